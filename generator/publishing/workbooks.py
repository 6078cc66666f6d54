"""Workbooks (.xlsx) whose sheets are written as pieces of XML: a cell of text, and the parts around the sheets.

Neither a cell nor a row needs an address where none is skipped, so that pieces are joined as they are.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.publishing.archive import SMALL, archive, member
from generator.publishing.opc import DOCUMENT_LINKS, PROPERTIES_PART, XML, around, links_part
from generator.publishing.xml import attribute, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.publishing.archive import Member

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LETTERS = 26
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def text_cell(text: str, look: str = "") -> str:
    """Return a cell of text, never a formula, whatever it begins with; `look` is the attribute of its style."""
    safe = escaped(_ESCAPE_LIKE.sub("_x005F_", text)).replace("\r", "&#13;")
    space = "" if text == text.strip() else ' xml:space="preserve"'
    return f'<c{look} t="inlineStr"><is><t{space}>{safe}</t></is></c>'


def cell_name(row: int, column: int, fixed: str = "") -> str:
    """Return the name of a cell, both counted from 0: A1, or with `fixed`, which is "$", $A$1."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{fixed}{letters}{fixed}{row + 1}"


class Frame(Frozen):
    """What a workbook has beside its sheets: their names, their styles, defined names and properties as XML."""

    names: Sequence[str]
    styles: str
    defined: str = ""
    properties: str = ""


def workbook(frame: Frame, sheets: Iterable[bytes], level: int = SMALL) -> bytes:
    """Return a workbook: equal parts, equal bytes. Sheets may be made as they are asked for, one at a time."""
    return bound(frame, (member(data, level) for data in sheets), level)


def bound(frame: Frame, sheets: Iterable[Member], level: int) -> bytes:
    """Return a workbook of sheets that are compressed already."""
    parts = ((name, member(text.encode(), level)) for name, text in _parts(frame).items() if text)
    numbered = ((_sheet(number), each) for number, each in enumerate(sheets, 1))
    return archive(chain(parts, numbered))


def _parts(frame: Frame) -> Mapping[str, str]:
    """Return the parts of a workbook that are no sheet; some may be empty."""
    numbered = [*enumerate(frame.names, 1)]
    sheets = "".join(f'<sheet name={attribute(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered)
    defined = f"<definedNames>{frame.defined}</definedNames>" if frame.defined else ""
    book = f"<bookViews><workbookView/></bookViews><sheets>{sheets}</sheets>{defined}"
    types = {"xl/workbook.xml": f"{_TYPES}.sheet.main+xml", "xl/styles.xml": f"{_TYPES}.styles+xml"}
    types |= {_sheet(n): f"{_TYPES}.worksheet+xml" for n, _ in numbered}
    of_book = {f"worksheets/sheet{n}.xml": f"{DOCUMENT_LINKS}/worksheet" for n, _ in numbered}
    of_book["styles.xml"] = f"{DOCUMENT_LINKS}/styles"
    return {
        **around("xl/workbook.xml", types, has_properties=bool(frame.properties)),
        PROPERTIES_PART: frame.properties,
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT_LINKS}">{book}</workbook>',
        "xl/_rels/workbook.xml.rels": links_part(of_book),
        "xl/styles.xml": frame.styles,
    }


def _sheet(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"
