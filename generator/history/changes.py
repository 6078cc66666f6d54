"""What differs between two states of the plans: each change with its place, what stood and what stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from generator.core.model import Band, PublishedFigure
from generator.core.model import Change as ControlRow
from generator.core.model.reach import Span
from generator.core.period import Period
from generator.core.quantity import Quantity
from generator.history.kinds import Risk

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan, Institution
    from generator.core.problem import Origin
    from generator.core.vocabulary import FileKind
    from generator.history.kinds import Kind

Value = (
    str
    | int
    | Decimal
    | Quantity
    | Period
    | date
    | Enum
    | tuple[Decimal, Decimal]
    | Band
    | ControlRow
    | PublishedFigure
    | None
)
"""What stood, or stands, at a place of the model; `None` where nothing is written."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a change is of: an institution, a year, a unit's plan, an activity, an official report or a strategic plan.

    `code` is the activity's as it is after the change, or that of an element of the strategic plan `strategy`.
    """

    institution: str
    year: int | None = None
    unit: str = ""
    code: str = ""
    report: str = ""
    strategy: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a change: a period, a code, a name, with what it had and has."""

    key: Period | str
    before: Value
    after: Value

    @property
    def growth(self) -> Decimal:
        """By how much a quantity grows; what is no quantity counts as zero."""
        old, new = (each.number if isinstance(each, Quantity) else Decimal(0) for each in (self.before, self.after))
        return new - old


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `key` is the key of the plan that changed, "" where the whole thing came or went.

    `touches` are the periods whose promise or measure it changes. `period` is that of the report it is in, if it is in
    one. `reason` is what the plan says of why, `dated` the day that what is added bears. Where it stands written plays
    no part in equality.
    """

    kind: Kind
    place: Place
    key: str = ""
    before: Value = None
    after: Value = None
    steps: tuple[Step, ...] = ()
    touches: tuple[Period, ...] = ()
    period: Period | None = None
    reason: str = ""
    origin_before: Origin | None = field(default=None, compare=False, repr=False)
    origin_after: Origin | None = field(default=None, compare=False, repr=False)
    dated: date | None = field(default=None, compare=False)


class Days(Span):
    """When the changes between two states were made: by the day of the newer one, and not before the first of them."""

    def past(self, change: Change) -> tuple[Period, ...]:
        """Return the periods that a change touches and that were over for certain when it was made."""
        return self.over(change.touches)

    def perhaps_past(self, change: Change) -> tuple[Period, ...]:
        """Return the periods that a change touches and that may have been over."""
        return self.perhaps_over(change.touches)

    def risk(self, change: Change) -> Risk:
        """Return what to mind of a change: one of a month already over is first of all that."""
        return Risk.PAST if self.past(change) else change.kind.risk


@dataclass(frozen=True, slots=True)
class FileKey:
    """A plan file by what it is, whatever folder it was read from; `kind` and `stem` as the reader names them."""

    institution: str
    year: int | None
    kind: FileKind
    stem: str


@dataclass(frozen=True)
class Side:
    """One of the two states: what could be read of it, and the files that could not."""

    institutions: tuple[Institution, ...]
    annual_plans: tuple[AnnualPlan, ...]
    unread: frozenset[FileKey] = frozenset()


@dataclass(frozen=True)
class Comparison:
    """What changed between two states of some days: changes in the order of the plans.

    `unread` are the files that one of the sides could not read: nothing is said of them. `unexplained` are the years
    and units whose promise or method changes without a new version and a new row of the change control.
    """

    days: Days
    changes: tuple[Change, ...]
    unread: frozenset[FileKey] = frozenset()
    unexplained: tuple[Place, ...] = ()
