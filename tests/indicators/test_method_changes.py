"""What makes the percentages of two years mean different things, in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.core.frozen import replace
from generator.core.model import Averaging, MissingRule, RemovedRule, UnitWeight, UnscheduledRule
from generator.core.quantity import NBSP
from generator.indicators.examples.plans import NOWHERE, method_with
from generator.indicators.method_changes import figure_changes, grade_changes

BEFORE = method_with()


def test_equal_rules_under_another_version_change_nothing():
    after = replace(BEFORE, version="2")
    assert (figure_changes(BEFORE, after), grade_changes(BEFORE, after)) == ((), ())


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({"cap": None}, "el tope dentro de los promedios pasó de 100 % a ninguno"),
        (
            {"missing": MissingRule.ZERO},
            "un mes sin informe antes dejaba el período incompleto y después contaba como cero",
        ),
        (
            {"unscheduled": UnscheduledRule.ZERO},
            "una unidad sin nada programado antes quedaba fuera y después contaba como cero",
        ),
        (
            {"removed": RemovedRule.WHOLE_PERIOD},
            "lo eliminado durante el período antes contaba hasta su mes y después no contaba",
        ),
        ({"averaging": Averaging.WEIGHTED}, "los promedios pasaron de simples a ponderados"),
        ({"round_units_first": True}, "cambió el redondeo que se hace antes de promediar"),
    ],
)
def test_what_moves_a_percentage(choice, expected):
    (found,) = figure_changes(BEFORE, replace(BEFORE, **choice))
    assert found.replace(NBSP, " ") == expected


def test_decimals_matter_only_where_units_are_rounded_first():
    assert figure_changes(BEFORE, replace(BEFORE, decimals=0)) == ()
    rounded = replace(BEFORE, round_units_first=True)
    assert figure_changes(rounded, replace(rounded, decimals=0)) == (
        "cambió el redondeo que se hace antes de promediar",
    )


def test_the_weights_of_units():
    def weighted(*texts: str):
        weights = tuple(UnitWeight(f"u{number}", Decimal(text), NOWHERE) for number, text in enumerate(texts))
        return replace(BEFORE, averaging=Averaging.WEIGHTED, unit_weights=weights)

    assert figure_changes(weighted("60", "40"), weighted("50", "50")) == ("cambiaron los pesos de las unidades",)
    assert figure_changes(weighted("60", "40"), weighted("60", "40")) == ()


def test_what_only_grades_otherwise():
    bands = (*BEFORE.bands[:-1], replace(BEFORE.bands[-1], name="Otro nombre"))
    assert grade_changes(BEFORE, replace(BEFORE, bands=bands)) == (
        "cambiaron las bandas, y un mismo porcentaje puede llevar otro nombre",
    )
    (found,) = grade_changes(BEFORE, replace(BEFORE, threshold=Decimal("87.5")))
    assert found.replace(NBSP, " ") == "el umbral aceptable pasó de no fijarse a 87.5 %"
    assert figure_changes(BEFORE, replace(BEFORE, bands=bands, threshold=Decimal(90))) == ()
