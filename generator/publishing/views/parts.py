"""A goal of which a document publishes only a part of the year: that part is told, under its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.language import later, tr
from generator.core.wording import the_period
from generator.indicators.states import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.core.model import Activity, UnitPlan
    from generator.indicators.compliance import Compliance
    from generator.indicators.rollup import Rollup
    from generator.publishing.views.context import YearContext

ONLY = later("lo único publicado")


def known_part(context: YearContext, plan: UnitPlan, goal: Activity) -> Compliance | None:
    """Return what is known of a goal in the only part of the year that is published; `None` of any other goal.

    Where several parts are published with others between, or the part has no percentage, there is nothing to tell.
    """
    figures, unit = context.indicators, plan.org_unit
    if figures.activity(unit, goal.code, context.current).state is not State.PARTLY_PUBLISHED:
        return None
    part = figures.published_part(unit, goal.code)
    found = None if part is None else figures.activity(unit, goal.code, part)
    return None if found is None or found.raw is None else found


def known(context: YearContext, plan: UnitPlan, goal: Activity) -> Compliance:
    """Return what is known of a goal in the year so far or, where only a part of it is published, in that part."""
    return known_part(context, plan, goal) or context.indicators.activity(plan.org_unit, goal.code, context.current)


def element_part(context: YearContext, code: str, goals: Iterable[tuple[UnitPlan, Activity]]) -> Rollup | None:
    """Return the average of a strategic element in the only part of the year of which its goals are published.

    `None` where the year itself has an average, or where the goals are published of different parts.
    """
    figures = context.indicators
    parts = {figures.published_part(plan.org_unit, goal.code) for plan, goal in goals}
    part = parts.pop() if len(parts) == 1 else None
    if part is None or figures.element(code, context.current).mean is not None:
        return None
    found = figures.element(code, part)
    return None if found.mean is None else found


def in_part(found: Compliance | Rollup) -> str:
    """Say of which part a figure is: `en el cuarto trimestre, lo único publicado`."""
    return tr("en {period}, {only}", period=the_period(found.period, year=False), only=tr(ONLY))
