"""What reports printed against what their own data give: equal, different and why, or not to be recomputed and why.

A figure is compared at the precision at which it was printed. A percentage that a unit told without the activities
behind it is not recomputed by repeating it: of it the verdict says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from generator.core.model import Measure, Relation, SubjectKind, TargetType
from generator.core.quantity import HUNDRED, Quantity, format_percent, round_half_up
from generator.indicators.alternatives import alternatives, rollup_of
from generator.indicators.figures import account_of, programmed
from generator.indicators.formulas import ZERO
from generator.indicators.method import capped
from generator.indicators.states import State

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan, PublishedFigure, PublishedReport
    from generator.indicators.annual import YearIndicators

_ENOUGH_DECIMALS = 2
_PERCENTAGES = frozenset({Measure.COMPLIANCE, Measure.MEAN})
_TOLD = "Es el porcentaje que informó la unidad; el informe no publica las actividades de las que sale."
_NO_RULE = "Ninguna de las reglas que se probaron da la cifra impresa."


class Answer(Enum):
    """What a comparison says; the value is the word of data files."""

    EQUAL = "igual"
    DIFFERENT = "diferente"
    UNKNOWN = "no-recalculable"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A published figure, compared.

    `recomputed` is rounded as the printed one, `exact` is not; both `None` where nothing can be recomputed. `state`
    says what is known of the subject. `reason` is in words; it may be "" where the figures are equal.
    """

    report: PublishedReport
    figure: PublishedFigure
    answer: Answer
    recomputed: Quantity | None = None
    exact: Decimal | None = None
    state: State = State.MEASURED
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    value: Decimal | None
    state: State
    reason: str = ""
    is_told: bool = False


def verify(annual: AnnualPlan, indicators: YearIndicators) -> tuple[Verdict, ...]:
    """Return a verdict for every figure of every report of a year, in the order of the reports."""
    return tuple(_verdict(report, figure, indicators) for report in annual.reports for figure in report.figures)


def _verdict(report: PublishedReport, figure: PublishedFigure, indicators: YearIndicators) -> Verdict:
    found = _recompute(figure, indicators)
    if figure.relation is not Relation.EQUAL and found.value is not None:
        return _bound(report, figure, found, found.value)
    told = figure.quantity
    mine = None if found.value is None else at_precision(found.value, told)
    exact = None if found.value is None else round_half_up(found.value, max(decimals_of(told), _ENOUGH_DECIMALS))
    if mine == told and not found.is_told:
        return Verdict(report, figure, Answer.EQUAL, mine, exact, found.state)
    if mine == told:
        return Verdict(report, figure, Answer.UNKNOWN, None, None, found.state, _TOLD)
    if _is_capped(figure, indicators, found):
        shown = format_percent(found.value or ZERO)
        reason = f"Con el tope de la metodología del ejercicio; sin tope es {shown}."
        return Verdict(report, figure, Answer.EQUAL, told, exact, found.state, reason)
    rule = _rule_that_gives(figure, indicators) if _is_tried(figure, indicators) else ""
    if mine is None and not rule:
        reason = (
            found.reason or f"{found.state.label}: {found.state.explanation[:1].lower()}{found.state.explanation[1:]}"
        )
        return Verdict(report, figure, Answer.UNKNOWN, None, None, found.state, reason)
    reason = f"La cifra impresa es lo que da {rule}." if rule else _NO_RULE
    if found.is_told:
        reason = f"El plan de la unidad dice otro porcentaje. {reason}"
    return Verdict(report, figure, Answer.DIFFERENT, mine, exact, found.state, reason)


def _bound(report: PublishedReport, figure: PublishedFigure, found: _Found, value: Decimal) -> Verdict:
    """Return the verdict of "más de 100 %": whether the recomputed figure, shown whole, is on that side of it."""
    limit, is_more = figure.quantity.value, figure.relation is Relation.MORE
    mine = Quantity(round_half_up(value, _ENOUGH_DECIMALS), figure.quantity.is_percent)
    if found.is_told:
        return Verdict(report, figure, Answer.UNKNOWN, None, None, found.state, _TOLD)
    if value > limit if is_more else value < limit:
        return Verdict(report, figure, Answer.EQUAL, mine, mine.value, found.state)
    return Verdict(report, figure, Answer.DIFFERENT, mine, mine.value, found.state, _NO_RULE)


