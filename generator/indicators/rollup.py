"""The shape of an average: what it is of, what entered it, what was left out, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from generator.core.model import Band, ReportedShare, Strategy, UnitPlan
    from generator.core.period import Period
    from generator.indicators.states import State

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Member:
    """An activity (with its `code`) or a unit (`code` is `None`) in an average.

    `value` is what it adds, in percent; `None` leaves it out, and `state` tells why. `as_reported` is a unit whose
    percentage was told without the activities behind it. `weight` is in percent; `None` counts as much as any other.
    """

    unit: str
    code: str | None
    value: Decimal | None
    state: State
    band: Band | None = None
    as_reported: bool = False
    weight: Decimal | None = None

    @property
    def outcome(self) -> str:
        """What it is counted as: its band, or its state where it has none."""
        return self.band.id if self.band else self.state.value


@dataclass(frozen=True, slots=True)
class Rollup:
    """The average of a unit, an authority, a strategic element or an institution in a period.

    `mean` is in percent, exact; `in_progress` says that some value of it is of a period that still runs. An average of
    a part of what was due has no band, unless the method says what a missing report counts. `counts` are
    the activities below by band or state; `due` and `reported` how many had to report, and how many did so in full.

    `shares` are what the mean comes from where the unit reported it without the activities behind it: then the unit
    counts as one that was due, and `members` are no part of the mean. `cut_off` is the day to which such a figure was
    accumulated while its period still ran. `is_cut_short`: an approved change removed the unit while the period ran.
    """

    subject: str
    period: Period
    state: State
    mean: Decimal | None
    band: Band | None
    below_threshold: bool
    in_progress: bool
    members: tuple[Member, ...]
    counts: Counts
    due: int
    reported: int
    shares: tuple[ReportedShare, ...] = ()
    share_values: tuple[Decimal, ...] = ()
    cut_off: date | None = None
    is_cut_short: bool = False

    @property
    def as_reported(self) -> bool:
        """Whether the mean was reported by the unit, without the activities behind it."""
        return bool(self.shares)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The terms of the mean, in percent."""
        return self.share_values or tuple(member.value for member in self.members if member.value is not None)

    @property
    def weights(self) -> tuple[Decimal, ...]:
        """The weights of `values`, in percent; nothing where the mean is simple."""
        return () if self.shares else weights_of(self.measured)

    @property
    def measured(self) -> tuple[Member, ...]:
        """The members that enter the average."""
        return tuple(member for member in self.members if member.value is not None)

    @property
    def left_out(self) -> tuple[Member, ...]:
        """The members without a percentage; the state of each says why."""
        return tuple(member for member in self.members if member.value is None)

    @property
    def is_partial(self) -> bool:
        """Whether there is an average, but not of everything that was due."""
        return self.mean is not None and self.reported < self.due


def weights_of(members: Sequence[Member]) -> tuple[Decimal, ...]:
    """Return the weights of some members; nothing if any has none, and so all count alike."""
    weights = tuple(member.weight for member in members if member.weight is not None)
    return weights if len(weights) == len(members) else ()


def codes_below(strategy: Strategy | None, element_code: str) -> frozenset[str]:
    """Return the code of a strategic element with those of everything below it."""
    below = strategy.descendants(element_code) if strategy else ()
    return frozenset({element_code, *(element.code for element in below)})


def reported_months(plan: UnitPlan) -> frozenset[Period]:
    """Return the months of which a unit has reported anything: goals, other work, a percentage, or only a summary."""
    told = [*(entry.period for entry in plan.progress), *(share.period for share in plan.reported_shares)]
    return frozenset(month for period in told for month in period.months)


def ordered(counts: Counter[str]) -> Counts:
    """Return the counts, the most frequent first; equals by name, so that the order never depends on chance."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
