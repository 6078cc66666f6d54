"""Which periods a change of a plan reaches: it is retroactive if one of them was over on the day when it is made.

The rules of the past and the comparisons both ask here, so that they never call different things retroactive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.period import months

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from generator.core.model.plan import Activity, Removal, UnitPlan
    from generator.core.period import Period

PATIENCE = 30
"""How many days what is agreed or told may take to be published: a report's usual deadline, and what a review takes."""
Periods = tuple["Period", ...]


class Span(Frozen):
    """When a change was made: by `as_of` and, if more is known, not before `since`.

    A period that was over by then is changed after its end, for certain. Of one that ended between the two days nobody
    can tell: it may have been changed before it ended.
    """

    as_of: date
    since: date | None = None

    def is_long_after(self, dated: date) -> bool:
        """Return whether the change was published, as is known, long after the day that it bears."""
        return self.since is not None and (self._start - dated).days > PATIENCE

    @property
    def _start(self) -> date:
        return self.as_of if self.since is None else min(self.since, self.as_of)

    def over(self, periods: Iterable[Period]) -> Periods:
        """Return the periods that were over for certain when the change was made."""
        return tuple(period for period in periods if period.end < self._start)

    def perhaps_over(self, periods: Iterable[Period]) -> Periods:
        """Return the periods that ended while nobody knows whether the change had been made."""
        found = tuple(periods)
        certain = self.over(found)
        return tuple(period for period in found if period.end < self.as_of and period not in certain)


def due(activity: Activity) -> Periods:
    """Return the periods for which an activity promises something, also what cannot be read."""
    return tuple(sorted({*(target.period for target in activity.targets), *activity.unreadable}))


def of_measure(old: Activity, new: Activity, told: Iterable[Period]) -> Periods:
    """Return what another way of measuring an activity reaches: all that was promised or `told` of it."""
    return tuple(sorted({*due(old), *due(new), *told}))


def of_removal(old: Removal | None, new: Removal | None) -> Periods:
    """Return the months that count no more, or count again, because a removal came, went or begins at another month."""
    first, *rest = sorted(each.since for each in (old, new) if each is not None)
    inside = (month for month in months(first.year) if month >= first)
    return tuple(month for month in inside if not rest or month < rest[0])


def of_method(year: int, plans: Iterable[UnitPlan]) -> Periods:
    """Return what another method reaches: every month of a year in which some plan has told anything."""
    return months(year) if any(plan.has_reported for plan in plans) else ()


def told_of_plan(plan: UnitPlan) -> Periods:
    """Return the periods that a unit has told."""
    told = {*(entry.period for entry in plan.progress), *(share.period for share in plan.reported_shares)}
    return tuple(sorted(told))


def told_by_code(old: UnitPlan, new: UnitPlan) -> Mapping[str, set[Period]]:
    """Return the periods that had been told of each activity, by the code that it has now."""
    found: dict[str, set[Period]] = {}
    for entry in old.progress:
        for result in entry.results:
            found.setdefault(new.code_now(result.code), set()).add(entry.period)
    return found
