from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.frozen import replace
from generator.core.model import Direction, TargetType
from generator.core.period import MONTH_KEYS, Period
from generator.indicators.examples.plans import YEAR, goal, plan, report
from generator.indicators.figures import (
    Account,
    Figure,
    Programmed,
    Series,
    account_of,
    accounts_of,
    accumulated,
    combined,
    programmed,
    within,
)

KEYS = (*MONTH_KEYS, "t1", "t2", "t3", "t4", "s1", "s2", "anual")


def period(key: str) -> Period:
    return Period.from_key(YEAR, key)


def figures(**values: int) -> Series:
    found = (Figure(period(key), Decimal(value)) for key, value in values.items())
    return Series(sorted(found, key=lambda figure: (figure.period.last, figure.period.first)))


def counted(asked: Period, **values: int) -> list[str] | None:
    found = within(figures(**values), asked)
    return [figure.period.key for figure in found.figures] if found.is_known else None


def account(*contents: object) -> Account:
    return next(iter(accounts_of(plan(*contents)).values()))  # type: ignore[arg-type]


def test_only_what_lies_inside_counts() -> None:
    assert counted(period("t1"), ene=1, mar=2, abr=3) == ["ene", "mar"]
    assert counted(period("feb"), ene=1, mar=2) == []


def test_another_year_holds_nothing() -> None:
    assert within(figures(ene=1), Period.month(YEAR + 1, 1)).figures == ()


def test_months_that_make_up_a_quarter_stand_for_it() -> None:
    assert counted(period("t1"), ene=1, feb=1, mar=1, t1=9) == ["ene", "feb", "mar"]


def test_a_quarter_stands_for_its_months_when_one_is_lacking() -> None:
    assert counted(period("t1"), ene=1, mar=1, t1=9) == ["t1"]
    assert counted(period("anual"), ene=1, t1=9, s1=20, anual=40) == ["anual"]


def test_quarters_and_months_together_stand_for_a_year() -> None:
    assert counted(period("anual"), ene=1, feb=1, mar=1, t2=3, s2=6, anual=40) == ["ene", "feb", "mar", "t2", "s2"]


def test_a_longer_figure_is_never_split() -> None:
    assert counted(period("feb"), t1=9) is None
    assert counted(Period(YEAR, 1, 4), mar=1, t1=5, t2=6) is None


def test_a_longer_figure_does_not_matter_where_the_months_are_known() -> None:
    assert counted(period("feb"), feb=2, t1=9) == ["feb"]
    assert counted(Period.to_date(YEAR, 2), ene=1, feb=2, t1=9) == ["ene", "feb"]
    assert counted(Period.to_date(YEAR, 2), ene=1, t1=9) is None


def test_periods_that_cross_cannot_be_added() -> None:
    crossing = Series((Figure(period("t1"), Decimal(1)), Figure(Period(YEAR, 2, 5), Decimal(1))))
    assert not within(crossing, period("s1")).is_known


@given(st.sets(st.sampled_from(KEYS)), st.sampled_from(KEYS))
def test_nothing_is_counted_twice_or_split(keys: set[str], asked: str) -> None:
    given_figures = figures(**dict.fromkeys(keys, 1))
    found = within(given_figures, period(asked))
    months = [month for figure in found.figures for month in figure.period.months]
    assert len(months) == len(set(months))
    assert set(months) <= set(period(asked).months)
    if found.is_known:
        told = {month for figure in given_figures for month in figure.period.months}
        assert set(months) == told & set(period(asked).months)


def test_accounts_read_what_stands_in_the_order_of_the_plan() -> None:
    unit = plan(
        goal({"ene": "1"}, code="2"),
        goal({"feb": "5"}, code="1"),
        goal({"feb": "7"}, code="1"),
        report("ene", {"2": "1", "1": "3"}),
        report("ene", {"1": "4"}, reason="error"),
    )
    found = accounts_of(unit)
    assert list(found) == ["2", "1"]
    assert found["1"].targets == figures(feb=5)
    for code, each in found.items():
        assert each == account_of(unit, unit.by_code[code], unit.current_results(code))
    assert found["1"].results == figures(ene=4)
    assert found["1"].reported == {1}


