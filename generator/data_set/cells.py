"""How a text stands in a cell: inert for spreadsheets, and lists of texts in one cell. Each has its way back."""

from __future__ import annotations

import re

from generator.data_set.shape import LIST_SEPARATOR

_RISKY = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠]")
_ITEM = re.compile(rf"(?:[^\\{LIST_SEPARATOR}]|\\.)+", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def inert(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula: one that begins like a formula gets an apostrophe.

    So does one that begins with apostrophes before it, so that the way back is unique.
    """
    return f"'{text}" if _RISKY.match(text) else text


def restored(cell: str) -> str:
    """Return the text of a cell."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell


def items(cell: str) -> tuple[str, ...]:
    """Return the texts of a list."""
    return tuple(_ESCAPED.sub(r"\1", found) for found in _ITEM.findall(cell))
