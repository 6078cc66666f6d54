from __future__ import annotations

import pickle
from datetime import date

import pytest

from generator.core.model import AnnualPlan
from generator.core.period import Period
from generator.indicators.annual import YearIndicators
from generator.indicators.examples.plans import YEAR, annual_plan, goal, plan, report
from generator.indicators.method import period_list
from generator.indicators.rollup import reported_months
from tests.indicators.plain import authority_rollup, compliance, institution_rollup, strategy_rollup, unit_rollup
from tests.indicators.test_rollup import STRATEGY, TREE, strategic_year, unit

TODAY = date(YEAR, 5, 10)
MARCH = Period.month(YEAR, 3)


@pytest.fixture
def annual() -> AnnualPlan:
    return annual_plan(
        *strategic_year(),
        unit("gerencia-x", a="900"),
        unit("x1", a="600", b=None),
        plan(goal({"t1": "5"}, annual="20"), report("feb", {"1": "3"}), unit="y1"),
        parents=TREE,
        strategy=STRATEGY,
    )


def test_every_lookup_is_the_plain_function_computed_once(annual: AnnualPlan) -> None:
    found = YearIndicators(annual, TODAY)
    method = annual.frame.method
    assert found.periods == period_list(YEAR)
    for period in found.periods:
        for each, activity in annual.activities():
            measured = found.activity(each.org_unit, activity.code, period)
            assert measured == compliance(each, activity, period, method, TODAY)
            assert measured is found.activity(each.org_unit, activity.code, period)
        for each in annual.plans:
            assert found.unit(each.org_unit, period) == unit_rollup(each, period, method, TODAY)
            assert found.unit(each.org_unit, period) is found.unit(each.org_unit, period)
        for org_unit in annual.institution.units:
            assert found.authority(org_unit.id, period) == authority_rollup(annual, org_unit.id, period, TODAY)
            assert found.authority(org_unit.id, period) is found.authority(org_unit.id, period)
        for code in (*STRATEGY.by_code, "XX", "E9"):
            assert found.element(code, period) == strategy_rollup(annual, code, period, TODAY)
            assert found.element(code, period) is found.element(code, period)
        assert found.institution(period) == institution_rollup(annual, period, TODAY)


def test_the_months_reported_are_those_of_the_plan(annual: AnnualPlan) -> None:
    found = YearIndicators(annual, TODAY)
    assert found.reported_months("y1") == reported_months(annual.by_unit["y1"]) == {Period.month(YEAR, 2)}


def test_what_does_not_exist_is_an_error(annual: AnnualPlan) -> None:
    found = YearIndicators(annual, TODAY)
    for wrong in (
        lambda: found.unit("nadie", MARCH),
        lambda: found.activity("x1", "99", MARCH),
        lambda: found.authority("nadie", MARCH),
    ):
        with pytest.raises(KeyError):
            wrong()


def test_an_authority_without_plans_is_empty(annual: AnnualPlan) -> None:
    assert YearIndicators(annual, TODAY).authority("x2", MARCH).members == ()


def test_a_plan_outside_the_tree_and_a_link_without_strategy_still_count() -> None:
    annual = annual_plan(plan(goal({"mar": "10"}, strategy="A1"), report("mar", {"1": "9"}), unit="suelta"))
    outside = AnnualPlan(annual_plan().institution, annual.frame, annual.plans)
    found = YearIndicators(outside, TODAY)
    assert found.institution(MARCH).mean == 90
    assert found.authority("suelta", MARCH).mean == 90
    assert found.element("A1", MARCH).mean == 90


def test_figures_compare_by_what_they_are_about(annual: AnnualPlan) -> None:
    used, fresh = YearIndicators(annual, TODAY), YearIndicators(annual, TODAY)
    used.institution(MARCH)
    assert used == fresh
    assert repr(used) == repr(fresh)
    assert pickle.loads(pickle.dumps(used)).institution(MARCH) == fresh.institution(MARCH)  # noqa: S301 - our own bytes
