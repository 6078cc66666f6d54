"""A table of a report as a sheet of a workbook: it prints on the width of one page, with its header on every page."""

from __future__ import annotations

from itertools import groupby, repeat
from typing import TYPE_CHECKING

from generator.publishing.official.document import RowKind
from generator.publishing.official.widths import is_wide, shared_width
from generator.publishing.official.wording import EMPTY_TABLE
from generator.publishing.official.xlsx_looks import figure_of, height_of
from generator.publishing.official.xlsx_sheet import Rows, Sheet, words
from generator.publishing.workbooks import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.publishing.official.document import Cell, Column, OfficialReport, Table
    from generator.publishing.official.xlsx_looks import Looks

_WIDTH_PER_COLUMN, _LEAST_WIDTH, _MOST_WIDTH = 16, 88, 150
_CELL_MARGINS = 2
_MOST_FROZEN = 45


class TableSheet:
    """Writes a table on its sheet; a class because its rows come one by one."""

    def __init__(self, looks: Looks, table: Table) -> None:
        self.looks, self.table = looks, table
        room = min(max(_WIDTH_PER_COLUMN * len(table.columns), _LEAST_WIDTH), _MOST_WIDTH)
        self.widths = shared_width(table, room, letter=1, margins=_CELL_MARGINS)
        self.last = len(table.columns) - 1
        self.rows = Rows()

    def sheet(self, name: str, report: OfficialReport, cover: str) -> Sheet:
        """Return the table below the names of its report; `cover` is the sheet that leads to the others."""
        self.across(report.institution, "institution")
        self.across(f"{report.title} · {report.period}", "text")
        self.across(self.table.caption, "caption")
        self.rows.add()
        header = len(self.rows.rows)
        self.header()
        body = len(self.rows.rows)
        self.body()
        for note in self.table.notes:
            self.across(note, "small")
        printed = f"$A$1:{cell_name(len(self.rows.rows) - 1, self.last, '$')}"
        self.rows.add()
        self.rows.link(cover)
        self.rows.add(words(f"Volver a {cover}", self.looks.of("link")))
        xml = self.rows.xml(self.view(body), self.widths, report, is_across=is_wide(self.table))
        return Sheet(name, xml, printed, f"${header + 1}:${body}")

    def view(self, body: int) -> str:
        """Return how the window shows the sheet: what is above the body, and the names of rows, stay in sight."""
        frozen = self.table.heading_column + 1
        if sum(self.widths[:frozen]) > _MOST_FROZEN:
            frozen = 0
        pane, split = ("bottomRight", f' xSplit="{frozen}"') if frozen else ("bottomLeft", "")
        first = cell_name(body, frozen)
        return (
            f'<sheetView workbookViewId="0"><pane{split} ySplit="{body}" topLeftCell="{first}" activePane="{pane}"'
            f' state="frozen"/><selection pane="{pane}"/></sheetView>'
        )

    def header(self) -> None:
        """Write the header: one row, or two where columns share a heading."""
        columns = self.table.columns
        has_groups = any(column.group for column in columns)
        if has_groups:
            self.rows.add("".join(self.groups()))
        labels = (column.label if column.group or not has_groups else "" for column in columns)
        cells = "".join(words(label, self.heading(column)) for label, column in zip(labels, columns, strict=True))
        self.rows.add(cells, self.height((column.label for column in columns), "header"))

    def groups(self) -> Iterator[str]:
        """Yield the cells of headings that columns share; a heading that is shared with none is two rows high."""
        index = 0
        for group, members in groupby(self.table.columns, key=lambda column: column.group):
            columns = tuple(members)
            if group:
                yield self.over(group, self.looks.of("header group"), index, index + len(columns) - 1)
            else:
                yield from (words(column.label, self.heading(column)) for column in columns)
                for each in range(index, index + len(columns)):
                    self.rows.merge(each, each, rows=2)
            index += len(columns)

    def heading(self, column: Column) -> str:
        """Return the look of a column's heading."""
        return self.looks.of("header number" if column.is_number else "header")

    def height(self, texts: Iterable[str], look: str = "cell") -> int:
        """Return how high a row must be for its texts, one for each column."""
        return max(map(height_of, texts, self.widths, repeat(look)))

    def across(self, text: str, look: str) -> None:
        """Write a row with one text, as wide as the table."""
        cells = self.over(text, self.looks.of(look), 0, self.last)
        self.rows.add(cells, height_of(text, sum(self.widths), look))

    def over(self, text: str, look: str, first: int, last: int) -> str:
        """Return the cells of a text over some columns of the row that comes next; a single one cannot be merged."""
        if first < last:
            self.rows.merge(first, last)
        return words(text, look) + words("", look) * (last - first)

    def body(self) -> None:
        """Write the rows; a table without any says so."""
        looks = {
            kind: [f"{name} number" if column.is_number else name for column in self.table.columns]
            for kind, name in ((RowKind.PLAIN, "cell"), (RowKind.TOTAL, "total"))
        }
        for row in self.table.rows:
            if row.kind is RowKind.GROUP:
                self.across(row.cells[0].text, "group")
            else:
                cells = "".join(map(self.cell, row.cells, looks[row.kind]))
                self.rows.add(cells, self.height([cell.text for cell in row.cells]))
        if not self.table.rows:
            self.across(EMPTY_TABLE, "cell")

    def cell(self, cell: Cell, look: str) -> str:
        """Return a cell: a figure as a number, all else as text."""
        if figure := figure_of(cell):
            value, shown = figure
            return f"<c{self.looks.of(look, shown)}><v>{value:.16g}</v></c>"
        return words(cell.text, self.looks.of(look))
