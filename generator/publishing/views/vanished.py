"""Plans that were published and are no longer there, which nothing else would tell: of units, years, institutions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.wording import counted, date_in_words, listed, named
from generator.publishing.views.blocks import annual_target
from generator.publishing.views.lifeline import schedule
from generator.publishing.written import written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from generator.core.model import UnitPlan
    from generator.history.record import GoneInstitution, Record, Version
    from generator.publishing.page import Source
    from generator.publishing.views.context import YearContext
    from generator.publishing.views.summary import InstitutionSummary


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
    names = [named(_name(context, unit)) for unit, _, _ in _gone(context)]
    if not names:
        return ""
    return tr("Ya no está el plan, que se había publicado, de {units}.", units=listed(names))


def vanished_years(record: Record, there: Collection[int]) -> tuple[str, ...]:
    """Say which years were published and are no longer there, and what they promised when they last were."""
    gone: dict[int, list[Version]] = {}
    for (year, _), unit in record.units.items():
        if year not in there and unit.versions:
            gone.setdefault(year, []).append(unit.versions[-1])
    return tuple(_year_told(year, gone[year]) for year in sorted(gone))


def vanished_institutions(
    institutions: Sequence[InstitutionSummary], gone: Sequence[GoneInstitution]
) -> tuple[str, ...]:
    """Say which institutions were published and are no longer there, under their own name or in another folder."""
    there = {institution.link.label for institution in institutions}
    last = {each.name: each for each in sorted(gone, key=lambda each: each.day)}  # of one that moved first, the last
    return tuple(
        tr(
            "Ya no está {name}, que se había publicado aquí: sus planes se retiraron el {day}.",
            name=named(each.name),
            day=date_in_words(each.day),
        )
        for each in (last[name] for name in dict.fromkeys(each.name for each in gone))
        if each.name not in there
    )


def _year_told(year: int, versions: Sequence[Version]) -> str:
    goals = [len(version.plan.activities) for version in versions if version.plan is not None]
    units = sum(map(bool, goals)) or len(versions)  # those with activities, as the page of a year counts them
    return tr(
        "Ya no está el plan de {year}, que se había publicado aquí: tenía {goals} en {units}. "
        "Ningún cambio aprobado dice por qué no está.",
        year=year,
        goals=counted(sum(goals), "actividad", "actividades"),
        units=counted(units, "unidad", "unidades"),
    )


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
    heirs = [named(context.name_of(other.org_unit)) for other in context.annual.plans if _is_same(other, plan)]
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
