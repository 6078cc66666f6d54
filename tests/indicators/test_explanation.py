"""What a percentage is made of: the figures that entered it, each with the place where it is written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.core.frozen import replace
from generator.core.model import Activity, Direction, MissingRule, ProgressEntry, TargetType
from generator.core.period import Period
from generator.core.problem import Origin
from generator.indicators.annual import YearIndicators
from generator.indicators.examples.plans import YEAR, annual_plan, end_of_year, goal, method_with, plan, report
from generator.indicators.explanation import inputs_of

if TYPE_CHECKING:
    from generator.indicators.explanation import Explanation

WHOLE = Period.whole_year(YEAR)


def explained(*contents: Activity | ProgressEntry, period: Period = WHOLE, **method: object) -> Explanation | None:
    year = annual_plan(plan(*contents), method=method_with(**method))
    return YearIndicators(year, end_of_year()).explanation("unidad-a", "1", period)


def figures(found: Explanation | None) -> tuple[list[str], list[str]]:
    """The goals and the results that entered, as `ene 10`."""
    assert found
    goals, done = ([f"{each.period.key} {each.number}" for each in side] for side in (found.goals, found.results))
    return goals, done


def test_a_goal_without_percentage_is_not_explained():
    assert explained(goal({"feb": "10"})) is None


@pytest.mark.parametrize(
    ("contents", "goals", "done"),
    [
        ((goal({"feb": "10", "mar": "5"}), report("feb", {"1": "8"}), report("mar", {"1": "5"})), 2, 2),
        ((goal({"feb": "10"}, annual="12"), report("feb", {"1": "8"})), 1, 1),
        ((goal({"feb": "1"}, kind=TargetType.MILESTONE), report("feb", {"1": "1"})), 1, 1),
    ],
)
def test_what_enters_adds_up_to_the_terms(contents, goals, done):
    found = explained(*contents)
    assert found
    assert (len(figures(found)[0]), len(figures(found)[1])) == (goals, done)
    assert sum(each.number for each in found.goals) == found.working.aim
    assert sum(each.number for each in found.results) == found.working.value


def test_the_annual_target_enters_alone_in_the_year():
    assert figures(explained(goal({"feb": "10"}, annual="12"), report("feb", {"1": "8"}))) == (["anual 12"], ["feb 8"])


def test_of_a_level_the_last_figures_enter():
    level = goal({"feb": "10", "mar": "20"}, kind=TargetType.LEVEL)
    found = explained(level, report("feb", {"1": "8"}), report("mar", {"1": "15"}))
    assert figures(found) == (["mar 20"], ["mar 15"])


def test_demand_enters_with_what_was_requested():
    found = explained(goal({"mar": "95%"}, kind=TargetType.DEMAND), report("mar", {"1": "36/40"}))
    assert found
    assert [(each.number, each.requested) for each in found.goals] == [(Decimal("0.95"), None)]
    assert [(each.number, each.requested) for each in found.results] == [(Decimal(36), Decimal(40))]


def test_a_range_has_limits_in_the_place_of_goals():
    found = explained(goal({"mar": "95"}, direction=Direction.RANGE, limits=("90", "100")), report("mar", {"1": "97"}))
    assert found
    assert found.limits == (Decimal(90), Decimal(100))
    assert figures(found) == ([], ["mar 97"])


@pytest.mark.parametrize(
    ("missing", "goals"), [(MissingRule.OMIT, ["feb 10"]), (MissingRule.ZERO, ["feb 10", "mar 30"])]
)
def test_what_is_missing_enters_as_the_method_says(missing, goals):
    found = explained(goal({"feb": "10", "mar": "30"}), report("feb", {"1": "7"}), missing=missing)
    assert figures(found) == (goals, ["feb 7"])


def test_silence_that_counts_as_zero_has_no_result():
    assert figures(explained(goal({"feb": "10"}), missing=MissingRule.ZERO)) == (["feb 10"], [])


def test_each_figure_is_listed_once_with_the_place_where_it_is_written():
    written = goal({"feb": "10"}, annual="10")
    target = replace(written.targets[0], origin=Origin("a.yaml", line=7))
    activity = replace(written, targets=(target,), origin=Origin("a.yaml", line=3))
    unit = plan(activity, report("feb", {"1": "8"}))
    indicators = YearIndicators(annual_plan(unit), end_of_year())
    found = [indicators.explanation("unidad-a", "1", period) for period in (WHOLE, Period.month(YEAR, 2))]
    inputs = inputs_of(unit, activity, [each for each in found if each])
    assert [(each.is_goal, each.figure.period.key, each.origin.line) for each in inputs[:2]] == [
        (True, "feb", 7),
        (True, "anual", 3),
    ]
    assert [(each.is_goal, each.figure.number) for each in inputs[2:]] == [(False, Decimal(8))]
