from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.core.model import Activity, Direction, Method, MissingRule, ProgressEntry, TargetType
from generator.core.period import MONTH_KEYS, Period
from generator.indicators.compliance import Compliance
from generator.indicators.examples.plans import YEAR, end_of_year, goal, method_with, plan, report
from generator.indicators.formulas import Formula
from generator.indicators.method import default_method, period_list
from generator.indicators.states import State
from tests.indicators.plain import compliance

if TYPE_CHECKING:
    from generator.core.model import UnitPlan

SUM, LEVEL, MILESTONE, DEMAND = TargetType
DOWN, RANGE = Direction.DESCENDING, Direction.RANGE
ZERO, OMIT = method_with(missing=MissingRule.ZERO), method_with(missing=MissingRule.OMIT)
MID_APRIL = date(YEAR, 4, 15)
ALL_MONTHS = dict.fromkeys(MONTH_KEYS, "10")


def period(key: str) -> Period:
    """A key of `metas`, or `a-abr`: January to April."""
    if key.startswith("a-"):
        return Period(YEAR, 1, period(key[2:]).last)
    return Period.from_key(YEAR, key)


def ask(
    asked: str,
    *contents: Activity | ProgressEntry,
    as_of: date | None = None,
    method: Method | None = None,
) -> Compliance:
    """The compliance of the first goal."""
    unit = plan(*contents)
    return compliance(unit, unit.activities[0], period(asked), method or default_method(), as_of or end_of_year())


def told(found: Compliance) -> tuple[State, str | None]:
    """Its state, and its percentage with one decimal."""
    return found.state, None if found.raw is None else f"{found.raw:.1f}"


def keys(periods: tuple[Period, ...]) -> list[str]:
    return [each.key for each in periods]


# --- totals


def test_a_measured_month_in_full() -> None:
    found = ask("mar", goal({"mar": "100"}), report("mar", {"1": "150"}), method=method_with(threshold=Decimal(90)))
    assert found == Compliance(
        "unidad-a",
        "1",
        period("mar"),
        State.MEASURED,
        found.facts,
        programmed=Decimal(100),
        executed=Decimal(150),
        raw=Decimal(150),
        capped=Decimal(100),
        additional=Decimal(50),
        additional_percent=Decimal(50),
        band=default_method().bands[0],
        due=(period("mar"),),
        working=found.working,
    )
    assert (found.is_due, found.is_reported, found.is_partial) == (True, True, False)


@pytest.mark.parametrize("asked", ["t1", "s1", "a-abr", "anual"])
def test_periods_add_their_months(asked: str) -> None:
    found = ask(asked, goal({"ene": "10", "mar": "30"}), report("ene", {"1": "10"}), report("mar", {"1": "20"}))
    assert (found.programmed, found.executed, *told(found)) == (Decimal(40), Decimal(30), State.MEASURED, "75.0")


def test_the_year_uses_the_annual_target_even_where_the_months_differ() -> None:
    found = ask(
        "anual", goal({"feb": "1", "mar": "1"}, annual="1"), report("feb", {"1": "1"}), report("mar", {"1": "0"})
    )
    assert (found.programmed, *told(found)) == (Decimal(1), State.MEASURED, "100.0")


def test_work_outside_its_month_still_counts_in_the_year() -> None:
    goals = goal({"mar": "10"})
    assert told(ask("abr", goals, report("abr", {"1": "10"}))) == (State.UNPLANNED, None)
    assert told(ask("anual", goals, report("mar", {"1": "0"}), report("abr", {"1": "10"}))) == (State.MEASURED, "100.0")


def test_a_zero_target_is_not_scheduled() -> None:
    assert told(ask("mar", goal({"mar": "0"}), report("mar", {"1": "0"}))) == (State.NOT_SCHEDULED, None)
    assert told(ask("mar", goal({"mar": "0"}), report("mar", {"1": "2"}))) == (State.UNPLANNED, None)


def test_less_is_better() -> None:
    found = ask("mar", goal({"mar": "10"}, direction=DOWN), report("mar", {"1": "8"}))
    assert (*told(found), found.capped, found.additional) == (State.MEASURED, "125.0", Decimal(100), None)
    assert told(ask("mar", goal({"mar": "0"}, direction=DOWN), report("mar", {"1": "1"}))) == (State.MEASURED, "0.0")


