"""Una actividad promete algo medible.

Qué revisa: las actividades sin metas por período y sin meta anual. Se da un solo aviso por plan. No se revisan las
metas de tipo `demanda`.

Por qué: sin una cantidad no hay nada que comparar con el resultado, y la actividad queda siempre "sin programación".

Qué hacer: agregue `metas` y `meta_anual`, o use `tipo_meta: demanda` si depende de lo que se solicite.

PASA

    actividades:
      - codigo: "1"
        metas: {}
        meta_anual: 4

FALLA

    actividades:
      - codigo: "1"
        metas: {}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Activity, AnnualPlan, TargetType
from generator.core.problem import Problem, Severity
from generator.rules._common import activities_named, once_per_plan, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

CODE = "R330"
SEVERITY = Severity.WARNING
TITLE = "Actividad sin ninguna meta"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield one problem per plan with the activities that promise nothing."""
    for plan in annual.plans:
        found = [activity for activity in plan.activities if _promises_nothing(activity)]
        yield from once_per_plan(CODE, found, _problem)


def _promises_nothing(activity: Activity) -> bool:
    quantities = activity.targets or activity.unreadable or activity.annual_target
    return not quantities and activity.target_type is not TargetType.DEMAND


def _problem(activities: Sequence[Activity]) -> Problem:
    message = f"no hay metas por período ni meta anual en {activities_named(activities)}"
    remedy = "agregue metas y meta_anual, o tipo_meta: demanda si depende de lo que se solicite"
    return Problem(CODE, SEVERITY, activities[0].origin.at("metas"), message, remedy, subject_of(activities))
