"""Blocks that several kinds of page share: key figures, lists of units and of activities, cells, caveats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.language import later, tr
from generator.core.model import TargetType
from generator.core.quantity import format_number, format_percent, in_unit
from generator.core.wording import counted
from generator.indicators.explain import WEIGHT_DECIMALS, covered_text
from generator.indicators.method import has_own_bands
from generator.indicators.states import State
from generator.publishing.views.words import (
    PARTIAL,
    UNKNOWN,
    Badge,
    badge_of,
    percent,
    unknown_weight,
)

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.core.model import Activity, Method, UnitPlan
    from generator.core.period import Period
    from generator.indicators.compliance import Compliance
    from generator.indicators.rollup import Rollup
    from generator.publishing.page import Link
    from generator.publishing.views.context import YearContext


COMMON_BANDS = later("categoría de la metodología común")
TOLD = later("informado por la unidad, sin detalle")


class KeyFigure(Frozen):
    """A figure with its name and a line of context; `period` is the code of its own, where the others have another."""

    label: str
    value: str
    detail: str = ""
    is_text: bool = False
    period: str = ""


class Fact(Frozen):
    """A name and its value in a list of data."""

    label: str
    text: str


PARTLY_TOLD = later("; «◌ 3 de 10» dice que solo 3 de 10 actividades con meta han informado todo")
"""What a table says of its cells of which only a part is known."""


class Cell(Frozen):
    """A cell of the matrix: a badge, and the figure where there is one: a percentage, or of how many activities.

    `is_doubted` marks a percentage to which a result contributes that its own comment contradicts.
    """

    badge: Badge
    text: str
    is_percent: bool = True
    is_doubted: bool = False


class Column(Frozen):
    """A column of a period: its head, and the period's code for programs."""

    name: str
    period: str


class UnitItem(Frozen):
    """A unit in a list."""

    link: Link
    activities: str
    badge: Badge
    percent: str
    has_percent: bool
    coverage: str
    is_told: bool


class CaveatItem(Frozen):
    """A known fault of the published document."""

    note: str
    is_doubt: bool = False


def month_cell(context: YearContext, plan: UnitPlan, period: Period) -> Cell:
    """Return how a unit stands in a period.

    A cell has no room to say that its percentage is of a part. `◌ 100` of 3 activities of 10 would read as done: such a
    cell tells how many have reported, `◌ 3 de 10`, and the percentage stands in the unit's account, beside its inputs.
    Where the year is unknown too, its months say why, as in official reports: there is nothing to break down.
    """
    rollup = context.indicators.unit(plan.org_unit, period)
    if rollup.state is State.NO_BREAKDOWN:
        year = context.indicators.unit(plan.org_unit, context.whole)
        rollup = year if year.mean is None else rollup
    method = context.annual.frame.method
    badge = badge_of(rollup, method)
    if badge is PARTIAL and not rollup.as_reported:
        return Cell(badge, tr("{reported} de {due}", reported=rollup.reported, due=rollup.due), is_percent=False)
    text = "" if rollup.mean is None else format_number(rollup.mean, method.decimals)
    is_doubted = not rollup.as_reported and context.indicators.doubted(plan.org_unit, period) > 0
    return Cell(badge, text, is_doubted=bool(text) and is_doubted)


