"""Workbooks (.xlsx) whose sheets are written as pieces of XML: a cell of text, and the parts around the sheets.

Neither a cell nor a row needs an address where none is skipped, so that pieces are joined as they are.
"""

from __future__ import annotations

import re
from html import escape
from itertools import chain
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.publishing.archive import PROPERTIES_PART, SMALL, archive, member

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.publishing.archive import Member

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CORE = "core-properties"
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def text_cell(text: str, look: str = "") -> str:
    """Return a cell of text, never a formula, whatever it begins with; `look` is the attribute of its style."""
    safe = escape(_ESCAPE_LIKE.sub("_x005F_", text), quote=False).replace("\r", "&#13;")
    space = "" if text == text.strip() else ' xml:space="preserve"'
    return f'<c{look} t="inlineStr"><is><t{space}>{safe}</t></is></c>'


class Frame(Frozen):
    """What a workbook has beside its sheets: their names, their styles, defined names and properties as XML."""

    names: Sequence[str]
    styles: str
    defined: str = ""
    properties: str = ""


def packed(frame: Frame, sheets: Iterable[bytes], level: int = SMALL) -> bytes:
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
    sheets = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered)
    defined = f"<definedNames>{frame.defined}</definedNames>" if frame.defined else ""
    book = f"<bookViews><workbookView/></bookViews><sheets>{sheets}</sheets>{defined}"
    types = {"xl/workbook.xml": f"{_TYPES}.sheet.main+xml", "xl/styles.xml": f"{_TYPES}.styles+xml"}
    types |= {_sheet(n): f"{_TYPES}.worksheet+xml" for n, _ in numbered}
    linked = {"xl/workbook.xml": f"{_REL}/officeDocument"}
    if frame.properties:
        types[PROPERTIES_PART] = f"application/vnd.openxmlformats-package.{_CORE}+xml"
        linked[PROPERTIES_PART] = f"{_PACKAGE}/relationships/metadata/{_CORE}"
    of_book = {f"worksheets/sheet{n}.xml": f"{_REL}/worksheet" for n, _ in numbered} | {"styles.xml": f"{_REL}/styles"}
    return {
        "[Content_Types].xml": _content_types(types),
        "_rels/.rels": _links(linked),
        PROPERTIES_PART: frame.properties,
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{_REL}">{book}</workbook>',
        "xl/_rels/workbook.xml.rels": _links(of_book),
        "xl/styles.xml": frame.styles,
    }


def _sheet(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def _content_types(types: Mapping[str, str]) -> str:
    listed = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in types.items())
    return (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _links(kinds: Mapping[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(kinds.items(), 1)
    )
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
