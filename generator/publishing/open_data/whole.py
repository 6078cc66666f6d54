"""The data set of the whole site: those of all institutions, one after the other, as they are made.

Nothing of it stands whole in memory: its files are written in pieces, and only their digests are kept.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from generator.data_set import BY_NAME, TABLES
from generator.data_set.shape import Table, count, key_text
from generator.publishing import addresses
from generator.publishing.open_data.content import shared_rows
from generator.publishing.open_data.files import Tables, description_files, json_bytes, sheets_with, written
from generator.publishing.open_data.json_schema import json_schema
from generator.publishing.open_data.package import Digest, Digests
from generator.publishing.open_data.workbook import workbook
from generator.publishing.open_data.written import Written, heading, joined, write
from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.publishing.open_data.package import Stamp

SMALL = 60_000
"""The rows up to which tables of the whole are also in one workbook; beyond, those of each institution are in its own.

A sheet holds a million, but such a workbook takes minutes to open, and would be written again whole at each change.
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


def whole_workbook(tables: Tables, rows: Mapping[str, int]) -> OutputFile:
    """Return the workbook of the whole: the tables that it has, and a sheet that tells of those that are too long."""
    told = write(LEFT_OUT, [(name, str(rows[name]), f"{name}.csv") for name in rows if name not in tables])
    first = {LEFT_OUT.name: (LEFT_OUT, told.sheet, told.count)} if told.count else {}
    return OutputFile(f"{addresses.DATA}{addresses.DATA_XLSX}", workbook({**first, **sheets_with(tables)}))


class Growing:
    """A table that grows in two files, with the digest, the size and the rows of its CSV so far."""

    def __init__(self, table: Table) -> None:
        """Start with no row."""
        self.name = table.name
        self.paths = (csv_path(table.name), json_path(table.name))
        self._heading = heading(table)
        self._sha256 = hashlib.sha256(self._heading)
        self._size = len(self._heading)
        self._rows = 0

    @property
    def digest(self) -> Digest:
        """The digest of the CSV as it is now."""
        return Digest(self._size, self._sha256.hexdigest(), self._rows)

    def start(self) -> Iterator[OutputFile]:
        """Yield the beginning of each file."""
        yield OutputFile(csv_path(self.name), self._heading, continues=True)
        yield self._json(f'{{\n"{self.name}": ['.encode())

    def add(self, part: Written) -> Iterator[OutputFile]:
        """Yield what some rows add."""
        if part.count:
            yield self._json((b",\n" if self._rows else b"\n") + part.json)
            yield OutputFile(csv_path(self.name), part.csv, continues=True)
            self._sha256.update(part.csv)
            self._size += len(part.csv)
            self._rows += part.count

    def end(self) -> Iterator[OutputFile]:
        """Yield the end of the JSON."""
        yield self._json(b"\n]\n}\n" if self._rows else b"]\n}\n")

    def _json(self, data: bytes) -> OutputFile:
        return OutputFile(json_path(self.name), data, continues=True)


class Measured:
    """A file that comes in pieces, with the digest and the size of what has come; a class because it grows."""

    def __init__(self, path: str, pieces: Iterable[bytes], rows: int) -> None:
        """Take a file's pieces, of which none has come."""
        self.path = path
        self._pieces = pieces
        self._rows = rows
        self._sha256 = hashlib.sha256()
        self._size = 0

    @property
    def digest(self) -> Digest:
        """The digest of what has come."""
        return Digest(self._size, self._sha256.hexdigest(), self._rows)

    def files(self) -> Iterator[OutputFile]:
        """Yield the pieces."""
        for piece in self._pieces:
            self._sha256.update(piece)
            self._size += len(piece)
            yield OutputFile(self.path, piece, continues=True)


class Whole:
    """Gathers the tables of institutions; a class because they come one by one."""

    def __init__(self) -> None:
        """Start with no institution."""
        self._tables = {table.name: Growing(table) for table in TABLES}
        self._sheets: dict[str, list[Written]] = {table.name: [] for table in TABLES}

    def start(self) -> Iterator[OutputFile]:
        """Yield the beginning of every file."""
        for growing in self._tables.values():
            yield from growing.start()
        yield from self._more(written(shared_rows()))

    def add(self, tables: Tables) -> Iterator[OutputFile]:
        """Yield what an institution adds to every file."""
        yield from self._more({name: part for name, part in tables.items() if not BY_NAME[name].is_shared})

    def _more(self, tables: Tables) -> Iterator[OutputFile]:
        for name, part in tables.items():
            growing = self._tables[name]
            yield from growing.add(part)
            fits = growing.digest.rows <= SMALL
            self._sheets[name] = [*self._sheets[name], Written(sheet=part.sheet, count=part.count)] if fits else []

    def finish(self, stamp: Stamp) -> Iterator[OutputFile]:
        """Yield the end of every file, the workbook, and what describes them."""
        for growing in self._tables.values():
            yield from growing.end()
        digests = {name: growing.digest for name, growing in self._tables.items()}
        rows = {name: digest.rows for name, digest in digests.items()}
        shown = fitting(rows)
        yield whole_workbook({name: joined(self._sheets[name]) for name in rows if name in shown}, rows)
        yield from whole_description(Digests(digests), stamp)


def whole_description(digests: Digests, stamp: Stamp) -> Iterator[OutputFile]:
    """Yield what describes the tables of the whole."""
    yield from description_files(addresses.DATA, digests, stamp)
    yield OutputFile(f"{addresses.DATA}{addresses.JSON_SCHEMA}", json_bytes(json_schema()))


def csv_path(name: str) -> str:
    """Return where the CSV of a table is."""
    return f"{addresses.DATA}{name}.csv"


def parquet_path(name: str) -> str:
    """Return where the Parquet of a table is, where a site has such."""
    return f"{addresses.DATA}{name}.parquet"


def json_path(name: str) -> str:
    """Return where the JSON of a table is."""
    return f"{addresses.DATA}{name}.json"
