"""Judges one row of a table: do its months make its total? Nothing is corrected, except what has one single reading."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.editing.typed_figures import DASHES, figure_label, read_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.core.quantity import Quantity


class Outcome(Enum):
    """How a row reconciles. The first is exact, the next two are repaired, the rest need the unit's word."""

    EXACT = "exact"
    FRACTION = "fraction"
    SHIFTED = "shifted"
    UNEQUAL = "unequal"
    TOTAL_MISSING = "total missing"
    UNREADABLE = "unreadable"

    @property
    def is_repaired(self) -> bool:
        """Whether the row adds up once it is read in the only way that makes sense."""
        return self in {Outcome.FRACTION, Outcome.SHIFTED}

    @property
    def is_reconciled(self) -> bool:
        """Whether the row adds up as written."""
        return self is Outcome.EXACT


class Cell(Frozen):
    """A cell of figures: its text and the quantity it says; a text without quantity cannot be read."""

    text: str
    quantity: Quantity | None

    @property
    def is_unreadable(self) -> bool:
        """Whether there is something written that is no figure (a dash is nothing)."""
        return self.quantity is None and bool(self.text.strip().strip(DASHES))

    @property
    def number(self) -> Decimal:
        """The quantity in units; nothing counts nothing."""
        return self.quantity.number if self.quantity else Decimal(0)


class Reconciled(Frozen):
    """A judged row: its twelve months and its total, as they were read; `published` keeps those of a shifted row."""

    months: tuple[Cell, ...]
    total: Cell
    outcome: Outcome
    published: tuple[str, ...] = ()

    @property
    def sum(self) -> Decimal:
        """The sum of the months that can be read, in units."""
        return sum((cell.number for cell in self.months), Decimal(0))

    @property
    def gap(self) -> Decimal:
        """What the months lack (positive) or have too much (negative) to make the total."""
        return self.total.number - self.sum

    @property
    def unreadable_months(self) -> tuple[tuple[int, str], ...]:
        """The months that cannot be read, by number, with their text."""
        return tuple((number, cell.text) for number, cell in enumerate(self.months, 1) if cell.is_unreadable)

    @property
    def is_programmed(self) -> bool:
        """Whether some month says something, readable or not."""
        return any(cell.quantity or cell.is_unreadable for cell in self.months)

    @property
    def total_label(self) -> str:
        """The total as readers of the plan see it."""
        quantity = self.total.quantity
        return figure_label(quantity.number, as_percent=quantity.is_percent) if quantity else self.total.text

    def label(self, number: Decimal) -> str:
        """Return a figure of this row in the unit of its months, or of its total if they are mixed."""
        kinds = {cell.quantity.is_percent for cell in self.months if cell.quantity}
        total = self.total.quantity
        return figure_label(number, as_percent=kinds == {True} or bool(not kinds and total and total.is_percent))


def reconcile(months: Sequence[str], total: str, extra: str = "") -> Reconciled:
    """Return a row with its judgement; `extra` is the cell after the total, filled when a row is shifted."""
    row = _judge(months, total)
    if row.outcome is Outcome.EXACT or not extra:
        return row
    readings = set(_without_a_blank(months, total, extra))
    if row.outcome is not Outcome.FRACTION and len(readings) == 1:
        return readings.pop()
    return row


def _judge(months: Sequence[str], total: str) -> Reconciled:
    cells = tuple(map(_cell, months))
    row = Reconciled(cells, _cell(total), Outcome.EXACT)
    return Reconciled(cells, row.total, _outcome(row))


def _outcome(row: Reconciled) -> Outcome:
    if row.unreadable_months or row.total.is_unreadable:
        return Outcome.UNREADABLE
    if row.total.quantity is None:
        return Outcome.TOTAL_MISSING
    if row.gap:
        return Outcome.UNEQUAL
    kinds = {cell.quantity.is_percent for cell in (*row.months, row.total) if cell.quantity and cell.number}
    return Outcome.FRACTION if len(kinds) > 1 else Outcome.EXACT


def _without_a_blank(months: Sequence[str], total: str, extra: str) -> Iterator[Reconciled]:
    """Yield the readings of a shifted row that add up: those that drop one of its empty months."""
    for index, text in enumerate(months):
        if not text:
            left = (*months[:index], *months[index + 1 :], total)
            row = _judge(left, extra)
            if row.outcome in {Outcome.EXACT, Outcome.FRACTION}:
                yield Reconciled(row.months, row.total, Outcome.SHIFTED, (*months, total, extra))


def _cell(text: str) -> Cell:
    try:
        return Cell(text, read_figure(text))
    except ValueError:
        return Cell(text, None)
