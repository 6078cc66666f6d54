"""How the page of a year begins: what was promised and what is known of it, and what each quarter added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.quantity import format_percent
from generator.core.wording import counted, date_in_words
from generator.indicators.quarterly import quarter_steps
from generator.publishing.views.blocks import Fact
from generator.publishing.views.words import mean_text, sentence, unknown_weight

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.core.model import UnitPlan
    from generator.publishing.views.context import YearContext

_STEP_DECIMALS = 2


def accountable_units(context: YearContext) -> tuple[UnitPlan, ...]:
    """Return the units that have something to report or have reported: a plan may hold only why there is nothing."""
    return tuple(plan for plan in context.annual.plans if plan.activities or plan.has_reported)


def silent_units(context: YearContext) -> tuple[UnitPlan, ...]:
    """Return the units that have reported nothing in the whole year."""
    return tuple(plan for plan in accountable_units(context) if not plan.has_reported)


def lead(context: YearContext, silent: tuple[UnitPlan, ...]) -> tuple[str, ...]:
    """Say in two sentences what was promised and what is known of it."""
    return (_promised(context), _known(context, silent))


def _promised(context: YearContext) -> str:
    annual = context.annual
    activities = sum(len(plan.activities) for plan in annual.plans)
    units = counted(len(annual.plans), "unidad", "unidades")
    if not annual.plans:
        return f"Ninguna unidad ha publicado todavía su plan de {annual.year}."
    if not activities:
        told = any(plan.reported_shares for plan in annual.plans)
        verb, what = ("conocen", "los porcentajes informados") if told else ("conoce", "el trabajo informado")
        return f"De {annual.year} no se publicaron actividades programadas: de {units} se {verb} solo {what}."
    promised = counted(activities, "actividad comprometida", "actividades comprometidas")
    partly = (
        "; de algunas, el documento publica solo una parte" if any(plan.is_partial for plan in annual.plans) else ""
    )
    return f"Para {annual.year} hay {promised} en {units}{partly}."


def _known(context: YearContext, silent: tuple[UnitPlan, ...]) -> str:
    annual = context.annual
    if len(silent) == len(accountable_units(context)):
        return (
            "Ninguna unidad ha publicado avances aquí: sus resultados "
            "figuran como «no reportado», que no es lo mismo que cero."
        )
    rollup = context.indicators.institution(context.current)
    if rollup.mean is None:
        has_goals = any(plan.activities or plan.reported_shares for plan in annual.plans)
        if not has_goals:
            return "Sin metas publicadas no hay con qué comparar lo hecho, y no se calcula ningún porcentaje."
        why = unknown_weight(rollup)
        return f"Todavía no hay reportes suficientes para calcular un cumplimiento{f': {why}' if why else ''}."
    mean = mean_text(rollup, annual.frame.method)
    measured = counted(len(rollup.measured), "unidad", "unidades")
    what = f"El cumplimiento promedio {context.when} es {mean}"
    if rollup.cut_off is not None:
        what = f"El avance promedio al {date_in_words(rollup.cut_off)} era {mean}"
    if rollup.is_partial and rollup.due:
        have = counted(rollup.due, "actividad tiene", "actividades tienen")
        lacking = f"{rollup.reported} de {have} todos sus informes"
        if any(member.as_reported for member in rollup.members):  # a percentage told without detail counts as one
            lacking = (
                f"de {counted(rollup.due - rollup.reported, 'actividad', 'actividades')} no se conoce el resultado"
            )
        return (
            f"Lo informado {context.when} está incompleto: {lacking}. "
            f"Con lo recibido, el promedio es {mean}, en {measured} de {len(annual.plans)}."
        )
    told = ", según los porcentajes que informaron" if any(member.as_reported for member in rollup.members) else ""
    return f"{what}, medido en {measured} de {len(annual.plans)}{told}."


def quarter_facts(context: YearContext) -> tuple[Fact, ...]:
    """Return what each known quarter added to the year, where the institution asks something of a quarter."""
    return tuple(
        Fact(
            sentence(step.period.short_label),
            f"{_step(step.mean)} ÷ 4 = {_step(step.added)} del año; se pide {_step(step.target)}: "
            f"{'se alcanzó' if step.is_met else 'no se alcanzó'}",
        )
        for step in quarter_steps(context.indicators)
        if step.added is not None and step.mean is not None
    )


def _step(value: Decimal) -> str:
    return format_percent(value, _STEP_DECIMALS)
