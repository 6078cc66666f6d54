"""The data set of a site out of the files of its institutions: each table is theirs, one after the other.

So one changed institution asks nothing of the others but to be read again, a file at a time, and a table of which no
institution brings other rows is left as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from itertools import chain
from typing import TYPE_CHECKING

from generator.data_set import TABLES
from generator.publishing import addresses
from generator.publishing.open_data.content import shared_rows
from generator.publishing.open_data.files import taken_from, workbook_of, written
from generator.publishing.open_data.whole import SMALL, Growing
from generator.publishing.open_data.workbook import sheets_of
from generator.publishing.open_data.written import Written, heading, joined
from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.data_set.shape import Table
    from generator.publishing.open_data.files import Portion, Tables


@dataclass(frozen=True)
class SiteData:
    """What the institutions of a site bring to each table, in their order; `read` gives the bytes of their files.

    `as_parquet` says that every table is written as Parquet too.
    """

    portions: Mapping[str, Sequence[Portion]]
    read: Callable[[str], bytes]
    as_parquet: bool = False

    @property
    def has_workbook(self) -> bool:
        """Whether all rows fit one workbook."""
        brought = sum(portion.rows for own in self.portions.values() for portion in own)
        return brought + sum(part.count for part in _shared().values()) <= SMALL

    def told(self, table: Table) -> str:
        """Return what tells the rows of a table from any other: whose they are, and their digests."""
        return repr([(institution, each.digest) for institution, each in self._of(table)])

    def rows(self, table: Table) -> int:
        """Return how many rows a table has."""
        return sum(each.rows for _, each in self._of(table)) + _shared().get(table.name, Written()).count

    def has_json(self, table: Table) -> bool:
        """Whether a table is also one JSON file: programs read such a file whole."""
        return self.rows(table) <= SMALL

    @property
    def long_tables(self) -> frozenset[str]:
        """The tables that are in CSV alone."""
        return frozenset(table.name for table in TABLES if not self.has_json(table))

    def files(self, growing: Growing, table: Table) -> Iterator[OutputFile]:
        """Yield the files of a table, in pieces; `growing` then knows the digest."""
        has_json = self.has_json(table)
        yield from growing.start()
        yield from growing.add(_shared().get(table.name, Written()))
        for institution, portion in self._of(table):
            yield from growing.add(self._part(table, institution, portion.rows, with_json=has_json))
        yield from growing.end()

    def lines(self, table: Table) -> Iterator[str]:
        """Yield the lines of a table's CSV, with an institution's rows in memory at a time."""
        parts = (heading(table), _shared().get(table.name, Written()).csv)
        own = (
            self._part(table, institution, portion.rows, with_json=False).csv
            for institution, portion in self._of(table)
        )
        for part in chain(parts, own):
            yield from StringIO(part.decode(), newline="")

    def _part(self, table: Table, institution: str, count: int, *, with_json: bool) -> Written:
        path = f"{addresses.data(addresses.institution(institution))}{table.name}"
        text = self.read(f"{path}.json") if with_json else b""
        return taken_from(table, self.read(f"{path}.csv"), text, count)

    def workbook(self) -> OutputFile:
        """Return all tables as one workbook."""
        parts = [_shared(), *(self._sheets(institution) for institution in self.portions)]
        whole = {table.name: joined(part[table.name] for part in parts if table.name in part) for table in TABLES}
        return OutputFile(f"{addresses.DATA}{addresses.DATA_XLSX}", workbook_of(whole))

    def _sheets(self, institution: str) -> Tables:
        rows = {portion.table: portion.rows for portion in self.portions[institution]}
        shown = [table for table in TABLES if table.name in rows or table.name in _shared()]
        if not rows:
            return {}
        sheets = sheets_of(
            self.read(f"{addresses.data(addresses.institution(institution))}{addresses.DATA_XLSX}"), shown
        )
        return {name: Written(sheet=sheets[name], count=count) for name, count in rows.items()}

    def _of(self, table: Table) -> Iterator[tuple[str, Portion]]:
        return iter(self._by_table.get(table.name, ()))

    @cached_property
    def _by_table(self) -> Mapping[str, Sequence[tuple[str, Portion]]]:
        found: dict[str, list[tuple[str, Portion]]] = {}
        for institution, own in self.portions.items():
            for portion in own:
                found.setdefault(portion.table, []).append((institution, portion))
        return found


def _shared() -> Tables:
    return written(shared_rows())
