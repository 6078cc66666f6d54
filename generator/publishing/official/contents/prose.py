"""What a report says in sentences: what it is, how it measures, and the sum of what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.quantity import format_percent
from generator.core.wording import counted, date_in_words, of_period, the_period
from generator.indicators.quarterly import quarter_steps
from generator.publishing.official.cells import not_due_yet, words
from generator.publishing.official.document import Cell, Column, Paragraph, Point, Points, Row, Table
from generator.publishing.official.notices import silence
from generator.publishing.official.periods import ACTIVITY_REPORT
from generator.publishing.official.scope import Filling
from generator.publishing.views.blocks import weight_text
from generator.publishing.views.context import PUBLIC_NAMES
from generator.publishing.views.methodology import method_facts
from generator.publishing.views.words import mean_text, sentence, unknown_weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.indicators.rollup import Rollup
    from generator.publishing.official.scope import Scope

_STEP_DECIMALS = 2


def presentation(scope: Scope, _part: str) -> Filling:
    """Return what the report is, in words that serve any institution."""
    frame = scope.annual.frame
    when = of_period(scope.period)
    if not scope.told_units and (nothing := silence(scope)):
        return Filling((Paragraph(nothing),))
    if frame.instrument == ACTIVITY_REPORT or not scope.has_goals:
        what = f"Este informe reúne el trabajo {when} que informaron las unidades organizativas."
        return Filling((Paragraph(what),))
    what = f"Este informe presenta el avance {when} del {PUBLIC_NAMES[frame.instrument]} {frame.year}."
    how = (
        f"Se basa en lo que las unidades organizativas habían informado al {date_in_words(scope.as_of)}. Lo que no se "
        "ha informado se dice, y nunca se cuenta como cero."
    )
    return Filling((Paragraph(what), Paragraph(how)))


def method(scope: Scope, _part: str) -> Filling:
    """Return the year's method as the methodology page tells it."""
    if not scope.has_goals:
        return Filling()
    facts = Points(tuple(Point(fact.text, fact.label) for fact in method_facts(scope.context)))
    return Filling((facts, *_weights(scope)))


def _weights(scope: Scope) -> Iterator[Table]:
    """Yield the table of what each unit weighs, to which the method refers."""
    if scope.method.is_weighted and scope.method.unit_weights:
        yield Table(
            caption="Peso de cada unidad en el promedio de la institución",
            columns=(Column("Unidad organizativa", 6), Column("Peso", 2, is_number=True)),
            rows=tuple(
                Row(
                    (
                        words(scope.name_of(each.unit)),
                        Cell(weight_text(each.percent), each.percent, is_percent=True),
                    )
                )
                for each in scope.method.unit_weights
            ),
            sheet="Pesos",
        )


def summary(scope: Scope, _part: str) -> Filling:
    """Return the institution's figures in sentences."""
    if not scope.has_goals:
        return Filling()
    return Filling(tuple(Paragraph(text) for text in (_planned(scope), _mean(scope), *_to_date(scope), *_step(scope))))


def _planned(scope: Scope) -> str:
    """Say how much there is to follow; of plans published in part or without activities, just that."""
    plans = scope.annual.plans
    units = counted(len(plans), "unidad organizativa", "unidades organizativas")
    activities = sum(len(plan.activities) for plan in plans)
    if not activities:
        return f"El plan reúne {units}; de sus actividades no hay detalle publicado, solo los porcentajes informados."
    promised = counted(activities, "actividad", "actividades")
    if any(plan.is_partial for plan in plans):
        return f"El plan reúne {units}; de sus actividades se publica solo una parte, {promised}."
    empty = sum(not plan.activities for plan in plans)
    units = counted(len(plans) - empty, "unidad organizativa", "unidades organizativas")
    apart = f"; {counted(empty, 'unidad más no tiene', 'unidades más no tienen')} ninguna" if empty else ""
    return f"El plan reúne {promised} de {units}{apart}."


def _mean(scope: Scope) -> str:
    rollup = scope.indicators.institution(scope.period)
    when = of_period(scope.period)
    if rollup.mean is None:
        if not scope.told_units:
            return f"Ninguna unidad ha informado avances {when}: no se sabe cuánto se cumplió."
        why = unknown_weight(rollup)
        because = f": {why}" if why else ""
        return f"Con lo informado no se puede calcular un cumplimiento institucional {when}{because}."
    mean = mean_text(rollup, scope.method)
    units = f"{counted(len(rollup.measured), 'unidad', 'unidades')} de {len(rollup.members)}"
    band = f", en la categoría «{rollup.band.name}»" if rollup.band else ""
    told = ", según los porcentajes que ellas informaron" if any(each.as_reported for each in rollup.members) else ""
    kind = "avance" if scope.is_running or rollup.cut_off else "cumplimiento"
    day = f" al {date_in_words(rollup.cut_off)}" if rollup.cut_off else ""
    text = f"El {kind} promedio de la institución {when}{day} es {mean}{band}, medido en {units}{told}."
    if not rollup.is_partial:
        return text
    late = len(_late(scope, rollup))
    return f"{text} Faltan informes, todos o algunos, de {counted(late, 'unidad', 'unidades')}: pueden cambiarlo."


def _late(scope: Scope, rollup: Rollup) -> list[Rollup]:
    """Return the units that have not reported all that was due."""
    found = (scope.indicators.unit(member.unit, rollup.period) for member in rollup.members)
    return [unit for unit in found if unit.reported < unit.due]


def _to_date(scope: Scope) -> Iterator[str]:
    """Yield the advance of the whole year, beside that of a shorter period."""
    rollup = scope.indicators.institution(scope.context.whole)
    if scope.period.is_year or rollup.mean is None:
        return
    mean = mean_text(rollup, scope.method)
    if rollup.in_progress:
        units = counted(len(rollup.measured), "unidad", "unidades")
        yield (
            f"Al {date_in_words(scope.period.end)}, el avance hacia las metas de todo el año es {mean}, en promedio de "
            f"{units} de {len(rollup.members)}.{not_due_yet(rollup)}"
        )
    else:
        yield f"En todo el año, el cumplimiento promedio es {mean}."


def _step(scope: Scope) -> Iterator[str]:
    """Yield whether a quarter added what the institution asks of a quarter."""
    for step in quarter_steps(scope.indicators):
        if step.period == scope.period and step.added is not None:
            added, target = (format_percent(value, _STEP_DECIMALS) for value in (step.added, step.target))
            met = "se alcanzó" if step.is_met else "no se alcanzó"
            yield f"{sentence(the_period(step.period))} aporta {added} al año, de {target} que se pide: {met} la meta."
