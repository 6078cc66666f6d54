"""Files of the whole site that grow part by part: as they are or, where they are long, each part compressed."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.publishing.open_data.files import digest_of
from generator.publishing.open_data.members import NO_MEMBERS, Members, packed
from generator.publishing.open_data.package import Digest
from generator.publishing.open_data.written import Written, heading
from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.data_set.shape import Table


class GrowingFile:
    """A file that comes in pieces, with the digest and the size of what has come; a class because it grows.

    If it `is_packed`, each piece is a member, which is taken from the file that `stands` where that has it. Of one that
    is not told of (`is_told`), nobody asks for the digest.
    """

    def __init__(
        self, path: str, *, is_packed: bool = False, is_told: bool = True, stands: Members = NO_MEMBERS
    ) -> None:
        """Start with nothing."""
        self.path = path
        self._is_packed = is_packed
        self._is_told = is_told
        self._stands = stands
        self._sha256 = hashlib.sha256()
        self._size = 0

    def digest(self, rows: int) -> Digest:
        """Return the digest of what has come, in which there are so many rows."""
        return Digest(self._size, self._sha256.hexdigest(), rows, self._is_packed)

    def more(self, data: bytes) -> OutputFile:
        """Return a piece that is nobody's."""
        return self._out(packed(data) if self._is_packed else data)

    def part(self, told: str, make: Callable[[], bytes]) -> OutputFile:
        """Return the piece of which `told` tells what is in it; it is not made where it stands."""
        if not self._is_packed:
            return self._out(make())
        return self._out(self._stands.of(told) or packed(make(), told))

    def _out(self, data: bytes) -> OutputFile:
        if self._is_told:
            self._sha256.update(data)
        self._size += len(data)
        return OutputFile(self.path, data, continues=True)


class Rows(Frozen):
    """Some rows of a table: how many, what tells them from any others, and what gives them."""

    count: int
    told: str
    written: Callable[[], Written]

    @classmethod
    def of(cls, part: Written) -> Rows:
        """Return rows that are here."""
        return cls(part.count, digest_of((part.csv, part.json)), lambda: part)


class GrowingTable:
    """A table that grows in two files; a class because it has a state: how many rows it has so far."""

    def __init__(self, table: Table, csv: GrowingFile, json: GrowingFile) -> None:
        """Start with no row."""
        self._table = table
        self._csv = csv
        self._json = json
        self._rows = 0

    @property
    def paths(self) -> tuple[str, str]:
        """Where the files are."""
        return (self._csv.path, self._json.path)

    @property
    def digest(self) -> Digest:
        """The digest of the CSV as it is now."""
        return self._csv.digest(self._rows)

    def start(self) -> Iterator[OutputFile]:
        """Yield the beginning of each file."""
        yield self._csv.more(heading(self._table))
        yield self._json.more(f'{{\n"{self._table.name}": ['.encode())

    def add(self, rows: Rows) -> Iterator[OutputFile]:
        """Yield what some rows add."""
        if rows.count:
            written = cache(rows.written)
            yield self._json.more(b",\n" if self._rows else b"\n")
            yield self._json.part(rows.told, lambda: written().json)
            yield self._csv.part(rows.told, lambda: written().csv)
            self._rows += rows.count

    def end(self) -> Iterator[OutputFile]:
        """Yield the end of the JSON."""
        yield self._json.more(b"\n]\n}\n" if self._rows else b"]\n}\n")
