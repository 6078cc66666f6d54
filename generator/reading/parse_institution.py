"""From an institution and its strategic plan of valid shape to the typed model: the two trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import InformationOffice, Institution, OrgUnit, StrategicElement, Strategy
from generator.reading.values import Data, optional_quantity, root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.document import Document, Path


def parse_institution(document: Document) -> Institution:
    """Return the institution that `institucion.yaml` describes."""
    data = root(document)
    office = data.get("oficina_informacion")
    return Institution(
        id=data["id"],
        name=data["nombre"],
        units=tuple(_units(document, data["organigrama"], ("organigrama",), None)),
        origin=document.origin(()),
        acronym=data.get("siglas", ""),
        country=data.get("pais", "SV"),
        website=data.get("sitio_web", ""),
        information_office=office
        and InformationOffice(
            unit=office["unidad"],
            post=office.get("cargo", ""),
            email=office.get("correo", ""),
            phone=office.get("telefono", ""),
            address=office.get("direccion", ""),
        ),
        reviewers=tuple(data.get("revisores", ())),
    )


def _units(document: Document, items: list[Data], path: Path, parent: str | None) -> Iterator[OrgUnit]:
    for index, item in enumerate(items):
        here = (*path, index)
        yield OrgUnit(
            id=item["id"],
            name=item["nombre"],
            parent=parent,
            origin=document.origin(here),
            short_name=item.get("nombre_corto", ""),
            aliases=tuple(item.get("otros_nombres", ())),
            former_ids=tuple(item.get("ids_anteriores", ())),
            reviewers=tuple(item.get("revisores", ())),
        )
        yield from _units(document, item.get("unidades", []), (*here, "unidades"), item["id"])


def parse_strategy(document: Document) -> Strategy:
    """Return the strategic plan of an `estrategia-*.yaml`."""
    data = root(document)
    return Strategy(
        id=data["id"],
        name=data["nombre"],
        first_year=data["periodo"]["desde"],
        last_year=data["periodo"]["hasta"],
        elements=tuple(_elements(document, data["elementos"], ("elementos",), None)),
        origin=document.origin(()),
        notes=data.get("nota", ""),
    )


def _elements(document: Document, items: list[Data], path: Path, parent: str | None) -> Iterator[StrategicElement]:
    for index, item in enumerate(items):
        here = (*path, index)
        yield StrategicElement(
            code=item["codigo"],
            kind=item["tipo"],
            name=item["nombre"],
            parent=parent,
            origin=document.origin(here),
            quantity=optional_quantity(item.get("cantidad")),
            product_indicator=item.get("indicador_producto", ""),
            owner=item.get("responsable", ""),
            owner_unit=item.get("unidad"),
            start_year=item.get("inicio"),
            notes=item.get("nota", ""),
        )
        yield from _elements(document, item.get("elementos", []), (*here, "elementos"), item["codigo"])
