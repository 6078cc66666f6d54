"""A plan file as read: its text, its plain data and where each value stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.problem import Origin, Problem, Spot, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Path = tuple[Step, ...]
Mark = tuple[int, int, int, int]
"""First line, first column, last line and end column of a value or key, counted from 0."""


MAX_FAULTS = 100
"""How many faults of one file are told at once; nobody mends more before the next run."""


@dataclass(frozen=True)
class Document:
    """A well-formed file: `data` holds mappings, lists, text, `int`, `Decimal`, `bool` and `None`."""

    file: str
    text: str
    data: object
    marks: Mapping[Path, Mark] = field(repr=False)
    key_marks: Mapping[Path, Mark] = field(repr=False)

    @cached_property
    def lines(self) -> list[str]:
        """The lines as the user's editor shows them."""
        return self.text.split("\n")

    def line(self, path: Path) -> int:
        """Return the line of a value, from 1: that of its key where it has one."""
        mark = self.key_marks.get(path) or self.marks[path]
        return mark[0] + 1

    def origin(self, path: Path) -> Origin:
        """Return the origin of a value, with its line."""
        return Origin(self.file, path, self.line(path))

    def spot(self, path: Path, *, key: bool = False) -> Spot:
        """Return where a value (or its key) stands; of a value that is not there, where its container does."""
        marks = self.key_marks if key else self.marks
        while path and path not in marks:
            path = path[:-1]
            marks = self.marks
        first, column, last, end = marks.get(path, (0, 0, 0, 0))
        text = self.lines[first] if first < len(self.lines) else ""
        stop = end if last == first else len(text.rstrip())
        return Spot(first + 1, column + 1, max(stop, column + 1) + 1, text)


def and_more(problem: Problem) -> Problem:
    """Return a problem whose remedy says that its file may have more: the last of `MAX_FAULTS`."""
    return replace(problem, remedy=f"{problem.remedy}; el archivo puede tener más problemas: corrija primero estos")


def locate(problems: Iterable[Problem], documents: Mapping[str, Document]) -> tuple[Problem, ...]:
    """Return the problems with their line and column, in the order in which reports show them."""
    located = (
        problem.seen_at(documents[problem.origin.file].spot(problem.origin.path, key=problem.origin.on_key))
        if problem.spot is None and problem.origin.file in documents
        else problem
        for problem in problems
    )
    return tuple(sorted(located, key=lambda problem: problem.sort_key))
