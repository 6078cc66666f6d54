"""What each quarter adds to the year, against what the institution asks of a quarter (`meta_trimestral`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.period import Period, quarters
from generator.core.quantity import round_half_up

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.indicators.annual import YearIndicators

_QUARTERS_IN_YEAR = 4


class QuarterStep(Frozen):
    """A quarter: `added` is its average divided by four, in percent of the year; `None` where it has no average."""

    period: Period
    mean: Decimal | None
    added: Decimal | None
    target: Decimal

    @property
    def is_met(self) -> bool | None:
        """Whether the quarter added what was asked of it; `None` is unknown."""
        return None if self.added is None else self.added >= self.target


def quarter_steps(indicators: YearIndicators) -> tuple[QuarterStep, ...]:
    """Return the four quarters of an institution; nothing where its method asks nothing of a quarter.

    INSAFOCOOP asks 22.5 % (90 % of a quarter of the year) and divides its rounded quarter: 89 ÷ 4 = 22.25, not met.
    """
    method = indicators.annual.frame.method
    target = method.quarterly_target
    if target is None:
        return ()
    steps = []
    for quarter in quarters(indicators.annual.year):
        mean = indicators.institution(quarter).mean
        if mean is not None and method.round_units_first:
            mean = round_half_up(mean, method.decimals)
        steps.append(QuarterStep(quarter, mean, None if mean is None else mean / _QUARTERS_IN_YEAR, target))
    return tuple(steps)
