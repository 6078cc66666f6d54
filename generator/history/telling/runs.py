"""A reworded text, word by word: what stayed, what went, what came."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from generator.reporters.changes.shape import Mark, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_WORDS = 2000
"""Beyond it texts are compared as wholes: the time grows with the square of their length."""
CONTEXT = 6
"""How many words of what stayed are kept on each side of a difference."""
MIN_LIKENESS = 0.3
"""Below it the text is another one, and is shown whole: before, and after."""
ELLIPSIS = "…"
_WORD = re.compile(r"\S+")


def runs_of(before: str, after: str) -> tuple[Run, ...]:
    """Return the words of two texts; of long stretches that stayed, only those beside a difference."""
    return tuple(_shortened(_runs(_WORD.findall(before), _WORD.findall(after))))


def _runs(before: Sequence[str], after: Sequence[str]) -> list[Run]:
    if max(len(before), len(after)) > MAX_WORDS:
        return [*_run(before, Mark.GONE), *_run(after, Mark.NEW)]
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < MIN_LIKENESS:
        return [*_run(before, Mark.GONE), *_run(after, Mark.NEW)]
    found: list[Run] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag == "equal":
            found += _run(before[start:end], Mark.SAME)
        else:
            found += [*_run(before[start:end], Mark.GONE), *_run(after[other_start:other_end], Mark.NEW)]
    return found


def _run(words: Sequence[str], mark: Mark) -> Iterator[Run]:
    if words:
        yield Run(" ".join(words), mark)


def _shortened(runs: Sequence[Run]) -> Iterator[Run]:
    for index, run in enumerate(runs):
        words = run.text.split()
        left = CONTEXT if index else 0
        right = CONTEXT if index + 1 < len(runs) else 0
        if run.mark is Mark.SAME and len(words) > left + right + 1:
            tail = words[len(words) - right :]
            yield Run(" ".join([*words[:left], ELLIPSIS, *tail]), Mark.SAME)
        else:
            yield run
