"""A year as it was known on an earlier day."""

from __future__ import annotations

from datetime import date

from generator.core.frozen import replace
from generator.core.model import PublishedReport
from generator.core.model.past import as_known_on, report_count
from generator.core.period import Period
from generator.indicators.examples.plans import NOWHERE, YEAR, annual_plan, goal, plan, report, share

GOAL = goal({"mar": "10"}, annual="10")
YEARS_END = date(YEAR, 12, 31)


def published(day: date) -> PublishedReport:
    return PublishedReport("t1", Period.part(YEAR, "T", 1), "Informe", day, (), NOWHERE)


def test_reports_are_known_from_their_day_on():
    march, correction = report("mar", {"1": "9"}), report("mar", {"1": "8"}, reason="Doble registro")
    correction = replace(correction, date=date(YEAR, 6, 2))
    annual = annual_plan(plan(GOAL, march, correction))
    assert as_known_on(annual, date(YEAR, 3, 30)).plans[0].progress == ()
    assert as_known_on(annual, date(YEAR, 3, 31)).plans[0].progress == (march,), "the correction had not come"
    assert as_known_on(annual, date(YEAR, 6, 2)) == annual


def test_told_percentages_are_known_once_their_period_or_their_cut_off_is_over():
    cut = share("anual", "82", as_of=date(YEAR, 9, 30))
    annual = annual_plan(plan(share("jul", "90"), cut, share("t4", "70")))
    assert as_known_on(annual, date(YEAR, 9, 30)).plans[0].reported_shares == annual.plans[0].reported_shares[:2]
    assert as_known_on(annual, date(YEAR, 7, 30)).plans[0].reported_shares == ()


def test_published_reports_are_known_from_their_day_on():
    annual = replace(annual_plan(plan(GOAL)), reports=(published(date(YEAR, 4, 20)),))
    assert as_known_on(annual, date(YEAR, 4, 19)).reports == ()
    assert as_known_on(annual, date(YEAR, 4, 20)) == annual


def test_every_report_counts():
    annual = annual_plan(plan(GOAL, report("mar", {"1": "9"})), plan(share("jul", "90"), unit="b"))
    assert report_count(replace(annual, reports=(published(YEARS_END),))) == 3
