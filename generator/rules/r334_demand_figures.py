"""Una meta de demanda promete un porcentaje de lo solicitado.

Qué revisa: en las metas de tipo `demanda`, que cada meta sea un porcentaje de 100% o menos, y que lo informado sea una
cantidad, no un porcentaje, que no pase de lo solicitado.

Por qué: el cumplimiento es lo atendido entre lo solicitado, comparado con la meta. Si la meta dice 100 en vez de 100%,
atenderlo todo parecería el 1 %.

Qué hacer: escriba las metas con el signo de porcentaje (100%); en `valor`, cuánto se atendió, y en `solicitado`, cuánto
se pidió.

PASA

    actividades:
      - codigo: "1.4"
        tipo_meta: demanda
        metas: {mar: 100%}
        meta_anual: 100%
    avances:
      - periodo: 2024-03
        fecha: 2024-04-05
        actividades:
          "1.4": {valor: 18, solicitado: 20}

FALLA

    actividades:
      - codigo: "1.4"
        tipo_meta: demanda
        metas: {mar: 100}
        meta_anual: 100
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Activity, AnnualPlan, Result, TargetType
from generator.core.problem import Origin, Problem, Severity
from generator.core.quantity import HUNDRED, Quantity
from generator.core.wording import of_period
from generator.rules._common import results

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

CODE = "R334"
SEVERITY = Severity.ERROR
TITLE = "Cifra que no es de una meta de demanda"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the targets of demand goals that are no percentage, and the results that are no part of the demand."""
    for _, activity in annual.activities():
        if activity.target_type is TargetType.DEMAND and (problem := _wrong_target(activity)):
            yield problem
    for _, entry, result, activity in results(annual):
        fault = _fault(result) if activity.target_type is TargetType.DEMAND else None
        if fault:
            message = f"el avance {of_period(entry.period)} de la actividad {activity.code} {fault[0]}"
            yield Problem(CODE, SEVERITY, result.origin.at("valor"), message, fault[1], activity.code)


def _wrong_target(activity: Activity) -> Problem | None:
    figures: list[tuple[Origin, Quantity]] = [(target.origin, target.quantity) for target in activity.targets]
    if activity.annual_target is not None:
        figures.append((activity.origin.at("meta_anual"), activity.annual_target))
    for origin, quantity in figures:
        if not quantity.is_percent or quantity.value > HUNDRED:
            message = (
                f"la meta {quantity.text} de la actividad {activity.code}, de demanda, no es un porcentaje de ella"
            )
            return Problem(CODE, SEVERITY, origin, message, "escriba un porcentaje de 100% o menos", activity.code)
    return None


def _fault(result: Result) -> tuple[str, str] | None:
    if result.quantity.is_percent:
        return "dice un porcentaje en «valor»", "escriba cuánto se atendió: {valor: 18, solicitado: 20}"
    if result.requested is not None and result.quantity.value > result.requested:
        return (
            f"dice que se atendió más ({result.quantity.text}) de lo que se solicitó ({result.requested})",
            "revise las dos cifras: «valor» es lo atendido y «solicitado» lo pedido",
        )
    return None
