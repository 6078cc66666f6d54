"""What a table of the open data is: its columns with type and meaning, its key, and what it points to."""

from __future__ import annotations

from enum import Enum

from generator.core.frozen import Frozen

Row = tuple[str | None, ...]
"""A row as text, in the order of the columns; `None` is unknown or nothing, never zero."""

Key = tuple[str, ...]
LIST_SEPARATOR = "|"


class Kind(Enum):
    """What the text of a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    LIST = "list"

    @property
    def is_figure(self) -> bool:
        """Whether it holds a number, which may begin with a minus sign and is no text for a spreadsheet to run."""
        return self in {Kind.INTEGER, Kind.NUMBER}


class Column(Frozen):
    """A column: its name, what it means (Spanish), its type; `unit` of a number, and the only `values` it may have."""

    name: str
    meaning: str
    kind: Kind = Kind.TEXT
    is_required: bool = False
    unit: str = ""
    values: tuple[str, ...] = ()


class Reference(Frozen):
    """Columns that hold the key of a row of another table."""

    columns: Key
    table: str
    targets: Key


class Table(Frozen):
    """A table: `meaning` says what a row is. `of_unit` tables are also published with each unit.

    `is_shared`: its rows are the same in every package, such as the list of states.
    """

    name: str
    title: str
    meaning: str
    key: Key
    columns: tuple[Column, ...]
    references: tuple[Reference, ...] = ()
    of_unit: bool = False
    is_shared: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    @property
    def firm_key(self) -> Key:
        """Its key, if no part of it is ever empty: what the standards take for one."""
        return self.key if self._is_firm(self.key) else ()

    @property
    def firm_references(self) -> tuple[Reference, ...]:
        """Its references of which no part is ever empty: checkers would ask for the row that an empty one points to."""
        return tuple(reference for reference in self.references if self._is_firm(reference.columns))

    def _is_firm(self, names: Key) -> bool:
        return {column.name for column in self.columns if column.is_required}.issuperset(names)


def text(name: str, meaning: str, *values: str) -> Column:
    """Return a column of text; with `values`, of one of some words."""
    return Column(name, meaning, values=values)


def key_text(name: str, meaning: str) -> Column:
    """Return a column of text that always has a value."""
    return Column(name, meaning, is_required=True)


def number(name: str, meaning: str) -> Column:
    """Return a column of exact decimal numbers."""
    return Column(name, meaning, Kind.NUMBER)


def percent(name: str, meaning: str) -> Column:
    """Return a column of percentages: 87.5 is 87.5 %."""
    return Column(name, meaning, Kind.NUMBER, unit="%")


def count(name: str, meaning: str) -> Column:
    """Return a column of whole numbers."""
    return Column(name, meaning, Kind.INTEGER)


def order(name: str = "orden", meaning: str = "Lugar que ocupa en el documento, desde 1.") -> Column:
    """Return a column of whole numbers that always has a value."""
    return Column(name, meaning, Kind.INTEGER, is_required=True)


def flag(name: str, meaning: str) -> Column:
    """Return a column of `true` or `false`."""
    return Column(name, meaning, Kind.BOOLEAN)


def day(name: str, meaning: str) -> Column:
    """Return a column of dates, written AAAA-MM-DD."""
    return Column(name, meaning, Kind.DATE)


def several(name: str, meaning: str) -> Column:
    """Return a column of lists of texts, parted by `|`."""
    return Column(name, f"{meaning} Si hay varios, los separa «{LIST_SEPARATOR}».", Kind.LIST)
