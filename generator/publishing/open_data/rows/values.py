"""Values of the model as the text of a cell; what is unknown or not written is `None`, never zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.quantity import plain, round_half_up
from generator.data_set.shape import LIST_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from generator.core.model import OfficialDocument, Removal
    from generator.core.problem import Origin
    from generator.core.quantity import Quantity

PERCENT_DECIMALS = 6
Cells = tuple[str | None, ...]


def number(value: Decimal | None) -> str | None:
    """Return an exact number, without separators."""
    return None if value is None else plain(value)


def percent(value: Decimal | None) -> str | None:
    """Return a percentage with at most six decimals."""
    return None if value is None else plain(round_half_up(value, PERCENT_DECIMALS))


def count(value: int | None) -> str | None:
    """Return a whole number."""
    return None if value is None else str(value)


def flag(*, value: bool | None) -> str | None:
    """Return `true` or `false`."""
    return None if value is None else "true" if value else "false"


def day(value: date | None) -> str | None:
    """Return a date."""
    return None if value is None else value.isoformat()


def several(values: Iterable[str]) -> str | None:
    """Return texts parted by `|`; one of their own gets a backslash."""
    escaped = (value.replace("\\", "\\\\").replace(LIST_SEPARATOR, f"\\{LIST_SEPARATOR}") for value in values)
    return LIST_SEPARATOR.join(escaped) or None


def quantity(value: Quantity | None) -> Cells:
    """Return a quantity in units, and as it is written."""
    return (None, None) if value is None else (plain(value.number), value.text)


def removal(found: Removal | None) -> Cells:
    """Return what removed a unit or an activity."""
    if found is None:
        return (None, None, None, None)
    return (found.since.code, found.reason, found.act or None, day(found.date))


def document(found: OfficialDocument) -> Cells:
    """Return an official document."""
    return (
        found.code or None,
        found.version or None,
        day(found.date),
        found.prepared_by or None,
        found.reviewed_by or None,
        found.authorized_by or None,
        found.url or None,
    )


def source(origin: Origin) -> str:
    """Return where something is written."""
    return f"{origin.file}:{origin.line}"
