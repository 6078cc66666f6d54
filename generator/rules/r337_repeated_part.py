"""Cada parte de un informe tiene su propio identificador.

Qué revisa: que en `informes`, de `ejercicio.yaml`, no se repita el `id` de una parte, a cualquier profundidad; ni el de
una sección en un mismo archivo de `informes/`.

Por qué: el texto de un informe llega a su parte por el identificador; con dos iguales iría a ambas, o se perdería.

Qué hacer: dé a una de las dos otro `id`.

PASA

    # ejercicio.yaml
    informes:
      partes:
        - {id: unidades, titulo: Unidades, cuadro: unidades}
        - {id: meses, titulo: Mes a mes, cuadro: meses}

FALLA

    # ejercicio.yaml
    informes:
      partes:
        - {id: unidades, titulo: Unidades, cuadro: unidades}
        - {id: unidades, titulo: Mes a mes, cuadro: meses}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from generator.core.model import AnnualPlan, OutlinePart
    from generator.core.problem import Origin

CODE = "R337"
SEVERITY = Severity.ERROR
TITLE = "Parte de un informe repetida"
_REMEDY = "dé a una de las dos otro identificador"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield every part of the outline, and every section of a report, whose id is already taken."""
    outline = annual.frame.outline.parts
    yield from _repeated("la parte", _places(outline, annual.frame.origin.at("informes", "partes")))
    for report in annual.reports:
        places = ((section.id, report.origin.at("secciones", at)) for at, section in enumerate(report.sections))
        yield from _repeated("la sección", places)


def _places(parts: Sequence[OutlinePart], origin: Origin) -> Iterator[tuple[str, Origin]]:
    """Yield the id of each part, and of those below it, with where it is written."""
    for at, part in enumerate(parts):
        yield part.id, origin.at(at)
        yield from _places(part.parts, origin.at(at, "partes"))


def _repeated(what: str, places: Iterable[tuple[str, Origin]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for name, origin in places:
        if name in seen:
            message = f"{what} {name} está dos veces"
            yield Problem(CODE, SEVERITY, origin.at("id"), message, _REMEDY)
        seen.add(name)
