"""Una meta publicada que no se puede leer queda marcada.

Qué revisa: las celdas que una salvedad declara en `ilegibles`, porque el documento aprobado trae un texto que no es
un número ("21,00"). Es siempre un aviso: el texto se publica tal cual, con su explicación, y no se usa para calcular.

Por qué: adivinar la cifra sería inventar una promesa, y dejar la celda vacía, ocultarla.

Qué hacer: pida a la unidad la cifra correcta. Entre tanto se publica el texto, y con él no se calcula nada.

PASA

    actividades:
      - codigo: "7.6"
        metas: {jul: 11000, ago: 2100}
        meta_anual: 13100

FALLA

    actividades:
      - codigo: "7.6"
        metas: {jul: 11000}
        meta_anual: 13100
        salvedades:
          - regla: R303
            nota: El documento aprobado dice "21,00" en agosto.
            ilegibles: {ago: "21,00"}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import of_period, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan

CODE = "R303"
SEVERITY = Severity.WARNING
TITLE = "Meta publicada que no se puede leer"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield every cell of the published document that cannot be read."""
    for _, activity in annual.activities():
        for caveat in activity.caveats:
            for period, text in caveat.unreadable:
                origin = caveat.origin.at("ilegibles", period.key)
                message = (
                    f"la meta {of_period(period, year=False)} de la actividad {activity.code} "
                    f"no se puede leer: {quoted(text)}"
                )
                remedy = "pida a la unidad la cifra correcta; entre tanto se publica el texto y no se calcula"
                yield Problem(CODE, SEVERITY, origin, message, remedy, activity.code)
