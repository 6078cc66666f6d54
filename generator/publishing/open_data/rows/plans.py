"""Rows of what a unit promises: its plan, versions, activities, targets, caveats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.period import Period
from generator.publishing.open_data.rows.values import day, flag, number, quantity, removal, several, source
from generator.publishing.open_data.rows.years import year_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Activity, AnnualPlan, UnitPlan
    from generator.data_set.shape import Row
    from generator.history.record import Version
    from generator.history.steps import UnitStory


def plan_key(annual: AnnualPlan, plan: UnitPlan) -> tuple[str, str, str]:
    """Return what begins every row of a plan."""
    return (*year_key(annual), plan.org_unit)


def plan_rows(annual: AnnualPlan, plan: UnitPlan) -> Iterator[Row]:
    """Yield the row of a plan."""
    yield (
        *plan_key(annual, plan),
        str(plan.version),
        plan.owner or None,
        plan.objective or None,
        plan.notes or None,
        flag(value=plan.is_partial),
        *removal(plan.removal),
        source(plan.origin),
    )


def version_rows(annual: AnnualPlan, plan: UnitPlan, story: UnitStory) -> Iterator[Row]:
    """Yield a row per version of the goals; the one in force last."""
    key = plan_key(annual, plan)
    is_known = bool(story.versions)
    for index, version in enumerate(_earlier(plan, story)):
        facts = (str(version.number), day(version.day), version.commit or None)
        yield (*key, *facts, flag(value=index == 0), "false")
    now = next((version for version in story.versions if version.number == plan.version), None)
    is_first = not _earlier(plan, story) if is_known else None
    facts = (str(plan.version), day(now.day) if now else None, (now.commit or None) if now else None)
    yield (*key, *facts, flag(value=is_first), "true")


def target_rows(annual: AnnualPlan, plan: UnitPlan, story: UnitStory) -> Iterator[Row]:
    """Yield the targets of every version of the goals; those in force last."""
    key = plan_key(annual, plan)
    earlier = _earlier(plan, story)
    for index, version in enumerate(earlier):
        goals = version.plan or plan
        marks = (flag(value=index == 0), "false")
        for activity in goals.activities:
            yield from ((*key, str(version.number), *cells, *marks) for cells in _targets(activity, annual.year))
    marks = (flag(value=not earlier if story.versions else None), "true")
    for activity in plan.activities:
        yield from ((*key, str(plan.version), *cells, *marks) for cells in _targets(activity, annual.year))


def _earlier(plan: UnitPlan, story: UnitStory) -> list[Version]:
    """Return the versions that no longer are in force; of two with the number of today's, today's file counts."""
    return [version for version in story.versions if version.number != plan.version]


def _targets(activity: Activity, year: int) -> Iterator[tuple[str | None, ...]]:
    for target in activity.targets:
        yield (activity.code, "periodo", target.period.code, *quantity(target.quantity))
    if activity.annual_target is not None:
        yield (activity.code, "anual", Period.whole_year(year).code, *quantity(activity.annual_target))


def activity_rows(annual: AnnualPlan, plan: UnitPlan) -> Iterator[Row]:
    """Yield a row per activity."""
    key = plan_key(annual, plan)
    for index, activity in enumerate(plan.activities, 1):
        published = activity.code if activity.published_code is None else activity.published_code
        low, high = activity.range or (None, None)
        yield (
            *key,
            activity.code,
            str(index),
            published or None,
            several(activity.previous_codes),
            activity.process or None,
            activity.name,
            activity.product or None,
            activity.measure_unit or None,
            activity.means_of_verification or None,
            activity.strategy,
            activity.owner or None,
            activity.target_type.value,
            activity.direction.value,
            number(low),
            number(high),
            number(activity.weight),
            *removal(activity.removal),
            activity.notes or None,
            source(activity.origin),
        )


def caveat_rows(annual: AnnualPlan, plan: UnitPlan) -> Iterator[Row]:
    """Yield a row per unreadable cell that a caveat names, or the caveat's own row where it names none."""
    key = plan_key(annual, plan)
    for activity in plan.activities:
        for index, caveat in enumerate(activity.caveats, 1):
            told = (activity.code, str(index), caveat.rule, caveat.note)
            for period, text in caveat.unreadable:
                yield (*key, *told, period.code, text)
            if not caveat.unreadable:
                yield (*key, *told, None, None)
