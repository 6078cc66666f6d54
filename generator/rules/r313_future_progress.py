"""Solo se informa de lo que ya empezó.

Qué revisa: que un avance no sea de un período que aún no empieza, que su fecha no esté en el futuro y que no sea
anterior al primer día del período que informa.

Por qué: un resultado de un mes que no ha llegado no puede ser verdad; suele ser un error al escribir el mes o el año.
Si se pide ver un día pasado con `--fecha`, lo informado desde entonces no es del futuro: queda fuera, y se dice.

Qué hacer: corrija `periodo` o `fecha`.

PASA

    avances:
      - periodo: 2024-07
        fecha: 2024-08-05
        resumen: Se hicieron tres jornadas.

FALLA

    avances:
      - periodo: 2024-08
        fecha: 2024-07-05
        resumen: Se hicieron tres jornadas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import date_in_words, of_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan, ProgressEntry

CODE = "R313"
SEVERITY = Severity.ERROR
TITLE = "Avance del futuro o con fecha imposible"


def check(annual: AnnualPlan, as_of: date) -> Iterator[Problem]:
    """Yield the entries that report the future, at most one problem each."""
    for plan in annual.plans:
        for entry in plan.progress:
            if entry.period.year == plan.year:  # another year is R314's matter
                yield from _faults(entry, as_of)


def _faults(entry: ProgressEntry, as_of: date) -> Iterator[Problem]:
    today = date_in_words(as_of)
    if entry.period.start > as_of:
        message = f"el avance es {of_period(entry.period)}, que aún no empieza (hoy es {today})"
        yield Problem(CODE, SEVERITY, entry.origin.at("periodo"), message, "corrija el período")
    elif entry.date > as_of:
        message = f"el avance {of_period(entry.period)} tiene una fecha futura (hoy es {today})"
        yield Problem(CODE, SEVERITY, entry.origin.at("fecha"), message, "escriba el día en que la unidad informa")
    elif entry.date < entry.period.start:
        dated = f"tiene fecha del {date_in_words(entry.date)}, antes de que el período empiece"
        message = f"el avance {of_period(entry.period)} {dated}"
        yield Problem(CODE, SEVERITY, entry.origin.at("fecha"), message, "corrija la fecha o el período")
