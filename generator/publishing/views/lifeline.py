"""The life of a goal: as it was first promised, each change with its reason, as it is; and how it stands by both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import later, tr
from generator.core.wording import date_in_words, listed
from generator.indicators.explain import explain
from generator.publishing import addresses
from generator.publishing.charts import BarChart, Group, bar_chart
from generator.publishing.page import Link
from generator.publishing.views.blocks import annual_target, programmed
from generator.publishing.views.discipline import unit_sentence
from generator.publishing.views.grain import short_name
from generator.publishing.views.misses import miss_of
from generator.publishing.views.versions import (
    Announcement,
    announced,
    announcement,
    fates_of,
    former_ids,
    step_title,
    tally,
)
from generator.publishing.views.words import badge_of, percent, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from generator.core.model import Activity, UnitPlan
    from generator.core.period import Period
    from generator.history.steps import Step, UnitStory
    from generator.indicators.compliance import Compliance
    from generator.publishing.views.context import YearContext
    from generator.publishing.views.words import Badge
    from generator.reporters.changes.shape import Item

NO_HISTORY = later(
    "No se dispone de la historia de estos planes en git: no se puede mostrar qué decía cada "
    "versión. Las versiones y sus motivos son los que las unidades escribieron."
)


class LifeEntry(Frozen):
    """A moment in the life of a goal: what was promised from then on, and what changed."""

    said: Announcement
    target: str
    schedule: str
    items: tuple[Item, ...] = ()
    name: str = ""
    number: Decimal | None = None
    missed: str = ""


class Standing(Frozen):
    """How something stands: its percentage, with its badge and its sum in figures; of a goal, what was promised."""

    percent: str
    badge: Badge
    account: str
    promised: str = ""


class Against(Frozen):
    """How a goal in a period (or a unit) stands by the goals as they were first, and as they are now."""

    subject: Link
    period: str
    original: Standing
    today: Standing


class Life(Frozen):
    """The life line of a goal; `note` says it in a sentence where there is no line to draw."""

    note: str
    entries: tuple[LifeEntry, ...] = ()
    against: tuple[Against, ...] = ()
    first_goals: str = ""
    chart: BarChart | None = None


class UnitChanges(Frozen):
    """What a unit's page tells of its changes; the rest is on the year's page of changes, at `link`."""

    lines: tuple[str, ...]
    link: Link


def life(context: YearContext, plan: UnitPlan, goal: Activity) -> Life:
    """Return the life line of a goal."""
    story = context.story.units[plan.org_unit]
    if not story.versions:
        return Life(tr(NO_HISTORY) if plan.version > 1 or not context.record.is_known else "")
    steps = [(step, items) for step in story.steps if (items := step.of_goal(goal))]
    first = story.versions[0]
    if not steps:
        day = tr(", publicada aquí el {day}", day=date_in_words(first.day)) if first.day else ""
        none = tr("Fuera de su eliminación, no") if plan.removal_of(goal) else tr("No")
        return Life(
            tr(
                "{none} ha cambiado desde la versión {number}{day}.{unknown_before}",
                none=none,
                number=first.number,
                day=day,
                unknown_before=_unknown_before(context, story),
            )
        )
    original = story.original_of(goal)
    entries = [_entry(context, story, step, items, goal) for step, items in steps]
    if original is not None:
        entries.insert(0, _first(context, story, original))
    against = _against(context, plan, goal, original) if original else ()
    return Life("", tuple(entries), against, first_goals([story]), _chart(entries, goal))


def first_goals(stories: Iterable[UnitStory]) -> str:
    """Say what the first goals that are known are, at the head of a column."""
    if all(story.is_from_the_start for story in stories):
        return tr("Con las metas originales")
    return tr("Con las primeras metas que se conocen")


def _unknown_before(context: YearContext, story: UnitStory) -> str:
    """Say from when a unit's past is known, "" where that is its whole."""
    if not context.record.since or story.versions[0].day:
        return ""
    return tr(" Lo anterior al {since} no se conoce aquí.", since=date_in_words(context.record.since))


def _first(context: YearContext, story: UnitStory, goal: Activity) -> LifeEntry:
    version = story.versions[0]
    row = next((row for row in story.original.changes if row.is_of(version.number)), None)
    title = tr(
        "{is_from_the_start}: versión {number}",
        is_from_the_start=tr("Original") if story.is_from_the_start else tr("La primera que se conoce"),
        number=version.number,
    )
    day = tr("Publicada el {day}", day=date_in_words(version.day)) if version.day else _published_before(context)
    return LifeEntry(
        said=announced(context, title, day, row, version),
        target=annual_target(goal),
        schedule=schedule(goal),
        name=f"v{version.number}",
        number=_annual(goal),
    )


def _published_before(context: YearContext) -> str:
    since = context.record.since
    return tr("Publicada el {since} o antes", since=date_in_words(since)) if since else tr("Sin fecha de publicación")


def _entry(context: YearContext, story: UnitStory, step: Step, items: tuple[Item, ...], goal: Activity) -> LifeEntry:
    codes = (goal.code, *goal.previous_codes)
    then = next((step.after.by_code[code] for code in codes if code in step.after.by_code), None)
    found = miss_of(context, story, step, items)
    return LifeEntry(
        said=announcement(
            context, step, tr("Versión {number}", number=step.version.number) if step.version else step_title(step)
        ),
        target=annual_target(then) if then else "",
        schedule=schedule(then) if then else "",
        items=items,
        name=f"v{step.version.number}" if step.version else tr("hoy"),
        number=_annual(then) if then else None,
        missed=found.missed if found else "",
    )


