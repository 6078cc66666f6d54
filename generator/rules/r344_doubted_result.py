"""Un resultado cumplido no lo contradice su propio comentario.

Qué revisa: que el comentario (`nota` o `justificacion`) de un resultado que alcanza su meta no diga que el trabajo está
pendiente, en estudio o en proceso, que se espera hacerlo o que no se hizo. Se buscan esas palabras, de modo que puede
equivocarse. También señala las actividades que declaran una salvedad de esta regla.

Por qué: una meta que figura como cumplida, y cuyo comentario dice que no se hizo, engaña a quien solo lee el
porcentaje.

Qué hacer: aclare con la unidad si se hizo. Si así lo publicó el documento, conserve la cifra y declare la salvedad: el
sitio muestra la duda junto a cada «Cumplida».

PASA

    avances:
      - periodo: 2024-07
        fecha: 2024-08-05
        actividades: {"1": {valor: 5, nota: Se impartieron los cinco talleres.}}

FALLA

    avances:
      - periodo: 2024-07
        fecha: 2024-08-05
        actividades: {"1": {valor: 5, nota: Estamos a la espera de la aprobación.}}
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.model import DOUBTED_RESULT, Activity, Direction, Result, TargetType
from generator.core.problem import Problem, Severity
from generator.core.wording import quoted
from generator.rules._common import has_caveat, results

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan
    from generator.core.period import Period

CODE = DOUBTED_RESULT
SEVERITY = Severity.WARNING
TITLE = "Resultado cumplido que su comentario contradice"

_MAX_QUOTE = 120
_ZERO = Decimal(0)
_UNDONE = re.compile(
    r"\bpendientes?\b|\b(?:a la|en) espera\b|\bse espera\b|\ben (?:estudio|proceso|trámite)\b"
    r"|\bno (?:se (?:realiz|hizo|hicieron|ejecut|llev|pudo)|fue posible)|\b(?:aún|todavía) no\b",
    re.IGNORECASE,
)


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the results that reach their goal and whose comment says that the work is not done."""
    for plan, entry, result, activity in results(annual):
        text = " ".join(part for part in (result.notes, result.justification) if part)
        if not text or not (_UNDONE.search(text) or has_caveat(activity, CODE)):
            continue
        is_current = plan.current_results(activity.code).get(entry.period) is result
        aim = _aim(activity, entry.period)
        if is_current and aim is not None and result.quantity.number >= aim:
            yield _problem(activity, result, text)


def _aim(activity: Activity, period: Period) -> Decimal | None:
    """Return what a total had to reach in a period; `None` of other kinds of goals, or where nothing was promised."""
    is_total = activity.target_type is TargetType.SUM and activity.direction is Direction.ASCENDING
    if period.is_year and activity.annual_target is not None:
        number = activity.annual_target.number
    else:
        number = sum((target.quantity.number for target in activity.targets if target.period in period), start=_ZERO)
    return number if is_total and number > 0 else None


def _problem(activity: Activity, result: Result, text: str) -> Problem:
    done = f"la actividad {activity.code} figura como cumplida ({result.quantity.label})"
    message = f"{done}, y su comentario dice {quoted(text, _MAX_QUOTE)}"
    remedy = "aclare con la unidad si se hizo; si así se publicó, declare una salvedad con regla: R344"
    return Problem(CODE, SEVERITY, result.origin.at_key(), message, remedy, activity.code)
