"""The data set of the whole site: those of all institutions, one after the other, as they are made.

Nothing of it stands whole in memory: its files are written in pieces, and only their digests are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.data_set import BY_NAME, TABLES
from generator.data_set.shape import Table, count, key_text
from generator.publishing import addresses
from generator.publishing.open_data.content import shared_rows
from generator.publishing.open_data.files import description_files, digest_of, json_bytes, written
from generator.publishing.open_data.growing import GrowingFile, GrowingTable, Rows
from generator.publishing.open_data.json_schema import json_schema
from generator.publishing.open_data.members import NO_MEMBERS
from generator.publishing.open_data.package import Digests
from generator.publishing.open_data.workbook import sheet, workbook_of
from generator.publishing.open_data.written import write
from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.publishing.archive import Member
    from generator.publishing.open_data.files import Tables
    from generator.publishing.open_data.members import Members
    from generator.publishing.open_data.package import Stamp
    from generator.publishing.open_data.written import Written

SMALL = 60_000
"""The rows up to which tables of the whole are also in one workbook; beyond, those of each institution are in its own.

A sheet holds a million, but such a workbook takes minutes to open, and would be written again whole at each change. A
table that has more rows by itself is published compressed, for the same reasons.
"""

LEFT_OUT = Table(
    "sin_hoja",
    "Tablas que no caben aquí",
    "Una tabla que no cabe en este libro.",
    ("tabla",),
    (
        key_text("tabla", "Nombre de la tabla."),
        count("filas", "Cuántas filas tiene."),
        key_text("archivo", "El que la tiene entera; las filas de cada institución están en el libro de esta."),
    ),
)
"""The sheet that says what a workbook lacks."""


def fitting(rows: Mapping[str, int]) -> frozenset[str]:
    """Return the tables that the workbook of the whole has, by the rows of all: the shortest, as many as fit it."""
    room = SMALL
    found = set()
    for name, count_ in sorted(rows.items(), key=lambda each: each[1]):
        room -= count_
        if room >= 0:
            found.add(name)
    return frozenset(found)


def sheet_of(table: Table, parts: Sequence[Written], told: str) -> Member:
    """Return a sheet of the workbook of the whole: the rows of all parts, in order."""
    return sheet(table, b"".join(part.sheet for part in parts), told)


def told_of(table: str, parts: Iterable[str]) -> str:
    """Return what tells the rows of a table's sheet from any others, by what tells each part of them."""
    return digest_of(part.encode() for part in (table, *parts))


def whole_workbook(sheets: Mapping[str, Member], rows: Mapping[str, int]) -> OutputFile:
    """Return the workbook of the whole: its sheets, before them one that tells of the tables that are too long for it.

    `rows` tells how many rows each table has.
    """
    shown = fitting(rows)
    told = write(
        LEFT_OUT, [(name, str(rows[name]), _file_name(name, rows[name])) for name in rows if name not in shown]
    )
    first = {LEFT_OUT.name: sheet(LEFT_OUT, told.sheet)} if told.count else {}
    return OutputFile(f"{addresses.DATA}{addresses.DATA_XLSX}", workbook_of({**first, **sheets}))


def _file_name(name: str, rows: int) -> str:
    return csv_path(name, is_packed=is_long(rows)).removeprefix(addresses.DATA)


def is_long(rows: int) -> bool:
    """Return whether a table of the whole with so many rows is published compressed."""
    return rows > SMALL


def growing(
    table: Table, *, is_packed: bool, stands: Callable[[str], Members] = lambda _path: NO_MEMBERS
) -> GrowingTable:
    """Return a table of the whole without rows; `stands` gives the members of a file as it stands."""
    paths = (csv_path(table.name, is_packed=is_packed), json_path(table.name, is_packed=is_packed))
    csv, json = (
        GrowingFile(path, is_packed=is_packed, is_told=is_told, stands=stands(path))
        for path, is_told in zip(paths, (True, False), strict=True)  # what describes a data set tells of its CSV alone
    )
    return GrowingTable(table, csv, json)


class Whole:
    """Gathers the tables of institutions; a class because they come one by one.

    Rows wait until it is known whether their table is long: never more of them than a short one has.
    """

    def __init__(self) -> None:
        """Start with no institution."""
        shared = written(shared_rows())
        self._waiting = {table.name: [shared[table.name]] if table.name in shared else [] for table in TABLES}
        self._long: dict[str, GrowingTable] = {}

    def add(self, tables: Tables) -> Iterator[OutputFile]:
        """Yield what an institution adds to the files of long tables."""
        for name, part in tables.items():
            if BY_NAME[name].is_shared:
                continue
            self._waiting[name].append(part)
            if name not in self._long and is_long(sum(each.count for each in self._waiting[name])):
                self._long[name] = growing(BY_NAME[name], is_packed=True)
                yield from self._long[name].start()
            if name in self._long:
                yield from self._taken(name, self._long[name])

    def _taken(self, name: str, into: GrowingTable) -> Iterator[OutputFile]:
        for part in self._waiting[name]:
            yield from into.add(Rows.of(part))
        self._waiting[name] = []

    def finish(self, stamp: Stamp) -> Iterator[OutputFile]:
        """Yield the end of every file, the workbook, and what describes them."""
        parts = {name: [part for part in own if part.count] for name, own in self._waiting.items()}
        digests = {}
        for table in TABLES:
            made = self._long.get(table.name)
            if made is None:
                made = growing(table, is_packed=is_long(sum(part.count for part in self._waiting[table.name])))
                yield from made.start()
                yield from self._taken(table.name, made)
            yield from made.end()
            digests[table.name] = made.digest
        rows = {name: digest.rows for name, digest in digests.items()}
        sheets = {
            name: sheet_of(BY_NAME[name], parts[name], told_of(name, (Rows.of(part).told for part in parts[name])))
            for name in rows
            if name in fitting(rows) and parts[name]
        }
        yield whole_workbook(sheets, rows)
        yield from whole_description(Digests(digests), stamp)


def whole_description(digests: Digests, stamp: Stamp) -> Iterator[OutputFile]:
    """Yield what describes the tables of the whole."""
    yield from description_files(addresses.DATA, digests, stamp)
    yield OutputFile(f"{addresses.DATA}{addresses.JSON_SCHEMA}", json_bytes(json_schema()))


def csv_path(name: str, *, is_packed: bool) -> str:
    """Return where the CSV of a table is."""
    return f"{addresses.DATA}{name}.csv{addresses.PACKED if is_packed else ''}"


def parquet_path(name: str) -> str:
    """Return where the Parquet of a table is, where a site has such."""
    return f"{addresses.DATA}{name}.parquet"


def json_path(name: str, *, is_packed: bool) -> str:
    """Return where the JSON of a table is."""
    return f"{addresses.DATA}{name}.json{addresses.PACKED if is_packed else ''}"
