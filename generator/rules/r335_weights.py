"""Los pesos de un promedio suman 100, o no hay ninguno.

Qué revisa: donde `metodologia` dice `promedio: ponderado`, que en cada unidad lleven `peso` todas las actividades o
ninguna, y que sumen 100; que `pesos`, si está, nombre a todas las unidades con plan, que sean del organigrama y que
sumen 100; y que algo lleve peso. Donde no lo dice, que nada lo lleve. De lo eliminado por un cambio aprobado el peso
puede contarse o no. Si `actividades_parciales` dice que el documento publica solo una parte, basta con no pasar de 100.

Por qué: con pesos que suman 90 o 110, o que están en unas actividades sí y en otras no, nadie puede saber cuánto vale
cada una.

Qué hacer: corrija los pesos. Van en porcentaje y sin el signo: 25, no 0.25. Si el documento aprobado trae pesos que no
suman 100, declárelo en `salvedades` de una de las actividades.

PASA

    # ejercicio.yaml
    metodologia: {version: "1", promedio: ponderado}
    # unidad.yaml
    actividades:
      - {codigo: "1.4", metas: {jul: 5}, peso: 60}
      - {codigo: "1.5", metas: {jul: 5}, peso: 40}

FALLA

    # ejercicio.yaml
    metodologia: {version: "1", promedio: ponderado}
    # unidad.yaml
    actividades:
      - {codigo: "1.4", metas: {jul: 5}, peso: 60}
      - {codigo: "1.5", metas: {jul: 5}, peso: 30}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.problem import Origin, Problem, Severity
from generator.core.quantity import HUNDRED, plain
from generator.core.wording import did_you_mean, listed
from generator.rules._common import activities_named, has_caveat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from generator.core.model import AnnualPlan, UnitPlan

CODE = "R335"
SEVERITY = Severity.ERROR
TITLE = "Pesos que no suman 100"
_SIMPLE = "agregue promedio: ponderado a metodologia, en ejercicio.yaml, o quite los pesos"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the weights that do not make a whole, or that no average would use."""
    method = annual.frame.method
    if not method.is_weighted:
        yield from _unused(annual)
        return
    for plan in annual.plans:
        yield from _of_activities(plan)
    if method.unit_weights:
        yield from _of_units(annual)
    elif annual.plans and not annual.unread and not any(each.weight for _, each in annual.activities()):
        message = "la metodología dice promedio: ponderado, y nada lleva peso"
        remedy = "escriba peso en las actividades o pesos en metodologia; o promedio: simple"
        yield _problem(method.origin.at("promedio"), message, remedy)


def _unused(annual: AnnualPlan) -> Iterator[Problem]:
    for plan in annual.plans:
        weighted = [activity for activity in plan.activities if activity.weight is not None]
        if weighted:
            verb = "lleva" if len(weighted) == 1 else "llevan"
            message = f"{activities_named(weighted)} {verb} peso, pero el promedio de {annual.year} es simple"
            yield _problem(weighted[0].origin.at("peso"), message, _SIMPLE)
    if annual.frame.method.unit_weights:
        message = f"hay pesos de unidades, pero el promedio de {annual.year} es simple"
        yield _problem(annual.frame.method.origin.at("pesos"), message, _SIMPLE)


def _of_activities(plan: UnitPlan) -> Iterator[Problem]:
    weighted = [activity for activity in plan.activities if activity.weight is not None]
    bare = [activity for activity in plan.activities if activity.weight is None]
    if weighted and bare:
        verb = "no lleva" if len(bare) == 1 else "no llevan"
        message = f"{activities_named(bare)} {verb} peso, y otras de la unidad sí"
        yield _problem(bare[0].origin, message, "escriba el peso de todas, o el de ninguna")
    elif weighted:
        standing = [activity.weight for activity in weighted if activity.removal is None]
        totals = {_total(activity.weight for activity in weighted), _total(standing)}
        total = max(totals)
        if HUNDRED not in totals and (total > HUNDRED or not plan.is_partial):
            told = next((activity.code for activity in weighted if has_caveat(activity, CODE)), "")
            origin = weighted[-1].origin.at("peso")
            yield _problem(origin, f"los pesos de las actividades suman {plain(total)}, y no 100", _remedy(total), told)


def _of_units(annual: AnnualPlan) -> Iterator[Problem]:
    weights, known = annual.frame.method.unit_weights, annual.institution.by_id
    unknown = [weight for weight in weights if weight.unit not in known]
    for weight in unknown:
        remedy = did_you_mean(weight.unit, known, "escriba el identificador de una unidad del organigrama")
        message = f"en pesos, «{weight.unit}» no es una unidad del organigrama"
        yield _problem(weight.origin.at_key(), message, remedy)
    if not unknown:
        yield from _whole(annual)


def _whole(annual: AnnualPlan) -> Iterator[Problem]:
    """Yield what keeps the weights of known units from making a whole."""
    weights, origin = annual.frame.method.unit_weights, annual.frame.method.origin.at("pesos")
    missing = [plan.org_unit for plan in annual.plans if plan.org_unit not in {weight.unit for weight in weights}]
    if missing:
        yield _problem(origin, f"en pesos falta {listed(missing)}", "escriba el peso de todas las unidades con plan")
        return
    gone = {plan.org_unit for plan in annual.plans if plan.removal is not None}
    totals = {
        _total(weight.percent for weight in weights),
        _total(weight.percent for weight in weights if weight.unit not in gone),
    }
    if HUNDRED not in totals:
        total = max(totals)
        yield _problem(origin, f"los pesos de las unidades suman {plain(total)}, y no 100", _remedy(total))


def _total(weights: Iterable[Decimal | None]) -> Decimal:
    return sum((weight for weight in weights if weight is not None), Decimal(0))


def _remedy(total: Decimal) -> str:
    if total == 1:
        return "escríbalos en porcentaje: 25 en lugar de 0.25"
    lacking = HUNDRED - total
    return f"corrija los pesos: {'faltan' if lacking > 0 else 'sobran'} {plain(abs(lacking))}"


def _problem(origin: Origin, message: str, remedy: str, subject: str = "") -> Problem:
    return Problem(CODE, SEVERITY, origin, message, remedy, subject)