def test_below_threshold_looks_at_the_exact_value() -> None:
    method = method_with(threshold=Decimal(90))
    assert ask("mar", goal({"mar": "10000"}), report("mar", {"1": "8999"}), method=method).below_threshold
    assert not ask("mar", goal({"mar": "10000"}), report("mar", {"1": "9000"}), method=method).below_threshold


def test_without_a_cap_all_that_was_done_counts() -> None:
    found = ask("mar", goal({"mar": "10"}), report("mar", {"1": "20"}), method=method_with(cap=None))
    assert found.capped == 200


def test_negative_target_has_no_additional() -> None:
    found = ask("mar", goal({"mar": "-2"}), report("mar", {"1": "-1"}))
    assert (*told(found), found.additional, found.additional_percent) == (State.MEASURED, "100.0", None, None)


# --- reports that lack


@pytest.mark.parametrize("method", [default_method(), OMIT])
def test_silence_is_not_zero(method: Method) -> None:
    found = ask("t1", goal({"ene": "10", "mar": "30"}), method=method)
    assert (found.state, found.executed, keys(found.missing)) == (State.NOT_REPORTED, None, ["ene", "mar"])
    assert (found.is_due, found.is_reported, found.is_partial) == (True, False, False)


def test_silence_is_zero_where_the_method_says_so() -> None:
    found = ask("t1", goal({"ene": "10", "mar": "30"}), method=ZERO)
    assert (*told(found), found.executed, keys(found.missing)) == (State.MEASURED, "0.0", None, ["ene", "mar"])
    assert found.working is not None
    assert found.working.formula is Formula.SILENCE


@pytest.mark.parametrize(
    ("method", "state", "percent"),
    [
        (default_method(), State.INCOMPLETE, None),
        (ZERO, State.MEASURED, "20.0"),
        (OMIT, State.MEASURED, "80.0"),
    ],
)
@pytest.mark.parametrize("asked", ["t1", "anual"])
def test_a_month_lacks(method: Method, state: State, percent: str | None, asked: str) -> None:
    found = ask(asked, goal({"ene": "10", "mar": "30"}, annual="40"), report("ene", {"1": "8"}), method=method)
    assert (*told(found), found.executed, keys(found.missing)) == (state, percent, Decimal(8), ["mar"])
    assert found.is_partial


def test_omitting_everything_leaves_nothing_to_divide() -> None:
    found = ask("t1", goal({"ene": "10"}, annual="10"), report("feb", {"1": "8"}), method=OMIT)
    assert (*told(found), found.executed) == (State.INCOMPLETE, None, Decimal(8))


@pytest.mark.parametrize(("method", "percent"), [(ZERO, "125.0"), (OMIT, "125.0")])
def test_silence_never_flatters_where_less_is_better(method: Method, percent: str) -> None:
    goals = goal({"ene": "10", "feb": "10"}, direction=DOWN)
    assert told(ask("t1", goals, report("ene", {"1": "8"}), method=method)) == (State.MEASURED, percent)


def test_total_silence_is_zero_though_less_is_better() -> None:
    assert told(ask("t1", goal({"ene": "10"}, direction=DOWN), method=ZERO)) == (State.MEASURED, "0.0")


def test_a_range_of_a_total_is_not_judged_by_what_was_reported() -> None:
    goals = goal({"ene": "10", "feb": "10"}, direction=RANGE, limits=("18", "22"))
    for method in (default_method(), ZERO, OMIT):
        assert told(ask("t1", goals, report("ene", {"1": "10"}), method=method)) == (State.INCOMPLETE, None)


def test_an_illegible_month_cannot_be_left_out() -> None:
    goals = goal({"ene": "10"}, annual="31", unreadable={"feb": "21,00"})
    assert told(ask("anual", goals, report("ene", {"1": "10"}), method=OMIT)) == (State.INCOMPLETE, None)
    found = ask("anual", goals, report("ene", {"1": "10"}), report("feb", {"1": "21"}))
    assert (*told(found), keys(found.due)) == (State.MEASURED, "100.0", ["ene", "feb"])


