"""Las metas de una actividad no se traslapan.

Qué revisa: que una actividad no tenga meta para un mes y también para el trimestre o semestre que lo contiene, ni una
celda ilegible en un período que ya tiene meta.

Por qué: la misma promesa se contaría dos veces.

Qué hacer: deje solo los meses, o solo el período que los contiene.

PASA

    actividades:
      - codigo: "1"
        metas: {t1: 3, t2: 3}
        meta_anual: 6

FALLA

    actividades:
      - codigo: "1"
        metas: {ene: 1, feb: 1, mar: 1, t1: 3}
        meta_anual: 6
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Origin, Problem, Severity
from generator.core.wording import listed, of_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import Activity, AnnualPlan
    from generator.core.period import Period

CODE = "R320"
SEVERITY = Severity.ERROR
TITLE = "Metas de períodos que se traslapan"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield one problem for each period that shares months with shorter or equal ones."""
    for _, activity in annual.activities():
        written = list(_written(activity))
        months = [month for period, _ in written for month in range(period.first, period.last + 1)]
        if len(months) == len(set(months)):
            continue
        written.sort(key=lambda item: (len(item[0]), item[0].first))
        for index, (period, origin) in enumerate(written):
            others = [of_period(other, year=False) for other, _ in written[:index] if other.overlaps(period)]
            if others:
                periods = f"{of_period(period, year=False)} y también {listed(others)}"
                message = f"la actividad {activity.code} tiene meta {periods}"
                remedy = "deje solo los meses, o solo el período que los contiene"
                yield Problem(CODE, SEVERITY, origin.at_key(), message, remedy, activity.code)


def _written(activity: Activity) -> Iterator[tuple[Period, Origin]]:
    for target in activity.targets:
        yield target.period, target.origin
    for caveat in activity.caveats:
        for period, _ in caveat.unreadable:
            yield period, caveat.origin.at("ilegibles", period.key)
