"""El código de una actividad es único en su unidad.

Qué revisa: que dos actividades de un plan no tengan el mismo código, ni códigos que solo cambien en mayúsculas,
espacios o signos ("AE 1" y "ae-1"), porque sus páginas tendrían la misma dirección.

Por qué: los avances se informan por código; si se repite, no se sabe de qué meta son.

Qué hacer: dé otro código a la actividad más nueva; el de una meta ya publicada no cambia.

PASA

    actividades:
      - {codigo: "1.1", nombre: Curso básico, metas: {feb: 1}, meta_anual: 1}
      - {codigo: "1.10", nombre: Curso avanzado, metas: {mar: 1}, meta_anual: 1}

FALLA

    actividades:
      - {codigo: "1.1", nombre: Curso básico, metas: {feb: 1}, meta_anual: 1}
      - {codigo: "1.1", nombre: Curso avanzado, metas: {mar: 1}, meta_anual: 1}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.vocabulary import slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import Activity, AnnualPlan

CODE = "R306"
SEVERITY = Severity.ERROR
TITLE = "Código de actividad repetido"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield every activity whose code, or address, is already taken in its plan."""
    for plan in annual.plans:
        first: dict[str, Activity] = {}
        for activity in plan.activities:
            earlier = first.setdefault(slug(activity.code), activity)
            if earlier is not activity:
                yield _problem(activity, earlier)


def _problem(activity: Activity, earlier: Activity) -> Problem:
    message = f"el código de actividad «{activity.code}» ya está en la línea {earlier.origin.line}"
    if activity.code != earlier.code:
        message = (
            f"el código de actividad «{activity.code}» da la misma dirección "
            f"que «{earlier.code}», de la línea {earlier.origin.line}"
        )
    remedy = "dé otro código a la actividad más nueva; el de una meta ya publicada no cambia"
    return Problem(CODE, SEVERITY, activity.origin.at("codigo"), message, remedy, activity.code)
