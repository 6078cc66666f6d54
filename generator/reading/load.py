"""A strict YAML reader: from text to plain data with the place of every value.

It reads the subset of YAML in which editors (YAML 1.2) and PyYAML agree: mappings, lists and scalars. Anchors, aliases,
tags, directives, several documents and duplicate keys are faults. Numbers are `123` or `12.5` and stay exact; `010`,
`1e3`, `12:30`, `no` or a date are text, as written.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from generator.core.hidden import HIDDEN_SET, name_of
from generator.core.problem import Origin, Problem, Severity, Spot
from generator.core.wording import quoted
from generator.reading.decode import decode
from generator.reading.document import MAX_FAULTS, Document, and_more
from generator.reading.syntax import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.document import Mark, Path

    ValueStart = yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent

_ESCAPED = re.compile(f"[{HIDDEN_SET}\r]")
"""What nobody sees; a carriage return too, which a terminal obeys: those of the file itself are line ends, and gone."""
MAX_DEPTH = 20
LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,12})?")
_THOUSANDS_LIKE = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_DIGITS = re.compile(r"[0-9]+")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


def load(file: str, data: bytes, loader: type[Any] = LOADER) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the file as a document (`None` if it cannot be read) and its problems, warnings included."""
    text = decode(file, data)
    if not isinstance(text, str):
        return None, text
    builder = _Builder(file, text, loader)
    try:
        builder.read()
    except yaml.YAMLError as error:
        builder.problems.append(explain(file, text, error))
    except _RefusedError:
        pass
    if any(problem.severity is Severity.ERROR for problem in builder.problems):
        return None, tuple(builder.problems)
    return Document(file, text, builder.data, builder.marks, builder.key_marks), tuple(builder.problems)


class _RefusedError(Exception):
    """Stops the reading of a file; its problem has been noted already."""


