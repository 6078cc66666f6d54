"""The blocks of a report in WordprocessingML.

Text of XML, and not python-docx's objects: those look each cell up from the start of its table, and a report of a
thousand rows would take minutes.
"""

from __future__ import annotations

from functools import cache, lru_cache, partial
from itertools import chain, groupby, repeat, zip_longest
from typing import TYPE_CHECKING

from generator.publishing.official.document import RowKind
from generator.publishing.official.letterhead import BULLETS
from generator.publishing.official.widths import shared_width
from generator.publishing.official.wording import EMPTY_TABLE, safe, table_description
from generator.publishing.xml import attribute, escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.publishing.official.document import Column, Point, Signature, Table

_SHADES = {RowKind.GROUP: "EFEEEA", RowKind.TOTAL: "E6F0F4"}
_HEADER_SHADE = "E6F0F4"
_SIGNATURES_IN_ROW = 3
_SMALL_TABLE = 12
_SHORT_TEXT = 60
_LETTER = 105
"""About as wide as a letter of a table, in twentieths of a point, as all widths here."""
_CELL_MARGINS = 140
_TEXT = "\0"
"""Where the text of a cell will stand."""


@lru_cache(maxsize=10_000)  # reports repeat most of their words
def run(text: str, properties: str = "") -> str:
    """Return a run of text; a new line stays one."""
    lines = safe(text).splitlines() or [""]
    texts = "<w:br/>".join(f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in lines)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{texts}</w:r>"


def paragraph(content: str, style: str, properties: str = "") -> str:
    """Return a paragraph of runs; `properties` are its own, after its style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def points(items: Sequence[Point], number: int) -> str:
    """Return a list; `number` is its number among the document's lists."""
    style = "ListBullet" if number == BULLETS else "ListNumber"
    mark = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return "".join(
        paragraph((run(f"{item.name}: ", "<w:b/>") if item.name else "") + run(item.text), style, mark)
        for item in items
    )


def table_block(table: Table, number: int, width: int) -> str:
    """Return a table with its caption above and its notes beneath; `width` in twentieths of a point."""
    caption = paragraph(
        run("Tabla ")
        + f'<w:fldSimple w:instr=" SEQ Tabla \\* ARABIC "><w:r><w:t>{number}</w:t></w:r></w:fldSimple>'
        + run(f". {table.caption}"),
        "Caption",
    )
    notes = "".join(paragraph(run(note), "NotaTabla") for note in table.notes)
    return f"{caption}{_table(table, width)}{notes}{_GAP}"


_GAP = paragraph("", "NotaTabla")
"""Between a table and what follows, since two tables that touch become one."""


def _table(table: Table, width: int) -> str:
    widths = shared_width(table, width, letter=_LETTER, margins=_CELL_MARGINS)
    is_first_named = table.heading_column == 0
    properties = (
        '<w:tblStyle w:val="TablaOficial"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"00A0" if is_first_named else "0020"}" w:firstRow="1" w:lastRow="0"'
        f' w:firstColumn="{int(is_first_named)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={attribute(safe(table.caption))}/>"
        f"<w:tblDescription w:val={attribute(safe(table_description(table)))}/>"
    )
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    rows = "".join((*_header(table.columns, widths), *_body(table, widths)))
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _header(columns: Sequence[Column], widths: Sequence[int]) -> Iterator[str]:
    """Yield the rows that each page repeats: the groups, where there are any, and the columns."""
    labels = [(column, width) for column, width in zip(columns, widths, strict=True)]
    if any(column.group for column in columns):
        groups = []
        for group, members in groupby(labels, key=lambda pair: pair[0].group):
            if group:
                spanned = [width for _, width in members]
                groups.append(_heading(group, sum(spanned), f'<w:gridSpan w:val="{len(spanned)}"/>', align="center"))
            else:
                groups += [
                    _heading(column.label, width, '<w:vMerge w:val="restart"/>', align=_align(column))
                    for column, width in members
                ]
        yield _row("".join(groups), is_header=True)
    yield _row(
        "".join(
            _heading(column.label, width, align=_align(column))
            if column.group or not any(each.group for each in columns)
            else _heading("", width, "<w:vMerge/>")
            for column, width in labels
        ),
        is_header=True,
    )


