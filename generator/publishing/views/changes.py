"""What changed in a year's goals, unit by unit, and the habits of promising and telling that the past shows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.wording import counted, date_in_words, listed, named
from generator.history.kinds import Risk
from generator.indicators.explain import explain_mean
from generator.publishing import addresses
from generator.publishing.page import Link, Page
from generator.publishing.views.backloading import Backloading, backloading, goal_link
from generator.publishing.views.discipline import Discipline, discipline
from generator.publishing.views.downloads import table_data
from generator.publishing.views.edits import report_edits
from generator.publishing.views.goal_fates import GoalsStep, goals_step
from generator.publishing.views.lifeline import NO_HISTORY, Against, Standing, first_goals, schedule
from generator.publishing.views.removals import RemovalItem, goal_removal, promise_in_words, removal_item
from generator.publishing.views.vanished import VanishedPlan, vanished_lead, vanished_plans
from generator.publishing.views.versions import (
    ChangeRow,
    StepView,
    change_lead,
    control_rows,
    fates_of,
    frame_rows,
    step_view,
)
from generator.publishing.views.words import badge_of, mean_text
from generator.reporters.changes.shape import Total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.history.steps import UnitStory
    from generator.indicators.rollup import Rollup
    from generator.publishing.views.context import YearContext


class UnitSection(Frozen):
    """A unit's change control and what each version changed; `whole` compares the first with today's."""

    id: str
    link: Link
    rows: tuple[ChangeRow, ...]
    steps: tuple[StepView, ...]
    whole: StepView | None


class Unchanged(Frozen):
    """Units in which no change is seen and with one and the same change control; `name` is for readers."""

    name: str
    units: tuple[tuple[str, Link], ...]
    rows: tuple[ChangeRow, ...]


class Promise(Frozen):
    """A goal that went with its unit, and what it promised of the year."""

    link: Link
    promise: str
    schedule: str


class Removed(Frozen):
    """A unit, with the goals that went with it, or a goal that an approved change took out."""

    link: Link
    promised: tuple[Promise, ...]
    removal: RemovalItem


class ChangesView(Frozen):
    """What changed in a year."""

    lead: tuple[str, ...]
    notices: tuple[str, ...]
    totals: tuple[Total, ...]
    frame: tuple[ChangeRow, ...]
    changed: tuple[UnitSection, ...]
    others: tuple[Unchanged, ...]
    unchanged: str
    removed: tuple[Removed, ...]
    vanished: tuple[VanishedPlan, ...]
    against: tuple[Against, ...]
    first_goals: str
    when: str
    backloading: Backloading
    permanence: GoalsStep | None
    years: Link
    discipline: Discipline
    printed_edits: tuple[str, ...]


def changes_page(context: YearContext, earlier: YearContext | None = None) -> Page:
    """Return the page of what changed in a year, and of what it kept of an earlier one."""
    path = addresses.changes(context.base)
    stories = list(context.story.units.values())
    ranked = sorted((story for story in stories if story.steps), key=_urgency)
    view = ChangesView(
        lead=tuple(_lead(context)),
        notices=_notices(context),
        totals=tuple(_totals(stories)),
        frame=frame_rows(context),
        changed=tuple(_section(context, story) for story in ranked),
        others=tuple(_unchanged(context, stories)),
        unchanged=counted(len(stories) - len(ranked), "unidad", "unidades"),
        removed=tuple(_removed(context)),
        vanished=vanished_plans(context),
        against=tuple(_against(context)),
        first_goals=first_goals(ranked),
        when=context.when,
        backloading=backloading(context),
        permanence=goals_step(earlier, context) if earlier else None,
        years=Link(tr("Ver qué fue de cada meta"), addresses.comparison(context.annual.institution.id)),
        discipline=discipline(context),
        printed_edits=tuple(report_edits(context)),
    )
    return context.page(
        path,
        "cambios.html",
        tr("Cambios, {label}", label=context.label),
        tr(
            "Qué cambió en las metas de {name} en {year}, por qué y cuándo.",
            name=context.annual.institution.name,
            year=context.annual.year,
        ),
        view,
        current=path,
        data=table_data(context.base, "cambios", tr("Cambios")),
    )


def _lead(context: YearContext) -> Iterator[str]:
    yield change_lead(context)
    stories = context.story.units.values()
    past = sum(item.risk == Risk.PAST.value for story in stories for step in story.steps for item in step.promises)
    if past:
        yield tr("{past} meses que ya habían terminado.", past=counted(past, "cambio alcanzó", "cambios alcanzaron"))
    yield from _unsaid(context)
    if gone_plans := vanished_lead(context):
        yield gone_plans
    removed = list(_removed(context))
    if removed:
        gone = listed(named(each.link.label) if each.promised else each.link.label for each in removed)
        yield tr("Un cambio aprobado eliminó {gone}; lo que se había prometido sigue a la vista.", gone=gone)


def _unsaid(context: YearContext) -> Iterator[str]:
    """Say which units changed their goals without a version or without a reason, and of which the document is partial.

    That its document publishes a part of a unit's goals is a note of whoever transcribed it, which needs no version.
    """
    goals, documents = [], []
    for unit, story in context.story.units.items():
        steps = [step for step in story.steps if step.part.warnings]
        if any(step.promises for step in steps):
            goals.append(context.name_of(unit))
        elif steps:
            documents.append(context.name_of(unit))
    if goals:
        yield tr("Hay metas que cambiaron sin versión nueva o sin decir por qué, en {units}.", units=listed(goals))
    if documents:
        yield tr(
            "Se corrigió si el documento publica todas las actividades o solo una parte, en {units}. "
            "Es una nota sobre el documento: lo prometido es lo mismo, y de lo publicado "
            "en parte no se da el promedio.",
            units=listed(documents),
        )


def _notices(context: YearContext) -> tuple[str, ...]:
    record = context.record
    if not record.is_known:
        return (tr(NO_HISTORY),)
    if record.since:
        day = date_in_words(record.since)
        return (
            tr("De la historia de estos planes se conoce solo lo publicado desde el {day}; lo anterior, no.", day=day),
        )
    return ()


def _totals(stories: list[UnitStory]) -> Iterator[Total]:
    counts = Counter(item.risk for story in stories for step in story.steps for item in step.promises)
    for risk in Risk:
        if counts[risk.value]:
            yield Total(risk.value, risk.label, risk.reason, counts[risk.value], risk.is_pressing)


def _urgency(story: UnitStory) -> int:
    risks = (Risk(item.risk).rank for step in story.steps for item in step.part.all_items)
    return min(risks, default=len(Risk))


def _section(context: YearContext, story: UnitStory) -> UnitSection:
    unit = story.plan.org_unit
    return UnitSection(
        id=unit,
        link=context.unit_link(unit),
        rows=control_rows(context, story.plan),
        steps=tuple(step_view(context, story, step) for step in reversed(story.steps)),
        whole=step_view(context, story, story.whole) if story.whole else None,
    )


def _unchanged(context: YearContext, stories: list[UnitStory]) -> Iterator[Unchanged]:
    """Yield the units without changes, together where their change controls are equal: one table, not one for each."""
    by_rows: dict[tuple[ChangeRow, ...], list[tuple[str, Link]]] = {}
    for story in stories:
        if not story.steps:
            unit = story.plan.org_unit
            by_rows.setdefault(control_rows(context, story.plan), []).append((unit, context.unit_link(unit)))
    for rows, units in by_rows.items():
        name = (
            units[0][1].label
            if len(units) == 1
            else tr("De {units} unidades, desde {label}", units=len(units), label=units[0][1].label)
        )
        yield Unchanged(name, tuple(units), rows)


def _removed(context: YearContext) -> Iterator[Removed]:
    for plan in context.annual.plans:
        if plan.removal:
            promised = tuple(
                Promise(goal_link(context, plan, goal), promise_in_words(context, plan, goal), schedule(goal))
                for goal in plan.activities
            )
            yield Removed(context.unit_link(plan.org_unit), promised, removal_item(plan.removal))
        for goal in plan.activities:
            if goal.removal and (item := goal_removal(context, plan, goal)):
                yield Removed(goal_link(context, plan, goal), (), item)


def _against(context: YearContext) -> Iterator[Against]:
    """Yield the units whose figure is another by the goals as they were first, after the institution."""
    changed = [unit for unit, story in context.story.units.items() if fates_of(story, story.steps)]
    if not changed:
        return
    name = context.annual.institution.acronym or context.annual.institution.name
    first, now = (of.institution(context.current) for of in (context.original, context.indicators))
    yield _beside(context, Link(name, context.base), first, now)
    for unit in changed:
        first, now = (of.unit(unit, context.current) for of in (context.original, context.indicators))
        yield _beside(context, context.short_link(unit), first, now)


def _beside(context: YearContext, subject: Link, first: Rollup, now: Rollup) -> Against:
    method = context.annual.frame.method
    original, today = (
        Standing(mean_text(each, method), badge_of(each, method), explain_mean(each, method.decimals))
        for each in (first, now)
    )
    return Against(subject, "", original, today)
