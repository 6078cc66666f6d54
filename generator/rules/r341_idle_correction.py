"""Una rectificación corrige alguna cifra.

Qué revisa: que un avance con `rectifica: true` traiga `actividades` o `no_programadas`.

Por qué: sin ellas no cambia ninguna cifra, y el público leería que se rectificó un mes que sigue igual.

Qué hacer: agregue las actividades con su valor correcto. Si solo amplía el texto de un informe, escríbalo en un avance
sin `rectifica`.

PASA

    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
      - {periodo: 2024-07, fecha: 2024-09-02, rectifica: true, motivo: Doble registro, actividades: {"1": {valor: 4}}}

FALLA

    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
      - {periodo: 2024-07, fecha: 2024-09-02, rectifica: true, motivo: Doble registro, resumen: Se revisó.}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import of_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan

CODE = "R341"
SEVERITY = Severity.WARNING
TITLE = "Rectificación que no corrige ninguna cifra"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the corrections without activities and without other work."""
    for plan in annual.plans:
        for entry in plan.progress:
            if entry.is_correction and not (entry.results or entry.unplanned):
                message = f"la rectificación {of_period(entry.period)} no trae actividades: ninguna cifra cambia"
                remedy = "agregue las actividades con su valor correcto; si solo amplía el texto, quite rectifica"
                yield Problem(CODE, SEVERITY, entry.origin.at("rectifica"), message, remedy)
