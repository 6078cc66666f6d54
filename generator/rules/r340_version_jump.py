"""Las versiones del control de cambios van de una en una.

Qué revisa: que las versiones de `control_de_cambios`, de la unidad y del ejercicio, sean cada una la siguiente de la
anterior, o la misma, en una fila que aclara lo dicho. Solo compara las que son números enteros.

Por qué: si después de la 1 viene la 3, quien lee no sabe si hubo una 2 que no se publicó, ni qué decía.

Qué hacer: agregue la fila que falta, si se aprobó; si no la hubo, corrija el número. Una fila ya publicada no se
corrige: es un aviso, y puede quedarse.

PASA

    version: 2
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Gerencia de Planificación, motivo: Creación del plan}
      - {version: 2, fecha: 2024-07-01, responsable: Gerencia de Planificación, motivo: Cierre de una sede}

FALLA

    version: 3
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Gerencia de Planificación, motivo: Creación del plan}
      - {version: 3, fecha: 2024-07-01, responsable: Gerencia de Planificación, motivo: Cierre de una sede}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.rules._common import control_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan

CODE = "R340"
SEVERITY = Severity.WARNING
TITLE = "Versiones que no son seguidas"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the rows whose version is not the next one of the row before."""
    for rows in control_tables(annual):
        for earlier, row in pairwise(rows):
            if not (earlier.version.isdecimal() and row.version.isdecimal()):
                continue
            expected = int(earlier.version) + 1
            if int(row.version) not in {expected - 1, expected}:
                message = f"a la versión {earlier.version} le sigue la {row.version}, y no la {expected}"
                remedy = f"agregue la fila de la versión {expected}, o corrija el número"
                yield Problem(CODE, SEVERITY, row.origin.at("version"), message, remedy)