def test_a_quarter_is_answered_by_its_last_month() -> None:
    goals = goal({"t1": "9"})
    assert told(ask("t1", goals, report("mar", {"1": "9"}))) == (State.MEASURED, "100.0")
    assert told(ask("t1", goals, report("feb", {"1": "9"}))) == (State.INCOMPLETE, None)
    assert told(ask("t1", goals, report("t1", {"1": "9"}))) == (State.MEASURED, "100.0")


def test_a_report_of_the_year_answers_every_target_but_only_the_year_is_measured() -> None:
    """Caja Mutual publishes what was done in the year only."""
    contents = (goal({"t1": "1", "t2": "1"}, annual="2"), report("anual", {"1": "2"}))
    assert told(ask("anual", *contents)) == (State.MEASURED, "100.0")
    quarter = ask("t1", *contents)
    assert (quarter.state, quarter.programmed, quarter.executed) == (State.NO_BREAKDOWN, Decimal(1), None)
    assert (quarter.missing, quarter.is_reported) == ((), True)


def test_nothing_programmed_stays_so_though_a_longer_report_exists() -> None:
    assert told(ask("ene", goal({"t2": "1"}), report("t1", {"1": "2"}))) == (State.NOT_SCHEDULED, None)


def test_annual_target_alone() -> None:
    only = goal({}, annual="10")
    assert told(ask("anual", only)) == (State.NOT_REPORTED, None)
    assert told(ask("anual", only, report("dic", {"1": "9"}))) == (State.MEASURED, "90.0")
    assert told(ask("anual", only, report("nov", {"1": "9"}))) == (State.INCOMPLETE, None)
    assert told(ask("dic", only, report("dic", {"1": "9"}))) == (State.NO_BREAKDOWN, None)


# --- unreadable


@pytest.mark.parametrize(("asked", "state"), [("ago", "U"), ("t3", "U"), ("a-ago", "U"), ("jul", "M"), ("anual", "M")])
def test_an_illegible_month_spoils_what_holds_it_but_not_the_written_total(asked: str, state: str) -> None:
    goals = goal({"jul": "11000"}, annual="22500", unreadable={"ago": "21,00"})
    found = ask(asked, goals, report("jul", {"1": "11000"}), report("ago", {"1": "2100"}))
    assert found.state is {"U": State.UNREADABLE, "M": State.MEASURED}[state]
    assert (found.programmed is None) == (state == "U")


def test_an_illegible_month_is_due_like_any_other() -> None:
    found = ask("ago", goal({}, unreadable={"ago": "21,00"}))
    assert (found.state, keys(found.missing)) == (State.UNREADABLE, ["ago"])


def test_an_illegible_month_without_annual_target_spoils_the_year() -> None:
    assert ask("anual", goal({"jul": "1"}, unreadable={"ago": "x"})).state is State.UNREADABLE


# --- periods that run


def test_a_month_is_due_the_day_after_it_ends() -> None:
    goals = goal({"mar": "10"})
    last_day = date(YEAR, 3, 31)
    assert ask("mar", goals, as_of=last_day).state is State.NOT_DUE
    assert ask("mar", goals, as_of=last_day + timedelta(1)).state is State.NOT_REPORTED
    assert ask("mar", goals, as_of=date(YEAR - 1, 12, 31)).state is State.NOT_DUE


def test_an_early_report_is_final() -> None:
    found = ask("mar", goal({"mar": "10"}), report("mar", {"1": "9"}), as_of=date(YEAR, 3, 30))
    assert (*told(found), found.in_progress, found.band and found.band.id) == (
        State.MEASURED,
        "90.0",
        False,
        "avance-alto",
    )
    assert (found.is_due, found.is_reported) == (False, False)


def test_the_year_in_course_is_an_advance() -> None:
    reports = (report(key, {"1": "12"}) for key in ("ene", "feb", "mar"))
    method = method_with(threshold=Decimal(90))
    found = ask("anual", goal(ALL_MONTHS, annual="120"), *reports, as_of=MID_APRIL, method=method)
    assert (*told(found), found.in_progress, found.band) == (State.MEASURED, "30.0", True, None)
    assert (found.below_threshold, found.missing, keys(found.due)) == (False, (), ["ene", "feb", "mar"])


