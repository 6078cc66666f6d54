"""Worked examples of averages by weight, and of a unit without programming that counts as zero. All invented."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.model import Averaging, UnitWeight, UnscheduledRule
from generator.core.period import Period
from generator.indicators.examples.plans import NOWHERE, YEAR, annual_plan, end_of_year, goal, method_with, plan, report
from generator.indicators.examples.shape import Example, Outcome
from generator.indicators.states import State

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan, UnitPlan

_MARCH = Period.month(YEAR, 3)
_WEIGHTED = method_with(averaging=Averaging.WEIGHTED)


def _reports(**executed: str) -> AnnualPlan:
    """Return a unit of three goals of a hundred, which weigh 60, 25 and 15, with what it reported of them."""
    weights = {"a": "60", "b": "25", "c": "15"}
    goals = (goal({"mar": "100"}, code=code, weight=weight) for code, weight in weights.items())
    return annual_plan(plan(*goals, report("mar", executed)), method=_WEIGHTED)


def _unit(letter: str, executed: str) -> UnitPlan:
    return plan(goal({"mar": "100"}), report("mar", {"1": executed}), unit=f"unidad-{letter}")


def _institution() -> AnnualPlan:
    weights = (("unidad-a", "70"), ("unidad-b", "30"))
    method = method_with(
        averaging=Averaging.WEIGHTED,
        unit_weights=tuple(UnitWeight(unit, Decimal(text), NOWHERE) for unit, text in weights),
    )
    return annual_plan(_unit("a", "90"), _unit("b", "60"), method=method)


WEIGHTS = (
    Example(
        id="promedio-ponderado",
        title="Un promedio ponderado",
        given="Las tres metas de una unidad pesan 60, 25 y 15. En marzo van al 80 %, al 100 % y al 40 %.",
        annual=_reports(a="80", b="100", c="40"),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(percent=Decimal(79), band="avance-medio"),
        steps=("60 × 80 = 4,800", "25 × 100 = 2,500", "15 × 40 = 600", "4,800 + 2,500 + 600 = 7,900"),
        formula="(60 × 80 % + 25 × 100 % + 15 × 40 %) ÷ 100 = 79 %",
        reading="Solo si la institución dijo que pondera. Sin pesos sería (80 + 100 + 40) ÷ 3 = 73.3 %.",
        code=None,
    ),
    Example(
        id="ponderado-sin-una",
        title="Un promedio ponderado en que falta una meta",
        given="La misma unidad no ha informado de la meta que pesa 15.",
        annual=_reports(a="80", b="100"),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(percent=Decimal("85.9"), left_out=("c",)),
        steps=("60 × 80 = 4,800", "25 × 100 = 2,500", "4,800 + 2,500 = 7,300", "60 + 25 = 85"),
        formula="(60 × 80 % + 25 × 100 %) ÷ 85 = 85.9 %, sobre el 85 % del peso programado",
        reading="La que falta sale con su peso, y las otras dos conservan su proporción: se divide entre 85 y no entre "
        "100, porque dividir entre 100 la contaría como cero. Junto al promedio se dice de cuánto peso es.",
        code=None,
    ),
    Example(
        id="ponderado-sin-la-mayor",
        title="Un promedio ponderado en que falta más de la mitad del peso",
        given="La misma unidad no ha informado de la meta que pesa 60; las de 25 y 15 van al 100 % y al 40 %.",
        annual=_reports(b="100", c="40"),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(State.INCOMPLETE, left_out=("a",)),
        steps=("25 + 15 = 40",),
        formula="",
        reading="El promedio de las otras dos, 77.5 %, llevaría el nombre de toda la unidad y hablaría de menos de la "
        "mitad de lo que prometió: no se da ninguno hasta que se informe la mayor.",
        code=None,
    ),
    Example(
        id="institucion-ponderada",
        title="Una institución que pondera sus unidades",
        given="Una unidad pesa 70 y va al 90 %; la otra pesa 30 y va al 60 %.",
        annual=_institution(),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(percent=Decimal(81), band="avance-alto"),
        formula="(70 × 90 % + 30 × 60 %) ÷ 100 = 81 %",
        reading="Los pesos de las unidades los fija la metodología del año. Si no los fija, cada unidad pesa lo mismo.",
        unit=None,
    ),
    Example(
        id="sin-programacion-como-cero",
        title="Una institución que cuenta como cero la unidad sin programación",
        given="Dos unidades van al 90 % y al 60 %, y la tercera no tenía nada programado. La metodología de la "
        "institución dice que esa cuenta como cero.",
        annual=annual_plan(
            _unit("a", "90"),
            _unit("b", "60"),
            plan(goal({"jun": "5"}), unit="unidad-c"),
            method=method_with(unscheduled=UnscheduledRule.ZERO),
        ),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(percent=Decimal(50), band="avance-bajo"),
        steps=("90 + 60 + 0 = 150",),
        formula="(90 % + 60 % + 0 %) ÷ 3 = 50 %",
        reading="Si la metodología no lo dijera, la unidad quedaría fuera y el promedio sería 75 %.",
        unit=None,
    ),
)
