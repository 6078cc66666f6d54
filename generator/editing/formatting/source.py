"""What a person wrote, beyond the data: how each value is written, and what is no value (comments, blank lines)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.core.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.document import Document, Path

_BLOCK = re.compile(r"[|>][-+0-9]*")
_FOLDED = {">", ">-"}
Place = tuple[int, int]
"""A line and a column, counted from 0."""


class Remark(Frozen):
    """A comment, or a blank line (its text is ""); `is_alone` if nothing else stands on its line."""

    place: Place
    text: str
    is_alone: bool


class Source(Frozen, dict=True):
    """A well-formed file, seen as what was written."""

    document: Document

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """The comments and blank lines, in order."""
        return tuple(self._remarks())

    @property
    def comments(self) -> list[str]:
        """The texts of all comments, sorted."""
        return sorted(remark.text for remark in self.remarks if remark.text)

    def value(self, path: Path) -> Any:  # noqa: ANN401  raw YAML
        """Return the value at a path."""
        data: Any = self.document.data
        for step in path:
            data = data[step]
        return data

    def is_flow(self, path: Path) -> bool:
        """Whether a mapping or list is written between braces or brackets."""
        line, column, *_ = self.document.marks[path]
        return isinstance(self.value(path), dict | list) and self.document.lines[line][column] in "{["

    def written(self, path: Path) -> str:
        """Return a scalar of one line as it is written."""
        line, column, _, end = self.document.marks[path]
        return self.document.lines[line][column:end]

    def folded(self, path: Path) -> list[str]:
        """Return a text that is folded with `>`: its header, and its lines without indentation; else nothing."""
        header = self._header(path)
        if header not in _FOLDED:
            return []
        first = self.document.marks[path][0]
        lines = self.document.lines[first + 1 : self._last_line(path) + 1]
        indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
        return [header, *(line[indent:].rstrip() for line in lines)]

    def _header(self, path: Path) -> str:
        """Return what a text in block form begins with (`|-`, `>`), "" if it is in another form."""
        line, column, *_ = self.document.marks[path]
        found = _BLOCK.match(self.document.lines[line], column)
        return found[0] if found and isinstance(self.value(path), str) else ""

    def _last_line(self, path: Path) -> int:
        """Return the last line of a text in block form: blank lines after it belong to it only if it keeps them."""
        *_, last, end = self.document.marks[path]
        last -= not end
        while "+" not in self._header(path) and not self.document.lines[last].strip():
            last -= 1
        return last

    def _remarks(self) -> Iterator[Remark]:
        covered = self._covered()
        for number, line in enumerate(self.document.lines):
            spans = covered.get(number, [])
            if not line.strip() and not spans:
                yield Remark((number, 0), "", is_alone=True)
            signs = (found.start() for found in re.finditer("#", line))
            for column in signs:
                if not any(start <= column < stop for start, stop in spans):
                    yield Remark((number, column), line[column:].rstrip(), is_alone=not line[:column].strip())
                    break

    def _covered(self) -> dict[int, list[tuple[int, int]]]:
        """Return which columns of each line belong to a key or a value."""
        spans: dict[int, list[tuple[int, int]]] = {}
        for line, start, stop in self._spans():
            spans.setdefault(line, []).append((start, stop))
        return spans

    def _spans(self) -> Iterator[tuple[int, int, int]]:
        scalars = [path for path in self.document.marks if not isinstance(self.value(path), dict | list)]
        for path in scalars:
            if header := self._header(path):
                first, column, *_ = self.document.marks[path]
                yield first, column, column + len(header)
                for line in range(first + 1, self._last_line(path) + 1):
                    yield line, 0, len(self.document.lines[line]) + 1
        others = [mark for path, mark in self.document.marks.items() if path in set(scalars) and not self._header(path)]
        for first, column, last, end in (*others, *self.document.key_marks.values()):
            for line in range(first, last + 1):
                stop = end if line == last else len(self.document.lines[line]) + 1
                yield line, column if line == first else 0, stop
