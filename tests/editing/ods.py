"""Writes a small .ods by hand: the package has no writer of this format."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

from generator.editing.typed_figures import read_figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>"
)
_TAIL = "</office:spreadsheet></office:body></office:document-content>"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    "</manifest:manifest>"
)


def ods(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """The sheets as an .ods in which equal neighbours are one repeated cell, as office programs write them."""
    return package(
        "".join(
            f"<table:table table:name={quoteattr(name)}>{body(rows)}</table:table>" for name, rows in sheets.items()
        )
    )


def package(content: str, head: str = _HEAD) -> bytes:
    """An .ods with this content."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", _MANIFEST)
        file.writestr("content.xml", f"{head}{content}{_TAIL}")
    return stream.getvalue()


def body(rows: Sequence[Sequence[str]]) -> str:
    """The rows, and the sea of empty cells after them."""
    lines = "".join(f"<table:table-row>{cells(row)}</table:table-row>" for row in rows)
    rest = '<table:table-cell table:number-columns-repeated="16384"/>'
    return f'{lines}<table:table-row table:number-rows-repeated="1048000">{rest}</table:table-row>'


def cells(row: Sequence[str]) -> str:
    """The cells of a row; figures after the fifth column are numbers."""
    written = []
    index = 0
    while index < len(row):
        count = next((size for size in range(1, len(row) - index) if row[index + size] != row[index]), len(row) - index)
        repeat = f' table:number-columns-repeated="{count}"' if count > 1 else ""
        written.append(f"<table:table-cell{repeat}{value(row[index], is_text=index < 5)}</table:table-cell>")
        index += count
    return "".join(written)


def value(text: str, *, is_text: bool) -> str:
    """The attributes and the text of a cell."""
    shown = f"<text:p>{escape(text)}</text:p>"
    try:
        quantity = None if is_text else read_figure(text)
    except ValueError:
        quantity = None
    if quantity is None:
        return f' office:value-type="string">{shown}' if text else ">"
    kind = "percentage" if quantity.is_percent else "float"
    return f' office:value-type="{kind}" office:value="{quantity.number}">{shown}'
