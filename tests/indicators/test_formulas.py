from __future__ import annotations

from decimal import Decimal

import pytest

from generator.core.model import Direction, TargetType
from generator.indicators.examples.plans import goal
from generator.indicators.formulas import Formula, Terms, Working, silence, work_out

UP, DOWN, RANGE = Direction


def percent(direction: Direction, done: str, aim: str, limits: tuple[str, str] | None = None) -> tuple[Formula, str]:
    working = work_out(goal({}, direction=direction, limits=limits), Terms(Decimal(done), Decimal(aim)))
    return working.formula, str(working.percent.normalize().quantize(Decimal("0.1")))


@pytest.mark.parametrize(
    ("direction", "done", "aim", "formula", "expected"),
    [
        (UP, "24350", "25000", Formula.MORE_IS_BETTER, "97.4"),
        (UP, "150", "100", Formula.MORE_IS_BETTER, "150.0"),
        (UP, "-5", "100", Formula.REACHED, "0.0"),
        (UP, "-1", "-2", Formula.REACHED, "100.0"),
        (DOWN, "8", "10", Formula.LESS_IS_BETTER, "125.0"),
        (DOWN, "20", "10", Formula.LESS_IS_BETTER, "50.0"),
        (DOWN, "0", "10", Formula.NOT_EXCEEDED, "100.0"),
        (DOWN, "3", "0", Formula.NOT_EXCEEDED, "0.0"),
        (DOWN, "0", "0", Formula.NOT_EXCEEDED, "100.0"),
    ],
)
def test_each_direction_has_its_formula(
    direction: Direction, done: str, aim: str, formula: Formula, expected: str
) -> None:
    assert percent(direction, done, aim) == (formula, expected)


@pytest.mark.parametrize(
    ("done", "formula", "expected"),
    [
        ("0", Formula.UNDER_RANGE, "0.0"),
        ("72", Formula.UNDER_RANGE, "80.0"),
        ("90", Formula.IN_RANGE, "100.0"),
        ("100", Formula.IN_RANGE, "100.0"),
        ("125", Formula.OVER_RANGE, "80.0"),
    ],
)
def test_a_result_is_judged_against_the_limits_of_its_range(done: str, formula: Formula, expected: str) -> None:
    assert percent(RANGE, done, "95", ("90", "100")) == (formula, expected)


def test_range_around_zero_never_divides_by_it() -> None:
    assert percent(RANGE, "-1", "0", ("0", "0")) == (Formula.REACHED, "0.0")
    assert percent(RANGE, "1", "0", ("0", "0")) == (Formula.NOT_EXCEEDED, "0.0")


def test_milestone_is_met_or_not_whatever_its_direction() -> None:
    milestone = goal({}, kind=TargetType.MILESTONE, direction=DOWN)
    assert work_out(milestone, Terms(Decimal("0.9"), Decimal(1))).percent == 0
    assert work_out(milestone, Terms(Decimal(1), Decimal(1))).percent == 100


def test_demand_compares_the_rate() -> None:
    terms = Terms(Decimal(36), Decimal("0.9"), Decimal(40))
    assert work_out(goal({}), terms) == Working(
        Formula.MORE_IS_BETTER,
        Decimal(100),
        Decimal("0.9"),
        Decimal("0.9"),
        attended=Decimal(36),
        requested=Decimal(40),
    )
    assert work_out(goal({}, direction=DOWN), terms).percent == 100
    assert work_out(goal({}, direction=RANGE, limits=("80%", "85%")), terms).percent == Decimal(3400) / 36


def test_silence_is_zero() -> None:
    assert silence(Terms(Decimal(0), Decimal(9))) == Working(Formula.SILENCE, Decimal(0), Decimal(0), Decimal(9))
