from __future__ import annotations

from decimal import Decimal

import pytest

from generator.core.frozen import replace
from generator.core.model import Activity, Averaging, Direction, MissingRule, TargetType
from generator.core.period import Period
from generator.core.quantity import NBSP
from generator.indicators.examples.plans import YEAR, annual_plan, end_of_year, goal, method_with, plan, report
from generator.indicators.explain import explain, explain_mean
from tests.indicators.plain import compliance, institution_rollup, unit_rollup
from tests.indicators.test_rollup import MARCH, unit

METHOD = method_with(missing=MissingRule.ZERO)


def text(activity: Activity, value: str | None, *, decimals: int = 1) -> str:
    unit_plan = plan(activity, *([report("mar", {"1": value})] if value else []))
    found = compliance(unit_plan, activity, MARCH, METHOD, end_of_year())
    return explain(found, as_percent=activity.is_percent, decimals=decimals).replace(NBSP, " ")


def aim(target: str, direction: Direction = Direction.ASCENDING, limits: tuple[str, str] | None = None) -> Activity:
    return goal({"mar": target}, direction=direction, limits=limits)


@pytest.mark.parametrize(
    ("activity", "value", "expected"),
    [
        (aim("25000"), "24350", "24,350 ÷ 25,000 × 100 = 97.4 %"),
        (aim("80%"), "64%", "64 % ÷ 80 % × 100 = 80 %"),
        (aim("10", Direction.DESCENDING), "8", "10 ÷ 8 × 100 = 125 %"),
        (aim("0", Direction.DESCENDING), "0", "0 ≤ 0: 100 %"),
        (aim("0", Direction.DESCENDING), "3", "3 > 0: 0 %"),
        (aim("95", Direction.RANGE, ("90", "100")), "97", "90 ≤ 97 ≤ 100: 100 %"),
        (aim("95", Direction.RANGE, ("90", "100")), "72", "72 ÷ 90 × 100 = 80 %"),
        (aim("95", Direction.RANGE, ("90", "100")), "125", "100 ÷ 125 × 100 = 80 %"),
        (goal({"mar": "1"}, kind=TargetType.MILESTONE), "0", "0 < 1: 0 %"),
        (goal({"mar": "1"}, kind=TargetType.MILESTONE), "1", "1 ≥ 1: 100 %"),
        (aim("25"), None, "sin informe, la metodología cuenta 0 %"),
        (goal({"mar": "95%"}, kind=TargetType.DEMAND), "36/40", "36 ÷ 40 × 100 = 90 %; 90 % ÷ 95 % × 100 = 94.7 %"),
        (goal({"abr": "1"}), "3", ""),
    ],
)
def test_a_percentage_is_written_out_with_its_numbers(activity: Activity, value: str | None, expected: str) -> None:
    assert text(activity, value) == expected


def test_explain_with_the_decimals_of_the_method() -> None:
    assert text(aim("3"), "2", decimals=0) == "2 ÷ 3 × 100 = 67 %"


def test_a_mean_is_written_out_with_its_values() -> None:
    average = unit_rollup(unit("u", a="974", b="1500", c=None), MARCH, METHOD, end_of_year())
    assert explain_mean(average).replace(NBSP, " ") == "(97.4 % + 100 % + 0 %) ÷ 3 = 65.8 %"
    one = unit_rollup(unit("u", a="974"), MARCH, METHOD, end_of_year())
    assert explain_mean(one, 0).replace(NBSP, " ") == "97.4 % ÷ 1 = 97 %"
    none = unit_rollup(plan(), Period.whole_year(YEAR), METHOD, end_of_year())
    assert explain_mean(none) == ""


def test_explain_a_weighted_mean() -> None:
    method = replace(METHOD, averaging=Averaging.WEIGHTED, missing=MissingRule.INCOMPLETE)
    weights = {"a": "62.5", "b": "25", "c": "12.5"}
    goals = [goal({"mar": "100"}, code=code, weight=weight) for code, weight in weights.items()]
    average = unit_rollup(plan(*goals, report("mar", {"a": "80", "b": "100"})), MARCH, method, end_of_year())
    assert (
        explain_mean(average).replace(NBSP, " ")
        == "(62.5 × 80 % + 25 × 100 %) ÷ 87.5 = 85.7 %, sobre el 87.5 % del peso programado"
    )
    one = unit_rollup(plan(*goals, report("mar", {"a": "80"})), MARCH, method, end_of_year())
    assert explain_mean(one).replace(NBSP, " ") == "62.5 × 80 % ÷ 62.5 = 80 %, sobre el 62.5 % del peso programado"
    lesser = unit_rollup(plan(*goals, report("mar", {"b": "100", "c": "80"})), MARCH, method, end_of_year())
    assert explain_mean(lesser) == ""


def test_explain_a_weighted_mean_of_many() -> None:
    weights = ("40", *("5",) * 12)
    goals = [goal({"mar": "100"}, code=str(index), weight=weight) for index, weight in enumerate(weights)]
    told = report("mar", {each.code: "50" for each in goals})
    average = unit_rollup(plan(*goals, told), MARCH, replace(METHOD, averaging=Averaging.WEIGHTED), end_of_year())
    assert explain_mean(average).replace(NBSP, " ") == (
        "la suma de los 13 porcentajes, cada uno por su peso, 5,000, entre 100 = 50 %"
    )


def test_explain_mean_of_many_shows_their_sum() -> None:
    values = (96, 80, 91, 100, 100, 100, 100, 98, 80, 86, 86, 60, 94, 75, 83, 100, 100, 100, 100, 70, 80, 100)
    october = annual_plan(*(unit(f"u{index}", a=str(value * 10)) for index, value in enumerate(values)))
    average = institution_rollup(october, MARCH, end_of_year())
    assert explain_mean(average, 0).replace(NBSP, " ") == ("la suma de los 22 porcentajes, 1,979, entre 22 = 90 %")
    assert average.mean is not None
    assert average.mean.quantize(Decimal("0.01")) == Decimal("89.95")
