"""Blocks that several kinds of page share: key figures, lists of units and of activities, the matrix, caveats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.model import TargetType
from generator.core.quantity import format_number, format_percent, in_unit
from generator.core.wording import counted
from generator.indicators.explain import WEIGHT_DECIMALS, covered_text
from generator.indicators.states import State
from generator.publishing import addresses
from generator.publishing.page import Link
from generator.publishing.views.grain import column_name, grain_of_year, told_periods
from generator.publishing.views.words import (
    CUT_OFF,
    PARTIAL,
    RUNNING,
    UNKNOWN,
    Badge,
    badge_of,
    band_badge,
    percent,
    sentence,
    state_badge,
    unknown_weight,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from generator.core.model import Activity, UnitPlan
    from generator.core.period import Period
    from generator.indicators.compliance import Compliance
    from generator.indicators.rollup import Rollup
    from generator.publishing.views.context import YearContext


TOLD = "informado por la unidad, sin detalle"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure with its name and a line of context; `period` is the code of its own, where the others have another."""

    label: str
    value: str
    detail: str = ""
    is_text: bool = False
    period: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and its value in a list of data."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix: a badge, and the figure where there is one."""

    badge: Badge
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a period: its head, and the period's code for programs."""

    name: str
    period: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A unit's year, month by month."""

    link: Link
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The units of an authority; without an authority the label is empty."""

    link: Link | None
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Units by months, or by what longer periods tell, with the legend of every mark that it uses."""

    heading: str
    caption: str
    note: str
    year: str
    columns: tuple[Column, ...]
    width: int
    groups: tuple[MatrixGroup, ...]
    legend: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class UnitItem:
    """A unit in a list."""

    link: Link
    activities: str
    badge: Badge
    percent: str
    has_percent: bool
    coverage: str
    is_told: bool


@dataclass(frozen=True, slots=True)
class CaveatItem:
    """A known fault of the published document."""

    rule: str
    note: str


def matrix(context: YearContext, plans: Sequence[UnitPlan]) -> Matrix:
    """Return the matrix of some units of the year, grouped by the authority directly above each."""
    grain = grain_of_year(context, plans)
    periods, silent = told_periods(context, plans, grain)
    unknown = f" {sentence(silent)} no hay metas ni cifras por {grain.one}." if silent else ""
    groups: dict[str | None, list[MatrixRow]] = {}
    badges: dict[str, Badge] = {}
    for plan in plans:
        cells = tuple(month_cell(context, plan, period) for period in (context.whole, *periods))
        badges |= {cell.badge.id: cell.badge for cell in cells}
        unit = context.annual.institution.by_id[plan.org_unit]
        link = Link(context.short_name(unit), addresses.unit(context.base, unit.id))
        groups.setdefault(unit.parent, []).append(MatrixRow(link, cells))
    return Matrix(
        heading=grain.heading.lower(),
        caption=f"Cumplimiento por unidad{f' y {grain.one}' if grain.periods else ''}, {context.annual.year}",
        note=f"En porcentaje. La primera columna es el año; cada una de las otras, un {grain.one}.{unknown}"
        if grain.periods
        else "En porcentaje. De períodos más cortos que el año no se conoce nada.",
        year=context.whole.code,
        columns=tuple(Column(column_name(period), period.code) for period in periods),
        width=len(periods) + 2,
        groups=tuple(MatrixGroup(_authority(context, parent), tuple(rows)) for parent, rows in groups.items()),
        legend=_legend(context, badges),
    )


def month_cell(context: YearContext, plan: UnitPlan, period: Period) -> Cell:
    """Return how a unit stands in a period."""
    rollup = context.indicators.unit(plan.org_unit, period)
    method = context.annual.frame.method
    badge = badge_of(rollup, method)
    return Cell(badge, "" if rollup.mean is None else format_number(rollup.mean, method.decimals))


