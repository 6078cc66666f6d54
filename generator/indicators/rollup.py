"""From activities to units, and from these to authorities, strategic elements and the institution.

Every average is the simple mean of exact values: ICJ (POA 2023) and INSAFOCOOP (fourth quarter of 2023) publish simple
means too. What has no percentage is left out, counted and named with its state; it is never a zero: the 50 % and 64 %
that ICJ published, against the 58 % and 68 % that its own note asks for, come from counting one unit so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.core.model import MissingRule
from generator.core.quantity import round_half_up
from generator.indicators.method import band_of, below_threshold, capped, mean_of
from generator.indicators.shares import (
    cut_off_of,
    is_removed,
    share_values,
    shares_for,
    state_without_share,
)
from generator.indicators.states import State, state_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from generator.core.model import Band, Method, ReportedShare, Strategy, UnitPlan
    from generator.core.period import Period
    from generator.indicators.compliance import Compliance

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Member:
    """An activity (with its `code`) or a unit (`code` is `None`) in an average.

    `value` is what it adds, in percent; `None` leaves it out, and `state` tells why. `as_reported` is a unit whose
    percentage was told without the activities behind it.
    """

    unit: str
    code: str | None
    value: Decimal | None
    state: State
    band: Band | None = None
    as_reported: bool = False

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
    accumulated while its period still ran.
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

    @property
    def as_reported(self) -> bool:
        """Whether the mean was reported by the unit, without the activities behind it."""
        return bool(self.shares)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The terms of the mean, in percent."""
        return self.share_values or tuple(member.value for member in self.members if member.value is not None)

    @property
    def measured(self) -> tuple[Member, ...]:
        """The members that enter the average."""
        return tuple(member for member in self.members if member.value is not None)

    @property
    def left_out(self) -> tuple[Member, ...]:
        """The members without a percentage; the state of each says why."""
        return tuple(member for member in self.members if member.value is None)

    @property
    def member_counts(self) -> Counts:
        """How many members fall in each band or state: of an institution, its units."""
        return _ordered(Counter(member.outcome for member in self.members))

    @property
    def is_partial(self) -> bool:
        """Whether there is an average, but not of everything that was due."""
        return self.mean is not None and self.reported < self.due


def codes_below(strategy: Strategy | None, element_code: str) -> frozenset[str]:
    """Return the code of a strategic element with those of everything below it."""
    below = strategy.descendants(element_code) if strategy else ()
    return frozenset({element_code, *(element.code for element in below)})


def reported_months(plan: UnitPlan) -> frozenset[Period]:
    """Return the months of which a unit has reported anything: goals, other work, a percentage, or only a summary."""
    told = [*(entry.period for entry in plan.progress), *(share.period for share in plan.reported_shares)]
    return frozenset(month for period in told for month in period.months)


def average_of_unit(
    plan: UnitPlan, period: Period, measured: Sequence[Compliance], method: Method, as_of: date
) -> Rollup:
    """Return the average of a unit's activities or, where they do not tell it, what the unit reported of itself.

    What it reported comes first where the plan holds only a part of its activities (`is_partial`).
    """
    own = average_of_activities(plan.org_unit, period, measured, method)
    if is_removed(plan.removal, period):
        return replace(own, state=State.REMOVED)
    if not plan.reported_shares or (own.mean is not None and not plan.is_partial):
        return own
    if shares := shares_for(plan, period):
        return _as_reported(own, shares, method)
    if own.mean is not None or (plan.activities and not plan.is_partial):
        return own
    state = state_without_share(plan, period, as_of)
    return replace(own, state=state, due=int(state in {State.NOT_REPORTED, State.INCOMPLETE}), reported=0)


def _as_reported(own: Rollup, shares: tuple[ReportedShare, ...], method: Method) -> Rollup:
    values, cut_off = share_values(shares, method), cut_off_of(shares)
    mean = mean_of(values)
    is_final = mean is not None and cut_off is None
    return replace(
        own,
        state=State.MEASURED,
        mean=mean,
        band=band_of(mean, method) if mean is not None and is_final else None,
        below_threshold=mean is not None and is_final and below_threshold(mean, method),
        in_progress=cut_off is not None,
        due=1,
        reported=1,
        shares=shares,
        share_values=values,
        cut_off=cut_off,
    )


def average_of_activities(subject: str, period: Period, measured: Sequence[Compliance], method: Method) -> Rollup:
    """Return the simple mean of the capped exact percentages of those activities that have one."""
    members = tuple(Member(each.unit, each.activity_code, each.capped, each.state, each.band) for each in measured)
    return _rollup(
        subject,
        period,
        members,
        method,
        in_progress=any(each.in_progress for each in measured),
        counts=Counter(member.outcome for member in members),
        due=sum(each.is_due for each in measured),
        reported=sum(each.is_reported for each in measured),
    )


def average_of_units(subject: str, period: Period, units: Sequence[Rollup], method: Method) -> Rollup:
    """Return the simple mean of those units that have a value.

    The values are exact, or rounded half up first where the method says so (INSAFOCOOP averages whole percentages).
    A percentage that a unit reported of itself counts at most the cap, as those of activities do.
    """
    counts: Counter[str] = Counter()
    for unit in units:
        counts.update(dict(unit.counts))
    whole = _rollup(
        subject,
        period,
        tuple(
            Member(unit.subject, None, _unit_value(unit.mean, method), unit.state, unit.band, unit.as_reported)
            for unit in units
        ),
        method,
        in_progress=any(unit.in_progress for unit in units),
        counts=counts,
        due=sum(unit.due for unit in units),
        reported=sum(unit.reported for unit in units),
    )
    return replace(whole, cut_off=max((unit.cut_off for unit in units if unit.cut_off is not None), default=None))


def _unit_value(mean: Decimal | None, method: Method) -> Decimal | None:
    if mean is None:
        return None
    return capped(round_half_up(mean, method.decimals) if method.round_units_first else mean, method)


def _rollup(  # noqa: PLR0913 - the two averages differ in just these
    subject: str,
    period: Period,
    members: tuple[Member, ...],
    method: Method,
    *,
    in_progress: bool,
    counts: Counter[str],
    due: int,
    reported: int,
) -> Rollup:
    mean = mean_of(member.value for member in members if member.value is not None)
    is_whole = due == reported or method.missing is not MissingRule.INCOMPLETE
    is_final = mean is not None and not in_progress and is_whole
    return Rollup(
        subject=subject,
        period=period,
        state=state_of(member.state for member in members),
        mean=mean,
        band=band_of(mean, method) if mean is not None and is_final else None,
        below_threshold=mean is not None and is_final and below_threshold(mean, method),
        in_progress=in_progress,
        members=members,
        counts=_ordered(counts),
        due=due,
        reported=reported,
    )


def _ordered(counts: Counter[str]) -> Counts:
    """Return the counts, the most frequent first; equals by name, so that the order never depends on chance."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
