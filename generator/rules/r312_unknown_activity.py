"""Un avance se informa de una actividad que existe.

Qué revisa: que cada código en `avances` sea el de una actividad del plan. Si las metas cambiaron de versión, los
avances con fecha anterior al último cambio pueden nombrar actividades que ya se eliminaron.

Por qué: un código mal escrito dejaría el mes como no reportado sin que nadie lo note.

Qué hacer: corrija el código, que va entre comillas. El trabajo sin meta se informa en `no_programadas`.

PASA

    avances:
      - periodo: 2024-07
        fecha: 2024-08-05
        actividades:
          "1": {valor: 5}

FALLA

    avances:
      - periodo: 2024-07
        fecha: 2024-08-05
        actividades:
          "11": {valor: 5}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import did_you_mean, of_period, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan, ProgressEntry, UnitPlan

CODE = "R312"
SEVERITY = Severity.ERROR
TITLE = "Avance de una actividad que no existe"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the results whose code is of no activity, unless an earlier version of the goals may have had it."""
    for plan in annual.plans:
        for entry in plan.progress:
            if _belongs_to_an_earlier_version(plan, entry):
                continue
            for result in entry.results:
                if plan.code_now(result.code) not in plan.by_code:
                    message = (
                        f"el avance {of_period(entry.period)} informa de la actividad {quoted(result.code)}, "
                        f"que no está en el plan"
                    )
                    otherwise = "corrija el código, o informe ese trabajo en no_programadas"
                    remedy = did_you_mean(result.code, plan.by_code, otherwise)
                    yield Problem(CODE, SEVERITY, result.origin.at_key(), message, remedy, result.code)


def _belongs_to_an_earlier_version(plan: UnitPlan, entry: ProgressEntry) -> bool:
    return plan.version > 1 and len(plan.changes) > 1 and entry.date <= plan.changes[-1].date
