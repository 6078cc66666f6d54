"""The days on which goals and reports were published: those of git, or what plans and reports say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from generator.core.model import ProgressEntry, UnitPlan
    from generator.publishing.views.context import YearContext


def goal_days(context: YearContext, plan: UnitPlan) -> tuple[date, ...]:
    """Return the days on which the versions of a unit's goals were published, in their order.

    On a day of the past, those of the change control where nothing was in git yet.
    """
    versions = context.record.unit(plan.year, plan.org_unit).versions
    days = [version.day for version in versions if version.day and version.day <= context.as_of]
    return tuple(sorted(days or [row.date for row in plan.changes]))


def report_day(context: YearContext, plan: UnitPlan, entry: ProgressEntry) -> date:
    """Return the day on which a report was published; its own date where git cannot say."""
    told = context.record.unit(plan.year, plan.org_unit).told
    key = (entry.period, entry.date, entry.is_correction)
    known = (each.published for each in told if (each.period, each.dated, each.is_correction) == key)
    return next(known, None) or entry.date


def plan_days(context: YearContext) -> tuple[date, ...]:
    """Return the days on which the goals of a year, or its frame, were published or changed, in their order."""
    own = (row.date for row in context.annual.frame.changes)
    return tuple(sorted([*own, *(day for plan in context.annual.plans for day in goal_days(context, plan))]))


def result_days(context: YearContext) -> tuple[date, ...]:
    """Return the days on which results of a year were published, in their order: of units, and official reports."""
    units = (report_day(context, plan, entry) for plan in context.annual.plans for entry in plan.progress)
    own = (report.date for report in context.annual.reports if report.date)
    return tuple(sorted([*units, *own]))
