"""Which reports a year has: those that somebody wrote, and those of which something is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.indicators.examples.plans import YEAR, annual_plan, end_of_year, goal, plan, report, share
from generator.publishing.official.periods import own_report, report_periods, report_title
from tests.publishing.official.small_reports import own, period

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan

GOAL = goal({"feb": "10"})


def codes(annual: AnnualPlan, as_of: date | None = None) -> list[str]:
    return [found.code.removeprefix(f"{YEAR}-") for found in report_periods(annual, as_of or end_of_year())]


def test_a_month_is_in_its_quarter_its_semester_and_its_year():
    told = annual_plan(plan(GOAL, report("feb", {"1": "5"})))
    assert codes(told) == ["02", "T1", "S1", "2030"]


def test_a_quarter_says_nothing_of_its_months():
    assert codes(annual_plan(plan(GOAL, report("t3", {"1": "5"})))) == ["T3", "S2", "2030"]
    assert codes(annual_plan(plan(share("anual", "60")))) == ["2030"]


def test_nothing_told_gives_no_report():
    assert codes(annual_plan(plan(GOAL))) == []


def test_a_period_must_have_begun():
    told = annual_plan(plan(GOAL, share("dic", "60"), report("feb", {"1": "5"})))
    assert codes(told, date(YEAR, 3, 1)) == ["02", "T1", "S1", "2030"]


def test_a_report_that_somebody_wrote_is_there_though_nothing_was_told():
    annual = own(own(annual_plan(plan(GOAL)), "dic"), "01..09")
    assert codes(annual, date(YEAR, 3, 1)) == ["01..2030-09", "12"]


@pytest.mark.parametrize(
    ("dates", "newest"),
    [
        ((date(YEAR, 3, 1), date(YEAR, 4, 1)), "b"),
        ((date(YEAR, 4, 1), date(YEAR, 3, 1)), "a"),
        ((date(YEAR, 4, 1), None), "b"),
    ],
    ids=["the later", "whatever the order", "one being prepared"],
)
def test_of_several_reports_of_a_period_the_newest_has_the_word(dates, newest):
    annual = annual_plan(plan(GOAL))
    for name, day in zip("ab", dates, strict=True):
        annual = own(annual, "feb", id=name, date=day)
    found = own_report(annual, period("feb"))
    assert found
    assert found.id == newest
    assert own_report(annual, period("mar")) is None


def test_a_report_has_its_own_title_or_says_what_it_is():
    annual = own(own(annual_plan(plan(GOAL)), "feb", title="Informe de febrero"), "t1")
    assert report_title(annual, period("feb")) == "Informe de febrero"
    assert report_title(annual, period("t1")) == "Informe de seguimiento del primer trimestre de 2030"
    assert report_title(annual, period("01..09")) == "Informe de seguimiento de enero a septiembre de 2030"


def test_a_part_of_a_units_activities_makes_no_longer_report():
    part = plan(goal({"t4": "10"}), report("t4", {"1": "5"}), share("dic", "60"), share("anual", "70"), is_partial=True)
    assert codes(annual_plan(part)) == ["12", "T4", "2030"]


def test_percentages_of_every_month_make_the_quarter():
    told = plan(*(share(month, "60") for month in ("oct", "nov", "dic")), is_partial=True)
    assert codes(annual_plan(told)) == ["10", "11", "12", "T4"]
