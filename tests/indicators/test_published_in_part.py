"""A document that publishes a part says nothing of the whole: neither of a goal's year nor of its unit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.core.period import Period
from generator.indicators.annual import YearIndicators
from generator.indicators.examples.plans import YEAR, annual_plan, end_of_year, goal, plan, report, share
from generator.indicators.states import State

if TYPE_CHECKING:
    from generator.core.model import Activity, ProgressEntry

WHOLE_YEAR = Period.whole_year(YEAR)
QUARTER = Period.part(YEAR, "T", 4)
SEMESTER = Period.part(YEAR, "S", 2)
FIRST = Period.part(YEAR, "T", 1)
OF_ALL = tuple(report(f"t{number}", {"1": "5"}) for number in range(1, 5))
OF_QUARTER = (goal({"t4": "5"}), report("t4", {"1": "15"}))


def figures(*contents: Activity | ProgressEntry, is_partial: bool = True) -> YearIndicators:
    return YearIndicators(annual_plan(plan(*contents, is_partial=is_partial)), end_of_year())


@pytest.mark.parametrize("period", [SEMESTER, WHOLE_YEAR])
def test_the_goal_of_a_quarter_is_not_that_of_a_longer_period(period):
    indicators = figures(*OF_QUARTER)
    found = indicators.activity("unidad-a", "1", period)
    assert (found.state, found.raw, found.programmed, found.executed) == (State.PARTLY_PUBLISHED, None, None, None)
    assert indicators.activity("unidad-a", "1", QUARTER).raw == 300


def test_a_quarter_of_which_nothing_is_published_is_not_one_without_programming():
    assert figures(*OF_QUARTER).activity("unidad-a", "1", FIRST).state is State.PARTLY_PUBLISHED
    assert figures(*OF_QUARTER, is_partial=False).activity("unidad-a", "1", FIRST).state is State.NOT_SCHEDULED


def test_a_complete_plan_adds_its_months_for_the_year():
    assert figures(*OF_QUARTER, is_partial=False).activity("unidad-a", "1", WHOLE_YEAR).raw == 300


@pytest.mark.parametrize(
    "one", [goal({"t4": "5"}, annual="20"), goal({"t1": "5", "t2": "5", "t3": "5", "t4": "5"})], ids=["annual", "all"]
)
def test_the_year_is_known_where_the_document_tells_all_of_it(one):
    assert figures(one, *OF_ALL).activity("unidad-a", "1", WHOLE_YEAR).raw == 100


def test_what_was_not_reported_is_said_first():
    assert figures(goal({"t4": "5"})).activity("unidad-a", "1", WHOLE_YEAR).state is State.NOT_REPORTED


def test_what_was_done_in_the_whole_period_is_known_without_its_goal():
    assert figures(goal({"t4": "5"}), *OF_ALL).activity("unidad-a", "1", WHOLE_YEAR).executed == 20


def test_the_institution_averages_only_what_the_units_told():
    """INSAFOCOOP's second semester: 94 % would be of the few activities that its report of the quarter publishes."""
    partial = plan(*OF_QUARTER, share("anual", "80"), is_partial=True)
    indicators = YearIndicators(annual_plan(partial), end_of_year())
    means = [indicators.institution(period).mean for period in (QUARTER, SEMESTER, WHOLE_YEAR)]
    assert means == [None, None, Decimal(80)]


def test_beside_what_was_not_reported_the_group_is_incomplete():
    two = (*OF_QUARTER, goal({"t4": "1"}, code="2"))
    indicators = figures(*two)
    assert indicators.activity("unidad-a", "2", WHOLE_YEAR).state is State.NOT_REPORTED
    assert indicators.unit("unidad-a", WHOLE_YEAR).state is State.INCOMPLETE
