"""Rows as text: each is written once as CSV, JSON and XML of a sheet, and serves every file that holds it.

Unknown is empty in CSV and `null` in JSON, never zero. Numbers are the exact decimals of the model; in JSON those that
may have decimals are texts, since most programs would round them.
"""

from __future__ import annotations

from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.data_set.cells import items
from generator.data_set.shape import Kind
from generator.publishing.open_data.workbook import row_xml
from generator.publishing.rows import cells_by_column, csv_lines, safe_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.data_set.shape import Column, Row, Table


class Written(Frozen):
    """Rows of a table: lines of CSV without a heading, objects of JSON parted by commas, rows of a sheet."""

    csv: bytes = b""
    json: bytes = b""
    sheet: bytes = b""
    count: int = 0


def write(table: Table, rows: Sequence[Row]) -> Written:
    """Return rows as text; text that a spreadsheet would run as a formula is made inert in CSV."""
    if not rows:
        return Written()
    objects = cells_by_column(rows, [_member_of(column) for column in table.columns])
    return Written(
        safe_lines(rows, [column.kind.is_figure for column in table.columns]),
        ",\n".join([f"{{{','.join(cells)}}}" for cells in objects]).encode(),
        row_xml(table.columns, rows).encode(),
        len(rows),
    )


def joined(parts: Iterable[Written]) -> Written:
    """Return the rows of all parts, in order."""
    found = tuple(part for part in parts if part.count)
    return Written(
        b"".join(part.csv for part in found),
        b",\n".join(part.json for part in found),
        b"".join(part.sheet for part in found),
        sum(part.count for part in found),
    )


def heading(table: Table) -> bytes:
    """Return the first line of a table's CSV."""
    return csv_lines([table.names])


def _member_of(column: Column) -> Callable[[str | None], str]:
    """Return what writes a cell of a column as a member of an object."""
    name, encode = encode_basestring(column.name), _encoder(column.kind)
    return lambda cell: f"{name}:{'null' if cell is None else encode(cell)}"


def _encoder(kind: Kind) -> Callable[[str], str]:
    if kind in {Kind.INTEGER, Kind.BOOLEAN}:
        return str
    return _list if kind is Kind.LIST else encode_basestring


def _list(cell: str) -> str:
    return f"[{','.join(encode_basestring(item) for item in items(cell))}]"
