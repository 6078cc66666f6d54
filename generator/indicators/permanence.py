"""Which goals of a year are there in the next: only what codes and names show, unit by unit.

A goal with the same name is the same goal, whatever its code. One that keeps only its code may be the same with another
name, or another that took its code: it is told as what is seen, with both names.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.core.model import Activity, AnnualPlan, UnitPlan


class Fate(Enum):
    """What became of a goal; the value is the word of data files."""

    KEPT = "sigue"
    RECODED = "sigue-con-otro-codigo"
    RENAMED = "mismo-codigo-otro-nombre"
    GONE = "ya-no-esta"
    NEW = "nueva"


def _name(activity: Activity) -> str:
    return fold(activity.name)


_STEPS: tuple[tuple[Fate, Callable[[Activity], object]], ...] = (
    (Fate.KEPT, lambda activity: (activity.code, _name(activity))),
    (Fate.RECODED, _name),
    (Fate.RENAMED, lambda activity: activity.code),
)


class GoalFate(Frozen):
    """A goal in two years; `before` is missing of a new one, `after` of one that is gone."""

    unit: str
    fate: Fate
    before: Activity | None
    after: Activity | None


class UnitFate(Frozen):
    """The goals of a unit in two years, in the order of the later plan, then those that are gone.

    `is_sure` is false where the document of either year publishes only a part of the unit's goals, or none: then a goal
    that is not there may all the same exist.
    """

    unit: str
    had_plan: bool
    has_plan: bool
    is_sure: bool
    goals: tuple[GoalFate, ...]

    @property
    def counts(self) -> Counter[Fate]:
        """How many goals met each fate."""
        return Counter(goal.fate for goal in self.goals)


def permanence(before: AnnualPlan, after: AnnualPlan) -> tuple[UnitFate, ...]:
    """Return what became of the goals of every unit that has a plan in either of two years."""
    units = dict.fromkeys((*(plan.org_unit for plan in after.plans), *(plan.org_unit for plan in before.plans)))
    return tuple(_unit(unit, before.by_unit.get(unit), after.by_unit.get(unit)) for unit in units)


def _unit(unit: str, before: UnitPlan | None, after: UnitPlan | None) -> UnitFate:
    old, new = (plan.activities if plan else () for plan in (before, after))
    is_sure = all(plan is None or (bool(plan.activities) and not plan.is_partial) for plan in (before, after))
    return UnitFate(unit, before is not None, after is not None, is_sure, tuple(_fates(unit, old, new)))


def _fates(unit: str, old: Sequence[Activity], new: Sequence[Activity]) -> Iterator[GoalFate]:
    partners: dict[str, tuple[Fate, Activity]] = {}
    left = tuple(old)
    for fate, key in _STEPS:
        waiting = [activity for activity in new if activity.code not in partners]
        found = list(_pairs(left, waiting, key))
        partners |= {later.code: (fate, earlier) for earlier, later in found}
        taken = {earlier.code for earlier, _ in found}
        left = tuple(activity for activity in left if activity.code not in taken)
    for activity in new:
        fate, earlier = partners.get(activity.code, (Fate.NEW, None))
        yield GoalFate(unit, fate, earlier, activity)
    yield from (GoalFate(unit, Fate.GONE, activity, None) for activity in left)


def _pairs(
    old: Sequence[Activity], new: Sequence[Activity], key: Callable[[Activity], object]
) -> Iterator[tuple[Activity, Activity]]:
    """Yield those of both years that have the same key; of several with one key, the first with the first."""
    waiting: dict[object, list[Activity]] = {}
    for activity in new:
        waiting.setdefault(key(activity), []).append(activity)
    for activity in old:
        if same := waiting.get(key(activity)):
            yield activity, same.pop(0)
