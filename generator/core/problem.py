"""Faults as values: what is wrong, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.language import later

if TYPE_CHECKING:
    from collections.abc import Iterable

Step = str | int
ORIGIN_OF_NOTHING = ""
SIMULATED = later("avances simulados")
"""The file of what no unit reported."""


class Severity(Enum):
    """How serious a problem is; the value is the word that users read."""

    ERROR = "error"
    WARNING = "aviso"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was written: the file, the path of keys to it, and its line once known (0 before).

    `on_key` means the key that names the value rather than the value.
    """

    file: str
    path: tuple[Step, ...] = ()
    line: int = 0
    on_key: bool = False

    def at(self, *steps: Step) -> Origin:
        """Return the origin of something inside this value; its line is looked up only if a problem needs it."""
        return Origin(self.file, (*self.path, *steps))

    def at_key(self) -> Origin:
        """Return the origin of the key that names this value."""
        return Origin(self.file, self.path, self.line, on_key=True)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text; lines and columns count from 1, `end` is the column after the last character."""

    line: int
    column: int = 1
    end: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. `message` names the thing in the user's words, `remedy` says what to write instead.

    `subject` is the code of the activity it is about, if it is about one.
    """

    code: str
    severity: Severity
    origin: Origin
    message: str
    remedy: str
    subject: str = ""
    spot: Spot | None = field(default=None, compare=False)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """The order of reports: by file, line and column."""
        spot = self.spot or Spot(self.origin.line)
        return (self.origin.file, spot.line, spot.column, self.code, self.message)

    def seen_at(self, spot: Spot) -> Problem:
        """Return the same problem with its place in the text."""
        return replace(self, spot=spot)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any problem is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def errors_among(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that are errors: all that has to be told to whoever cannot go on because of them."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


class GeneratorError(Exception):
    """The tool itself cannot work (no such folder, broken installation): the operator's fault, never a plan's."""
