"""En una meta de demanda se informa cuánto se solicitó.

Qué revisa: que los avances de las metas de tipo `demanda` lleven `solicitado`, y que los de otros tipos no lo lleven.

Por qué: el cumplimiento de una meta de demanda es lo atendido entre lo solicitado; sin ese dato no se puede calcular.

Qué hacer: agregue `solicitado` (0 si no hubo solicitudes), o quítelo si la meta no es de demanda.

PASA

    actividades:
      - codigo: "1"
        tipo_meta: demanda
        metas: {jul: 100%}
        meta_anual: 100%
    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 18, solicitado: 20}}}

FALLA

    actividades:
      - codigo: "1"
        tipo_meta: demanda
        metas: {jul: 100%}
        meta_anual: 100%
    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 18}}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Activity, AnnualPlan, ProgressEntry, TargetType
from generator.core.problem import Problem, Severity
from generator.core.wording import of_period
from generator.rules._common import results

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

CODE = "R316"
SEVERITY = Severity.ERROR
TITLE = "Falta o sobra lo solicitado"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the results of demand goals without a demand, and the demands of other goals."""
    for _, entry, result, activity in results(annual):
        is_demand = activity.target_type is TargetType.DEMAND
        if is_demand and result.requested is None:
            message = f"{_name(entry, activity)} no dice cuánto se solicitó, y su meta es de demanda"
            remedy = "agregue solicitado: … con lo que se solicitó en el período; 0 si no hubo solicitudes"
            yield Problem(CODE, SEVERITY, result.origin.at_key(), message, remedy, activity.code)
        elif result.requested is not None and not is_demand:
            message = f"{_name(entry, activity)} lleva «solicitado», y su meta no es de demanda"
            remedy = "quite solicitado, o escriba tipo_meta: demanda en la actividad"
            yield Problem(CODE, SEVERITY, result.origin.at("solicitado"), message, remedy, activity.code)


def _name(entry: ProgressEntry, activity: Activity) -> str:
    return f"el avance {of_period(entry.period)} de la actividad {activity.code}"
