"""Why a goal fell short, in the words of who reported it: its justification or, where it has none, its comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.language import later, tr
from generator.publishing.written import written

if TYPE_CHECKING:
    from generator.core.model import Result

NOT_GIVEN = later("En lo publicado no hay justificación.")


def reason_of(result: Result) -> str:
    """Return why a result stayed below its goal; "" where the report says nothing of it."""
    if result.justification:
        return written(result.justification)
    return tr("Comentario: {notes}", notes=written(result.notes)) if result.notes else ""
