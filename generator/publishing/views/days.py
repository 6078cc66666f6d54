"""The days of goals and reports: what change controls and reports say of themselves, and when git published one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from generator.core.model import ProgressEntry, UnitPlan
    from generator.publishing.views.context import YearContext


def report_day(context: YearContext, plan: UnitPlan, entry: ProgressEntry) -> date:
    """Return the day on which a report was published; its own date where git cannot say."""
    told = context.record.unit(plan.year, plan.org_unit).told
    key = (entry.period, entry.date, entry.is_correction)
    known = (each.published for each in told if (each.period, each.dated, each.is_correction) == key)
    return next(known, None) or entry.date


def plan_days(context: YearContext) -> tuple[date, ...]:
    """Return the days on which the institution says that it set or changed a year's goals or its frame, in order.

    Those of the change controls. The day on which a document of the past was written into the plans changed nothing.
    """
    own = [*context.annual.frame.changes, *(row for plan in context.annual.plans for row in plan.changes)]
    return tuple(sorted(row.date for row in own if row.date <= context.as_of))


def result_days(context: YearContext) -> tuple[date, ...]:
    """Return the days that the reports of a year bear, in their order: those of units, and the official ones."""
    units = (entry.date for plan in context.annual.plans for entry in plan.progress)
    own = (report.date for report in context.annual.reports if report.date)
    return tuple(sorted(day for day in (*units, *own) if day <= context.as_of))
