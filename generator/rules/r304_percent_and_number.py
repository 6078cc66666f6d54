"""Una meta se mide en porcentaje o en número, no en ambos.

Qué revisa: que los períodos y la meta anual de una actividad sean todos porcentajes o todos números, y que los avances
se informen de la misma manera. Los cálculos toman un porcentaje como fracción de uno (100% es 1).

Por qué: la mezcla se puede calcular, pero casi siempre es un descuido; en un avance, escribir 12 donde va 12% lo
multiplica por cien.

Qué hacer: use una sola forma en los períodos, en la meta anual y en los avances: 100% equivale a 1.

PASA

    actividades:
      - codigo: "2"
        metas: {nov: 50%, dic: 50%}
        meta_anual: 100%

FALLA

    actividades:
      - codigo: "2"
        metas: {nov: 50%, dic: 50%}
        meta_anual: 1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Activity, AnnualPlan, TargetType
from generator.core.problem import Problem, Severity
from generator.core.wording import of_period
from generator.rules._common import results

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

CODE = "R304"
SEVERITY = Severity.WARNING
TITLE = "Porcentajes y números mezclados en una meta"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the goals with both kinds of quantity, and the results of another kind than their goal."""
    for _, activity in annual.activities():
        if len(_kinds(activity)) > 1:
            message = f"las metas de la actividad {activity.code} mezclan porcentajes y números"
            remedy = "use una sola forma en los períodos y en la meta anual (100% equivale a 1)"
            yield Problem(CODE, SEVERITY, activity.origin.at("metas"), message, remedy, activity.code)
    for _, entry, result, activity in results(annual):
        kinds = _kinds(activity)
        comparable = activity.target_type is not TargetType.DEMAND and result.quantity.value
        if comparable and len(kinds) == 1 and result.quantity.is_percent not in kinds:
            written, expected = (
                ("un porcentaje", "un número") if result.quantity.is_percent else ("un número", "un porcentaje")
            )
            where = f"el avance {of_period(entry.period)} de la actividad {activity.code}"
            message = f"{where} es {written} y su meta es {expected}"
            remedy = f"escriba {expected} en valor, como en la meta"
            yield Problem(CODE, SEVERITY, result.origin.at("valor"), message, remedy, activity.code)


def _kinds(activity: Activity) -> set[bool]:
    quantities = [target.quantity for target in activity.targets]
    if activity.annual_target is not None:
        quantities.append(activity.annual_target)
    return {quantity.is_percent for quantity in quantities if quantity.value}
