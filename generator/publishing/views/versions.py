"""What each version changed, ready for pages: rows of the change control with their commits, and steps."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.language import later_plural, plural, tr
from generator.core.wording import counted, date_in_words, listed, quoted
from generator.history.kinds import Aspect, Kind, Risk
from generator.publishing import addresses
from generator.publishing.page import Link, Source
from generator.publishing.views.edits import edits_lead
from generator.publishing.views.misses import miss_of
from generator.publishing.views.words import sentence
from generator.publishing.written import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.core.model import Change, UnitPlan
    from generator.history.record import ControlRecord, Version
    from generator.history.steps import Step, UnitStory
    from generator.publishing.views.context import YearContext
    from generator.reporters.changes.shape import Item, Part

RECENT = 3
"""How many changes the front page of a year tells."""
_NOTES = {Kind.CAVEAT_ADDED.value, Kind.CAVEAT_CHANGED.value, Kind.CAVEAT_REMOVED.value, Kind.PARTIAL_CHANGED.value}
"""What whoever transcribed a document says of it: no change of the institution, which needs no version."""
_FATES = {
    Risk.REMOVED: later_plural("se eliminó", "se eliminaron"),
    Risk.LOWERED: later_plural("bajó", "bajaron"),
    Risk.ANOTHER: later_plural("promete otra cosa", "prometen otra cosa"),
    Risk.LATER: later_plural("se aplazó", "se aplazaron"),
    Risk.MEASURE: later_plural("se mide de otro modo", "se miden de otro modo"),
    Risk.PROOF: later_plural("se comprueba de otro modo", "se comprueban de otro modo"),
    Risk.OTHER: later_plural("cambió sin prometer menos", "cambiaron sin prometer menos"),
}


class ChangeRow(Frozen):
    """A row of the change control; `commit` is the one that published its version, if it is known."""

    version: str
    date: str
    owner: str
    reason: str
    commit: Source | None = None


class RecentChange(Frozen):
    """The newest change of a unit's goals, in a line; `link` leads to what it changed."""

    link: Link
    title: str
    tally: str
    published: str


class GoalChange(Frozen):
    """What a step changed of one goal; `path` is "" where the goal is gone, `missed` says after what it was put off."""

    title: str
    path: str
    items: tuple[Item, ...]
    missed: str = ""


class Announcement(Frozen):
    """How a version was announced: its name, its day, who signs it, why, and the commit that published it."""

    title: str
    published: str
    owner: str
    reason: str
    commit: Source | None


class StepView(Frozen):
    """What changed from a version to a later one."""

    said: Announcement
    tally: str
    warnings: tuple[str, ...]
    items: tuple[Item, ...]
    goals: tuple[GoalChange, ...]


def frame_rows(context: YearContext) -> tuple[ChangeRow, ...]:
    """Return the change control of the institution's own plan, each row with the commit that published it."""
    return _rows(context, context.annual.frame.changes, context.record.frame(context.annual.year))


def control_rows(context: YearContext, plan: UnitPlan) -> tuple[ChangeRow, ...]:
    """Return a unit's change control as the official form shows it, each row with the commit that published it."""
    return _rows(context, plan.changes, context.record.unit(plan.year, plan.org_unit).control)


def _rows(context: YearContext, changes: Sequence[Change], past: ControlRecord) -> tuple[ChangeRow, ...]:
    return tuple(
        ChangeRow(row.version, date_in_words(row.date), row.owner, row.reason, context.commit(commit))
        for row, commit in zip(changes, past.commits_of(changes), strict=True)
    )


def step_view(context: YearContext, story: UnitStory, step: Step) -> StepView:
    """Return a step as a page shows it."""
    return StepView(
        said=announcement(context, step, step_title(step)),
        tally=tally(fates_of(story, [step])) or ("" if is_of_notes(step) else tr("No cambia lo prometido.")),
        warnings=() if is_of_notes(step) else step.part.warnings,
        items=tuple(_as_note(item) for item in step.part.items) if is_of_notes(step) else step.part.items,
        goals=tuple(_goal(context, story, step, part) for part in step.part.parts),
    )


def _as_note(item: Item) -> Item:
    """Return a note on the document without an alarm, unless it reaches what had been told of months already over."""
    return item if item.past_codes else replace(item, is_pressing=False)


def announcement(context: YearContext, step: Step, title: str) -> Announcement:
    """Return how the version that a step leads to was announced."""
    return announced(context, title, published(step), step.row, step.published)


def announced(context: YearContext, title: str, day: str, row: Change | None, version: Version | None) -> Announcement:
    """Return an announcement from the row of the change control and the version in git, where they are known."""
    return Announcement(
        title,
        day,
        row.owner if row else "",
        row.reason if row else "",
        context.commit(version.commit) if version else None,
    )


def step_title(step: Step) -> str:
    """Name a step by its versions."""
    if is_of_notes(step):
        return tr("Aclaraciones corregidas")
    if step.version is None:
        return tr("Después de la versión {number}, sin versión nueva", number=step.earlier.number)
    return tr("De la versión {number} a la {number2}", number=step.earlier.number, number2=step.version.number)


def is_of_notes(step: Step) -> bool:
    """Return whether nobody raised the version because nothing but notes on the document reads otherwise."""
    items = tuple(step.part.all_items)
    return step.version is None and bool(items) and all(_is_note(item) for item in items)


