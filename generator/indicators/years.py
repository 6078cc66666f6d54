"""A year of an institution beside the one before: whether it goes better, and what keeps that from being said.

Both years are asked for the same months, so that a year that runs is never set beside a whole one. Points are told only
of figures that mean the same: by equal rules, of units that are measured in both years, with all their reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.period import Period
from generator.core.quantity import round_half_up
from generator.indicators.method import mean_of
from generator.indicators.method_changes import figure_changes, grade_changes
from generator.indicators.rollup import weights_of

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.core.model import Method
    from generator.indicators.annual import YearIndicators
    from generator.indicators.rollup import Rollup


class Shared(Frozen):
    """The averages of the units that two years measure both: like with like."""

    units: int
    before: Decimal
    after: Decimal


class YearStep(Frozen):
    """A year and the one before, in the same months.

    `shared` are the averages of the units that both measure; `only_before` and `only_after` are those that one does.
    """

    before: Rollup
    after: Rollup
    shared: Shared | None
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    figure_changes: tuple[str, ...]
    grade_changes: tuple[str, ...]
    decimals: int

    @property
    def is_comparable(self) -> bool:
        """Whether the points between the shared averages say how the year goes."""
        return self.shared is not None and not self.figure_changes and is_whole(self.before) and is_whole(self.after)

    @property
    def points(self) -> Decimal | None:
        """The percentage points between the shared averages as they are shown, so that a reader's subtraction fits."""
        if self.shared is None or not self.is_comparable:
            return None
        return points(self.shared.before, self.shared.after, self.decimals)


def same_months(period: Period, year: int) -> Period:
    """Return the same months of another year."""
    return Period(year, period.first, period.last)


def year_step(before: YearIndicators, after: YearIndicators, period: Period) -> YearStep:
    """Return a year beside the one before, in the months of `period`."""
    earlier = before.institution(same_months(period, before.annual.year))
    later = after.institution(same_months(period, after.annual.year))
    old, new = ({member.unit for member in rollup.measured} for rollup in (earlier, later))
    methods = before.annual.frame.method, after.annual.frame.method
    return YearStep(
        before=earlier,
        after=later,
        shared=_shared(earlier, later, frozenset(old & new)),
        only_before=tuple(member.unit for member in earlier.measured if member.unit not in new),
        only_after=tuple(member.unit for member in later.measured if member.unit not in old),
        figure_changes=figure_changes(*methods),
        grade_changes=grade_changes(*methods),
        decimals=shown_decimals(*methods),
    )


def unit_points(before: Rollup, after: Rollup, decimals: int) -> Decimal | None:
    """Return the percentage points between two averages of a unit, by equal rules; `None` if either is not whole."""
    if before.mean is None or after.mean is None or not (is_whole(before) and is_whole(after)):
        return None
    return points(before.mean, after.mean, decimals)


def shown_decimals(before: Method, after: Method) -> int:
    """Return the decimals in which figures of two years are set side by side: those of the coarser."""
    return min(before.decimals, after.decimals)


def is_whole(rollup: Rollup) -> bool:
    """Return whether an average is of all that was due, in months that are over."""
    runs = rollup.in_progress or rollup.cut_off
    return rollup.mean is not None and rollup.is_of_all_weight and not (rollup.is_partial or runs)


def points(before: Decimal, after: Decimal, decimals: int) -> Decimal:
    """Return the difference of two percentages as they are shown."""
    return round_half_up(after, decimals) - round_half_up(before, decimals)


def _shared(before: Rollup, after: Rollup, units: frozenset[str]) -> Shared | None:
    means = [_mean_of(rollup, units) for rollup in (before, after)]
    if means[0] is None or means[1] is None:
        return None
    return Shared(len(units), means[0], means[1])


def _mean_of(rollup: Rollup, units: frozenset[str]) -> Decimal | None:
    members = [member for member in rollup.measured if member.unit in units]
    return mean_of((member.value for member in members if member.value is not None), weights_of(members))
