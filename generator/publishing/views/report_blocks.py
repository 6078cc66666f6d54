"""The parts of an official report as a template prints them: headings with anchors, lists, tables with their heads."""

from __future__ import annotations

from collections import Counter
from itertools import count, groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.publishing.official.document import Paragraph, Points, RowKind, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.publishing.official.document import Block, Column, Part, Point

_WIDE = 7
"""A table of more columns is printed on a page laid sideways."""
_NARROW = 4
_SMALL = 12
"""A table of as many rows is kept on one page."""
_SHARES = 25
"""The width of a table in the parts that the style sheet knows, of 4 % each."""
_FIRST_LEVEL, _LAST_LEVEL = 2, 6
_TITLE = Markup(' data-titulo="{}"')
_FIGURE, _TOLD = Markup(' class="num"'), Markup(' class="num dicho"')


class HeadCell(Frozen):
    """A heading of a table, over one column or over a group of them."""

    label: str
    scope: str
    columns: int
    rows: int
    is_number: bool


BodyCell = tuple[str, str, bool, Markup]
"""A cell: its text, the page that it leads to, whether it names the row, and its attributes.

A tuple, which templates take apart at once: a year's reports have 100,000 cells. The attributes are the same in a whole
column.
"""


class BodyRow(Frozen):
    """A row of figures, or a total."""

    cells: tuple[BodyCell, ...]
    is_total: bool


class Body(Frozen):
    """Rows below the name of their group; "" for none."""

    group: str
    rows: tuple[BodyRow, ...]


class TableItem(Frozen):
    """A table, ready to print."""

    caption: str
    head: tuple[tuple[HeadCell, ...], ...]
    bodies: tuple[Body, ...]
    notes: tuple[str, ...]
    width: int
    look: str
    shares: tuple[str, ...]


class BlockItem(Frozen):
    """A paragraph, a list or a table: exactly one of them."""

    paragraph: str = ""
    points: tuple[Point, ...] = ()
    list_tag: str = ""
    table: TableItem | None = None


class PartItem(Frozen):
    """A part with its heading; `level` is that of the heading."""

    anchor: str
    level: int
    title: str
    is_wide: bool
    blocks: tuple[BlockItem, ...]
    parts: tuple[PartItem, ...]


def part_items(parts: Iterable[Part]) -> tuple[PartItem, ...]:
    """Return the parts of a report; tables are numbered through it, and no two anchors are the same."""
    numbers, taken = count(1), Counter[str]()
    return tuple(_part(part, _FIRST_LEVEL, numbers, taken) for part in parts)


def _part(part: Part, level: int, numbers: Iterator[int], taken: Counter[str]) -> PartItem:
    taken[part.id] += 1
    repeated = f"-{taken[part.id]}" if taken[part.id] > 1 else ""
    return PartItem(
        anchor=f"parte-{part.id}{repeated}",
        level=min(level, _LAST_LEVEL),
        title=part.title,
        is_wide=level == _FIRST_LEVEL and _holds_wide(part),
        blocks=tuple(_block(block, numbers) for block in part.blocks),
        parts=tuple(_part(below, level + 1, numbers, taken) for below in part.parts),
    )


def _holds_wide(part: Part) -> bool:
    tables = (block for block in part.blocks if isinstance(block, Table))
    return any(len(table.columns) > _WIDE for table in tables) or any(_holds_wide(below) for below in part.parts)


def _block(block: Block, numbers: Iterator[int]) -> BlockItem:
    if isinstance(block, Paragraph):
        return BlockItem(paragraph=block.text)
    if isinstance(block, Points):
        return BlockItem(points=block.items, list_tag="ol" if block.is_numbered else "ul")
    return BlockItem(table=_table(block, next(numbers)))


def _table(table: Table, number: int) -> TableItem:
    width = len(table.columns)
    total = sum(column.weight for column in table.columns)
    return TableItem(
        caption=tr("Tabla {number}. {caption}", number=number, caption=table.caption),
        head=_head(table.columns),
        bodies=tuple(_bodies(table)),
        notes=table.notes,
        width=width,
        look=" ".join(_looks(table)),
        shares=tuple(f"a{max(1, round(column.weight * _SHARES / total))}" for column in table.columns),
    )


def _looks(table: Table) -> Iterator[str]:
    """Yield how a table is laid out: close or row by row on a phone, across the sheet or whole on a page on paper."""
    width = len(table.columns)
    yield "compacta" if width <= _NARROW else "apilada"
    if width > _WIDE:
        yield "ancha"
    if len(table.rows) <= _SMALL and width <= _WIDE:
        yield "junta"


def _head(columns: Sequence[Column]) -> tuple[tuple[HeadCell, ...], ...]:
    """Return the rows of headings: two where any columns share one."""
    if not any(column.group for column in columns):
        return (tuple(HeadCell(column.label, "col", 1, 1, column.is_number) for column in columns),)
    first: list[HeadCell] = []
    second: list[HeadCell] = []
    for group, found in groupby(columns, key=lambda column: column.group):
        together = tuple(found)
        if group:
            first.append(HeadCell(group, "colgroup", len(together), 1, is_number=False))
            second += [HeadCell(column.label, "col", 1, 1, column.is_number) for column in together]
        else:
            first += [HeadCell(column.label, "col", 1, 2, column.is_number) for column in together]
    return tuple(first), tuple(second)


def _bodies(table: Table) -> Iterator[Body]:
    """Yield the rows group by group; those before the first group have none."""
    is_stacked = len(table.columns) > _NARROW
    columns = [
        _Attributes.of(column, is_named=is_stacked and at != table.heading_column)
        for at, column in enumerate(table.columns)
    ]
    group = ""
    rows: list[BodyRow] = []
    for row in table.rows:
        if row.kind is RowKind.GROUP:
            if rows or group:
                yield Body(group, tuple(rows))
            group, rows = row.cells[0].text, []
        else:
            cells = tuple(
                (cell.text, cell.href, at == table.heading_column, column.told if cell.value is None else column.figure)
                for at, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
            )
            rows.append(BodyRow(cells, row.kind is RowKind.TOTAL))
    yield Body(group, tuple(rows))


class _Attributes(Frozen):
    """The attributes of a column's cells: of a figure, and of what is told where there is none.

    Cells bear the heading of their column where each stands alone on a phone: in tables that are stacked there.
    """

    figure: Markup
    told: Markup

    @classmethod
    def of(cls, column: Column, *, is_named: bool) -> _Attributes:
        title = _TITLE.format(column.label) if is_named else Markup()
        return cls(_FIGURE + title, _TOLD + title) if column.is_number else cls(title, title)
