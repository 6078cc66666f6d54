"""What a change does to the published figures: each compared at one day, and told apart by its cause.

Figures move because of how the year measures, of its goals, or of their results. A cause acts on a figure if it moves
it alone (the old year with only that new), or if the figure would be another without it (the new year with only that as
it was). What a reader is told are the figures without each cause: "with the goals as they were it would be 80 %". Both
ways are looked at, so that a lowered goal cannot hide behind the results that came with it, and the order of causes
decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from generator.core.period import Period
from generator.core.quantity import round_half_up
from generator.history.changes import FileKey, Place
from generator.indicators.annual import annual_indicators
from generator.indicators.rollup import Rollup
from generator.indicators.states import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from generator.core.model import AnnualPlan, Method, UnitPlan
    from generator.history.changes import Side
    from generator.indicators.annual import YearIndicators
    from generator.indicators.compliance import Compliance

RUNNING, PARTIAL, NO_BAND = "en-curso", "parcial", "sin-banda"
"""The categories of a percentage without a band: its period runs, reports are missing, or no band holds it."""
_LABELS = {RUNNING: "En curso", PARTIAL: "Parcial", NO_BAND: "Sin banda"}


class Cause(Enum):
    """What moves a figure; the value is the word of data files."""

    METHOD = "metodologia"
    GOALS = "metas"
    RESULTS = "resultados"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a page shows it: the percentage at the method's decimals, and the word of its category.

    `category` is the id of its band, why a percentage has none, or the state of what has no percentage; `label` is how
    readers know it.
    """

    percent: Decimal | None
    decimals: int
    category: str
    label: str


@dataclass(frozen=True, slots=True)
class Effect:
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


@dataclass(frozen=True)
class _Year:
    """The year once some causes have acted."""

    indicators: YearIndicators

    @property
    def method(self) -> Method:
        """How it measures."""
        return self.indicators.annual.frame.method

    def of_institution(self, period: Period) -> Figure | None:
        """Return the institution's figure."""
        return _figure(self.indicators.institution(period), self.method)

    def of_unit(self, unit: str, period: Period) -> Figure | None:
        """Return a unit's figure, if it has a plan."""
        has_plan = unit in self.indicators.annual.by_unit
        return _figure(self.indicators.unit(unit, period), self.method) if has_plan else None

    def of_goal(self, unit: str, codes: tuple[str, ...], period: Period) -> Figure | None:
        """Return the figure of the goal that has one of some codes, the first that is there."""
        plan = self.indicators.annual.by_unit.get(unit)
        code = next((code for code in codes if plan and code in plan.by_code), None)
        return None if code is None else _figure(self.indicators.activity(unit, code, period), self.method)


def effects(before: Side, after: Side, as_of: date) -> tuple[Effect, ...]:
    """Return the figures that move between two states: institutions, then their units, then goals."""
    olds = {(annual.institution.id, annual.year): annual for annual in before.annual_plans}
    unread = before.unread | after.unread
    found: list[Effect] = []
    for new in after.annual_plans:
        old = olds.get((new.institution.id, new.year))
        if old is not None and old != new:
            found += _of_year(old, new, unread, as_of)
    return tuple(found)


def current_period(year: int, as_of: date) -> Period:
    """Return January to the last month that is over on a day; the year where none is."""
    over = [month for month in Period.whole_year(year).months if month.end < as_of]
    return Period.to_date(year, over[-1].last) if over else Period.whole_year(year)


def _of_year(old: AnnualPlan, new: AnnualPlan, unread: frozenset[FileKey], as_of: date) -> Iterator[Effect]:
    years = _years(old, new, as_of)
    place = Place(new.institution.id, new.year)
    now = current_period(new.year, as_of)
    periods = tuple(dict.fromkeys((now, Period.whole_year(new.year))))
    missing = {key.stem for key in unread if key == FileKey(place.institution, place.year, "plan", key.stem)}
    for period in () if missing else periods:  # an average without a unit that is there would not be the published one
        yield from _moved(place, period, {mix: year.of_institution(period) for mix, year in years.items()})
    for unit in dict.fromkeys((*new.by_unit, *old.by_unit)):
        is_same = old.by_unit.get(unit) == new.by_unit.get(unit) and old.frame.method == new.frame.method
        if unit in missing or is_same:
            continue
        here = replace(place, unit=unit)
        for period in periods:
            yield from _moved(here, period, {mix: year.of_unit(unit, period) for mix, year in years.items()})
        for codes in _goals(old.by_unit.get(unit), new.by_unit.get(unit)):
            figures = {mix: year.of_goal(unit, codes, now) for mix, year in years.items()}
            yield from (each for each in _moved(replace(here, code=codes[0]), now, figures) if each.tells_something)


