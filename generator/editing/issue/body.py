"""From the body of an issue to the answers of its form: GitHub writes `### Label`, a blank line and what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.hidden import HIDDEN
from generator.core.problem import Origin, Problem, Severity, Spot
from generator.core.wording import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE = "incidencia"
"""How problems name the body."""

MAX_LETTERS = 70_000
"""A little more than GitHub allows."""

_EMPTY = {"_No response_", ""}
_HEADING = "### "


class Line(Frozen):
    """A line of an answer, with its number in the body."""

    number: int
    text: str

    def problem(self, message: str, remedy: str) -> Problem:
        """Return a problem of this line."""
        spot = Spot(self.number, 1, len(self.text) + 1, self.text)
        return Problem("A622", Severity.ERROR, Origin(FILE, (), self.number), message, remedy, spot=spot)


class Answer(Frozen):
    """What was answered to a field, without the blank lines around it; no line if nothing was."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The answer as one text."""
        return "\n".join(line.text for line in self.lines)


Answers = dict[str, Answer]


def read_body(body: str, labels: Mapping[str, str]) -> tuple[Answers, tuple[Problem, ...]]:
    """Return the answer to each field, by its key, and what keeps the body from being one of the form.

    A heading that is none of the form's is part of the answer in which it stands; one that comes twice, as a text that
    imitates the form would have it, is a problem, because nobody can tell which of the two counts.
    """
    text = HIDDEN.sub("", body.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > MAX_LETTERS:
        return {}, (
            fault(f"el texto tiene {len(text):,} letras y el máximo son {MAX_LETTERS:,}", "envíe otro más corto"),
        )
    keys = {f"{_HEADING}{label}": key for key, label in labels.items()}
    found: dict[str, list[list[Line]]] = {key: [] for key in labels}
    before: list[Line] = []
    lines = before
    for number, line in enumerate(text.split("\n"), 1):
        if key := keys.get(line.strip()):
            lines = []
            found[key].append(lines)
        else:
            lines.append(Line(number, line.strip()))
    if problems := tuple(_faults([line for line in before if line.text], found, labels)):
        return {}, problems
    return {key: _answer(parts[0]) for key, parts in found.items()}, ()


def _answer(lines: list[Line]) -> Answer:
    if {line.text for line in lines} <= _EMPTY:
        return Answer(())
    told = [index for index, line in enumerate(lines) if line.text]
    return Answer(tuple(lines[told[0] : told[-1] + 1]))


def _faults(before: list[Line], found: Mapping[str, list[list[Line]]], labels: Mapping[str, str]) -> Iterator[Problem]:
    missing = [quoted(labels[key]) for key, parts in found.items() if not parts]
    twice = [quoted(labels[key]) for key, parts in found.items() if len(parts) > 1]
    if len(missing) == len(labels):
        yield fault("el texto no es el del formulario", "abra otra incidencia con el formulario «Informar el avance»")
        return
    if missing:
        yield fault(
            f"faltan títulos del formulario: {listed(missing)}",
            "vuelva a escribirlos, cada uno en su línea, después de ### y un espacio",
        )
    if twice:
        yield fault(
            f"hay títulos del formulario repetidos: {listed(twice)}",
            "deje cada título una sola vez, y no lo use dentro de un texto",
        )
    if before:
        yield before[0].problem(
            f"hay texto antes del primer título: {quoted(before[0].text)}", "páselo al apartado que corresponda"
        )


def fault(message: str, remedy: str) -> Problem:
    """Return a problem of the body as a whole."""
    return Problem("A621", Severity.ERROR, Origin(FILE), message, remedy, spot=Spot(1))
