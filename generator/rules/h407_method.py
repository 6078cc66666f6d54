"""La metodología de un año que ya informa solo cambia a la vista.

Qué revisa: que la `metodologia` y el `plazo_informe` de un año con avances publicados cambien solo con otra `version`
de la metodología y una fila nueva en el `control_de_cambios` de `ejercicio.yaml`; y que el presupuesto, la fecha de
aprobación, el instrumento y el plan estratégico publicados cambien solo con esa fila.

Por qué: mover un umbral o una banda cambia la calificación de todo lo ya publicado, sin que cambie ningún resultado.

Qué hacer: devuelva lo publicado; o escriba otra `version` en `metodologia` y agregue la fila que explica el cambio. El
cambio declarado se señala todavía (H411), porque el público debe verlo.

PASA

    # publicado
    avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}]
    # ejercicio.yaml
    presupuesto: {monto: 50000}
    # propuesta
    avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}]
    # ejercicio.yaml
    presupuesto: {monto: 45000}
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
      - {version: 2, fecha: 2024-09-30, responsable: Planificación, motivo: El acuerdo 12 redujo el presupuesto}

FALLA

    # publicado
    avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}]
    # ejercicio.yaml
    metodologia: {version: "1", tope: 100}
    # propuesta
    avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}]
    # ejercicio.yaml
    metodologia: {version: "1", tope: 120}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.quantity import plain
from generator.core.wording import listed
from generator.rules._method import has_new_row, is_declared, method_differences, words_of
from generator.rules._promise import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.core.model import Budget, YearFrame
    from generator.rules.past import Past

CODE = "H407"
SEVERITY = Severity.ERROR
TITLE = "La metodología o el marco del año cambió sin declararlo"


def check(past: Past) -> Iterator[Problem]:
    """Yield the frames whose method changed once the year had reported, or whose other promises did, undeclared."""
    for pair in past.frames:
        has_row = has_new_row(pair)
        method = tuple(method_differences(pair)) if pair.base.origin.file in past.reporting else ()
        if method and not is_declared(pair):
            has_version = pair.new.method.version != pair.base.method.version
            lack = "una fila nueva en control_de_cambios" if has_version else "otra versión de la metodología"
            remedy = "escriba otra version en metodologia y agregue la fila que lo explica"
            yield _problem("la metodología de un año con avances", method, lack, remedy)
        frame = tuple(_of_frame(pair.base, pair.new))
        if frame and not has_row:
            lack = "una fila nueva en control_de_cambios"
            yield _problem("el marco del año", frame, lack, "agregue la fila que lo explica")


def _problem(what: str, differences: Sequence[Difference], lack: str, remedy: str) -> Problem:
    message = f"{what} cambió ({listed(item.text for item in differences)}) sin {lack}"
    return Problem(CODE, SEVERITY, differences[0].origin, message, f"devuelva lo publicado, o {remedy}")


def _of_frame(base: YearFrame, new: YearFrame) -> Iterator[Difference]:
    """Yield what changed of what else the year's frame promises; to say what was not known is no change."""
    values = (
        ("instrumento", base.instrument, new.instrument),
        ("aprobacion", base.approved, new.approved),
        ("estrategia", base.strategy, new.strategy),
        ("presupuesto", _budget(base.budget), _budget(new.budget)),
    )
    for key, old, now in values:
        if old is not None and old != now:
            yield Difference(key, words_of(old), words_of(now), new.origin.at(key))


def _budget(budget: Budget | None) -> str | None:
    return None if budget is None else f"{plain(budget.amount)} {budget.currency}"
