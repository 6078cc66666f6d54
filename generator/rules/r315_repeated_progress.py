"""Cada período se informa una vez; lo que se corrige se rectifica.

Qué revisa: que una actividad no tenga dos avances del mismo período sin `rectifica: true`, ni avances que se traslapen
(un mes y su trimestre), y que una rectificación corrija algo ya informado de ese mismo período.

Por qué: lo publicado no se edita. Una corrección se agrega con su motivo, y ambas cifras quedan a la vista.

Qué hacer: si es una corrección, agregue `rectifica: true` y `motivo`. Si no lo es, corrija el período o el código.

PASA

    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
      - periodo: 2024-07
        fecha: 2024-09-02
        rectifica: true
        motivo: Doble registro en una sede
        actividades: {"1": {valor: 4}}

FALLA

    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
      - {periodo: 2024-07, fecha: 2024-09-02, actividades: {"1": {valor: 4}}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import of_period, the_period
from generator.rules._common import activities_named, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.core.model import AnnualPlan, ProgressEntry, Result, UnitPlan

CODE = "R315"
SEVERITY = Severity.ERROR
TITLE = "Período informado dos veces"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Compare every entry with those above it in the file."""
    for plan in annual.plans:
        for index, entry in enumerate(plan.progress):
            earlier = plan.progress[:index]
            faults = _correction_faults if entry.is_correction else _repetitions
            yield from faults(plan, entry, earlier)
            yield from _overlaps(plan, entry, earlier)


def _reported(plan: UnitPlan, result: Result, entries: Sequence[ProgressEntry]) -> bool:
    code = plan.code_now(result.code)
    return any(code == plan.code_now(other.code) for entry in entries for other in entry.results)


def _repetitions(plan: UnitPlan, entry: ProgressEntry, earlier: Sequence[ProgressEntry]) -> Iterator[Problem]:
    same = [other for other in earlier if other.period == entry.period and not other.is_correction]
    repeated = [result for result in entry.results if _reported(plan, result, same)]
    if repeated:
        message = f"{the_period(entry.period)} ya estaba informado para {activities_named(repeated)}"
        remedy = "si es una corrección, agregue rectifica: true y motivo: …; si no, corrija el período"
        yield Problem(CODE, SEVERITY, entry.origin.at("periodo"), message, remedy, subject_of(repeated))


def _correction_faults(plan: UnitPlan, entry: ProgressEntry, earlier: Sequence[ProgressEntry]) -> Iterator[Problem]:
    same = [other for other in earlier if other.period == entry.period]
    baseless = [result for result in entry.results if not _reported(plan, result, same)]
    if same and not baseless:
        return
    what = f" para {activities_named(baseless)}" if baseless else ""
    message = f"la rectificación {of_period(entry.period)} no corrige nada informado antes{what}"
    remedy = "corrija el período o el código; lo que se informa por primera vez va en un avance sin rectifica"
    yield Problem(CODE, SEVERITY, entry.origin.at("periodo"), message, remedy, subject_of(baseless))


def _overlaps(plan: UnitPlan, entry: ProgressEntry, earlier: Sequence[ProgressEntry]) -> Iterator[Problem]:
    for other in earlier:
        if other.period == entry.period or not other.period.overlaps(entry.period):
            continue
        both = [result for result in entry.results if _reported(plan, result, [other])]
        if both:
            known = f"{the_period(other.period)}, ya informado para {activities_named(both)}"
            message = f"{the_period(entry.period)} se traslapa con {known}"
            remedy = "informe por mes o por trimestre, no de ambas formas"
            yield Problem(CODE, SEVERITY, entry.origin.at("periodo"), message, remedy, subject_of(both))
            return
