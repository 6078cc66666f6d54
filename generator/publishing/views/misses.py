"""A goal that was put off after a miss: how it stood on the day it was put off, and which of its months fell short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.language import tr
from generator.core.period import Period
from generator.core.quantity import HUNDRED
from generator.core.wording import listed, the_period
from generator.history.effects import with_results_of
from generator.history.kinds import Kind
from generator.indicators.annual import YearIndicators
from generator.publishing.views.blocks import executed, programmed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from generator.core.model import Activity
    from generator.history.steps import Step, UnitStory
    from generator.publishing.views.context import YearContext
    from generator.reporters.changes.shape import Item

PUT_OFF = frozenset({Kind.MOVED_LATER.value, Kind.MOVED_TO_DECEMBER.value})
MAX_MISSED = 3
"""How many of the periods that fell short are named, the last ones."""


class Miss(Frozen):
    """How a goal stood on the day of a change, by what it promised before; `missed` says what fell short."""

    day: date
    percent: Decimal
    missed: str


def miss_of(context: YearContext, story: UnitStory, step: Step, items: Iterable[Item]) -> Miss | None:
    """Return how a goal stood when some changes of it put it off; `None` if it was not put off, or not behind."""
    code = next((item.subject.code for item in items if item.kind in PUT_OFF), "")
    day = step.day
    over = [month for month in context.whole.months if day and month.end < day]
    before = next((goal for goal in step.before.activities if step.after.code_now(goal.code) == code), None)
    if not code or not day or not over or before is None:
        return None
    told = tuple(entry for entry in story.plan.progress if entry.date <= day)
    plan = with_results_of(step.before, replace(story.plan, progress=told), is_older=True)
    figures = YearIndicators(replace(context.annual, plans=(plan,)), day)
    raw = figures.activity(plan.org_unit, before.code, Period.to_date(context.annual.year, over[-1].last)).raw
    if raw is None or raw >= HUNDRED:
        return None
    return Miss(day, raw, _missed(figures, plan.org_unit, before, day))


def _missed(figures: YearIndicators, unit: str, goal: Activity, day: date) -> str:
    """Say which periods fell short: `después de que febrero quedara en 60 de 100`; "" if none did by itself."""
    over = [target.period for target in goal.targets if target.period.end < day]
    found = [figures.activity(unit, goal.code, period) for period in over]
    short = [each for each in found if each.raw is not None and each.raw < HUNDRED][-MAX_MISSED:]
    told = [
        tr(
            "{period} quedara en {executed} de {programmed}",
            period=the_period(each.period, year=False),
            executed=executed(goal, each),
            programmed=programmed(goal, each),
        )
        for each in short
    ]
    return tr("después de que {told}", told=listed(told)) if told else ""
