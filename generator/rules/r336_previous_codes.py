"""Un código anterior no se vuelve a usar.

Qué revisa: que ningún código de `codigos_anteriores` sea hoy el de una actividad del plan, ni lo declaren dos
actividades, y que un mismo avance no informe de la actividad dos veces, con el código viejo y con el nuevo.

Por qué: lo que se informó con el código viejo es de la actividad que lo declara; si ese código sirve para otra, no se
sabe de cuál es.

Qué hacer: dé a la otra actividad un código que nunca se haya usado. Si el código no cambió, quite `codigos_anteriores`.

PASA

    actividades:
      - {codigo: "2.1", codigos_anteriores: ["1.4"], nombre: Curso básico, metas: {feb: 1}, meta_anual: 1}
      - {codigo: "2.2", nombre: Curso avanzado, metas: {mar: 1}, meta_anual: 1}

FALLA

    actividades:
      - {codigo: "2.1", codigos_anteriores: ["1.4"], nombre: Curso básico, metas: {feb: 1}, meta_anual: 1}
      - {codigo: "1.4", nombre: Curso avanzado, metas: {mar: 1}, meta_anual: 1}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.vocabulary import slug
from generator.core.wording import of_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import Activity, AnnualPlan, UnitPlan

CODE = "R336"
SEVERITY = Severity.ERROR
TITLE = "Código anterior que se vuelve a usar"
_FREE = "dé a la otra actividad un código que nunca se haya usado"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the previous codes that are taken, and the entries that report an activity under two codes."""
    for plan in annual.plans:
        claimed: dict[str, Activity] = {}
        in_use = {slug(activity.code): activity for activity in plan.activities}
        for activity in plan.activities:
            for index, old in enumerate(activity.previous_codes):
                other = in_use.get(slug(old)) or claimed.get(slug(old))
                claimed.setdefault(slug(old), activity)
                if other is not None:
                    yield _taken(activity, index, old, other)
        yield from _told_twice(plan)


def _taken(activity: Activity, index: int, old: str, other: Activity) -> Problem:
    if slug(other.code) != slug(old):
        message = f"el código anterior «{old}» lo declaran dos actividades: {other.code} y {activity.code}"
        remedy = "déjelo solo en la actividad que lo tuvo"
    else:
        message = f"el código anterior «{old}» de la actividad {activity.code} es hoy el de la actividad «{other.code}»"
        remedy = "si el código no cambió, quite codigos_anteriores" if other is activity else _FREE
    origin = activity.origin.at("codigos_anteriores", index)
    return Problem(CODE, SEVERITY, origin, message, remedy, activity.code)


def _told_twice(plan: UnitPlan) -> Iterator[Problem]:
    for entry in plan.progress:
        told: dict[str, str] = {}
        for result in entry.results:
            code = plan.code_now(result.code)
            if code in told:
                message = (
                    f"el avance {of_period(entry.period)} informa dos veces de la actividad {code}: "
                    f"como «{told[code]}» y como «{result.code}»"
                )
                remedy = f"deje solo «{code}»"
                yield Problem(CODE, SEVERITY, result.origin.at_key(), message, remedy, code)
            told.setdefault(code, result.code)
