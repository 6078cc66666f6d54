"""Un motivo explica.

Qué revisa: que el `motivo` de cada fila de `control_de_cambios`, de cada rectificación y de cada eliminación tenga al
menos una palabra de tres letras: «.», «-» o «N/A» no lo son.

Por qué: es lo que el público lee cuando pregunta por qué cambió una promesa o una cifra ya publicada.

Qué hacer: escriba en una frase qué pasó y quién lo decidió.

PASA

    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Gerencia de Planificación, motivo: Creación del plan}

FALLA

    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Gerencia de Planificación, motivo: "."}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import of_period, quoted
from generator.rules._common import control_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan, UnitPlan
    from generator.core.problem import Origin

CODE = "R339"
SEVERITY = Severity.ERROR
TITLE = "Motivo que no explica"
_WORD = re.compile(r"[^\W\d_]{3}")


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the reasons without a word."""
    for what, reason, origin, code in _reasons(annual):
        if not _WORD.search(reason):
            message = f"el motivo {what} es {quoted(reason)}, y no explica nada"
            yield Problem(CODE, SEVERITY, origin.at("motivo"), message, "escriba en una frase qué pasó", code)


def _reasons(annual: AnnualPlan) -> Iterator[tuple[str, str, Origin, str]]:
    """Yield every reason that a year gives: of what it is, its text, what holds it, and the activity's code."""
    for rows in control_tables(annual):
        for row in rows:
            yield f"del cambio de la versión {row.version}", row.reason, row.origin, ""
    for plan in annual.plans:
        for entry in plan.progress:
            if entry.is_correction:
                yield f"de la rectificación {of_period(entry.period)}", entry.reason, entry.origin, ""
        yield from _of_removals(plan)


def _of_removals(plan: UnitPlan) -> Iterator[tuple[str, str, Origin, str]]:
    if plan.removal is not None:
        yield "de la eliminación de la unidad", plan.removal.reason, plan.origin.at("eliminado"), ""
    for activity in plan.activities:
        if activity.removal is not None:
            what = f"de la eliminación de la actividad {activity.code}"
            yield what, activity.removal.reason, activity.origin.at("eliminado"), activity.code
