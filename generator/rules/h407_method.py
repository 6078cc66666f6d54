"""La metodología de un año que ya informa solo cambia a la vista.

Qué revisa: que la `metodologia` y el `plazo_informe` de un año con avances publicados cambien solo con otra `version`
de la metodología y una fila nueva en el `control_de_cambios` de `ejercicio.yaml`; y que el presupuesto, la fecha de
aprobación, el instrumento y el plan estratégico publicados cambien solo con esa fila.

Por qué: mover un umbral o una banda cambia la calificación de todo lo ya publicado, sin que cambie ningún resultado.

Qué hacer: devuelva lo publicado; o escriba otra `version` en `metodologia` y agregue la fila que explica el cambio.

PASA

    # publicado
    avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}]
    # ejercicio.yaml
    metodologia: {version: "1", tope: 100}
    # propuesta
    avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}]
    # ejercicio.yaml
    metodologia: {version: "2", tope: 120}
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
      - {version: 2, fecha: 2024-09-30, responsable: Planificación, motivo: El acuerdo 12 fijó otro tope}

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

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.quantity import plain
from generator.core.wording import listed
from generator.rules._promise import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.core.model import Band, Budget, UnitWeight, YearFrame
    from generator.rules.past import Pair, Past

CODE = "H407"
SEVERITY = Severity.ERROR
TITLE = "La metodología o el marco del año cambió sin declararlo"


def check(past: Past) -> Iterator[Problem]:
    """Yield the frames whose method changed once the year had reported, or whose other promises did, undeclared."""
    for pair in past.frames:
        has_row = len(pair.new.changes) > len(pair.base.changes)
        has_version = pair.new.method.version != pair.base.method.version
        method = tuple(_of_method(pair)) if pair.base.origin.file in past.reporting else ()
        if method and not (has_row and has_version):
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


def _of_method(pair: Pair[YearFrame]) -> Iterator[Difference]:
    """Yield what changed of how the year is judged."""
    was, now = pair.base.method, pair.new.method
    values = (
        ("bandas", _bands(was.bands), _bands(now.bands)),
        ("tope", "ninguno" if was.cap is None else plain(was.cap), "ninguno" if now.cap is None else plain(now.cap)),
        ("umbral", _words(was.threshold), _words(now.threshold)),
        ("sin_reporte", was.missing.value, now.missing.value),
        ("decimales", _words(was.decimals), _words(now.decimals)),
        ("decimales_categoria", _words(was.category_decimals), _words(now.category_decimals)),
        ("redondear_primero", _words(was.round_units_first), _words(now.round_units_first)),
        ("promedio", was.averaging.value, now.averaging.value),
        ("pesos", _weights(was.unit_weights), _weights(now.unit_weights)),
        ("sin_programacion", was.unscheduled.value, now.unscheduled.value),
        ("eliminado_en_el_periodo", was.removed.value, now.removed.value),
        ("meta_trimestral", _words(was.quarterly_target), _words(now.quarterly_target)),
    )
    method = pair.new.origin.at("metodologia")
    yield from (Difference(key, old, new, method.at(key)) for key, old, new in values if old != new)
    old, new = _words(pair.base.reporting_days), _words(pair.new.reporting_days)
    if old != new:
        yield Difference("plazo_informe", old, new, pair.new.origin.at("plazo_informe"))


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
            yield Difference(key, _words(old), _words(now), new.origin.at(key))


def _bands(bands: Sequence[Band]) -> str:
    words = (f"{band.name} desde {plain(band.lower)}" for band in sorted(bands, key=lambda band: band.lower))
    return listed(words)


def _weights(weights: Sequence[UnitWeight]) -> str:
    return (
        listed(f"{each.unit} {plain(each.percent)}" for each in sorted(weights, key=lambda each: each.unit))
        or "ninguno"
    )


def _budget(budget: Budget | None) -> str | None:
    return None if budget is None else f"{plain(budget.amount)} {budget.currency}"


def _words(value: Decimal | date | str | int | None) -> str:
    match value:
        case None:
            return "no se dice"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return plain(value)
        case _:
            return str(value)