def _years(old: AnnualPlan, new: AnnualPlan, as_of: date) -> Mapping[Mix, _Year]:
    """Return the year with each mix of causes that can matter: none, all, each alone, all but each."""
    can_act = frozenset(cause for cause in Cause if cause is not Cause.METHOD or old.frame.method != new.frame.method)
    mixes = [_NOTHING, _ALL, *(frozenset({cause}) for cause in Cause), *(_ALL - {cause} for cause in Cause)]
    made: dict[Mix, _Year] = {}
    for mix in mixes:
        acting = mix & can_act
        if acting not in made:
            made[acting] = _Year(annual_indicators(_mixed(old, new, acting), as_of))
    return {mix: made[mix & can_act] for mix in mixes}


def _mixed(old: AnnualPlan, new: AnnualPlan, acting: Mix) -> AnnualPlan:
    """Return the old year with what some causes made of it."""
    annual, results = (new if cause in acting else old for cause in (Cause.GOALS, Cause.RESULTS))
    method = (new if Cause.METHOD in acting else old).frame.method
    plans = annual.plans
    if annual is not results:
        plans = tuple(with_results_of(plan, results.by_unit.get(plan.org_unit)) for plan in plans)
    return replace(annual, frame=replace(annual.frame, method=method), plans=plans)


def with_results_of(plan: UnitPlan, other: UnitPlan | None) -> UnitPlan:
    """Return a plan with what was told in another state of it, under the codes of its own goals."""
    if other is None:
        return replace(plan, progress=(), reported_shares=())
    codes = {other.code_now(code): code for code in plan.by_code}
    progress = (
        replace(
            entry,
            results=tuple(
                replace(result, code=codes.get(other.code_now(result.code), result.code)) for result in entry.results
            ),
        )
        for entry in other.progress
    )
    return replace(plan, progress=tuple(progress), reported_shares=other.reported_shares)


def _goals(old: UnitPlan | None, new: UnitPlan | None) -> Iterator[tuple[str, ...]]:
    """Yield the codes of each goal: the one that it has now, then those that it had."""
    if new is not None:
        yield from dict.fromkeys((goal.code, *goal.previous_codes) for goal in new.activities)
    if old is not None:
        now = new.by_code if new else {}
        codes = dict.fromkeys(goal.code for goal in old.activities)
        yield from ((code,) for code in codes if (new.code_now(code) if new else code) not in now)


def _moved(place: Place, period: Period, figures: Mapping[Mix, Figure | None]) -> Iterator[Effect]:
    """Yield the effect on a figure, if it moves."""
    before, after = figures[_NOTHING], figures[_ALL]
    if before == after:
        return
    alone = {cause: figures[frozenset({cause})] for cause in Cause}
    without = {cause: figures[_ALL - {cause}] for cause in Cause}
    causes = tuple(cause for cause in Cause if alone[cause] != before or without[cause] != after)
    told = tuple((cause, figure) for cause in causes if (figure := without[cause]) and figure != after)
    is_there = before is not None and after is not None
    yield Effect(place, period, before, after, causes if is_there else (), told if is_there else ())


def _figure(found: Compliance | Rollup, method: Method) -> Figure:
    value = found.mean if isinstance(found, Rollup) else found.raw
    shown = None if value is None else round_half_up(value, method.decimals)
    if found.band is not None:
        return Figure(shown, method.decimals, found.band.id, found.band.name)
    if found.state is not State.MEASURED:
        return Figure(shown, method.decimals, found.state.value, found.state.label)
    runs = found.in_progress or found.cut_off is not None
    category = PARTIAL if found.is_partial else RUNNING if runs else NO_BAND
    return Figure(shown, method.decimals, category, _LABELS[category])
