"""The shape of an average: what it is of, what entered it, what was left out, and why."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.quantity import HUNDRED
from generator.indicators.formulas import ZERO
from generator.indicators.states import State

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence
    from datetime import date

    from generator.core.model import Band, ReportedShare, UnitPlan
    from generator.core.period import Period

Counts = tuple[tuple[str, int], ...]


class Member(Frozen):
    """An activity (with its `code`) or a unit (`code` is `None`) in an average.

    `value` is what it adds, in percent; `None` leaves it out, and `state` tells why. `as_reported` is a unit whose
    percentage was told without the activities behind it. `weight` is in percent; `None` counts as much as any other.
    `covered` is how much of the weight programmed in a unit its value knows, in percent; `None` is all that there is.
    """

    unit: str
    code: str | None
    value: Decimal | None
    state: State
    band: Band | None = None
    as_reported: bool = False
    weight: Decimal | None = None
    covered: Decimal | None = None

    @property
    def outcome(self) -> str:
        """What it is counted as: its band, or its state where it has none."""
        return self.band.id if self.band else self.state.value


class Rollup(Frozen):
    """The average of a unit, an authority, a strategic element or an institution in a period.

    `mean` is in percent, exact; `in_progress` says that some value of it is of a period that still runs. An average of
    a part of what was due has no band, unless the method says what a missing report counts. `counts` are
    the activities below by band or state; `due` and `reported` how many had to report, and how many did so in full.

    `shares` are what the mean comes from where the unit reported it without the activities behind it: then the unit
    counts as one that was due, and `members` are no part of the mean. `cut_off` is the day to which such a figure was
    accumulated while its period still ran. `is_cut_short`: an approved change removed the unit while the period ran.

    `covered` is, of a weighted average, how much of the weight programmed in the period has a percentage, in percent;
    `None` where all count alike. Under half of it there is no mean: it would be that of a lesser part, under the name
    of the whole.
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
    covered: Decimal | None = None

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

    @property
    def is_of_all_weight(self) -> bool:
        """Whether nothing that was programmed is without a percentage, as far as weights tell."""
        return self.covered is None or self.covered == HUNDRED


_NOTHING_DUE = frozenset({State.NOT_SCHEDULED, State.UNPLANNED, State.NO_DEMAND, State.NOT_DUE, State.REMOVED})
"""The states of members that have no percentage because there is none to have, or not yet."""


def covered_weight(members: Sequence[Member]) -> Decimal | None:
    """Return how much of the weight programmed has a value, in percent; `None` if no weight is told, or none is due."""
    weights = weights_of(members)
    if not weights and all(member.covered is None for member in members):
        return None
    known = programmed = ZERO
    for member, weight in zip(members, weights or [Decimal(1)] * len(members), strict=True):
        if member.value is not None:
            known += weight * (HUNDRED if member.covered is None else member.covered)
        if member.value is not None or member.state not in _NOTHING_DUE:
            programmed += weight
    return known / programmed if programmed else None


def weights_of(members: Sequence[Member]) -> tuple[Decimal, ...]:
    """Return the weights of some members; nothing if any has none, and so all count alike."""
    weights = tuple(member.weight for member in members if member.weight is not None)
    return weights if len(weights) == len(members) else ()


def reported_months(plan: UnitPlan) -> frozenset[Period]:
    """Return the months of which a unit has reported anything: goals, other work, a percentage, or only a summary."""
    told = [*(entry.period for entry in plan.progress), *(share.period for share in plan.reported_shares)]
    return frozenset(month for period in told for month in period.months)


def ordered(counts: Counter[str]) -> Counts:
    """Return the counts, the most frequent first; equals by name, so that the order never depends on chance."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
