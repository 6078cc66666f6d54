"""What had come due by the day of the data: before that, nobody owes a report, and silence says nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from generator.core.language import tr
from generator.core.period import Period
from generator.core.wording import counted, date_in_words, the_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

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


def reports_owed(context: YearContext) -> str:
    """Say how many units owe a report, in a year of which nobody has told anything, and since when; "" if none does.

    Where the institution has set no time to report, nothing is late: it is only lacking here.
    """
    days = context.annual.frame.reporting_days
    found = (sorted(_overdue(context, plan, days or 0), key=_end_first) for plan in context.annual.plans)
    owed = [over[0] for over in found if over]
    if not owed:
        return ""
    first = min(owed, key=_end_first)
    since = tr("desde {period}", period=the_period(first))
    if len({period.end for period in owed}) > 1:
        since = tr("los primeros {since}", since=since)
    if days is None:
        units = counted(len(owed), "unidad", "unidades")
        return tr("Faltan los informes de {units}, {since}.", units=units, since=since)
    return tr(
        "{units} informes, {since}: el primer plazo venció el {day}.",
        units=counted(len(owed), "unidad debe", "unidades deben"),
        since=since,
        day=date_in_words(first.end + timedelta(days=days)),
    )


def _end_first(period: Period) -> tuple[date, date]:
    return period.end, period.start


def _overdue(context: YearContext, plan: UnitPlan, days: int) -> Iterator[Period]:
    for goal in plan.activities:
        yield from _over(context, plan, goal, days)


def _is_over(context: YearContext, plan: UnitPlan, goal: Activity) -> bool:
    """Return whether a period of a goal ended while it stood."""
    return any(_over(context, plan, goal))


def _over(context: YearContext, plan: UnitPlan, goal: Activity, days: int = 0) -> Iterator[Period]:
    """Yield the periods of a goal that ended, and some days more, while it stood; without periods it is of the year."""
    removal = plan.removal_of(goal)
    for period in {*(target.period for target in goal.targets), *goal.unreadable} or {Period.whole_year(plan.year)}:
        stood = removal is None or period.end < removal.since.start
        if stood and period.end + timedelta(days=days) < context.as_of:
            yield period
