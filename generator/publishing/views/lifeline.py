"""The life of a goal: as it was first promised, each change with its reason, as it is; and how it stands by both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.wording import date_in_words
from generator.history.telling.words import short_period
from generator.indicators.explain import explain
from generator.publishing import addresses
from generator.publishing.charts import BarChart, Group, bar_chart
from generator.publishing.page import Link
from generator.publishing.views.blocks import annual_target, programmed
from generator.publishing.views.discipline import unit_sentence
from generator.publishing.views.versions import Announcement, announced, announcement, fates_of, step_title, tally
from generator.publishing.views.words import badge_of, percent, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from generator.core.model import Activity, UnitPlan
    from generator.history.steps import Step, UnitStory
    from generator.indicators.compliance import Compliance
    from generator.publishing.views.context import YearContext
    from generator.publishing.views.words import Badge
    from generator.reporters.changes.shape import Item

NO_HISTORY = (
    "No se dispone de la historia de estos planes en git: no se puede mostrar qué decía cada versión. "
    "Las versiones y sus motivos son los que las unidades escribieron."
)


@dataclass(frozen=True, slots=True)
class LifeEntry:
    """A moment in the life of a goal: what was promised from then on, and what changed."""

    said: Announcement
    target: str
    schedule: str
    items: tuple[Item, ...] = ()
    name: str = ""
    number: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How something stands: its percentage, with its badge and its sum in figures; of a goal, what was promised."""

    percent: str
    badge: Badge
    account: str
    promised: str = ""


@dataclass(frozen=True, slots=True)
class Against:
    """How a goal in a period (or a unit) stands by the goals as they were first, and as they are now."""

    subject: Link
    period: str
    original: Standing
    today: Standing


@dataclass(frozen=True, slots=True)
class Life:
    """The life line of a goal; `note` says it in a sentence where there is no line to draw."""

    note: str
    entries: tuple[LifeEntry, ...] = ()
    against: tuple[Against, ...] = ()
    first_goals: str = ""
    chart: BarChart | None = None


@dataclass(frozen=True, slots=True)
class UnitChanges:
    """What a unit's page tells of its changes; the rest is on the year's page of changes, at `link`."""

    lines: tuple[str, ...]
    link: Link


def life(context: YearContext, plan: UnitPlan, goal: Activity) -> Life:
    """Return the life line of a goal."""
    story = context.story.units[plan.org_unit]
    if not story.versions:
        return Life(NO_HISTORY if plan.version > 1 or not context.record.is_known else "")
    steps = [(step, items) for step in story.steps if (items := step.of_goal(goal))]
    first = story.versions[0]
    if not steps:
        day = f" del {date_in_words(first.day)}" if first.day else ""
        return Life(f"No ha cambiado desde la versión {first.number}{day}.{_unknown_before(context, story)}")
    original = story.original_of(goal)
    entries = [_entry(context, step, items, goal) for step, items in steps]
    if original is not None:
        entries.insert(0, _first(context, story, original))
    against = _against(context, plan, goal, original) if original else ()
    return Life("", tuple(entries), against, first_goals([story]), _chart(entries, goal))


def first_goals(stories: Iterable[UnitStory]) -> str:
    """Say what the first goals that are known are, at the head of a column."""
    if all(story.is_from_the_start for story in stories):
        return "Con las metas originales"
    return "Con las primeras metas que se conocen"


def _unknown_before(context: YearContext, story: UnitStory) -> str:
    """Say from when a unit's past is known, "" where that is its whole."""
    if not context.record.since or story.versions[0].day:
        return ""
    return f" Lo anterior al {date_in_words(context.record.since)} no se conoce aquí."


def _first(context: YearContext, story: UnitStory, goal: Activity) -> LifeEntry:
    version = story.versions[0]
    row = next((row for row in story.original.changes if row.is_of(version.number)), None)
    title = f"{'Original' if story.is_from_the_start else 'La primera que se conoce'}: versión {version.number}"
    day = f"Publicada el {date_in_words(version.day)}" if version.day else _published_before(context)
    return LifeEntry(
        said=announced(context, title, day, row, version),
        target=annual_target(goal),
        schedule=schedule(goal),
        name=f"v{version.number}",
        number=_annual(goal),
    )


