"""A comparison before it is text, Markdown, JSON or a page: parts of parts, sentences ready, nothing left to compute.

Every format shows the same parts in the same order, the pressing first, so that no two of them can tell different
things. The texts are plain; each writer makes them safe for its own format.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


class Mark(Enum):
    """What became of some words; the value is the word of data files."""

    SAME = "igual"
    GONE = "quitado"
    NEW = "agregado"


class Run(Frozen):
    """Words of a text that share a fate."""

    text: str
    mark: Mark


class Spot(Frozen):
    """Where something is written; line 0 is not known."""

    file: str
    line: int


class Subject(Frozen):
    """What something is of, by the stable names that data files use; "" or `None` where it does not apply."""

    institution: str
    year: int | None = None
    unit: str = ""
    code: str = ""
    report: str = ""
    strategy: str = ""


class Delta(Frozen):
    """A part of a change: `text` for readers (`abr 300 → 200`); `key`, `before` and `after` for programs."""

    text: str
    key: str
    before: str | None
    after: str | None


class Item(Frozen):
    """A change: its sentence, its words where a text was reworded, its parts, and its facts for programs.

    `risk`, `risk_label` and `is_pressing` say how much to mind it. `past` tells of a date set back and of the months
    already over that it touches: `past_codes` for certain, `perhaps_past_codes` only if it was made late.
    `shows_deltas`: the sentence does not tell the parts by itself.
    """

    kind: str
    risk: str
    risk_label: str
    is_pressing: bool
    aspect: str
    subject: Subject
    sentence: str
    runs: tuple[Run, ...] = ()
    deltas: tuple[Delta, ...] = ()
    shows_deltas: bool = True
    past: str = ""
    past_codes: tuple[str, ...] = ()
    perhaps_past_codes: tuple[str, ...] = ()
    key: str = ""
    period: str | None = None
    before: str | None = None
    after: str | None = None
    reason: str = ""
    base: Spot | None = None
    head: Spot | None = None


class Level(Frozen):
    """A figure: its percentage as text for programs, `None` where there is none, and its category."""

    percent: str | None
    category: str
    cause: str = ""


class Movement(Frozen):
    """A published figure that moves, for programs: of what it is, what moves it, and what it would be without that."""

    subject: Subject
    of: str
    period: str
    before: Level | None
    after: Level | None
    causes: tuple[str, ...] = ()
    without: tuple[Level, ...] = ()


class Part(Frozen):
    """An institution, a year, a unit or a goal, with its own parts below it.

    `warnings` are what is missing to explain the changes; `effects` say in words what these do to the published
    figures, `movements` are these.
    """

    id: str
    title: str
    warnings: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    movements: tuple[Movement, ...] = ()
    items: tuple[Item, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def all_items(self) -> Iterator[Item]:
        """Every change of the part and of those below it, in the order of the report."""
        yield from self.items
        for part in self.parts:
            yield from part.all_items

    @property
    def is_pressing(self) -> bool:
        """Whether some change of it should not pass unseen."""
        return any(item.is_pressing for item in self.all_items)

    @property
    def pressing(self) -> str:
        """What its changes do that should not pass unseen: `toca el pasado, promete menos`."""
        return ", ".join(dict.fromkeys(item.risk_label for item in self.all_items if item.is_pressing)).lower()

    @property
    def all_movements(self) -> Iterator[Movement]:
        """Every figure that moves, in the order of the report."""
        yield from self.movements
        for part in self.parts:
            yield from part.all_movements


class Total(Frozen):
    """How many changes bear a risk, and why it matters."""

    risk: str
    label: str
    reason: str
    count: int
    is_pressing: bool


class SideText(Frozen):
    """One of the two states: how readers know it, its commit ("" for a folder) and the day of it, if it has one.

    `argument` is how the command is asked for it, "" for the working files.
    """

    label: str
    commit: str = ""
    day: date | None = None
    argument: str = ""


class Unread(Frozen):
    """A file that could not be compared: in which state, for programs (`base`, `head`) and as readers know it."""

    side: str
    label: str
    file: str


class ChangeReport(Frozen):
    """A whole comparison. `title` names both states; `lead` tells it in a few sentences; totals come in order of risk.

    `figures` are the sentences about the published figures that move, which come after the totals. `as_of` is the day
    of the newer state. `unexplained` are what changes without saying why.
    `quiet` are figures of goals that move while the goals stay as they were: for programs; readers have their sum.
    """

    base: SideText
    head: SideText
    as_of: date
    title: str
    lead: tuple[str, ...]
    totals: tuple[Total, ...] = ()
    figures: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    unread: tuple[Unread, ...] = ()
    unexplained: tuple[Subject, ...] = ()
    quiet: tuple[Movement, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """Every change, in the order of the report."""
        return tuple(item for part in self.parts for item in part.all_items)

    @property
    def years(self) -> tuple[Part, ...]:
        """The years of all institutions."""
        return tuple(year for part in self.parts for year in part.parts)

    @property
    def units(self) -> tuple[Part, ...]:
        """What the years have parts of: units, reports, the rest."""
        return tuple(unit for year in self.years for unit in year.parts)

    @property
    def movements(self) -> tuple[Movement, ...]:
        """Every figure that moves, in the order of the report."""
        return tuple(movement for part in self.parts for movement in part.all_movements)
