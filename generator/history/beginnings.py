"""Since which commit each beginning of a plan's file has been as it is, told from the bytes of its states alone.

A plan grows at its end, so what was told by some month is the beginning of its file: whoever publishes that can name
the commit that brought it, although later months came since.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from generator.history.record import Beginning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.history.log import State
    from generator.history.record import UnitRecord
    from generator.history.states import FileStates


def beginnings_of(
    unit: str, states: FileStates, changes: Sequence[State], contents: Mapping[str, bytes]
) -> tuple[Beginning, ...]:
    """Return the beginnings of the file of a unit's plan as it is today in `contents`; none if git has no such file.

    `changes` are what commits did to the file of that name. What was there before somebody took it away, or under
    another name, is not asked: a page that names no earlier commit than that names one in which the file is there.
    """
    last = states.files[-1]
    life = sum(1 for _ in takewhile(lambda state: state.object, reversed(changes)))
    if not life or last.stem != unit:
        return ()
    pairs = zip(states.files, states.commits, strict=True)
    own = [(file.data, commit.hash) for file, commit in pairs if file.file == last.file][-life:]
    return beginnings([*own, *((contents[name], "") for name in (last.file,) if name in contents)])


def order_of(files: Mapping[str, Sequence[State]], units: Iterable[UnitRecord]) -> Mapping[str, int]:
    """Return the place of each commit that brought a beginning of a plan, or was the last to touch a file."""
    every = {state.commit.hash: state.order for states in files.values() for state in states}
    named = {each.commit for unit in units for each in unit.beginnings if each.commit}
    return {commit: every[commit] for commit in (*named, *(states[-1].commit.hash for states in files.values()))}


def beginnings(states: Sequence[tuple[bytes, str]]) -> tuple[Beginning, ...]:
    """Return the beginnings of the last of some states, the oldest first, each with the commit that brought it.

    Of the steps from one to the next only those are kept that reach further up than every later one.
    """
    return tuple(_steps(states))[::-1]


def _steps(states: Sequence[tuple[bytes, str]]) -> Iterator[Beginning]:
    """Yield what is kept, the newest first."""
    plain = [(_lines_of(data), commit) for data, commit in states]
    alike = len(plain[-1][0])  # so many bytes, and so many lines, all states from here on share with the last
    lines = plain[-1][0].count(b"\n")
    for (newer, commit), (older, _) in pairwise(reversed(plain)):
        shared = _shared(older, newer)
        if shared < alike:
            fewer = lines - newer.count(b"\n", shared, alike)
            if fewer < lines:
                yield Beginning(fewer, commit)
            alike, lines = shared, fewer
    if lines:
        yield Beginning(0, plain[0][1])


def _lines_of(data: bytes) -> bytes:
    r"""Return a file as lines that all end in `\n`, which are those that a `Document` has of it."""
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    data = data.removeprefix(BOM_UTF8)
    return data if data.endswith(b"\n") else data + b"\n"


def _shared(one: bytes, other: bytes) -> int:
    """Return how many bytes two texts begin with that are the same."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:  # nearly always one is the beginning of the other
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
