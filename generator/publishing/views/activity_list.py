"""Activities in a list: of a unit, or of an element of the strategic plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.publishing import addresses
from generator.publishing.charts import bar_length
from generator.publishing.page import Link
from generator.publishing.views.blocks import annual_target, executed, weight_text
from generator.publishing.views.parts import in_part, known_part
from generator.publishing.views.removals import counted_until, removed_since
from generator.publishing.views.words import Badge, badge_of, percent

if TYPE_CHECKING:
    from generator.core.model import Activity, UnitPlan
    from generator.publishing.views.context import YearContext


class ActivityItem(Frozen):
    """An activity in a list; of one that a change removed, since when (`removed`) and what counts `until` then.

    `part` says of which part of the year its figures are, and `part_code` for programs, where only that is published.
    """

    link: Link
    code: str
    unit: Link
    measure_unit: str
    annual_target: str
    executed: str
    percent: str
    has_percent: bool
    badge: Badge
    has_caveats: bool
    is_doubted: bool
    weight: str
    bar: str
    removed: str
    until: str
    part: str
    part_code: str


def activity_item(context: YearContext, plan: UnitPlan, activity: Activity) -> ActivityItem:
    """Return an activity as a list shows it, with its year so far; made once for all lists of the year."""
    key = (plan.org_unit, activity.code)
    if key not in context.items:
        context.items[key] = _activity_item(context, plan, activity)
    return context.items[key]


def _activity_item(context: YearContext, plan: UnitPlan, activity: Activity) -> ActivityItem:
    current = context.indicators.activity(plan.org_unit, activity.code, context.current)
    part, method = known_part(context, plan, activity), context.annual.frame.method
    found = part or current
    return ActivityItem(
        link=Link(activity.name, addresses.activity(context.base, plan.org_unit, activity.code)),
        code=activity.code,
        unit=context.unit_link(plan.org_unit),
        measure_unit=activity.measure_unit,
        annual_target=annual_target(activity),
        executed=executed(activity, found),
        percent=percent(found.raw, method),
        has_percent=found.raw is not None,
        badge=badge_of(current, method),
        has_caveats=bool(activity.caveats),
        is_doubted=bool(activity.doubt),
        weight=weight_text(activity.weight),
        bar=bar_length(found.raw),
        removed=removed_since(plan.removal_of(activity)),
        until=counted_until(context, plan, activity),
        part=in_part(part) if part else "",
        part_code=part.period.code if part else "",
    )
