"""Una meta publicada solo cambia con una versión nueva.

Qué revisa: que lo prometido —actividades, nombre, producto, unidad y medio de verificación, vínculo estratégico, tipo,
sentido, metas, eliminaciones y objetivo de la unidad— cambie solo si sube `version` y `control_de_cambios` trae la fila
de esa versión. Notas, salvedades, responsables, procesos y códigos publicados se corrigen libremente, y un texto que
solo difiere en tildes, mayúsculas o espacios es el mismo. Las primeras metas de un plan que se publicó vacío son su
versión 1.

Por qué: quien lee un cumplimiento debe saber contra qué meta se mide, y cuándo, quién y por qué la cambió.

Qué hacer: devuelva lo publicado. Si el cambio se aprobó, suba `version` en uno y agregue su fila a
`control_de_cambios`, con fecha, responsable y motivo.

PASA

    # publicado
    actividades: [{codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {dic: 5}, meta_anual: 5}]
    # propuesta
    version: 2
    actividades: [{codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {dic: 4}, meta_anual: 4}]
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
      - {version: 2, fecha: 2024-06-28, responsable: Planificación, motivo: Cierre de una sede}

FALLA

    # publicado
    actividades: [{codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {dic: 5}, meta_anual: 5}]
    # propuesta
    actividades: [{codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {dic: 4}, meta_anual: 4}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import listed
from generator.rules._promise import goal_changes, is_approved, is_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import UnitPlan
    from generator.rules._promise import GoalChange
    from generator.rules.past import Pair, Past

CODE = "H403"
SEVERITY = Severity.ERROR
TITLE = "Una meta cambió sin versión nueva"


def check(past: Past) -> Iterator[Problem]:
    """Yield the goals that changed without a version of their own; a version that lacks its row is R327's matter."""
    for pair in past.plans:
        if not is_approved(pair) and not is_first(pair) and not _lacks_row(pair):
            yield from (_problem(change, pair) for change in goal_changes(pair))


def _lacks_row(pair: Pair[UnitPlan]) -> bool:
    return pair.new.version > pair.base.version and not pair.new.changes[-1].is_of(pair.new.version)


def _problem(change: GoalChange, pair: Pair[UnitPlan]) -> Problem:
    version = pair.new.version
    if version > pair.base.version:
        lack = f"una fila nueva: la de la versión {version} ya estaba publicada"
        remedy = "agregue a control_de_cambios la fila de este cambio"
    else:
        lack = f"una versión nueva: sigue la {version}"
        remedy = f"escriba version: {pair.base.version + 1} y agregue su fila a control_de_cambios"
    subject = f"la actividad {change.code}" if change.code else "el plan"
    done = "se agregó" if change.is_new else f"cambió ({listed(item.text for item in change.differences)})"
    message = f"{subject} {done} sin {lack}"
    return Problem(
        CODE, SEVERITY, change.origin, message, f"devuelva lo publicado; si se aprobó, {remedy}", change.code
    )
