"""Lo que se agrega no se fecha antes de lo último que ya se publicó, ni mucho antes de publicarse.

Qué revisa: que un avance nuevo, también una rectificación, no tenga una `fecha` anterior a la del último avance
publicado de la unidad; y, cuando ya está en un commit, que ni un avance nuevo ni una fila nueva del control de cambios
lleve una `fecha` de más de 30 días antes de ese commit. Si hay varios, cuenta el primero que tocó los planes después de
la base.

Por qué: con una fecha atrasada, lo que se informa hoy parecería dicho a tiempo, y una meta que se baja hoy parecería
bajada antes de conocer el resultado. Puede ser legítimo —dos propuestas que se hicieron a la vez, un acuerdo que tardó
en publicarse—, y por eso es un aviso.

Qué hacer: escriba el día en que de verdad se informa; de un cambio aprobado hace tiempo, que el motivo lo diga.

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

from generator.core.model.reach import PATIENCE
from generator.core.problem import Problem, Severity
from generator.core.wording import date_in_words, of_period
from generator.rules._common import corrected_on
from generator.rules.past import added, content_of, lost

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.core.model import Change, ProgressEntry, UnitPlan
    from generator.core.model.reach import Span
    from generator.rules.past import Pair, Past

CODE = "H412"
SEVERITY = Severity.WARNING
TITLE = "Fecha anterior a lo publicado, o muy anterior a su publicación"


def check(past: Past) -> Iterator[Problem]:
    """Yield what is new and dated before the last published report, or long before the day on which it is added."""
    for plan in past.plans:
        yield from _rows(plan.base.changes, plan.new.changes, past.days)
        yield from _entries(plan, past.days)
    for frame in past.frames:
        yield from _rows(frame.base.changes, frame.new.changes, past.days)


def _rows(base: Sequence[Change], new: Sequence[Change], days: Span) -> Iterator[Problem]:
    for row in added(base, new, lambda row: row):
        if days.is_long_after(row.date):
            message = (
                f"la fila de la versión {row.version} se agrega al control de cambios con fecha del "
                f"{date_in_words(row.date)}, más de {PATIENCE} días antes de publicarse"
            )
            remedy = "compruebe la fecha; si se aprobó entonces y se publica ahora, que el motivo lo diga"
            yield Problem(CODE, SEVERITY, row.origin.at("fecha"), message, remedy)


def _entries(pair: Pair[UnitPlan], days: Span) -> Iterator[Problem]:
    """Yield the new entries; where a published one changed, H401 speaks first."""
    if any(lost(pair.base.progress, pair.new.progress, content_of, lambda entry: entry.period)):
        return
    last = max((entry.date for entry in pair.base.progress), default=date.min)
    for entry in added(pair.base.progress, pair.new.progress, content_of):
        if _is_impossible(entry, pair.new):
            continue
        if entry.date < last:
            yield _problem(entry, f"pero el último avance ya publicado es del {date_in_words(last)}")
        elif days.is_long_after(entry.date):
            yield _problem(entry, f"más de {PATIENCE} días antes de publicarse")


def _is_impossible(entry: ProgressEntry, plan: UnitPlan) -> bool:
    """Return whether a correction is dated before what it corrects, which is R343's matter."""
    corrected = corrected_on(entry, plan)
    return corrected is not None and entry.date < corrected


def _problem(entry: ProgressEntry, why: str) -> Problem:
    what = "la rectificación" if entry.is_correction else "el avance"
    message = f"{what} {of_period(entry.period)} se agrega con fecha del {date_in_words(entry.date)}, {why}"
    remedy = "escriba el día en que de verdad se informa"
    return Problem(CODE, SEVERITY, entry.origin.at("fecha"), message, remedy)
