"""What each version changed of the one before it, told as any comparison is; and the year as it was first promised.

A function of values alone: pages call it, wherever they are made. Reports are left out: they are no change of goals.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.history.changes import Days, Side
from generator.history.compare import compare
from generator.history.effects import with_results_of
from generator.history.kinds import Aspect, Kind, Risk
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


class Step(Frozen):
    """What a version changed of an earlier one, with its row of the change control, if it has one.

    `version` is `None` where goals differ from those of the last version and nobody raised it; `unannounced` is then
    the commit that published them, if there is one.
    """

    earlier: Version
    version: Version | None
    row: ControlRow | None
    before: UnitPlan
    after: UnitPlan
    part: Part
    unannounced: Version | None = None

    @property
    def published(self) -> Version | None:
        """The commit that published what it changed, and its day, with a version of its own or without."""
        return self.version or self.unannounced

    @property
    def day(self) -> date | None:
        """The day on which it was published or, where that is not known, the one that its row says."""
        if self.published is not None and self.published.day is not None:
            return self.published.day
        return None if self.row is None else self.row.date

    @property
    def promises(self) -> tuple[Item, ...]:
        """The changes of what is promised."""
        return tuple(item for item in self.part.all_items if item.aspect == Aspect.PROMISE.value)

    def of_goal(self, goal: Activity) -> tuple[Item, ...]:
        """Return what it changed of a goal, under the code that this had then."""
        codes = {goal.code, *goal.previous_codes}
        return tuple(item for part in self.part.parts if part.id in codes for item in part.items)


class UnitStory(Frozen):
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

    @property
    def deleted(self) -> tuple[str, ...]:
        """The codes of the goals that vanished from the plan, without a removal that stays in it."""
        items = (item for step in self.steps for item in step.promises if item.kind == Kind.GOAL_DELETED.value)
        codes = dict.fromkeys(self.plan.code_now(item.subject.code) for item in items)
        return tuple(code for code in codes if code not in self.plan.by_code)

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


class YearStory(Frozen, dict=True):
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


class _State(Frozen):
    """Goals as they stood: with a version of their own or, at the end, with just the commit that published them."""

    plan: UnitPlan
    version: Version | None
    unannounced: Version | None = None


class _Steps(Frozen):
    """Makes the steps of a year's units."""

    annual: AnnualPlan
    as_of: date

    def of_unit(self, plan: UnitPlan, record: Record) -> UnitStory:
        """Return the story of a unit."""
        past = record.unit(self.annual.year, plan.org_unit)
        versions, today = past.versions, goals_of(plan)
        if not versions:
            return UnitStory(plan, (), (), today)
        states = [_State(version.plan or today, version) for version in versions]
        if states[-1].plan != today:
            later = _unpublished(versions[-1], today)
            states.append(_State(today, later, None if later else past.unannounced))
        steps = tuple(self._step(earlier, later) for earlier, later in pairwise(states))
        if steps and steps[-1].version is None and not any(steps[-1].part.all_items):  # in another order, say
            steps = steps[:-1]
        original = states[0].plan
        since = _day_of(states[1]) or versions[0].day if steps[1:] else None
        whole = self._step(states[0], states[-1], since=since) if steps[1:] else None
        return UnitStory(plan, versions, steps, original, whole)

    def _step(self, before: _State, after: _State, *, since: date | None = None) -> Step:
        """Return a step; one that spans others changed nothing before the first of them was published (`since`)."""
        earlier, later = before.version, after.version
        assert earlier is not None  # noqa: S101  only the last state can be without a version
        row = next((row for row in after.plan.changes if later and row.is_of(later.number)), None)
        found = later or after.unannounced
        published = (found and found.day) or (row and max(row.date, earlier.day or row.date))
        days = Days(published or self.as_of, since or (None if published else earlier.day))
        part = self._told(before.plan, after.plan, days)
        return Step(earlier, later, row, before.plan, after.plan, part, after.unannounced)

    def _told(self, before: UnitPlan, after: UnitPlan, days: Days) -> Part:
        old, new = (Side((self.annual.institution,), (self._only(plan),)) for plan in (before, after))
        found = compare(old, new, days)
        parts = Teller(Names(old, new), Lines(_no_line, _no_line), found, ()).parts(found.changes)
        units = (unit for institution in parts for year in institution.parts for unit in year.parts)
        unit = next(units, Part(after.org_unit, self.annual.institution.by_id[after.org_unit].name))
        inner = (replace(part, items=_unplaced(part)) for part in unit.parts)
        return replace(unit, items=_unplaced(unit), parts=tuple(part for part in inner if part.items))

    def _only(self, plan: UnitPlan) -> AnnualPlan:
        return replace(self.annual, plans=(plan,), reports=())


def _day_of(state: _State) -> date | None:
    return state.version.day if state.version else None


def _unpublished(last: Version, today: UnitPlan) -> Version | None:
    """Return the version of a file that is not in git yet; `None` if it bears the number of the last one."""
    return Version(today.version, "", None) if today.version > last.number else None


def _no_line(_origin: Origin) -> int:
    return 0


def _unplaced(part: Part) -> tuple[Item, ...]:
    """Return the changes of a part without where they stand written, which the commit of their version says.

    The version itself and its row of the change control are told with the step.
    """
    return tuple(replace(item, base=None, head=None) for item in part.items if item.risk != Risk.RECORD.value)
