"""What an approved change removed, in one set of words: what was promised first, until when it counts, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.period import Period
from generator.core.wording import date_in_words, listed, the_period
from generator.publishing.views.blocks import annual_target, executed, programmed
from generator.publishing.views.words import percent
from generator.publishing.written import written

if TYPE_CHECKING:
    from generator.core.model import Activity, Removal, UnitPlan
    from generator.publishing.views.context import YearContext


class RemovalItem(Frozen):
    """An approved change that removed a unit or an activity; `promise` is what an activity had promised."""

    since: str
    reason: str
    act: str
    promise: str = ""


def removal_item(removal: Removal, promise: str = "") -> RemovalItem:
    """Return a removal in words."""
    day = date_in_words(removal.date) if removal.date else ""
    act = written(removal.act)
    if act and day:
        act = tr("{act}, del {day}", act=act, day=day)
    return RemovalItem(the_period(removal.since), removal.reason, act or day, promise)


def goal_removal(context: YearContext, plan: UnitPlan, goal: Activity) -> RemovalItem | None:
    """Return the removal of a goal, alone or with its unit, with what it had promised."""
    removal = plan.removal_of(goal)
    return removal_item(removal, promise_in_words(context, plan, goal)) if removal else None


def promise_in_words(context: YearContext, plan: UnitPlan, goal: Activity) -> str:
    """Say what a removed goal promised: `30 al principio y 28 al eliminarse (Procesos); cuenta hasta mayo: 18`."""
    story = context.story.units[plan.org_unit]
    first, last = story.original_of(goal), annual_target(goal)
    changed = first is not None and annual_target(first) != last
    when = tr("al principio") if story.is_from_the_start else tr("antes")
    target = (
        tr("{annual_target} {when} y {last} al eliminarse", annual_target=annual_target(first), when=when, last=last)
        if first and changed
        else last
    )
    unit_of = f" ({goal.measure_unit})" if goal.measure_unit else ""
    until = counted_until(context, plan, goal) or tr("no llegó a contar")
    return f"{target}{unit_of}; {until}"


def removed_lead(context: YearContext, plan: UnitPlan, goal: Activity) -> tuple[str, ...]:
    """Say what became of a removed goal at the head of its page; nothing of one that stands."""
    removal = plan.removal_of(goal)
    if removal is None:
        return ()
    method, year = context.annual.frame.method, context.indicators.activity(plan.org_unit, goal.code, context.whole)
    lead = tr("Un cambio aprobado la eliminó desde {since}.", since=the_period(removal.since))
    if not year.is_cut_short:
        return (lead,)
    if year.programmed is None:
        return (
            lead,
            tr(
                "No hay metas publicadas {until_when}, y lo que se informó después no cuenta.",
                until_when=until_when(removal),
            ),
        )
    stands = f": {percent(year.raw, method)}" if year.raw is not None else ""
    lacking = (
        tr(". Falta informar: {short_label}", short_label=listed(period.short_label for period in year.missing))
        if year.missing
        else ""
    )
    done = tr(
        "De lo programado {until_when}, {programmed}, se ha informado {executed}",
        until_when=until_when(removal),
        programmed=programmed(goal, year),
        executed=executed(goal, year),
    )
    return (lead, f"{done}{stands}{lacking}.")


def counted_until(context: YearContext, plan: UnitPlan, goal: Activity) -> str:
    """Say what of a removed goal counts: `cuenta hasta mayo: 18`; "" where nothing does, or nothing was removed."""
    year = context.indicators.activity(plan.org_unit, goal.code, context.whole)
    removal = plan.removal_of(goal)
    if removal is None or not year.is_cut_short or year.programmed is None:
        return ""
    return tr("cuenta {until_when}: {programmed}", until_when=until_when(removal), programmed=programmed(goal, year))


def removed_since(removal: Removal | None) -> str:
    """Say since when something is removed, as a mark in a list: `Eliminada desde junio`; "" where nothing was."""
    return tr("Eliminada desde {since}", since=the_period(removal.since, year=False)) if removal else ""


def until_when(removal: Removal) -> str:
    """Say until when something counts that was removed while a year ran: `hasta mayo`."""
    return tr("hasta {short_label}", short_label=Period.month(removal.since.year, removal.since.first - 1).short_label)
