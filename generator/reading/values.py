"""Reads the small values that every kind of file shares: quantities, dates, changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from generator.core.model import Change, Named, OfficialDocument, Redaction, Removal, Section
from generator.core.period import Period
from generator.core.quantity import Quantity

if TYPE_CHECKING:
    from generator.reading.document import Document, Path

Data = Mapping[str, Any]


def root(document: Document) -> Data:
    """Return the data of a document that has passed its schema."""
    return cast("Data", document.data)


def quantity(value: Decimal | str) -> Quantity:
    """Return a quantity: a number, or the text of a percentage."""
    return Quantity.parse(value) if isinstance(value, str) else Quantity(Decimal(value))


def optional_quantity(value: Decimal | str | None) -> Quantity | None:
    """Return a quantity, or nothing where nothing is written."""
    return None if value is None else quantity(value)


def optional_decimal(value: Decimal | None) -> Decimal | None:
    """Return an exact number, or nothing where nothing is written."""
    return None if value is None else Decimal(value)


def optional_date(value: str | None) -> date | None:
    """Return a date, or nothing where nothing is written."""
    return None if value is None else date.fromisoformat(value)


def period(value: str | int) -> Period:
    """Return a period; a year may be written as a number."""
    return Period.parse(str(value))


def removal(document: Document, data: Data | None, path: Path) -> Removal | None:
    """Return the change that removed a unit or an activity, or nothing where nothing is written."""
    if data is None:
        return None
    return Removal(
        since=Period.parse(data["desde"]),
        reason=data["motivo"],
        origin=document.origin(path),
        act=data.get("acto", ""),
        date=optional_date(data.get("fecha")),
    )


def redaction(document: Document, data: Data | None, path: Path) -> Redaction | None:
    """Return what was taken out of a published report, or nothing where nothing is written."""
    if data is None:
        return None
    day = date.fromisoformat(data["fecha"])
    return Redaction(day, data["responsable"], data["motivo"], data["huella"], document.origin(path))


def official_document(data: Data) -> OfficialDocument:
    """Return the official document that a plan or a report comes from."""
    return OfficialDocument(
        code=data.get("codigo", ""),
        version=data.get("version", ""),
        date=optional_date(data.get("fecha")),
        prepared_by=data.get("elaborado_por", ""),
        reviewed_by=data.get("revisado_por", ""),
        authorized_by=data.get("autorizado_por", ""),
        url=data.get("url", ""),
    )


def sections(data: Data) -> tuple[Section, ...]:
    """Return the narrative of a plan or a report."""
    return tuple(_section(item) for item in data.get("secciones", ()))


def _section(item: Data) -> Section:
    return Section(item["id"], item.get("titulo", ""), tuple(item.get("parrafos", ())), points(item))


def points(data: Data) -> tuple[Named, ...]:
    """Return the points of a section, or of a part of a report."""
    return tuple(Named(point.get("nombre", ""), point["texto"]) for point in data.get("puntos", ()))


def changes(document: Document) -> tuple[Change, ...]:
    """Return the change control of a plan or a year."""
    return tuple(
        Change(
            version=str(item["version"]),
            date=date.fromisoformat(item["fecha"]),
            owner=item["responsable"],
            reason=item["motivo"],
            origin=document.origin(("control_de_cambios", index)),
        )
        for index, item in enumerate(root(document)["control_de_cambios"])
    )
