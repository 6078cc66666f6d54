"""A year beside the one before: points only of what means the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.core.period import Period
from generator.indicators.annual import YearIndicators
from generator.indicators.examples.plans import YEAR, annual_plan, goal, method_with, plan, report, share
from generator.indicators.years import Shared, YearStep, same_months, unit_points, year_step
from tests.indicators.years_apart import in_year

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan, UnitPlan

NEXT = YEAR + 1
LATER = date(NEXT + 1, 1, 1)


def unit(name: str, executed: str | None) -> UnitPlan:
    """A unit with a goal of a thousand in March and another in November, both answered alike."""
    told = [report(month, {"1": executed}) for month in ("mar", "nov")] if executed else []
    return plan(goal({"mar": "1000", "nov": "1000"}), *told, unit=name)


def step(before: AnnualPlan, after: AnnualPlan, as_of: date = LATER, period: Period | None = None) -> YearStep:
    earlier, later = YearIndicators(before, as_of), YearIndicators(in_year(after, NEXT), as_of)
    return year_step(earlier, later, period or Period.whole_year(NEXT))


def test_the_same_units_by_the_same_rules():
    found = step(annual_plan(unit("a", "800"), unit("b", "700")), annual_plan(unit("a", "850"), unit("b", "740")))
    assert (found.is_comparable, found.points) == (True, Decimal("4.5"))
    assert (found.before.period, found.after.period) == (Period.whole_year(YEAR), Period.whole_year(NEXT))
    assert (found.only_before, found.only_after, found.figure_changes) == ((), (), ())


def test_points_are_those_between_the_figures_that_are_shown():
    whole = method_with(decimals=0)
    before, after = (annual_plan(unit("a", text), method=whole) for text in ("804", "855"))
    assert step(before, after).points == 6, "80 and 86 are shown, though 5.1 lie between them"


def test_a_year_that_runs_is_compared_in_its_months():
    months = Period.to_date(NEXT, 6)
    before = annual_plan(plan(goal({"mar": "10", "nov": "10"}), report("mar", {"1": "5"}), report("nov", {"1": "10"})))
    after = annual_plan(plan(goal({"mar": "10", "nov": "10"}), report("mar", {"1": "7"})))
    found = step(before, after, date(NEXT, 7, 1), months)
    assert found.before.period == same_months(months, YEAR)
    assert (found.before.mean, found.after.mean) == (Decimal(50), Decimal(70))
    assert found.points == 20
    running = step(before, after, date(NEXT, 7, 1))
    assert (running.is_comparable, running.points) == (False, None)


def test_like_with_like_where_units_come_and_go():
    before = annual_plan(unit("a", "800"), unit("b", "700"), unit("old", "100"))
    after = annual_plan(unit("a", "850"), unit("b", "740"), unit("new", "1000"))
    found = step(before, after)
    assert (found.only_before, found.only_after) == (("old",), ("new",))
    assert found.shared == Shared(2, Decimal(75), Decimal("79.5"))
    assert found.points == Decimal("4.5")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (annual_plan(unit("a", "800"), unit("b", None)), annual_plan(unit("a", "850"), unit("b", "700"))),
        (annual_plan(unit("a", "800")), annual_plan(unit("a", None))),
        (annual_plan(unit("a", "800")), annual_plan(unit("a", "800"), method=method_with(cap=None))),
        (annual_plan(unit("a", "800")), annual_plan(unit("b", "800"))),
        (annual_plan(unit("a", "800")), annual_plan(plan(share("anual", "85", as_of=date(YEAR, 9, 30)), unit="a"))),
    ],
    ids=["reports lack", "nothing known", "other rules", "no unit in both", "a cut-off figure"],
)
def test_what_cannot_be_compared_has_no_points(before, after):
    found = step(before, after)
    assert (found.is_comparable, found.points) == (False, None)


def test_points_of_a_unit():
    whole = Period.whole_year(YEAR)
    known = {
        text: YearIndicators(annual_plan(unit("a", text)), LATER).unit("a", whole) for text in ("800", "804", None)
    }
    assert unit_points(known["800"], known["804"], 1) == Decimal("0.4")
    assert unit_points(known["800"], known[None], 1) is None
