"""Un plan promete lo que viene, no lo que ya pasó.

Qué revisa: si `ejercicio.yaml` dice la fecha de `aprobacion`, cuántas metas son de períodos que ya habían terminado ese
día. Se da un solo aviso por ejercicio.

Por qué: una meta aprobada después de su mes no era una promesa; quien lee el cumplimiento debe saberlo.

Qué hacer: revise la fecha de aprobación. Si es correcta, dígalo en la `nota` del ejercicio, que
se publica.

PASA

    # ejercicio.yaml
    aprobacion: 2024-01-15

FALLA

    # ejercicio.yaml
    aprobacion: 2024-11-15
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import counted, date_in_words, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan

CODE = "R324"
SEVERITY = Severity.WARNING
TITLE = "Metas de meses anteriores a la aprobación"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield one problem per year with the count of targets whose period was over at the approval."""
    approved = annual.frame.approved
    if approved is None:
        return
    periods = [
        target.period
        for _, activity in annual.activities()
        for target in activity.targets
        if target.period.end < approved
    ]
    if not periods:
        return
    monthly = all(period.is_month for period in periods)
    targets = (
        counted(len(periods), "meta mensual", "metas mensuales") if monthly else counted(len(periods), "meta", "metas")
    )
    when = listed([period.short_label for period in sorted(set(periods))], 12)
    over = "es de un período que ya había terminado" if len(periods) == 1 else "son de períodos que ya habían terminado"
    message = f"{targets} {over} al aprobarse el plan, el {date_in_words(approved)}: {when}"
    remedy = "revise la fecha de aprobación; si es correcta, explíquelo en la nota de ejercicio.yaml"
    yield Problem(CODE, SEVERITY, annual.frame.origin.at("aprobacion"), message, remedy)
