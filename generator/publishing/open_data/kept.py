"""The rows of units, out of the files of their year that stand: nobody writes again those of a unit left alone.

In each table of a year the rows of its units come last, in their order, and so do their parts in an exchange file but
for its end. So the lengths of each are enough to find them again, and they are kept in no second place.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.data_set import BY_NAME, TABLES
from generator.publishing import addresses
from generator.publishing.open_data.exchange import FORMATS, path_of
from generator.publishing.open_data.files import Tables, taken_from
from generator.publishing.open_data.workbook import sheets_of
from generator.publishing.open_data.written import Written, heading
from generator.publishing.rows import DATA_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.publishing.open_data.exchange import Format

_COMMA, _BREAK = len(b",\n"), len(b"\n")
_PARTS = ("csv", "json", "sheet")
_NONE = {table.name: Written() for table in TABLES}


class UnitRows(Frozen):
    """A unit's rows, written once for all files that hold them: the flat table's, the data set's, exchange files'."""

    lines: bytes
    tables: Tables
    exchange: tuple[bytes, ...]


class YearRows(Frozen):
    """Where the rows of a year's units are: `base` is the address of the year, `lengths` JSON that `cut` reads.

    A text, since a register has thousands of them and a build needs a few.
    """

    base: str
    lengths: str


def lengths_of(base: str, units: Iterable[tuple[str, UnitRows]]) -> YearRows:
    """Return where the rows of units are, each under its key, in the files of their year."""
    told = [
        (
            key,
            len(unit.lines),
            {name: _lengths(part) for name, part in unit.tables.items() if part.count},
            [len(part) for part in unit.exchange],
        )
        for key, unit in units
    ]
    return YearRows(base, json.dumps(told))


def files_with(rows: YearRows) -> Iterator[str]:
    """Yield the files that `cut` reads, all of which a year with units has."""
    folder = addresses.data(rows.base)
    yield from (path_of(rows.base, each) for each in FORMATS)
    yield f"{rows.base}{DATA_NAME}.csv"
    yield f"{folder}{addresses.DATA_XLSX}"
    for table in TABLES:
        yield f"{folder}{table.name}.csv"
        yield f"{folder}{table.name}.json"


def cut(rows: YearRows, read: Callable[[str], bytes]) -> Mapping[str, UnitRows]:
    """Return the rows of each unit by its key; `read` gives the bytes of a file."""
    units = json.loads(rows.lengths)
    flat = _Tail(read(f"{rows.base}{DATA_NAME}.csv"), sum(lines for _, lines, _, _ in units))
    tails = _tails(rows.base, [tables for _, _, tables, _ in units], read)
    exchanged = [_exchanged(rows.base, each, own, read) for each, own in zip(FORMATS, _by_format(units), strict=True)]
    return {
        key: UnitRows(
            flat.take(lines),
            {**_NONE, **{name: _taken(tails[name], told) for name, told in tables.items()}},
            tuple(tail.take(length) for tail, length in zip(exchanged, parts, strict=True)),
        )
        for key, lines, tables, parts in units
    }


def _lengths(part: Written) -> tuple[int, int, int, int]:
    return len(part.csv), len(part.json), len(part.sheet), part.count


class _Tail:
    """The end of a file, taken from its beginning on; a class because it has a state: where."""

    def __init__(self, data: bytes, length: int, between: int = 0) -> None:
        self._data = data
        self._at = len(data) - length
        self._between = between

    def take(self, length: int) -> bytes:
        found = self._data[self._at : self._at + length]
        self._at += length + self._between
        return found


def _tails(
    base: str, units: Sequence[Mapping[str, Sequence[int]]], read: Callable[[str], bytes]
) -> Mapping[str, Mapping[str, _Tail]]:
    """Return the ends of each table in which units have rows."""
    folder = addresses.data(base)
    lines = {table.name: read(f"{folder}{table.name}.csv") for table in TABLES}
    shown = [table for table in TABLES if len(lines[table.name]) > len(heading(table))]
    wanted = {name for unit in units for name in unit}
    sheets = sheets_of(read(f"{folder}{addresses.DATA_XLSX}"), shown, wanted)
    tails = {}
    for name in wanted:
        own = [unit[name] for unit in units if name in unit]
        csv, text, sheet, _ = map(sum, zip(*own, strict=True))
        whole = taken_from(BY_NAME[name], lines[name], read(f"{folder}{name}.json"), 1)
        commas = _COMMA * (len(own) - 1)
        ends = (_Tail(whole.csv, csv), _Tail(whole.json, text + commas, _COMMA), _Tail(sheets[name], sheet))
        tails[name] = dict(zip(_PARTS, ends, strict=True))
    return tails


def _by_format(units: Sequence[tuple[str, int, object, Sequence[int]]]) -> Iterable[Sequence[int]]:
    """Return the lengths of the parts of units, format by format."""
    return zip(*(parts for *_, parts in units), strict=True)


def _exchanged(base: str, each: Format, lengths: Sequence[int], read: Callable[[str], bytes]) -> _Tail:
    """Return the parts of units in an exchange file: all that stands before what follows them."""
    data = read(path_of(base, each))
    return _Tail(data[: data.rindex(each.after)], sum(lengths) + _BREAK * (len(lengths) - 1), _BREAK)


def _taken(tails: Mapping[str, _Tail], lengths: Sequence[int]) -> Written:
    csv, text, sheet, count = lengths
    return Written(tails["csv"].take(csv), tails["json"].take(text), tails["sheet"].take(sheet), count)
