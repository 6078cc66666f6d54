"""What a citizen asks of a year: what fell short and why, what was done beyond the plan, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.quantity import HUNDRED, format_percent, in_unit
from generator.core.wording import counted
from generator.publishing import addresses
from generator.publishing.page import Link
from generator.publishing.views.blocks import executed, programmed
from generator.publishing.views.words import Badge, badge_of, percent, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.core.model import Activity, UnitPlan
    from generator.core.period import Period
    from generator.indicators.compliance import Compliance
    from generator.publishing.views.context import YearContext

_SHOWN = 8
_MONTHS_AHEAD = 2
NOT_GIVEN = "En lo publicado no hay justificación."


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A goal, or a unit known only by its percentage, that stayed below what is acceptable; `unit` is "" of a unit."""

    link: Link
    unit: str
    percent: str
    badge: Badge
    done: str
    goal: str
    reason: str
    measures: str


@dataclass(frozen=True, slots=True)
class Extra:
    """Work beyond the plan: above a goal, or without one."""

    link: Link
    unit: str
    amount: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """A goal with something programmed for a month to come."""

    link: Link
    unit: str
    amount: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A month to come: how much is programmed, and the first goals."""

    month: str
    lead: str
    items: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """The answers; the leads say how many there are, of which only the first are shown."""

    short_lead: str
    short: tuple[Shortfall, ...]
    extra_lead: str
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
        extra_lead=_extra_lead(len(above), len(unplanned)),
        extra=tuple(item for _, item in above[:_SHOWN]),
        unplanned=unplanned[:_SHOWN],
        coming=tuple(_coming(context)),
    )


def _limit(context: YearContext) -> Decimal:
    return context.annual.frame.method.threshold or HUNDRED


def _short_lead(context: YearContext, number: int) -> str:
    limit = format_percent(_limit(context))
    if not any(plan.has_reported for plan in context.annual.plans):
        return "Sin informes no se puede saber qué se quedó corto."
    if not number:
        return f"De lo que se puede medir {context.when}, nada quedó por debajo de {limit}."
    what = counted(number, "resultado quedó", "resultados quedaron")
    shown = f" Aquí están los {_SHOWN} más bajos; los demás, en la página de cada unidad." if number > _SHOWN else ""
    return f"De lo que se puede medir {context.when}, {what} por debajo de {limit}.{shown}"


def _extra_lead(above: int, unplanned: int) -> str:
    if not above and not unplanned:
        return "Nada de lo informado pasa de lo programado, ni se informó trabajo fuera del plan."
    goals = counted(above, "meta se superó", "metas se superaron") if above else "Ninguna meta se superó"
    works = counted(unplanned, "trabajo que no estaba", "trabajos que no estaban")
    also = f"; además se informó de {works} en el plan" if unplanned else ""
    shown = f" Se muestran {_SHOWN} de cada lista como máximo." if max(above, unplanned) > _SHOWN else ""
    return f"{goals}{also}. Superar una meta no compensa otra.{shown}"


def _short(context: YearContext) -> Iterator[tuple[Decimal, Shortfall]]:
    """Yield what is final and below the limit, with its percentage."""
    method, limit = context.annual.frame.method, _limit(context)
    for plan in context.annual.plans:
        rollup = context.indicators.unit(plan.org_unit, context.current)
        if rollup.as_reported and rollup.mean is not None and rollup.mean < limit and not rollup.in_progress:
            notes = " ".join(share.notes for share in rollup.shares if share.notes)
            link, badge = context.unit_link(plan.org_unit), badge_of(rollup, method)
            yield rollup.mean, Shortfall(link, "", percent(rollup.mean, method), badge, "", "", notes or NOT_GIVEN, "")
        for activity in plan.activities:
            found = context.indicators.activity(plan.org_unit, activity.code, context.current)
            if found.raw is not None and found.raw < limit and not found.in_progress:
                yield found.raw, _goal_short(context, plan, activity, found)


def _goal_short(context: YearContext, plan: UnitPlan, activity: Activity, found: Compliance) -> Shortfall:
    method, told = context.annual.frame.method, plan.current_results(activity.code)
    given = [result for period, result in sorted(told.items()) if period in context.current and result.justification]
    return Shortfall(
        link=_goal(context, plan, activity),
        unit=context.short_link(plan.org_unit).label,
        percent=percent(found.raw, method),
        badge=badge_of(found, method),
        done=executed(activity, found),
        goal=programmed(activity, found),
        reason=given[-1].justification if given else NOT_GIVEN,
        measures=given[-1].measures if given else "",
    )


def _goal(context: YearContext, plan: UnitPlan, activity: Activity) -> Link:
    label = f"{activity.code} {activity.name}"
    return Link(label, addresses.activity(context.base, plan.org_unit, activity.code))


def _above(context: YearContext) -> Iterator[tuple[Decimal, Extra]]:
    for plan, activity in context.annual.activities():
        found = context.indicators.activity(plan.org_unit, activity.code, context.current)
        if found.additional and found.additional_percent:
            more = in_unit(found.additional, as_percent=activity.is_percent)
            unit_of = f" ({activity.measure_unit})" if activity.measure_unit else ""
            amount = f"{more} más que la meta de {programmed(activity, found)}{unit_of}"
            unit = context.short_link(plan.org_unit).label
            yield found.additional_percent, Extra(_goal(context, plan, activity), unit, amount)


def _unplanned(context: YearContext) -> Iterator[Extra]:
    for plan in context.annual.plans:
        for entry in plan.progress:
            for work in entry.unplanned:
                amount = "" if work.quantity is None else f"{work.quantity.label} {work.measure_unit}".strip()
                yield Extra(
                    Link(work.name, addresses.unit(context.base, plan.org_unit)),
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
        lead = f"{goals} de {counted(units, 'unidad', 'unidades')}"
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
