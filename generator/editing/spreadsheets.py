"""From a spreadsheet (.xlsx, .ods) to rows of cells: values through python-calamine, the rest from the file itself.

A spreadsheet stores `12%` as 0.12 with a format, and the values alone cannot tell it from a plain 0.12, nor a formula
that failed from an empty cell. So both are read from the file's parts, after checks that it is not built to exhaust the
machine.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from generator.core.hidden import HIDDEN
from generator.core.problem import GeneratorError
from generator.editing.cell_formats import Marks, Place, SheetFormatError, cell_marks
from generator.editing.sources import MAX_BYTES, Source, hidden_problem, read_text, refused
from generator.editing.tables import Row, Sheet, has_table
from generator.editing.typed_figures import cell_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from python_calamine import CalamineWorkbook

_MAX_CELLS = 2_000_000
_PARTS = ("xl/workbook.xml", "content.xml")
_BROKEN = (
    "la hoja de cálculo está dañada o protegida con contraseña",
    "ábrala, guárdela de nuevo como .xlsx e inténtelo",
)
_TOO_BIG = ("la hoja de cálculo es demasiado grande", "deje en el archivo solo las hojas del plan o del formulario")
_MACROS = (
    "la hoja de cálculo lleva macros (.xlsm)",
    "ábrala y use Guardar como, con el tipo «Libro de Excel (.xlsx)»: aquí solo se leen los valores",
)
_NEEDS_EXTRA = (
    "para leer hojas de cálculo falta un componente: instálelo con pip install python-calamine, "
    "o guarde la hoja como CSV"
)

_Value = int | float | str | bool | time | date | datetime | timedelta


def read_source(name: str, data: bytes, is_wanted: Callable[[Sequence[Row]], bool] = has_table) -> Source:
    """Return the rows of a spreadsheet, a CSV or a text with tabs; of the separators, the one that gives wanted rows.

    Raises:
        GeneratorError: the component that reads spreadsheets is not installed.
    """
    if len(data) > MAX_BYTES:
        limit = f"{MAX_BYTES // 1_000_000} MB"
        return refused(name, f"el archivo pesa más de {limit}", "deje en el archivo solo las hojas que hacen falta")
    return read_spreadsheet(name, data) if is_spreadsheet(data) else read_text(name, data, is_wanted)


def is_spreadsheet(data: bytes) -> bool:
    """Whether the bytes are an .xlsx or an .ods, whatever the file is called."""
    if not data.startswith(b"PK"):
        return False
    try:
        with ZipFile(BytesIO(data)) as package:
            return any(part in package.namelist() for part in _PARTS)
    except (BadZipFile, ValueError, OSError, RuntimeError):
        return False


def read_spreadsheet(name: str, data: bytes) -> Source:
    """Return the rows of every sheet, with what each cell shows: `1100`, `12%`, a text.

    Raises:
        GeneratorError: the component that reads spreadsheets is not installed.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 an optional component
    except ImportError as error:
        raise GeneratorError(_NEEDS_EXTRA) from error
    try:
        marks = cell_marks(data)
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            sheets = list(_values(book, marks))
    except SheetFormatError as error:
        return refused(name, *(_TOO_BIG if error.is_too_big else _MACROS if error.has_macros else _BROKEN))
    except (CalamineError, ValueError, OSError):
        return refused(name, *_BROKEN)
    return _source(name, [(sheet, values, marks[sheet]) for sheet, values in sheets])


def _values(book: CalamineWorkbook, names: Iterable[str]) -> Iterator[tuple[str, list[list[_Value]]]]:
    """Yield the values of each sheet, as long as all together are no larger than plans can be."""
    area = 0
    for name in names:
        sheet = book.get_sheet_by_name(name)
        last_row, last_column = sheet.end or (0, 0)
        area += (last_row + 1) * (last_column + 1)
        if area > _MAX_CELLS:
            raise SheetFormatError(is_too_big=True)
        yield name, sheet.to_python(skip_empty_area=False)


def _source(name: str, sheets: Iterable[tuple[str, list[list[_Value]], Marks]]) -> Source:
    found = []
    problems = []
    for sheet, values, marks in sheets:
        file = f"{name} (hoja «{sheet}»)"
        rows = []
        for line, row in enumerate(values, 1):
            cells = tuple(_text(value, marks, (line, column)) for column, value in enumerate(row, 1))
            if any(map(HIDDEN.search, cells)):
                problems.append(hidden_problem(file, line, "\t".join(cells).replace("\n", " ")))
            rows.append(Row(line, tuple(HIDDEN.sub("", cell) for cell in cells)))
        found.append(Sheet(file, tuple(rows), sheet))
    return Source(tuple(found), tuple(problems))


def _text(value: _Value, marks: Marks, place: Place) -> str:
    """Return what a cell shows; a number as the text that figures are read from."""
    if place in marks.errors:
        return marks.errors[place]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return cell_text(Decimal(repr(value)), is_percent=place in marks.percents)
    return str(value).replace("\r\n", "\n").replace("\r", "\n")
