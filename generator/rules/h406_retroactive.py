"""Un cambio de metas que alcanza meses ya terminados se señala.

Qué revisa: que una versión nueva no alcance períodos que ya habían terminado cuando se hizo el cambio: sus metas, la
meta anual de un año terminado, los meses que una eliminación quita o devuelve, y cómo se mide (unidad de medida, tipo,
sentido, rango o peso) lo que se prometió o se informó de ellos. De los que terminaron con la propuesta ya abierta dice
que puede serlo. Es lo mismo que `pat comparar` llama retroactivo.

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
from generator.rules._promise import goal_changes, is_approved, is_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules._promise import Difference, GoalChange
    from generator.rules.past import Past

CODE = "H406"
SEVERITY = Severity.WARNING
TITLE = "Cambio retroactivo"


def check(past: Past) -> Iterator[Problem]:
    """Yield the declared changes that reach what is over."""
    for pair in past.plans:
        for change in goal_changes(pair) if is_approved(pair) or is_first(pair) else ():
            late = [item for item in change.differences if past.days.over(item.touches)]
            perhaps = [item for item in change.differences if past.days.perhaps_over(item.touches)]
            if late or perhaps:
                yield _problem(change, late or perhaps, is_certain=bool(late))


def _problem(change: GoalChange, late: list[Difference], *, is_certain: bool) -> Problem:
    subject = f"la actividad {change.code}" if change.code else "el plan"
    what = "cambio retroactivo" if is_certain else "cambio que puede ser retroactivo"
    message = f"{what} en {subject}: {listed(item.text for item in late)}"
    remedy = "compruebe que se aprobó así y que el motivo lo explica; se publicará como retroactivo"
    return Problem(CODE, SEVERITY, late[0].origin, message, remedy, change.code)
