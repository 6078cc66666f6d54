"""Una meta se mide en porcentaje o en número, no en ambos.

Qué revisa: que los períodos y la meta anual de una actividad sean todos porcentajes o todos números. Los cálculos toman
un porcentaje como fracción de uno (100% es 1). De los avances se ocupa R345.

Por qué: la mezcla se puede calcular, pero casi siempre es un descuido.

Qué hacer: use una sola forma en los períodos y en la meta anual: 100% equivale a 1.

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

from generator.core.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan

CODE = "R304"
SEVERITY = Severity.WARNING
TITLE = "Porcentajes y números mezclados en una meta"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the goals with both kinds of quantity."""
    for _, activity in annual.activities():
        if len(activity.counts_percents) > 1:
            message = f"las metas de la actividad {activity.code} mezclan porcentajes y números"
            remedy = "use una sola forma en los períodos y en la meta anual (100% equivale a 1)"
            yield Problem(CODE, SEVERITY, activity.origin.at("metas"), message, remedy, activity.code)
