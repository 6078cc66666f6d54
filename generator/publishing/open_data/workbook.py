"""Tables as a workbook (.xlsx), a sheet each.

Rows are written once as XML and joined, as those of CSV and JSON are: a cell needs no address where none is skipped.
XlsxWriter, which serves forms and reports, would write each row again for the unit, the year and the institution.
"""

from __future__ import annotations

import re
import zipfile
from datetime import date
from functools import lru_cache
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator.core.problem import GeneratorError
from generator.data_set.shape import Kind
from generator.publishing.open_data.archive import zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from generator.data_set.shape import Column, Row, Table

    Sheet = tuple[Table, bytes, int]
    """A table, the XML of its rows, and how many there are."""

MAX_ROWS = 1_048_575
"""What a sheet holds below its heading."""
_MAX_TEXT = 32_000
_CUT = " […] El texto completo está en el archivo CSV."
_EXACT_DIGITS = 15
_DAY_ZERO = date(1899, 12, 30)
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_NS}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
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
    encoders = tuple(_ENCODERS[column.kind] for column in columns)
    return "".join(
        "<row>"
        + "".join("<c/>" if cell is None else encode(cell) for encode, cell in zip(encoders, row, strict=True))
        + "</row>"
        for row in rows
    )


def workbook(sheets: Mapping[str, Sheet]) -> bytes:
    """Return a workbook. Equal rows, equal bytes.

    Raises:
        GeneratorError: a table has more rows than a sheet holds.
    """
    names = list(sheets)
    if too_long := next((name for name, (_, _, rows) in sheets.items() if rows > MAX_ROWS), None):
        raise GeneratorError(f"la tabla «{too_long}» no cabe en una hoja de cálculo")
    frame = ((part, text.encode()) for part, text in _frame(names))
    parts = (
        (f"xl/worksheets/sheet{index}.xml", b"".join((_head(table), rows, _TAIL)))
        for index, (table, rows, _) in enumerate(sheets.values(), 1)
    )
    return zipped(chain(frame, parts))


def sheets_of(data: bytes, tables: Sequence[Table], wanted: Container[str]) -> dict[str, bytes]:
    """Return the XML of the rows of the sheets `wanted`, of a workbook that `workbook` made of some tables."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {
            table.name: archive.read(f"xl/worksheets/sheet{number}.xml")[len(_head(table)) : -len(_TAIL)]
            for number, table in enumerate(tables, 1)
            if table.name in wanted
        }


def _head(table: Table) -> bytes:
    titles = "".join(f'<c s="2" t="inlineStr"><is><t>{name}</t></is></c>' for name in table.names)
    return (
        f'{_XML}<worksheet xmlns="{_NS}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="{len(table.names)}" width="18" customWidth="1"/></cols>'
        f"<sheetData><row>{titles}</row>"
    ).encode()


def _frame(names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the parts of a workbook that are no sheet."""
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in zip(numbers, names, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_MAIN}.worksheet+xml"/>' for n in numbers
    )
    relationships = f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    contents = (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_MAIN}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_MAIN}.styles+xml"/>{types}</Types>'
    )
    book = f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/>'
    styles = f'<Relationship Id="rId0" Type="{_REL}/styles" Target="styles.xml"/>'
    return (
        ("[Content_Types].xml", contents),
        ("_rels/.rels", f"{relationships}{book}</Relationships>"),
        ("xl/workbook.xml", f'{_XML}<workbook xmlns="{_NS}" xmlns:r="{_REL}"><sheets>{sheets}</sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", f"{relationships}{links}{styles}</Relationships>"),
        ("xl/styles.xml", _STYLES),
    )


@lru_cache(maxsize=4096)
def _text(cell: str) -> str:
    """Return a cell of text: never a formula, whatever it begins with."""
    if len(cell) > _MAX_TEXT:
        cell = f"{cell[:_MAX_TEXT]}{_CUT}"
    safe = escape(_ESCAPE_LIKE.sub("_x005F_", cell), {"\r": "&#13;"})
    return f'<c t="inlineStr"><is><t xml:space="preserve">{safe}</t></is></c>'


def _figure(cell: str) -> str:
    """Return a cell with a number; one of more digits than spreadsheets keep is text, which they keep whole."""
    digits = len(cell.lstrip("-0.").replace(".", ""))
    return f"<c><v>{cell}</v></c>" if digits <= _EXACT_DIGITS else _text(cell)


def _flag(cell: str) -> str:
    return f'<c t="b"><v>{1 if cell == "true" else 0}</v></c>'


def _day(cell: str) -> str:
    return f'<c s="1"><v>{(date.fromisoformat(cell) - _DAY_ZERO).days}</v></c>'


_ENCODERS: Mapping[Kind, Callable[[str], str]] = {
    Kind.TEXT: _text,
    Kind.INTEGER: _figure,
    Kind.NUMBER: _figure,
    Kind.BOOLEAN: _flag,
    Kind.DATE: _day,
    Kind.LIST: _text,
}
