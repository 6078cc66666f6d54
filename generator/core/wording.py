"""Sentences from parts: counts that agree in number, lists, suggestions, dates in words."""

from __future__ import annotations

import difflib
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.core.language import plural, spoken, tr
from generator.core.period import MONTH_NAMES, Period
from generator.core.quantity import format_number
from generator.core.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

SHOWN_ITEMS = 8
MAX_QUOTE = 60
_CLOSE_ENOUGH = 0.6
_CONTROL = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_CONTROL_PICTURES = 0x2400
_JOINERS = "\u200c\u200d"


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun: `1 error`, `2 errores`, `1,200 metas`."""
    return f"{format_number(Decimal(number))} {plural(number, one, many)}"


def listed(items: Iterable[str], limit: int = SHOWN_ITEMS) -> str:
    """Return the items as a sentence lists them: `a, b y c`; beyond the limit `a, b y 5 más`."""
    words = list(items)
    if len(words) > limit:
        words = [*words[: limit - 1], tr("{number} más", number=len(words) - limit + 1)]
    if not words[1:]:
        return "".join(words)
    last = fold(words[-1]).lstrip("«")
    sounds_alike = last.startswith(("i", "hi")) and not last.startswith("hie")
    text = tr("{first} e {last}") if sounds_alike else tr("{first} y {last}")
    return text.format(first=", ".join(words[:-1]), last=words[-1])


def quoted(text: str, limit: int = MAX_QUOTE) -> str:
    """Return a text between quotation marks, on one line and cut to a readable length."""
    line = visible(" ".join(text.split()))
    return f"«{line if len(line) <= limit else line[: limit - 1] + '…'}»"


def named(name: str) -> str:
    """Return a name between quotation marks, on one line and whole: two units may differ in their last words alone."""
    return quoted(name, max(len(name), MAX_QUOTE))


def closest(word: str, options: Iterable[str]) -> str | None:
    """Return the option most like a word, ignoring case and accents; `None` if none is like it."""
    by_fold = {fold(option): option for option in options}
    found = difflib.get_close_matches(fold(word), by_fold, 1, _CLOSE_ENOUGH)
    return by_fold[found[0]] if found else None


def did_you_mean(word: str, options: Iterable[str], otherwise: str) -> str:
    """Return a remedy: the option most like the word, or what to do where there is none."""
    found = closest(word, options)
    return f"¿quiso decir «{found}»?" if found else otherwise


def date_in_words(day: date) -> str:
    """Return a date as people say it: `1 de julio de 2024`."""
    return _date_in_words(day, spoken())


@lru_cache(maxsize=1024)  # units report on the same few days
def _date_in_words(day: date, _language: object) -> str:
    return tr("{day} de {month} de {year}", day=day.day, month=tr(MONTH_NAMES[day.month - 1]), year=day.year)


def the_period(period: Period, *, year: bool = True) -> str:
    """Return a period as the subject of a sentence: `julio de 2024`, `el tercer trimestre de 2024`, `el año 2024`."""
    return _the_period(period, year, spoken())


@lru_cache(maxsize=1024)  # a year has some thirty periods, each named on hundreds of pages
def _the_period(period: Period, year: bool, _language: object) -> str:  # noqa: FBT001  a key of the cache
    label = period.label if year or period.is_year else period.short_label
    return tr("el {period}", period=label) if period.is_year or period.code[-2] in "TS" else label


def of_period(period: Period, *, year: bool = True) -> str:
    """Return a period after `de`: `de julio de 2024`, `del tercer trimestre de 2024`."""
    return _of_period(period, year, spoken())


@lru_cache(maxsize=1024)
def _of_period(period: Period, year: bool, _language: object) -> str:  # noqa: FBT001  a key of the cache
    return tr("de {period}", period=the_period(period, year=year)).replace("de el ", "del ", 1)


def to_be_written(year: int) -> str:
    """Return the note that a plan begins with, true until its first goal is written."""
    return f"La unidad todavía no ha escrito sus metas de {year}."


def visible(text: str) -> str:
    """Return a text with every control or hidden character (escapes, bidi, surrogates) replaced by a visible sign."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible_char(char) for char in text)


def _visible_char(char: str) -> str:
    if unicodedata.category(char) not in _CONTROL or char in _JOINERS:
        return char
    if char < " ":
        return chr(_CONTROL_PICTURES + ord(char))
    return "\N{SYMBOL FOR DELETE}" if char == "\x7f" else "\N{REPLACEMENT CHARACTER}"
