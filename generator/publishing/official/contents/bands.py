"""The categories of compliance, with their ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.wording import counted
from generator.publishing.official.cells import words
from generator.publishing.official.document import Column, Row, Table
from generator.publishing.official.scope import Filling
from generator.publishing.views.words import range_text, ranked_bands, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Method
    from generator.publishing.official.scope import Scope


def bands(scope: Scope, _part: str) -> Filling:
    """Return the table of bands, the best first."""
    if not scope.has_goals:
        return Filling()
    table = Table(
        caption="Categorías de valoración",
        columns=(Column("Categoría", 4), Column("Rango de cumplimiento", 4)),
        rows=tuple(Row((words(band.name), words(sentence(range_text(band))))) for band in ranked_bands(scope.method)),
        sheet="Categorías",
        notes=tuple(_rounding(scope.method)),
    )
    return Filling((table,))


def _rounding(method: Method) -> Iterator[str]:
    if method.category_decimals is not None:
        digits = counted(method.category_decimals, "decimal", "decimales") if method.category_decimals else "un entero"
        yield f"Antes de calificar, el porcentaje se redondea a {digits}."
