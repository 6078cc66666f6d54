"""The changes grouped as the plans are: institution, year, unit, goal; in each, the pressing first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from generator.core.vocabulary import fold
from generator.core.wording import listed, quoted
from generator.history.changes import FileKey, Kind, Place, Risk
from generator.history.telling.figures import effect_said, movement, recategorised
from generator.history.telling.items import Lines, item_of
from generator.reporters.changes.shape import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.history.changes import Change, Comparison
    from generator.history.effects import Effect
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

    def parts(self, changes: Sequence[Change]) -> tuple[Part, ...]:
        """Return the parts of all institutions, the pressing first."""
        found = _grouped(changes, "institution")
        names = dict.fromkeys((*found, *(effect.place.institution for effect in self.effects)))
        return _sorted(self._institution(Place(str(name)), found.get(name, [])) for name in names)

    def _institution(self, place: Place, changes: Sequence[Change]) -> Part:
        by_year = _grouped(changes, "year")
        own = by_year.pop(None, [])
        mine = (each.place.year for each in self.effects if each.place.institution == place.institution)
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
            (*(effect_said(each, self._name(each.place)) for each in effects), *self._no_average(place)),
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
        return Part(
            place.unit,
            self.names.unit(place),
            self._warnings(place, changes),
            self._records(own),
            (*(effect_said(each, "la unidad") for each in averages), *([moved] if moved else ())),
            tuple(movement(each) for each in averages),
            items,
            _sorted(goals),
        )

    def _goal(self, place: Place, changes: Sequence[Change], of_unit: Sequence[Change]) -> Part:
        effects = [each for each in self._by_plan.get(replace(place, code=""), []) if each.place == place]
        items = self._items(changes)
        twin = _twin(changes, of_unit)
        if twin:
            items = (replace(items[0], sentence=f"{items[0].sentence} {twin}"), *items[1:])
        return Part(
            place.code,
            f"{place.code} {self.names.goal(place)}".rstrip(),
            effects=tuple(effect_said(each, "la actividad") for each in effects),
            movements=tuple(movement(each) for each in effects),
            items=items,
        )

    def _report(self, place: Place, changes: Sequence[Change]) -> Part:
        title = f"Informe {quoted(self.names.report(place))}"
        return Part(f"informes/{place.report}", title, items=self._items(changes))

    @cached_property
    def _by_plan(self) -> Mapping[Place, list[Effect]]:
        """The effects on a unit and on its goals, by unit."""
        found: dict[Place, list[Effect]] = {}
        for effect in self.effects:
            found.setdefault(replace(effect.place, code=""), []).append(effect)
        return found

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
        if place not in self.comparison.unexplained:
            return ()
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


def _twin(changes: Sequence[Change], of_unit: Iterable[Change]) -> str:
    """Say that a goal which is gone and a new one bear the same name: it may be one whose new code is not declared."""
    kinds = {Kind.GOAL_DELETED: Kind.GOAL_ADDED, Kind.GOAL_ADDED: Kind.GOAL_DELETED}
    for change in changes:
        for other in of_unit if change.kind in kinds else ():
            names = (fold(str(each.before or each.after)) for each in (change, other))
            if other.kind is kinds[change.kind] and len(set(names)) == 1:
                verb = "nueva" if other.kind is Kind.GOAL_ADDED else "borrada"
                return (
                    f"La actividad {verb} {other.place.code} se llama igual: si solo cambió de código, declárelo en "
                    "codigos_anteriores."
                )
    return ""
