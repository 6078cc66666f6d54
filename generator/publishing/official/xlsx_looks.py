"""How a workbook looks, and how it shows a figure: a number for programs, the text of the report for readers."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.quantity import HUNDRED
from generator.publishing.official.wording import safe
from generator.publishing.opc import XML
from generator.publishing.workbooks import MAIN
from generator.publishing.xml import attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from generator.publishing.official.document import Cell

_INK, _ACCENT, _QUIET, _WARNING, _LINES = "1C2430", "0A4F6B", "4B5563", "7A4B00", "8B8A83"
_LETTERS_PER_WIDTH = 12
"""How many letters of one point are as wide as one unit of a column."""
_MOST_HEIGHT = 409
"""Excel knows no higher row, in points."""


class _Look(Frozen):
    """How a cell looks: its size in points; `box` is the colour of its border, `align` and `place` as Excel says it."""

    size: int = 10
    colour: str = _INK
    is_bold: bool = False
    is_underlined: bool = False
    fill: str = ""
    box: str = ""
    align: str = "general"
    place: str = "top"
    indent: int = 0
    wraps: bool = True


_CELL = _Look(9, box=_LINES)
_NUMBER = replace(_CELL, wraps=False, align="right", indent=1)
_HEADER = replace(_CELL, is_bold=True, fill="E6F0F4", place="bottom")
_LOOKS: Mapping[str, _Look] = {
    "plain": _Look(wraps=False),
    "institution": _Look(colour=_QUIET, is_bold=True),
    "title": _Look(16, _ACCENT, is_bold=True),
    "subtitle": _Look(12),
    "heading 1": _Look(13, _ACCENT, is_bold=True),
    "heading 2": _Look(11, _ACCENT, is_bold=True),
    "heading 3": _Look(is_bold=True),
    "text": _Look(),
    "item": _Look(align="left", indent=1),
    "notice": _Look(box=_WARNING),
    "request": _Look(box=_ACCENT),
    "caption": _Look(12, is_bold=True),
    "link": _Look(colour=_ACCENT, is_underlined=True),
    "small": _Look(9, _QUIET),
    "header": _HEADER,
    "header number": replace(_HEADER, align="right", indent=1),
    "header group": replace(_HEADER, align="center"),
    "cell": _CELL,
    "cell number": _NUMBER,
    "group": replace(_CELL, is_bold=True, fill="EFEEEA"),
    "total": replace(_CELL, is_bold=True, fill="E6F0F4"),
    "total number": replace(_NUMBER, is_bold=True, fill="E6F0F4"),
}
_NO_FORMAT = "General"
_FIRST_FORMAT = 164
"""The number formats below it are Excel's own."""
_FIRST_FILLS = tuple(f'<fill><patternFill patternType="{name}"/></fill>' for name in ("none", "gray125"))
"""Whatever stands there, Excel takes the first two for these."""
_FIGURE = re.compile(
    r"(?P<before>[^0-9\n-]{0,40})-?[0-9][0-9,]*(\.(?P<decimals>[0-9]+))?(?P<percent>\s?%)?"
    r"(?P<after>[^0-9\n]{0,40}|\s\([^()\n]{1,60}\)[^0-9\n]{0,8})"
)
"""A text with a single figure, or one before what brackets say of it; what is around is short: a format holds 255."""
_TEXT_LIMIT = 32_767


