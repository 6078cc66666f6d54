"""Toda actividad dice con qué se comprueba.

Qué revisa: que cada actividad tenga `medio_verificacion`. Se da un solo aviso por plan, con la lista de actividades.

Por qué: sin un medio de verificación, nadie fuera de la unidad puede comprobar el resultado.

Qué hacer: agregue `medio_verificacion` con el documento o registro que comprueba el resultado.

PASA

    actividades:
      - codigo: "1"
        medio_verificacion: Listas de asistencia

FALLA

    actividades:
      - codigo: "1"
        nombre: Capacitar a facilitadores
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.rules._common import activities_named, once_per_plan, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.core.model import Activity, AnnualPlan

CODE = "R322"
SEVERITY = Severity.WARNING
TITLE = "Falta el medio de verificación"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield one problem per plan with the activities that nothing proves."""
    for plan in annual.plans:
        found = [activity for activity in plan.activities if not activity.means_of_verification]
        yield from once_per_plan(CODE, found, _problem)


def _problem(activities: Sequence[Activity]) -> Problem:
    message = f"falta el medio de verificación en {activities_named(activities)}"
    remedy = "agregue medio_verificacion: … con el documento o registro que comprueba el resultado"
    return Problem(CODE, SEVERITY, activities[0].origin, message, remedy, subject_of(activities))
