"""Gives every row of a unit a stable code: the published one, or the next of its sequence where it cannot serve."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.core.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,38}[A-Za-z0-9])?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EDGES = re.compile(r"^[^A-Za-z0-9]+|[^A-Za-z0-9]+$")
_NUMBERED = re.compile(r"(?P<prefix>.*?)(?P<number>[0-9]{1,9})")


def stable_codes(published: Sequence[str]) -> tuple[str, ...]:
    """Return a code for each row of a unit, in order, without repeats; a good published code is kept."""
    waiting = {fold(code) for code in published if _is_code(code)}
    taken = set(waiting)
    codes: list[str] = []
    for text in published:
        cleaned = _EDGES.sub("", text)
        if _is_code(text) and fold(text) in waiting:
            code = text
        elif _is_code(cleaned) and fold(cleaned) not in taken:
            code = cleaned
        else:
            after = codes[-1] if codes else _before_first(published)
            code = next(code for code in _sequence(after) if fold(code) not in taken)
        waiting.discard(fold(code))
        taken.add(fold(code))
        codes.append(code)
    return tuple(codes)


def _is_code(text: str) -> bool:
    """Whether a text can be a code; a date is one that a spreadsheet program made of `1.2`."""
    return bool(_CODE.fullmatch(text)) and not _DATE.fullmatch(text)


def _before_first(published: Sequence[str]) -> str:
    """Return what stands before the first code of the table's pattern: `2.0` where rows are numbered 2.2, 2.3."""
    first = next((code for code in published if _is_code(code)), "0")
    found = _NUMBERED.fullmatch(first)
    return f"{found['prefix']}0" if found else "0"


def _sequence(code: str) -> Iterator[str]:
    """Yield the codes that follow one: 6.8 after 6.7, 1.10 after 1.9, B-1 after B."""
    found = _NUMBERED.fullmatch(code)
    prefix, number = (found["prefix"], int(found["number"])) if found else (f"{code}-", 0)
    while True:
        number += 1
        yield f"{prefix}{number}"