class Looks:
    """The styles of a workbook, each made once: Excel knows no more than 64,000."""

    def __init__(self) -> None:
        self._made = {("plain", _NO_FORMAT): ' s="0"'}

    def of(self, name: str, number_format: str = "@") -> str:
        """Return the attribute of a cell that gives it a look; `number_format` is Excel's, where `@` is text."""
        key = (name, number_format)
        if key not in self._made:
            self._made[key] = f' s="{len(self._made)}"'
        return self._made[key]

    def part(self) -> str:
        """Return the part of a workbook that says what all of them are."""
        made = [(_LOOKS[name], shown) for name, shown in self._made]
        looks = [look for look, _ in made]
        fonts, borders = _numbered(map(_font, looks)), _numbered(map(_border, looks))
        fills = _numbered((*_FIRST_FILLS, *map(_fill, looks)))
        own = dict(zip(dict.fromkeys(shown for _, shown in made[1:]), count(_FIRST_FORMAT)))
        formats = {_NO_FORMAT: 0, **own}
        styles = "".join(
            f'<xf numFmtId="{formats[shown]}" fontId="{fonts[_font(look)]}" fillId="{fills[_fill(look)]}"'
            f' borderId="{borders[_border(look)]}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"'
            f' applyBorder="1" applyAlignment="1">{_alignment(look)}</xf>'
            for look, shown in made
        )
        numbers = "".join(
            f'<numFmt numFmtId="{n}" formatCode={attribute(shown)}/>' for shown, n in formats.items() if n
        )
        return (
            f'{XML}<styleSheet xmlns="{MAIN}"><numFmts count="{len(own)}">{numbers}</numFmts>'
            f'<fonts count="{len(fonts)}">{"".join(fonts)}</fonts><fills count="{len(fills)}">{"".join(fills)}</fills>'
            f'<borders count="{len(borders)}">{"".join(borders)}</borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
            f'<cellXfs count="{len(made)}">{styles}</cellXfs></styleSheet>'
        )


def _numbered(pieces: Iterable[str]) -> dict[str, int]:
    """Return different pieces of XML with their numbers, from 0, in their order."""
    return {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}


def _font(look: _Look) -> str:
    marks = f"{'<b/>' * look.is_bold}{'<u/>' * look.is_underlined}"
    return f'<font>{marks}<sz val="{look.size}"/><color rgb="FF{look.colour}"/><name val="Arial"/></font>'


def _fill(look: _Look) -> str:
    colour = f'<fgColor rgb="FF{look.fill}"/>'
    return f'<fill><patternFill patternType="solid">{colour}</patternFill></fill>' if look.fill else _FIRST_FILLS[0]


def _border(look: _Look) -> str:
    line = f' style="thin"><color rgb="FF{look.box}"/>' if look.box else ">"
    return f"<border>{''.join(f'<{side}{line}</{side}>' for side in ('left', 'right', 'top', 'bottom'))}</border>"


def _alignment(look: _Look) -> str:
    return (
        f'<alignment horizontal="{look.align}" vertical="{look.place}" indent="{look.indent}"'
        f' wrapText="{int(look.wraps)}"/>'
    )


@lru_cache(maxsize=10_000)  # reports repeat most of their words
def height_of(text: str, width: int, name: str) -> int:
    """Return how high a row must be, in points, for a text in a column: not every program finds it out by itself."""
    look = _LOOKS[name]
    letters = width * _LETTERS_PER_WIDTH * (8 if look.is_bold else 10) // (10 * look.size)
    lines = sum(_lines(line, letters) for line in text.splitlines() or [""])
    return min(lines * look.size * 4 // 3 + 2, _MOST_HEIGHT)


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
    """Return the number of a cell and the format that shows it as its text does; `None` where the cell is a text."""
    shown = "" if cell.value is None else _format_of(cell.text, is_percent=cell.is_percent)
    if cell.value is None or not shown:
        return None
    return (cell.value / HUNDRED if cell.is_percent else cell.value), shown


@lru_cache(maxsize=10_000)
def _format_of(text: str, *, is_percent: bool) -> str:
    """Return the format that shows a number as a text does, "" where the text is no figure.

    What stands around the figure (a mark that refers to a note) is kept as a part of the format.
    """
    found = _FIGURE.fullmatch(safe(text))
    if not found:
        return ""
    decimals, sign = found["decimals"] or "", found["percent"] or ""
    digits = f"#,##0{'.' if decimals else ''}{'0' * len(decimals)}"
    unit = f"{_literal(sign[:-1])}%" if is_percent else ""
    return f"{_literal(found['before'])}{digits}{unit}{_literal(found['after'] if unit else sign + found['after'])}"


def _literal(text: str) -> str:
    """Return a text that a number format shows as it is."""
    return '"{}"'.format(text.replace('"', "'")) if text else ""
