"""Un cambio de metas que alcanza meses ya terminados se señala.

Qué revisa: que una versión nueva no cambie metas de períodos que ya terminaron, no elimine desde un mes ya terminado,
ni cambie cómo se mide una actividad (unidad de medida, tipo, sentido o rango) que ya informó.

Por qué: bajar una meta cuando ya se sabe el resultado mejora el cumplimiento sin que nadie haya hecho más. Puede ser
legítimo, pero el público debe verlo: es un aviso, y el cambio se publica como retroactivo.

Qué hacer: compruebe que el acto lo aprobó así y que el motivo, en `control_de_cambios`, lo explica.

PASA

    # publicado
    actividades: [{codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {jul: 5, dic: 5}, meta_anual: 10}]
    # propuesta
    version: 2
    actividades: [{codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {jul: 5, dic: 4}, meta_anual: 9}]
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
      - {version: 2, fecha: 2024-09-30, responsable: Planificación, motivo: Cierre de una sede}

FALLA

    # publicado
    actividades: [{codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {jul: 5, dic: 5}, meta_anual: 10}]
    # propuesta
    version: 2
    actividades: [{codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {jul: 4, dic: 5}, meta_anual: 9}]
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
      - {version: 2, fecha: 2024-09-30, responsable: Planificación, motivo: Cierre de una sede}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import listed
from generator.rules._promise import goal_changes, is_approved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import UnitPlan
    from generator.rules._promise import Difference, GoalChange
    from generator.rules.past import Pair, Past

CODE = "H406"
SEVERITY = Severity.WARNING
TITLE = "Cambio retroactivo"


def check(past: Past) -> Iterator[Problem]:
    """Yield the declared changes that reach what is over, or how what was reported is judged."""
    for pair in past.plans:
        for change in goal_changes(pair) if is_approved(pair) else ():
            late = [item for item in change.differences if _is_late(item, change, pair, past.as_of)]
            if late:
                yield _problem(change, late)


def _is_late(difference: Difference, change: GoalChange, pair: Pair[UnitPlan], as_of: date) -> bool:
    if difference.period is not None:
        return difference.period.end < as_of
    return difference.is_judged and _has_reported(pair, change.code)


def _has_reported(pair: Pair[UnitPlan], code: str) -> bool:
    published = pair.base
    if not code:
        return published.has_reported
    return any(pair.new.code_now(result.code) == code for entry in published.progress for result in entry.results)


def _problem(change: GoalChange, late: list[Difference]) -> Problem:
    subject = f"la actividad {change.code}" if change.code else "el plan"
    message = f"cambio retroactivo en {subject}: {listed(item.text for item in late)}"
    remedy = "compruebe que se aprobó así y que el motivo lo explica; se publicará como retroactivo"
    return Problem(CODE, SEVERITY, late[0].origin, message, remedy, change.code)
