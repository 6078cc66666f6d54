"""Reads the small values that every kind of file shares: quantities, dates, changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from generator.core.model import Change
from generator.core.quantity import Quantity

if TYPE_CHECKING:
    from generator.reading.document import Document

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
