"""What is left for the end: the part of the year's goals programmed for December, and goals put off after a miss."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.model import TargetType
from generator.core.period import Period
from generator.core.quantity import HUNDRED, format_percent
from generator.core.wording import counted, date_in_words
from generator.history.changes import Kind
from generator.history.effects import with_results_of
from generator.indicators.annual import annual_indicators
from generator.publishing import addresses
from generator.publishing.page import Link
from generator.publishing.views.words import percent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import Activity, UnitPlan
    from generator.history.steps import Step, UnitStory
    from generator.publishing.views.context import YearContext

HALF = Decimal("0.5")
_PUT_OFF = {Kind.MOVED_LATER.value, Kind.MOVED_TO_DECEMBER.value}


@dataclass(frozen=True, slots=True)
class DecemberRow:
    """A unit's goals by how much of each is programmed for December."""

    link: Link
    goals: str
    half: str
    mean: str


@dataclass(frozen=True, slots=True)
class PutOff:
    """A goal that was put off when it was behind what had been promised."""

    goal: Link
    unit: Link
    when: str
    behind: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Backloading:
    """What is left for the end of the year."""

    lead: tuple[str, ...]
    rows: tuple[DecemberRow, ...]
    put_off: tuple[PutOff, ...]


def backloading(context: YearContext) -> Backloading:
    """Return what a year leaves for its end."""
    shares = {plan.org_unit: found for plan in context.annual.plans if (found := _shares(plan))}
    ranked = sorted(shares, key=lambda unit: -_mean(shares[unit]))
    return Backloading(
        lead=_lead([share for found in shares.values() for share in found]),
        rows=tuple(_row(context, unit, shares[unit]) for unit in ranked),
        put_off=tuple(_put_off(context)),
    )


def _shares(plan: UnitPlan) -> list[Decimal]:
    found = (december_share(activity) for activity in plan.activities if plan.removal_of(activity) is None)
    return [share for share in found if share is not None]


def december_share(activity: Activity) -> Decimal | None:
    """Return the part of a goal's year programmed for December; `None` where its months do not make the year."""
    months = {target.period: target.quantity.number for target in activity.targets if target.period.is_month}
    if activity.target_type is not TargetType.SUM or len(months) < len(activity.targets) or activity.unreadable:
        return None
    total = sum(months.values(), Decimal(0))
    december = sum((number for month, number in months.items() if month.last == 12), Decimal(0))  # noqa: PLR2004  the month
    return december / total if total > 0 else None


def _mean(shares: list[Decimal]) -> Decimal:
    return sum(shares, Decimal(0)) / len(shares)


def _mean_text(shares: list[Decimal]) -> str:
    return format_percent(_mean(shares) * HUNDRED, 1)


def _late(shares: list[Decimal]) -> int:
    """Return how many goals leave half of their year or more for December."""
    return sum(share >= HALF for share in shares)


def _lead(shares: list[Decimal]) -> tuple[str, ...]:
    if not shares:
        return ("Ninguna meta se reparte por meses que se sumen: no se puede decir cuánto queda para diciembre.",)
    half = _late(shares)
    goals = counted(len(shares), "meta que se suma por meses", "metas que se suman por meses")
    late = "ninguna deja" if not half else counted(half, "deja", "dejan")
    mean = _mean_text(shares)
    return (
        f"De {goals}, {late} para diciembre la mitad o más de su año; en promedio, el {mean} es para diciembre.",
        "Repartido por igual sería 8.3 % cada mes. En diciembre ya no queda tiempo para corregir.",
    )


def _row(context: YearContext, unit: str, shares: list[Decimal]) -> DecemberRow:
    return DecemberRow(context.short_link(unit), str(len(shares)), str(_late(shares)), _mean_text(shares))


def _put_off(context: YearContext) -> Iterator[PutOff]:
    for story in context.story.units.values():
        for step in story.steps:
            for item in step.promises:
                if item.kind in _PUT_OFF and (found := _behind(context, story, step, item.subject.code)):
                    now = story.plan.by_code.get(story.plan.code_now(item.subject.code))
                    yield PutOff(
                        goal=goal_link(context, story.plan, now) if now else Link(item.subject.code, ""),
                        unit=context.short_link(story.plan.org_unit),
                        when=date_in_words(found[0]),
                        behind=percent(found[1], context.annual.frame.method),
                        sentence=item.sentence,
                    )


def goal_link(context: YearContext, plan: UnitPlan, goal: Activity) -> Link:
    """Return the link to a goal, with its code."""
    return Link(f"{goal.code} {goal.name}", addresses.activity(context.base, plan.org_unit, goal.code))


def _behind(context: YearContext, story: UnitStory, step: Step, code: str) -> tuple[date, Decimal] | None:
    """Return the day of a change and how a goal stood then against what it promised before, if it was behind."""
    day = (step.version and step.version.day) or (step.row and step.row.date)
    over = [month for month in context.whole.months if day and month.end < day]
    before = next((goal for goal in step.before.activities if step.after.code_now(goal.code) == code), None)
    if not day or not over or before is None:
        return None
    told = tuple(entry for entry in story.plan.progress if entry.date <= day)
    plan = with_results_of(step.before, replace(story.plan, progress=told), is_older=True)
    figures = annual_indicators(replace(context.annual, plans=(plan,)), day)
    raw = figures.activity(plan.org_unit, before.code, Period.to_date(context.annual.year, over[-1].last)).raw
    return (day, raw) if raw is not None and raw < HUNDRED else None
