"""Percentages told without detail, removals, and the published arithmetic that they must reproduce."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.core.frozen import replace
from generator.core.model import AnnualPlan, Band, MissingRule, UnitPlan
from generator.core.period import Period
from generator.core.quantity import round_half_up
from generator.indicators.annual import YearIndicators
from generator.indicators.examples.plans import (
    NOWHERE,
    YEAR,
    annual_plan,
    end_of_year,
    goal,
    method_with,
    plan,
    removal,
    report,
    share,
)
from generator.indicators.explain import explain_mean
from generator.indicators.method import band_of
from generator.indicators.quarterly import quarter_steps
from generator.indicators.rollup import Rollup, reported_months
from generator.indicators.states import State

WHOLE_YEAR = Period.whole_year(YEAR)
QUARTER = Period.part(YEAR, "T", 4)
MONTHS = ("oct", "nov", "dic")
ROUNDED = method_with(decimals=0, round_units_first=True, threshold=Decimal(90), quarterly_target=Decimal("22.5"))


def month(number: int) -> Period:
    return Period.month(YEAR, number)


def figures(*plans: UnitPlan, as_of: date | None = None, **method: object) -> YearIndicators:
    return YearIndicators(annual_plan(*plans, method=method_with(**method)), as_of or end_of_year())


def of_unit(one: UnitPlan, period: Period, as_of: date | None = None, **method: object) -> Rollup:
    return figures(one, as_of=as_of, **method).unit(one.org_unit, period)


# --- what a unit told of itself


def test_the_share_of_just_that_period():
    found = of_unit(plan(share("t4", "89.4"), share("oct", "90")), QUARTER)
    assert (found.state, found.mean, found.as_reported, found.in_progress) == (
        State.MEASURED,
        Decimal("89.4"),
        True,
        False,
    )
    assert found.band
    assert (found.due, found.reported, found.members, found.values) == (1, 1, (), (Decimal("89.4"),))


def test_all_months_make_a_period():
    one = plan(*(share(key, percent) for key, percent in zip(MONTHS, ("80", "0", "100"), strict=True)))
    found = of_unit(one, QUARTER)
    assert (found.mean, [each.period.first for each in found.shares]) == (Decimal(60), [10, 11, 12])
    assert explain_mean(found, 0).replace("\N{NO-BREAK SPACE}", " ") == "(80 % + 0 % + 100 %) ÷ 3 = 60 %"


def test_months_are_rounded_first_where_the_method_does():
    one = plan(share("oct", "89.5"), share("nov", "89.5"), share("dic", "89.5"))
    assert of_unit(one, QUARTER).mean == Decimal("89.5")
    assert of_unit(one, QUARTER, decimals=0, round_units_first=True).mean == 90


def test_a_later_line_for_a_period_counts():
    assert of_unit(plan(share("t4", "80"), share("t4", "85")), QUARTER).mean == 85


@pytest.mark.parametrize(
    ("period", "state", "due"),
    [
        (QUARTER, State.INCOMPLETE, 1),
        (month(2), State.NO_BREAKDOWN, 0),
        (month(9), State.NOT_REPORTED, 1),
        (month(12), State.NOT_DUE, 0),
    ],
)
def test_why_there_is_none(period, state, due):
    one = plan(share("oct", "80"), share("t1", "80"))
    found = of_unit(one, period, date(YEAR, 12, 31))
    assert (found.state, found.mean, found.due, found.reported) == (state, None, due, 0)
    assert not found.as_reported


def test_a_figure_cut_off_while_its_period_ran_is_an_advance():
    found = of_unit(plan(share("anual", "82", as_of=date(YEAR, 9, 30))), WHOLE_YEAR)
    assert (found.mean, found.in_progress, found.band, found.cut_off) == (Decimal(82), True, None, date(YEAR, 9, 30))
    over = of_unit(plan(share("anual", "82", as_of=date(YEAR, 12, 31))), WHOLE_YEAR)
    assert (over.in_progress, over.cut_off) == (False, None)
    assert over.band


def test_a_figure_cut_off_has_the_band_of_an_institution_that_wrote_its_bands():
    """ICJ grades what its units had accumulated by September: 82 is satisfactory there, and so is their average."""
    own = (Band("s", "S", Decimal(80), None, NOWHERE), Band("n", "N", Decimal(0), Decimal(80), NOWHERE))
    told = plan(share("anual", "82", as_of=date(YEAR, 9, 30)))
    indicators = figures(told, bands=own)
    for found in (indicators.unit("unidad-a", WHOLE_YEAR), indicators.institution(WHOLE_YEAR)):
        assert (found.band, found.in_progress, found.below_threshold) == (own[0], True, False)
    other = plan(share("anual", "90", as_of=date(YEAR, 6, 30)), unit="unidad-b")
    mixed = figures(told, other, bands=own).institution(WHOLE_YEAR)
    assert (mixed.mean, mixed.band) == (Decimal(86), None)


def test_the_latest_cut_off_is_the_institutions():
    days = [date(YEAR, 6, 30), date(YEAR, 9, 30)]
    plans = [plan(share("anual", "80", as_of=day), unit=f"u{day.month}") for day in days]
    found = figures(*plans, plan(share("anual", "80"), unit="u")).institution(WHOLE_YEAR)
    assert (found.cut_off, found.in_progress, found.band) == (date(YEAR, 9, 30), True, None)


def test_activities_come_first_unless_they_are_a_part():
    contents = (goal({"t4": "100"}), report("t4", {"1": "33"}), share("t4", "85"))
    assert of_unit(plan(*contents), QUARTER).mean == 33
    partial = of_unit(plan(*contents, is_partial=True), QUARTER)
    assert (partial.mean, partial.as_reported, len(partial.members)) == (Decimal(85), True, 1)
    without = of_unit(plan(*contents[:2], share("oct", "1"), is_partial=True), QUARTER)
    assert (without.mean, without.state, without.as_reported) == (None, State.INCOMPLETE, False)
    never = of_unit(plan(*contents[:2], is_partial=True), QUARTER)
    assert (never.mean, never.state, never.band) == (None, State.PARTLY_PUBLISHED, None)
    assert [member.value for member in never.members] == [Decimal(33)]


def test_a_share_stands_where_no_activity_has_a_figure():
    found = of_unit(plan(goal({"t4": "100"}), share("t4", "85")), QUARTER)
    assert (found.mean, found.as_reported, found.is_partial) == (Decimal(85), True, False)
    assert found.band


def test_a_plan_that_says_nothing_is_not_scheduled_and_no_zero():
    found = figures(plan(), plan(share("t4", "80"), unit="b")).institution(QUARTER)
    assert (found.mean, [(member.unit, member.state) for member in found.left_out]) == (
        Decimal(80),
        [("unidad-a", State.NOT_SCHEDULED)],
    )


def test_a_share_over_the_cap_hides_no_other():
    plans = (plan(share("t4", "150")), plan(share("t4", "50"), unit="b"))
    assert figures(*plans).unit("unidad-a", QUARTER).mean == 150
    found = figures(*plans).institution(QUARTER)
    assert (found.mean, [member.as_reported for member in found.members]) == (Decimal(75), [True, True])
    assert figures(*plans, cap=None).institution(QUARTER).mean == 100


def test_shares_count_as_reports():
    assert reported_months(plan(share("t4", "1"))) == {month(10), month(11), month(12)}


def test_a_share_under_the_threshold_is_said():
    assert of_unit(plan(share("t4", "89")), QUARTER, threshold=Decimal(90)).below_threshold
    running = plan(share("anual", "80", as_of=date(YEAR, 9, 30)))
    assert not of_unit(running, WHOLE_YEAR, threshold=Decimal(90)).below_threshold


# --- removed

CLUB = replace(goal({"mar": "10", "ago": "10"}, annual="20"), removal=removal("jul"))


@pytest.mark.parametrize("missing", MissingRule)
@pytest.mark.parametrize(
    ("period", "state"),
    [
        (month(8), State.REMOVED),
        (month(7), State.REMOVED),
        (Period.part(YEAR, "S", 2), State.REMOVED),
        (Period.part(YEAR, "T", 3), State.REMOVED),
        (month(2), State.NOT_SCHEDULED),
        (month(3), State.MEASURED),
        (WHOLE_YEAR, State.MEASURED),
    ],
)
def test_a_removed_activity(period, state, missing):
    one = plan(CLUB, report("mar", {"1": "10"}))
    indicators = figures(one, missing=missing)
    found = indicators.activity("unidad-a", "1", period)
    assert found.state is state
    if state is State.REMOVED:
        assert (found.raw, found.due, found.missing) == (None, (), ())
        assert indicators.unit("unidad-a", period).state is State.REMOVED


def test_what_was_promised_before_stays_due():
    found = figures(plan(CLUB)).activity("unidad-a", "1", WHOLE_YEAR)
    assert (found.state, found.missing) == (State.NOT_REPORTED, (month(3),))


def test_a_year_with_nothing_left_is_removed():
    found = figures(plan(replace(goal({"ago": "1"}, annual="1"), removal=removal("jul")))).activity(
        "unidad-a", "1", WHOLE_YEAR
    )
    assert found.state is State.REMOVED


def test_a_zero_told_of_what_was_removed_makes_it_no_less_removed():
    """INSAFOCOOP, Supervisión: its only goal was of the fourth quarter, and the report prints 0."""
    found = figures(plan(goal({"t4": "3"}), report("t4", {"1": "0"}), removed="oct"))
    assert found.activity("unidad-a", "1", Period.whole_year(YEAR)).state is State.REMOVED


def test_work_of_a_removed_unit_is_shown_and_not_measured():
    found = figures(plan(goal({"ago": "4"}), report("ago", {"1": "4"}), removed="jul")).activity(
        "unidad-a", "1", month(8)
    )
    assert (found.state, found.executed, found.raw) == (State.REMOVED, Decimal(4), None)


def test_a_removal_of_another_year():
    earlier = replace(CLUB, removal=replace(removal("jul"), since=Period.month(YEAR - 1, 7)))
    later = replace(CLUB, removal=replace(removal("jul"), since=Period.month(YEAR + 1, 1)))
    assert figures(plan(earlier)).activity("unidad-a", "1", month(3)).state is State.REMOVED
    assert figures(plan(later)).activity("unidad-a", "1", month(8)).state is State.NOT_REPORTED


def test_a_removed_unit_keeps_what_it_told_before():
    one = plan(share("jun", "70"), share("jul", "0"), removed="jul")
    assert of_unit(one, month(6)).mean == 70
    found = of_unit(one, month(7))
    assert (found.state, found.mean) == (State.REMOVED, None)


def test_a_removed_activity_leaves_the_average_and_is_counted():
    one = plan(CLUB, goal({"ago": "10"}, code="2"), report("ago", {"2": "8"}))
    found = of_unit(one, month(8))
    assert (found.mean, found.is_partial, dict(found.counts)) == (
        Decimal(80),
        False,
        {"avance-alto": 1, "eliminada": 1},
    )


# --- grading


@pytest.mark.parametrize(
    ("percent", "exact", "whole"),
    [
        ("79.5", "avance-medio", "avance-alto"),
        ("79.49", "avance-medio", "avance-medio"),
        ("80", "avance-alto", "avance-alto"),
    ],
)
def test_rounding_before_grading(percent, exact, whole):
    value = Decimal(percent)
    found = [band_of(value, method) for method in (method_with(), method_with(category_decimals=0))]
    assert [band.id if band else None for band in found] == [exact, whole]


# --- the published arithmetic: what the institutions printed, from their own figures

ICJ = {
    "direccion": ("82", "75", "79", "88"),
    "operaciones": ("88", "60", "93", "54", "60"),
    "tecnica": ("67", "50", "38", "61", "50", "82"),
}


def icj(**method: object) -> YearIndicators:
    cut = date(YEAR, 9, 30)
    plans = [
        plan(share("anual", percent, as_of=cut), unit=f"{authority}-{number}")
        for authority, values in ICJ.items()
        for number, percent in enumerate(values)
    ]
    plans.append(plan(unit="tecnica-proteccion"))
    parents = {each.org_unit: each.org_unit.split("-")[0] for each in plans}
    return YearIndicators(annual_plan(*plans, parents=parents, method=method_with(**method)), end_of_year())


def test_icj_leaves_the_unit_without_products_out():
    found = icj(decimals=0)
    means = [found.authority(authority, WHOLE_YEAR).mean for authority in ICJ]
    assert means == [81, 71, 58]
    whole = found.institution(WHOLE_YEAR)
    assert round_half_up(whole.mean or Decimal(0), 2) == Decimal("68.47")
    assert (len(whole.measured), [member.unit for member in whole.left_out]) == (15, ["tecnica-proteccion"])


INSAFOCOOP = (
    # October, November, December, the quarter and the year, as printed; internal audit and supervision stand apart
    "96 94 76 89 89;80 83 89 84 78;91 94 100 95 88;100 100 100 100 98;100 100 100 100 25;100 99 99 99 99;"
    "100 100 100 100 98;98 100 100 99 99;86 91 82 86 85;86 87 82 85 93;60 78 89 76 79;94 100 98 97 97;"
    "75 100 100 92 98;83 100 67 83 80;100 100 88 96 88;100 100 100 100 100;100 100 100 100 100;100 100 100 100 96;"
    "70 55 79 68 66;80 70 59 70 88;100 70 95 88 83"
)
AUDIT = "80 0 100 60 79"


def insafocoop(removed: str) -> YearIndicators:
    rows = [row.split() for row in (*INSAFOCOOP.split(";"), AUDIT)]
    plans = [
        plan(
            *(share(key, percent) for key, percent in zip(MONTHS, row[:3], strict=True)),
            share("anual", row[4]),
            unit=f"unidad-{number}",
        )
        for number, row in enumerate(rows)
    ]
    gone = (*(share(key, "0") for key in MONTHS), share("anual", "71"))
    plans.append(plan(*gone, unit="supervision", removed=removed))
    return YearIndicators(annual_plan(*plans, method=ROUNDED), end_of_year())


def shown(rollup: Rollup) -> Decimal:
    assert rollup.mean is not None
    return round_half_up(rollup.mean)


def test_insafocoop_counts_the_zero_that_was_told_and_not_the_unit_that_was_removed():
    found = insafocoop("oct")
    assert [shown(found.institution(month(number))) for number in (10, 11, 12)] == [90, 87, 91]
    quarter = found.institution(QUARTER)
    assert (shown(quarter), round_half_up(quarter.mean or Decimal(0), 2)) == (Decimal(89), Decimal("89.41"))
    assert [(member.unit, member.state) for member in quarter.left_out] == [("supervision", State.REMOVED)]
    assert found.unit("unidad-21", QUARTER).mean == 60


def test_insafocoop_units_of_the_quarter_are_the_mean_of_their_months():
    found = insafocoop("oct")
    printed = [int(row.split()[3]) for row in (*INSAFOCOOP.split(";"), AUDIT)]
    assert [shown(found.unit(f"unidad-{number}", QUARTER)) for number in range(22)] == printed


def test_insafocoop_annual_needs_the_removed_unit_out_of_the_whole_year():
    year = insafocoop("ene").institution(WHOLE_YEAR)
    assert (shown(year), round_half_up(year.mean or Decimal(0), 2), len(year.measured)) == (
        Decimal(87),
        Decimal("86.64"),
        22,
    )
    since_october = insafocoop("oct").institution(WHOLE_YEAR)
    assert (shown(since_october), len(since_october.measured)) == (Decimal(86), 23)


def test_insafocoop_asks_of_a_quarter_more_than_it_added():
    *earlier, fourth = quarter_steps(insafocoop("oct"))
    assert [(step.mean, step.added, step.is_met) for step in earlier] == [(None, None, None)] * 3
    assert (fourth.mean, fourth.added, fourth.target, fourth.is_met) == (
        Decimal(89),
        Decimal("22.25"),
        Decimal("22.5"),
        False,
    )


def test_no_quarterly_target_no_steps():
    assert quarter_steps(figures(plan(share("t4", "100")))) == ()
    exact = quarter_steps(figures(plan(share("t4", "90.1")), quarterly_target=Decimal("22.5")))
    assert (exact[3].added, exact[3].is_met) == (Decimal("22.525"), True)


def test_the_year_of_a_plan_holds_its_reports():
    annual = annual_plan(plan())
    assert isinstance(annual, AnnualPlan)
    assert annual.reports == ()
