"""Lo que se agrega no se fecha antes de lo último que ya se publicó.

Qué revisa: que un avance nuevo, también una rectificación, no tenga una `fecha` anterior a la del último avance
publicado de la unidad.

Por qué: con una fecha atrasada, lo que se informa hoy parecería dicho a tiempo. Puede ser legítimo —dos propuestas que
se hicieron a la vez—, y por eso es un aviso.

Qué hacer: escriba el día en que de verdad se informa.

PASA

    # publicado
    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
    # propuesta
    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
      - {periodo: 2024-06, fecha: 2024-08-20, actividades: {"1": {valor: 2}}}

FALLA

    # publicado
    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
    # propuesta
    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
      - {periodo: 2024-06, fecha: 2024-07-05, actividades: {"1": {valor: 2}}}
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import date_in_words, of_period
from generator.rules._common import corrected_on
from generator.rules.past import added, content_of, lost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import ProgressEntry, UnitPlan
    from generator.rules.past import Past

CODE = "H412"
SEVERITY = Severity.WARNING
TITLE = "Avance nuevo con fecha anterior a lo publicado"


def check(past: Past) -> Iterator[Problem]:
    """Yield the new entries dated before the last published one; where a published one changed, H401 speaks first."""
    for pair in past.plans:
        if any(lost(pair.base.progress, pair.new.progress, content_of, lambda entry: entry.period)):
            continue
        last = max((entry.date for entry in pair.base.progress), default=date.min)
        for entry in added(pair.base.progress, pair.new.progress, content_of):
            if entry.date < last and not _is_impossible(entry, pair.new):
                yield _problem(entry, last)


def _is_impossible(entry: ProgressEntry, plan: UnitPlan) -> bool:
    """Return whether a correction is dated before what it corrects, which is R343's matter."""
    corrected = corrected_on(entry, plan)
    return corrected is not None and entry.date < corrected


def _problem(entry: ProgressEntry, last: date) -> Problem:
    what = "la rectificación" if entry.is_correction else "el avance"
    message = (
        f"{what} {of_period(entry.period)} se agrega con fecha del {date_in_words(entry.date)}, "
        f"pero el último avance ya publicado es del {date_in_words(last)}"
    )
    remedy = "escriba el día en que de verdad se informa"
    return Problem(CODE, SEVERITY, entry.origin.at("fecha"), message, remedy)
