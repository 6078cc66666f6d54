"""Una meta en porcentaje debe decir de qué es el porcentaje.

Qué revisa: las metas en porcentaje cuya unidad de medida se cuenta de uno en uno ("Documento", "Personas"). Se da un
solo aviso por plan, con la lista de actividades. No se revisan las metas de tipo `demanda`.

Por qué: "100% de Documento" no dice cuánto es. Si la meta es atender todo lo que se solicite, su tipo es `demanda`.

Qué hacer: diga en `unidad_medida` de qué es el porcentaje, o use `tipo_meta: demanda` si depende de lo solicitado.

PASA

    actividades:
      - codigo: "3"
        unidad_medida: Porcentaje de solicitudes atendidas
        metas: {jun: 50%, dic: 50%}
        meta_anual: 100%

FALLA

    actividades:
      - codigo: "3"
        unidad_medida: Documento
        metas: {jun: 50%, dic: 50%}
        meta_anual: 100%
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Activity, AnnualPlan, TargetType
from generator.core.problem import Problem, Severity
from generator.core.vocabulary import fold
from generator.core.wording import listed, quoted
from generator.rules._common import UNIT_KEY, activities_named, once_per_plan, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

CODE = "R305"
SEVERITY = Severity.WARNING
TITLE = "Meta en porcentaje con una unidad de medida que se cuenta"
_RELATIVE = ("%", "porcent", "por ciento", "porciento", "tasa", "indice", "proporcion", "avance", "nivel", "razon")


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield one problem per plan with percentages of things that are counted."""
    for plan in annual.plans:
        found = [activity for activity in plan.activities if activity.is_percent and _counts(activity)]
        yield from once_per_plan(CODE, found, _problem)


def _counts(activity: Activity) -> bool:
    unit = fold(activity.measure_unit)
    return bool(unit) and activity.target_type is not TargetType.DEMAND and not any(word in unit for word in _RELATIVE)


def _problem(activities: Sequence[Activity]) -> Problem:
    units = listed(dict.fromkeys(quoted(activity.measure_unit) for activity in activities))
    message = f"metas en porcentaje con unidad de medida {units} en {activities_named(activities)}"
    remedy = "diga de qué es el porcentaje en unidad_medida, o use tipo_meta: demanda si depende de lo solicitado"
    return Problem(CODE, SEVERITY, activities[0].origin.at(UNIT_KEY), message, remedy, subject_of(activities))
