"""Una metodología nueva que vuelve a calificar lo ya informado se señala.

Qué revisa: que la `metodologia` o el `plazo_informe` de un año con avances publicados no cambien, aunque el cambio esté
declarado, cuando ya terminó algún mes del año.

Por qué: mover una banda o un umbral cambia la categoría de resultados ya publicados sin que nadie haya hecho más ni
menos. Puede ser legítimo, pero el público debe verlo: es un aviso, y el cambio se publica como retroactivo.

Qué hacer: compruebe que el acto lo aprobó para el año en curso, y vea con `pat comparar` qué unidades y actividades
cambian de categoría.

PASA

    # publicado
    avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}]
    # ejercicio.yaml
    metodologia: {version: "1", tope: 100}
    # propuesta
    avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}]
    # ejercicio.yaml
    metodologia: {tope: 100, version: "1"}
    nota: Las metas de este año las aprobó la Junta.

FALLA

    # publicado
    avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}]
    # ejercicio.yaml
    metodologia: {version: "1", tope: 100}
    # propuesta
    avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}]
    # ejercicio.yaml
    metodologia: {version: "2", tope: 120}
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
      - {version: 2, fecha: 2024-09-30, responsable: Planificación, motivo: El acuerdo 12 fijó otro tope}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.period import months
from generator.core.problem import Problem, Severity
from generator.core.wording import listed
from generator.rules._method import is_declared, method_differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.past import Past

CODE = "H411"
SEVERITY = Severity.WARNING
TITLE = "La metodología nueva alcanza lo ya informado"


def check(past: Past) -> Iterator[Problem]:
    """Yield the declared changes of method of years that have reported and of which some month is over."""
    for pair in past.frames:
        january = months(pair.new.year)[:1]
        is_late = past.days.over(january) or past.days.perhaps_over(january)
        if not is_late or pair.base.origin.file not in past.reporting or not is_declared(pair):
            continue
        found = tuple(method_differences(pair))
        if found:
            message = f"la metodología nueva vuelve a calificar lo ya informado: {listed(each.text for each in found)}"
            remedy = "compruebe que se aprobó así; pat comparar dice qué cambia de categoría"
            yield Problem(CODE, SEVERITY, found[0].origin, message, remedy)
