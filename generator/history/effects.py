"""What a change does to the published figures: each compared at one day, and told apart by its cause.

Figures move because of how the year measures, of its goals, or of their results. A cause acts on a figure if it moves
it alone (the old year with only that new), or if the figure would be another without it (the new year with only that as
it was). What a reader is told are the figures without each cause: "with the goals as they were it would be 80 %". Both
ways are looked at, so that a lowered goal cannot hide behind the results that came with it, and the order of causes
decides nothing.
"""

from __future__ import annotations

from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.model.heirs import heirs
from generator.core.period import Period
from generator.history.changes import FileKey, Place
from generator.history.figures import Figure, Holder, Of, averages_above
from generator.indicators.annual import YearIndicators
from generator.indicators.method import period_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from generator.core.model import AnnualPlan, ProgressEntry, UnitPlan
    from generator.history.changes import Side

_PARTS = ("told", "shifts", "looked")


class Cause(Enum):
    """What moves a figure; the value is the word of data files."""

    METHOD = "metodologia"
    GOALS = "metas"
    RESULTS = "resultados"


class Effect(Frozen):
    """A figure that moves; `None` where there was, or is, no such plan or goal.

    `causes` are what moves it; `without` are the figures that there would be without one of them, where another.
    """

    place: Place
    period: Period
    before: Figure | None
    after: Figure | None
    causes: tuple[Cause, ...] = ()
    without: tuple[tuple[Cause, Figure], ...] = ()

    @property
    def tells_something(self) -> bool:
        """Whether there was and is a figure, or the one that there is has a percentage."""
        there = [figure for figure in (self.before, self.after) if figure is not None]
        return len(there) > 1 or any(figure.percent is not None for figure in there)

    @property
    def changes_category(self) -> bool:
        """Whether it was in a category and is in another."""
        return self.before is not None and self.after is not None and self.before.category != self.after.category


Mix = frozenset[Cause]
"""Which causes have acted: of the old year none, of the new one all."""
_NOTHING: Mix = frozenset()
_ALL: Mix = frozenset(Cause)


class Shift(Frozen):
    """A figure that is another than before, in a period or of an average that `Effect`s do not tell."""

    of: Of
    place: Place
    period: Period
    before: Figure | None
    after: Figure | None


class Effects(Frozen):
    """What two states do to all that pages publish, both as they would be on a day.

    `told` are the figures of the year and of what has passed of it, with their causes: of institutions, their units and
    their goals; `shifts` all others that differ. `looked` is what was compared: nothing else is said to stay.
    """

    as_of: date
    told: tuple[Effect, ...] = ()
    shifts: tuple[Shift, ...] = ()
    looked: tuple[Holder, ...] = ()


def effects(before: Side, after: Side, as_of: date) -> Effects:
    """Return the figures that move between two states: institutions, then their units, then goals."""
    olds = {(annual.institution.id, annual.year): annual for annual in before.annual_plans}
    unread = before.unread | after.unread
    found: list[Effects] = []
    for new in after.annual_plans:
        old = olds.get((new.institution.id, new.year))
        if old is not None and old != new:
            found.append(_of_year(old, new, unread, as_of))
    told, shifts, looked = (tuple(chain.from_iterable(getattr(each, name) for each in found)) for name in _PARTS)
    return Effects(as_of, told, shifts, looked)


def current_period(year: int, as_of: date) -> Period:
    """Return January to the last month that is over on a day; the year where none is."""
    over = [month for month in Period.whole_year(year).months if month.end < as_of]
    return Period.to_date(year, over[-1].last) if over else Period.whole_year(year)


def _of_year(old: AnnualPlan, new: AnnualPlan, unread: frozenset[FileKey], as_of: date) -> Effects:
    years = _years(old, new, as_of)
    now = current_period(new.year, as_of)
    told: list[Effect] = []
    shifts: list[Shift] = []
    looked = tuple(_holders(old, new, unread))
    for holder in looked:
        with_causes = _with_causes(holder, now)
        for period in with_causes:
            moved = _moved(holder, period, {mix: holder.figure(year, period) for mix, year in years.items()})
            told += (each for each in moved if holder.of is not Of.GOAL or each.tells_something)
        for period in period_list(new.year):
            figures = holder.figure(years[_NOTHING], period), holder.figure(years[_ALL], period)
            if period not in with_causes and _differs(*figures):
                shifts.append(Shift(holder.of, holder.place, period, *figures))
    return Effects(as_of, tuple(told), tuple(shifts), looked)


def _differs(before: Figure | None, after: Figure | None) -> bool:
    """Return whether what was published is another; what had no percentage and is gone is told as gone."""
    return before is not None and before != after and (after is not None or before.percent is not None)


