"""The data set of the whole site: those of all institutions, one after the other, as they are made.

Nothing of it stands whole in memory: its files are written in pieces, and only their digests are kept.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from generator.data_set import BY_NAME, TABLES
from generator.publishing import addresses
from generator.publishing.open_data.content import shared_rows
from generator.publishing.open_data.files import Tables, description_files, json_bytes, workbook_of, written
from generator.publishing.open_data.json_schema import json_schema
from generator.publishing.open_data.package import Digest
from generator.publishing.open_data.written import Written, heading, joined
from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.data_set.shape import Table
    from generator.publishing.open_data.package import Stamp

SMALL = 60_000
"""The rows up to which the whole is also one workbook, and a table also JSON; beyond, each institution has its own."""


class Growing:
    """A table that grows in two files, or in CSV alone, with the digest, the size and the rows of its CSV so far."""

    def __init__(self, table: Table, *, has_json: bool = True) -> None:
        """Start with no row."""
        self.name = table.name
        self.paths = (csv_path(table.name), *([json_path(table.name)] if has_json else ()))
        self._has_json = has_json
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
        yield from self._json(f'{{\n"{self.name}": ['.encode())

    def add(self, part: Written) -> Iterator[OutputFile]:
        """Yield what some rows add."""
        if part.count:
            yield from self._json((b",\n" if self._rows else b"\n") + part.json)
            yield OutputFile(csv_path(self.name), part.csv, continues=True)
            self._sha256.update(part.csv)
            self._size += len(part.csv)
            self._rows += part.count

    def end(self) -> Iterator[OutputFile]:
        """Yield the end of the JSON."""
        yield from self._json(b"\n]\n}\n" if self._rows else b"]\n}\n")

    def _json(self, data: bytes) -> Iterator[OutputFile]:
        if self._has_json:
            yield OutputFile(json_path(self.name), data, continues=True)


class Whole:
    """Gathers the tables of institutions; a class because they come one by one."""

    def __init__(self) -> None:
        """Start with no institution."""
        self._tables = {table.name: Growing(table) for table in TABLES}
        self._kept: list[Tables] = []
        self._rows = 0

    @property
    def has_workbook(self) -> bool:
        """Whether the rows so far fit one workbook."""
        return self._rows <= SMALL

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
            yield from self._tables[name].add(part)
            self._rows += part.count
        self._kept = [*self._kept, tables] if self.has_workbook else []

    def finish(self, stamp: Stamp) -> Iterator[OutputFile]:
        """Yield the end of every file, what describes them and, of a small site, the workbook."""
        for growing in self._tables.values():
            yield from growing.end()
        if self.has_workbook:
            whole = {table.name: joined(kept.get(table.name, Written()) for kept in self._kept) for table in TABLES}
            yield OutputFile(f"{addresses.DATA}{addresses.DATA_XLSX}", workbook_of(whole))
        digests = {name: growing.digest for name, growing in self._tables.items()}
        yield from whole_description(digests, stamp)


def whole_description(digests: Mapping[str, Digest], stamp: Stamp) -> Iterator[OutputFile]:
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
