"""The examples that a year's methodology page prints: each redone here by hand, under methods that differ."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.core.frozen import replace
from generator.core.model import Averaging, Band, Direction, MissingRule, TargetType, UnitWeight, UnscheduledRule
from generator.core.quantity import NBSP
from generator.indicators.examples.of_year import year_examples
from generator.indicators.examples.plans import NOWHERE, annual_plan, goal, method_with, plan, removal, share
from generator.indicators.states import State
from tests.indicators.test_examples import add_up

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan, Method
    from generator.indicators.examples import Example

DEFAULT = method_with()
ICJ_LIKE = method_with(
    decimals=0,
    category_decimals=0,
    bands=(
        Band("s", "Satisfactorio", Decimal(80), None, NOWHERE),
        Band("p", "Parcialmente satisfactorio", Decimal(60), Decimal(80), NOWHERE),
        Band("n", "No satisfactorio", Decimal(0), Decimal(60), NOWHERE),
    ),
)
INSAFOCOOP_LIKE = method_with(
    decimals=0, round_units_first=True, threshold=Decimal(90), quarterly_target=Decimal("22.5")
)
WEIGHTED = method_with(
    averaging=Averaging.WEIGHTED,
    unit_weights=(UnitWeight("unidad-a", Decimal(100), NOWHERE),),
    unscheduled=UnscheduledRule.ZERO,
)


def examples(method: Method, annual: AnnualPlan | None = None) -> dict[str, Example]:
    year = annual or annual_plan(plan(goal({"mar": "1"})))
    found = year_examples(replace(year, frame=replace(year.frame, method=method)))
    return {each.id.removeprefix("propio-"): each for each in found}


def formulas(method: Method) -> dict[str, str]:
    return {name: each.formula.replace(NBSP, " ") for name, each in examples(method).items()}


def test_the_default_method():
    assert formulas(DEFAULT) == {
        "cumplimiento": "31 ÷ 40 × 100 = 77.5 %",
        "sin-informe": "",
        "cero": "8 ÷ 20 × 100 = 40 %",
        "tope": "(100 % + 60 %) ÷ 2 = 80 %",
        "institucion": "(66.04 % + 66.04 % + 66.09 %) ÷ 3 = 66.1 %",
        "unidad-sin-programacion": "(90 % + 60 %) ÷ 2 = 75 %",
        "limite-de-banda": "9,996 ÷ 10,000 × 100 = 100 %",
    }


def test_grading_by_whole_percentages():
    found = examples(ICJ_LIKE)
    border = found["limite-de-banda"]
    assert border.formula.replace(NBSP, " ") == "796 ÷ 1,000 × 100 = 80 %"
    assert border.outcome.band == "s"
    assert border.reading.replace(NBSP, " ") == (
        "El valor exacto es 79.6 %. Para calificarlo se redondea a un entero: 80 %, y cae en «Satisfactorio». "
        "Se muestra 80 %."
    )
    exact = examples(replace(ICJ_LIKE, category_decimals=None))["limite-de-banda"]
    assert exact.outcome.band == "p"
    assert "que no llega a 80 %, donde empieza «Satisfactorio»" in exact.reading.replace(NBSP, " ")


def test_rounding_first_a_threshold_and_a_target_of_each_quarter():
    found = examples(INSAFOCOOP_LIKE)
    assert found["institucion"].formula.replace(NBSP, " ") == "(66 % + 66 % + 67 %) ÷ 3 = 66 %"
    assert found["institucion"].reading.endswith("Con valores exactos daría 67 %.".replace(" %", f"{NBSP}%"))
    assert found["umbral"].formula.replace(NBSP, " ") == "89 ÷ 100 × 100 = 89 %"
    assert found["meta-trimestral"].steps == ("89 ÷ 4 = 22.25",)
    assert found["meta-trimestral"].reading.endswith("no se alcanzó.")


def test_weights_and_a_unit_without_programming_that_is_a_zero():
    found = formulas(WEIGHTED)
    assert found["promedio-ponderado"] == "(60 × 80 % + 25 × 100 % + 15 × 40 %) ÷ 100 = 79 %"
    assert found["ponderado-sin-una"] == "(60 × 80 % + 25 × 100 %) ÷ 85 = 85.9 %, sobre el 85 % del peso programado"
    assert found["institucion"] == "(50 × 66.04 % + 30 × 66.04 % + 20 × 66.09 %) ÷ 100 = 66.1 %"
    assert found["unidad-sin-programacion"] == "(90 % + 60 % + 0 %) ÷ 3 = 50 %"
    assert found["tope"] == "(100 % + 60 %) ÷ 2 = 80 %"


@pytest.mark.parametrize(
    ("cap", "formula"),
    [(None, "(150 % + 60 %) ÷ 2 = 105 %"), (Decimal(120), "(120 % + 60 %) ÷ 2 = 90 %")],
)
def test_another_cap_or_none(cap, formula):
    assert formulas(method_with(cap=cap))["tope"] == formula


@pytest.mark.parametrize(
    ("rule", "state", "formula"),
    [
        (MissingRule.INCOMPLETE, State.INCOMPLETE, ""),
        (MissingRule.ZERO, State.MEASURED, "8 ÷ 20 × 100 = 40 %"),
        (MissingRule.OMIT, State.MEASURED, "8 ÷ 10 × 100 = 80 %"),
    ],
)
def test_each_rule_for_what_is_missing(rule, state, formula):
    found = examples(method_with(missing=rule, averaging=Averaging.WEIGHTED))
    assert found["sin-informe"].outcome.state is state
    assert found["sin-informe"].formula.replace(NBSP, " ") == formula
    assert ("ponderado-sin-una" in found) is (rule is not MissingRule.ZERO)


def test_the_kinds_of_goals_that_the_year_has():
    assert "nivel" not in examples(DEFAULT)
    year = annual_plan(
        plan(
            goal({"mar": "1"}, kind=TargetType.LEVEL),
            goal({"mar": "1"}, code="2", kind=TargetType.MILESTONE),
            goal({"mar": "90%"}, code="3", kind=TargetType.DEMAND),
            goal({"mar": "1"}, code="4", direction=Direction.DESCENDING),
            goal({"mar": "1"}, code="5", direction=Direction.RANGE),
            goal({"mar": "1"}, code="7", direction=Direction.RANGE, limits=("1", "2")),
            replace(goal({}, code="6", unreadable={"mar": "x"}), removal=removal("jun")),
        ),
        plan(share("mar", "90"), unit="b", is_partial=True, removed="jun"),
    )
    assert list(examples(DEFAULT, year))[-12:] == [
        *("nivel", "hito-recuperado", "demanda", "menos-es-mejor", "rango-encima", "rango-sin-limites"),
        *(
            "informado-sin-detalle",
            "actividades-parciales",
            "eliminada",
            "eliminada-en-el-ano",
            "unidad-eliminada",
            "meta-ilegible",
        ),
    ]


@pytest.mark.parametrize("method", [DEFAULT, ICJ_LIKE, INSAFOCOOP_LIKE, WEIGHTED])
def test_what_is_printed_is_what_the_program_computes(method):
    for each in examples(method).values():
        assert each.annual.frame.method.version == method.version
        assert (each.computed_outcome, each.computed_formula) == (each.outcome, each.formula)
        for step in each.steps:
            add_up(step)
