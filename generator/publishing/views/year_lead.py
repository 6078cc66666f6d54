"""How the page of a year begins: what was promised and what is known of it, and what each quarter added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.language import tr
from generator.core.quantity import format_percent
from generator.core.wording import counted, date_in_words
from generator.indicators.quarterly import quarter_steps
from generator.indicators.states import State
from generator.publishing.views.blocks import Fact
from generator.publishing.views.due import has_come_due, nothing_due, reports_owed
from generator.publishing.views.site_average import site_average
from generator.publishing.views.words import mean_text, sentence, unknown_weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from generator.core.model import AnnualPlan, UnitPlan
    from generator.indicators.compliance import Compliance
    from generator.indicators.rollup import Rollup
    from generator.publishing.views.context import YearContext

_STEP_DECIMALS = 2
_UNKNOWN = frozenset({State.NOT_REPORTED, State.NO_FIGURES, State.INCOMPLETE})


def accountable_units(context: YearContext) -> tuple[UnitPlan, ...]:
    """Return the units that have reported, or of which a goal came due: before that nobody owes a report."""
    return tuple(plan for plan in context.annual.plans if plan.has_reported or has_come_due(context, plan))


def silent_units(context: YearContext) -> tuple[UnitPlan, ...]:
    """Return the units that have reported nothing in the whole year, though something came due."""
    return tuple(plan for plan in accountable_units(context) if not plan.has_reported)


def all_silent(context: YearContext, silent: tuple[UnitPlan, ...]) -> str:
    """Say that no unit has told anything, and what is owed by now; "" where one has, or nothing was due."""
    if not silent or len(silent) < len(accountable_units(context)):
        return ""
    owed = reports_owed(context) or tr("Cuando una unidad informe un mes, aquí se verá quién falta.")
    return tr("Ninguna unidad ha publicado avances. {owed}", owed=owed)


def nobody_silent(context: YearContext) -> str:
    """Say why no unit of a year is silent: all that owed a report have told something, or nobody owes one."""
    if accountable_units(context):
        return tr("Todas las unidades que tenían algo que informar lo han hecho al menos una vez en el año.")
    return nothing_due(context, context.annual.activities()) or tr(
        "De {year} no hay nada que las unidades tuvieran que informar.", year=context.annual.year
    )


def lead(context: YearContext, silent: tuple[UnitPlan, ...]) -> tuple[str, ...]:
    """Say what was promised, what is known of it and, where the average is this site's own, that it is."""
    own = site_average(context, context.indicators.institution(context.current))
    return tuple(line for line in (_promised(context), _known(context, silent), own) if line)


def _promised(context: YearContext) -> str:
    annual = context.annual
    activities = sum(len(plan.activities) for plan in annual.plans)
    with_goals = sum(bool(plan.activities) for plan in annual.plans)
    units = counted(with_goals or len(annual.plans), "unidad", "unidades")
    if not annual.plans:
        return tr("Ninguna unidad ha publicado todavía su plan de {year}.", year=annual.year)
    if not activities and not any(plan.has_reported for plan in annual.plans):
        return tr("En el plan de {year} publicado aquí todavía no hay actividades.", year=annual.year)
    if not activities:
        told = sum(bool(plan.reported_shares) for plan in annual.plans)
        none = tr("De {year} no se publicaron actividades programadas", year=annual.year)
        if not told:
            return tr("{none}: de {units} se conoce solo el trabajo informado.", none=none, units=units)
        apart = _apart([plan for plan in annual.plans if not plan.reported_shares])
        return tr(
            "{none}: de {told} se conocen solo los porcentajes informados{apart}.",
            none=none,
            told=counted(told, "unidad", "unidades"),
            apart=apart,
        )
    promised = counted(activities, "actividad comprometida", "actividades comprometidas")
    return tr(
        "Para {year} hay {promised} en {units}{partly}.",
        year=annual.year,
        promised=promised,
        units=units,
        partly=_partly(annual, with_goals),
    )


