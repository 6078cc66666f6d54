"""The report of a month says the same whatever is told later."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.indicators.examples.plans import YEAR, annual_plan, goal, plan, report, share
from generator.publishing.official.scope import scope_of
from tests.publishing.official.small_reports import period
from tests.publishing.small_sites import context_of

if TYPE_CHECKING:
    from generator.core.model import Activity, ProgressEntry, ReportedShare
    from generator.publishing.official.scope import Scope

GOAL = goal({"feb": "10", "mar": "30"}, annual="40")


def scope(*contents: Activity | ProgressEntry | ReportedShare, key: str = "feb", as_of: date | None = None) -> Scope:
    return scope_of(context_of(annual_plan(plan(*contents)), as_of), period(key))


def test_what_was_told_of_later_months_is_not_known_yet():
    early = scope(GOAL, report("feb", {"1": "5"}))
    late = scope(GOAL, report("feb", {"1": "5"}), report("mar", {"1": "30"}), report("t1", {"1": "35"}))
    whole = early.context.whole
    assert early.indicators.institution(whole).mean == late.indicators.institution(whole).mean == 12.5
    assert late.indicators.institution(period("mar")).mean is None


def test_a_correction_told_later_counts():
    found = scope(GOAL, report("feb", {"1": "5"}), report("feb", {"1": "8"}, reason="Doble registro"))
    assert found.indicators.institution(period("feb")).mean == 80


@pytest.mark.parametrize(("day", "is_known"), [(date(YEAR, 2, 28), True), (date(YEAR, 3, 1), False), (None, False)])
def test_a_percentage_of_the_year_is_known_if_it_was_cut_off_by_then(day, is_known):
    found = scope(share("anual", "60", as_of=day))
    assert (found.indicators.unit("unidad-a", found.context.whole).mean is not None) is is_known


def test_a_period_that_runs_is_seen_on_the_day_of_the_data():
    running = scope(GOAL, report("feb", {"1": "5"}), key="t1", as_of=date(YEAR, 3, 10))
    assert (running.is_running, running.context.as_of) == (True, date(YEAR, 3, 10))
    over = scope(GOAL, key="t1", as_of=date(YEAR, 12, 1))
    assert (over.is_running, over.context.as_of, over.as_of) == (False, date(YEAR, 4, 1), date(YEAR, 12, 1))


def test_the_units_that_told_anything():
    assert scope(GOAL, report("feb", {"1": "5"})).told_units == {"unidad-a"}
    assert scope(share("feb", "5")).told_units == {"unidad-a"}
    assert scope(GOAL, report("mar", {"1": "5"})).told_units == frozenset()