class _Builder:
    """Turns YAML events into data; a class because one reading shares the marks, the problems and the stream."""

    def __init__(self, file: str, text: str, loader: type[Any]) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.events: Iterator[Any] = iter(loader(text).get_event, None)  # `yaml.parse`, without its own loop
        self.data: object = None
        self.marks: dict[Path, Mark] = {}
        self.key_marks: dict[Path, Mark] = {}
        self.problems: list[Problem] = []

    def read(self) -> None:
        """Read the only document of the file."""
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1 or event.version or event.tags:
                    message = "el archivo tiene más de un documento (---) o una directiva (%)"
                    self.refuse(event, message, "deje un solo documento, sin directivas")
            elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                self.data = self.value(event, ())
        if not isinstance(self.data, dict):
            message = "el archivo está vacío" if self.data is None else "el archivo no empieza con una clave"
            remedy = "la primera línea de todo archivo es esquema: 1"
            self.problems.append(Problem("L106", Severity.ERROR, Origin(self.file), message, remedy, spot=Spot(1)))

    def value(self, event: ValueStart, path: Path) -> object:
        """Return the value that starts at this event."""
        self.require_plain(event)
        if len(path) > MAX_DEPTH:
            self.refuse(event, f"hay más de {MAX_DEPTH} niveles de sangría", "revise la sangría")
        if isinstance(event, yaml.ScalarEvent):
            self.marks[path] = mark = _mark(event)
            return self.scalar(event, mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, path)
        return self.sequence(event, path)

    def require_plain(self, event: ValueStart | yaml.AliasEvent) -> None:
        """Refuse what makes a value mean something that its reader does not see."""
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None or event.tag is not None:
            message = "hay un ancla (&), una referencia (*) o una etiqueta (!)"
            self.refuse(event, message, "escriba el valor completo; si es texto, póngalo entre comillas")
        if isinstance(event, yaml.ScalarEvent) and event.style == '"' and (found := _ESCAPED.search(event.value)):
            message = f"hay un carácter oculto o de control, escrito con «\\»: {name_of(found.group())}"
            self.report(
                event, Severity.ERROR, "L103", message, "bórrelo; si es una ruta, escríbala entre comillas simples"
            )

    def mapping(self, start: yaml.MappingStartEvent, path: Path) -> dict[str, object]:
        """Return a mapping whose keys are text; a repeated key is a problem that names both lines."""
        result: dict[str, object] = {}
        inside = path
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            self.require_plain(event)
            if not isinstance(event, yaml.ScalarEvent):
                self.refuse(event, "una clave no es un texto simple", "escriba «clave: valor»")
            key = unicodedata.normalize("NFC", event.value)
            inside = (*path, key)
            if key in result:
                self.report_repeated(event, key, self.key_marks[inside][0] + 1)
                inside = (*inside, "repetida")
                self.value(next(self.events), inside)
            else:
                self.key_marks[inside] = _mark(event)
                result[key] = None
                result[key] = self.value(next(self.events), inside)
        self.marks[path] = self.span(start, event, inside)
        return result

    def sequence(self, start: yaml.SequenceStartEvent, path: Path) -> list[object]:
        """Return a list."""
        result: list[object] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            result.append(self.value(event, (*path, len(result))))
        self.marks[path] = self.span(start, event, (*path, len(result) - 1))
        return result

    def span(self, start: yaml.CollectionStartEvent, end: yaml.CollectionEndEvent, last_item: Path) -> Mark:
        """Return the place of a container: up to its bracket, or up to its last item where there is none."""
        if start.flow_style:
            _, _, last, stop = _mark(end)
        else:
            _, _, last, stop = self.marks[last_item]
        first, column, _, _ = _mark(start)
        return first, column, last, stop

    def scalar(self, event: yaml.ScalarEvent, mark: Mark) -> object:
        """Return text, or the number, truth value or nothing that a plain scalar writes."""
        text = unicodedata.normalize("NFC", event.value)  # «é» is one letter, however it was typed
        if event.style:  # quoted or block text; a plain scalar has no style
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _NUMBER.fullmatch(text):
            if _THOUSANDS_LIKE.fullmatch(text):
                self.warn_of_thousands(event)
            return Decimal(text) if "." in text else int(text)
        self.warn_of_comment(event, mark)
        return text

    def report_repeated(self, event: yaml.ScalarEvent, key: str, line: int) -> None:
        """Report a repeated key; two halves of figures, as `{abr: 5,000, may: 1,000}` makes, are named as such."""
        message, remedy = f"la clave {quoted(key)} ya está en la línea {line}", "deje una sola de las dos"
        if _DIGITS.fullmatch(key):
            message = f"una coma partió una cifra: {quoted(key)} quedó aparte"
            remedy = "no separe los miles (1200) y use punto decimal (12.5)"
        self.report(event, Severity.ERROR, "L108", message, remedy)

    def warn_of_thousands(self, event: yaml.ScalarEvent) -> None:
        """Warn that `1.200` is one and two tenths."""
        exact = Decimal(event.value).normalize()
        whole = event.value.replace(".", "")
        message = f"{event.value} se lee como {exact:f}; ¿quiso decir {whole}?"
        remedy = f"escriba los miles sin separador: {whole}; o sin ceros al final: {exact:f}"
        self.report(event, Severity.WARNING, "L105", message, remedy)

    def warn_of_comment(self, event: yaml.ScalarEvent, mark: Mark) -> None:
        """Warn that ` #` cuts a text: what follows is a comment that nobody will read."""
        _, _, line, column = mark
        rest = self.lines[line][column:]
        if rest.lstrip().startswith("#"):
            message = f"el texto termina antes de «#», y lo que sigue no se lee: {quoted(rest, 40)}"
            remedy = "si «#» es parte del texto, ponga todo entre comillas"
            self.report(event, Severity.WARNING, "L109", message, remedy)

    def report(self, event: yaml.Event, severity: Severity, code: str, message: str, remedy: str) -> None:
        """Note a problem at an event and go on."""
        line, column, last, end = _mark(event)
        text = self.lines[line] if line < len(self.lines) else ""
        stop = end if last == line else len(text)
        spot = Spot(line + 1, column + 1, max(stop, column + 1) + 1, text)
        problem = Problem(code, severity, Origin(self.file), message, remedy, spot=spot)
        number = sum(other.severity is severity for other in self.problems) + 1
        if number <= MAX_FAULTS:
            self.problems.append(and_more(problem) if number == MAX_FAULTS else problem)
        elif severity is Severity.ERROR:
            raise _RefusedError

    def refuse(self, event: yaml.Event, message: str, remedy: str) -> NoReturn:
        """Report YAML that a plan may not use; nothing that comes after it in the file can be trusted."""
        self.report(event, Severity.ERROR, "L107", message, remedy)
        raise _RefusedError


def _mark(event: Any) -> Mark:
    """Return where an event stands. Its marks are optional in its type, but a parser always gives them."""
    start, end = event.start_mark, event.end_mark
    return start.line, start.column, end.line, end.column
