"""Gives every comment and blank line its place: above an entry, at the end of its line, or below the last of a list."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.editing.formatting.source import Place, Remark, Source
    from generator.reading.document import Path


class Remarks(Frozen):
    """Comments by the path of what they belong to; "" is a blank line.

    `above` stands before an entry, `beside` at the end of its line, `below` after the last entry of a mapping or list.
    What the file begins with is `head`.
    """

    head: Sequence[str]
    above: Mapping[Path, Sequence[str]]
    beside: Mapping[Path, Sequence[str]]
    below: Mapping[Path, Sequence[str]]

    def stand_inside(self, path: Path) -> bool:
        """Whether any comment stands inside a value."""
        entries = (
            *self.above.items(),
            *self.beside.items(),
            *(((*path, 0), text) for path, text in self.below.items()),
        )
        return any(any(texts) and len(inner) > len(path) and inner[: len(path)] == path for inner, texts in entries)


class _Entry(Frozen):
    """An entry of a mapping or list: where it begins and ends, and the column of what it is in."""

    start: Place
    end: Place
    column: int
    path: Path

    @property
    def order(self) -> tuple[Place, int]:
        """Where it stands in the file; what holds others comes before them."""
        return self.start, len(self.path)


def remarks_of(source: Source) -> Remarks:
    """Return the comments and blank lines of a file, each where it belongs."""
    hanging = _Hanging(source)
    between: dict[int, list[Remark]] = {}
    for remark in source.remarks:
        if flow := hanging.flow_around(remark.place):
            hanging.hang_in_flow(remark, flow)
        elif remark.is_alone or not hanging.hang_beside(remark):
            between.setdefault(hanging.following(remark.place), []).append(remark)
    for following, remarks in between.items():
        hanging.hang_between(following, remarks)
    return Remarks(hanging.head, hanging.above, hanging.beside, hanging.below)


class _Hanging:
    """Hangs remarks on entries; a class because the four places fill up together."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.head: list[str] = []
        self.above: dict[Path, list[str]] = {}
        self.beside: dict[Path, list[str]] = {}
        self.below: dict[Path, list[str]] = {}
        flows = {path for path in source.document.marks if source.is_flow(path)}
        self._flows = [path for path in flows if path and not _is_within(path, flows - {()})]
        entries = sorted((self._entry(path) for path in source.document.marks if path), key=lambda entry: entry.order)
        self._blocks = [entry for entry in entries if not _is_within(entry.path, flows - {()})]
        self._inner = [entry for entry in entries if _is_within(entry.path, flows - {()})]
        self._starts = [entry.start for entry in self._blocks]

    def following(self, place: Place) -> int:
        """Return the number of the entry that follows a place."""
        return bisect_left(self._starts, place)

    def flow_around(self, place: Place) -> Path:
        """Return the value in brackets that a place is in; the empty path if it is in none."""
        for path in self._flows:
            first, column, last, end = self.source.document.marks[path]
            if (first, column) < place < (last, end):
                return path
        return ()

    def hang_in_flow(self, remark: Remark, flow: Path) -> None:
        """Hang a comment that stands between brackets; blank lines there mean nothing."""
        if not remark.text:
            return
        inside = [entry for entry in self._inner if entry.path[: len(flow)] == flow]
        earlier = [entry for entry in inside if entry.start < remark.place]
        later = [entry for entry in inside if entry.start > remark.place]
        if earlier and not remark.is_alone:
            self.beside.setdefault(earlier[-1].path, []).append(remark.text)
        elif later:
            self.above.setdefault(later[0].path, []).append(remark.text)
        else:
            self.below.setdefault(earlier[-1].path[:-1] if earlier else flow, []).append(remark.text)

    def hang_beside(self, remark: Remark) -> bool:
        """Hang a comment at the end of a line on the entry of that line, if there is one."""
        line = remark.place[0]
        for entry in reversed(self._blocks[: self.following(remark.place)]):
            if line in {entry.start[0], entry.end[0]}:
                self.beside.setdefault(entry.path, []).append(remark.text)
                return True
            if entry.start[0] < line and len(entry.path) == 1:
                break
        return False

    def hang_between(self, following: int, remarks: Sequence[Remark]) -> None:
        """Hang the lines between two entries: the first ones may belong to the list that has just ended."""
        if following == 0:
            self.head = _tidy(["", *(remark.text for remark in remarks)])[1:]
            return
        last = self._blocks[following - 1]
        coming = self._blocks[following] if following < len(self._blocks) else None
        waiting: list[str] = []
        is_above = False
        for remark in remarks:
            waiting.append(remark.text)
            holder = None if is_above else self._ended(last, coming, remark)
            is_above |= bool(remark.text) and holder is None
            if remark.text and holder is not None:
                self.below.setdefault(holder, []).extend(_tidy(waiting))
                waiting = []
        if coming:
            self.above.setdefault(coming.path, []).extend(_tidy(waiting))

    def _ended(self, last: _Entry, coming: _Entry | None, remark: Remark) -> Path | None:
        """Return the list, ended before the coming entry, that a comment is indented like; `None` if there is none."""
        column = remark.place[1]
        if coming and (column <= coming.column or not remark.is_alone):
            return None
        for length in range(len(last.path) - 1, -1, -1):
            holder = last.path[:length]
            if coming and coming.path[:length] == holder:
                return None
            if length == 0 or self.source.document.marks[holder][1] <= column:
                return holder
        return None

    def _entry(self, path: Path) -> _Entry:
        line, column, last, end = self.source.document.marks[path]
        key = self.source.document.key_marks.get(path)
        start = key[:2] if key else (line, column)
        return _Entry(start, (last, end), self.source.document.marks[path[:-1]][1], path)


def _is_within(path: Path, holders: AbstractSet[Path]) -> bool:
    return any(path[:length] in holders for length in range(len(path)))


def _tidy(lines: Sequence[str]) -> list[str]:
    """Return the lines with one blank line where there are more."""
    return [text for text, before in zip(lines, [None, *lines], strict=False) if text or before != ""]
