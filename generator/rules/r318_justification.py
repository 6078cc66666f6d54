"""Un resultado por debajo del umbral se justifica.

Qué revisa: si la metodología del ejercicio fija un `umbral`, que cada resultado mensual menor que ese porcentaje de su
meta lleve `justificacion`. Solo se revisan metas de tipo `suma` y sentido `ascendente`, comparando el resultado con la
meta de ese mismo período.

Por qué: la explicación de lo que no se hizo es parte de la rendición de cuentas.

Qué hacer: agregue a ese resultado `justificacion` y, si las hay, `medidas`.

PASA

    # ejercicio.yaml
    metodologia: {version: "1", umbral: 90}
    # unidad.yaml
    avances:
      - periodo: 2024-07
        fecha: 2024-08-05
        actividades: {"1": {valor: 3, justificacion: Sin facilitadores disponibles.}}

FALLA

    # ejercicio.yaml
    metodologia: {version: "1", umbral: 90}
    # unidad.yaml
    avances:
      - periodo: 2024-07
        fecha: 2024-08-05
        actividades: {"1": {valor: 3}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Activity, AnnualPlan, Direction, Result, Target, TargetType
from generator.core.problem import Problem, Severity
from generator.core.quantity import HUNDRED, format_percent
from generator.core.wording import the_period
from generator.rules._common import is_removed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from generator.core.quantity import Quantity

CODE = "R318"
SEVERITY = Severity.ERROR
TITLE = "Falta la justificación de un resultado bajo el umbral"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the results that stand, are below the threshold and say nothing of why."""
    threshold = annual.frame.method.threshold
    if threshold is None:
        return
    for plan, activity in annual.activities():
        current = plan.current_results(activity.code)
        for target in activity.targets:
            result = current.get(target.period)
            if result is None or result.justification or is_removed(plan, activity, target.period):
                continue
            percent = percent_to_justify(activity, target, result.quantity, threshold)
            if percent is not None:
                need = f"y bajo {format_percent(threshold)} se exige justificación"
                message = f"{_reached(activity, target, result)} ({format_percent(percent)}), {need}"
                remedy = "agregue justificacion: … (y medidas: …) a ese resultado"
                yield Problem(CODE, SEVERITY, result.origin.at_key(), message, remedy, activity.code)


def percent_to_justify(activity: Activity, target: Target, quantity: Quantity, threshold: Decimal) -> Decimal | None:
    """Return the percentage of its target that a result reaches, if it is so low that it must be justified."""
    is_judged = activity.target_type is TargetType.SUM and activity.direction is Direction.ASCENDING
    if not is_judged or target.quantity.number <= 0:
        return None
    percent = quantity.number / target.quantity.number * HUNDRED
    return percent if percent < threshold else None


def _reached(activity: Activity, target: Target, result: Result) -> str:
    done = f"{result.quantity.label} de {target.quantity.label}"
    return f"la actividad {activity.code} logró {done} en {the_period(target.period)}"
