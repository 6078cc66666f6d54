"""Una salvedad existe mientras exista su error.

Qué revisa: que cada salvedad de una actividad nombre una regla que esa actividad no cumple. Las que agrega el
importador (códigos I) no se revisan.

Por qué: una salvedad que ya no hace falta dice al público que hay un error donde no lo hay. Las de códigos I, que dejan
constancia de cómo se leyó la tabla al importarla, no caducan.

Qué hacer: quite la salvedad, o corrija el código de su regla. Una celda ilegible se declara con R303.

PASA

    actividades:
      - codigo: "1"
        metas: {jul: 5}
        meta_anual: 6
        salvedades:
          - {regla: R301, nota: El documento aprobado dice 6.}

FALLA

    actividades:
      - codigo: "1"
        metas: {jul: 5}
        meta_anual: 5
        salvedades:
          - {regla: R301, nota: El documento aprobado dice 6.}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.core.model import Activity, AnnualPlan, Caveat

CODE = "R328"
SEVERITY = Severity.WARNING
TITLE = "Salvedad que ya no hace falta"


def check(annual: AnnualPlan, _as_of: date, found: Sequence[Problem] = ()) -> Iterator[Problem]:
    """Yield the caveats to which none of the problems found by the other rules belongs."""
    fired = {(problem.origin.file, problem.subject, problem.code) for problem in found}
    for plan, activity in annual.activities():
        for caveat in activity.caveats:
            if caveat.rule[0] != "I" and (plan.origin.file, activity.code, caveat.rule) not in fired:
                yield _problem(activity, caveat)


def _problem(activity: Activity, caveat: Caveat) -> Problem:
    message = f"la actividad {activity.code} declara una salvedad de la regla {caveat.rule}, que en ella no señala nada"
    remedy = "escriba regla: R303" if caveat.unreadable else "quite la salvedad, o corrija el código de la regla"
    return Problem(CODE, SEVERITY, caveat.origin.at("regla"), message, remedy, activity.code)
