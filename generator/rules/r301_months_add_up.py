"""Las metas de los períodos deben sumar la meta anual.

Qué revisa: en las metas de tipo `suma` e `hito`, que la suma de los períodos programados sea exactamente la meta
anual. Un porcentaje es una fracción de uno, como en el formulario oficial: 50% + 50% + 1 suman 2. Si una celda del
documento publicado no se puede leer, no se compara (vea R303); si no hay ningún período programado, tampoco.

Por qué: si los meses y el total no dicen lo mismo, nadie puede saber cuál de los dos se prometió.

Qué hacer: corrija los períodos o la meta anual. Si el documento aprobado trae el error, declárelo en `salvedades`.

PASA

    actividades:
      - codigo: "1.4"
        metas: {feb: 500, mar: 1100}
        meta_anual: 1600

FALLA

    actividades:
      - codigo: "1.4"
        metas: {feb: 500, mar: 1100}
        meta_anual: 1700
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.model import Activity, AnnualPlan, TargetType
from generator.core.problem import Problem, Severity
from generator.core.quantity import in_unit
from generator.rules._common import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

CODE = "R301"
SEVERITY = Severity.ERROR
TITLE = "Las metas de los períodos no suman la meta anual"
_ADDING = {TargetType.SUM, TargetType.MILESTONE}


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the activities whose periods do not add up to the annual target."""
    for _, activity in annual.activities():
        if activity.target_type not in _ADDING or not activity.targets or activity.unreadable:
            continue
        total = sum((target.quantity.number for target in activity.targets), Decimal(0))
        if activity.annual_target is not None and total != activity.annual_target.number:
            yield _problem(activity, total, activity.annual_target.number)


def _problem(activity: Activity, total: Decimal, annual_target: Decimal) -> Problem:
    percent = activity.is_percent
    written, promised = (in_unit(number, as_percent=percent) for number in (total, annual_target))
    message = (
        f"las metas de la actividad {activity.code} suman {written}, pero la meta anual es {promised}: "
        f"{_difference(annual_target - total, as_percent=percent)}"
    )
    where = lines_of([target.origin.line for target in activity.targets])
    remedy = f"corrija los períodos ({where}) o la meta anual"
    return Problem(CODE, SEVERITY, activity.origin.at("meta_anual"), message, remedy, activity.code)


def _difference(missing: Decimal, *, as_percent: bool) -> str:
    verb = "falta" if missing > 0 else "sobra"
    plural = "" if as_percent or abs(missing) == 1 else "n"
    return f"{verb}{plural} {in_unit(abs(missing), as_percent=as_percent)}"
