"""What is left for the end: the part of the year's goals programmed for December, and goals put off after a miss."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.model import TargetType
from generator.core.quantity import HUNDRED, format_percent
from generator.core.wording import counted, date_in_words
from generator.publishing import addresses
from generator.publishing.page import Link
from generator.publishing.views.misses import PUT_OFF, miss_of
from generator.publishing.views.words import percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Activity, UnitPlan
    from generator.publishing.views.context import YearContext

HALF = Decimal("0.5")


class DecemberRow(Frozen):
    """A unit's goals by how much of each is programmed for December."""

    link: Link
    goals: str
    half: str
    mean: str


class PutOff(Frozen):
    """A goal that was put off when it was behind what had been promised."""

    goal: Link
    unit: Link
    when: str
    behind: str
    missed: str
    sentence: str


class Backloading(Frozen):
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
        return (tr("Ninguna meta se reparte por meses que se sumen: no se puede decir cuánto queda para diciembre."),)
    half = _late(shares)
    goals = counted(len(shares), "meta que se suma por meses", "metas que se suman por meses")
    late = tr("ninguna deja") if not half else counted(half, "deja", "dejan")
    mean = _mean_text(shares)
    return (
        tr(
            "De {goals}, {late} para diciembre la mitad o más de su año; en promedio, el {mean} es para diciembre.",
            goals=goals,
            late=late,
            mean=mean,
        ),
        tr("Repartido por igual sería 8.3 % cada mes. En diciembre ya no queda tiempo para corregir."),
    )


def _row(context: YearContext, unit: str, shares: list[Decimal]) -> DecemberRow:
    return DecemberRow(context.short_link(unit), str(len(shares)), str(_late(shares)), _mean_text(shares))


def _put_off(context: YearContext) -> Iterator[PutOff]:
    for story in context.story.units.values():
        for step in story.steps:
            for part in step.part.parts:
                if found := miss_of(context, story, step, part.items):
                    now = story.plan.by_code.get(story.plan.code_now(part.id))
                    yield PutOff(
                        goal=goal_link(context, story.plan, now) if now else Link(part.id, ""),
                        unit=context.short_link(story.plan.org_unit),
                        when=date_in_words(found.day),
                        behind=percent(found.percent, context.annual.frame.method),
                        missed=found.missed,
                        sentence=next(item.sentence for item in part.items if item.kind in PUT_OFF),
                    )


def goal_link(context: YearContext, plan: UnitPlan, goal: Activity) -> Link:
    """Return the link to a goal, with its code."""
    return Link(f"{goal.code} {goal.name}", addresses.activity(context.base, plan.org_unit, goal.code))