def compliance_figure(context: YearContext, rollup: Rollup, *, one: str, many: str) -> KeyFigure:
    """Return the average at the head of a page; of a partial one, how many members (`one`, `many`) it is of."""
    method = context.annual.frame.method
    badge = _named(badge_of(rollup, method), rollup, method)
    label = tr("Cumplimiento {when}", when=context.when)
    if rollup.mean is None:
        return KeyFigure(label, badge.label, unknown_weight(rollup), is_text=True)
    if rollup.as_reported:
        return KeyFigure(label, percent(rollup.mean, method), f"{badge.label}: {tr(TOLD)}")
    covered = covered_text(rollup)
    if not rollup.is_partial:
        return KeyFigure(label, percent(rollup.mean, method), f"{badge.label}{f', {covered}' if covered else ''}")
    detail = tr(
        "{measured} de {members}", measured=len(rollup.measured), members=counted(len(rollup.members), one, many)
    )
    if rollup.members[0].code is None and not any(member.as_reported for member in rollup.members):
        # units: their activities say how much is known
        detail += tr(
            "; {reported} de {due} con todos sus informes",
            reported=rollup.reported,
            due=counted(rollup.due, "actividad", "actividades"),
        )
    detail += f"; {covered}" if covered else ""
    mean = percent(rollup.mean, method)
    if rollup.reported * 2 < rollup.due and rollup.covered is None:  # too little is known for a headline
        return KeyFigure(label, badge.label, tr("{mean} en {detail}", mean=mean, detail=detail), is_text=True)
    return KeyFigure(label, mean, f"{badge.label}: {detail}")


def _named(badge: Badge, rollup: Rollup, method: Method) -> Badge:
    """Return a badge that tells, of units, a band of the common method from one of the institution's own."""
    is_of_units = bool(rollup.members) and rollup.members[0].code is None
    if rollup.band is None or not is_of_units or has_own_bands(method):
        return badge
    return replace(badge, word=f"{badge.label} ({tr(COMMON_BANDS)})")


def unit_item(context: YearContext, plan: UnitPlan) -> UnitItem:
    """Return a unit as a list shows it, with its year so far."""
    rollup = context.indicators.unit(plan.org_unit, context.current)
    method = context.annual.frame.method
    return UnitItem(
        link=context.unit_link(plan.org_unit),
        activities=str(len(plan.activities)) if plan.activities else UNKNOWN,
        badge=badge_of(rollup, method),
        percent=percent(rollup.mean, method),
        has_percent=rollup.mean is not None,
        coverage=coverage(rollup),
        is_told=rollup.as_reported,
    )


def coverage(rollup: Rollup) -> str:
    """Say how many of the due activities were reported, `3 de 7`, and of weights how much: `; 62 % del peso`."""
    if not rollup.due or not rollup.members or rollup.as_reported:
        return UNKNOWN
    weight = "" if rollup.covered is None else tr("; {covered} del peso", covered=format_percent(rollup.covered, 2))
    return tr("{reported} de {due}{weight}", reported=rollup.reported, due=rollup.due, weight=weight)


def weight_text(weight: Decimal | None) -> str:
    """Return a part of an average, `12.5 %`; "" where all count alike."""
    return "" if weight is None else format_percent(weight, WEIGHT_DECIMALS)


def annual_target(activity: Activity) -> str:
    """Return the published annual target, or say that the document has none."""
    return activity.annual_target.label if activity.annual_target else tr("sin total publicado")


def executed(activity: Activity, found: Compliance) -> str:
    """Return what was done, in the goal's own unit; a dash is unknown, never zero. Of demand: `18 de 20`."""
    if found.executed is None:
        return UNKNOWN
    if activity.target_type is not TargetType.DEMAND:
        return in_unit(found.executed, as_percent=activity.is_percent)
    asked = "" if found.requested is None else tr(" de {requested}", requested=format_number(found.requested))
    return f"{format_number(found.executed)}{asked}"


def programmed(activity: Activity, found: Compliance) -> str:
    """Return what was promised for a period, in the goal's own unit; a dash is nothing, or unknown."""
    return UNKNOWN if found.programmed is None else in_unit(found.programmed, as_percent=is_ratio(activity))


def is_ratio(activity: Activity) -> bool:
    """Return whether what was promised reads as a percentage; of demand it is always a part of what is requested."""
    return activity.is_percent or activity.target_type is TargetType.DEMAND


def caveat_items(activity: Activity) -> tuple[CaveatItem, ...]:
    """Return the known faults of an activity in the published document."""
    return tuple(CaveatItem(caveat.note, caveat.doubts_result) for caveat in activity.caveats)
