"""Las unidades que se mencionan deben estar en el organigrama.

Qué revisa: la unidad de la oficina de información (`institucion.yaml`) y las unidades responsables de los elementos del
plan estratégico.

Por qué: esas menciones se publican como enlaces a la unidad; una que no existe no lleva a ninguna parte.

Qué hacer: agregue la unidad al organigrama, o corrija el identificador.

PASA

    # institucion.yaml
    oficina_informacion: {unidad: unidad}

FALLA

    # institucion.yaml
    oficina_informacion: {unidad: oficina-de-informacion}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Origin, Problem, Severity
from generator.core.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan

CODE = "R325"
SEVERITY = Severity.ERROR
TITLE = "Mención de una unidad que no está en el organigrama"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the mentions of units that are not in the tree."""
    units = annual.institution.by_id
    for unit_id, what, origin in _mentions(annual):
        if unit_id not in units:
            message = f"la unidad «{unit_id}», {what}, no está en el organigrama"
            remedy = did_you_mean(
                unit_id, units, "agréguela al organigrama en institucion.yaml, o corrija el identificador"
            )
            yield Problem(CODE, SEVERITY, origin, message, remedy)


def _mentions(annual: AnnualPlan) -> Iterator[tuple[str, str, Origin]]:
    office = annual.institution.information_office
    if office is not None:
        yield (
            office.unit,
            "la de la oficina de información",
            annual.institution.origin.at("oficina_informacion", "unidad"),
        )
    for element in annual.strategy.elements if annual.strategy else ():
        if element.owner_unit is not None:
            yield element.owner_unit, f"responsable de {element.code}", element.origin.at("unidad")
