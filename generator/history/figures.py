"""The figures that the pages of a year publish: of what, in which periods, and which differ between two states."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.quantity import round_half_up
from generator.history.changes import Place
from generator.indicators.rollup import Rollup
from generator.indicators.states import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from decimal import Decimal

    from generator.core.model import AnnualPlan, Method
    from generator.core.period import Period
    from generator.indicators.annual import YearIndicators
    from generator.indicators.compliance import Compliance

RUNNING, PARTIAL, NO_BAND = "en-curso", "parcial", "sin-banda"
"""The categories of a percentage without a band: its period runs, reports are missing, or no band holds it."""
_LABELS = {RUNNING: "En curso", PARTIAL: "Parcial", NO_BAND: "Sin banda"}


class Of(Enum):
    """What a figure is of; the value is the word of data files."""

    INSTITUTION = "institucion"
    AUTHORITY = "autoridad"
    UNIT = "unidad"
    GOAL = "actividad"
    ELEMENT = "elemento"


class Figure(Frozen):
    """A figure as a page shows it: the percentage at the method's decimals, and the word of its category.

    `category` is the id of its band, why a percentage has none, or the state of what has no percentage; `label` is how
    readers know it.
    """

    percent: Decimal | None
    decimals: int
    category: str
    label: str


class Holder(Frozen):
    """What has a figure in every period; `codes` are the one that a goal has and those that it had."""

    of: Of
    place: Place
    codes: tuple[str, ...] = ()

    def figure(self, indicators: YearIndicators, period: Period) -> Figure | None:
        """Return its figure in a year; `None` if it is not there."""
        found = _FINDERS[self.of](self, indicators, period)
        return None if found is None else figure_of(found, indicators.annual.frame.method)


def _of_institution(_holder: Holder, indicators: YearIndicators, period: Period) -> Rollup:
    return indicators.institution(period)


def _of_unit(holder: Holder, indicators: YearIndicators, period: Period) -> Rollup | None:
    unit = holder.place.unit
    return indicators.unit(unit, period) if unit in indicators.annual.by_unit else None


def _of_authority(holder: Holder, indicators: YearIndicators, period: Period) -> Rollup | None:
    unit = holder.place.unit
    is_there = unit in {each.id for each in indicators.annual.institution.authorities}
    return indicators.authority(unit, period) if is_there else None


def _of_goal(holder: Holder, indicators: YearIndicators, period: Period) -> Compliance | None:
    unit = holder.place.unit
    plan = indicators.annual.by_unit.get(unit)
    code = next((code for code in holder.codes if plan and code in plan.by_code), None)
    return None if code is None else indicators.activity(unit, code, period)


def _of_element(holder: Holder, indicators: YearIndicators, period: Period) -> Rollup | None:
    strategy, code = indicators.annual.strategy, holder.place.code
    return indicators.element(code, period) if strategy is not None and code in strategy.by_code else None


_FINDERS: Mapping[Of, Callable[[Holder, YearIndicators, Period], Rollup | Compliance | None]] = MappingProxyType(
    {
        Of.INSTITUTION: _of_institution,
        Of.AUTHORITY: _of_authority,
        Of.UNIT: _of_unit,
        Of.GOAL: _of_goal,
        Of.ELEMENT: _of_element,
    }
)


def averages_above(old: AnnualPlan, new: AnnualPlan) -> Iterator[Holder]:
    """Yield what a year publishes averages of, besides its units: the institution, its authorities, its elements."""
    place = Place(new.institution.id, new.year)
    yield Holder(Of.INSTITUTION, place)
    for unit in dict.fromkeys(unit.id for each in (new, old) for unit in each.institution.authorities):
        yield Holder(Of.AUTHORITY, Place(place.institution, place.year, unit))
    for code in dict.fromkeys(code for each in (new, old) if each.strategy for code in each.strategy.by_code):
        strategy = new.frame.strategy or old.frame.strategy or ""
        yield Holder(Of.ELEMENT, Place(place.institution, place.year, code=code, strategy=strategy))


def figure_of(found: Compliance | Rollup, method: Method) -> Figure:
    """Return a figure as a page shows it."""
    value = found.mean if isinstance(found, Rollup) else found.raw
    shown = None if value is None else round_half_up(value, method.decimals)
    if found.band is not None:
        return Figure(shown, method.decimals, found.band.id, found.band.name)
    if found.state is not State.MEASURED:
        return Figure(shown, method.decimals, found.state.value, found.state.label)
    runs = found.in_progress or found.cut_off is not None
    category = PARTIAL if found.is_partial else RUNNING if runs else NO_BAND
    return Figure(shown, method.decimals, category, _LABELS[category])
