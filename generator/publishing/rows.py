"""Rows as text: each is written once, as a line of CSV and as an object of JSON, and serves every file that holds it.

Unknown is empty in CSV and `null` in JSON, never zero.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeVar

from generator.core.frozen import Frozen
from generator.data_set.cells import inert
from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.data_set.shape import Row

DATA_NAME = "datos"
_Cell = TypeVar("_Cell")
_NEEDS_QUOTES = re.compile(r'[",\r\n]')


class Column(Frozen):
    """A column: its name, what it means, and whether it holds a figure, which may begin with a minus sign."""

    name: str
    meaning: str
    is_figure: bool = False


def figure(name: str, meaning: str) -> Column:
    """Return a column of figures."""
    return Column(name, meaning, is_figure=True)


class PlainRows(Frozen):
    """Some rows, written: lines of CSV without a heading, and objects of JSON parted by commas."""

    csv: bytes
    json: bytes


def write(rows: Sequence[Row], columns: Sequence[Column]) -> PlainRows:
    """Return rows as text; text that a spreadsheet would run as a formula gets an apostrophe in CSV."""
    names = tuple(column.name for column in columns)
    objects = json.dumps(
        [dict(zip(names, row, strict=True)) for row in rows],
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )
    return PlainRows(safe_lines(rows, [column.is_figure for column in columns]), objects[1:-1].encode())


def files(
    path: str, parts: Sequence[PlainRows], columns: Sequence[Column], name: str = DATA_NAME
) -> Iterator[OutputFile]:
    """Yield two files of a folder, such as `datos.csv` (RFC 4180) and `datos.json`, with the rows of all parts."""
    heading = csv_lines([[column.name for column in columns]])
    yield OutputFile(f"{path}{name}.csv", b"".join((heading, *(part.csv for part in parts))))
    objects = b",".join(part.json for part in parts if part.json)
    yield OutputFile(f"{path}{name}.json", b"".join((b'{"filas":[', objects, b"]}\n")))


def safe_lines(rows: Sequence[Row], are_figures: Sequence[bool]) -> bytes:
    """Return rows as lines of CSV; text that a spreadsheet would run as a formula gets an apostrophe."""
    return _lines(cells_by_column(rows, [_field if is_figure else _inert for is_figure in are_figures]))


def cells_by_column(
    rows: Sequence[Row], encoders: Sequence[Callable[[str | None], _Cell]]
) -> Iterator[tuple[_Cell, ...]]:
    """Yield rows with their cells encoded, each column as its encoder does: what a column repeats, only once."""
    if rows:
        columns = zip(encoders, zip(*rows, strict=True), strict=True)
        yield from zip(*(_encoded(encode, cells) for encode, cells in columns), strict=True)


def _encoded(encode: Callable[[str | None], _Cell], cells: Sequence[str | None]) -> Iterator[_Cell]:
    known = {cell: encode(cell) for cell in dict.fromkeys(cells)}
    return map(known.__getitem__, cells)


def _inert(cell: str | None) -> str:
    return _field(inert(cell) if cell else cell)


def _field(cell: str | None) -> str:
    """Return a cell as it stands in a line of CSV: in quotes where it holds what parts cells or lines."""
    if not cell:
        return ""
    return '"{}"'.format(cell.replace('"', '""')) if _NEEDS_QUOTES.search(cell) else cell


def csv_lines(rows: Iterable[Sequence[str | None]]) -> bytes:
    """Return rows of two cells or more as lines of CSV (RFC 4180)."""
    return _lines(map(_field, row) for row in rows)


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    return "".join([f"{','.join(fields)}\r\n" for fields in rows]).encode()
