"""Una meta de rango dice entre qué valores debe quedar.

Qué revisa: que `sentido: rango` lleve `rango`, que `rango` solo se use con ese sentido y que su mínimo no sea mayor que
su máximo.

Por qué: sin los dos límites no se puede decir si el resultado fue aceptable.

Qué hacer: agregue `rango: {minimo: …, maximo: …}`, corrija sus límites, o cambie el sentido.

PASA

    actividades:
      - codigo: "1"
        sentido: rango
        rango: {minimo: 80%, maximo: 110%}
        metas: {jul: 100%}
        meta_anual: 100%

FALLA

    actividades:
      - codigo: "1"
        sentido: rango
        metas: {jul: 100%}
        meta_anual: 100%
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Activity, AnnualPlan, Direction
from generator.core.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

CODE = "R319"
SEVERITY = Severity.ERROR
TITLE = "Rango que falta, sobra o está invertido"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the goals whose range and direction do not go together, at most one problem each."""
    for _, activity in annual.activities():
        fault = _fault(activity)
        if fault:
            key, message, remedy = fault
            yield Problem(CODE, SEVERITY, activity.origin.at(key), message, remedy, activity.code)


def _fault(activity: Activity) -> tuple[str, str, str] | None:
    name = f"la actividad {activity.code}"
    wants_range = activity.direction is Direction.RANGE
    if activity.range is None:
        remedy = "agregue rango: {minimo: …, maximo: …}"
        return ("sentido", f"{name} tiene sentido de rango, pero le falta el rango", remedy) if wants_range else None
    if not wants_range:
        return (
            "rango",
            f"{name} tiene un rango, pero su sentido es {activity.direction.value}",
            "escriba sentido: rango, o quite el rango",
        )
    if activity.range[0] > activity.range[1]:
        return "rango", f"el rango de {name} tiene el mínimo mayor que el máximo", "intercambie minimo y maximo"
    low, high = activity.range
    if activity.annual_target and not low <= activity.annual_target.number <= high:
        message = f"el rango de {name} no contiene su meta anual ({activity.annual_target.text})"
        return "rango", message, "el rango es de la cifra del año: corrija sus límites o la meta anual"
    return None
