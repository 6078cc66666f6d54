"""Periods of a fiscal year: a run of whole calendar months.

The fiscal year of Salvadoran public bodies is the calendar year, so a month, a quarter, a semester, the year
and "to date" (January to a month) are all the same shape: a first and a last month.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

from generator.core.frozen import Frozen
from generator.core.language import later, tr

MONTH_KEYS = (
    later("ene"),
    later("feb"),
    later("mar"),
    later("abr"),
    later("may"),
    later("jun"),
    later("jul"),
    later("ago"),
    later("sep"),
    later("oct"),
    later("nov"),
    later("dic"),
)
"""The keys of plans; pages also head columns with them, in the language being spoken."""
MONTH_NAMES = (
    later("enero"),
    later("febrero"),
    later("marzo"),
    later("abril"),
    later("mayo"),
    later("junio"),
    later("julio"),
    later("agosto"),
    later("septiembre"),
    later("octubre"),
    later("noviembre"),
    later("diciembre"),
)
MONTHS_IN_YEAR = 12
_PARTS = {
    "T": (
        later("primer trimestre"),
        later("segundo trimestre"),
        later("tercer trimestre"),
        later("cuarto trimestre"),
    ),
    "S": (later("primer semestre"), later("segundo semestre")),
}
_LENGTH_OF = {"T": 3, "S": 6}
_CODE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])|-(?P<kind>[TS])(?P<number>[1-4]))?")


class Period(Frozen, order=True):
    """A run of whole months inside one year; `first` and `last` are months 1 to 12, both included."""

    year: int
    first: int
    last: int

    @classmethod
    def month(cls, year: int, number: int) -> Period:
        """Return one month."""
        return cls(year, number, number)

    @classmethod
    def whole_year(cls, year: int) -> Period:
        """Return January to December."""
        return cls(year, 1, MONTHS_IN_YEAR)

    @classmethod
    def to_date(cls, year: int, month: int) -> Period:
        """Return January to `month`: the accumulated period."""
        return cls(year, 1, month)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `AAAA-MM`, `AAAA-T1..T4`, `AAAA-S1..S2`, `AAAA`, or a range `AAAA-MM..AAAA-MM`.

        Raises:
            ValueError: the text is none of these, or the range leaves its year.
        """
        if ".." in text:
            start, end = (cls.parse(part) for part in text.split("..", 1))
            if start.year != end.year or end.last < start.first:
                raise ValueError(text)
            return cls(start.year, start.first, end.last)
        found = _CODE.fullmatch(text)
        if not found:
            raise ValueError(text)
        year = int(found["year"])
        if found["month"]:
            return cls.month(year, int(found["month"]))
        if not found["kind"]:
            return cls.whole_year(year)
        return cls.part(year, found["kind"], int(found["number"]))

    @classmethod
    def part(cls, year: int, kind: str, number: int) -> Period:
        """Return quarter (`T`) or semester (`S`) `number` of the year.

        Raises:
            ValueError: the year has no such part.
        """
        length = _LENGTH_OF[kind]
        if number * length > MONTHS_IN_YEAR:
            raise ValueError(f"{year}-{kind}{number}")
        return cls(year, (number - 1) * length + 1, number * length)

    @classmethod
    def from_key(cls, year: int, key: str) -> Period:
        """Read a key of `metas`: `ene`..`dic`, `t1`..`t4`, `s1`, `s2` or `anual`.

        Raises:
            ValueError: the key is none of these.
        """
        if key in MONTH_KEYS:
            return cls.month(year, MONTH_KEYS.index(key) + 1)
        if key == "anual":
            return cls.whole_year(year)
        return cls.parse(f"{year}-{key.upper()}")

    @property
    def code(self) -> str:
        """The text that `parse` reads back: `2024-07`, `2024-T3`, `2024-S1`, `2024` or `2024-01..2024-09`."""
        return _code(self)

    @property
    def key(self) -> str:
        """The key of `metas`: `jul`, `t3`, `s1` or `anual`."""
        if self.is_month:
            return MONTH_KEYS[self.first - 1]
        return "anual" if self.is_year else self.code.rsplit("-", 1)[-1].lower()

    @property
    def label(self) -> str:
        """The period in words, with its year: `julio de 2024`, `tercer trimestre de 2024`, `año 2024`."""
        if self.is_year:
            return tr("año {year}", year=self.year)
        return tr("{period} de {year}", period=self.short_label, year=self.year)

    @property
    def short_label(self) -> str:
        """The period in words, without the year: `julio`, `tercer trimestre`, `enero a septiembre`, `año`."""
        if self.is_month:
            return tr(MONTH_NAMES[self.first - 1])
        if self.is_year:
            return tr("año")
        for kind, length in _LENGTH_OF.items():
            if len(self) == length and self.last % length == 0:
                return tr(_PARTS[kind][self.last // length - 1])
        return tr("{first} a {last}", first=tr(MONTH_NAMES[self.first - 1]), last=tr(MONTH_NAMES[self.last - 1]))

    @property
    def is_month(self) -> bool:
        """Whether it is a single month."""
        return self.first == self.last

    @property
    def is_year(self) -> bool:
        """Whether it is January to December."""
        return (self.first, self.last) == (1, MONTHS_IN_YEAR)

    @property
    def months(self) -> tuple[Period, ...]:
        """Its months, in order."""
        return months(self.year)[self.first - 1 : self.last]

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, self.first, 1)

    @property
    def end(self) -> date:
        """Its last day."""
        return date(self.year, self.last, calendar.monthrange(self.year, self.last)[1])

    def __len__(self) -> int:
        """Return the number of months."""
        return self.last - self.first + 1

    def __contains__(self, other: Period) -> bool:
        """Whether every month of `other` is one of its months."""
        return self.year == other.year and self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Period) -> bool:
        """Whether they share a month."""
        return self.year == other.year and self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=1024)  # each cell of a table bears the code of its period
def _code(period: Period) -> str:
    if period.is_month:
        return f"{period.year}-{period.first:02}"
    if period.is_year:
        return str(period.year)
    for kind, length in _LENGTH_OF.items():
        if len(period) == length and period.last % length == 0:
            return f"{period.year}-{kind}{period.last // length}"
    return f"{period.year}-{period.first:02}..{period.year}-{period.last:02}"


@lru_cache(maxsize=64)
def months(year: int) -> tuple[Period, ...]:
    """Return the twelve months of a year."""
    return tuple(Period.month(year, number) for number in range(1, MONTHS_IN_YEAR + 1))


@lru_cache(maxsize=64)
def quarters(year: int) -> tuple[Period, ...]:
    """Return the four quarters of a year."""
    return tuple(Period.part(year, "T", number) for number in range(1, 5))


@lru_cache(maxsize=64)
def semesters(year: int) -> tuple[Period, ...]:
    """Return the two semesters of a year."""
    return tuple(Period.part(year, "S", number) for number in (1, 2))
