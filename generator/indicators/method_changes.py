"""What changed between the methods of two years: what moves percentages, and what only grades them otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.language import later, tr
from generator.core.model import Averaging, MissingRule, RemovedRule, UnscheduledRule
from generator.core.quantity import format_percent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.core.model import Method

_MISSING = {
    MissingRule.INCOMPLETE: later("dejaba el período incompleto"),
    MissingRule.ZERO: later("contaba como cero"),
    MissingRule.OMIT: later("no contaba"),
}
_UNSCHEDULED = {UnscheduledRule.OMIT: later("quedaba fuera"), UnscheduledRule.ZERO: later("contaba como cero")}
_REMOVED = {RemovedRule.UNTIL_THEN: later("contaba hasta su mes"), RemovedRule.WHOLE_PERIOD: later("no contaba")}
_AVERAGING = {Averaging.SIMPLE: later("simples"), Averaging.WEIGHTED: later("ponderados")}
_BORDER_DECIMALS = 4


def figure_changes(before: Method, after: Method) -> tuple[str, ...]:
    """Return what makes the percentages of two years not comparable, each the end of a sentence; nothing if equal."""
    return tuple(_figure_changes(before, after))


def _figure_changes(before: Method, after: Method) -> Iterator[str]:
    if before.cap != after.cap:
        yield tr("el tope dentro de los promedios pasó de {cap} a {cap2}", cap=_cap(before.cap), cap2=_cap(after.cap))
    if before.missing is not after.missing:
        yield tr(
            "un mes sin informe antes {missing} y después {missing2}",
            missing=tr(_MISSING[before.missing]),
            missing2=tr(_MISSING[after.missing]),
        )
    if before.unscheduled is not after.unscheduled:
        changed = tr(
            "antes {unscheduled} y después {unscheduled2}",
            unscheduled=tr(_UNSCHEDULED[before.unscheduled]),
            unscheduled2=tr(_UNSCHEDULED[after.unscheduled]),
        )
        yield tr("una unidad sin nada programado {changed}", changed=changed)
    if before.removed is not after.removed:
        changed = tr(
            "antes {removed} y después {removed2}",
            removed=tr(_REMOVED[before.removed]),
            removed2=tr(_REMOVED[after.removed]),
        )
        yield tr("lo eliminado durante el período {changed}", changed=changed)
    if before.averaging is not after.averaging:
        yield tr(
            "los promedios pasaron de {averaging} a {averaging2}",
            averaging=tr(_AVERAGING[before.averaging]),
            averaging2=tr(_AVERAGING[after.averaging]),
        )
    elif before.is_weighted and dict(_weights(before)) != dict(_weights(after)):
        yield tr("cambiaron los pesos de las unidades")
    if _rounding(before) != _rounding(after):
        yield tr("cambió el redondeo que se hace antes de promediar")


def grade_changes(before: Method, after: Method) -> tuple[str, ...]:
    """Return what gives the same percentage another name or another duty; nothing if equal."""
    return tuple(_grade_changes(before, after))


def _grade_changes(before: Method, after: Method) -> Iterator[str]:
    if before.bands != after.bands or before.category_decimals != after.category_decimals:
        yield tr("cambiaron las bandas, y un mismo porcentaje puede llevar otro nombre")
    if before.threshold != after.threshold:
        yield tr(
            "el umbral aceptable pasó de {limit} a {limit2}",
            limit=_limit(before.threshold),
            limit2=_limit(after.threshold),
        )


def _cap(cap: Decimal | None) -> str:
    return tr("ninguno") if cap is None else format_percent(cap)


def _limit(threshold: Decimal | None) -> str:
    return tr("no fijarse") if threshold is None else format_percent(threshold, _BORDER_DECIMALS)


def _weights(method: Method) -> Iterator[tuple[str, Decimal]]:
    return ((weight.unit, weight.percent) for weight in method.unit_weights)


def _rounding(method: Method) -> int | None:
    return method.decimals if method.round_units_first else None
