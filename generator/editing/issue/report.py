"""From the answers of the form to the report of a unit: whose it is, of which month, and what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.model import ProgressEntry
from generator.core.problem import GeneratorError, Problem
from generator.editing.asked import NoSuchPeriodError, plan_asked
from generator.editing.interview.answers import Texts
from generator.editing.issue.body import fault, read_body
from generator.editing.issue.fields import labels
from generator.editing.issue.results import Reader
from generator.editing.progress import UNWRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.core.model import AnnualPlan, UnitPlan
    from generator.core.period import Period
    from generator.editing.issue.body import Answer, Answers
    from generator.reading.schemas import Schemas

_ID = r"[a-z][a-z0-9-]*"
_NAMED = (
    re.compile(rf"(?:.*/)?(?P<institution>{_ID})/(?P<year>[0-9]{{4}})/unidades/(?P<unit>{_ID})(?:/.*)?"),
    re.compile(rf"(?:.*/)?(?P<institution>{_ID})/(?P<year>[0-9]{{4}})/(?P<unit>{_ID})\.yaml"),
    re.compile(rf"(?P<institution>{_ID})/(?:(?P<year>[0-9]{{4}})/)?(?P<unit>{_ID})/?"),
    re.compile(r"(?P<unit>.*)"),
)
_WANTED = {"unidad": "la unidad", "periodo": "el período"}
_CHECKED = re.compile(r"[-*]\s*\[\s*[xX]\s*\]")


class Asked(Frozen):
    """A report, and the plan that it belongs to."""

    annual: AnnualPlan
    plan: UnitPlan
    entry: ProgressEntry


def read_issue(
    body: str, annual_plans: Sequence[AnnualPlan], schemas: Schemas, day: date
) -> tuple[Asked | None, tuple[Problem, ...]]:
    """Return the report that the body of an issue asks for, or what must be mended in it."""
    answers, problems = read_body(body, labels(schemas))
    if problems:
        return None, problems
    missing = [key for key in ("unidad", "periodo") if not answers[key].text]
    if missing:
        return None, tuple(fault(f"falta {_WANTED[key]}", "escríbalo debajo de su título") for key in missing)
    try:
        annual, plan, period = _plan(answers["unidad"].text, answers["periodo"].text, annual_plans)
    except NoSuchPeriodError as error:
        line = answers["periodo"].lines[0]
        return None, (line.problem("no se sabe de qué período es el informe", str(error)),)
    except GeneratorError as error:
        line = answers["unidad"].lines[0]
        return None, (line.problem("no se sabe de qué plan es el informe", str(error)),)
    reader = Reader(plan, Texts(schemas))
    entry = _entry(answers, reader, period, day)
    problems = (*reader.problems, *_contradictions(answers, entry))
    return (None, problems) if problems else (Asked(annual, plan, entry), ())


def _plan(unit: str, period: str, annual_plans: Sequence[AnnualPlan]) -> tuple[AnnualPlan, UnitPlan, Period]:
    """Return the plan of a unit that is named by its id, by its institution and id, by its file or by its page."""
    named = next(found for shape in _NAMED if (found := shape.fullmatch(unit.strip("<>`\"' ")))).groupdict()
    year = int(named["year"]) if named.get("year") else None
    if any(
        named["unit"] in annual.unread and named.get("institution") in {None, annual.institution.id}
        for annual in annual_plans
    ):
        raise GeneratorError(f"el plan de «{named['unit']}» tiene errores y no se puede leer: avise a planificación")
    return plan_asked(annual_plans, named["unit"], period, named.get("institution"), year)


def _entry(answers: Answers, reader: Reader, period: Period, day: date) -> ProgressEntry:
    return ProgressEntry(
        period=period,
        date=day,
        results=reader.results(answers),
        origin=UNWRITTEN,
        owner=reader.one_text(answers["responsable"], in_one_line=True),
        summary=reader.one_text(answers["resumen"]),
        is_correction=_is_correction(answers["rectifica"]),
        reason=reader.one_text(answers["motivo"]),
        unplanned=reader.unplanned(answers["no_programadas"]),
    )


def _is_correction(answer: Answer) -> bool:
    return any(_CHECKED.match(line.text) for line in answer.lines)


def _contradictions(answers: Answers, entry: ProgressEntry) -> Iterator[Problem]:
    """Yield what cannot be meant: a reason without a correction, a correction without a reason, nothing at all."""
    if entry.reason and not entry.is_correction:
        message = "hay un motivo de rectificación, pero el informe no está marcado como rectificación"
        yield answers["motivo"].lines[0].problem(message, "marque la casilla, escribiendo [x], o borre el motivo")
    if entry.is_correction and not entry.reason:
        yield answers["rectifica"].lines[0].problem("el informe rectifica otro y no dice por qué", "escriba el motivo")
    if not (entry.results or entry.unplanned or entry.summary):
        yield fault("el informe no dice nada", "escriba al menos una actividad con su cantidad, o un resumen")
