"""El control de cambios explica la versión vigente.

Qué revisa: que la `version` del plan sea la de la última fila de `control_de_cambios`, y que las fechas de esa tabla
(la de cada unidad y la del ejercicio) no retrocedan.

Por qué: cada versión de las metas necesita su fecha, su responsable y su motivo, en el orden en que ocurrieron.

Qué hacer: agregue a `control_de_cambios` la fila de la versión vigente, o corrija la versión o las fechas.

PASA

    version: 2
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Gerencia de Planificación, motivo: Creación del plan}
      - {version: 2, fecha: 2024-07-01, responsable: Gerencia de Planificación, motivo: Cierre de una sede}

FALLA

    version: 2
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Gerencia de Planificación, motivo: Creación del plan}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import date_in_words, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.core.model import AnnualPlan, Change, UnitPlan

CODE = "R327"
SEVERITY = Severity.ERROR
TITLE = "La versión no coincide con el control de cambios"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the plans whose version has no entry, and the tables whose dates go back."""
    yield from _disorder(annual.frame.changes)
    for plan in annual.plans:
        yield from _disorder(plan.changes)
        if plan.changes and not plan.changes[-1].is_of(plan.version):
            yield _unexplained(plan)


def _unexplained(plan: UnitPlan) -> Problem:
    last = quoted(plan.changes[-1].version)
    message = (
        f"el plan de «{plan.org_unit}» está en la versión {plan.version}, pero su último cambio es de la versión {last}"
    )
    remedy = f"agregue a control_de_cambios la fila de la versión {plan.version}, o corrija la versión"
    return Problem(CODE, SEVERITY, plan.origin.at("version"), message, remedy)


def _disorder(changes: Sequence[Change]) -> Iterator[Problem]:
    for earlier, change in pairwise(changes):
        if change.date < earlier.date:
            message = (
                f"el cambio de la versión {change.version} tiene fecha anterior "
                f"a la del cambio que lo precede, del {date_in_words(earlier.date)}"
            )
            yield Problem(
                CODE, SEVERITY, change.origin.at("fecha"), message, "ordene los cambios por fecha, o corrija la fecha"
            )
