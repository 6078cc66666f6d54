"""What reports printed against what their own data give: equal, different and why, or not to be recomputed and why.

A figure that the plans hold as it was printed is no more than copied, and the verdict says so: it is not recomputed.
A figure is compared at the precision at which it was printed. A percentage that a unit told without the activities
behind it is not recomputed by repeating it: of it the verdict says so.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.language import later, tr
from generator.core.model import Measure, Relation, SubjectKind, TargetType
from generator.core.quantity import HUNDRED, Quantity, format_percent, round_half_up
from generator.indicators.alternatives import alternatives, rollup_of
from generator.indicators.figures import account_of, programmed
from generator.indicators.formulas import ZERO
from generator.indicators.method import capped
from generator.indicators.printed import additions, contradiction, sum_of_parts
from generator.indicators.states import State

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan, PublishedFigure, PublishedReport
    from generator.indicators.annual import YearIndicators
    from generator.indicators.printed import Derived

_ENOUGH_DECIMALS = 2
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.,])\d+(?:\.\d+)?")
_PERCENTAGES = frozenset({Measure.COMPLIANCE, Measure.MEAN})
_TOLD = later("Es el porcentaje que informó la unidad; el informe no publica las actividades de las que sale.")
_COPIED = later("Se copió de aquí al plan tal como se imprimió; no hay otra cifra de la que salga.")
_SUM_OF_GOALS = later("Es la suma de sus metas de cada período.")
_NO_ADDITIONAL = later("De esta clase de meta no se calcula lo adicional.")
_NO_RULE = later("Ninguna de las reglas que se probaron da la cifra impresa.")


class Answer(Enum):
    """What a comparison says; the value is the word of data files."""

    EQUAL = "igual"
    COPIED = "transcrita"
    DIFFERENT = "diferente"
    UNKNOWN = "no-recalculable"


class Verdict(Frozen):
    """A published figure, compared.

    `recomputed` is rounded as the printed one, `exact` is not; both `None` where nothing can be recomputed. `state`
    says what is known of the subject. `uncapped` is what the figures give where the printed one is that at the cap of
    the year's method. `reason` is in words; it may be "" where the figures are equal. It begins with `account`, if the
    figure comes from others that the report prints.
    """

    report: PublishedReport
    figure: PublishedFigure
    answer: Answer
    recomputed: Quantity | None = None
    exact: Decimal | None = None
    state: State = State.MEASURED
    reason: str = ""
    uncapped: Quantity | None = None
    account: str = ""


class _Found(Frozen):
    value: Decimal | None
    state: State
    reason: str = ""
    is_told: bool = False
    is_copied: bool = False
    account: str = ""


def verify(annual: AnnualPlan, indicators: YearIndicators) -> tuple[Verdict, ...]:
    """Return a verdict for every figure of every report of a year, in the order of the reports."""
    return tuple(_verdict(report, figure, indicators) for report in annual.reports for figure in report.figures)


def _verdict(report: PublishedReport, figure: PublishedFigure, indicators: YearIndicators) -> Verdict:
    found = _derived(report, figure, indicators) or _recompute(figure, indicators)
    if figure.relation is not Relation.EQUAL and found.value is not None:
        return _bound(report, figure, found, found.value)
    told = figure.quantity
    mine = None if found.value is None else at_precision(found.value, told)
    exact = None if found.value is None else round_half_up(found.value, max(decimals_of(told), _ENOUGH_DECIMALS))
    if mine == told and not found.is_told:
        answer, reason = (Answer.COPIED, tr(_COPIED)) if found.is_copied else (Answer.EQUAL, found.reason)
        return Verdict(report, figure, answer, mine, exact, found.state, reason, account=found.account)
    if mine == told:
        return Verdict(report, figure, Answer.UNKNOWN, None, None, found.state, tr(_TOLD))
    if _is_capped(figure, indicators, found):
        reason = tr(
            "Con el tope de la metodología del ejercicio; sin tope es {uncapped}.",
            uncapped=format_percent(found.value or ZERO),
        )
        return Verdict(report, figure, Answer.EQUAL, told, exact, found.state, reason, uncapped=mine)
    rule = _rule_that_gives(figure, indicators) if _is_tried(figure, indicators) else ""
    if mine is None and not rule:
        reason = (
            found.reason or f"{found.state.label}: {found.state.explanation[:1].lower()}{found.state.explanation[1:]}"
        )
        return Verdict(report, figure, Answer.UNKNOWN, None, None, found.state, reason)
    against = contradiction(report, figure, mine) if mine and not rule else ""
    reason = tr("La cifra impresa es lo que da {rule}.", rule=rule) if rule else against or tr(_NO_RULE)
    if found.is_told:
        reason = tr("El plan de la unidad dice otro porcentaje. {reason}", reason=reason)
    return Verdict(report, figure, Answer.DIFFERENT, mine, exact, found.state, reason)


def _bound(report: PublishedReport, figure: PublishedFigure, found: _Found, value: Decimal) -> Verdict:
    """Return the verdict of "más de 100 %": whether the recomputed figure, shown whole, is on that side of it."""
    limit, is_more = figure.quantity.value, figure.relation is Relation.MORE
    mine = Quantity(round_half_up(value, _ENOUGH_DECIMALS), figure.quantity.is_percent)
    if found.is_told:
        return Verdict(report, figure, Answer.UNKNOWN, None, None, found.state, tr(_TOLD))
    if value > limit if is_more else value < limit:
        return Verdict(report, figure, Answer.EQUAL, mine, mine.value, found.state)
    return Verdict(report, figure, Answer.DIFFERENT, mine, mine.value, found.state, tr(_NO_RULE))


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


def _derived(report: PublishedReport, figure: PublishedFigure, indicators: YearIndicators) -> _Found | None:
    """Return what other figures that the report prints give of this one: its terms, or what lies beside it."""
    if total := sum_of_parts(figure):
        return _of_figures(total)
    if figure.subject.kind is not SubjectKind.ACTIVITY or figure.period.year != indicators.annual.year:
        return None
    found = additions(report, figure, indicators)
    fitting = (each for each in found if at_precision(each.value, figure.quantity) == figure.quantity)
    return next((_of_figures(each) for each in fitting), None)


def _of_figures(derived: Derived) -> _Found:
    reason = f"{derived.account}: {derived.what}"
    return _Found(derived.value, State.MEASURED, reason, account=derived.account)


def _counted(figure: PublishedFigure, indicators: YearIndicators) -> _Found:
    """Return a quantity that the report's text counts, if the unit tells it: of work outside its goals, or in words."""
    plan = indicators.annual.by_unit.get(figure.subject.unit)
    entries = [entry for entry in (plan.progress if plan else ()) if entry.period in figure.period]
    counted = {work.quantity.number for entry in entries for work in entry.unplanned if work.quantity}
    if figure.quantity.number in counted:
        return _Found(figure.quantity.value, State.UNPLANNED, is_copied=True)
    results = (result for entry in entries for result in entry.results if result.code == figure.subject.code)
    texts = [*(entry.summary for entry in entries), *(result.notes for result in results)]
    if any(figure.quantity.value in _numbers(text) for text in texts):
        return _Found(figure.quantity.value, State.NO_FIGURES, is_copied=True)
    return _Found(None, State.NO_BREAKDOWN, tr("Nada de lo que informó la unidad lleva esa cantidad."))