def _partly(annual: AnnualPlan, with_goals: int) -> str:
    """Say of how many of the units with activities the document publishes only a part of these; "" if of none."""
    partial = sum(plan.is_partial for plan in annual.plans if plan.activities)
    if not partial:
        return ""
    if partial == with_goals > 1:
        return tr("; de las actividades de todas ellas, el documento publica solo una parte")
    units = counted(partial, "unidad", "unidades")
    return tr("; de las actividades de {units}, el documento publica solo una parte", units=units)


def _apart(rest: Sequence[UnitPlan]) -> str:
    """Say what is known of the units that publish neither goals nor a percentage."""
    if not rest:
        return ""
    who = tr("la otra") if len(rest) == 1 else tr("las otras {rest}", rest=len(rest))
    if any(plan.has_reported for plan in rest):
        return tr("; de {rest}, ningún porcentaje", rest=who)
    return tr("; para {rest} no se programó nada", rest=who)


def _known(context: YearContext, silent: tuple[UnitPlan, ...]) -> str:
    annual = context.annual
    accountable = accountable_units(context)
    if not accountable:
        return nothing_due(context, annual.activities())
    if len(silent) == len(accountable):
        return tr(
            "Ninguna unidad ha publicado avances aquí: sus resultados figuran como «no reportado», "
            "que no es lo mismo que cero."
        )
    rollup = context.indicators.institution(context.current)
    if rollup.mean is None:
        if not annual.has_goals:
            return tr("Sin metas publicadas no hay con qué comparar lo hecho, y no se calcula ningún porcentaje.")
        why = unknown_weight(rollup)
        return tr(
            "Todavía no hay reportes suficientes para calcular un cumplimiento{why}.", why=f": {why}" if why else ""
        )
    mean = mean_text(rollup, annual.frame.method)
    measured = counted(len(rollup.measured), "unidad", "unidades")
    what = tr("El cumplimiento promedio {when} es {mean}", when=context.when, mean=mean)
    if rollup.cut_off is not None:
        what = tr("El avance promedio al {cut_off} era {mean}", cut_off=date_in_words(rollup.cut_off), mean=mean)
    if rollup.is_partial and rollup.due:
        return tr(
            "Lo informado {when} está incompleto: {lacking}. Con lo recibido, el promedio es {mean}, "
            "en {measured} de {plans}.",
            when=context.when,
            lacking=_lacking(context, rollup),
            mean=mean,
            measured=measured,
            plans=len(annual.plans),
        )
    told = tr(", según los porcentajes que informaron") if any(member.as_reported for member in rollup.members) else ""
    return tr(
        "{what}, medido en {measured} de {plans}{told}.",
        what=what,
        measured=measured,
        plans=len(annual.plans),
        told=told,
    )


def _lacking(context: YearContext, rollup: Rollup) -> str:
    """Say how much of what was due is not known."""
    if any(member.as_reported for member in rollup.members):  # a percentage told without detail counts as one
        unknown = sum(each.state in _UNKNOWN for each in _activities(context))
        goals = counted(unknown or rollup.due - rollup.reported, "actividad", "actividades")
        return tr("de {unknown} no se conoce el resultado", unknown=goals)
    goals = counted(rollup.due, "actividad", "actividades")
    if 1 in {rollup.reported, rollup.due}:
        return tr("{reported} de {goals} tiene todos sus informes", reported=rollup.reported, goals=goals)
    return tr("{reported} de {goals} tienen todos sus informes", reported=rollup.reported, goals=goals)


def _activities(context: YearContext) -> Iterator[Compliance]:
    for plan in context.annual.plans:
        yield from context.indicators.activities(plan.org_unit, context.current).values()


def quarter_facts(context: YearContext) -> tuple[Fact, ...]:
    """Return what each known quarter added to the year, where the institution asks something of a quarter."""
    return tuple(
        Fact(
            sentence(step.period.short_label),
            tr(
                "{step} ÷ 4 = {step2} del año; se pide {step3}: {is_met}",
                step=_step(step.mean),
                step2=_step(step.added),
                step3=_step(step.target),
                is_met=tr("se alcanzó") if step.is_met else tr("no se alcanzó"),
            ),
        )
        for step in quarter_steps(context.indicators)
        if step.added is not None and step.mean is not None
    )


def _step(value: Decimal) -> str:
    return format_percent(value, _STEP_DECIMALS)
