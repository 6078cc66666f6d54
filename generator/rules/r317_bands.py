"""Las bandas cubren todo porcentaje, cada uno una sola vez.

Qué revisa: que la primera banda empiece en 0, que cada una empiece donde termina la anterior, que solo la más alta
quede abierta (sin `hasta`) y que ningún identificador se repita. `desde` se incluye y `hasta` no.

Por qué: con rangos como 60–79 y 80–100, un 79.5 % o un 104 % no tienen categoría.

Qué hacer: haga que cada banda empiece donde termina la anterior, desde 0, y deje sin `hasta` la más alta.

PASA

    # ejercicio.yaml
    metodologia:
      version: "1"
      bandas:
        - {id: satisfactorio, nombre: Satisfactorio, desde: 80}
        - {id: parcial, nombre: Parcial, desde: 60, hasta: 80}
        - {id: bajo, nombre: No satisfactorio, desde: 0, hasta: 60}

FALLA

    # ejercicio.yaml
    metodologia:
      version: "1"
      bandas:
        - {id: satisfactorio, nombre: Satisfactorio, desde: 80}
        - {id: parcial, nombre: Parcial, desde: 60, hasta: 79}
        - {id: bajo, nombre: No satisfactorio, desde: 0, hasta: 60}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.core.problem import Origin, Problem, Severity
from generator.core.quantity import format_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.core.model import AnnualPlan, Band

CODE = "R317"
SEVERITY = Severity.ERROR
TITLE = "Bandas con huecos o traslapes"
_DECIMALS = 4


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield what keeps the bands of a method from covering every percentage exactly once."""
    method = annual.frame.method
    if method.is_default:
        return
    seen: set[str] = set()
    for band in method.bands:
        if band.id in seen:
            yield _problem(
                band.origin.at("id"), f"el identificador de banda «{band.id}» se repite", "dé otro identificador"
            )
        seen.add(band.id)
    bands = sorted(method.bands, key=lambda band: band.lower)
    empty = list(_empty(bands))
    yield from empty
    if not empty:
        yield from _ends(bands)
        for low, high in pairwise(bands):
            yield from _border(low, high)


def _empty(bands: Sequence[Band]) -> Iterator[Problem]:
    for band in bands:
        if band.upper is not None and band.upper <= band.lower:
            limits = f"{format_percent(band.lower, _DECIMALS)} a {format_percent(band.upper, _DECIMALS)}"
            message = f"la banda «{band.name}» no contiene ningún porcentaje: va de {limits}"
            yield _problem(band.origin.at("hasta"), message, "hasta debe ser mayor que desde")


def _ends(bands: Sequence[Band]) -> Iterator[Problem]:
    first, last = bands[0], bands[-1]
    if first.lower != 0:
        message = f"ninguna banda cubre de 0 a {format_percent(first.lower, _DECIMALS)}"
        yield _problem(first.origin.at("desde"), message, f"escriba desde: 0 en la banda «{first.name}»")
    if last.upper is not None:
        message = f"ninguna banda cubre {format_percent(last.upper, _DECIMALS)} o más"
        yield _problem(last.origin.at("hasta"), message, f"quite hasta de la banda «{last.name}», la más alta")


def _border(low: Band, high: Band) -> Iterator[Problem]:
    start = format_percent(high.lower, _DECIMALS)
    if low.upper is None:
        message = f"la banda «{low.name}» no dice hasta dónde llega, y «{high.name}» empieza en {start}"
    elif low.upper < high.lower:
        message = f"ninguna banda cubre de {format_percent(low.upper, _DECIMALS)} a {start}"
    elif low.upper > high.lower:
        message = f"las bandas «{low.name}» y «{high.name}» se traslapan desde {start}"
    else:
        return
    yield _problem(
        low.origin.at("hasta"), message, f"cada banda termina donde empieza la siguiente: revise «{low.name}»"
    )


def _problem(origin: Origin, message: str, remedy: str) -> Problem:
    return Problem(CODE, SEVERITY, origin, message, remedy)