def _published_before(context: YearContext) -> str:
    since = context.record.since
    return f"Publicada el {date_in_words(since)} o antes" if since else "Sin fecha de publicación"


def _entry(context: YearContext, step: Step, items: tuple[Item, ...], goal: Activity) -> LifeEntry:
    codes = (goal.code, *goal.previous_codes)
    then = next((step.after.by_code[code] for code in codes if code in step.after.by_code), None)
    return LifeEntry(
        said=announcement(context, step, f"Versión {step.version.number}" if step.version else step_title(step)),
        target=annual_target(then) if then else "",
        schedule=schedule(then) if then else "",
        items=items,
        name=f"v{step.version.number}" if step.version else "hoy",
        number=_annual(then) if then else None,
    )


def _annual(goal: Activity) -> Decimal | None:
    return None if goal.annual_target is None else goal.annual_target.number


def _chart(entries: Sequence[LifeEntry], goal: Activity) -> BarChart | None:
    """Return the annual target in each version; nothing where it never changed, or is not told by all."""
    known = [entry for entry in entries if entry.number is not None]
    if len(known) < len(entries) or len({entry.number for entry in known}) < 2:  # noqa: PLR2004  a change has two sides
        return None
    return bar_chart(
        "La meta anual en cada versión",
        f"Empezó en {known[0].target} y está en {known[-1].target}.",
        [Group(entry.name, entry.number, None) for entry in known],
        as_percent=goal.is_percent,
        without_results="",
    )


def schedule(goal: Activity) -> str:
    """Return what is promised for each period: `mar 300 · jun 300`."""
    return " · ".join(f"{short_period(target.period)} {target.quantity.label}" for target in goal.targets)


def _against(context: YearContext, plan: UnitPlan, goal: Activity, original: Activity) -> tuple[Against, ...]:
    found = []
    link = Link(goal.name, addresses.activity(context.base, plan.org_unit, goal.code))
    for period in dict.fromkeys((context.current, context.whole)):
        first = _standing(context, original, context.original.activity(plan.org_unit, original.code, period))
        now = _standing(context, goal, context.indicators.activity(plan.org_unit, goal.code, period))
        if first != now:
            label = f"Todo {context.annual.year}" if period.is_year else sentence(context.when)
            found.append(Against(link, label, first, now))
    return tuple(found)


def _standing(context: YearContext, goal: Activity, found: Compliance) -> Standing:
    method = context.annual.frame.method
    account = explain(found, as_percent=goal.is_percent, decimals=method.decimals)
    until = ", hasta que se eliminó" if found.is_cut_short else ""
    return Standing(percent(found.raw, method), badge_of(found, method), account, f"{programmed(goal, found)}{until}")


def unit_changes(context: YearContext, plan: UnitPlan) -> UnitChanges:
    """Return what the page of a unit tells of its changes."""
    story = context.story.units[plan.org_unit]
    link = Link(
        f"Ver qué cambió, meta por meta: {context.short_link(plan.org_unit).label}",
        f"{addresses.changes(context.base)}#{plan.org_unit}",
    )
    lines = (_changed(context, story), unit_sentence(context, plan))
    return UnitChanges(tuple(line for line in lines if line), link)


def _changed(context: YearContext, story: UnitStory) -> str:
    if not story.versions:
        if not context.record.is_known:
            return NO_HISTORY
        return "Este plan todavía no está en la historia publicada."
    told = tally(fates_of(story, story.steps))
    unknown = _unknown_before(context, story)
    if told:
        first = "lo que decía al principio" if story.is_from_the_start else "lo primero que se conoce de ella"
        return f"{told} Cada meta conserva en su página {first}.{unknown}"
    return f"Ninguna meta ha cambiado desde la versión {story.versions[0].number}.{unknown}"