def _is_note(item: Item) -> bool:
    return item.kind in _NOTES or (item.key == "nota" and item.aspect == Aspect.DOCUMENT.value)


def published(step: Step) -> str:
    """Say when a step was published, and of what day the change control says it is."""
    later, row = step.published, step.row
    if is_of_notes(step):
        return tr("Publicado el {day}", day=date_in_words(later.day)) if later and later.day else ""
    said = tr("Con fecha {date}", date=date_in_words(row.date)) if row else ""
    if step.version is None and later and later.day:
        return tr("Publicado el {day}, sin fila en el control de cambios", day=date_in_words(later.day))
    if later is None or later.day is None:
        return said or tr("Sin fecha: el control de cambios no tiene su fila")
    if row is not None and row.date == later.day:
        return tr("Publicada el {day}", day=date_in_words(later.day))
    day = date_in_words(later.day)
    return tr("{said}; publicada el {day}", said=said, day=day) if said else tr("Publicada el {day}", day=day)


def _goal(context: YearContext, story: UnitStory, step: Step, part: Part) -> GoalChange:
    now = story.plan.by_code.get(story.plan.code_now(part.id))
    path = addresses.activity(context.base, story.plan.org_unit, now.code) if now else ""
    title = written(part.title)
    if now and now.code != part.id:
        title = tr("{title}, hoy {code}", title=title, code=now.code)
    found = miss_of(context, story, step, part.items)
    return GoalChange(title, path, part.items, found.missed if found else "")


def former_ids(context: YearContext, plan: UnitPlan) -> str:
    """Say how a unit was identified before, "" where it always was as it is."""
    formers = context.annual.institution.by_id[plan.org_unit].former_ids
    if not formers:
        return ""
    return tr("Esta unidad se identificaba antes como {formers}.", formers=listed(quoted(each) for each in formers))


def fates_of(story: UnitStory, steps: Iterable[Step]) -> Counter[Risk]:
    """Return how many goals met each fate in some steps; each goal once, by its most pressing change."""
    return Counter(story.risks_of(steps).values())


def tally(fates: Counter[Risk]) -> str:
    """Say how many goals changed and how: `Cambian 3 metas: 1 bajó y 2 se aplazaron.`; "" if none did."""
    total = sum(fates.values())
    if not total:
        return ""
    goals, words = counted(total, "meta", "metas"), fates_in_words(fates)
    if total == 1:
        return tr("Cambia {goals}: {fates}.", goals=goals, fates=words)
    return tr("Cambian {goals}: {fates}.", goals=goals, fates=words)


def fates_in_words(fates: Counter[Risk]) -> str:
    """Return what became of goals: `1 bajó y 2 se aplazaron`."""
    there = [(fates[risk], plural(fates[risk], *words)) for risk, words in _FATES.items() if fates[risk]]
    return there[0][1] if len(there) == 1 else listed(f"{number} {words}" for number, words in there)


def change_lead(context: YearContext) -> str:
    """Say what changed in the goals of a year, and whether what units told was edited after it had been published."""
    return f"{_goals_lead(context)} {edits_lead(context)}".rstrip()


def _goals_lead(context: YearContext) -> str:
    year, stories = context.annual.year, context.story.units.values()
    if not context.record.is_known:
        raised = sum(story.plan.version > 1 for story in stories)
        if not raised:
            return tr("Ninguna unidad declara haber cambiado sus metas de {year}.", year=year)
        told = counted(raised, "unidad declara", "unidades declaran")
        return tr("{told} haber cambiado sus metas de {year}.", told=told, year=year)
    fates = _fates(stories)
    total = sum(fates.values())
    since = context.record.since
    known = (
        tr("Desde el {since}, cuando empieza la historia que se conoce aquí, ", since=date_in_words(since))
        if since
        else ""
    )
    if not total and not any(story.plan.activities for story in stories):
        return tr("De {year} no se publicaron metas de actividades que pudieran cambiar.", year=year)
    if not total:
        end = tr(" de {year}", year=year) if since else tr(" de {year} desde que se publicaron aquí", year=year)
        return sentence(tr("{known}ninguna unidad ha cambiado sus metas{end}.", known=known, end=end))
    units = counted(sum(bool(_of(story)) for story in stories), "unidad cambió", "unidades cambiaron")
    return tr(
        "{known}{units} {goals}: {fates}.",
        known=known or tr("En {year}, ", year=year),
        units=units,
        goals=counted(total, "meta", "metas"),
        fates=fates_in_words(fates),
    )


def _fates(stories: Iterable[UnitStory]) -> Counter[Risk]:
    return sum((_of(story) for story in stories), Counter[Risk]())


def _of(story: UnitStory) -> Counter[Risk]:
    return fates_of(story, story.steps)


def recent_changes(context: YearContext) -> tuple[RecentChange, ...]:
    """Return the newest changes of goals, the last one first."""
    found = [
        (step.published.day, unit, story, step)
        for unit, story in context.story.units.items()
        for step in story.steps
        if step.promises and step.published and step.published.day
    ]
    newest = sorted(found, key=lambda each: each[0], reverse=True)[:RECENT]
    return tuple(
        RecentChange(
            Link(context.short_link(unit).label, f"{addresses.changes(context.base)}#{unit}"),
            tr("versión {number}", number=step.version.number) if step.version else tr("sin versión nueva"),
            tally(fates_of(story, [step])),
            published(step),
        )
        for _, unit, story, step in newest
    )
