"""A sheet of a report's workbook, written as XML row by row: it prints on A4, as wide as one page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.publishing.official.xlsx_looks import text_of
from generator.publishing.opc import XML
from generator.publishing.workbooks import MAIN, cell_name, text_cell
from generator.publishing.xml import attribute, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.publishing.official.document import OfficialReport

_FOOT_LIMIT = 200
_PADDING = 0.7109375
"""What a column has beside its letters, in letters, as Excel counts."""


class Sheet(Frozen):
    """A sheet with its name; of those with a table, which cells are printed, and which rows on each page."""

    name: str
    xml: str
    printed: str = ""
    repeated: str = ""


class Rows:
    """The rows of a sheet, one after the other, with their merged cells and links; a class because they come so."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.merged: list[str] = []
        self.links: list[str] = []

    def add(self, cells: str = "", height: int = 0) -> None:
        """Add a row of cells; `height` in points, 0 for the usual one."""
        self.rows.append(f'<row ht="{height}" customHeight="1">{cells}</row>' if height else f"<row>{cells}</row>")

    def merge(self, first: int, last: int, rows: int = 1) -> None:
        """Make one cell of some columns of the row that comes next, or of as many rows."""
        row = len(self.rows)
        self.merged.append(f'<mergeCell ref="{cell_name(row, first)}:{cell_name(row + rows - 1, last)}"/>')

    def link(self, sheet: str) -> None:
        """Let the first cell of the row that comes next lead to a sheet."""
        cell = cell_name(len(self.rows), 0)
        self.links.append(f'<hyperlink ref="{cell}" location={attribute(f"{quoted(sheet)}!A1")}/>')

    def xml(self, view: str, widths: Sequence[int], report: OfficialReport, *, is_across: bool = False) -> str:
        """Return the sheet; `view` is what its window shows, `widths` those of its columns, in letters."""
        columns = (
            f'<col min="{number}" max="{number}" width="{width + _PADDING}" customWidth="1"/>'
            for number, width in enumerate(widths, 1)
        )
        institution = text_of(report.institution)[:_FOOT_LIMIT].replace("&", "&&")
        apart = " " if institution[:1].isdigit() else ""  # or its digits would be read as the size of the letters
        foot = f"&L&8{apart}{institution}&R&8Página &P de &N"
        return (
            f'{XML}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<sheetViews>{view}</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{"".join(columns)}</cols>'
            f"<sheetData>{''.join(self.rows)}</sheetData>"
            f"{_all('mergeCells', self.merged)}{_all('hyperlinks', self.links)}"
            '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.8" header="0.3" footer="0.3"/>'
            f'<pageSetup paperSize="9" fitToHeight="0" orientation="{"landscape" if is_across else "portrait"}"/>'
            f"<headerFooter><oddFooter>{escaped(foot)}</oddFooter></headerFooter>"
            "</worksheet>"
        )


@lru_cache(maxsize=10_000)  # reports repeat most of their words
def words(text: str, look: str) -> str:
    """Return a cell of text, which may be empty."""
    return text_cell(text_of(text), look) if text else f"<c{look}/>"


def _all(name: str, elements: Sequence[str]) -> str:
    return f"<{name}>{''.join(elements)}</{name}>" if elements else ""


def quoted(sheet: str) -> str:
    """Return the name of a sheet as an address has it."""
    return "'{}'".format(sheet.replace("'", "''"))


def defined_names(sheets: Iterable[Sheet]) -> str:
    """Return the names by which Excel knows what is printed of sheets, and which of their rows on each page."""
    return "".join(
        f'<definedName name="_xlnm.{name}" localSheetId="{index}">{escaped(quoted(sheet.name))}!{cells}</definedName>'
        for index, sheet in enumerate(sheets)
        for name, cells in (("Print_Area", sheet.printed), ("Print_Titles", sheet.repeated))
        if cells
    )
