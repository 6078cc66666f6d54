"""Una actividad no se promete dos veces.

Qué revisa: que en una unidad no haya dos actividades con el mismo nombre, las mismas metas por período y la misma meta
anual, aunque su código sea distinto.

Por qué: suele ser una fila copiada por descuido, y duplica lo prometido en los promedios.

Qué hacer: elimine una de las dos, o diga en el nombre en qué se distinguen.

PASA

    actividades:
      - {codigo: "1", nombre: Mantener la red, metas: {jul: 1}, meta_anual: 1}
      - {codigo: "10", nombre: Renovar la red, metas: {jul: 1}, meta_anual: 1}

FALLA

    actividades:
      - {codigo: "1", nombre: Mantener la red, metas: {jul: 1}, meta_anual: 1}
      - {codigo: "10", nombre: Mantener la red, metas: {jul: 1}, meta_anual: 1}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Activity, AnnualPlan, Target
from generator.core.problem import Problem, Severity
from generator.core.quantity import Quantity
from generator.core.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

CODE = "R321"
SEVERITY = Severity.WARNING
TITLE = "Actividad repetida en la unidad"
_Promise = tuple[str, tuple[Target, ...], Quantity | None]


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield every activity that promises the same as an earlier one of its unit."""
    for plan in annual.plans:
        first: dict[_Promise, Activity] = {}
        for activity in plan.activities:
            earlier = first.setdefault((fold(activity.name), activity.targets, activity.annual_target), activity)
            if earlier is not activity and earlier.code != activity.code:  # the same code twice is R306's matter
                message = (
                    f"la actividad {activity.code} repite el nombre y las metas "
                    f"de la {earlier.code} (línea {earlier.origin.line})"
                )
                remedy = "elimine una de las dos, o diga en el nombre en qué se distinguen"
                yield Problem(CODE, SEVERITY, activity.origin.at("nombre"), message, remedy, activity.code)
