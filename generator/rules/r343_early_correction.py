"""Una rectificación es posterior a lo que corrige.

Qué revisa: que la `fecha` de una rectificación no sea anterior a la del avance que corrige.

Por qué: nadie corrige lo que aún no se ha informado; con la fecha atrasada, el error parecería haber durado menos.

Qué hacer: escriba el día en que se informa la rectificación.

PASA

    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
      - {periodo: 2024-07, fecha: 2024-09-02, rectifica: true, motivo: Doble registro, actividades: {"1": {valor: 4}}}

FALLA

    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
      - {periodo: 2024-07, fecha: 2024-08-01, rectifica: true, motivo: Doble registro, actividades: {"1": {valor: 4}}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import date_in_words, of_period
from generator.rules._common import corrected_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan, ProgressEntry

CODE = "R343"
SEVERITY = Severity.ERROR
TITLE = "Rectificación anterior a lo que corrige"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the corrections that are dated before an entry above them that they correct."""
    for plan in annual.plans:
        for entry in plan.progress:
            last = corrected_on(entry, plan)
            if last is not None and entry.date < last:
                yield _problem(entry, last)


def _problem(entry: ProgressEntry, last: date) -> Problem:
    message = (
        f"la rectificación {of_period(entry.period)} tiene fecha del {date_in_words(entry.date)}, "
        f"y lo que corrige se informó el {date_in_words(last)}"
    )
    return Problem(CODE, SEVERITY, entry.origin.at("fecha"), message, "escriba el día en que se informa")
