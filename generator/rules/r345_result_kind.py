"""Un resultado se escribe como su meta: en porcentaje o en número.

Qué revisa: que lo informado de una actividad cuyas metas son todas porcentajes sea un porcentaje, y un número si son
números. El cero vale de las dos formas. Mira lo vigente: lo que una rectificación ya reemplazó no cuenta.

Por qué: los cálculos toman un porcentaje como fracción de uno (100% es 1). Escribir 55 donde va 55% lo multiplica por
cien, y se publicaría un cumplimiento de miles por ciento.

Qué hacer: agregue o quite el signo de porcentaje. Si ese mes ya está publicado, infórmelo otra vez con
`rectifica: true`. Si el documento mezcla las dos formas, declárelo en `salvedades`.

PASA

    actividades:
      - codigo: "2"
        metas: {jul: 50%}
        meta_anual: 50%
    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"2": {valor: 55%}}}

FALLA

    actividades:
      - codigo: "2"
        metas: {jul: 50%}
        meta_anual: 50%
    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"2": {valor: 55}}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import TargetType
from generator.core.problem import Problem, Severity
from generator.core.wording import of_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import Activity, AnnualPlan, Result
    from generator.core.period import Period

CODE = "R345"
SEVERITY = Severity.ERROR
TITLE = "Resultado en número de una meta en porcentaje, o al revés"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the results that stand and are of another kind than their goal; demand is R334's matter."""
    for plan, activity in annual.activities():
        kinds = activity.counts_percents
        if activity.target_type is not TargetType.DEMAND and len(kinds) == 1:
            for period, result in plan.current_results(activity.code).items():
                if result.quantity.value and result.quantity.is_percent not in kinds:
                    yield _problem(activity, period, result)


def _problem(activity: Activity, period: Period, result: Result) -> Problem:
    written, expected = ("un porcentaje", "un número") if result.quantity.is_percent else ("un número", "un porcentaje")
    message = (
        f"el avance {of_period(period)} de la actividad {activity.code} es {written} ({result.quantity.text}) "
        f"y su meta es {expected}"
    )
    remedy = f"escriba {expected} en valor, como en la meta"
    return Problem(CODE, SEVERITY, result.origin.at("valor"), message, remedy, activity.code)
