"""Which official reports a year has, and what each is called."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.core.period import Period, months, quarters, semesters
from generator.core.wording import of_period
from generator.indicators.shares import shares_for

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan, PublishedReport

ACTIVITY_REPORT = "informe"
"""The instrument of a year of which only a report of activities is known."""


def report_periods(annual: AnnualPlan, as_of: date) -> tuple[Period, ...]:
    """Return the periods that have a report, as they end; of those that end together, the shorter first.

    They are those that a file of `informes/` names and every month, quarter, semester or year that has begun and in
    which something was reported: of just that period, or of a part of it. Parts of units of which only some activities
    or percentages are published make no longer period: of it there would be nothing to tell.
    """
    year = annual.year
    usual = (*months(year), *quarters(year), *semesters(year), Period.whole_year(year))
    known = {period for period in usual if period.start <= as_of and _is_told(annual, period)}
    found = known.union(report.period for report in annual.reports)
    return tuple(sorted(found, key=lambda period: (period.last, len(period))))


def _is_told(annual: AnnualPlan, period: Period) -> bool:
    return any(
        any(entry.period == period or (entry.period in period and not plan.is_partial) for entry in plan.progress)
        or shares_for(plan, period)
        for plan in annual.plans
    )


def own_report(annual: AnnualPlan, period: Period) -> PublishedReport | None:
    """Return the institution's own report of a period: of several the newest, and one being prepared before all."""
    found = [report for report in annual.reports if report.period == period]
    return max(found, key=lambda report: (report.date is None, report.date or date.min, report.id), default=None)


def report_title(annual: AnnualPlan, period: Period) -> str:
    """Return the title of a period's report: its own, or what it is."""
    own = own_report(annual, period)
    if own and own.title:
        return own.title
    kind = "actividades" if annual.frame.instrument == ACTIVITY_REPORT else "seguimiento"
    return f"Informe de {kind} {of_period(period)}"
