"""What changed in a year's goals, unit by unit, and the habits of promising and telling that the past shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.wording import counted, date_in_words, listed
from generator.history.changes import Risk
from generator.publishing import addresses
from generator.publishing.page import Link, Page
from generator.publishing.views.backloading import Backloading, backloading, goal_link
from generator.publishing.views.blocks import annual_target
from generator.publishing.views.context import data_files
from generator.publishing.views.discipline import Discipline, discipline
from generator.publishing.views.lifeline import NO_HISTORY, Against, Standing, schedule
from generator.publishing.views.told import RemovalItem, removal_item
from generator.publishing.views.versions import (
    ChangeRow,
    StepView,
    change_lead,
    change_rows,
    control_rows,
    fates_of,
    step_view,
)
from generator.publishing.views.words import badge_of, percent
from generator.reporters.changes.shape import Total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.core.model import Activity, Removal, UnitPlan
    from generator.history.steps import UnitStory
    from generator.indicators.rollup import Rollup
    from generator.publishing.views.context import YearContext


@dataclass(frozen=True, slots=True)
class UnitSection:
    """A unit's change control and what each version changed; `whole` compares the first with today's."""

    id: str
    link: Link
    rows: tuple[ChangeRow, ...]
    steps: tuple[StepView, ...]
    whole: StepView | None


@dataclass(frozen=True, slots=True)
class Promise:
    """A goal and what it promised of the year."""

    link: Link
    target: str
    measure_unit: str
    schedule: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A unit or a goal that an approved change took out: what it was, and what it had promised."""

    link: Link
    promised: tuple[Promise, ...]
    removal: RemovalItem


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed in a year."""

    lead: tuple[str, ...]
    notices: tuple[str, ...]
    has_commits: bool
    totals: tuple[Total, ...]
    frame: tuple[ChangeRow, ...]
    changed: tuple[UnitSection, ...]
    others: tuple[UnitSection, ...]
    removed: tuple[Removed, ...]
    against: tuple[Against, ...]
    when: str
    backloading: Backloading
    discipline: Discipline


def changes_page(context: YearContext) -> Page:
    """Return the page of what changed in a year."""
    path = addresses.changes(context.base)
    stories = list(context.story.units.values())
    ranked = sorted((story for story in stories if story.steps), key=_urgency)
    view = ChangesView(
        lead=tuple(_lead(context)),
        notices=_notices(context),
        has_commits=context.record.is_known,
        totals=tuple(_totals(stories)),
        frame=change_rows(context.annual.frame.changes),
        changed=tuple(_section(context, story) for story in ranked),
        others=tuple(_section(context, story) for story in stories if not story.steps),
        removed=tuple(_removed(context)),
        against=tuple(_against(context)),
        when=context.when,
        backloading=backloading(context),
        discipline=discipline(context),
    )
    return context.page(
        path,
        "cambios.html",
        f"Cambios, {context.label}",
        f"Qué cambió en las metas de {context.annual.institution.name} en {context.annual.year}, por qué y cuándo.",
        view,
        current=path,
        data=data_files(path, "de los cambios"),
    )


def _lead(context: YearContext) -> Iterator[str]:
    yield change_lead(context)
    stories = context.story.units.values()
    past = sum(item.risk == Risk.PAST.value for story in stories for step in story.steps for item in step.promises)
    if past:
        yield f"{counted(past, 'cambio alcanzó', 'cambios alcanzaron')} meses que ya habían terminado."
    unsaid = [context.name_of(unit) for unit, story in context.story.units.items() if _is_unsaid(story)]
    if unsaid:
        yield f"Hay metas que cambiaron sin versión nueva o sin decir por qué, en {listed(unsaid)}."
    removed = list(_removed(context))
    if removed:
        gone = listed(each.link.label for each in removed)
        yield f"Un cambio aprobado eliminó {gone}; lo que se había prometido sigue a la vista."


def _is_unsaid(story: UnitStory) -> bool:
    return any(step.part.warnings for step in story.steps)


def _notices(context: YearContext) -> tuple[str, ...]:
    record = context.record
    if not record.is_known:
        return (NO_HISTORY,)
    if record.since:
        day = date_in_words(record.since)
        return (f"De la historia de estos planes se conoce solo lo publicado desde el {day}; lo anterior, no.",)
    return ()


def _totals(stories: list[UnitStory]) -> Iterator[Total]:
    counts = Counter(item.risk for story in stories for step in story.steps for item in step.promises)
    for risk in Risk:
        if counts[risk.value]:
            yield Total(risk.value, risk.label, risk.reason, counts[risk.value], risk.is_pressing)


def _urgency(story: UnitStory) -> int:
    risks = (Risk(item.risk).rank for step in story.steps for item in step.promises)
    return min(risks, default=len(Risk))


def _section(context: YearContext, story: UnitStory) -> UnitSection:
    unit = story.plan.org_unit
    return UnitSection(
        id=unit,
        link=context.unit_link(unit),
        rows=control_rows(context, story),
        steps=tuple(step_view(context, story, step) for step in reversed(story.steps)),
        whole=step_view(context, story, story.whole) if story.whole else None,
    )


def _removed(context: YearContext) -> Iterator[Removed]:
    for plan in context.annual.plans:
        if plan.removal:
            yield _removal(context.unit_link(plan.org_unit), _promises(context, plan, plan.activities), plan.removal)
        for goal in plan.activities:
            if goal.removal:
                yield _removal(goal_link(context, plan, goal), _promises(context, plan, (goal,)), goal.removal)


def _removal(link: Link, promised: tuple[Promise, ...], removal: Removal) -> Removed:
    item = removal_item(removal)
    assert item is not None  # noqa: S101  there is a removal
    return Removed(link, promised, item)


def _promises(context: YearContext, plan: UnitPlan, goals: Iterable[Activity]) -> tuple[Promise, ...]:
    return tuple(
        Promise(goal_link(context, plan, goal), annual_target(goal), goal.measure_unit, schedule(goal))
        for goal in goals
    )


def _against(context: YearContext) -> Iterator[Against]:
    """Yield the units whose figure is another by the goals as they were first, after the institution."""
    changed = [unit for unit, story in context.story.units.items() if fates_of(story, story.steps)]
    if not changed:
        return
    name = context.annual.institution.acronym or context.annual.institution.name
    first, now = context.original.institution(context.current), context.indicators.institution(context.current)
    yield Against(Link(name, context.base), "", _beside(context, first), _beside(context, now))
    for unit in changed:
        first, now = context.original.unit(unit, context.current), context.indicators.unit(unit, context.current)
        yield Against(context.short_link(unit), "", _beside(context, first), _beside(context, now))


def _beside(context: YearContext, rollup: Rollup) -> Standing:
    method = context.annual.frame.method
    return Standing(percent(rollup.mean, method), badge_of(rollup, method))
