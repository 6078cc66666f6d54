"""El identificador de una unidad es único en el organigrama.

Qué revisa: que ningún `id` del organigrama se repita, aunque esté en otra rama.

Por qué: el identificador nombra el archivo del plan y la página de la unidad; dos unidades no pueden compartirlos.

Qué hacer: dé a una de las dos otro `id`. Si ya tiene planes publicados, cambie la más nueva.

PASA

    # institucion.yaml
    organigrama:
      - {id: unidad, nombre: Unidad}
      - {id: unidad-juridica, nombre: Unidad Jurídica}

FALLA

    # institucion.yaml
    organigrama:
      - {id: unidad, nombre: Unidad}
      - {id: unidad, nombre: Unidad Jurídica}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan

CODE = "R308"
SEVERITY = Severity.ERROR
TITLE = "Unidad repetida en el organigrama"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield every unit whose id is already taken."""
    units = annual.institution.by_id
    for unit in annual.institution.units:
        first = units[unit.id]
        if first is not unit:
            message = (
                f"el identificador «{unit.id}» de {unit.name} ya es de {first.name}, en la línea {first.origin.line}"
            )
            yield Problem(CODE, SEVERITY, unit.origin.at("id"), message, "dé a una de las dos otro identificador")
