"""What a report's own figures give of another one that it prints, where the year's plans alone cannot.

A goal of demand printed as an amount (60 services, which are 90 % of what is asked for) tells the demand that it
expected; a percentage printed beside another tells the points between them.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.model import Measure, Relation, TargetType
from generator.core.quantity import HUNDRED, format_number, format_percent
from generator.indicators.formulas import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import PublishedFigure, PublishedReport
    from generator.core.quantity import Quantity
    from generator.indicators.annual import YearIndicators
    from generator.indicators.compliance import Compliance

_DECIMALS = 2


class Derived(Frozen):
    """A figure computed from others that the same report prints: its account, and what that is."""

    value: Decimal
    account: str
    what: str


def sum_of_parts(figure: PublishedFigure) -> Derived | None:
    """Return what the terms that a report prints of a figure add up to; `None` where it prints none."""
    if not figure.parts:
        return None
    shown = format_percent if figure.quantity.is_percent else format_number
    account = " + ".join(shown(part, _DECIMALS) for part in figure.parts)
    return Derived(sum(figure.parts, ZERO), account, tr("los sumandos que imprime el informe."))


def contradiction(report: PublishedReport, figure: PublishedFigure, recomputed: Quantity) -> str:
    """Say that a report prints elsewhere what its data give, and not what it prints here; "" if it does not."""
    exact = (other for other in report.figures if other.relation is Relation.EQUAL)
    beside = [other for other in exact if (other.subject, other.period) == (figure.subject, figure.period)]
    same = (other for other in beside if other.measure is figure.measure and other.quantity == recomputed)
    if (other := next(same, None)) is not None:
        return tr(
            "El informe se contradice: en «{table}» imprime {value}, que es la cifra de aquí.",
            table=other.table,
            value=other.quantity.label,
        )
    if figure.measure is not Measure.ADDITIONAL or figure.quantity.is_percent:
        return ""
    amounts = [other for other in beside if not other.quantity.is_percent]
    goals = [other.quantity for other in amounts if other.measure is Measure.PROGRAMMED]
    done = [other.quantity for other in amounts if other.measure is Measure.EXECUTED]
    for goal, executed in product(goals, done):
        if max(executed.value - goal.value, ZERO) == recomputed.value:
            return tr(
                "El informe se contradice: imprime también {executed} de realizado y {goal} de programado, "
                "que no dan esa cifra.",
                executed=executed.label,
                goal=goal.label,
            )
    return ""


def additions(report: PublishedReport, figure: PublishedFigure, indicators: YearIndicators) -> Iterator[Derived]:
    """Yield what the report's own figures give of an additional percentage, the likeliest first."""
    if figure.measure is not Measure.ADDITIONAL or not figure.quantity.is_percent:
        return
    subject = figure.subject
    found = indicators.activity(subject.unit, subject.code, figure.period)
    activity = indicators.annual.by_unit[subject.unit].by_code[subject.code]
    if not found.programmed:
        return
    beside = [other for other in report.figures if (other.subject, other.period) == (subject, figure.period)]
    if activity.target_type is TargetType.DEMAND:
        goals = [each for each in beside if each.measure is Measure.PROGRAMMED and not each.quantity.is_percent]
        yield from (_over_expected(each.quantity.value, found) for each in goals if found.executed is not None)
        return
    done = [each for each in beside if each.measure is Measure.EXECUTED and each.quantity.is_percent]
    yield from (_points(each.quantity.value, found.programmed) for each in done)


def _over_expected(goal: Decimal, found: Compliance) -> Derived:
    """Return what was attended above the demand that a printed goal expected."""
    done, rate = found.executed or ZERO, found.programmed or Decimal(1)
    value = (done * rate / goal - 1) * HUNDRED if goal else ZERO
    account = f"{format_number(done)} ÷ ({format_number(goal)} ÷ {format_percent(rate * HUNDRED)}) − 1"
    return Derived(value, account, tr("lo atendido, contra la demanda que suponía la meta impresa."))


def _points(done: Decimal, aim: Decimal) -> Derived:
    """Return the points between a printed percentage and the goal."""
    account = f"{format_percent(done, _DECIMALS)} − {format_percent(aim * HUNDRED)}"
    return Derived(done - aim * HUNDRED, account, tr("son puntos, y no porcentaje de la meta."))
