"""How a workbook looks, and how it shows a figure: a number for programs, the text of the report for readers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.core.quantity import HUNDRED
from generator.publishing.official.document import RowKind
from generator.publishing.official.wording import safe

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from generator.publishing.official.document import Cell

_INK, _ACCENT, _QUIET, _WARNING, _LINES = "#1C2430", "#0A4F6B", "#4B5563", "#7A4B00", "#8B8A83"
_LETTERS_PER_WIDTH = 12
"""How many letters of one point are as wide as one unit of a column."""
FONT: Mapping[str, Any] = {"font_name": "Arial", "font_size": 10, "font_color": _INK, "valign": "top"}
_TEXT = {"text_wrap": True}
_CELL = {**_TEXT, "font_size": 9, "border": 1, "border_color": _LINES}
_HEADER = {**_CELL, "bold": True, "bg_color": "#E6F0F4", "valign": "bottom"}
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "institution": {"font_color": _QUIET, "bold": True, **_TEXT},
    "title": {"font_color": _ACCENT, "bold": True, "font_size": 16, **_TEXT},
    "subtitle": {"font_size": 12, **_TEXT},
    "heading 1": {"font_color": _ACCENT, "bold": True, "font_size": 13, **_TEXT},
    "heading 2": {"font_color": _ACCENT, "bold": True, "font_size": 11, **_TEXT},
    "heading 3": {"bold": True, **_TEXT},
    "text": _TEXT,
    "item": {"indent": 1, **_TEXT},
    "notice": {"border": 1, "border_color": _WARNING, **_TEXT},
    "request": {"border": 1, "border_color": _ACCENT, **_TEXT},
    "caption": {"bold": True, "font_size": 12, **_TEXT},
    "link": {"font_color": _ACCENT, "underline": 1, **_TEXT},
    "small": {"font_color": _QUIET, "font_size": 9, **_TEXT},
    "header": _HEADER,
    "header number": {**_HEADER, "align": "right", "indent": 1},
    "header group": {**_HEADER, "align": "center"},
    "cell": _CELL,
    "cell number": {**_CELL, "text_wrap": False, "align": "right", "indent": 1},
}
_KINDS: Mapping[RowKind, Mapping[str, Any]] = {
    RowKind.PLAIN: {},
    RowKind.GROUP: {"bold": True, "bg_color": "#EFEEEA"},
    RowKind.TOTAL: {"bold": True, "bg_color": "#E6F0F4"},
}
_FIGURE = re.compile(
    r"(?P<before>[^0-9\n-]{0,40})-?[0-9][0-9,]*(\.(?P<decimals>[0-9]+))?(?P<percent>\s?%)?"
    r"(?P<after>[^0-9\n]{0,40}|\s\([^()\n]{1,60}\)[^0-9\n]{0,8})"
)
"""A text with a single figure, or one before what brackets say of it; what is around is short: a format holds 255."""
_TEXT_LIMIT = 32_767


class Looks:
    """The formats of a workbook, each made once: Excel knows no more than 64,000."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.made: dict[tuple[str, RowKind, str], Format] = {}

    def of(self, name: str, kind: RowKind = RowKind.PLAIN, number_format: str = "@") -> Format:
        """Return a look; `number_format` is Excel's, where `@` is text."""
        key = (name, kind, number_format)
        if key not in self.made:
            look = {**FONT, **_LOOKS[name], **_KINDS[kind], "num_format": number_format}
            self.made[key] = self.workbook.add_format(look)
        return self.made[key]


@lru_cache(maxsize=10_000)  # reports repeat most of their words
def height_of(text: str, width: int, name: str) -> int:
    """Return how high a row must be, in points, for a text in a column: not every program finds it out by itself."""
    look = {**FONT, **_LOOKS[name]}
    size = look["font_size"]
    letters = width * _LETTERS_PER_WIDTH * (8 if "bold" in look else 10) // (10 * size)
    lines = sum(_lines(line, letters) for line in text.splitlines() or [""])
    return int(lines * size * 4 // 3) + 2


def _lines(text: str, letters: int) -> int:
    """Return how many lines a text takes where so many letters fit in one."""
    lines, used = 1, 0
    for length in map(len, text.split()):
        if used and used + length > letters:
            lines, used = lines + 1, 0
        lines += length // (letters + 1)
        used += length + 1
    return lines


def text_of(text: str) -> str:
    """Return a text as a cell can hold it."""
    text = safe(text)
    return text if len(text) <= _TEXT_LIMIT else f"{text[: _TEXT_LIMIT - 1]}…"


def figure_of(cell: Cell) -> tuple[Decimal, str] | None:
    """Return the number of a cell and the format that shows it as its text does; `None` where the cell is a text.

    What stands around the figure (a mark that refers to a note) is kept as a part of the format.
    """
    found = None if cell.value is None else _FIGURE.fullmatch(safe(cell.text))
    if cell.value is None or not found:
        return None
    decimals, sign = found["decimals"] or "", found["percent"] or ""
    digits = f"#,##0{'.' if decimals else ''}{'0' * len(decimals)}"
    if cell.is_percent:
        return (
            cell.value / HUNDRED,
            f"{_literal(found['before'])}{digits}{_literal(sign[:-1])}%{_literal(found['after'])}",
        )
    return cell.value, f"{_literal(found['before'])}{digits}{_literal(sign + found['after'])}"


def _literal(text: str) -> str:
    """Return a text that a number format shows as it is."""
    return '"{}"'.format(text.replace('"', "'")) if text else ""
