"""What a report is made of: the year as it stood when its period ended, and the institution's own words for it."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.indicators.annual import YearIndicators
from generator.publishing.official.periods import own_report

if TYPE_CHECKING:
    from datetime import date

    from generator.core.model import AnnualPlan, Method, ProgressEntry, PublishedReport, UnitPlan
    from generator.core.period import Period
    from generator.indicators.verification import Verdict
    from generator.publishing.official.document import Block, Part
    from generator.publishing.views.context import YearContext


class Filling(Frozen):
    """What a content gives to the part that asks for it; empty where there is nothing to tell."""

    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()


class Scope(Frozen, dict=True):
    """A period of a year, for one report.

    `context` is the year as it stood when the period ended: nothing told of later months is in it, so that the report
    of July says the same in August and in December. `whole` are the year's plans with all that is told. `as_of` is the
    day of the site's data.
    """

    context: YearContext
    whole: AnnualPlan
    period: Period
    as_of: date
    own: PublishedReport | None
    verdicts: tuple[Verdict, ...]

    @property
    def annual(self) -> AnnualPlan:
        """The year's plans."""
        return self.context.annual

    @property
    def indicators(self) -> YearIndicators:
        """The year's figures."""
        return self.context.indicators

    @property
    def method(self) -> Method:
        """How the institution measures."""
        return self.annual.frame.method

    @property
    def is_running(self) -> bool:
        """Whether the period has not ended on the day of the data."""
        return self.as_of <= self.period.end

    @property
    def is_written(self) -> bool:
        """Whether the institution wrote this report: there is a file of its own for it."""
        return self.own is not None

    @cached_property
    def has_goals(self) -> bool:
        """Whether anything of the year can have a percentage: without goals and told percentages, none is printed."""
        return any(plan.activities or plan.reported_shares for plan in self.whole.plans)

    @cached_property
    def entries(self) -> tuple[tuple[UnitPlan, ProgressEntry], ...]:
        """What each unit told of the period or of a part of it, in the order of units and files."""
        return tuple(
            (plan, entry) for plan in self.annual.plans for entry in plan.progress if entry.period in self.period
        )

    @cached_property
    def told_units(self) -> frozenset[str]:
        """The units that told anything of the period or of a part of it."""
        shares = ((plan, share.period) for plan in self.annual.plans for share in plan.reported_shares)
        return frozenset(
            plan.org_unit
            for plan, period in (*((plan, entry.period) for plan, entry in self.entries), *shares)
            if period in self.period
        )

    @cached_property
    def told_around(self) -> tuple[Period, ...]:
        """The longer periods of which anything is told in one piece, the period among them; the shorter first."""
        told = {entry.period for plan in self.whole.plans for entry in plan.progress}
        told |= {share.period for plan in self.whole.plans for share in plan.reported_shares}
        around = (other for other in told if other.overlaps(self.period) and other not in self.period)
        return tuple(sorted(around, key=lambda other: (len(other), other.first)))

    @cached_property
    def silent_months(self) -> tuple[Period, ...]:
        """The months that are over and of which no unit has told anything, though there was something to tell."""
        told = {month for plan in self.annual.plans for month in self.indicators.reported_months(plan.org_unit)}
        over = (month for month in self.period.months if month.end < self.as_of and month not in told)
        return tuple(month for month in over if not self.has_goals or self.indicators.institution(month).due)

    def name_of(self, unit_id: str) -> str:
        """Return the public name of a unit."""
        return self.context.name_of(unit_id)


def scope_of(context: YearContext, period: Period) -> Scope:
    """Return what a report of a period is made of."""
    own = own_report(context.annual, period)
    if period.last not in context.cuts:
        context.cuts[period.last] = _cut(context, period)
    return Scope(
        context=context.cuts[period.last],
        whole=context.annual,
        period=period,
        as_of=context.as_of,
        own=own,
        verdicts=tuple(verdict for verdict in context.verdicts if verdict.report is own) if own else (),
    )


def _cut(context: YearContext, period: Period) -> YearContext:
    """Return the year as it stood when a period ended."""
    stood = replace(context.annual, plans=tuple(_until(plan, period) for plan in context.annual.plans))
    day = min(context.as_of, period.end + timedelta(days=1))
    indicators = YearIndicators(stood, day, later=context.indicators, until=period.last)
    return replace(context, annual=stood, indicators=indicators, as_of=day, cuts={})


def _until(plan: UnitPlan, period: Period) -> UnitPlan:
    """Return a plan without what was told of months after a period; a figure cut off before its end was known then."""
    return replace(
        plan,
        progress=tuple(entry for entry in plan.progress if entry.period.last <= period.last),
        reported_shares=tuple(
            share
            for share in plan.reported_shares
            if share.period.last <= period.last or (share.as_of is not None and share.as_of <= period.end)
        ),
    )
