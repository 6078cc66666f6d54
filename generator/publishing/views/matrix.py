"""The matrix of a year: units by months, or by what longer periods tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.wording import listed
from generator.indicators.states import State
from generator.publishing import addresses
from generator.publishing.page import Link
from generator.publishing.views.blocks import PARTLY_TOLD, Cell, Column, month_cell
from generator.publishing.views.grain import column_name, grain_of_year, told_periods
from generator.publishing.views.words import (
    CUT_OFF,
    DOUBT,
    PARTIAL,
    RUNNING,
    Badge,
    band_badge,
    sentence,
    state_badge,
    until,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.core.model import UnitPlan
    from generator.publishing.views.context import YearContext
    from generator.publishing.views.grain import Grain


class MatrixRow(Frozen):
    """A unit's year, month by month."""

    link: Link
    cells: tuple[Cell, ...]


class MatrixGroup(Frozen):
    """The units of an authority; without an authority the label is empty."""

    link: Link | None
    rows: tuple[MatrixRow, ...]


class Matrix(Frozen):
    """Units by months, or by what longer periods tell, with the legend of every mark that it uses."""

    heading: str
    caption: str
    note: str
    year: str
    columns: tuple[Column, ...]
    width: int
    groups: tuple[MatrixGroup, ...]
    legend: tuple[Badge, ...]


def matrix(context: YearContext, plans: Sequence[UnitPlan]) -> Matrix:
    """Return the matrix of some units of the year, grouped by the authority directly above each."""
    grain = grain_of_year(context, plans)
    periods, silent = told_periods(context, plans, grain)
    groups: dict[str | None, list[MatrixRow]] = {}
    badges: dict[str, Badge] = {}
    for plan in plans:
        cells = tuple(month_cell(context, plan, period) for period in (context.whole, *periods))
        badges |= {cell.badge.id: cell.badge for cell in cells}
        if any(cell.is_doubted for cell in cells):
            badges[DOUBT.id] = DOUBT
        unit = context.annual.institution.by_id[plan.org_unit]
        link = Link(context.short_name(unit), addresses.unit(context.base, unit.id))
        groups.setdefault(unit.parent, []).append(MatrixRow(link, cells))
    return Matrix(
        heading=grain.heading.lower(),
        caption=tr(
            "Cumplimiento por unidad{one}, {year}",
            one=tr(" y {one}", one=grain.one) if grain.periods else "",
            year=context.annual.year,
        ),
        note=_note(grain, silent, _told_until(context, plans), tr(PARTLY_TOLD) if PARTIAL.id in badges else ""),
        year=context.whole.code,
        columns=tuple(Column(column_name(period), period.code) for period in periods),
        width=len(periods) + 2,
        groups=tuple(MatrixGroup(_authority(context, parent), tuple(rows)) for parent, rows in groups.items()),
        legend=_legend(context, badges),
    )


def _note(grain: Grain, silent: str, until_day: str, partly: str) -> str:
    """Say how to read the matrix, and of which periods it has no column."""
    if not grain.periods:
        return tr(
            "En porcentaje{partly}. De meses, trimestres o semestres no se conoce nada.{until_day}",
            partly=partly,
            until_day=until_day,
        )
    unknown = until_day
    if silent:
        unknown = tr(
            " {silent} no hay metas ni cifras por {one}.{until_day}",
            silent=sentence(silent),
            one=grain.one,
            until_day=until_day,
        )
    return tr(
        "En porcentaje{partly}. La primera columna es el año; cada una de las otras, un {one}.{unknown}",
        partly=partly,
        one=grain.one,
        unknown=unknown,
    )


def _told_until(context: YearContext, plans: Sequence[UnitPlan]) -> str:
    """Say until which day the year is told, where it was told before its end."""
    days = {context.indicators.unit(plan.org_unit, context.whole).cut_off for plan in plans} - {None}
    return (
        tr(" Lo del año es lo acumulado {until}.", until=listed(until(day) for day in sorted(filter(None, days))))
        if days
        else ""
    )


def _legend(context: YearContext, used: dict[str, Badge]) -> tuple[Badge, ...]:
    method = context.annual.frame.method
    order = [
        *(band_badge(band, method) for band in method.bands),
        PARTIAL,
        RUNNING,
        CUT_OFF,
        *(state_badge(state) for state in State),
        DOUBT,
    ]
    return tuple(badge for badge in order if badge.id in used)


def _authority(context: YearContext, unit_id: str | None) -> Link | None:
    return None if unit_id is None else Link(context.name_of(unit_id), addresses.authority(context.base, unit_id))
