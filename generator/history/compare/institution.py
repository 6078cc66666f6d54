"""Two states of an institution: what it says of itself, its tree of units, and its strategic plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import InformationOffice, StrategicElement
from generator.history.changes import Place
from generator.history.compare.fields import Field, Pair, changed_fields, paired, same
from generator.history.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Institution, OrgUnit, Strategy
    from generator.history.changes import Change

FIELDS = (
    Field("name", "nombre", Kind.INSTITUTION_CHANGED),
    Field("acronym", "siglas", Kind.INSTITUTION_CHANGED),
    Field("country", "pais", Kind.INSTITUTION_CHANGED),
    Field("website", "sitio_web", Kind.INSTITUTION_CHANGED),
)
OFFICE = (
    Field("unit", "oficina_informacion.unidad", Kind.INSTITUTION_CHANGED),
    Field("post", "oficina_informacion.cargo", Kind.INSTITUTION_CHANGED),
    Field("email", "oficina_informacion.correo", Kind.INSTITUTION_CHANGED),
    Field("phone", "oficina_informacion.telefono", Kind.INSTITUTION_CHANGED),
    Field("address", "oficina_informacion.direccion", Kind.INSTITUTION_CHANGED),
)
ORG_UNIT = (
    Field("parent", "unidades", Kind.ORG_UNIT_MOVED),
    Field("name", "nombre", Kind.ORG_UNIT_CHANGED),
    Field("short_name", "nombre_corto", Kind.ORG_UNIT_CHANGED),
)
STRATEGY = (
    Field("name", "nombre", Kind.STRATEGY_CHANGED),
    Field("first_year", "periodo.desde", Kind.STRATEGY_CHANGED),
    Field("last_year", "periodo.hasta", Kind.STRATEGY_CHANGED),
    Field("notes", "nota", Kind.STRATEGY_CHANGED),
)
ELEMENT = (
    Field("kind", "tipo", Kind.ELEMENT_CHANGED),
    Field("name", "nombre", Kind.ELEMENT_CHANGED),
    Field("parent", "elementos", Kind.ELEMENT_CHANGED),
    Field("product_indicator", "indicador_producto", Kind.ELEMENT_CHANGED),
    Field("owner", "responsable", Kind.ELEMENT_CHANGED),
    Field("owner_unit", "unidad", Kind.ELEMENT_CHANGED),
    Field("start_year", "inicio", Kind.ELEMENT_CHANGED),
    Field("notes", "nota", Kind.ELEMENT_CHANGED),
)
ALIASES, FORMER, QUANTITY, REVIEWERS = "otros_nombres", "ids_anteriores", "cantidad", "revisores"
_NO_OFFICE = InformationOffice("")


def institution_changes(before: Institution, after: Institution) -> Iterator[Change]:
    """Yield what changed in an institution and in its tree."""
    place = Place(after.id)
    pair = Pair(place, before.origin, after.origin)
    yield from changed_fields(FIELDS, before, after, pair)
    offices = (before.information_office or _NO_OFFICE, after.information_office or _NO_OFFICE)
    yield from changed_fields(OFFICE, *offices, pair)
    yield from _reviewers(before, after, pair)
    for old, new in paired(before.units, after.units, lambda unit: unit.id):
        yield from _org_unit_changes(old, new, place)


def _reviewers(before: Institution | OrgUnit, after: Institution | OrgUnit, pair: Pair) -> Iterator[Change]:
    lists = tuple("; ".join(sorted(each.reviewers)) or None for each in (before, after))
    if not same(*lists):
        yield pair.change(Kind.INSTITUTION_CHANGED, REVIEWERS, *lists)


def _org_unit_changes(old: OrgUnit | None, new: OrgUnit | None, place: Place) -> Iterator[Change]:
    if old is not None and new is not None:
        pair = Pair(replace(place, unit=new.id), old.origin, new.origin)
        yield from changed_fields(ORG_UNIT, old, new, pair)
        aliases = tuple("; ".join(sorted(unit.aliases)) or None for unit in (old, new))
        if not same(*aliases):
            yield pair.change(Kind.ORG_UNIT_CHANGED, ALIASES, *aliases)
        yield from _reviewers(old, new, pair)
        former = tuple("; ".join(unit.former_ids) or None for unit in (old, new))
        if not same(*former):
            yield pair.change(Kind.ORG_UNIT_RENAMED, FORMER, *former)
    elif new is not None:
        yield Pair(replace(place, unit=new.id), None, new.origin).change(Kind.ORG_UNIT_ADDED, "", None, new.name)
    elif old is not None:
        yield Pair(replace(place, unit=old.id), old.origin, None).change(Kind.ORG_UNIT_REMOVED, "", old.name, None)


def strategy_changes(before: Strategy, after: Strategy, institution: str) -> Iterator[Change]:
    """Yield what changed in a strategic plan."""
    place = Place(institution, strategy=after.id)
    yield from changed_fields(STRATEGY, before, after, Pair(place, before.origin, after.origin))
    for old, new in paired(before.elements, after.elements, lambda element: element.code):
        yield from _element_changes(old, new, place)


def _element_changes(old: StrategicElement | None, new: StrategicElement | None, place: Place) -> Iterator[Change]:
    if old is not None and new is not None:
        pair = Pair(replace(place, code=new.code), old.origin, new.origin)
        if old.quantity != new.quantity:
            kind = Kind.ELEMENT_LOWERED if _is_less(old, new) else Kind.ELEMENT_CHANGED
            yield pair.change(kind, QUANTITY, old.quantity, new.quantity)
        yield from changed_fields(ELEMENT, old, new, pair)
    elif new is not None:
        yield Pair(replace(place, code=new.code), None, new.origin).change(Kind.ELEMENT_ADDED, "", None, new.name)
    elif old is not None:
        yield Pair(replace(place, code=old.code), old.origin, None).change(Kind.ELEMENT_REMOVED, "", old.name, None)


def _is_less(old: StrategicElement, new: StrategicElement) -> bool:
    if old.quantity is None:
        return False
    return new.quantity is None or new.quantity.number < old.quantity.number
