"""What became of the goals of one year in the next, unit by unit, as the page that compares years shows it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import later, later_plural, tr
from generator.core.wording import counted
from generator.indicators.permanence import Fate, GoalFate, UnitFate, permanence
from generator.publishing import addresses
from generator.publishing.page import Link
from generator.publishing.views.blocks import KeyFigure, annual_target
from generator.publishing.views.words import UNKNOWN, Badge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.core.model import Activity
    from generator.publishing.views.context import YearContext


class _Said(Frozen):
    """How a fate is said: of a goal, of how many in all, and of one or several in a sentence."""

    badge: Badge
    total: str
    one: str
    many: str


_SAID = {
    Fate.KEPT: _Said(Badge("sigue", later("Sigue"), "=", "t-nulo"), later("Siguen"), *later_plural("sigue", "siguen")),
    Fate.RECODED: _Said(
        Badge("otro-codigo", later("Sigue, con otro código"), "≈", "t-nulo"),
        later("Siguen, con otro código"),
        *later_plural("sigue con otro código", "siguen con otro código"),
    ),
    Fate.RENAMED: _Said(
        Badge("otro-nombre", later("Mismo código, otro nombre"), "?", "t-nulo"),
        later("Mismo código, otro nombre"),
        *later_plural("conserva solo el código", "conservan solo el código"),
    ),
    Fate.GONE: _Said(
        Badge("ya-no-esta", later("Ya no está"), "−", "t-nulo"),
        later("Ya no están"),
        *later_plural("ya no está", "ya no están"),
    ),
    Fate.NEW: _Said(Badge("nueva", later("Nueva"), "+", "t-nulo"), later("Nuevas"), *later_plural("nueva", "nuevas")),
}


class GoalRow(Frozen):
    """A goal in two years; `earlier_name` is told where the name changed."""

    link: Link
    code: str
    earlier_name: str
    before: str
    after: str
    badge: Badge


class GoalGroup(Frozen):
    """The goals of a unit in two years."""

    name: str
    summary: str
    note: str
    rows: tuple[GoalRow, ...]


class GoalsStep(Frozen):
    """The goals of a year beside those of the year before."""

    anchor: str
    before: str
    after: str
    figures: tuple[KeyFigure, ...]
    note: str
    groups: tuple[GoalGroup, ...]


def goals_step(before: YearContext, after: YearContext) -> GoalsStep:
    """Return what became of the goals of one year in the next."""
    units = [unit for unit in permanence(before.annual, after.annual) if unit.goals]
    sure = [unit for unit in units if unit.is_sure]
    totals = sum((unit.counts for unit in sure), Counter[Fate]())
    unsure = len(units) - len(sure)
    note = (
        tr(
            "Sin contar {unsure}: en uno de los dos años se conoce solo una parte de sus actividades, o ninguna.",
            unsure=counted(unsure, "unidad", "unidades"),
        )
        if unsure
        else ""
    )
    return GoalsStep(
        anchor=f"metas-{after.annual.year}",
        before=str(before.annual.year),
        after=str(after.annual.year),
        figures=tuple(KeyFigure(tr(_SAID[fate].total), str(totals[fate])) for fate in Fate) if sure else (),
        note=note,
        groups=tuple(_group(before, after, unit) for unit in units),
    )


def _group(before: YearContext, after: YearContext, unit: UnitFate) -> GoalGroup:
    known = after if unit.has_plan else before
    return GoalGroup(
        name=known.name_of(unit.unit),
        summary=_summary(unit.goals, unit.counts),
        note=_note(before, after, unit),
        rows=tuple(_row(before, after, goal) for goal in unit.goals),
    )


def _summary(goals: Sequence[GoalFate], counts: Counter[Fate]) -> str:
    if len(counts) == 1 and len(goals) > 1:
        return tr("todas: {counted}", counted=_counted(goals[0].fate, len(goals)))
    return ", ".join(_counted(fate, counts[fate]) for fate in Fate if counts[fate])


def _counted(fate: Fate, number: int) -> str:
    return counted(number, _SAID[fate].one, _SAID[fate].many)


def _note(before: YearContext, after: YearContext, unit: UnitFate) -> str:
    if not unit.had_plan:
        return tr("La unidad no tiene plan publicado en {year}.", year=before.annual.year)
    if not unit.has_plan:
        return tr("La unidad no tiene plan publicado en {year}.", year=after.annual.year)
    if not unit.is_sure:
        return tr(
            "En uno de los dos años se publicó solo una parte de sus actividades, o ninguna: que una "
            "no aparezca no quiere decir que se haya quitado."
        )
    return ""


def _row(before: YearContext, after: YearContext, goal: GoalFate) -> GoalRow:
    shown, context = (goal.after, after) if goal.after else (goal.before, before)
    if shown is None:  # a fate is of a goal of either year
        raise ValueError(goal)
    earlier = goal.before if goal.before and goal.after else None
    return GoalRow(
        link=Link(shown.name, addresses.activity(context.base, goal.unit, shown.code)),
        code=f"{earlier.code} → {shown.code}" if earlier and earlier.code != shown.code else shown.code,
        earlier_name=earlier.name if earlier and goal.fate is Fate.RENAMED else "",
        before=_target(goal.before),
        after=_target(goal.after),
        badge=_SAID[goal.fate].badge,
    )


def _target(activity: Activity | None) -> str:
    """Return a goal's annual target with what it counts; a dash where the year has no such goal."""
    if activity is None:
        return UNKNOWN
    unit = f" ({activity.measure_unit})" if activity.measure_unit else ""
    return f"{annual_target(activity)}{unit}"
