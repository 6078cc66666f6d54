"""Con lo publicado que no se puede leer no se puede comparar.

Qué revisa: que cada archivo que cambió se pudiera leer, sin errores de forma, en la revisión publicada.

Por qué: si no se sabe qué decía, no se sabe si se cambió; y suponer que no decía nada dejaría pasar cualquier cambio.

Qué hacer: compare con una revisión anterior, en que el archivo se leía. Si se publicó con errores, quien administra el
repositorio acepta a la vista el cambio que los corrige.

PASA

    # publicado
    version: 1
    # propuesta
    version: 1
    nota: Aclaración

FALLA

    # publicado
    version: uno
    # propuesta
    version: 1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Origin, Problem, Severity, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.past import Past

CODE = "H410"
SEVERITY = Severity.ERROR
TITLE = "La versión publicada no se puede leer"


def check(past: Past) -> Iterator[Problem]:
    """Yield the published files that cannot be read, once each, with what keeps them from it."""
    first = {fault.origin.file: fault for fault in reversed(past.unreadable)}
    for file, fault in first.items():
        line = fault.spot.line if fault.spot else fault.origin.line
        message = f"lo publicado de este archivo no se pudo leer y no se comparó: en su línea {line}, {fault.message}"
        remedy = "compare con una revisión en que se leía: pat validar --base <revisión>"
        yield Problem(CODE, SEVERITY, Origin(file), message, remedy, spot=Spot(1))