def _is_capped(figure: PublishedFigure, indicators: YearIndicators, found: _Found) -> bool:
    """Return whether a percentage was printed as the year's own method caps it."""
    method = indicators.annual.frame.method
    if found.value is None or figure.measure not in _PERCENTAGES or found.value == capped(found.value, method):
        return False
    return at_precision(capped(found.value, method), figure.quantity) == figure.quantity


def _is_tried(figure: PublishedFigure, indicators: YearIndicators) -> bool:
    """Return whether other rules may explain a figure: one of this year, and exact."""
    return figure.period.year == indicators.annual.year and figure.relation is Relation.EQUAL


def _rule_that_gives(figure: PublishedFigure, indicators: YearIndicators) -> str:
    """Return the first alternative rule that gives the printed figure; "" if none does."""
    if figure.measure is Measure.ADDITIONAL and not figure.quantity.is_percent:
        return ""
    fitting = (
        other.rule
        for other in alternatives(indicators, figure)
        if other.value is not None and at_precision(other.value, figure.quantity) == figure.quantity
    )
    return next(fitting, "")


def _recompute(figure: PublishedFigure, indicators: YearIndicators) -> _Found:
    if figure.period.year != indicators.annual.year:
        return _Found(
            None, State.NOT_SCHEDULED, f"La cifra es de {figure.period.year}, y aquí están los datos de otro año."
        )
    if figure.subject.kind is SubjectKind.ACTIVITY:
        return _of_activity(figure, indicators)
    if figure.measure not in _PERCENTAGES:
        return _Found(None, State.NO_BREAKDOWN, "No hay una regla para sumar cantidades de distintas actividades.")
    rollup = rollup_of(indicators, figure, figure.period)
    if rollup.mean is None and not rollup.members and figure.subject.kind is SubjectKind.ELEMENT:
        return _Found(None, rollup.state, "No se conocen las actividades que contribuyen a este elemento.")
    return _Found(rollup.mean, rollup.state, is_told=len(rollup.shares) == 1)


def _of_activity(figure: PublishedFigure, indicators: YearIndicators) -> _Found:
    found = indicators.activity(figure.subject.unit, figure.subject.code, figure.period)
    is_percent = figure.quantity.is_percent
    if figure.measure is Measure.PROGRAMMED:
        return _promised(figure, indicators)
    if figure.measure is Measure.EXECUTED:
        return _Found(_in_unit(found.executed, is_percent=is_percent), found.state)
    if figure.measure is Measure.ADDITIONAL:
        value = found.additional_percent if is_percent else found.additional
        lacking = "" if found.state is not State.MEASURED else "De esta clase de meta no se calcula lo adicional."
        return _Found(value, found.state, lacking)
    return _Found(found.raw, found.state)


def _promised(figure: PublishedFigure, indicators: YearIndicators) -> _Found:
    """Return what was promised, whether or not a later change removed it."""
    plan = replace(indicators.annual.by_unit[figure.subject.unit], removal=None)
    activity = replace(plan.by_code[figure.subject.code], removal=None)
    promise = programmed(account_of(plan, activity, {}), figure.period)
    is_percent = figure.quantity.is_percent
    if activity.target_type is TargetType.DEMAND and not is_percent:
        reason = "La meta es atender una parte de lo que se solicite: la cantidad depende de la demanda."
        return _Found(None, State.NO_BREAKDOWN, reason)
    state = State.NOT_SCHEDULED if promise.is_known else State.NO_BREAKDOWN
    return _Found(_in_unit(promise.number, is_percent=is_percent), state)


def _in_unit(number: Decimal | None, *, is_percent: bool) -> Decimal | None:
    """Return a quantity as it would be printed: 0.9 of one unit is 90 where the printed figure is a percentage."""
    return None if number is None else number * (HUNDRED if is_percent else Decimal(1))


def at_precision(value: Decimal, printed: Quantity) -> Quantity:
    """Return a value rounded to as many decimals as the printed figure has."""
    return Quantity(round_half_up(value, decimals_of(printed)), printed.is_percent)


def decimals_of(printed: Quantity) -> int:
    """Return how many decimals a figure was printed with."""
    return max(-int(printed.value.as_tuple().exponent), 0)
