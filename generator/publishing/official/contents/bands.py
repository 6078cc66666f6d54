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

    from generator.core.model import Band, Method
    from generator.publishing.official.document import Cell
    from generator.publishing.official.scope import Scope


_CLOSED = (
    "Los rangos impresos son los de la institución. Los que se aplican aquí los continúan sin huecos, "
    "para que todo porcentaje tenga una categoría."
)


def bands(scope: Scope, _part: str) -> Filling:
    """Return the table of bands, the best first."""
    if not scope.has_goals:
        return Filling()
    ranked = ranked_bands(scope.method)
    is_printed = any(band.printed for band in ranked)
    used = "Rango que se aplica aquí" if is_printed else "Rango de cumplimiento"
    printed = (Column("Rango impreso", 4),) if is_printed else ()
    table = Table(
        caption="Categorías de valoración",
        columns=(Column("Categoría", 4), *printed, Column(used, 4)),
        rows=tuple(Row(tuple(_cells(band, is_printed=is_printed))) for band in ranked),
        sheet="Categorías",
        notes=(*([_CLOSED] if is_printed else ()), *_rounding(scope.method)),
    )
    return Filling((table,))


def _cells(band: Band, *, is_printed: bool) -> Iterator[Cell]:
    yield words(band.name)
    if is_printed:
        yield words(band.printed or "igual")
    yield words(sentence(range_text(band)))


def _rounding(method: Method) -> Iterator[str]:
    if method.category_decimals is not None:
        digits = counted(method.category_decimals, "decimal", "decimales") if method.category_decimals else "un entero"
        yield f"Antes de calificar, el porcentaje se redondea a {digits}."
