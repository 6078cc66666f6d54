"""The changes grouped as the plans are: institution, year, unit, goal; in each, the pressing first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from generator.core.wording import counted, listed, quoted
from generator.history.changes import FileKey, Kind, Place, Risk
from generator.history.figures import Of
from generator.history.telling.figures import effect_said, movement, recategorised
from generator.history.telling.hints import goal_hints, unit_hints
from generator.history.telling.items import Lines, item_of
from generator.history.telling.shifts import averages_said, shift_said
from generator.reporters.changes.shape import Part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from generator.history.changes import Change, Comparison
    from generator.history.effects import Effect, Shift
    from generator.history.telling.names import Names
    from generator.reporters.changes.shape import Item

_RANKS = {risk.value: risk.rank for risk in Risk}


@dataclass(frozen=True)
class Teller:
    """Makes the parts of a report."""

    names: Names
    lines: Lines
    comparison: Comparison
    effects: Sequence[Effect]
    shifts: Sequence[Shift] = ()

    def parts(self, changes: Sequence[Change]) -> tuple[Part, ...]:
        """Return the parts of all institutions, the pressing first."""
        found = _grouped(changes, "institution")
        names = dict.fromkeys((*found, *(each.institution for each in self._moved)))
        return _sorted(self._institution(Place(str(name)), found.get(name, [])) for name in names)

    def _institution(self, place: Place, changes: Sequence[Change]) -> Part:
        by_year = _grouped(changes, "year")
        own = by_year.pop(None, [])
        mine = (each.year for each in self._moved if each.institution == place.institution)
        years = [year for year in dict.fromkeys((*by_year, *mine)) if isinstance(year, int)]
        parts = _sorted(self._year(replace(place, year=year), by_year.get(year, [])) for year in years)
        return Part(place.institution, self.names.institution(place), items=self._items(own), parts=parts)

    def _year(self, place: Place, changes: Sequence[Change]) -> Part:
        units, reports = _grouped(changes, "unit"), _grouped(changes, "report")
        own = [change for change in units.pop("", []) if not change.place.report]
        in_order = sorted(map(str, units), key=lambda unit: self.names.order(replace(place, unit=unit)))
        parts = [
            *(self._unit(replace(place, unit=unit), units[unit]) for unit in in_order),
            *(self._report(replace(place, report=str(name)), found) for name, found in reports.items() if name),
        ]
        averages = [each for each in self.effects if replace(each.place, unit="") == place]
        effects = [each for each in averages if each.place.unit not in units]
        items, parts = _with_the_rest_last(self._items(own), parts, "Otros cambios del ejercicio")
        return Part(
            str(place.year),
            self.names.year(place),
            self._warnings(place, changes),
            self._records(own),
            (
                *(effect_said(each, self._name(each.place)) for each in effects),
                *self._no_average(place),
                *averages_said(self._shifts_of(place), self.names),
                *self._elsewhere(place, units),
            ),
            tuple(movement(each) for each in effects),
            items,
            _sorted(parts),
        )

    def _no_average(self, place: Place) -> Iterator[str]:
        """Say why the average of an institution is not compared, where it is not."""
        unread = [key.stem for key in self.comparison.unread if key == _plan_key(place, key.stem)]
        if unread:
            units = listed(quoted(self.names.unit(replace(place, unit=unit))) for unit in sorted(unread))
            yield f"No se compara el promedio de la institución, porque no se pudo leer el plan de {units}."

    def _name(self, place: Place) -> str:
        return quoted(self.names.unit(place)) if place.unit else "la institución"

    def _unit(self, place: Place, changes: Sequence[Change]) -> Part:
        by_goal = _grouped(changes, "code")
        own = by_goal.pop("", [])
        goals = [self._goal(replace(place, code=str(code)), found, changes) for code, found in by_goal.items()]
        items, goals = _with_the_rest_last(self._items(own), goals, "Otros cambios de la unidad")
        effects = self._by_plan.get(place, [])
        averages = [each for each in effects if not each.place.code]
        moved = recategorised([each for each in effects if each.place.code])
        others = self._shifted(place, [code for code in by_goal if code])
        return Part(
            place.unit,
            self.names.unit(place),
            self._warnings(place, changes),
            self._records(own),
            (*(effect_said(each, "la unidad") for each in averages), *([moved] if moved else ()), *others),
            tuple(movement(each) for each in averages),
            items,
            _sorted(goals),
        )

    def _goal(self, place: Place, changes: Sequence[Change], of_unit: Sequence[Change]) -> Part:
        effects = [each for each in self._by_plan.get(replace(place, code=""), []) if each.place == place]
        shifts = [each for each in self._shifts_by_plan.get(replace(place, code=""), []) if each.place == place]
        items = self._items(changes)
        return Part(
            place.code,
            f"{place.code} {self.names.goal(place)}".rstrip(),
            warnings=tuple(goal_hints(changes, of_unit, self.names)),
            effects=(
                *(effect_said(each, "la actividad") for each in effects),
                *([shift_said(shifts, "La actividad", is_more=bool(effects))] if shifts else ()),
            ),
            movements=tuple(movement(each) for each in effects),
            items=items,
        )

    def _report(self, place: Place, changes: Sequence[Change]) -> Part:
        title = f"Informe {quoted(self.names.report(place))}"
        return Part(f"informes/{place.report}", title, items=self._items(changes))

    @cached_property
    def _unit_hints(self) -> tuple[tuple[Place, Place, str], ...]:
        return tuple(unit_hints(self.comparison.changes, self.names))

    @cached_property
    def _moved(self) -> tuple[Place, ...]:
        """What has figures that move."""
        return (*(each.place for each in self.effects), *(each.place for each in self.shifts))

    @cached_property
    def _by_plan(self) -> Mapping[Place, list[Effect]]:
        """The effects on a unit and on its goals, by unit."""
        found: dict[Place, list[Effect]] = {}
        for effect in self.effects:
            found.setdefault(replace(effect.place, code=""), []).append(effect)
        return found

    @cached_property
    def _shifts_by_plan(self) -> Mapping[Place, list[Shift]]:
        """The other figures that move of a unit and of its goals, by unit."""
        found: dict[Place, list[Shift]] = {}
        for shift in self.shifts:
            if shift.of in {Of.UNIT, Of.GOAL}:
                found.setdefault(replace(shift.place, code=""), []).append(shift)
        return found

    def _shifts_of(self, place: Place) -> list[Shift]:
        """Return the other averages of a year that move."""
        wide = {Of.INSTITUTION, Of.AUTHORITY, Of.ELEMENT}
        return [
            each
            for each in self.shifts
            if each.of in wide and (each.place.institution, each.place.year) == (place.institution, place.year)
        ]

    def _shifted(self, place: Place, told: Collection[object], what: str = "La unidad") -> Iterator[str]:
        """Say which other figures of a unit move, and of how many goals that have no part of their own."""
        found = self._shifts_by_plan.get(place, [])
        own = [each for each in found if each.of is Of.UNIT]
        if own:
            is_more = any(not each.place.code for each in self._by_plan.get(place, []))
            yield shift_said(own, what, is_more=is_more)
        goals = {each.place.code for each in found if each.of is Of.GOAL and each.place.code not in told}
        if goals:
            listing = listed(sorted(goals))
            yield f"También cambian cifras de {counted(len(goals), 'actividad', 'actividades')}: {listing}."

    def _elsewhere(self, place: Place, changed: Collection[object]) -> Iterator[str]:
        """Say what becomes of the units that did not change themselves: another method, say, judges them too."""
        here = {replace(each, code="") for each in self._moved if each.unit}
        of_year = {each for each in here if replace(each, unit="") == place and each.unit not in changed}
        for unit in sorted(of_year & {*self._by_plan, *self._shifts_by_plan}, key=self.names.order):
            name = quoted(self.names.unit(unit))
            moved = recategorised([each for each in self._by_plan.get(unit, []) if each.place.code])
            if moved:
                yield f"En {name}: {moved}"
            yield from self._shifted(unit, (), f"La unidad {name}")

    def _items(self, changes: Iterable[Change]) -> tuple[Item, ...]:
        found = (
            item_of(change, self.names, self.lines, self.comparison.days)
            for change in changes
            if not _is_record(change)
        )
        return tuple(sorted(found, key=_rank))

    def _records(self, changes: Iterable[Change]) -> tuple[Item, ...]:
        return tuple(
            item_of(change, self.names, self.lines, self.comparison.days) for change in changes if _is_record(change)
        )

    def _warnings(self, place: Place, changes: Iterable[Change]) -> tuple[str, ...]:
        """Return what is missing to explain the changes."""
        hints = tuple(text for *places, text in self._unit_hints if place in places)
        if place not in self.comparison.unexplained:
            return hints
        kinds = {change.kind for change in changes if change.place == place}
        if not place.unit:
            return ("Cambia la metodología, pero el control de cambios del ejercicio no dice por qué.",)
        lacking = [
            *([] if Kind.VERSION_RAISED in kinds else ["la versión no sube"]),
            *([] if Kind.HISTORY_ADDED in kinds else ["el control de cambios no dice por qué"]),
        ]
        return (f"Cambia lo prometido, pero {' y '.join(lacking)}.",)


def _is_record(change: Change) -> bool:
    return change.kind.risk is Risk.RECORD


def _plan_key(place: Place, unit: str) -> FileKey:
    return FileKey(place.institution, place.year, "plan", unit)


def _grouped(changes: Iterable[Change], name: str) -> dict[str | int | None, list[Change]]:
    """Return the changes by what part of their place has a name, in order."""
    found: dict[str | int | None, list[Change]] = {}
    for change in changes:
        found.setdefault(getattr(change.place, name), []).append(change)
    return found


def _rank(item: Item) -> int:
    return _RANKS[item.risk]


def _with_the_rest_last(items: tuple[Item, ...], parts: list[Part], title: str) -> tuple[tuple[Item, ...], list[Part]]:
    """Return the items to tell before some parts, and the parts with the others after them.

    So nobody has to read through what is harmless to come to what is not.
    """
    rest = tuple(item for item in items if not item.is_pressing)
    if not rest or not parts:
        return items, parts
    return tuple(item for item in items if item.is_pressing), [*parts, Part("", title, items=rest)]


def _sorted(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts, those with the most pressing change first; else in the order given."""
    return tuple(sorted(parts, key=lambda part: min(map(_rank, part.all_items), default=len(_RANKS))))