def _annual(goal: Activity) -> Decimal | None:
    return None if goal.annual_target is None else goal.annual_target.number


def _chart(entries: Sequence[LifeEntry], goal: Activity) -> BarChart | None:
    """Return the annual target in each version; nothing where it never changed, or is not told by all."""
    known = [entry for entry in entries if entry.number is not None]
    if len(known) < len(entries) or len({entry.number for entry in known}) < 2:  # noqa: PLR2004  a change has two sides
        return None
    return bar_chart(
        tr("La meta anual en cada versión"),
        tr("Empezó en {target} y está en {target2}.", target=known[0].target, target2=known[-1].target),
        [Group(entry.name, entry.number, None) for entry in known],
        as_percent=goal.is_percent,
        without_results="",
    )


def schedule(goal: Activity) -> str:
    """Return what is promised for each period: `mar 300 · jun 300`, `T4 3`."""
    return " · ".join(f"{short_name(target.period)} {target.quantity.label}" for target in goal.targets)


def _against(context: YearContext, plan: UnitPlan, goal: Activity, original: Activity) -> tuple[Against, ...]:
    found = []
    link = Link(goal.name, addresses.activity(context.base, plan.org_unit, goal.code))
    for period in dict.fromkeys((context.current, context.whole)):
        first = _standing(context, original, context.original.activity(plan.org_unit, original.code, period))
        now = _standing(context, goal, context.indicators.activity(plan.org_unit, goal.code, period))
        if first != now:
            label = tr("Todo {year}", year=context.annual.year) if period.is_year else sentence(context.when)
            found.append(Against(link, label, first, now))
    return tuple(found)


def _standing(context: YearContext, goal: Activity, found: Compliance) -> Standing:
    method = context.annual.frame.method
    account = explain(found, as_percent=goal.is_percent, decimals=method.decimals)
    until = tr(", hasta que se eliminó") if found.is_cut_short else ""
    return Standing(percent(found.raw, method), badge_of(found, method), account, f"{programmed(goal, found)}{until}")


def first_promises(context: YearContext, plan: UnitPlan, goal: Activity) -> Mapping[Period, str]:
    """Say of each period whose target was, or may have been, changed after its end what it promised until then."""
    story = context.story.units[plan.org_unit]
    original = story.original_of(goal)
    if original is None:
        return {}
    late: dict[str, Step] = {}
    for step in story.steps:
        for item in step.of_goal(goal):
            for delta in item.deltas:
                if delta.key in {*item.past_codes, *item.perhaps_past_codes}:
                    late.setdefault(delta.key, step)
    first, now = ({each.period: each.quantity for each in of.targets} for of in (original, goal))
    return {
        period: _first_promise(context, plan, original, period, late[period.code])
        for period in {*first, *now}
        if period.code in late and first.get(period) != now.get(period)
    }


def _first_promise(context: YearContext, plan: UnitPlan, original: Activity, period: Period, step: Step) -> str:
    target = next((each.quantity.label for each in original.targets if each.period == period), "")
    day = step.day
    until = tr(" hasta el {day}", day=date_in_words(day)) if day else ""
    raw = context.original.activity(plan.org_unit, original.code, period).raw
    by_that = f"; {percent(raw, context.annual.frame.method)}" if raw is not None else ""
    return (
        tr("prometía {target}{until}{by_that}", target=target, until=until, by_that=by_that)
        if target
        else tr("no prometía nada{until}", until=until)
    )


def unit_changes(context: YearContext, plan: UnitPlan) -> UnitChanges:
    """Return what the page of a unit tells of its changes."""
    story = context.story.units[plan.org_unit]
    link = Link(
        tr("Ver qué cambió, meta por meta: {label}", label=context.short_link(plan.org_unit).label),
        f"{addresses.changes(context.base)}#{plan.org_unit}",
    )
    lines = (former_ids(context, plan), _changed(context, story), unit_sentence(context, plan))
    return UnitChanges(tuple(line for line in lines if line), link)


def _deleted(story: UnitStory) -> str:
    """Say where to read what was promised by goals that have no page, since they vanished from the plan."""
    if not story.deleted:
        return ""
    return tr(
        " Las que ya no están en el plan ({codes}) no tienen página: lo que prometían se lee en los cambios del año.",
        codes=listed(story.deleted),
    )


def _changed(context: YearContext, story: UnitStory) -> str:
    if not story.versions:
        if not context.record.is_known:
            return tr(NO_HISTORY)
        return tr("Este plan todavía no está en la historia publicada.")
    told = tally(fates_of(story, story.steps))
    unknown = _unknown_before(context, story)
    if told:
        first = tr("lo que decía al principio") if story.is_from_the_start else tr("lo primero que se conoce de ella")
        kept = tr("Cada meta conserva en su página {first}.", first=first)
        return f"{told} {kept}{_deleted(story)}{unknown}"
    plan = story.plan
    is_removed = plan.removal is not None or any(goal.removal for goal in plan.activities)
    none = tr("Fuera de lo eliminado, ninguna") if is_removed else tr("Ninguna")
    return tr(
        "{none} meta ha cambiado desde la versión {number}.{unknown}",
        none=none,
        number=story.versions[0].number,
        unknown=unknown,
    )
