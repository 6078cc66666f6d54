"""El identificador de una unidad es único en el organigrama.

Qué revisa: que ningún `id` del organigrama se repita, aunque esté en otra rama, y que ninguno de `ids_anteriores` sea
de otra unidad.

Por qué: el identificador nombra el archivo del plan y la página de la unidad; dos unidades no pueden compartirlos, ni
ser las dos la que antes se llamó así.

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

    from generator.core.model import AnnualPlan, OrgUnit
    from generator.core.problem import Origin

CODE = "R308"
SEVERITY = Severity.ERROR
TITLE = "Unidad repetida en el organigrama"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield every unit whose id is already taken, and every former id that belongs to another unit."""
    units = annual.institution.by_id
    for unit in annual.institution.units:
        if units[unit.id] is not unit:
            yield _taken(unit, unit.id, units[unit.id], unit.origin.at("id"))
    heirs = dict(units)
    for unit in annual.institution.units:
        for index, former in enumerate(unit.former_ids):
            first = heirs.setdefault(former, unit)
            if first is not unit:
                yield _taken(unit, former, first, unit.origin.at("ids_anteriores", index))


def _taken(unit: OrgUnit, name: str, first: OrgUnit, origin: Origin) -> Problem:
    message = f"el identificador «{name}» de {unit.name} ya es de {first.name}, en la línea {first.origin.line}"
    return Problem(CODE, SEVERITY, origin, message, "dé a una de las dos otro identificador")
