"""La unidad de un plan debe estar en el organigrama.

Qué revisa: que `unidad`, que es también el nombre del archivo, sea el identificador de una unidad de
`institucion.yaml`.

Por qué: sin un lugar en el organigrama, el plan no aparecería bajo ninguna autoridad.

Qué hacer: agregue la unidad al organigrama, o corrija `unidad` y el nombre del archivo.

PASA

    unidad: unidad

FALLA

    unidad: unidades
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan

CODE = "R307"
SEVERITY = Severity.ERROR
TITLE = "Unidad que no está en el organigrama"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the plans of units that are not in the tree."""
    units = annual.institution.by_id
    for plan in annual.plans:
        if plan.org_unit not in units:
            message = f"la unidad «{plan.org_unit}» no está en el organigrama"
            otherwise = "agréguela al organigrama en institucion.yaml, o corrija unidad y el nombre del archivo"
            remedy = did_you_mean(plan.org_unit, units, otherwise)
            yield Problem(CODE, SEVERITY, plan.origin.at("unidad"), message, remedy)