def _numbers(text: str) -> set[Decimal]:
    """Return the numbers that a text says in figures."""
    return {Decimal(found.replace(",", "")) for found in _NUMBER.findall(text)}


def _recompute(figure: PublishedFigure, indicators: YearIndicators) -> _Found:
    if figure.period.year != indicators.annual.year:
        return _Found(
            None,
            State.NOT_SCHEDULED,
            tr("La cifra es de {year}, y aquí están los datos de otro año.", year=figure.period.year),
        )
    if figure.measure is Measure.COUNT:
        return _counted(figure, indicators)
    if figure.subject.kind is SubjectKind.ACTIVITY:
        return _of_activity(figure, indicators)
    if figure.measure not in _PERCENTAGES:
        return _Found(None, State.NO_BREAKDOWN, tr("No hay una regla para sumar cantidades de distintas actividades."))
    rollup = rollup_of(indicators, figure, figure.period)
    if rollup.mean is None and not rollup.members and figure.subject.kind is SubjectKind.ELEMENT:
        return _Found(None, rollup.state, tr("No se conocen las actividades que contribuyen a este elemento."))
    return _Found(rollup.mean, rollup.state, is_told=len(rollup.shares) == 1)


def _of_activity(figure: PublishedFigure, indicators: YearIndicators) -> _Found:
    found = indicators.activity(figure.subject.unit, figure.subject.code, figure.period)
    is_percent = figure.quantity.is_percent
    if figure.measure is Measure.PROGRAMMED:
        return _promised(figure, indicators)
    if figure.measure is Measure.EXECUTED:
        plan = indicators.annual.by_unit[figure.subject.unit]
        told = [period for period in plan.current_results(figure.subject.code) if period in figure.period]
        return _Found(_in_unit(found.executed, is_percent=is_percent), found.state, is_copied=len(told) == 1)
    if figure.measure is Measure.ADDITIONAL:
        value = found.additional_percent if is_percent else found.additional
        is_of_no_kind = value is None and found.state is State.MEASURED
        return _Found(value, found.state, tr(_NO_ADDITIONAL) if is_of_no_kind else "")
    return _Found(found.raw, found.state)


def _promised(figure: PublishedFigure, indicators: YearIndicators) -> _Found:
    """Return what was promised, whether or not a later change removed it; of a year, what its targets add up to."""
    plan = replace(indicators.annual.by_unit[figure.subject.unit], removal=None)
    activity = replace(plan.by_code[figure.subject.code], removal=None)
    adds_up = figure.period.is_year and activity.target_type is TargetType.SUM and activity.targets
    account = account_of(plan, replace(activity, annual_target=None) if adds_up else activity, {})
    promise = programmed(account, figure.period)
    is_percent = figure.quantity.is_percent
    if activity.target_type is TargetType.DEMAND and not is_percent:
        reason = tr("La meta es atender una parte de lo que se solicite: la cantidad depende de la demanda.")
        return _Found(None, State.NO_BREAKDOWN, reason)
    state = State.NOT_SCHEDULED if promise.is_known else State.NO_BREAKDOWN
    is_copied = len([target for target in activity.targets if target.period in figure.period]) <= 1
    reason = tr(_SUM_OF_GOALS) if adds_up and promise.number is not None and not is_copied else ""
    return _Found(_in_unit(promise.number, is_percent=is_percent), state, reason, is_copied=is_copied)


def _in_unit(number: Decimal | None, *, is_percent: bool) -> Decimal | None:
    """Return a quantity as it would be printed: 0.9 of one unit is 90 where the printed figure is a percentage."""
    return None if number is None else number * (HUNDRED if is_percent else Decimal(1))


def at_precision(value: Decimal, printed: Quantity) -> Quantity:
    """Return a value rounded to as many decimals as the printed figure has."""
    return Quantity(round_half_up(value, decimals_of(printed)), printed.is_percent)


def decimals_of(printed: Quantity) -> int:
    """Return how many decimals a figure was printed with."""
    return max(-int(printed.value.as_tuple().exponent), 0)
