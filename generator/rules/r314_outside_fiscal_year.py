"""Un avance es de un período del ejercicio del plan.

Qué revisa: que el año de `periodo` sea el `ejercicio` del archivo. La fecha del informe sí puede ser del año siguiente.

Por qué: el archivo de un año guarda solo lo de ese año; de otro modo el resultado no contaría en ninguno.

Qué hacer: corrija `periodo`, o informe en el archivo del otro año.

PASA

    avances:
      - periodo: 2024-12
        fecha: 2024-12-31
        resumen: Se hicieron tres jornadas.

FALLA

    avances:
      - periodo: 2023-12
        fecha: 2024-01-05
        resumen: Se hicieron tres jornadas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import of_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan

CODE = "R314"
SEVERITY = Severity.ERROR
TITLE = "Avance de otro ejercicio"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the entries whose period is of another year."""
    for plan in annual.plans:
        for entry in plan.progress:
            if entry.period.year != plan.year:
                message = f"el avance es {of_period(entry.period)}, pero el plan es del ejercicio {plan.year}"
                remedy = f"corrija el período, o informe en el archivo de {entry.period.year}"
                yield Problem(CODE, SEVERITY, entry.origin.at("periodo"), message, remedy)
