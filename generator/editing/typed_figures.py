"""Reads the figures of a table as people type them in El Salvador: `1,100`, `1700`, `12 %`, or an empty cell."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.core.quantity import NBSP, Quantity, format_number, in_unit

_NUMBER = r"[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}){1,4}"
_FIGURE = re.compile(rf"(?P<whole>{_NUMBER})(?P<rest>\.[0-9]{{1,6}})?(?P<percent>\s*%)?")
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
DASHES = "-\N{EN DASH}\N{EM DASH}"
_MAX_DECIMALS = 6
_MAX_DIGITS = 20


def read_figure(text: str) -> Quantity | None:
    """Return the quantity of a cell, `None` if it is empty or a dash.

    Raises:
        ValueError: the cell is no figure, or one that can be read in two ways (`1.200`, `21,00`).
    """
    text = text.strip()
    if not text.strip(DASHES):
        return None
    found = _FIGURE.fullmatch(text)
    if not found or _AMBIGUOUS.fullmatch(text):
        raise ValueError(text)
    value = Decimal(re.sub(r"[^0-9]", "", found["whole"]) + (found["rest"] or ""))
    return Quantity(value, bool(found["percent"]))


def is_figure(text: str) -> bool:
    """Whether a cell is empty or a figure."""
    try:
        read_figure(text)
    except ValueError:
        return False
    return True


def cell_text(number: Decimal, *, is_percent: bool) -> str:
    """Return a spreadsheet's number as the text that `read_figure` reads back; the tail of binary fractions is cut."""
    value = number * 100 if is_percent else number
    if value.is_finite() and value.adjusted() < _MAX_DIGITS:  # more digits than that are no figure of a plan
        value = round(value, _MAX_DECIMALS)
    text = format(value.normalize(), "f")
    if is_percent:
        return f"{text}%"
    return f"{text}0" if _AMBIGUOUS.fullmatch(text) else text  # a spreadsheet's number is no thousands with a point


def figure_label(number: Decimal, *, as_percent: bool) -> str:
    """Return a figure as readers of the plan see it, with all its decimals and an ordinary space before `%`."""
    if not as_percent:
        return format_number(number, _MAX_DECIMALS)
    return in_unit(number, as_percent=True).replace(NBSP, " ")
