"""Toda meta programada debe decir cuánto es en el año.

Qué revisa: que cada actividad con metas por período lleve `meta_anual`. No se exige en las metas de tipo `demanda`,
donde la cantidad depende de lo que se solicite.

Por qué: la meta anual es la promesa que la ciudadanía compara con el resultado; calcularla por la unidad sería
publicar un dato que nadie aprobó.

Qué hacer: agregue `meta_anual`. Si el documento aprobado no la trae, declárelo en `salvedades`.

PASA

    actividades:
      - codigo: "3.9"
        metas: {dic: 1}
        meta_anual: 1

FALLA

    actividades:
      - codigo: "3.9"
        metas: {dic: 1}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.model import Activity, AnnualPlan, TargetType
from generator.core.problem import Problem, Severity
from generator.core.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

CODE = "R302"
SEVERITY = Severity.ERROR
TITLE = "Falta la meta anual"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the activities that have targets by period and no annual target."""
    for _, activity in annual.activities():
        programmed = activity.targets or activity.unreadable
        if activity.annual_target is None and programmed and activity.target_type is not TargetType.DEMAND:
            message = f"la actividad {activity.code} no tiene meta anual"
            yield Problem(CODE, SEVERITY, activity.origin, message, _remedy(activity), activity.code)


def _remedy(activity: Activity) -> str:
    if activity.unreadable or activity.target_type is TargetType.LEVEL:
        return "agregue la línea meta_anual: … con la cantidad aprobada"
    total = sum((target.quantity.number for target in activity.targets), Decimal(0))
    written = Quantity(total * 100, is_percent=True) if activity.is_percent else Quantity(total)
    return f"agregue la línea meta_anual: {written.text}, si los períodos están completos"
