"""Percentages that a unit reported without the activities behind them: kept as told, never spread, never invented.

A period takes the share that was reported of exactly it; else, if every month of it has one, their simple mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.quantity import round_half_up
from generator.indicators.states import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from generator.core.model import Method, Removal, ReportedShare, UnitPlan
    from generator.core.period import Period


def shares_for(plan: UnitPlan, period: Period) -> tuple[ReportedShare, ...]:
    """Return the shares that make a unit's percentage in a period: one of just that period, or all of its months'."""
    told = {share.period: share for share in plan.reported_shares}
    if period in told:
        return (told[period],)
    if period.is_month or not all(month in told for month in period.months):
        return ()
    return tuple(told[month] for month in period.months)


def share_values(shares: Sequence[ReportedShare], method: Method) -> tuple[Decimal, ...]:
    """Return the terms of a unit's percentage: one share as told; of several, rounded first where the method does."""
    if len(shares) == 1 or not method.round_units_first:
        return tuple(share.percent for share in shares)
    return tuple(round_half_up(share.percent, method.decimals) for share in shares)


def cut_off_of(shares: Iterable[ReportedShare]) -> date | None:
    """Return the day up to which shares of periods that still ran were accumulated; `None` if all were over."""
    days = [share.as_of for share in shares if share.as_of is not None and share.as_of < share.period.end]
    return max(days, default=None)


def state_without_share(plan: UnitPlan, period: Period, as_of: date) -> State:
    """Return why a unit that reports only percentages has none in a period."""
    near = [share for share in plan.reported_shares if share.period.overlaps(period)]
    if any(share.period in period for share in near):
        return State.INCOMPLETE
    if near:
        return State.NO_BREAKDOWN
    return State.NOT_REPORTED if period.end < as_of else State.NOT_DUE


def is_cut_short(removal: Removal | None, period: Period) -> bool:
    """Return whether an approved change removed something while a period ran."""
    return removal is not None and removal.since.overlaps(period) and not is_removed(removal, period)


def is_removed(removal: Removal | None, period: Period) -> bool:
    """Return whether a period begins at or after the month from which an approved change removed something."""
    return removal is not None and period.start >= removal.since.start
