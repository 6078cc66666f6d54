"""The data set of a site out of the files of its institutions: each table is theirs, one after the other.

So one changed institution asks nothing of the others but to be read again, a file at a time, and a table of which no
institution brings other rows is left as it stands.
"""

from __future__ import annotations

from functools import cached_property, partial
from io import StringIO
from itertools import chain
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.data_set import TABLES
from generator.publishing import addresses
from generator.publishing.downloads import whole_sheet
from generator.publishing.open_data.content import shared_rows
from generator.publishing.open_data.files import taken_from, written
from generator.publishing.open_data.growing import Rows
from generator.publishing.open_data.whole import fitting, is_long, sheet_of, told_of, whole_workbook
from generator.publishing.open_data.workbook import sheets_of
from generator.publishing.open_data.written import Written, heading
from generator.publishing.rows import DATA_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from generator.data_set.shape import Table
    from generator.publishing.archive import Member
    from generator.publishing.open_data.files import Portion, Tables
    from generator.publishing.open_data.growing import GrowingFile, GrowingTable
    from generator.publishing.page import OutputFile


class SiteData(Frozen, dict=True):
    """What the institutions of a site bring to each table, in their order; `read` gives the bytes of their files.

    `with_parquet` says that every table is written as Parquet too.
    """

    portions: Mapping[str, Sequence[Portion]]
    read: Callable[[str], bytes]
    with_parquet: bool = False

    @cached_property
    def _shared(self) -> Tables:
        """What every data set has alike."""
        return written(shared_rows())

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        return {table.name: self.rows(table.name) for table in TABLES}

    @cached_property
    def in_workbook(self) -> tuple[Table, ...]:
        """The tables that the workbook of the site has."""
        found = fitting(self._rows)
        return tuple(table for table in TABLES if table.name in found)

    @property
    def left_out(self) -> tuple[Table, ...]:
        """The tables that are too long for it."""
        return tuple(table for table in TABLES if table not in self.in_workbook)

    def told(self, name: str) -> str:
        """Return what tells the rows of a table from any other: whose they are, and their digests."""
        return repr([(institution, each.digest) for institution, each in self._of(name)])

    @cached_property
    def packed(self) -> frozenset[str]:
        """The names of the tables that are published compressed, the flat copy's among them."""
        return frozenset(name for name in (*self._rows, DATA_NAME) if is_long(self.rows(name)))

    def rows(self, name: str) -> int:
        """Return how many rows a table has."""
        return sum(each.rows for _, each in self._of(name)) + self._shared.get(name, Written()).count

    def sheet(self, growing: GrowingFile) -> Iterator[OutputFile]:
        """Yield the copy for spreadsheets, in pieces."""
        return whole_sheet(growing, self._of(DATA_NAME), self.read)

    def files(self, growing: GrowingTable, table: Table) -> Iterator[OutputFile]:
        """Yield the files of a table, in pieces; `growing` then knows the digest."""
        yield from growing.start()
        yield from growing.add(Rows.of(self._shared.get(table.name, Written())))
        for institution, portion in self._of(table.name):
            own = partial(self._part, table, institution, portion.rows, with_json=True)
            yield from growing.add(Rows(portion.rows, portion.digest, own))
        yield from growing.end()

    def lines(self, table: Table) -> Iterator[str]:
        """Yield the lines of a table's CSV, with an institution's rows in memory at a time."""
        parts = (heading(table), self._shared.get(table.name, Written()).csv)
        own = (
            self._part(table, institution, portion.rows, with_json=False).csv
            for institution, portion in self._of(table.name)
        )
        for part in chain(parts, own):
            yield from StringIO(part.decode(), newline="")

    def _part(self, table: Table, institution: str, count: int, *, with_json: bool) -> Written:
        path = f"{addresses.data(addresses.institution(institution))}{table.name}"
        text = self.read(f"{path}.json") if with_json else b""
        return taken_from(table, self.read(f"{path}.csv"), text, count)

    def workbook(self, standing: Mapping[str, Member]) -> OutputFile:
        """Return the workbook of the site; `standing` are sheets of an older one, by what tells them."""
        told = {
            table: told_of(table.name, self._told_rows(table.name))
            for table in self.in_workbook
            if self.rows(table.name)
        }
        lacking = {table.name for table, own in told.items() if own not in standing}
        parts = [self._shared, *(self._sheets(institution, lacking) for institution in self.portions if lacking)]
        sheets = {
            table.name: standing[own]
            if own in standing
            else sheet_of(table, [part[table.name] for part in parts if table.name in part], own)
            for table, own in told.items()
        }
        return whole_workbook(sheets, self._rows)

    def _told_rows(self, name: str) -> Iterator[str]:
        if name in self._shared:
            yield Rows.of(self._shared[name]).told
        for _, portion in self._of(name):
            yield portion.digest

    def _sheets(self, institution: str, lacking: Container[str]) -> Tables:
        rows = {portion.table: portion.rows for portion in self.portions[institution]}
        shown = [table for table in TABLES if table.name in rows or table.name in self._shared]
        wanted = {table.name for table in shown if table.name in rows and table.name in lacking}
        if not wanted:
            return {}
        book = self.read(f"{addresses.data(addresses.institution(institution))}{addresses.DATA_XLSX}")
        return {name: Written(sheet=sheet, count=rows[name]) for name, sheet in sheets_of(book, shown, wanted).items()}

    def _of(self, name: str) -> Iterator[tuple[str, Portion]]:
        return iter(self._by_table.get(name, ()))

    @cached_property
    def _by_table(self) -> Mapping[str, Sequence[tuple[str, Portion]]]:
        found: dict[str, list[tuple[str, Portion]]] = {}
        for institution, own in self.portions.items():
            for portion in own:
                found.setdefault(portion.table, []).append((institution, portion))
        return found
