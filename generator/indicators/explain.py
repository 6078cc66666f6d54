"""A percentage written out with its numbers in place, for a reader with a calculator."""

from __future__ import annotations

from decimal import Decimal
from operator import mul
from typing import TYPE_CHECKING

from generator.core.language import later, tr
from generator.core.quantity import HUNDRED, format_number, format_percent, in_unit
from generator.indicators.formulas import Formula, Working

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.indicators.compliance import Compliance
    from generator.indicators.rollup import Rollup

_TEXTS = {
    Formula.MORE_IS_BETTER: "{value} ÷ {aim} × 100 = {percent}",
    Formula.LESS_IS_BETTER: "{aim} ÷ {value} × 100 = {percent}",
    Formula.REACHED: "{value} ≥ {aim}: {percent}",
    Formula.NOT_EXCEEDED: "{value} ≤ {aim}: {percent}",
    Formula.IN_RANGE: "{aim} ≤ {value} ≤ {upper}: {percent}",
    Formula.UNDER_RANGE: "{value} ÷ {aim} × 100 = {percent}",
    Formula.OVER_RANGE: "{aim} ÷ {value} × 100 = {percent}",
    Formula.SILENCE: later("sin informe, la metodología cuenta {percent}"),
}
_ZERO_TEXTS = {
    Formula.REACHED: "{value} < {aim}: {percent}",
    Formula.NOT_EXCEEDED: "{value} > {aim}: {percent}",
}
_WRITTEN_OUT = 12
_TERM_DECIMALS = 2
WEIGHT_DECIMALS = 6


def explain(measured: Compliance, *, as_percent: bool = False, decimals: int = 1) -> str:
    """Return how a percentage was obtained, in Spanish: `24,350 ÷ 25,000 × 100 = 97.4 %`; "" if there is none.

    `as_percent` is `Activity.is_percent`: its quantities are read as percentages of one unit.
    """
    working = measured.working
    if working is None:
        return ""
    by_rate = working.requested is not None
    value, aim, upper = (
        "" if number is None else in_unit(number, as_percent=as_percent or by_rate)
        for number in (working.value, working.aim, working.upper)
    )
    template = _TEXTS[working.formula] if working.percent else _ZERO_TEXTS.get(working.formula, _TEXTS[working.formula])
    text = tr(template, value=value, aim=aim, upper=upper, percent=format_percent(working.percent, decimals))
    return f"{_ratio(working)}; {text}" if by_rate else text


def _ratio(working: Working) -> str:
    attended, requested = (format_number(number or Decimal(0)) for number in (working.attended, working.requested))
    return f"{attended} ÷ {requested} × 100 = {format_percent(working.value * HUNDRED, 2)}"


def explain_mean(average: Rollup, decimals: int = 1) -> str:
    """Return how an average was obtained: `(97.4 % + 100 %) ÷ 2 = 98.7 %`; of many values, their sum; "" if none.

    A weighted one shows the weights, `(60 × 80 % + 25 × 100 %) ÷ 85 = 85.9 %`: what was left out took its 15 away. The
    terms show two decimals at least, for the mean of figures already rounded for display would be another.
    """
    if average.mean is None:
        return ""
    if average.as_reported and len(average.values) == 1:
        return tr("{mean}, informado por la unidad, sin detalle", mean=format_percent(average.mean, decimals))
    values, weights = average.values, average.weights
    divisor = format_number(sum(weights, Decimal(0)), WEIGHT_DECIMALS) if weights else str(len(values))
    digits = max(decimals, _TERM_DECIMALS)
    if len(values) > _WRITTEN_OUT:
        account = tr("{sum}, entre {divisor}", sum=_sum(values, weights, digits), divisor=divisor)
    else:
        account = f"{_terms(values, weights, digits)} ÷ {divisor}"
    covered = covered_text(average)
    return f"{account} = {format_percent(average.mean, decimals)}{f', {covered}' if covered else ''}"


def covered_text(average: Rollup) -> str:
    """Return of how much weight a weighted average is: `sobre el 62 % del peso programado`; "" if it is of all."""
    if average.covered is None or average.is_of_all_weight:
        return ""
    return tr("sobre el {covered} del peso programado", covered=format_percent(average.covered, _TERM_DECIMALS))


def _sum(values: Sequence[Decimal], weights: Sequence[Decimal], decimals: int) -> str:
    """Return what many values come to, each by its weight where they have any: a number, for it is no percentage."""
    products = map(mul, values, weights) if weights else values
    each = tr(", cada uno por su peso") if weights else ""
    return tr(
        "la suma de los {values} porcentajes{each}, {products}",
        values=len(values),
        each=each,
        products=format_number(sum(products, Decimal(0)), decimals),
    )


def _terms(values: Sequence[Decimal], weights: Sequence[Decimal], decimals: int) -> str:
    """Return the sum of some values, each by its weight where they have any."""
    parts = [format_percent(value, decimals) for value in values]
    if weights:
        shown = (format_number(weight, WEIGHT_DECIMALS) for weight in weights)
        parts = [f"{weight} × {part}" for weight, part in zip(shown, parts, strict=True)]
    return f"({' + '.join(parts)})" if len(parts) > 1 else parts[0]
