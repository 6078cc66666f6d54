"""Exact quantities, and the one place where figures are rounded and written as text.

A quantity is a number or a percentage, as the official form has it: `1,100` or `12%`. A percentage counts as a
fraction of one unit, so that 50 % + 50 % + 1 make 2 (the arithmetic of the PAT 2024 form).
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from generator.core.frozen import Frozen
from generator.core.language import later, tr

HUNDRED = Decimal(100)
NBSP = "\N{NO-BREAK SPACE}"
_PERCENT = later("\u00a0%")
_TEXT = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,12})?%?")


class Quantity(Frozen):
    """A number, or a percentage kept as written (`12` for `12%`)."""

    value: Decimal
    is_percent: bool = False

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Read `1200`, `12.5` or `12%`.

        Raises:
            ValueError: the text is not one of these forms.
        """
        if not _TEXT.fullmatch(text):
            raise ValueError(text)
        return cls(Decimal(text.rstrip("%")), text.endswith("%"))

    @property
    def number(self) -> Decimal:
        """The quantity in units: 12 % is 0.12 of one unit."""
        return self.value / HUNDRED if self.is_percent else self.value

    @property
    def text(self) -> str:
        """The canonical text that `parse` reads back, as plans write it: `1200`, `12.5`, `12%`."""
        return f"{plain(self.value)}{'%' if self.is_percent else ''}"

    @property
    def label(self) -> str:
        """The quantity for a reader in El Salvador: `1,200`, `12.5`, `12 %`."""
        return in_unit(self.number, as_percent=self.is_percent)


def plain(value: Decimal) -> str:
    """Return the shortest exact text of a number, without exponent: for files that programs read."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def round_half_up(value: Decimal, decimals: int = 0) -> Decimal:
    """Return the value rounded half up, away from zero, as Salvadoran reports do."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


@lru_cache(maxsize=65536)
def format_number(value: Decimal, decimals: int = 2) -> str:
    """Return the number as people in El Salvador write it (`1,234.5`), with at most `decimals` decimals."""
    text = f"{round_half_up(value, decimals):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_percent(value: Decimal, decimals: int = 1) -> str:
    """Return a percentage (in percent, not a ratio) as text: `87.2 %`."""
    return f"{format_number(value, decimals)}{tr(_PERCENT)}"


def in_unit(number: Decimal, *, as_percent: bool) -> str:
    """Return a quantity in units as a reader should see it; 0.12 of one unit is `12 %` where the goal is in percent."""
    return format_percent(number * HUNDRED, 2) if as_percent else format_number(number)
