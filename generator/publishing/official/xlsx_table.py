"""A table of a report as a sheet of a workbook: it prints on the width of one page, with its header on every page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.publishing.official.document import RowKind
from generator.publishing.official.widths import is_wide, shared_width
from generator.publishing.official.wording import EMPTY_TABLE
from generator.publishing.official.xlsx_looks import figure_of, height_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from generator.publishing.official.document import OfficialReport, Row, Table
    from generator.publishing.official.xlsx_looks import Looks

_WIDTH_PER_COLUMN, _LEAST_WIDTH, _MOST_WIDTH = 16, 88, 150
_CELL_MARGINS = 2
_MOST_FROZEN = 45


class TableSheet:
    """Writes a table on its sheet; a class because it remembers the row it has come to."""

    def __init__(self, sheet: Worksheet, looks: Looks, table: Table) -> None:
        self.sheet, self.looks, self.table = sheet, looks, table
        room = min(max(_WIDTH_PER_COLUMN * len(table.columns), _LEAST_WIDTH), _MOST_WIDTH)
        self.widths = shared_width(table, room, letter=1, margins=_CELL_MARGINS)
        self.last = len(table.columns) - 1
        self.row = 0

    def write(self, report: OfficialReport, cover: str) -> None:
        """Write the table below the names of its report; `cover` is the sheet that leads to the others."""
        for index, width in enumerate(self.widths):
            self.sheet.set_column(index, index, width)
        self.across(report.institution, "institution")
        self.across(f"{report.title} · {report.period}", "text")
        self.across(self.table.caption, "caption")
        self.row = header = self.row + 1
        self.header()
        body = self.row
        self.body()
        for note in self.table.notes:
            self.across(note, "small")
        self.sheet.print_area(0, 0, self.row - 1, self.last)
        self.sheet.repeat_rows(header, body - 1)
        frozen = self.table.heading_column + 1
        self.sheet.freeze_panes(body, frozen if sum(self.widths[:frozen]) <= _MOST_FROZEN else 0)
        if is_wide(self.table):
            self.sheet.set_landscape()
        self.sheet.write_url(self.row + 1, 0, f"internal:'{cover}'!A1", self.looks.of("link"), f"Volver a {cover}")

    def header(self) -> None:
        """Write the header: one row, or two where columns share a heading."""
        has_groups = any(column.group for column in self.table.columns)
        index = 0
        for group, members in groupby(self.table.columns, key=lambda column: column.group):
            start = index
            for column in members:
                look = self.looks.of("header number" if column.is_number else "header")
                if has_groups and not group:
                    self.sheet.merge_range(self.row, index, self.row + 1, index, text_of(column.label), look)
                else:
                    self.sheet.write_string(self.row + has_groups, index, text_of(column.label), look)
                index += 1
            if group:
                self.over(start, index - 1, group, self.looks.of("header group"))
        self.row += has_groups
        self.fit(zip((column.label for column in self.table.columns), self.widths, strict=True), "header")
        self.row += 1

    def fit(self, texts: Iterable[tuple[str, int]], look: str = "cell") -> None:
        """Make the row as high as its texts, each with its width, need."""
        self.sheet.set_row(self.row, max(height_of(text, width, look) for text, width in texts))

    def across(self, text: str, look: str, kind: RowKind = RowKind.PLAIN) -> None:
        """Write a row with one text, as wide as the table."""
        self.fit([(text, sum(self.widths))], look)
        self.over(0, self.last, text, self.looks.of(look, kind))
        self.row += 1

    def over(self, first: int, last: int, text: str, look: Format) -> None:
        """Write a text over some columns of the row; a single cell cannot be merged."""
        if first == last:
            self.sheet.write_string(self.row, first, text_of(text), look)
        else:
            self.sheet.merge_range(self.row, first, self.row, last, text_of(text), look)

    def body(self) -> None:
        """Write the rows; a table without any says so."""
        for row in self.table.rows:
            if row.kind is RowKind.GROUP:
                self.across(row.cells[0].text, "cell", row.kind)
            else:
                self.cells(row)
        if not self.table.rows:
            self.across(EMPTY_TABLE, "cell")

    def cells(self, row: Row) -> None:
        """Write the cells of a row: figures as numbers, all else as text."""
        self.fit((cell.text, width) for cell, width in zip(row.cells, self.widths, strict=True))
        for index, (cell, column) in enumerate(zip(row.cells, self.table.columns, strict=True)):
            look = "cell number" if column.is_number else "cell"
            place = (self.row, index)
            if figure := figure_of(cell):
                value, shown = figure
                self.sheet.write_number(*place, value, self.looks.of(look, row.kind, shown))
            else:
                self.sheet.write_string(*place, text_of(cell.text), self.looks.of(look, row.kind))
        self.row += 1