def test_the_year_in_course_with_a_month_lacking() -> None:
    reports = [report(key, {"1": "12"}) for key in ("ene", "mar")]
    found = ask("anual", goal(ALL_MONTHS, annual="120"), *reports, as_of=MID_APRIL)
    assert (found.state, found.executed, keys(found.missing)) == (State.INCOMPLETE, Decimal(24), ["feb"])
    omitted = ask("anual", goal(ALL_MONTHS, annual="120"), *reports, as_of=MID_APRIL, method=OMIT)
    assert (*told(omitted), omitted.in_progress) == (State.MEASURED, "21.8", True)


def test_what_runs_with_nothing_due_is_not_due() -> None:
    assert ask("anual", goal({"dic": "1"}), as_of=MID_APRIL).state is State.NOT_DUE
    assert ask("t2", goal({"may": "1"}), as_of=MID_APRIL).state is State.NOT_DUE


def test_what_runs_with_a_month_lacking_and_no_report_is_not_reported() -> None:
    assert ask("anual", goal({"ene": "1", "dic": "1"}), as_of=MID_APRIL).state is State.NOT_REPORTED


def test_a_running_period_with_every_target_reported_is_final() -> None:
    found = ask("t2", goal({"abr": "10"}), report("abr", {"1": "9"}), as_of=date(YEAR, 5, 10))
    assert (*told(found), found.in_progress) == (State.MEASURED, "90.0", False)


def test_a_total_that_must_stay_low_is_not_judged_before_the_end() -> None:
    found = ask("anual", goal(ALL_MONTHS, direction=DOWN), report("ene", {"1": "2"}), as_of=date(YEAR, 2, 10))
    assert (found.state, found.executed) == (State.NOT_DUE, Decimal(2))


# --- levels


LEVELS = goal({"mar": "60", "jun": "80"}, annual="90", kind=LEVEL)


@pytest.mark.parametrize(("asked", "percent"), [("mar", "50.0"), ("t1", "50.0"), ("s1", "90.0"), ("a-ago", "90.0")])
def test_a_level_is_the_last_one(asked: str, percent: str) -> None:
    assert told(ask(asked, LEVELS, report("mar", {"1": "30"}), report("jun", {"1": "72"}))) == (State.MEASURED, percent)


def test_the_year_of_a_level_uses_its_annual_target() -> None:
    found = ask("anual", LEVELS, report("mar", {"1": "30"}), report("jun", {"1": "81"}))
    assert (found.programmed, found.additional, *told(found)) == (Decimal(90), None, State.MEASURED, "90.0")


def test_a_level_told_in_a_month_without_target_is_no_unplanned_work() -> None:
    found = ask("abr", LEVELS, report("abr", {"1": "62"}))
    assert (found.state, found.executed) == (State.NOT_SCHEDULED, Decimal(62))


def test_a_level_needs_only_its_last_report() -> None:
    found = ask("s1", LEVELS, report("jun", {"1": "72"}))
    assert (*told(found), keys(found.missing), found.is_reported) == (State.MEASURED, "90.0", ["mar"], False)


@pytest.mark.parametrize(
    ("method", "state", "percent"),
    [(default_method(), State.INCOMPLETE, None), (ZERO, State.MEASURED, "0.0"), (OMIT, State.MEASURED, "50.0")],
)
def test_the_last_report_of_a_level_lacks(method: Method, state: State, percent: str | None) -> None:
    assert told(ask("s1", LEVELS, report("mar", {"1": "30"}), method=method)) == (state, percent)


def test_a_level_in_course_is_compared_with_its_end() -> None:
    found = ask("anual", LEVELS, report("mar", {"1": "45"}), as_of=MID_APRIL)
    assert (*told(found), found.in_progress) == (State.MEASURED, "50.0", True)


def test_a_level_in_a_range_is_judged_in_any_period() -> None:
    goals = goal({"mar": "95%", "jun": "95%"}, kind=LEVEL, direction=RANGE, limits=("90%", "100%"))
    assert told(ask("mar", goals, report("mar", {"1": "72%"}))) == (State.MEASURED, "80.0")


