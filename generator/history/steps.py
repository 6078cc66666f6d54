"""What each version changed of the one before it, told as any comparison is; and the year as it was first promised.

A function of values alone: pages call it, wherever they are made. Reports are left out: they are no change of goals.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.history.changes import Aspect, Days, Kind, Risk, Side
from generator.history.compare import compare
from generator.history.effects import with_results_of
from generator.history.record import Version, goals_of
from generator.history.telling.items import Lines
from generator.history.telling.names import Names
from generator.history.telling.parts import Teller
from generator.reporters.changes.shape import Item, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from generator.core.model import Activity, AnnualPlan, UnitPlan
    from generator.core.model import Change as ControlRow
    from generator.core.problem import Origin
    from generator.history.record import Record


@dataclass(frozen=True)
class Step:
    """What a version changed of an earlier one, with its row of the change control, if it has one.

    `version` is `None` where goals differ from those of the last version and nobody raised it.
    """

    earlier: Version
    version: Version | None
    row: ControlRow | None
    before: UnitPlan
    after: UnitPlan
    part: Part

    @property
    def promises(self) -> tuple[Item, ...]:
        """The changes of what is promised."""
        return tuple(item for item in self.part.all_items if item.aspect == Aspect.PROMISE.value)

    def of_goal(self, goal: Activity) -> tuple[Item, ...]:
        """Return what it changed of a goal, under the code that this had then."""
        codes = {goal.code, *goal.previous_codes}
        return tuple(item for part in self.part.parts if part.id in codes for item in part.items)


@dataclass(frozen=True)
class UnitStory:
    """The versions of a unit's goals; `steps` are from each to the next, `whole` from the first to today's.

    `whole` is there if there is more than one step.
    """

    plan: UnitPlan
    versions: tuple[Version, ...]
    steps: tuple[Step, ...]
    original: UnitPlan
    whole: Step | None = None

    @property
    def is_from_the_start(self) -> bool:
        """Whether `original` is what was promised first: version 1, from the commit that published it."""
        return bool(self.versions) and self.versions[0].number == 1 and self.versions[0].day is not None

    def risks_of(self, steps: Iterable[Step]) -> Mapping[str, Risk]:
        """Every goal that some steps changed, by the code it has now or had last, with the most pressing change."""
        found: dict[str, Risk] = {}
        for step in steps:
            for item in step.promises:
                if code := item.subject.code:
                    now, risk = self.plan.code_now(code), Kind(item.kind).risk
                    found[now] = min(found.get(now, risk), risk, key=lambda each: each.rank)
        return found

    def original_of(self, goal: Activity) -> Activity | None:
        """Return a goal as it was first promised; `None` if it was not in the first version."""
        codes = (goal.code, *goal.previous_codes)
        return next((self.original.by_code[code] for code in codes if code in self.original.by_code), None)


@dataclass(frozen=True)
class YearStory:
    """What the past tells of an institution's year; `original` is the year with the goals as they were first."""

    annual: AnnualPlan
    units: Mapping[str, UnitStory]

    @cached_property
    def original(self) -> AnnualPlan:
        """The year with the goals of each unit's first known version, and the results of today."""
        plans = (with_results_of(self.units[plan.org_unit].original, plan, is_older=True) for plan in self.annual.plans)
        return replace(self.annual, plans=tuple(plans))


def year_story(annual: AnnualPlan, record: Record, as_of: date) -> YearStory:
    """Return what the past tells of a year, as seen on a day."""
    teller = _Steps(annual, as_of)
    return YearStory(annual, {plan.org_unit: teller.of_unit(plan, record) for plan in annual.plans})


@dataclass(frozen=True)
class _Steps:
    """Makes the steps of a year's units."""

    annual: AnnualPlan
    as_of: date

    def of_unit(self, plan: UnitPlan, record: Record) -> UnitStory:
        """Return the story of a unit."""
        versions = record.unit(self.annual.year, plan.org_unit).versions
        today = goals_of(plan)
        if not versions:
            return UnitStory(plan, (), (), today)
        states: list[tuple[Version | None, UnitPlan]] = [(version, version.plan or today) for version in versions]
        if states[-1][1] != today:
            states.append((_unpublished(versions[-1], today), today))
        steps = tuple(
            self._step(earlier, before, later, after)
            for (earlier, before), (later, after) in pairwise(states)
            if earlier is not None
        )
        original = states[0][1]
        since = _day_of(states[1]) or versions[0].day if steps[1:] else None
        whole = self._step(versions[0], original, *states[-1], since=since) if steps[1:] else None
        return UnitStory(plan, versions, steps, original, whole)

    def _step(
        self,
        earlier: Version,
        before: UnitPlan,
        later: Version | None,
        after: UnitPlan,
        *,
        since: date | None = None,
    ) -> Step:
        """Return a step; one that spans others changed nothing before the first of them was published (`since`)."""
        row = next((row for row in after.changes if later and row.is_of(later.number)), None)
        published = (later and later.day) or (row and row.date)
        days = Days(published or self.as_of, since or (None if published else earlier.day))
        return Step(earlier, later, row, before, after, self._told(before, after, days))

    def _told(self, before: UnitPlan, after: UnitPlan, days: Days) -> Part:
        old, new = (Side((self.annual.institution,), (self._only(plan),)) for plan in (before, after))
        found = compare(old, new, days)
        parts = Teller(Names(old, new), Lines(_no_line, _no_line), found, ()).parts(found.changes)
        units = (unit for institution in parts for year in institution.parts for unit in year.parts)
        unit = next(units, Part(after.org_unit, self.annual.institution.by_id[after.org_unit].name))
        return replace(
            unit, items=_unplaced(unit), parts=tuple(replace(part, items=_unplaced(part)) for part in unit.parts)
        )

    def _only(self, plan: UnitPlan) -> AnnualPlan:
        return replace(self.annual, plans=(plan,), reports=())


def _day_of(state: tuple[Version | None, UnitPlan]) -> date | None:
    version, _ = state
    return version.day if version else None


def _unpublished(last: Version, today: UnitPlan) -> Version | None:
    """Return the version of a file that is not in git yet; `None` if it bears the number of the last one."""
    return Version(today.version, "", None) if today.version > last.number else None


def _no_line(_origin: Origin) -> int:
    return 0


def _unplaced(part: Part) -> tuple[Item, ...]:
    """Return the changes of a part without where they stand written: the commit of their version says it."""
    return tuple(replace(item, base=None, head=None) for item in part.items)
