"""Dos actividades de una unidad no se publican con el mismo código.

Qué revisa: que el código con que se publica cada actividad —su `codigo_publicado` o, sin él, su `codigo`— no sea el de
otra del mismo plan. Que un documento nuevo dé a una actividad el número que antes tuvo otra es normal: solo importa
cómo se publica cada una hoy.

Por qué: quien busca la actividad 1.2 encontraría dos, y no sabría de cuál es cada cifra.

Qué hacer: corrija `codigo_publicado`. Si el documento aprobado repite el código, declárelo en `salvedades`.

PASA

    actividades:
      - {codigo: "1.1", nombre: Curso básico, metas: {feb: 1}, meta_anual: 1}
      - {codigo: "1.2", codigo_publicado: "1.3", nombre: Curso avanzado, metas: {mar: 1}, meta_anual: 1}

FALLA

    actividades:
      - {codigo: "1.1", nombre: Curso básico, metas: {feb: 1}, meta_anual: 1}
      - {codigo: "1.2", codigo_publicado: "1.1", nombre: Curso avanzado, metas: {mar: 1}, meta_anual: 1}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.vocabulary import slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import Activity, AnnualPlan

CODE = "R342"
SEVERITY = Severity.WARNING
TITLE = "Código publicado repetido"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the activities whose printed code is that of another; equal codes are R306's matter."""
    for plan in annual.plans:
        for activity in plan.activities:
            if activity.published_code:
                twin = next((other for other in plan.activities if _is_twin(activity, other)), None)
                if twin is not None:
                    yield _problem(activity, twin)


def _is_twin(activity: Activity, other: Activity) -> bool:
    """Return whether another activity is printed alike; of two that say so themselves, the one above."""
    if other is activity or slug(_printed(other)) != slug(_printed(activity)):
        return False
    return not other.published_code or other.origin.line < activity.origin.line


def _printed(activity: Activity) -> str:
    return activity.published_code or activity.code


def _problem(activity: Activity, twin: Activity) -> Problem:
    message = (
        f"la actividad {activity.code} se publica como «{_printed(activity)}», "
        f"igual que la actividad {twin.code}, de la línea {twin.origin.line}"
    )
    remedy = "corrija codigo_publicado; si el documento lo repite, declárelo en salvedades"
    return Problem(CODE, SEVERITY, activity.origin.at("codigo_publicado"), message, remedy, activity.code)
