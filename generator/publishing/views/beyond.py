"""What goes beyond a goal: by how much, in which words, and when nobody can know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.language import tr
from generator.core.quantity import HUNDRED, in_unit
from generator.publishing.views.blocks import executed, programmed
from generator.publishing.views.parts import in_part
from generator.publishing.views.words import percent

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.core.model import Activity
    from generator.indicators.compliance import Compliance
    from generator.publishing.views.context import YearContext


def beyond_unknown(context: YearContext) -> str:
    """Say why it cannot be known whether anything was done beyond the plan; "" where it can."""
    if not any(plan.has_reported for plan in context.annual.plans):
        return tr("No se sabe: ninguna unidad ha publicado avances.")
    if not any(context.annual.activities()):
        return tr("No se sabe: sin metas de actividades publicadas no hay con qué comparar lo hecho.")
    return ""


def percent_above(found: Compliance) -> Decimal | None:
    """Return by how many points a goal was surpassed, of levels and parts of demand too; nothing of one that was not.

    What adds up has surpassed its goal at once; of anything else only a final result is above it.
    """
    if found.additional is not None:
        return found.additional_percent
    is_above = found.raw is not None and found.raw > HUNDRED and not found.in_progress
    return found.raw - HUNDRED if is_above and found.raw is not None else None


def amount_above(context: YearContext, activity: Activity, found: Compliance) -> str:
    """Say how far above its goal one stands; what has no amount above tells its figure, its goal and the percentage."""
    when = "" if found.period == context.current else f", {in_part(found)}"
    goal = programmed(activity, found)
    if found.additional is None:
        done = executed(activity, found)
        share = percent(found.raw, context.annual.frame.method)
        return tr("{done}, con una meta de {goal}: {share}{when}", done=done, goal=goal, share=share, when=when)
    return tr(
        "{more} más que la meta de {programmed}{unit_of}{when}",
        more=in_unit(found.additional, as_percent=activity.is_percent),
        programmed=goal,
        unit_of=_unit_of(activity),
        when=when,
    )


def _unit_of(activity: Activity) -> str:
    return f" ({unended(activity.measure_unit)})" if activity.measure_unit else ""


def above_goal(context: YearContext, activity: Activity, found: Compliance) -> str:
    """Say how far a goal was surpassed: `+5 sobre lo programado`, or `111 % de lo programado`; "" of one that was not.

    What has no amount above (a level, a part of a demand) has a percentage.
    """
    if not percent_above(found):
        return ""
    if found.additional:
        more = in_unit(found.additional, as_percent=activity.is_percent)
        return tr("+{more} sobre lo programado{unit_of}", more=more, unit_of=_unit_of(activity))
    return tr("{share} de lo programado", share=percent(found.raw, context.annual.frame.method))


def unended(text: str) -> str:
    """Return a text that a sentence goes on after."""
    return text.rstrip(". ")