def test_a_range_of_a_total_is_judged_whole() -> None:
    goals = goal({"ene": "10", "feb": "10"}, direction=RANGE, limits=("18", "22"))
    reports = (report("ene", {"1": "12"}), report("feb", {"1": "13"}))
    assert told(ask("t1", goals, *reports)) == (State.MEASURED, "88.0")
    assert told(ask("anual", goals, *reports)) == (State.MEASURED, "88.0")
    assert told(ask("ene", goals, *reports)) == (State.NO_BREAKDOWN, None)


def test_a_range_without_limits_shows_what_was_done_and_no_percentage() -> None:
    """INSAFOCOOP: 90 % of a budget, 109.08 % executed, "no se cumplió"; no upper limit is told."""
    goals = goal({"ene": "90%"}, kind=LEVEL, direction=RANGE)
    found = ask("ene", goals, report("ene", {"1": "109.08%"}))
    assert (*told(found), found.programmed, found.executed) == (
        State.NO_LIMITS,
        None,
        Decimal("0.9"),
        Decimal("1.0908"),
    )
    assert found.is_reported
    assert ask("ene", goals).state is State.NOT_REPORTED
    assert told(ask("ene", goals, method=ZERO)) == (State.MEASURED, "0.0")
    assert told(ask("ene", goal({"ene": "1"}, kind=MILESTONE, direction=RANGE), report("ene", {"1": "1"}))) == (
        State.MEASURED,
        "100.0",
    )


# --- milestones


MILESTONES = goal({"mar": "1", "jun": "1"}, kind=MILESTONE)


def test_a_milestone_reached_early_is_met_in_its_month_without_another_report() -> None:
    contents = (goal({"jun": "1"}, kind=MILESTONE), report("may", {"1": "1"}))
    assert ask("may", *contents).state is State.UNPLANNED
    june = ask("jun", *contents)
    assert (*told(june), june.executed, keys(june.missing)) == (State.MEASURED, "100.0", None, ["jun"])


def test_a_milestone_reached_late_is_recovered() -> None:
    contents = (MILESTONES, report("mar", {"1": "0"}), report("jun", {"1": "2"}))
    assert [told(ask(asked, *contents))[1] for asked in ("mar", "t1", "jun", "t2", "s1", "anual")] == [
        "0.0",
        "0.0",
        "100.0",
        "100.0",
        "100.0",
        "100.0",
    ]


def test_one_of_two_milestones_is_not_both() -> None:
    contents = (MILESTONES, report("mar", {"1": "1"}), report("jun", {"1": "0"}))
    assert told(ask("jun", *contents)) == (State.MEASURED, "0.0")
    assert told(ask("anual", *contents)) == (State.MEASURED, "0.0")


@pytest.mark.parametrize(
    ("method", "june"),
    [
        (default_method(), (State.INCOMPLETE, None)),
        (ZERO, (State.MEASURED, "0.0")),
        (OMIT, (State.MEASURED, "100.0")),
    ],
)
def test_an_earlier_report_of_a_milestone_lacks(method: Method, june: tuple[State, str | None]) -> None:
    found = ask("jun", MILESTONES, report("jun", {"1": "1"}), method=method)
    assert told(found) == june
    assert (keys(found.missing), found.is_reported) == (["mar"], True)


def test_a_milestone_not_reported() -> None:
    contents = (MILESTONES, report("mar", {"1": "1"}))
    assert ask("jun", *contents).state is State.NOT_REPORTED
    assert ask("jun", *contents, as_of=date(YEAR, 6, 30)).state is State.NOT_DUE


def test_a_met_milestone_is_final_while_its_period_runs() -> None:
    found = ask("anual", goal({"jun": "1"}, annual="1", kind=MILESTONE), report("feb", {"1": "1"}), as_of=MID_APRIL)
    assert (*told(found), found.in_progress) == (State.MEASURED, "100.0", False)


