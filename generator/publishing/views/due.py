"""What had come due by the day of the data: before that, nobody owes a report, and silence says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.language import tr
from generator.core.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.core.model import Activity, UnitPlan
    from generator.publishing.views.context import YearContext


def has_come_due(context: YearContext, plan: UnitPlan) -> bool:
    """Return whether a period for which a unit promised something is over."""
    return any(_is_over(context, plan, goal) for goal in plan.activities)


def nothing_due(context: YearContext, goals: Iterable[tuple[UnitPlan, Activity]]) -> str:
    """Say that of some goals nothing can have been reported yet; "" if there are none, or something is due."""
    owed = tuple(goals)
    if not owed or any(_is_over(context, plan, goal) for plan, goal in owed):
        return ""
    return tr("Todavía no ha terminado ningún período con metas: aún no hay nada que informar.")


def _is_over(context: YearContext, plan: UnitPlan, goal: Activity) -> bool:
    """Return whether a period of a goal ended while it stood; a goal without periods is one of the year."""
    removal = plan.removal_of(goal)
    periods = {*(target.period for target in goal.targets), *goal.unreadable} or {Period.whole_year(plan.year)}
    return any(
        period.end < context.as_of and (removal is None or period.end < removal.since.start) for period in periods
    )
