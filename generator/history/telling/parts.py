"""The changes grouped as the plans are: institution, year, unit, goal; in each, the pressing first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.wording import counted, listed, named
from generator.history.changes import FileKey, Place
from generator.history.compare.year import METHOD_VERSION
from generator.history.figures import Of
from generator.history.kinds import Aspect, Kind, Risk
from generator.history.telling.figures import effect_said, is_told_above, movement, recategorised
from generator.history.telling.frames import rules_changed
from generator.history.telling.hints import goal_hints, rename_hints
from generator.history.telling.items import Lines, item_of
from generator.history.telling.shifts import averages_said, closed_said, shift_said
from generator.reporters.changes.shape import Part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from generator.history.changes import Change, Comparison
    from generator.history.effects import Effect, Shift
    from generator.history.telling.names import Names
    from generator.reporters.changes.shape import Item

_RANKS = {risk.value: risk.rank for risk in Risk}


class Teller(Frozen, dict=True):
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
        items, parts = _with_the_rest_last(self._items(own), parts, "Otros cambios de la institución")
        return Part(
            place.institution, self.names.institution(place), self._warnings(place, own), items=items, parts=parts
        )

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
        told = [each for each in effects if each.place.unit or not is_told_above(self.effects)]
        items, inner = _with_the_rest_last(self._items(own), _sorted(parts), "Otros cambios del ejercicio")
        return Part(
            str(place.year),
            self.names.year(place),
            self._warnings(place, changes),
            (
                *(effect_said(each, self._name(each.place)) for each in told),
                *self._no_average(place),
                *averages_said(
                    self._shifts_of(place),
                    self.names,
                    is_more=any(not each.place.unit for each in effects),
                    over_by=self.comparison.days.as_of if _is_pressing(self._items(changes)) else None,
                ),
                *self._elsewhere(place, units),
            ),
            tuple(movement(each) for each in effects),
            items,
            inner,
        )

    def _no_average(self, place: Place) -> Iterator[str]:
        """Say why the average of an institution is not compared, where it is not."""
        unread = [key.stem for key in self.comparison.unread if key == _plan_key(place, key.stem)]
        if unread:
            units = listed(named(self.names.unit(replace(place, unit=unit))) for unit in sorted(unread))
            yield f"No se compara el promedio de la institución, porque no se pudo leer el plan de {units}."

    def _name(self, place: Place) -> str:
        return named(self.names.unit(place)) if place.unit else "la institución"

    def _unit(self, place: Place, changes: Sequence[Change]) -> Part:
        by_goal = _grouped(changes, "code")
        own = by_goal.pop("", [])
        goals = [self._goal(replace(place, code=str(code)), found, changes) for code, found in by_goal.items()]
        items, inner = _with_the_rest_last(self._items(own), _sorted(goals), "Otros cambios de la unidad")
        effects = self._by_plan.get(place, [])
        averages = [each for each in effects if not each.place.code]
        moved = recategorised([each for each in effects if each.place.code])
        is_pressing = _is_pressing(items) or any(part.is_pressing for part in inner)
        others = self._shifted(place, [code for code in by_goal if code], is_pressing=is_pressing)
        return Part(
            place.unit,
            self.names.unit(place),
            self._warnings(place, changes),
            (*(effect_said(each, "la unidad") for each in averages), *([moved] if moved else ()), *others),
            tuple(movement(each) for each in averages),
            items,
            inner,
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
                *self._moves(shifts, "La actividad", is_more=bool(effects), is_pressing=_is_pressing(items)),
            ),
            movements=tuple(movement(each) for each in effects),
            items=items,
        )

    def _report(self, place: Place, changes: Sequence[Change]) -> Part:
        title = f"Informe {named(self.names.report(place))}"
        return Part(f"informes/{place.report}", title, items=self._items(changes))

    @cached_property
    def _hints(self) -> tuple[tuple[Place, Place, str], ...]:
        return tuple(rename_hints(self.comparison.changes, self.names))

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

    def _moves(self, shifts: Sequence[Shift], what: str, *, is_more: bool, is_pressing: bool) -> Iterator[str]:
        """Say which other figures of a thing move and, where its changes press, from what to what."""
        if shifts:
            yield shift_said(shifts, what, is_more=is_more)
        if is_pressing:
            yield from closed_said(shifts, self.comparison.days.as_of)

    def _shifted(
        self, place: Place, told: Collection[object], what: str = "La unidad", *, is_pressing: bool = False
    ) -> Iterator[str]:
        """Say which other figures of a unit move, and of how many goals that have no part of their own."""
        found = self._shifts_by_plan.get(place, [])
        own = [each for each in found if each.of is Of.UNIT]
        is_more = any(not each.place.code for each in self._by_plan.get(place, []))
        yield from self._moves(own, what, is_more=is_more, is_pressing=is_pressing)
        goals = {each.place.code for each in found if each.of is Of.GOAL and each.place.code not in told}
        if goals:
            listing = listed(sorted(goals))
            yield f"También cambian cifras de {counted(len(goals), 'actividad', 'actividades')}: {listing}."

    def _elsewhere(self, place: Place, changed: Collection[object]) -> Iterator[str]:
        """Say what becomes of the units that did not change themselves: another method, say, judges them too."""
        here = {replace(each, code="") for each in self._moved if each.unit}
        of_year = {each for each in here if replace(each, unit="") == place and each.unit not in changed}
        for unit in sorted(of_year & {*self._by_plan, *self._shifts_by_plan}, key=self.names.order):
            name = named(self.names.unit(unit))
            moved = recategorised([each for each in self._by_plan.get(unit, []) if each.place.code])
            if moved:
                yield f"En {name}: {moved}"
            yield from self._shifted(unit, (), f"La unidad {name}")

    def _items(self, changes: Iterable[Change]) -> tuple[Item, ...]:
        found = (item_of(change, self.names, self.lines, self.comparison.days) for change in changes)
        return tuple(sorted(found, key=_rank))

    def _warnings(self, place: Place, changes: Collection[Change]) -> tuple[str, ...]:
        """Return what is missing to explain the changes, or what they would explain."""
        hints = tuple(text for *places, text in self._hints if place in places)
        own = [change for change in changes if change.place == place]
        if place in self.comparison.unexplained:
            return (*hints, _unexplained(changes if place.unit else own, is_plan=bool(place.unit)))
        is_raised = any(change.kind is Kind.VERSION_RAISED for change in own)
        if is_raised and not any(change.kind.aspect is Aspect.PROMISE for change in changes):
            return (*hints, "Sube la versión de las metas y ninguna meta cambia.")
        return hints


def _unexplained(changes: Collection[Change], *, is_plan: bool) -> str:
    """Say what changes of a plan, or of a year, without saying why."""
    kinds = {change.kind for change in changes}
    if is_plan:
        is_promise = any(change.kind.aspect is Aspect.PROMISE for change in changes)
        what, same = "lo prometido" if is_promise else "cómo se mide la unidad", "la versión no sube"
        is_another = Kind.VERSION_RAISED in kinds
    else:
        what, same = rules_changed(changes), "la versión de la metodología es la misma"
        is_another = any(change.key == METHOD_VERSION for change in changes)
    lacking = [
        *([] if is_another else [same]),
        *([] if Kind.HISTORY_ADDED in kinds else ["el control de cambios no dice por qué"]),
    ]
    return f"Cambia {what}, pero {' y '.join(lacking)}."


def _is_pressing(items: Iterable[Item]) -> bool:
    return any(item.is_pressing for item in items)


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


def _with_the_rest_last(
    items: tuple[Item, ...], parts: tuple[Part, ...], title: str
) -> tuple[tuple[Item, ...], tuple[Part, ...]]:
    """Return the items to tell before some parts, and the parts with the others after them.

    So nobody has to read through what is harmless to come to what is not.
    """
    rest = tuple(item for item in items if not item.is_pressing)
    if not rest or not parts:
        return items, parts
    return tuple(item for item in items if item.is_pressing), (*parts, Part("", title, items=rest))


def _sorted(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts, those with the most pressing change first; else in the order given."""
    return tuple(sorted(parts, key=lambda part: min(map(_rank, part.all_items), default=len(_RANKS))))
