"""An official report before it is a page, a Word file or a workbook: parts made of blocks, nothing left to compute.

Every writer (HTML, DOCX, XLSX; the PDF is the printed page) shows the same blocks in the same order, so that the
formats cannot tell different things. Text is plain; each writer makes it safe for its own format.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


class RowKind(Enum):
    """What a row of a table is: figures, the name of a group of the rows below it, or a total of those above it."""

    PLAIN = "fila"
    GROUP = "grupo"
    TOTAL = "total"


class Cell(Frozen):
    """What a cell shows; `value` is the exact number behind the text, for programs that calculate.

    A percentage is its number of hundredths (87.25 for 87.25 %) with `is_percent`. `href` is an address on the site.
    """

    text: str
    value: Decimal | None = None
    is_percent: bool = False
    href: str = ""


class Column(Frozen):
    """A column: its heading, the heading that it shares with its neighbours of the same `group`, its part of the width.

    `weight` is relative to the other columns of the table. Numbers stand at the right.
    """

    label: str
    weight: int = 1
    is_number: bool = False
    group: str = ""


class Row(Frozen):
    """A row: one cell per column; a group's row has its first cell only, as wide as the table."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.PLAIN


class Table(Frozen):
    """A table with its caption; the first column names the rows unless `heading_column` says another (from 0).

    `sheet` is what its sheet in the workbook is called, cut and numbered there where it must be.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sheet: str
    heading_column: int = 0
    notes: tuple[str, ...] = ()


class Paragraph(Frozen):
    """A paragraph of prose."""

    text: str


class Point(Frozen):
    """An item of a list: a text, and the name that leads it where it has one."""

    text: str
    name: str = ""


class Points(Frozen):
    """A list."""

    items: tuple[Point, ...]
    is_numbered: bool = False


Block = Paragraph | Points | Table


class Part(Frozen):
    """A part of the report: a heading, its blocks, then its own parts one level below; `id` is its anchor."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()


class Signature(Frozen):
    """A place to sign: what it attests (`Elaborado por`, `Visto bueno`) and the post that signs, never a person."""

    label: str
    post: str


class OfficialReport(Frozen):
    """A whole report.

    `as_of` is the day of the data, `date` the day that the report bears, `None` while it is not dated. `request` is
    the note that asks the board to take it as known, "" for none. `notices` are what a reader must know first:
    simulated data, a period that still runs. `method` and `source` are sentences. `revision` is the commit of the
    data, "" where there is none.
    """

    institution: str
    title: str
    subtitle: str
    period: str
    as_of: date
    parts: tuple[Part, ...]
    signatures: tuple[Signature, ...] = ()
    request: str = ""
    place: str = ""
    date: date | None = None
    notices: tuple[str, ...] = ()
    method: str = ""
    source: str = ""
    revision: str = ""
    url: str = ""
