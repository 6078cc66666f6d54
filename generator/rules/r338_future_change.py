"""Un cambio de metas no se fecha en el futuro.

Qué revisa: que ninguna fila de `control_de_cambios`, de la unidad o del ejercicio, tenga una fecha posterior a hoy.

Por qué: la fecha dice desde cuándo rige una versión; con una futura se publicaría como vigente lo que aún no lo es.

Qué hacer: escriba el día en que se aprobó el cambio; si todavía no se aprueba, publíquelo cuando se apruebe.

PASA

    version: 2
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Gerencia de Planificación, motivo: Creación del plan}
      - {version: 2, fecha: 2024-07-01, responsable: Gerencia de Planificación, motivo: Cierre de una sede}

FALLA

    version: 2
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Gerencia de Planificación, motivo: Creación del plan}
      - {version: 2, fecha: 2042-07-01, responsable: Gerencia de Planificación, motivo: Cierre de una sede}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import date_in_words
from generator.rules._common import control_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan

CODE = "R338"
SEVERITY = Severity.ERROR
TITLE = "Cambio de metas con fecha futura"


def check(annual: AnnualPlan, as_of: date) -> Iterator[Problem]:
    """Yield the rows of a change control that are dated after today."""
    for rows in control_tables(annual):
        for row in rows:
            if row.date > as_of:
                message = (
                    f"el cambio de la versión {row.version} tiene fecha del {date_in_words(row.date)}, "
                    f"y hoy es {date_in_words(as_of)}"
                )
                remedy = "escriba el día en que se aprobó el cambio"
                yield Problem(CODE, SEVERITY, row.origin.at("fecha"), message, remedy)
