"""The small plans of the examples in another year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.period import Period

if TYPE_CHECKING:
    from generator.core.model import Activity, AnnualPlan, UnitPlan


def in_year(annual: AnnualPlan, year: int) -> AnnualPlan:
    """The same plans, goals and reports, all of another year."""
    plans = tuple(_plan(plan, year) for plan in annual.plans)
    return replace(annual, frame=replace(annual.frame, year=year, name=f"Plan {year}"), plans=plans)


def _plan(plan: UnitPlan, year: int) -> UnitPlan:
    return replace(
        plan,
        year=year,
        activities=tuple(_activity(activity, year) for activity in plan.activities),
        progress=tuple(replace(entry, period=_period(entry.period, year)) for entry in plan.progress),
        reported_shares=tuple(
            replace(
                share,
                period=_period(share.period, year),
                as_of=share.as_of.replace(year=year) if share.as_of else None,
            )
            for share in plan.reported_shares
        ),
    )


def _activity(activity: Activity, year: int) -> Activity:
    targets = tuple(replace(target, period=_period(target.period, year)) for target in activity.targets)
    return replace(activity, targets=targets)


def _period(period: Period, year: int) -> Period:
    return Period(year, period.first, period.last)
