"""Which tables lie across the sheet, and how columns share a width, in whatever unit a format measures it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.publishing.official.document import RowKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.publishing.official.document import Column, Table

_LONG_WORD = 14
"""What is longer may be broken: else an address would take the whole table."""
_UPRIGHT_COLUMNS = 7


def is_wide(table: Table) -> bool:
    """Return whether a table has too many columns for a sheet that stands."""
    return len(table.columns) > _UPRIGHT_COLUMNS


def shared_width(table: Table, width: int, *, letter: int, margins: int) -> tuple[int, ...]:
    """Share a width out by weight, without breaking a word where all have room, or at least no figure and no heading.

    `letter` is how wide a letter is, and `margins` what a cell has around its text.
    """
    rows = [row.cells for row in table.rows if row.kind is not RowKind.GROUP]
    cells = [{row[index].text for row in rows} for index in range(len(table.columns))]
    for longest in (_longest_word, _longest_figure):
        lengths = [longest(*each) for each in zip(table.columns, cells, strict=True)]
        least = [length * letter + margins for length in lengths]
        if sum(least) <= width:
            return _shares(table.columns, least, width)
    return _shares(table.columns, [0] * len(table.columns), width)


def _shares(columns: Sequence[Column], least: Sequence[int], width: int) -> tuple[int, ...]:
    """Give columns for which their share is not enough what they need, and let the others share the rest."""
    given: dict[int, int] = {}
    while True:
        free = [index for index in range(len(columns)) if index not in given]
        rest, total = width - sum(given.values()), sum(columns[index].weight for index in free)
        shares = {index: rest * columns[index].weight // total for index in free}
        tight = {index: least[index] for index in free if shares[index] < least[index]}
        if not tight:
            return tuple(width for _, width in sorted((given | shares).items()))
        given |= tight


def _longest_word(column: Column, texts: Collection[str]) -> int:
    """Return the length of the longest word of a column that is to stay whole."""
    words = max(map(_longest_of, texts), default=0)
    return max(_longest_figure(column, texts), min(words, _LONG_WORD))


@lru_cache(maxsize=10_000)  # reports repeat most of their words, and each of its tables is a document's and a sheet's
def _longest_of(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _longest_figure(column: Column, texts: Collection[str]) -> int:
    """Return the length of what must never be broken in a column: a figure, a code, a word of its heading."""
    whole = (text for text in texts if column.is_number or " " not in text)
    return max(map(len, (*column.label.split(), *whole)), default=0)