def test_a_milestone_whose_past_cannot_be_split() -> None:
    contents = (goal({"t2": "1", "may": "1"}, kind=MILESTONE), report("may", {"1": "1"}))
    assert ask("may", *contents).state is State.NO_BREAKDOWN
    assert ask("may", MILESTONES, report("t2", {"1": "1"})).state is State.NOT_SCHEDULED
    assert ask("mar", MILESTONES, report("s1", {"1": "1"})).state is State.NO_BREAKDOWN


# --- demand


RATES = goal({"ene": "95%", "feb": "95%"}, annual="90%", kind=DEMAND)


def test_demand_adds_attended_and_requested() -> None:
    found = ask("t1", RATES, report("ene", {"1": "30/30"}), report("feb", {"1": "8/10"}))
    assert (found.programmed, found.executed, found.requested) == (Decimal("0.95"), Decimal(38), Decimal(40))
    assert (*told(found), found.additional) == (State.MEASURED, "100.0", None)


def test_the_year_of_demand_uses_the_annual_rate() -> None:
    assert told(ask("anual", RATES, report("ene", {"1": "9/10"}), report("feb", {"1": "9/10"}))) == (
        State.MEASURED,
        "100.0",
    )


def test_a_demand_that_nobody_made_is_a_state_of_its_own() -> None:
    found = ask("ene", RATES, report("ene", {"1": "0/0"}))
    assert (found.state, found.executed, found.requested, found.is_reported) == (
        State.NO_DEMAND,
        Decimal(0),
        Decimal(0),
        True,
    )


def test_requests_that_were_not_told() -> None:
    found = ask("ene", RATES, report("ene", {"1": "9"}))
    assert (found.state, found.executed, found.requested, keys(found.missing)) == (
        State.INCOMPLETE,
        Decimal(9),
        None,
        ["ene"],
    )
    running = ask("ene", RATES, report("ene", {"1": "9"}), as_of=date(YEAR, 1, 15))
    assert running.state is State.INCOMPLETE


@pytest.mark.parametrize("method", [ZERO, OMIT])
def test_demand_leaves_out_a_month_without_report_or_without_requests(method: Method) -> None:
    for february in ({}, {"1": "5"}):
        found = ask("t1", RATES, report("ene", {"1": "19/20"}), report("feb", february), method=method)
        assert (*told(found), keys(found.missing)) == (State.MEASURED, "100.0", ["feb"])


def test_demand_nobody_reported() -> None:
    assert told(ask("t1", RATES)) == (State.NOT_REPORTED, None)
    assert told(ask("t1", RATES, method=ZERO)) == (State.MEASURED, "0.0")


def test_an_annual_rate_measures_any_month_reported_and_accuses_no_other() -> None:
    contents = (goal({}, annual="90%", kind=DEMAND), report("ene", {"1": "9/10"}))
    january = ask("ene", *contents)
    assert (*told(january), january.is_due) == (State.MEASURED, "100.0", False)
    assert ask("feb", *contents).state is State.NO_BREAKDOWN
    assert told(ask("a-feb", *contents, as_of=date(YEAR, 2, 15))) == (State.MEASURED, "100.0")
    assert ask("a-feb", *contents, as_of=date(YEAR, 2, 15)).in_progress


# --- all together


def test_every_period_of_a_busy_plan_has_an_answer() -> None:
    unit: UnitPlan = plan(
        *(
            goal(
                {"ene": "5", "t2": "10", "jul": "0", "s2": "9"},
                annual="30",
                code=f"{kind.value}-{way.value}",
                kind=kind,
                direction=way,
            )
            for kind in TargetType
            for way in Direction
        ),
        report("ene", {"suma-ascendente": "3", "demanda-ascendente": "3/4", "hito-rango": "1"}),
        report("t2", {"suma-ascendente": "9", "nivel-descendente": "3"}),
    )
    for method in (default_method(), ZERO, OMIT):
        for month in range(1, 13):
            for activity in unit.activities:
                for each in period_list(YEAR):
                    found = compliance(unit, activity, each, method, date(YEAR, month, 15))
                    assert (found.state is State.MEASURED) == (found.raw is not None) == (found.working is not None)
                    assert found.band is None or not found.in_progress
                    assert set(found.missing) <= set(found.due) or activity.target_type is MILESTONE
