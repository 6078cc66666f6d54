"""A year as it was known on an earlier day: what has been reported since is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import replace

if TYPE_CHECKING:
    from datetime import date

    from generator.core.model.annual import AnnualPlan
    from generator.core.model.plan import ReportedShare, UnitPlan


def as_known_on(annual: AnnualPlan, day: date) -> AnnualPlan:
    """Return a year without the reports of units and of the institution that are later than a day.

    A percentage told without its activities has no date of its own: it is known once its period, or the day to which it
    was accumulated, is over. Goals stay as they are written today, and so do reports that have no date yet.
    """
    return replace(
        annual,
        plans=tuple(_plan(plan, day) for plan in annual.plans),
        reports=tuple(report for report in annual.reports if report.date is None or report.date <= day),
    )


def report_count(annual: AnnualPlan) -> int:
    """Return how many reports a year holds, of units and of the institution, percentages without detail included."""
    of_units = sum(len(plan.progress) + len(plan.reported_shares) for plan in annual.plans)
    return of_units + len(annual.reports)


def _plan(plan: UnitPlan, day: date) -> UnitPlan:
    return replace(
        plan,
        progress=tuple(entry for entry in plan.progress if entry.date <= day),
        reported_shares=tuple(share for share in plan.reported_shares if _known_from(share) <= day),
    )


def _known_from(share: ReportedShare) -> date:
    return share.period.end if share.as_of is None else share.as_of
