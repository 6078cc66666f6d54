"""Finds the tables of a work plan among rows of cells, and says what each column is.

A table starts at a header row (Actividad and the months), has a title above it and ends where a line of prose begins.
Headers are recognised whatever their case, accents, points and order.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.period import MONTH_KEYS, MONTH_NAMES, MONTHS_IN_YEAR
from generator.core.problem import Origin, Problem, Severity, Spot
from generator.core.vocabulary import fold
from generator.core.wording import quoted
from generator.editing.typed_figures import is_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MIN_MONTHS = 6
_MIN_NAMED = 2
_MAX_TITLE_CELLS = 2
_MAX_HEADING = 60


class Column(Enum):
    """What a column holds, besides the months."""

    UNIT = "Unidad Organizativa"
    CODE = "N°"
    PROCESS = "Proceso"
    ACTIVITY = "Actividad"
    PRODUCT = "Producto (Resultado)"
    MEASURE_UNIT = "Unidad de medida"
    MEANS = "Medio de verificación"
    TOTAL = "Total meta"
    OWNER = "Responsable"
    NOTES = "Observaciones"


_NAMES = {
    Column.UNIT: "unidad organizativa|unidad responsable|dependencia",
    Column.CODE: "n|no|nro|num|numero|codigo|cod|correlativo",
    Column.PROCESS: "procesos?",
    Column.ACTIVITY: "actividad(es)?( [oy])?( tareas?)?( a (desarrollar|ejecutar|realizar))?",
    Column.PRODUCT: "productos?|resultados?|productos? o? ?resultados?",
    Column.MEASURE_UNIT: "u(nid(ad(es)?)?)?( de)? medida|u m",
    Column.MEANS: "m(edios?)?( de)? verificacion",
    Column.TOTAL: "total|total metas?|metas? total(es)?|metas? anual(es)?|total anual",
    Column.OWNER: "responsables?",
    Column.NOTES: "observaci(on|ones)|notas?|comentarios?",
}
_COLUMNS = {column: re.compile(names) for column, names in _NAMES.items()}
_SEPTEMBER = {"set": "setiembre", "sept": "sept"}
_MONTH_WORDS = dict(zip(MONTH_KEYS, MONTH_NAMES, strict=True)) | _SEPTEMBER
_MONTH = re.compile(rf"(?P<word>(?P<key>sept(?!i)|{'|'.join((*MONTH_KEYS, 'set'))})[a-z]*)( ?(20)?[0-9]{{2}})?")
_DATE = re.compile(r"20[0-9]{2} (?P<month>0[1-9]|1[0-2]) [0-9]{2}")


class Row(Frozen):
    """A row of cells as written; `line` counts from 1."""

    line: int
    cells: tuple[str, ...]

    def cell(self, index: int | None) -> str:
        """Return the text of a cell without the spaces around it; "" where the row has none."""
        return self.cells[index].strip() if index is not None and index < len(self.cells) else ""

    @property
    def filled(self) -> tuple[int, ...]:
        """The columns that have a text."""
        return tuple(index for index, cell in enumerate(self.cells) if cell.strip())

    def spot(self, index: int | None = None) -> Spot:
        """Return where the row stands, or one of its cells."""
        text = "\t".join(cell.replace("\n", " ") for cell in self.cells)
        if index is None or index >= len(self.cells):
            return Spot(self.line, text=text)
        column = sum(len(cell) + 1 for cell in self.cells[:index]) + 1
        return Spot(self.line, column, column + len(self.cells[index]), text)


class Sheet(Frozen):
    """The rows of a file, or of one sheet of a spreadsheet; `file` is how problems name it."""

    file: str
    rows: tuple[Row, ...]
    name: str = ""


class Header(Frozen):
    """Which column holds what; `others` are columns whose name says nothing, by index."""

    columns: Mapping[Column, int]
    months: tuple[int | None, ...]
    others: Mapping[int, str]
    height: int = 1

    @property
    def extra(self) -> int | None:
        """The column after the last one, where a row that is shifted to the right has its total."""
        last = self.columns.get(Column.TOTAL)
        known = [*self.columns.values(), *self.others, *(index for index in self.months if index is not None)]
        return last + 1 if last is not None and last == max(known) else None

    @property
    def figures(self) -> tuple[int, ...]:
        """The columns of months and total."""
        total = self.columns.get(Column.TOTAL)
        return tuple(index for index in (*self.months, total) if index is not None)


class Table(Frozen):
    """A table: the texts that may name its unit (its title, each cell of it, the sheet's name) and its rows."""

    file: str
    titles: tuple[str, ...]
    title_row: Row
    header: Header
    rows: tuple[Row, ...]

    @property
    def label(self) -> str:
        """How messages name the table."""
        return quoted(self.titles[0]) if self.titles else f"la tabla de la línea {self.title_row.line}"


def find_tables(sheet: Sheet) -> tuple[tuple[Table, ...], tuple[Problem, ...]]:
    """Return the tables of a sheet, and the rows or headers that look like part of one but cannot be read so."""
    scan = _Scan(sheet)
    return tuple(scan.tables()), tuple(scan.problems)


def has_table(rows: Sequence[Row]) -> bool:
    """Whether some row is the header of a table."""
    return any(_header_at(rows, index) for index in range(len(rows)))


class _Scan:
    """One pass over the rows; a class because the pass remembers the last title."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.title: Row | None = None
        self.problems: list[Problem] = []

    def tables(self) -> Iterator[Table]:
        """Yield every table, also those without rows."""
        rows = self.sheet.rows
        starts = list(_headers(rows))
        ends = [*(start for start, _ in starts), len(rows)][1:]
        before = [row for row in rows[: starts[0][0] if starts else 0] if row.filled]
        self.title = before[-1] if before else None
        for (start, header), end in zip(starts, ends, strict=True):
            titles, title_row = self.titles(), self.title or rows[start]
            body = [row for row in rows[start + header.height : end] if row.filled]
            if end < len(rows) and body and _is_title(header, body[-1]):
                self.title = body.pop()
            if fault := _fault(header):
                self.report(rows[start], "I507", *fault)
            else:
                yield Table(self.sheet.file, titles, title_row, header, tuple(self.rows(header, body)))

    def titles(self) -> tuple[str, ...]:
        """Return the texts that may name the unit of the next table."""
        cells = [self.title.cell(index) for index in self.title.filled] if self.title else []
        return tuple(dict.fromkeys(text for text in (" ".join(cells), *cells, self.sheet.name) if text))

    def rows(self, header: Header, body: Sequence[Row]) -> Iterator[Row]:
        """Yield the rows of a table, up to the prose after it."""
        is_open = True
        for row in body:
            if len(row.filled) == 1 and not _is_lone_activity(header, row):
                is_open = False
            elif is_open:
                yield row
            elif _looks_like_activity(header, row):
                message = (
                    f"la línea {row.line} parece una actividad, pero un texto la separa de su tabla y no se importó"
                )
                remedy = "quite el texto que corta la tabla, o repita el encabezado antes de esta fila"
                self.report(row, "I508", message, remedy)

    def report(self, row: Row, code: str, message: str, remedy: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(code, Severity.ERROR, Origin(self.sheet.file), message, remedy, spot=row.spot()))


def _headers(rows: Sequence[Row]) -> Iterator[tuple[int, Header]]:
    """Yield where each header stands."""
    index = 0
    while index < len(rows):
        header = _header_at(rows, index)
        if header:
            yield index, header
        index += header.height if header else 1


def _is_title(header: Header, row: Row) -> bool:
    """Whether the row before a header is the title of its table, rather than the last row of the table before."""
    return len(row.filled) <= _MAX_TITLE_CELLS and not any(row.cell(index) for index in header.figures)


def _is_lone_activity(header: Header, row: Row) -> bool:
    """Whether the only cell of a row is an activity without figures, rather than a line of prose."""
    return row.filled[0] == header.columns.get(Column.ACTIVITY) and row.filled[0] > 0


def _looks_like_activity(header: Header, row: Row) -> bool:
    figures = [row.cell(index) for index in header.figures]
    return bool(row.cell(header.columns.get(Column.ACTIVITY)) and any(figures) and all(map(is_figure, figures)))


def _header_at(rows: Sequence[Row], index: int) -> Header | None:
    """Return the header that starts at a row: one row, or two where the months stand below a common heading."""
    row = rows[index]
    if len(row.filled) < _MIN_NAMED:
        return None
    header = _header(row.cells)
    if _months_in(header) >= _MIN_MONTHS:
        return header
    below = rows[index + 1] if index + 1 < len(rows) else None
    if below is None or len(header.columns) < _MIN_NAMED or _header(below.cells).columns.keys() & header.columns.keys():
        return None
    width = max(len(row.cells), len(below.cells))
    merged = _header(tuple(below.cell(at) or row.cell(at) for at in range(width)), height=2)
    return merged if _months_in(merged) >= _MIN_MONTHS else None


def _months_in(header: Header) -> int:
    return sum(index is not None for index in header.months)


def _header(cells: Sequence[str], height: int = 1) -> Header:
    columns: dict[Column, int] = {}
    months: dict[int, int] = {}
    others: dict[int, str] = {}
    for index, cell in enumerate(cells):
        meaning = _meaning(cell) if len(cell) <= _MAX_HEADING else None
        if isinstance(meaning, int) and meaning not in months:
            months[meaning] = index
        elif isinstance(meaning, Column) and meaning not in columns:
            columns[meaning] = index
        elif cell.strip():
            others[index] = cell.strip()
    return Header(columns, tuple(months.get(number) for number in range(1, MONTHS_IN_YEAR + 1)), others, height)


@lru_cache(maxsize=4096)
def _meaning(heading: str) -> Column | int | None:
    """Return what a heading names: a column, the number of a month, or nothing that is known."""
    name = re.sub(r"[^a-z0-9]+", " ", fold(re.sub("[°º]", "", heading))).strip()
    if found := _DATE.fullmatch(name):
        return int(found["month"])
    if (found := _MONTH.fullmatch(name)) and _MONTH_WORDS[found["key"]].startswith(found["word"]):
        return MONTH_KEYS.index("sep" if found["key"] in _SEPTEMBER else found["key"]) + 1
    return next((column for column, names in _COLUMNS.items() if names.fullmatch(name)), None)


def _fault(header: Header) -> tuple[str, str] | None:
    """Say why the columns of a table cannot be trusted."""
    if Column.ACTIVITY not in header.columns:
        return "la tabla no tiene la columna «Actividad» y no se importó", "ponga Actividad como título de su columna"
    for name in header.others.values():
        if _meaning(name) is not None:
            return (
                f"la columna {quoted(name)} está dos veces y la tabla no se importó",
                "deje una sola columna con ese título",
            )
    return None
