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
    from collections.abc import Iterator

    from generator.publishing.open_data.package import Stamp

SMALL = 60_000
"""The rows up to which the whole is also one workbook; beyond, each institution has its own."""


class _Growing:
    """A table that grows: the digest, the size and the rows of its CSV so far."""

    def __init__(self) -> None:
        self.sha256 = hashlib.sha256()
        self.size = 0
        self.rows = 0

    def add(self, lines: bytes, rows: int) -> None:
        self.sha256.update(lines)
        self.size += len(lines)
        self.rows += rows

    @property
    def digest(self) -> Digest:
        return Digest(self.size, self.sha256.hexdigest(), self.rows)


class Whole:
    """Gathers the tables of institutions; a class because they come one by one."""

    def __init__(self) -> None:
        """Start with no institution."""
        self._tables = {table.name: _Growing() for table in TABLES}
        self._kept: list[Tables] = []
        self._rows = 0

    @property
    def has_workbook(self) -> bool:
        """Whether the rows so far fit one workbook."""
        return self._rows <= SMALL

    def start(self) -> Iterator[OutputFile]:
        """Yield the beginning of every file."""
        shared = written(shared_rows())
        for table in TABLES:
            lines = heading(table)
            self._tables[table.name].add(lines, 0)
            yield OutputFile(_csv(table.name), lines, continues=True)
            yield OutputFile(_json(table.name), f'{{\n"{table.name}": ['.encode(), continues=True)
        yield from self._more(shared)

    def add(self, tables: Tables) -> Iterator[OutputFile]:
        """Yield what an institution adds to every file."""
        yield from self._more({name: part for name, part in tables.items() if not BY_NAME[name].is_shared})

    def _more(self, tables: Tables) -> Iterator[OutputFile]:
        for name, part in tables.items():
            if not part.count:
                continue
            growing = self._tables[name]
            yield OutputFile(_json(name), (b",\n" if growing.rows else b"\n") + part.json, continues=True)
            growing.add(part.csv, part.count)
            yield OutputFile(_csv(name), part.csv, continues=True)
            self._rows += part.count
        self._kept = [*self._kept, tables] if self.has_workbook else []

    def finish(self, stamp: Stamp) -> Iterator[OutputFile]:
        """Yield the end of every file, what describes them and, of a small site, the workbook."""
        for table in TABLES:
            end = b"\n]\n}\n" if self._tables[table.name].rows else b"]\n}\n"
            yield OutputFile(_json(table.name), end, continues=True)
        if self.has_workbook:
            whole = {table.name: joined(kept.get(table.name, Written()) for kept in self._kept) for table in TABLES}
            yield OutputFile(f"{addresses.DATA}{addresses.DATA_XLSX}", workbook_of(whole))
        digests = {name: growing.digest for name, growing in self._tables.items()}
        yield from description_files(addresses.DATA, digests, stamp)
        yield OutputFile(f"{addresses.DATA}{addresses.JSON_SCHEMA}", json_bytes(json_schema()))


def _csv(name: str) -> str:
    return f"{addresses.DATA}{name}.csv"


def _json(name: str) -> str:
    return f"{addresses.DATA}{name}.json"