def _align(column: Column) -> str:
    return "right" if column.is_number else ""


def _heading(text: str, width: int, span: str = "", align: str = "") -> str:
    look = f'<w:jc w:val="{align}"/>' if align else ""
    return _cell(paragraph(run(text), "TablaEncabezado", look), width, span, _HEADER_SHADE, "bottom")


def _body(table: Table, widths: Sequence[int]) -> Iterator[str]:
    if not table.rows:
        yield _row(_wide_cell(paragraph(run(EMPTY_TABLE), "TablaTexto"), widths))
    is_small = len(table.rows) <= _SMALL_TABLE and all(len(c.text) <= _SHORT_TEXT for r in table.rows for c in r.cells)
    frames = cache(partial(_frames, table.columns, widths))
    for row, below in zip_longest(table.rows, table.rows[1:]):
        leads = below and (is_small or row.kind is RowKind.GROUP or below.kind is RowKind.TOTAL)
        keep = "<w:keepNext/>" if leads else ""
        shade = _SHADES.get(row.kind, "")
        weight = "<w:b/>" if shade else ""
        if row.kind is RowKind.GROUP:
            text = paragraph(run(row.cells[0].text, weight), "TablaTexto", keep)
            yield _row(_wide_cell(text, widths, shade))
        else:
            first, *others = frames(shade, keep)
            texts = map(run, [cell.text for cell in row.cells], repeat(weight))
            yield first + "".join(chain.from_iterable(zip(texts, others, strict=True)))


def _frames(columns: Sequence[Column], widths: Sequence[int], shade: str, keep: str) -> list[str]:
    """Return what stands in a row before its first text, and after each: alike in all rows of its kind."""
    cells = (
        _cell(paragraph(_TEXT, "TablaNumero" if column.is_number else "TablaTexto", keep), width, shade=shade)
        for column, width in zip(columns, widths, strict=True)
    )
    return _row("".join(cells)).split(_TEXT)


def _wide_cell(content: str, widths: Sequence[int], shade: str = "") -> str:
    return _cell(content, sum(widths), f'<w:gridSpan w:val="{len(widths)}"/>', shade)


def _cell(content: str, width: int, span: str = "", shade: str = "", align: str = "") -> str:
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    place = f'<w:vAlign w:val="{align}"/>' if align else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{fill}{place}</w:tcPr>{content}</w:tc>'


def _row(cells: str, *, is_header: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_header else ''}</w:trPr>{cells}</w:tr>"


def signature_block(signatures: Sequence[Signature], width: int) -> str:
    """Return the places to sign, which never part over two pages: what each attests, a line, and the post below it."""
    in_row = min(len(signatures), _SIGNATURES_IN_ROW)
    each = width // in_row
    rows = "".join(
        _row("".join(_cell(_signature(signature, width // 6 if in_row == 1 else 200), each) for signature in group))
        for group in (signatures[start : start + in_row] for start in range(0, len(signatures), in_row))
    )
    size = f'<w:tblW w:w="{each * in_row}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
    grid = f'<w:gridCol w:w="{each}"/>' * in_row
    return f"<w:tbl><w:tblPr>{size}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{paragraph('', 'Firma')}"


def _signature(signature: Signature, margin: int) -> str:
    line = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="3" w:color="1C2430"/></w:pBdr>'
    space = f'<w:spacing w:before="1100" w:after="0"/><w:ind w:left="{margin}" w:right="{margin}"/>'
    return paragraph(run(signature.label), "Firma") + paragraph(run(signature.post), "Firma", line + space)
