"""Simulated progress for the demonstration site: the same numbers on every run, never written to `plans/`."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import (
    Activity,
    AnnualPlan,
    ProgressEntry,
    Result,
    Target,
    TargetType,
    UnitPlan,
    UnplannedWork,
)
from generator.core.period import Period
from generator.core.problem import SIMULATED, Origin
from generator.core.quantity import Quantity, round_half_up

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORIGIN = Origin(SIMULATED)
_FACTORS = (0, 40, 60, 75, 85, 95, 100, 100, 100, 100, 110, 130)
_JUSTIFICATION = "Justificación simulada: en un informe real, aquí la unidad explica por qué no alcanzó la meta."
_MEASURES = "Medida simulada: en un informe real, aquí la unidad dice qué hará para cumplirla."


def simulate(annual: AnnualPlan, as_of: date) -> AnnualPlan:
    """Return the year with invented progress up to a day; one unit in nine stays silent and some months are missing.

    A year with results of its own stays as it is: nothing real is replaced by an invention.
    """
    if any(plan.has_reported for plan in annual.plans):
        return annual
    return replace(annual, plans=tuple(_with_progress(annual, plan, as_of) for plan in annual.plans))


def _with_progress(annual: AnnualPlan, plan: UnitPlan, as_of: date) -> UnitPlan:
    chance = random.Random(f"{annual.institution.id}/{annual.year}/{plan.org_unit}")  # noqa: S311  a demonstration, repeatable on purpose
    if not chance.randrange(9):
        return replace(plan, progress=())
    return replace(plan, progress=tuple(_entries(plan, as_of, chance)))


def _entries(plan: UnitPlan, as_of: date, chance: random.Random) -> Iterator[ProgressEntry]:
    for month in Period.whole_year(plan.year).months:
        told = month.end + timedelta(days=5 + chance.randrange(20))
        results = tuple(
            _result(activity, target, chance)
            for activity in plan.activities
            for target in activity.targets
            if target.period == month
        )
        if told >= as_of or not results or not chance.randrange(12):
            continue
        unplanned = (
            ()
            if chance.randrange(5)
            else (UnplannedWork("Trabajo adicional simulado", "Actividad", Quantity(Decimal(1)), _ORIGIN),)
        )
        yield ProgressEntry(month, told, results, _ORIGIN, plan.owner, "Informe simulado.", unplanned=unplanned)
        if not chance.randrange(15):
            again = (_result_of(results[0].code, results[0].quantity, 90),)
            yield ProgressEntry(
                month,
                told + timedelta(days=20),
                again,
                _ORIGIN,
                is_correction=True,
                reason="Rectificación simulada: doble registro.",
            )


def _result(activity: Activity, target: Target, chance: random.Random) -> Result:
    factor = chance.choice(_FACTORS)
    if activity.target_type is TargetType.DEMAND:
        requested = Decimal(chance.randrange(1, 40))
        attended = Quantity(round_half_up(requested * min(factor, 100) / 100))
        return replace(_result_of(activity.code, attended, 100), requested=requested)
    return _result_of(activity.code, target.quantity, factor)


def _result_of(code: str, quantity: Quantity, factor: int) -> Result:
    value = Quantity(round_half_up(quantity.value * factor / 100), quantity.is_percent)
    fell_short = value.value < quantity.value
    return Result(
        code,
        value,
        _ORIGIN,
        justification=_JUSTIFICATION if fell_short else "",
        measures=_MEASURES if fell_short else "",
    )
