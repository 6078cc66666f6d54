"""What an activity's account says of a period on a day: what was promised, what was done, what is due and lacking."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.model import Direction, TargetType
from generator.core.period import MONTHS_IN_YEAR, Period
from generator.indicators.figures import Account, Figure, Programmed, Within, accumulated, combined, programmed, within

if TYPE_CHECKING:
    from datetime import date


class Facts(Frozen):
    """What is known of a period.

    `promise` and `own` are of the period; `basis` and `results` are what a percentage compares: the same, except for
    milestones, which accumulate from January. `executed` and `done` are the units of `own` and `results`, `None` if
    nothing is known. `due` are the periods of the targets of the period that have ended; `missing` those of the basis
    without a report. `target_type` is how the targets make a year; `is_met_milestone` is a milestone already reached,
    whatever reports lack.
    """

    account: Account
    target_type: TargetType
    period: Period
    promise: Programmed
    basis: Programmed
    own: Within
    results: Within
    executed: Decimal | None
    done: Decimal | None
    unreadable: tuple[Period, ...]
    due: tuple[Period, ...]
    missing: tuple[Period, ...]
    is_running: bool
    is_met_milestone: bool

    @property
    def answered(self) -> tuple[Figure, ...]:
        """The reports of the period that tell the demand received."""
        return tuple(figure for figure in self.own.figures if figure.requested is not None)

    @property
    def requested(self) -> Decimal | None:
        """The demand received in the period; `None` if no report tells it."""
        told = [figure.requested for figure in self.own.figures if figure.requested is not None]
        return sum(told, Decimal(0)) if told else None

    @property
    def is_removed(self) -> bool:
        """Whether a change had removed it: before the period, or in it with nothing promised or done till then."""
        first = self.account.removed_from
        if first is None or first > self.period.last:
            return False
        return first <= self.period.first or (self.promise.number is None and not self.executed)

    @property
    def needed(self) -> tuple[Period, ...]:
        """The missing reports without which there is no percentage: of a level, only the last one due."""
        if self.target_type is not TargetType.LEVEL:
            return self.missing
        return tuple(period for period in self.missing if period == self.due[-1])

    @property
    def lacks_limits(self) -> bool:
        """Whether it must stay in a range of which the limits are not told."""
        activity = self.account.activity
        in_range = activity.direction is Direction.RANGE and activity.target_type is not TargetType.MILESTONE
        return in_range and activity.range is None

    @property
    def limits_a_total(self) -> bool:
        """Whether a sum must stay low or in a range, so that a part of it tells nothing."""
        activity = self.account.activity
        return activity.target_type is TargetType.SUM and activity.direction is not Direction.ASCENDING


def facts_of(account: Account, period: Period, as_of: date) -> Facts:
    """Return what is known of an activity in a period on a day."""
    kind = account.activity.target_type
    promise, own = programmed(account, period), within(account.results, period)
    executed = combined(kind, own.figures) if own.is_known else None
    scope, basis, results, done = period, promise, own, executed
    if kind is TargetType.MILESTONE and promise.due:
        scope = Period.to_date(period.year, period.last)
        basis, results = accumulated(account, period), within(account.results, scope)
        done = combined(kind, results.figures) if results.is_known else None
    over = _months_over(period.year, as_of)
    unreadable = tuple(cell for cell in account.unreadable if cell.overlaps(scope)) if account.unreadable else ()
    asked = [target.period for target in basis.due]
    if unreadable:
        asked = sorted((*asked, *(cell for cell in unreadable if cell in scope)), key=lambda cell: cell.last)
    due = [cell for cell in asked if cell.last <= over]
    reported = account.reported
    return Facts(
        account,
        kind,
        period,
        promise,
        basis,
        own,
        results,
        executed,
        done,
        unreadable,
        due=tuple(due if scope is period else (cell for cell in due if cell in period)),
        missing=tuple([cell for cell in due if cell.last not in reported]),
        is_running=period.last > over and any(cell.last not in reported for cell in asked or [period]),
        is_met_milestone=kind is TargetType.MILESTONE and _is_met(basis, done),
    )


def _is_met(promised: Programmed, done: Decimal | None) -> bool:
    return done is not None and promised.number is not None and done >= promised.number


def _months_over(year: int, as_of: date) -> int:
    """Return how many months of a year have ended before a day."""
    return min(max((as_of.year - year) * MONTHS_IN_YEAR + as_of.month - 1, 0), MONTHS_IN_YEAR)
