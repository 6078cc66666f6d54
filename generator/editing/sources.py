"""From the bytes of a table to rows of cells: text with tabs, CSV or a spreadsheet, whatever its file is called."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.hidden import HIDDEN
from generator.core.problem import Origin, Problem, Severity, Spot
from generator.editing.tables import Row, Sheet, has_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MAX_BYTES = 5_000_000
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BREAKS = str.maketrans({"\r": "\n", "\x0b": " ", "\x0c": " "})
_FOREIGN = (
    (b"%PDF", "un PDF"),
    (b"\xd0\xcf\x11\xe0", "un libro de Excel antiguo (.xls) o con contraseña"),
    (b"PK", "un archivo comprimido, un documento de texto o una hoja de cálculo incompleta"),
    (b"{\\rtf", "un documento de texto (.rtf)"),
    (b"\x89PNG", "una imagen"),
    (b"\xff\xd8\xff", "una imagen"),
)
_AS_TABLE = "guarde la tabla como hoja de cálculo (.xlsx u .ods), CSV o texto separado por tabuladores"
_MARKUP = re.compile(r"\ufeff?\s*<(?:\?xml|!doctype|html|head|body|table|meta|style)\b", re.IGNORECASE)
_QUOTED = re.compile(r'"(?P<text>(?:[^"]|"")*)"')
_MAX_CELL_LINES = 60


class Source(Frozen):
    """What a file holds: its sheets (a text has one), what is wrong with it, and what was decided while reading."""

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def read_text(name: str, data: bytes, is_wanted: Callable[[Sequence[Row]], bool] = has_table) -> Source:
    """Return the rows of a text with tabs or of a CSV; the separator is the one that gives rows that are wanted."""
    if foreign := next((what for start, what in _FOREIGN if data.startswith(start)), None):
        return refused(name, f"el archivo es {foreign}, no una tabla que se pueda leer", _AS_TABLE)
    text, notes = _decode(data)
    if _NOT_TEXT.search(text):
        return refused(name, "el archivo no es un texto ni una hoja de cálculo", _AS_TABLE)
    if _MARKUP.match(text):
        return refused(name, "el archivo es una página web o un XML guardado con nombre de hoja de cálculo", _AS_TABLE)
    text, problems = _without_hidden(name, text.replace("\r\n", "\n").translate(_BREAKS))
    try:
        candidates = (tuple(rows) for rows in (_tabbed(text), _separated(text, ";"), _separated(text, ",")))
        rows = next((rows for rows in candidates if is_wanted(rows)), ())
    except csv.Error:
        return refused(name, "las comillas del archivo no se cierran y las columnas no se pueden separar", _AS_TABLE)
    return Source((Sheet(name, rows),), problems, notes)


def refused(name: str, message: str, remedy: str) -> Source:
    """Return an empty source with the one reason why nothing of it can be read."""
    return Source((), (Problem("I507", Severity.ERROR, Origin(name), message, remedy, spot=Spot(1)),))


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text, in the encodings in which spreadsheet programs save."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        note = "el archivo no está en UTF-8 y se leyó como Windows-1252: revise las tildes y las eñes"
        return data.decode("cp1252", "replace"), (note,)


def _without_hidden(name: str, text: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text without the characters that nobody sees and no plan may have, and one warning for each line."""
    lines = text.split("\n")
    problems = tuple(hidden_problem(name, number, line) for number, line in enumerate(lines, 1) if HIDDEN.search(line))
    return HIDDEN.sub("", text), problems


def hidden_problem(name: str, line: int, text: str) -> Problem:
    """Return the warning for hidden characters that were dropped from a line."""
    found = HIDDEN.findall(text)
    codes = ", ".join(dict.fromkeys(f"U+{ord(char):04X}" for char in found))
    visible = HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    column = visible.index("\N{REPLACEMENT CHARACTER}") + 1
    message = f"en la línea {line} hay caracteres ocultos ({codes}), que se quitaron"
    spot = Spot(line, column, column + 1, visible)
    return Problem(
        "I509", Severity.WARNING, Origin(name), message, "revise que el texto haya quedado completo", spot=spot
    )


def _tabbed(text: str) -> Iterator[Row]:
    """Yield a row for each line; a cell that a spreadsheet program wrapped in quotes may span lines."""
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        height = _lines_of_row(lines, index)
        cells = "\n".join(lines[index : index + height]).split("\t")
        yield Row(index + 1, tuple(_unquoted(cell) for cell in cells))
        index += height


def _lines_of_row(lines: list[str], index: int) -> int:
    """Return how many lines a row takes: more than one only while the quotes of its last cell stay open."""
    opened = _open_cell(lines[index].split("\t")[1:])
    height = 1
    for line in lines[index + 1 : index + _MAX_CELL_LINES]:
        if not opened:
            break
        height += 1
        first, *rest = line.split("\t")
        opened = f"{opened}\n{first}"
        if opened.count('"') % 2 == 0:
            opened = _open_cell(rest)
        elif rest:  # another cell begins, so the quotes were of the text
            break
    return 1 if opened else height


def _open_cell(cells: list[str]) -> str:
    """Return the last cell if it opens quotes that it does not close, else ""."""
    last = cells[-1] if cells else ""
    return last if last.startswith('"') and last.count('"') % 2 else ""


def _unquoted(cell: str) -> str:
    """Return the text of a cell without the quotes that a program put around it; quotes of the text itself stay."""
    found = _QUOTED.fullmatch(cell.strip())
    if found and re.search(r'""|[,;\n]', found["text"]):
        return found["text"].replace('""', '"')
    return cell


def _separated(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    start = 1
    for cells in reader:
        yield Row(start, tuple(cells))
        start = reader.line_num + 1
