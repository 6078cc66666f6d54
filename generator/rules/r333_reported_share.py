"""Un porcentaje informado es de un período del ejercicio, y se informa una vez.

Qué revisa: en `avances_informados`, que cada período aparezca una sola vez, que sea del ejercicio del plan y que ya
haya empezado; que el porcentaje no sea negativo, y que la fecha `al` caiga dentro del período y no en el futuro.

Por qué: dos porcentajes del mismo período no pueden ser ciertos a la vez, y de lo que no ha llegado no se informa.

Qué hacer: corrija el período, el porcentaje o la fecha.

PASA

    avances_informados:
      - {periodo: 2024-07, porcentaje: 90}
      - {periodo: 2024-08, porcentaje: 85}

FALLA

    avances_informados:
      - {periodo: 2024-07, porcentaje: 90}
      - {periodo: 2024-07, porcentaje: 85}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.quantity import plain
from generator.core.wording import date_in_words, of_period, the_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan, ReportedShare

CODE = "R333"
SEVERITY = Severity.ERROR
TITLE = "Porcentaje informado que no puede ser"


def check(annual: AnnualPlan, as_of: date) -> Iterator[Problem]:
    """Yield the faults of the percentages that units reported without detail."""
    for plan in annual.plans:
        seen = set()
        for share in plan.reported_shares:
            if share.period in seen:
                message = f"{the_period(share.period)} ya tiene un porcentaje informado"
                yield Problem(
                    CODE, SEVERITY, share.origin.at("periodo"), message, "deje uno solo, o corrija el período"
                )
            seen.add(share.period)
            for key, message, remedy in _faults(share, plan.year, as_of):
                yield Problem(CODE, SEVERITY, share.origin.at(key), message, remedy)


def _faults(share: ReportedShare, year: int, as_of: date) -> Iterator[tuple[str, str, str]]:
    """Yield the key that is wrong, the fault and its remedy."""
    name = f"el porcentaje informado {of_period(share.period)}"
    if share.period.year != year:
        remedy = f"corrija el período, o escríbalo en el plan de {share.period.year}"
        yield "periodo", f"{name} no es del ejercicio {year}", remedy
    elif share.period.start > as_of:
        yield (
            "periodo",
            f"{name} es de un período que aún no empieza (hoy es {date_in_words(as_of)})",
            "corrija el período",
        )
    if share.percent < 0:
        yield (
            "porcentaje",
            f"{name} no puede ser negativo: {plain(share.percent)}",
            "escriba el porcentaje sin el signo",
        )
    if share.as_of is not None and not share.period.start <= share.as_of <= share.period.end:
        day = date_in_words(share.as_of)
        yield "al", f"{name} tiene fecha de corte del {day}, que no cae en ese período", "corrija la fecha o el período"
    elif share.as_of is not None and share.as_of > as_of:
        yield "al", f"{name} tiene una fecha de corte futura (hoy es {date_in_words(as_of)})", "corrija la fecha"
