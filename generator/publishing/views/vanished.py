"""Plans of units that were published and are no longer there, which nothing else of the year would tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.wording import counted, date_in_words, listed, quoted
from generator.publishing.views.blocks import annual_target
from generator.publishing.views.lifeline import schedule
from generator.publishing.written import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import UnitPlan
    from generator.history.record import Version
    from generator.publishing.page import Source
    from generator.publishing.views.context import YearContext


class VanishedPlan(Frozen):
    """A plan that is gone: what is known of it, and what its goals promised when they were last given a version."""

    name: str
    told: str
    commit: Source | None
    goals: tuple[str, ...]


def vanished_plans(context: YearContext) -> tuple[VanishedPlan, ...]:
    """Return the plans of a year that git has and that are no longer there, nor under another name of their unit."""
    return tuple(
        VanishedPlan(_name(context, unit), _told(context, version, plan), context.commit(version.commit), _goals(plan))
        for unit, version, plan in _gone(context)
    )


def vanished_lead(context: YearContext) -> str:
    """Say which published plans are no longer there; "" if all are."""
    names = [quoted(_name(context, unit)) for unit, _, _ in _gone(context)]
    if not names:
        return ""
    return tr("Ya no está el plan, que se había publicado, de {units}.", units=listed(names))


def _gone(context: YearContext) -> Iterator[tuple[str, Version, UnitPlan]]:
    there = {plan.org_unit for plan in context.annual.plans}
    for (year, unit), record in sorted(context.record.units.items()):
        last = record.versions[-1] if record.versions else None
        if year == context.annual.year and unit not in there and last is not None and last.plan is not None:
            yield unit, last, last.plan


def _name(context: YearContext, unit: str) -> str:
    known = context.annual.institution.by_id.get(unit)
    return known.name if known else unit


def _told(context: YearContext, version: Version, plan: UnitPlan) -> str:
    day = tr(", publicada aquí el {day}", day=date_in_words(version.day)) if version.day else ""
    promised = counted(len(plan.activities), "actividad", "actividades")
    said = tr(
        "Su última versión fue la {number}{day}, con {promised}. Ningún cambio aprobado dice por qué no está.",
        number=version.number,
        day=day,
        promised=promised,
    )
    heirs = [quoted(context.name_of(other.org_unit)) for other in context.annual.plans if _is_same(other, plan)]
    if not heirs:
        return said
    return tr("{said} Las mismas actividades están hoy en el plan de {heirs}.", said=said, heirs=listed(heirs))


def _is_same(plan: UnitPlan, other: UnitPlan) -> bool:
    own, others = ({(goal.code, goal.name) for goal in each.activities} for each in (plan, other))
    return bool(own) and own == others


def _goals(plan: UnitPlan) -> tuple[str, ...]:
    return tuple(
        tr(
            "{goal}: {target} (programado: {schedule})",
            goal=written(f"{goal.code} {goal.name}"),
            target=annual_target(goal),
            schedule=schedule(goal),
        )
        for goal in plan.activities
    )