def test_accounts_keep_what_was_told_under_an_old_code() -> None:
    told = plan(goal({"feb": "5"}, code="1.4"), report("feb", {"1.4": "3"}))
    recoded = replace(told, activities=(replace(told.activities[0], code="2.1", previous_codes=("1.4",)),))
    assert accounts_of(recoded)["2.1"].results == figures(feb=3)


def test_a_report_of_another_year_is_none_of_this_plan() -> None:
    unit = plan(goal({"ene": "1"}))
    other = {Period.month(YEAR - 1, 1): report("ene", {"1": "9"}).results[0]}
    assert account_of(unit, unit.activities[0], other).results == ()


def test_a_demand_report_without_requests_answers_nothing() -> None:
    found = account(
        goal({"ene": "95%"}, kind=TargetType.DEMAND), report("ene", {"1": "9"}), report("feb", {"1": "9/9"})
    )
    assert [figure.number for figure in found.results] == [9, 9]
    assert found.reported == {2}


MONTHS = {"ene": "10", "feb": "0", "mar": "20"}


@pytest.mark.parametrize(
    ("kind", "asked", "number", "due"),
    [
        (TargetType.SUM, "t1", 30, ["ene", "mar"]),
        (TargetType.SUM, "feb", 0, []),
        (TargetType.SUM, "abr", None, []),
        (TargetType.SUM, "anual", 40, ["ene", "mar"]),
        (TargetType.MILESTONE, "s1", 30, ["ene", "mar"]),
        (TargetType.LEVEL, "t1", 20, ["ene", "mar"]),
        (TargetType.LEVEL, "anual", 40, ["ene", "mar"]),
        (TargetType.DEMAND, "t1", 20, ["ene", "mar"]),
        (TargetType.DEMAND, "abr", None, []),
    ],
)
def test_what_is_promised_for_a_period_depends_on_the_kind_of_goal(
    kind: TargetType, asked: str, number: int | None, due: list[str]
) -> None:
    found = programmed(account(goal(MONTHS, annual="40", kind=kind)), period(asked))
    assert (found.number, [figure.period.key for figure in found.due], found.is_known) == (number, due, True)


def test_zero_is_a_promise_where_less_is_better() -> None:
    found = programmed(account(goal(MONTHS, direction=Direction.DESCENDING)), period("t1"))
    assert [figure.period.key for figure in found.due] == ["ene", "feb", "mar"]


def promised(account: Account, asked: Period) -> Programmed:
    """What is promised, wherever it comes from."""
    return replace(programmed(account, asked), terms=())


def test_an_annual_target_alone_is_due_at_the_end_and_has_no_breakdown() -> None:
    only_annual = account(goal({}, annual="40"))
    assert promised(only_annual, period("anual")) == Programmed(Decimal(40), figures(anual=40))
    assert promised(only_annual, period("ene")) == Programmed(None, is_known=False)


def test_an_annual_zero_promises_nothing() -> None:
    nothing = account(goal({}, annual="0"))
    assert promised(nothing, period("anual")) == Programmed(Decimal(0))
    assert promised(nothing, period("ene")) == Programmed(None)


def test_a_quarter_has_no_monthly_target() -> None:
    assert promised(account(goal({"t1": "9"})), period("ene")) == Programmed(None, is_known=False)


def test_a_rate_holds_for_each_part_of_its_period() -> None:
    quarterly = account(goal({"t1": "90%", "t2": "95%"}, kind=TargetType.DEMAND))
    assert promised(quarterly, period("may")) == Programmed(Decimal("0.95"))
    assert promised(quarterly, period("jul")) == Programmed(None)
    annual = account(goal({}, annual="90%", kind=TargetType.DEMAND))
    assert promised(annual, period("may")) == Programmed(Decimal("0.9"))


def test_accumulated_goes_back_to_january() -> None:
    found = account(goal({"ene": "1", "mar": "2"}, annual="9", kind=TargetType.MILESTONE))
    assert accumulated(found, period("mar")).number == 3
    assert accumulated(found, period("anual")).number == 9


def test_figures_are_added_and_of_a_level_the_last_one_counts() -> None:
    assert combined(TargetType.SUM, ()) is None
    assert combined(TargetType.SUM, figures(ene=1, feb=2)) == 3
    assert combined(TargetType.LEVEL, figures(ene=1, feb=2)) == 2
