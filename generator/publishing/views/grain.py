"""The periods in which something is told: the months of most plans, the quarters of others, or only the year.

A goal of a quarter, or a percentage told for the year, has nothing to show month by month, and twelve empty rows say
less than four full ones.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import spoken, tr
from generator.core.period import MONTHS_IN_YEAR, Period, months, quarters, semesters
from generator.indicators.states import State
from generator.publishing.views.words import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.core.model import Activity, UnitPlan
    from generator.publishing.views.context import YearContext

_FEWEST_SILENT = 2
_SILENT = frozenset({State.NO_BREAKDOWN, State.NOT_SCHEDULED, State.PARTLY_PUBLISHED})


class Grain(Frozen):
    """Periods of one length, finest first; of the year alone there are none, for every page has its year apart."""

    periods: tuple[Period, ...]
    heading: str
    one: str
    many: str


def grains(year: int) -> tuple[Grain, ...]:
    """Return the grains of a year, from months to the year alone."""
    return _grains(year, spoken())


@lru_cache(maxsize=64)
def _grains(year: int, _language: object) -> tuple[Grain, ...]:
    return (
        Grain(months(year), tr("Mes a mes"), tr("mes"), tr("meses")),
        Grain(quarters(year), tr("Trimestre a trimestre"), tr("trimestre"), tr("trimestres")),
        Grain(semesters(year), tr("Semestre a semestre"), tr("semestre"), tr("semestres")),
        Grain((), tr("En el año"), tr("año"), tr("años")),
    )


def grain_of_activity(plan: UnitPlan, activity: Activity) -> Grain:
    """Return the finest periods in which a goal was promised or told."""
    told = [*_promised(activity), *plan.current_results(activity.code)]
    months_long = min((len(period) for period in told), default=MONTHS_IN_YEAR)
    return next(
        grain
        for grain in grains(plan.year)
        if months_long <= (len(grain.periods[0]) if grain.periods else MONTHS_IN_YEAR)
    )


def grain_of_year(context: YearContext, plans: Sequence[UnitPlan]) -> Grain:
    """Return the finest periods in which something is known, or awaited, of some units."""
    *parts, whole = grains(context.annual.year)
    return next((grain for grain in parts if any(_tells(context, plans, period) for period in grain.periods)), whole)


def told_periods(context: YearContext, plans: Sequence[UnitPlan], grain: Grain) -> tuple[tuple[Period, ...], str]:
    """Return the periods of a grain from the first on of which something is known of some units.

    The periods before it are named in words: `de enero a septiembre`; "" where there are none.
    """
    silent = tuple(takewhile(lambda period: not _tells(context, plans, period), grain.periods))
    if len(silent) < _FEWEST_SILENT:
        return grain.periods, ""
    return grain.periods[len(silent) :], tr(
        "de {short_label} a {short_label2}", short_label=silent[0].short_label, short_label2=silent[-1].short_label
    )


def _tells(context: YearContext, plans: Sequence[UnitPlan], period: Period) -> bool:
    return any(context.indicators.unit(plan.org_unit, period).state not in _SILENT for plan in plans)


def scheduled_periods(plan: UnitPlan) -> tuple[Period, ...]:
    """Return the periods of each length in which a unit promised something, the months first."""
    lengths = {len(period) for activity in plan.activities for period in _promised(activity)}
    return tuple(
        period
        for grain in grains(plan.year)
        if grain.periods and len(grain.periods[0]) in lengths
        for period in grain.periods
    )


def column_name(period: Period) -> str:
    """Return the head of a column: `Ene`, `T1`, `S2`."""
    return _column_name(period, spoken())


@lru_cache(maxsize=1024)  # charts and tables of every goal have the same columns
def _column_name(period: Period, _language: object) -> str:
    return sentence(short_name(period))


def short_name(period: Period) -> str:
    """Return a period as the official form heads its columns: `abr`, `T1`, `año`; other runs of months have a code."""
    if period.is_year:
        return tr("año")
    if period.is_month or ".." in period.code:
        return tr(period.key) if period.is_month else period.code
    number = period.key[-1]
    return tr("T{number}", number=number) if period.key[0] == "t" else tr("S{number}", number=number)


def _promised(activity: Activity) -> list[Period]:
    return [*(target.period for target in activity.targets), *activity.unreadable]
