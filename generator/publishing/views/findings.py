"""What a citizen asks of a year: what fell short and why, what was done beyond the plan, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.quantity import HUNDRED, format_percent
from generator.core.wording import counted, date_in_words
from generator.indicators.method import has_own_bands
from generator.publishing import addresses
from generator.publishing.page import Link
from generator.publishing.reasons import NOT_GIVEN, reason_of
from generator.publishing.views.beyond import amount_above, beyond_unknown, percent_above, unended
from generator.publishing.views.blocks import executed, programmed
from generator.publishing.views.parts import in_part, known
from generator.publishing.views.unit_reasons import unit_reasons
from generator.publishing.views.words import Badge, badge_of, percent, ranked_bands, sentence
from generator.publishing.written import together

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.core.model import Activity, UnitPlan
    from generator.core.period import Period
    from generator.indicators.compliance import Compliance
    from generator.indicators.rollup import Rollup
    from generator.publishing.views.context import YearContext

_SHOWN = 8
_MONTHS_AHEAD = 2


class Shortfall(Frozen):
    """A goal, or a unit known only by its percentage, that stayed below what is acceptable; `unit` is "" of a unit.

    `part` says of which part of the year it is, where only that is published, and `part_code` for programs.
    """

    link: Link
    unit: str
    percent: str
    badge: Badge
    done: str
    goal: str
    reason: str
    measures: str
    part: str = ""
    part_code: str = ""


class Extra(Frozen):
    """Work beyond the plan: above a goal, or without one."""

    link: Link
    unit: str
    amount: str


class Delivery(Frozen):
    """A goal with something programmed for a month to come."""

    link: Link
    unit: str
    amount: str


class Coming(Frozen):
    """A month to come: how much is programmed, and the first goals."""

    month: str
    lead: str
    items: tuple[Delivery, ...]


class Findings(Frozen):
    """The answers; the leads say how many there are, of which only the first are shown."""

    short_lead: str
    short: tuple[Shortfall, ...]
    extra_lead: str
    has_goals: bool
    extra: tuple[Extra, ...]
    unplanned: tuple[Extra, ...]
    coming: tuple[Coming, ...]


def findings(context: YearContext) -> Findings:
    """Return the answers of a year."""
    short = sorted(_short(context), key=lambda found: found[0])
    above = sorted(_above(context), key=lambda found: -found[0])
    unplanned = tuple(_unplanned(context))
    return Findings(
        short_lead=_short_lead(context, len(short)),
        short=tuple(item for _, item in short[:_SHOWN]),
        extra_lead=_extra_lead(context, len(above), len(unplanned)),
        has_goals=context.annual.has_goals,
        extra=tuple(item for _, item in above[:_SHOWN]),
        unplanned=unplanned[:_SHOWN],
        coming=tuple(_coming(context)),
    )


def _limit(context: YearContext) -> Decimal:
    """Return what is acceptable: the institution's threshold, else where its own best band begins, else all of it."""
    method = context.annual.frame.method
    if method.threshold is not None:
        return method.threshold
    return ranked_bands(method)[0].lower if has_own_bands(method) else HUNDRED


def _short_lead(context: YearContext, number: int) -> str:
    limit = format_percent(_limit(context))
    if not any(plan.has_reported for plan in context.annual.plans):
        return tr("Sin informes no se puede saber qué se quedó corto.")
    if not number:
        return _nothing_short(context, limit)
    cut_off = context.indicators.institution(context.current).cut_off
    when = context.when if cut_off is None else tr("al {cut_off}", cut_off=date_in_words(cut_off))
    what = counted(number, "resultado quedó", "resultados quedaron")
    shown = (
        tr(" Aquí están los {shown} más bajos; los demás, en la página de cada unidad.", shown=_SHOWN)
        if number > _SHOWN
        else ""
    )
    return tr(
        "De lo que se puede medir {when}, {what} por debajo de {limit}.{shown}",
        when=when,
        what=what,
        limit=limit,
        shown=shown,
    )


def _nothing_short(context: YearContext, limit: str) -> str:
    """Say that nothing fell short, of what is final; of nothing final there is nothing to say."""
    goals = [known(context, plan, goal) for plan, goal in context.annual.activities()]
    if any(found.raw is not None and not found.in_progress for found in goals):
        return tr(
            "De las actividades que se pueden medir {when}, ninguna quedó por debajo de {limit}.",
            when=context.when,
            limit=limit,
        )
    units = [context.indicators.unit(plan.org_unit, context.current) for plan in context.annual.plans]
    if any(unit.as_reported and _is_told_to_its_end(unit) for unit in units):
        return tr(
            "Ningún porcentaje informado por las unidades {when} quedó por debajo de {limit}.",
            when=context.when,
            limit=limit,
        )
    return tr("No hay porcentajes con que saber qué se quedó corto.")


def _is_told_to_its_end(unit: Rollup) -> bool:
    """Return whether a percentage that a unit told is of all the time that it could be: to its end or its cut-off."""
    return unit.mean is not None and (unit.cut_off is not None or not unit.in_progress)


