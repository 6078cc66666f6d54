"""What each version changed, ready for pages: rows of the change control with their commits, and steps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.wording import counted, date_in_words, listed
from generator.history.changes import Risk
from generator.publishing import addresses
from generator.publishing.page import Link, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.core.model import Change
    from generator.history.steps import Step, UnitStory
    from generator.publishing.views.context import YearContext
    from generator.reporters.changes.shape import Item, Part

RECENT = 3
"""How many changes the front page of a year tells."""
_FATES = {
    Risk.REMOVED: ("se eliminó", "se eliminaron"),
    Risk.LOWERED: ("bajó", "bajaron"),
    Risk.LATER: ("se aplazó", "se aplazaron"),
    Risk.MEASURE: ("se mide de otro modo", "se miden de otro modo"),
    Risk.PROOF: ("se comprueba de otro modo", "se comprueban de otro modo"),
    Risk.WORDING: ("dice otra cosa", "dicen otra cosa"),
    Risk.OTHER: ("es nueva, subió o cambió sin pedir menos", "son nuevas, subieron o cambiaron sin pedir menos"),
}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A row of the change control; `commit` is the one that published its version, if it is known."""

    version: str
    date: str
    owner: str
    reason: str
    commit: Source | None = None


@dataclass(frozen=True, slots=True)
class RecentChange:
    """The newest change of a unit's goals, in a line; `link` leads to what it changed."""

    link: Link
    title: str
    tally: str
    published: str


@dataclass(frozen=True, slots=True)
class GoalChange:
    """What a step changed of one goal; `path` is "" where the goal is gone."""

    title: str
    path: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """What changed from a version to a later one."""

    title: str
    published: str
    owner: str
    reason: str
    commit: Source | None
    tally: str
    warnings: tuple[str, ...]
    items: tuple[Item, ...]
    goals: tuple[GoalChange, ...]


def change_rows(changes: tuple[Change, ...]) -> tuple[ChangeRow, ...]:
    """Return the change control as the official form shows it."""
    return tuple(
        ChangeRow(change.version, date_in_words(change.date), change.owner, change.reason) for change in changes
    )


def control_rows(context: YearContext, story: UnitStory) -> tuple[ChangeRow, ...]:
    """Return a unit's change control as the official form shows it, each row with the commit of its version."""
    return tuple(
        ChangeRow(
            row.version,
            date_in_words(row.date),
            row.owner,
            row.reason,
            next((context.commit(each.commit) for each in story.versions if row.is_of(each.number)), None),
        )
        for row in story.plan.changes
    )


def step_view(context: YearContext, story: UnitStory, step: Step) -> StepView:
    """Return a step as a page shows it."""
    row, later = step.row, step.version
    return StepView(
        title=step_title(step),
        published=published(step),
        owner=row.owner if row else "",
        reason=row.reason if row else "",
        commit=context.commit(later.commit) if later else None,
        tally=tally(fates_of(story, [step])) or "No cambia lo prometido.",
        warnings=step.part.warnings,
        items=step.part.items,
        goals=tuple(_goal(context, story, part) for part in step.part.parts),
    )


def step_title(step: Step) -> str:
    """Name a step by its versions."""
    if step.version is None:
        return f"Después de la versión {step.earlier.number}, sin versión nueva"
    return f"De la versión {step.earlier.number} a la {step.version.number}"


def published(step: Step) -> str:
    """Say when a step was published, and of what day the change control says it is."""
    later, row = step.version, step.row
    said = f"Con fecha {date_in_words(row.date)}" if row else ""
    if later is None or later.day is None:
        return said or "Sin fecha: el control de cambios no tiene su fila"
    if row is not None and row.date == later.day:
        return f"Publicada el {date_in_words(later.day)}"
    day = date_in_words(later.day)
    return f"{said}; publicada el {day}" if said else f"Publicada el {day}"


def _goal(context: YearContext, story: UnitStory, part: Part) -> GoalChange:
    now = story.plan.by_code.get(story.plan.code_now(part.id))
    path = addresses.activity(context.base, story.plan.org_unit, now.code) if now else ""
    return GoalChange(part.title, path, part.items)


def fates_of(story: UnitStory, steps: Iterable[Step]) -> Counter[Risk]:
    """Return how many goals met each fate in some steps; each goal once, by its most pressing change."""
    return Counter(story.risks_of(steps).values())


def tally(fates: Counter[Risk]) -> str:
    """Say how many goals changed and how: `Cambian 3 metas: 1 bajó y 2 se aplazaron.`; "" if none did."""
    total = sum(fates.values())
    if not total:
        return ""
    verb = "Cambia" if total == 1 else "Cambian"
    return f"{verb} {counted(total, 'meta', 'metas')}: {fates_in_words(fates)}."


def fates_in_words(fates: Counter[Risk]) -> str:
    """Return what became of goals: `1 bajó y 2 se aplazaron`."""
    there = [(fates[risk], words[fates[risk] > 1]) for risk, words in _FATES.items() if fates[risk]]
    return there[0][1] if len(there) == 1 else listed(f"{number} {words}" for number, words in there)


def change_lead(context: YearContext) -> str:
    """Say in a sentence what changed in the goals of a year."""
    year, stories = context.annual.year, context.story.units.values()
    if not context.record.is_known:
        later = sum(story.plan.version > 1 for story in stories)
        if not later:
            return f"Ninguna unidad declara haber cambiado sus metas de {year}."
        told = counted(later, "unidad declara", "unidades declaran")
        return f"{told} haber cambiado sus metas de {year}."
    fates = _fates(stories)
    total = sum(fates.values())
    if not total:
        return f"Ninguna unidad ha cambiado sus metas de {year} desde que se publicaron aquí."
    units = counted(sum(bool(_of(story)) for story in stories), "unidad cambió", "unidades cambiaron")
    return f"En {year}, {units} {counted(total, 'meta', 'metas')}: {fates_in_words(fates)}."


def _fates(stories: Iterable[UnitStory]) -> Counter[Risk]:
    return sum((_of(story) for story in stories), Counter[Risk]())


def _of(story: UnitStory) -> Counter[Risk]:
    return fates_of(story, story.steps)


def recent_changes(context: YearContext) -> tuple[RecentChange, ...]:
    """Return the newest changes of goals, the last one first."""
    found = [
        (step.version.day, unit, story, step)
        for unit, story in context.story.units.items()
        for step in story.steps
        if step.promises and step.version and step.version.day
    ]
    newest = sorted(found, key=lambda each: each[0], reverse=True)[:RECENT]
    return tuple(
        RecentChange(
            Link(context.short_link(unit).label, f"{addresses.changes(context.base)}#{unit}"),
            f"versión {step.version.number}" if step.version else "",
            tally(fates_of(story, [step])),
            published(step),
        )
        for _, unit, story, step in newest
    )
