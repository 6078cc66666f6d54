"""What changed between the methods of two years: what moves percentages, and what only grades them otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Averaging, MissingRule, RemovedRule, UnscheduledRule
from generator.core.quantity import format_percent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.core.model import Method

_MISSING = {
    MissingRule.INCOMPLETE: "dejaba el período incompleto",
    MissingRule.ZERO: "contaba como cero",
    MissingRule.OMIT: "no contaba",
}
_UNSCHEDULED = {UnscheduledRule.OMIT: "quedaba fuera", UnscheduledRule.ZERO: "contaba como cero"}
_REMOVED = {RemovedRule.UNTIL_THEN: "contaba hasta su mes", RemovedRule.WHOLE_PERIOD: "no contaba"}
_AVERAGING = {Averaging.SIMPLE: "simples", Averaging.WEIGHTED: "ponderados"}
_BORDER_DECIMALS = 4


def figure_changes(before: Method, after: Method) -> tuple[str, ...]:
    """Return what makes the percentages of two years not comparable, each the end of a sentence; nothing if equal."""
    return tuple(_figure_changes(before, after))


def _figure_changes(before: Method, after: Method) -> Iterator[str]:
    if before.cap != after.cap:
        yield f"el tope dentro de los promedios pasó de {_cap(before.cap)} a {_cap(after.cap)}"
    if before.missing is not after.missing:
        yield f"un mes sin informe antes {_MISSING[before.missing]} y después {_MISSING[after.missing]}"
    if before.unscheduled is not after.unscheduled:
        changed = f"antes {_UNSCHEDULED[before.unscheduled]} y después {_UNSCHEDULED[after.unscheduled]}"
        yield f"una unidad sin nada programado {changed}"
    if before.removed is not after.removed:
        changed = f"antes {_REMOVED[before.removed]} y después {_REMOVED[after.removed]}"
        yield f"lo eliminado durante el período {changed}"
    if before.averaging is not after.averaging:
        yield f"los promedios pasaron de {_AVERAGING[before.averaging]} a {_AVERAGING[after.averaging]}"
    elif before.is_weighted and dict(_weights(before)) != dict(_weights(after)):
        yield "cambiaron los pesos de las unidades"
    if _rounding(before) != _rounding(after):
        yield "cambió el redondeo que se hace antes de promediar"


def grade_changes(before: Method, after: Method) -> tuple[str, ...]:
    """Return what gives the same percentage another name or another duty; nothing if equal."""
    return tuple(_grade_changes(before, after))


def _grade_changes(before: Method, after: Method) -> Iterator[str]:
    if before.bands != after.bands or before.category_decimals != after.category_decimals:
        yield "cambiaron las bandas, y un mismo porcentaje puede llevar otro nombre"
    if before.threshold != after.threshold:
        yield f"el umbral aceptable pasó de {_limit(before.threshold)} a {_limit(after.threshold)}"


def _cap(cap: Decimal | None) -> str:
    return "ninguno" if cap is None else format_percent(cap)


def _limit(threshold: Decimal | None) -> str:
    return "no fijarse" if threshold is None else format_percent(threshold, _BORDER_DECIMALS)


def _weights(method: Method) -> Iterator[tuple[str, Decimal]]:
    return ((weight.unit, weight.percent) for weight in method.unit_weights)


def _rounding(method: Method) -> int | None:
    return method.decimals if method.round_units_first else None