def _legend(context: YearContext, used: dict[str, Badge]) -> tuple[Badge, ...]:
    method = context.annual.frame.method
    order = [
        *(band_badge(band, method) for band in method.bands),
        PARTIAL,
        RUNNING,
        CUT_OFF,
        *(state_badge(state) for state in State),
    ]
    return tuple(badge for badge in order if badge.id in used)


def _authority(context: YearContext, unit_id: str | None) -> Link | None:
    return None if unit_id is None else Link(context.name_of(unit_id), addresses.authority(context.base, unit_id))


def compliance_figure(context: YearContext, rollup: Rollup, *, one: str, many: str) -> KeyFigure:
    """Return the average at the head of a page; of a partial one, how many members (`one`, `many`) it is of."""
    method = context.annual.frame.method
    badge = badge_of(rollup, method)
    label = f"Cumplimiento {context.when}"
    if rollup.mean is None:
        return KeyFigure(label, badge.label, unknown_weight(rollup), is_text=True)
    if rollup.as_reported:
        return KeyFigure(label, percent(rollup.mean, method), f"{badge.label}: {TOLD}")
    covered = covered_text(rollup)
    if not rollup.is_partial:
        return KeyFigure(label, percent(rollup.mean, method), f"{badge.label}{f', {covered}' if covered else ''}")
    detail = f"{len(rollup.measured)} de {counted(len(rollup.members), one, many)}"
    if rollup.members[0].code is None and not any(member.as_reported for member in rollup.members):
        # units: their activities say how much is known
        detail += f"; {rollup.reported} de {counted(rollup.due, 'actividad', 'actividades')} con todos sus informes"
    detail += f"; {covered}" if covered else ""
    mean = percent(rollup.mean, method)
    if rollup.reported * 2 < rollup.due and rollup.covered is None:  # too little is known for a headline
        return KeyFigure(label, badge.label, f"{mean} en {detail}", is_text=True)
    return KeyFigure(label, mean, f"{badge.label}: {detail}")


def unit_item(context: YearContext, plan: UnitPlan) -> UnitItem:
    """Return a unit as a list shows it, with its year so far."""
    rollup = context.indicators.unit(plan.org_unit, context.current)
    method = context.annual.frame.method
    return UnitItem(
        link=context.unit_link(plan.org_unit),
        activities=str(len(plan.activities)),
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
    weight = "" if rollup.covered is None else f"; {format_percent(rollup.covered, 2)} del peso"
    return f"{rollup.reported} de {rollup.due}{weight}"


def weight_text(weight: Decimal | None) -> str:
    """Return a part of an average, `12.5 %`; "" where all count alike."""
    return "" if weight is None else format_percent(weight, WEIGHT_DECIMALS)


def annual_target(activity: Activity) -> str:
    """Return the published annual target, or say that the document has none."""
    return activity.annual_target.label if activity.annual_target else "sin total publicado"


def executed(activity: Activity, found: Compliance) -> str:
    """Return what was done, in the goal's own unit; a dash is unknown, never zero. Of demand: `18 de 20`."""
    if found.executed is None:
        return UNKNOWN
    if activity.target_type is not TargetType.DEMAND:
        return in_unit(found.executed, as_percent=activity.is_percent)
    asked = "" if found.requested is None else f" de {format_number(found.requested)}"
    return f"{format_number(found.executed)}{asked}"


def programmed(activity: Activity, found: Compliance) -> str:
    """Return what was promised for a period, in the goal's own unit; a dash is nothing, or unknown."""
    return UNKNOWN if found.programmed is None else in_unit(found.programmed, as_percent=is_ratio(activity))


def is_ratio(activity: Activity) -> bool:
    """Return whether what was promised reads as a percentage; of demand it is always a part of what is requested."""
    return activity.is_percent or activity.target_type is TargetType.DEMAND


def caveat_items(activity: Activity) -> tuple[CaveatItem, ...]:
    """Return the known faults of an activity in the published document."""
    return tuple(CaveatItem(caveat.rule, caveat.note) for caveat in activity.caveats)