def _extra_lead(context: YearContext, above: int, unplanned: int) -> str:
    if not context.annual.has_goals and unplanned:
        some = (
            tr(" Se muestran {shown}; todos están en la página de preguntas.", shown=_SHOWN)
            if unplanned > _SHOWN
            else ""
        )
        return tr("Sin metas publicadas no se sabe: lo informado se cuenta sin compararlo con nada.{shown}", shown=some)
    if not above and not unplanned:
        return beyond_unknown(context) or tr(
            "Nada de lo informado pasa de lo programado, ni se informó trabajo fuera del plan."
        )
    goals = counted(above, "meta se superó", "metas se superaron") if above else tr("Ninguna meta se superó")
    works = counted(unplanned, "trabajo que no estaba", "trabajos que no estaban")
    also = tr("; además se informó de {works} en el plan", works=works) if unplanned else ""
    shown = (
        tr(
            " Se muestran {shown} de cada lista como máximo; las listas enteras, en la página de preguntas.",
            shown=_SHOWN,
        )
        if max(above, unplanned) > _SHOWN
        else ""
    )
    return tr("{goals}{also}. Superar una meta no compensa otra.{shown}", goals=goals, also=also, shown=shown)


def _short(context: YearContext) -> Iterator[tuple[Decimal, Shortfall]]:
    """Yield what is final and below the limit, with its percentage."""
    method, limit = context.annual.frame.method, _limit(context)
    for plan in context.annual.plans:
        rollup = context.indicators.unit(plan.org_unit, context.current)
        if rollup.as_reported and rollup.mean is not None and rollup.mean < limit and _is_told_to_its_end(rollup):
            told = together(*unit_reasons(context, plan))
            link, badge = context.unit_link(plan.org_unit), badge_of(rollup, method)
            yield (
                rollup.mean,
                Shortfall(link, "", percent(rollup.mean, method), badge, "", "", told or tr(NOT_GIVEN), ""),
            )
        for activity in plan.activities:
            found = known(context, plan, activity)
            if found.raw is not None and found.raw < limit and not found.in_progress:
                yield found.raw, _goal_short(context, plan, activity, found)


def _goal_short(context: YearContext, plan: UnitPlan, activity: Activity, found: Compliance) -> Shortfall:
    method, told = context.annual.frame.method, plan.current_results(activity.code)
    given = [result for period, result in sorted(told.items()) if period in found.period and reason_of(result)]
    return Shortfall(
        link=_goal(context, plan, activity),
        unit=context.short_link(plan.org_unit).label,
        percent=percent(found.raw, method),
        badge=badge_of(found, method),
        done=executed(activity, found),
        goal=programmed(activity, found),
        reason=reason_of(given[-1]) if given else tr(NOT_GIVEN),
        measures=given[-1].measures if given else "",
        part="" if found.period == context.current else in_part(found),
        part_code="" if found.period == context.current else found.period.code,
    )


def _goal(context: YearContext, plan: UnitPlan, activity: Activity) -> Link:
    label = f"{activity.code} {activity.name}"
    return Link(label, addresses.activity(context.base, plan.org_unit, activity.code))


def _above(context: YearContext) -> Iterator[tuple[Decimal, Extra]]:
    for plan, activity in context.annual.activities():
        found = known(context, plan, activity)
        if over := percent_above(found):
            unit, goal = context.short_link(plan.org_unit).label, _goal(context, plan, activity)
            yield over, Extra(Link(unended(goal.label), goal.path), unit, amount_above(context, activity, found))


def _unplanned(context: YearContext) -> Iterator[Extra]:
    for plan in context.annual.plans:
        for entry in plan.progress:
            for work in entry.unplanned:
                amount = "" if work.quantity is None else f"{work.quantity.label} {work.measure_unit}".strip()
                yield Extra(
                    Link(unended(work.name) if amount else work.name, addresses.unit(context.base, plan.org_unit)),
                    context.short_link(plan.org_unit).label,
                    amount,
                )


def _coming(context: YearContext) -> Iterator[Coming]:
    """Yield the next months with something programmed, of a year that has not ended."""
    ahead = [month for month in context.whole.months if month.end >= context.as_of]
    found = ((month, tuple(_due(context, month))) for month in ahead)
    busy = [(month, items) for month, items in found if items]
    for month, items in busy[:_MONTHS_AHEAD]:
        units = len({item.unit for item in items})
        goals = counted(len(items), "meta", "metas")
        lead = tr("{goals} de {units}", goals=goals, units=counted(units, "unidad", "unidades"))
        yield Coming(sentence(month.short_label), lead, items)


def _due(context: YearContext, month: Period) -> Iterator[Delivery]:
    """Yield the goals with a target that ends in a month, and that no change removed before."""
    for plan, activity in context.annual.activities():
        gone = [removal.since.first for removal in (plan.removal, activity.removal) if removal is not None]
        for target in activity.targets:
            if (
                target.period.last == month.last
                and target.quantity.value
                and not any(first <= month.last for first in gone)
            ):
                amount = f"{target.quantity.label} {activity.measure_unit}".strip()
                yield Delivery(_goal(context, plan, activity), context.short_link(plan.org_unit).label, amount)
