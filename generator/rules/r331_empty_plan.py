"""Un plan dice algo: qué se prometió, qué se informó, o por qué no hay nada.

Qué revisa: los planes sin actividades que tampoco traen `avances_informados`, ni `avances`, ni una `nota`; y los que ya
tienen actividades y conservan la nota con que `pat nuevo` empieza un plan: «La unidad todavía no ha escrito sus metas».

Por qué: un plan vacío se publicaría como una unidad sin programación, que no es lo mismo que una unidad de la que no se
transcribió nada. Y una nota olvidada diría al público lo contrario de lo que muestra la página.

Qué hacer: agregue las actividades, o los porcentajes que informó. Si el documento no publica nada de la unidad, dígalo
en `nota`. Cuando haya escrito las metas, borre la nota que decía que faltaban.

PASA

    actividades: []
    nota: El documento dice que la unidad no tiene productos programados.

FALLA

    actividades: []
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import to_be_written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan

CODE = "R331"
SEVERITY = Severity.ERROR
TITLE = "Plan que no dice nada"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the plans that hold neither a promise, nor a report, nor a reason, and those that deny their promises."""
    for plan in annual.plans:
        if plan.activities and plan.notes == to_be_written(plan.year):
            message = f"la nota del plan de «{plan.org_unit}» dice que faltan las metas, y ya están escritas"
            yield Problem(CODE, SEVERITY, plan.origin.at("nota"), message, "borre la nota")
        if not (plan.activities or plan.has_reported or plan.notes):
            message = f"el plan de «{plan.org_unit}» no tiene actividades, avances ni una nota que lo explique"
            remedy = "agregue sus actividades o avances_informados; si el documento no publica nada, dígalo en nota"
            yield Problem(CODE, SEVERITY, plan.origin.at("actividades"), message, remedy)
