"""A filled form as cells: its headings, its rows, and the texts beside its labels, wherever they were moved."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from generator.core.frozen import Frozen
from generator.core.vocabulary import fold
from generator.editing.forms.layout import UNPLANNED_NAME, UNPLANNED_QUANTITY, Field, FormKey, Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.core.problem import Spot
    from generator.editing.sources import Source
    from generator.editing.tables import Row, Sheet

_FIELDS = {fold(field.value): field for field in Field}
_LABELS = {fold(label.value): label for label in Label}
_ENOUGH = 6
"""How many headings make a row the head of the report: fewer could stand in any table."""


class Place(Frozen):
    """A cell of the form: a row, which is the `number`th from 1, and a column from 0."""

    row: Row
    index: int
    number: int

    @property
    def name(self) -> str:
        """Its address, as spreadsheets show it: `G14`."""
        return str(xl_rowcol_to_cell(self.number - 1, self.index))

    @property
    def text(self) -> str:
        """What it says."""
        return self.row.cell(self.index)

    @property
    def spot(self) -> Spot:
        """Where it stands among the cells of its row."""
        return self.row.spot(self.index)


class FilledSheet(Frozen, dict=True):
    """The sheet of the report: its rows, the row of its headings, and the column of each."""

    sheet: Sheet
    head: int
    columns: Mapping[Field, int]

    def place(self, row: Row, index: int) -> Place:
        """Return a cell of a row."""
        return Place(row, index, self._numbers[row.line])

    def what(self, place: Place) -> str:
        """Return what a cell is for: `«Realizado» de la actividad 1.4`; "" if that is not known."""
        for label, cell in self.labelled.items():
            if cell == place:
                return f"«{label.value}»"
        code, _, _ = place.row.cell(self.columns.get(Field.KEY)).rpartition("#")
        heading = next((field.value for field, index in self.columns.items() if index == place.index), "")
        return f"«{heading}» de la actividad {code}" if code and heading else ""

    @cached_property
    def activities(self) -> tuple[Row, ...]:
        """The rows below the headings, up to the table of other work."""
        return self.sheet.rows[self.head + 1 : self._unplanned_head]

    @cached_property
    def unplanned(self) -> tuple[tuple[Place, Place, Place], ...]:
        """The filled rows of other work: what was done, in what it counts, how much."""
        rows = self.sheet.rows
        if self._unplanned_head == len(rows):
            return ()
        head = rows[self._unplanned_head]
        wanted = (UNPLANNED_NAME, Field.MEASURE_UNIT.value, UNPLANNED_QUANTITY)
        found = {fold(head.cell(index)): index for index in reversed(head.filled)}
        columns = [found.get(fold(title), len(head.cells)) for title in wanted]
        places = (
            (self.place(row, columns[0]), self.place(row, columns[1]), self.place(row, columns[2]))
            for row in rows[self._unplanned_head + 1 : self._details]
        )
        return tuple(work for work in places if any(place.text for place in work))

    @cached_property
    def labelled(self) -> Mapping[Label, Place]:
        """The cells beside the labels."""
        rows = [*self.sheet.rows[: self.head], *self.sheet.rows[self._unplanned_head :]]
        return {label: self.place(row, index + 1) for row in reversed(rows) for index, label in _labels_in(row)}

    @cached_property
    def _numbers(self) -> Mapping[int, int]:
        """The number of each row by its line: a row of a text may take several lines."""
        return {row.line: number for number, row in enumerate(self.sheet.rows, 1)}

    @cached_property
    def _unplanned_head(self) -> int:
        """The row of the headings of other work; the end, if there is none."""
        rows = self.sheet.rows
        title = fold(UNPLANNED_NAME)
        found = (at for at in range(self.head + 1, len(rows)) if any(fold(cell) == title for cell in rows[at].cells))
        return next(found, len(rows))

    @cached_property
    def _details(self) -> int:
        """The first row with a label below the table of other work."""
        rows = self.sheet.rows
        return next((at for at in range(self._unplanned_head, len(rows)) if any(_labels_in(rows[at]))), len(rows))


def _labels_in(row: Row) -> Iterator[tuple[int, Label]]:
    for index in row.filled:
        label = _LABELS.get(fold(row.cell(index)))
        if label:
            yield index, label


def reports_in(source: Source) -> tuple[FilledSheet, ...]:
    """Return the sheets that are a report."""
    found = []
    for sheet in source.sheets:
        head = _head_of(sheet.rows)
        if head is not None:
            found.append(FilledSheet(sheet, head, _columns_in(sheet.rows[head])))
    return tuple(found)


def is_report(rows: Sequence[Row]) -> bool:
    """Whether some row is the head of a report."""
    return _head_of(rows) is not None


def _head_of(rows: Sequence[Row]) -> int | None:
    return next((at for at, row in enumerate(rows) if len(_columns_in(row)) >= _ENOUGH), None)


def _columns_in(row: Row) -> Mapping[Field, int]:
    """Return the column of each heading in a row; of a heading that is there twice, the first."""
    if len(row.filled) < _ENOUGH:
        return {}
    return {_FIELDS[name]: at for at in reversed(row.filled) if (name := fold(row.cell(at))) in _FIELDS}


def keys_in(source: Source) -> tuple[FormKey, ...]:
    """Return the keys of the form that stand anywhere in a file, without repeats."""
    cells = (row.cells[index] for sheet in source.sheets for row in sheet.rows for index in row.filled)
    found = (FormKey.find(cell) for cell in cells if "PA" in cell)
    return tuple(dict.fromkeys(key for key in found if key))