def _holders(old: AnnualPlan, new: AnnualPlan, unread: frozenset[FileKey]) -> Iterator[Holder]:
    """Yield what may have other figures; an average without a unit that is there would not be the published one."""
    place = Place(new.institution.id, new.year)
    missing = {key.stem for key in unread if key == FileKey(place.institution, place.year, "plan", key.stem)}
    if not missing:
        yield from averages_above(old, new)
    for unit in dict.fromkeys((*new.by_unit, *old.by_unit)):
        is_same = old.by_unit.get(unit) == new.by_unit.get(unit) and old.frame.method == new.frame.method
        if unit not in missing and not is_same:
            here = replace(place, unit=unit)
            yield Holder(Of.UNIT, here)
            for codes in _goals(old.by_unit.get(unit), new.by_unit.get(unit)):
                yield Holder(Of.GOAL, replace(here, code=codes[0]), codes)


def _with_causes(holder: Holder, now: Period) -> tuple[Period, ...]:
    """Return the periods whose figures are told with their causes."""
    if holder.of in {Of.INSTITUTION, Of.UNIT}:
        return tuple(dict.fromkeys((now, Period.whole_year(now.year))))
    return (now,) if holder.of is Of.GOAL else ()


def _years(old: AnnualPlan, new: AnnualPlan, as_of: date) -> Mapping[Mix, YearIndicators]:
    """Return the year with each mix of causes that can matter: none, all, each alone, all but each."""
    can_act = frozenset(cause for cause in Cause if cause is not Cause.METHOD or old.frame.method != new.frame.method)
    mixes = [_NOTHING, _ALL, *(frozenset({cause}) for cause in Cause), *(_ALL - {cause} for cause in Cause)]
    made: dict[Mix, YearIndicators] = {}
    for mix in mixes:
        acting = mix & can_act
        if acting not in made:
            made[acting] = YearIndicators(_mixed(old, new, acting), as_of)
    return {mix: made[mix & can_act] for mix in mixes}


def _mixed(old: AnnualPlan, new: AnnualPlan, acting: Mix) -> AnnualPlan:
    """Return the old year with what some causes made of it."""
    annual, results = (new if cause in acting else old for cause in (Cause.GOALS, Cause.RESULTS))
    method = (new if Cause.METHOD in acting else old).frame.method
    plans = annual.plans
    if annual is not results:
        plans = tuple(
            with_results_of(plan, results.by_unit.get(plan.org_unit), is_older=annual is old) for plan in plans
        )
    return replace(annual, frame=replace(annual.frame, method=method), plans=plans)


def with_results_of(plan: UnitPlan, other: UnitPlan | None, *, is_older: bool) -> UnitPlan:
    """Return a plan with what was told in another state of it, under the codes of its own goals.

    What was told of a goal counts for that goal alone: of one that is no longer there, or whose code another took, not
    for the other; and in the older state, where it still is, it counts as it had been told.
    """
    if other is None:
        return replace(plan, progress=(), reported_shares=())
    old, new = (plan, other) if is_older else (other, plan)
    kept = heirs(old, new)
    if is_older:
        gone = old.by_code.keys() - kept.keys()
        lost = gone - {result.code for entry in new.progress for result in entry.results}
        code_of = {now: code for code, now in kept.items()}
        told = _progress(new, lambda code: code if code in gone else code_of.get(new.code_now(code)))
        deleted = _progress(old, lambda code: code if code in lost else None) if lost else ()
        return replace(old, progress=(*deleted, *told), reported_shares=new.reported_shares)
    stood = old.by_code.keys()
    told = _progress(old, lambda code: kept.get(code) if code in stood else code)
    return replace(new, progress=tuple(told), reported_shares=old.reported_shares)


def _progress(plan: UnitPlan, code_of: Callable[[str], str | None]) -> Iterator[ProgressEntry]:
    """Yield what a plan has told, each result under another code, or left out."""
    for entry in plan.progress:
        codes = ((result, code_of(result.code)) for result in entry.results)
        yield replace(entry, results=tuple(replace(result, code=code) for result, code in codes if code is not None))


def _goals(old: UnitPlan | None, new: UnitPlan | None) -> Iterator[tuple[str, ...]]:
    """Yield the codes of each goal: the one that it has now, then the one that it had."""
    kept = heirs(old, new) if old and new else {}
    had = {now: code for code, now in kept.items()}
    if new is not None:
        yield from dict.fromkeys(
            (goal.code, *([had[goal.code]] if goal.code in had else ())) for goal in new.activities
        )
    if old is not None:
        yield from ((goal.code,) for goal in old.activities if goal.code not in kept)


def _moved(holder: Holder, period: Period, figures: Mapping[Mix, Figure | None]) -> Iterator[Effect]:
    """Yield the effect on a figure, if it moves."""
    before, after = figures[_NOTHING], figures[_ALL]
    if before == after:
        return
    alone = {cause: figures[frozenset({cause})] for cause in Cause}
    without = {cause: figures[_ALL - {cause}] for cause in Cause}
    causes = tuple(cause for cause in Cause if alone[cause] != before or without[cause] != after)
    told = tuple((cause, figure) for cause in causes if (figure := without[cause]) and figure != after)
    is_there = before is not None and after is not None
    yield Effect(holder.place, period, before, after, causes if is_there else (), told if is_there else ())
