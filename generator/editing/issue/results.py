"""From the lines of the form to results: `1.4: 24350`, `2: 18 de 20`, `1.5: no hubo facilitadores`."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.model import Activity, Evidence, Result, TargetType, UnplannedWork
from generator.core.wording import did_you_mean, listed, quoted
from generator.editing.interview.answers import Texts, read_amount, read_count, read_quantity
from generator.editing.interview.conversation import NotUnderstoodError
from generator.editing.issue.body import Answer
from generator.editing.progress import UNWRITTEN
from generator.editing.typed_figures import DASHES, is_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from generator.core.model import UnitPlan
    from generator.core.problem import Problem
    from generator.core.quantity import Quantity
    from generator.editing.issue.body import Answers, Line

_BULLET = re.compile(r"^(?:[-*•+]\s+|\|\s*)|\s*\|$")
_QUOTES = "\"'`*"
_SEPARATOR = re.compile(rf"[{_QUOTES}]*\s*[:=|]\s*|[{_QUOTES}]*$")
_SEPARATOR_OR_SPACE = re.compile(rf"{_SEPARATOR.pattern}|[{_QUOTES}]*\s+")
_CODE_LIKE = re.compile(r"(?P<code>[\w.-]*[0-9][\w.-]*)[\"'`*]*\s*(?:[:=](?:\s|$)|\|)")
_CODE_AND_SPACE = re.compile(r"(?P<code>[\w.-]*[0-9][\w.-]*)(?:\W|$)")
_OF_DEMAND = re.compile(r"(?P<done>\S+)\s*(?:de|/)\s*(?P<asked>\S+)")
_LINKS = (
    re.compile(r"!?\[(?P<title>[^\]]*)\]\((?P<url>[^\s)]+)\)"),
    re.compile(r"<img\b[^>]*?\balt=\"(?P<title>[^\"]*)\"[^>]*?\bsrc=\"(?P<url>[^\"]*)\"[^>]*>"),
    re.compile(r"(?P<title>.*?)[\s:;,(<-]*(?P<url>https?://[^\s>]+)>?"),
)
_MAX_PARTS = 3


class Told(Frozen):
    """What a line of the form says of an activity."""

    activity: Activity
    line: Line
    text: str


class Reader:
    """Reads the fields of one form; a class because one reading shares the plan and collects the problems."""

    def __init__(self, plan: UnitPlan, texts: Texts) -> None:
        self.plan = plan
        self.texts = texts
        self.problems: list[Problem] = []
        self._codes = sorted(plan.by_code, key=len, reverse=True)
        self._example = plan.activities[0].code if plan.activities else "1.1"

    def results(self, answers: Answers) -> tuple[Result, ...]:
        """Return what is reported of each activity, in the order of the plan."""
        figures = self._figures(answers["actividades"])
        reasons, measures, notes = (self._texts(answers[key], figures) for key in ("justificacion", "medidas", "nota"))
        evidence = self._evidence(answers["evidencia"], figures)
        return tuple(
            Result(
                code=code,
                quantity=told[0],
                origin=UNWRITTEN,
                requested=told[1],
                justification=reasons.get(code, ""),
                measures=measures.get(code, ""),
                notes=notes.get(code, ""),
                evidence=tuple(evidence.get(code, ())),
            )
            for code in (activity.code for activity in self.plan.activities)
            if (told := figures.get(code))
        )

    def unplanned(self, answer: Answer) -> tuple[UnplannedWork, ...]:
        """Return the work that no goal announced: `Charla en una alcaldía; Personas; 40`."""
        found: list[UnplannedWork] = []
        for line in answer.lines:
            with self._noting(line):
                if parts := [part.strip() for part in re.split(r"[;|]", _BULLET.sub("", line.text)) if part.strip()]:
                    found.append(self._work(parts))
        return tuple(found)

    def one_text(self, answer: Answer, *, in_one_line: bool = False) -> str:
        """Return a text that is of no activity; "" if nothing was written."""
        text = ""
        for line in answer.lines[:1]:  # a fault of the whole text is told at its first line
            with self._noting(line):
                text = self.texts.line(answer.text) if in_one_line else self.texts.text(answer.text)
        return text

    def _figures(self, answer: Answer) -> dict[str, tuple[Quantity, Decimal | None] | None]:
        """Return what was done of each activity that is named: `None` if its line says nothing that can be taken."""
        found: dict[str, tuple[Quantity, Decimal | None] | None] = {}
        for line in answer.lines:
            with self._noting(line):
                told = self._told(line, _SEPARATOR_OR_SPACE)
                if told is None and line.text:
                    raise NotUnderstoodError(self._which_code(line.text, _CODE_AND_SPACE))
                if told is None:
                    continue
                code = told.activity.code
                if code in found:
                    raise NotUnderstoodError(f"la actividad {code} ya está más arriba: deje una sola")
                found[code] = None
                if told.text.strip(DASHES):
                    found[code] = _figure(told)
        return found

    def _texts(self, answer: Answer, reported: Mapping[str, object]) -> dict[str, str]:
        parts: dict[str, list[Line]] = {}
        current = next(iter(reported)) if len(reported) == 1 else ""
        for line in answer.lines:
            with self._noting(line):
                current, text = self._continued(line, current, reported)
                parts.setdefault(current, []).append(replace(line, text=text))
        return {code: self.one_text(Answer(tuple(lines))) for code, lines in parts.items()}

    def _evidence(self, answer: Answer, reported: Mapping[str, object]) -> dict[str, list[Evidence]]:
        found: dict[str, list[Evidence]] = {}
        current = next(iter(reported)) if len(reported) == 1 else ""
        for line in answer.lines:
            with self._noting(line):
                current, text = self._continued(line, current, reported)
                if text:
                    found.setdefault(current, []).append(self._proof(text))
        return found

    def _continued(self, line: Line, current: str, reported: Mapping[str, object]) -> tuple[str, str]:
        """Return the activity that a line is about, which can be that of the line before, and what it says."""
        told = self._told(line, _SEPARATOR)
        if told is None and not current and line.text:
            raise NotUnderstoodError(self._which_code(line.text, _CODE_LIKE))
        if told is None:
            if found := _CODE_LIKE.match(_BULLET.sub("", line.text).lstrip(_QUOTES)):
                raise NotUnderstoodError(self._no_such_code(found["code"]))
            return current, line.text
        if told.activity.code not in reported:
            raise NotUnderstoodError(f"en «Actividades» falta cuánto se hizo de la actividad {told.activity.code}")
        return told.activity.code, told.text

    def _told(self, line: Line, separator: re.Pattern[str]) -> Told | None:
        """Return what a line says of the activity whose code it begins with, `None` if it begins with none."""
        text = _BULLET.sub("", line.text).lstrip(_QUOTES)
        for code in self._codes:
            if text[: len(code)].casefold() == code.casefold() and (found := separator.match(text, len(code))):
                return Told(self.plan.by_code[code], line, text[found.end() :].strip())
        return None

    def _which_code(self, text: str, code_like: re.Pattern[str]) -> str:
        if found := code_like.match(_BULLET.sub("", text).lstrip(_QUOTES)):
            return self._no_such_code(found["code"])
        return f"empiece la línea con el código de la actividad y dos puntos, por ejemplo «{self._example}: …»"

    def _no_such_code(self, code: str) -> str:
        codes = [activity.code for activity in self.plan.activities]
        remedy = did_you_mean(code, codes, f"las de la unidad son {listed(codes)}")
        return f"el plan no tiene ninguna actividad {quoted(code)}; {remedy}"

    def _work(self, parts: list[str]) -> UnplannedWork:
        if len(parts) > _MAX_PARTS:
            raise NotUnderstoodError("escriba qué se hizo; en qué se cuenta; cuánto. Por ejemplo: Charla; Personas; 40")
        name, *rest = parts
        quantity = read_amount(rest.pop()) if rest and (len(rest) > 1 or is_figure(rest[-1])) else None
        return UnplannedWork(self.texts.line(name), self.texts.line(rest[0]) if rest else "", quantity, UNWRITTEN)

    def _proof(self, text: str) -> Evidence:
        for link in _LINKS:
            if found := link.fullmatch(text):
                title = self.texts.line(found["title"])
                if not title:
                    raise NotUnderstoodError("antes de la dirección, escriba qué documento es")
                return Evidence(title, self.texts.address(found["url"]))
        raise NotUnderstoodError("escriba qué documento es y su dirección, que empieza con https://")

    @contextmanager
    def _noting(self, line: Line) -> Iterator[None]:
        """Make a problem of what cannot be understood in a line, and go on with the next."""
        try:
            yield
        except NotUnderstoodError as error:
            self.problems.append(line.problem(f"no se puede tomar {quoted(line.text)}", str(error)))


def _figure(told: Told) -> tuple[Quantity, Decimal | None]:
    """Return what was done, and what was asked for if the goal depends on it."""
    is_demand = told.activity.target_type is TargetType.DEMAND
    found = _OF_DEMAND.fullmatch(told.text)
    if found and not is_demand:
        raise NotUnderstoodError("esta meta no depende de lo solicitado: escriba solo cuánto se hizo")
    if is_demand and not found:
        raise NotUnderstoodError("escriba cuánto se atendió y cuánto se solicitó, por ejemplo «18 de 20»")
    done = read_quantity(found["done"] if found else told.text, told.activity)
    if done is None:  # a dash was passed over before
        raise NotUnderstoodError("escriba cuánto se hizo")
    return done, read_count(found["asked"]) if found else None
