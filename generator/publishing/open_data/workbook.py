"""Tables as a workbook (.xlsx), a sheet each.

Rows are written once as XML and joined, as those of CSV and JSON are. XlsxWriter, which serves forms, would write each
row again for the unit, the year and the institution.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.core.problem import GeneratorError
from generator.data_set.shape import Kind
from generator.publishing.archive import QUICK, contents_of, member
from generator.publishing.opc import XML
from generator.publishing.rows import cells_by_column
from generator.publishing.workbooks import MAIN, Frame, bound, text_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from generator.data_set.shape import Column, Row, Table
    from generator.publishing.archive import Member

    Sheet = tuple[Table, bytes, int]
    """A table, the XML of its rows, and how many there are."""

MAX_ROWS = 1_048_575
"""What a sheet holds below its heading."""
_MAX_TEXT = 32_000
_CUT = " […] El texto completo está en el archivo CSV."
_EXACT_DIGITS = 15
_DAY_ZERO = date(1899, 12, 30)
_STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
    '</fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs>'
    "</styleSheet>"
)


_TAIL = b"</sheetData></worksheet>"


def row_xml(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """Return rows as the XML of a sheet."""
    cells = cells_by_column(rows, [_ENCODERS[column.kind] for column in columns])
    return "".join([f"<row>{''.join(row)}</row>" for row in cells])


def workbook(sheets: Mapping[str, Sheet]) -> bytes:
    """Return a workbook. Equal rows, equal bytes.

    Raises:
        GeneratorError: a table has more rows than a sheet holds.
    """
    if too_long := next((name for name, (_, _, rows) in sheets.items() if rows > MAX_ROWS), None):
        raise GeneratorError(f"la tabla «{too_long}» no cabe en una hoja de cálculo")
    return workbook_of({name: sheet(table, rows) for name, (table, rows, _) in sheets.items()})


def sheet(table: Table, rows: bytes, told: str = "") -> Member:
    """Return a sheet out of the XML of its rows; `told` tells these from any others, "" if nobody asks."""
    return member(b"".join((_head(table), rows, _TAIL)), QUICK, told)


def workbook_of(sheets: Mapping[str, Member]) -> bytes:
    """Return a workbook of sheets by their names, made or taken out of another one."""
    return bound(Frame(tuple(sheets), _STYLES), sheets.values(), QUICK)


def sheets_of(data: bytes, tables: Sequence[Table], wanted: Container[str]) -> dict[str, bytes]:
    """Return the XML of the rows of the sheets `wanted`, of a workbook that `workbook` made of some tables."""
    sheets = {f"xl/worksheets/sheet{number}.xml": table for number, table in enumerate(tables, 1)}
    found = contents_of(data, {name for name, table in sheets.items() if table.name in wanted})
    return {sheets[name].name: sheet[len(_head(sheets[name])) : -len(_TAIL)] for name, sheet in found.items()}


def _head(table: Table) -> bytes:
    titles = "".join(f'<c s="2" t="inlineStr"><is><t>{name}</t></is></c>' for name in table.names)
    return (
        f'{XML}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="{len(table.names)}" width="18" customWidth="1"/></cols>'
        f"<sheetData><row>{titles}</row>"
    ).encode()


def _known(encode: Callable[[str], str]) -> Callable[[str | None], str]:
    return lambda cell: "<c/>" if cell is None else encode(cell)


def _text(cell: str) -> str:
    return text_cell(cell if len(cell) <= _MAX_TEXT else f"{cell[:_MAX_TEXT]}{_CUT}")


def _figure(cell: str) -> str:
    """Return a cell with a number; one of more digits than spreadsheets keep is text, which they keep whole."""
    digits = len(cell.lstrip("-0.").replace(".", ""))
    return f"<c><v>{cell}</v></c>" if digits <= _EXACT_DIGITS else _text(cell)


def _flag(cell: str) -> str:
    return f'<c t="b"><v>{1 if cell == "true" else 0}</v></c>'


def _day(cell: str) -> str:
    return f'<c s="1"><v>{(date.fromisoformat(cell) - _DAY_ZERO).days}</v></c>'


_ENCODERS: Mapping[Kind, Callable[[str | None], str]] = {
    Kind.TEXT: _known(_text),
    Kind.INTEGER: _known(_figure),
    Kind.NUMBER: _known(_figure),
    Kind.BOOLEAN: _known(_flag),
    Kind.DATE: _known(_day),
    Kind.LIST: _known(_text),
}
