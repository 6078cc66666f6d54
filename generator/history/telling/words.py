"""Values and periods in words, for readers; and as the plain texts that programs read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from functools import singledispatch
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.core.model import Band, PublishedFigure, Relation
from generator.core.model import Change as ControlRow
from generator.core.period import Period
from generator.core.quantity import HUNDRED, NBSP, Quantity, format_number, format_percent, plain
from generator.core.wording import date_in_words, listed, quoted, the_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.history.changes import Value

NOTHING = "—"
MAX_TEXT = 160
_ONE_TENTH = Decimal("0.1")
_DECIMALS = 6
PERCENT_KEYS = frozenset({"metodologia.tope", "metodologia.umbral", "metodologia.meta_trimestral", "porcentaje"})
"""The keys whose numbers are percent without a sign."""
_RELATIONS = {Relation.EQUAL: "", Relation.MORE: "más de ", Relation.LESS: "menos de "}
_EMPTY: Mapping[str, str] = MappingProxyType({"metodologia.tope": "ninguno"})


def shown(value: Value, key: str = "") -> str:
    """Return a value as readers should see it; a dash where there is none."""
    if value is None or value == "":
        return _EMPTY.get(key, NOTHING)
    if isinstance(value, Decimal) and key in PERCENT_KEYS:
        return format_percent(value, _DECIMALS)
    return _shown(value)


@singledispatch
def _shown(value: object) -> str:
    return str(value)


@_shown.register
def _(value: str) -> str:
    return quoted(value, MAX_TEXT)


@_shown.register
def _(value: bool) -> str:  # noqa: FBT001  one value, of whatever type
    return "sí" if value else "no"


@_shown.register
def _(value: Decimal) -> str:
    return format_number(value, _DECIMALS)


@_shown.register
def _(value: Quantity) -> str:
    return value.label


@_shown.register
def _(value: Period) -> str:
    return the_period(value)


@_shown.register
def _(value: date) -> str:
    return date_in_words(value)


@_shown.register
def _(value: Enum) -> str:
    return str(value.value)


@_shown.register
def _(value: tuple) -> str:  # type: ignore[type-arg]  # dispatch knows no parameters
    return "–".join(_shown(end) for end in value)


@_shown.register
def _(value: Band) -> str:
    lower = format_percent(value.lower)
    top = f"{lower} o más" if value.upper is None else f"de {lower} a menos de {format_percent(value.upper)}"
    return f"{value.name}, {top}"


@_shown.register
def _(value: PublishedFigure) -> str:
    return f"{_RELATIONS[value.relation]}{value.quantity.label}"


@_shown.register
def _(value: ControlRow) -> str:
    return f"versión {value.version}, {date_in_words(value.date)}, {value.owner}: {quoted(value.reason, MAX_TEXT)}"


def raw(value: Value) -> str | None:
    """Return a value as a program reads it: exact, as plans write it; `None` where there is none."""
    return None if value is None or value == "" else _raw(value)


@singledispatch
def _raw(value: object) -> str:
    return str(value)


@_raw.register
def _(value: bool) -> str:  # noqa: FBT001  one value, of whatever type
    return str(value).lower()


@_raw.register
def _(value: Decimal) -> str:
    return plain(value)


@_raw.register
def _(value: Quantity) -> str:
    return value.text


@_raw.register
def _(value: Period) -> str:
    return value.code


@_raw.register
def _(value: Enum) -> str:
    return str(value.value)


@_raw.register
def _(value: tuple) -> str:  # type: ignore[type-arg]  # dispatch knows no parameters
    return "..".join(_raw(end) for end in value)


@_raw.register
def _(value: Band) -> str:
    return f"{value.name}: {plain(value.lower)}..{'' if value.upper is None else plain(value.upper)}"


@_raw.register
def _(value: PublishedFigure) -> str:
    return value.text


@_raw.register
def _(value: ControlRow) -> str:
    return f"{value.version} | {value.date.isoformat()} | {value.owner} | {value.reason}"


def short_period(period: Period) -> str:
    """Return a period as pages head their columns: `abr`, `T1`, `año`."""
    if period.is_year:
        return "año"
    if ".." in period.code:
        return period.code
    return period.key if period.is_month else period.key.upper()


def periods_in_short(periods: Iterable[Period]) -> str:
    """Return periods with their runs of months drawn together: `abr–jun y dic`."""
    found = sorted(set(periods))
    months = [period for period in found if period.is_month]
    longer = sorted((period for period in found if not period.is_month), key=lambda each: (len(each.months), each))
    others = [short_period(period) for period in longer]
    runs = [
        [period for _, period in run]
        for _, run in groupby(enumerate(months), lambda each: each[1].year * 12 + each[1].first - each[0])
    ]
    told = [short_period(run[0]) if len(run) == 1 else f"{run[0].key}–{run[-1].key}" for run in runs]
    return listed([*told, *others], 12)


def by_how_much(before: Quantity, after: Quantity) -> str:
    """Return by how much an amount changes: `−10 %`, `+5 puntos` of percentages, "" from nothing."""
    delta = after.value - before.value
    sign = "+" if delta > 0 else "−"  # a minus sign, as in print
    if before.is_percent and after.is_percent:
        number = format_number(abs(delta))
        return f"{sign}{number} {'punto' if abs(delta) == 1 else 'puntos'}"
    if before.number <= 0:
        return ""
    percent = abs(delta) * HUNDRED / before.number
    decimals = 1 if percent >= _ONE_TENTH else 4
    return f"{sign}{format_number(percent, decimals)}{NBSP}%"
