"""Una meta o un resultado no es negativo.

Qué revisa: las metas por período, la meta anual, los resultados y el trabajo no programado. El cero sí se admite.

Por qué: nada se hace un número negativo de veces; para bajar una cifra ya informada se rectifica.

Qué hacer: escriba la cantidad sin el signo. Un avance ya publicado se corrige con una rectificación.

PASA

    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 0}}}

FALLA

    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: -3}}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from generator.core.problem import Origin, Problem, Severity
from generator.core.quantity import Quantity
from generator.core.wording import the_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan, UnitPlan

CODE = "R326"
SEVERITY = Severity.ERROR
TITLE = "Cantidad negativa"
_Found = tuple[Quantity, str, Origin, str]


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield every negative quantity."""
    remedy = "escriba la cantidad sin el signo; para corregir un avance publicado, agregue una rectificación"
    for plan in annual.plans:
        for quantity, what, origin, subject in (*_promised(plan), *_reported(plan)):
            yield Problem(CODE, SEVERITY, origin, f"{what} no puede ser negativa: {quantity.text}", remedy, subject)


def _is_negative(quantity: Quantity | None) -> TypeGuard[Quantity]:
    return quantity is not None and quantity.value < 0


def _promised(plan: UnitPlan) -> Iterator[_Found]:
    for activity in plan.activities:
        name = f"de la actividad {activity.code}"
        for target in activity.targets:
            if _is_negative(target.quantity):
                what = f"la cantidad programada en {the_period(target.period, year=False)} {name}"
                yield target.quantity, what, target.origin, activity.code
        if _is_negative(activity.annual_target):
            yield activity.annual_target, f"la meta anual {name}", activity.origin.at("meta_anual"), activity.code


def _reported(plan: UnitPlan) -> Iterator[_Found]:
    for entry in plan.progress:
        for result in entry.results:
            if _is_negative(result.quantity):
                what = f"la cantidad lograda en {the_period(entry.period)} de la actividad {result.code}"
                yield result.quantity, what, result.origin.at("valor"), result.code
        for work in entry.unplanned:
            if _is_negative(work.quantity):
                what = f"la cantidad de trabajo no programado en {the_period(entry.period)}"
                yield work.quantity, what, work.origin.at("valor"), ""
