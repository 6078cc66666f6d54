"""Una actividad publicada no se borra, ni cambia de código sin decirlo.

Qué revisa: que cada actividad publicada siga en el plan, con su mismo `codigo` o con ese código en
`codigos_anteriores`; que su código no pase a otra, y que ninguna declare el de otra publicada y se quede con sus
avances.

Por qué: lo que se prometió sigue a la vista aunque se elimine, y los avances y las direcciones del sitio la nombran por
su código.

Qué hacer: devuélvala. Si un cambio aprobado la eliminó, agréguele `eliminado`, con su mes y su motivo. Si el documento
le dio otro código, deje `codigo` y escriba el nuevo en `codigo_publicado`; o, si el código ha de cambiar, anote el
viejo en `codigos_anteriores`, con una versión nueva de las metas.

PASA

    # publicado
    actividades:
      - {codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {dic: 5}, meta_anual: 5}
    # propuesta
    version: 2
    actividades:
      - codigo: "1"
        nombre: Formar
        medio_verificacion: Listas
        metas: {dic: 5}
        meta_anual: 5
        eliminado: {desde: 2024-12, motivo: Cierre de la sede}
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
      - {version: 2, fecha: 2024-06-28, responsable: Planificación, motivo: Cierre de la sede}

FALLA

    # publicado
    actividades:
      - {codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {dic: 5}, meta_anual: 5}
      - {codigo: "2", nombre: Evaluar, medio_verificacion: Informe, metas: {dic: 1}, meta_anual: 1}
    # propuesta
    actividades:
      - {codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {dic: 5}, meta_anual: 5}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import quoted
from generator.rules._promise import absorbed, recoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Activity, UnitPlan
    from generator.rules.past import Past

CODE = "H404"
SEVERITY = Severity.ERROR
TITLE = "Una actividad publicada ya no está"


def check(past: Past) -> Iterator[Problem]:
    """Yield the published activities that are gone, or have another code."""
    for pair in past.plans:
        heirs, taken = recoded(pair), absorbed(pair)
        for code, activity in pair.base.by_code.items():
            if code in taken:
                yield _absorbed(activity, pair.new.by_code[taken[code]])
            elif code in heirs:
                yield _renamed(activity, heirs[code], pair.new)
            elif pair.new.code_now(code) not in pair.new.by_code:
                yield _removed(activity, pair.new)


def _absorbed(activity: Activity, heir: Activity) -> Problem:
    message = (
        f"la actividad {activity.code} ({quoted(activity.name)}) ya estaba publicada, y la {heir.code} declara su "
        "código: se quedaría con lo que se informó de ella"
    )
    remedy = "deje las dos con su código; si un cambio aprobado eliminó una, agréguele eliminado"
    return Problem(CODE, SEVERITY, heir.origin.at("codigos_anteriores"), message, remedy, heir.code)


def _renamed(activity: Activity, heir: Activity, plan: UnitPlan) -> Problem:
    message = f"la actividad {activity.code} ya estaba publicada, y ahora su código es {heir.code}"
    if activity.code in plan.by_code:
        message += f"; el suyo, con lo que se informó de ella, pasó a {quoted(plan.by_code[activity.code].name)}"
        remedy = f'devuélvale su codigo: "{activity.code}", y dé a la otra uno que nunca se haya usado'
        return Problem(CODE, SEVERITY, heir.origin.at("codigo"), message, remedy, heir.code)
    remedy = (
        f'escriba codigo: "{activity.code}" y, si el documento la numera así, codigo_publicado: "{heir.code}"; '
        f'o declare codigos_anteriores: ["{activity.code}"]'
    )
    return Problem(CODE, SEVERITY, heir.origin.at("codigo"), message, remedy, heir.code)


def _removed(activity: Activity, plan: UnitPlan) -> Problem:
    name = f"la actividad {activity.code} ({quoted(activity.name)})"
    message = f"{name} ya estaba publicada, en la línea {activity.origin.line}, y no está"
    remedy = "devuélvala; si un cambio aprobado la eliminó, agréguele eliminado: {desde: AAAA-MM, motivo: …}"
    return Problem(CODE, SEVERITY, plan.origin.at("actividades").at_key(), message, remedy, activity.code)
