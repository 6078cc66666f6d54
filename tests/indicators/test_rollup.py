from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.core.frozen import replace
from generator.core.model import (
    Averaging,
    Method,
    MissingRule,
    RemovedRule,
    StrategicElement,
    Strategy,
    TargetType,
    UnitPlan,
    UnitWeight,
    UnscheduledRule,
)
from generator.core.period import Period
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
)
from generator.indicators.method import default_method
from generator.indicators.rollup import Member, reported_months
from generator.indicators.states import State, state_of
from tests.indicators.plain import authority_rollup, institution_rollup, strategy_rollup, unit_rollup

MARCH = Period.month(YEAR, 3)
INSAFOCOOP_LIKE = method_with(threshold=Decimal(90), decimals=0, round_units_first=True)


def unit(name: str, **executed: str | None) -> UnitPlan:
    """A unit with goals of 1000 in March, by code; `None` is not reported."""
    goals = [goal({"mar": "1000"}, code=code) for code in executed]
    return plan(*goals, report("mar", {code: text for code, text in executed.items() if text}), unit=name)


def test_a_unit_averages_what_it_can_and_names_the_rest() -> None:
    found = unit_rollup(unit("u", a="800", b="1500", c=None, d="0"), MARCH, default_method(), end_of_year())
    band = {each.id: each for each in default_method().bands}
    assert found.mean == 60
    assert found.band is None, "an average of a part is not classified"
    assert found.state is State.MEASURED
    assert found.members == (
        Member("u", "a", Decimal(80), State.MEASURED, band["avance-alto"]),
        Member("u", "b", Decimal(100), State.MEASURED, band["cumplida"]),
        Member("u", "c", None, State.NOT_REPORTED),
        Member("u", "d", Decimal(0), State.MEASURED, band["avance-bajo"]),
    )
    assert [member.code for member in found.left_out] == ["c"]
    assert [member.code for member in found.measured] == ["a", "b", "d"]
    assert found.counts == (("avance-alto", 1), ("avance-bajo", 1), ("cumplida", 1), ("no-reportado", 1))
    assert (found.due, found.reported, found.is_partial, found.band) == (4, 3, True, None)


def test_an_empty_unit_is_not_scheduled() -> None:
    found = unit_rollup(plan(), MARCH, default_method(), end_of_year())
    assert (found.mean, found.band, found.state, found.members) == (None, None, State.NOT_SCHEDULED, ())
    assert not found.is_partial


def test_the_average_of_a_running_year_is_an_advance() -> None:
    running = unit_rollup(
        plan(goal({"mar": "10", "dic": "10"}), goal({"mar": "10"}, code="2"), report("mar", {"1": "1", "2": "9"})),
        Period.whole_year(YEAR),
        INSAFOCOOP_LIKE,
        date(YEAR, 6, 1),
    )
    assert (running.mean, running.in_progress, running.band, running.below_threshold) == (
        Decimal("47.5"),
        True,
        None,
        False,
    )
    assert running.counts == (("avance-alto", 1), ("medido", 1))


def test_an_average_below_the_threshold_is_marked() -> None:
    assert unit_rollup(unit("u", a="899"), MARCH, INSAFOCOOP_LIKE, end_of_year()).below_threshold
    assert not unit_rollup(unit("u", a="900"), MARCH, INSAFOCOOP_LIKE, end_of_year()).below_threshold


TREE = {
    "gerencia-x": "direccion",
    "gerencia-y": "direccion",
    "x1": "gerencia-x",
    "x2": "gerencia-x",
    "y1": "gerencia-y",
}


def test_authorities_and_institution_average_units_not_averages() -> None:
    annual = annual_plan(
        unit("gerencia-x", a="900"),
        unit("x1", a="600"),
        unit("x2", a=None),
        unit("y1", a="300", b="500"),
        parents=TREE,
    )
    x = authority_rollup(annual, "gerencia-x", MARCH, end_of_year())
    assert (x.mean, x.band.id if x.band else None) == (Decimal(75), None)
    assert [(member.unit, member.state) for member in x.left_out] == [("x2", State.NOT_REPORTED)]
    assert (x.due, x.reported) == (3, 2)
    assert authority_rollup(annual, "gerencia-y", MARCH, end_of_year()).mean == 40
    top = authority_rollup(annual, "direccion", MARCH, end_of_year())
    whole = institution_rollup(annual, MARCH, end_of_year())
    assert whole.mean is not None
    assert whole.mean == top.mean
    assert f"{whole.mean:.2f}" == "63.33"
    assert whole.subject == "institucion"
    assert whole.counts == (("avance-bajo", 2), ("avance-alto", 1), ("avance-medio", 1), ("no-reportado", 1))


def test_units_rounded_first_as_insafocoop_does() -> None:
    plans = (unit("a", x="664"), unit("b", x="664"), unit("c", x="669"), unit("d", x=None))
    exact = institution_rollup(annual_plan(*plans), MARCH, end_of_year())
    rounded = institution_rollup(annual_plan(*plans, method=INSAFOCOOP_LIKE), MARCH, end_of_year())
    assert [member.value for member in rounded.members] == [66, 66, 67, None]
    assert exact.mean is not None
    assert rounded.mean is not None
    assert (f"{exact.mean:.2f}", f"{rounded.mean:.2f}") == ("66.57", "66.33")


def test_a_unit_that_programmed_nothing_is_left_out_and_one_that_did_nothing_is_not() -> None:
    """ICJ's Protección (nothing programmed) against INSAFOCOOP's Auditoría (0 %)."""
    annual = annual_plan(unit("a", x="670"), unit("b", x="0"), plan(goal({"jun": "1"}), unit="proteccion"))
    found = institution_rollup(annual, MARCH, end_of_year())
    assert found.mean == Decimal("33.5")
    assert [(member.unit, member.state) for member in found.left_out] == [("proteccion", State.NOT_SCHEDULED)]


def weighted(*units: tuple[str, str]) -> Method:
    return method_with(
        averaging=Averaging.WEIGHTED,
        unit_weights=tuple(UnitWeight(name, Decimal(text), NOWHERE) for name, text in units),
    )


def test_weights_of_units_keep_their_proportion_below_an_authority() -> None:
    annual = annual_plan(
        unit("x1", a="900"),
        unit("x2", a="600"),
        unit("y1", a=None),
        parents=TREE,
        method=weighted(("x1", "50"), ("x2", "10"), ("y1", "40")),
    )
    x = authority_rollup(annual, "gerencia-x", MARCH, end_of_year())
    whole = institution_rollup(annual, MARCH, end_of_year())
    assert x.mean == whole.mean == 85
    assert x.weights == whole.weights == (Decimal(50), Decimal(10))
    assert [(member.unit, member.weight) for member in whole.left_out] == [("y1", Decimal(40))]


def test_units_without_weights_count_alike_though_their_activities_have_them() -> None:
    a = plan(
        goal({"mar": "10"}, weight="90"),
        goal({"mar": "10"}, code="2", weight="10"),
        report("mar", {"1": "10", "2": "0"}),
    )
    annual = annual_plan(a, unit("b", x="700"), method=weighted())
    found = institution_rollup(annual, MARCH, end_of_year())
    assert [member.value for member in found.members] == [90, 70]
    assert (found.mean, found.weights) == (Decimal(80), ())


def weighing(unit_id: str, done: dict[str, str], **weights: str) -> UnitPlan:
    """A unit of goals of ten in March that weigh so much, and what it reported of them."""
    goals = [goal({"mar": "10"}, code=code, weight=weight) for code, weight in weights.items()]
    return plan(*goals, report("mar", done), unit=unit_id)


def test_a_weighted_average_is_told_with_the_weight_that_it_is_of() -> None:
    found = unit_rollup(weighing("a", {"x": "10", "z": "0"}, x="62", y="30", z="8"), MARCH, weighted(), end_of_year())
    assert found.mean is not None
    assert (f"{found.mean:.2f}", found.covered, found.band) == ("88.57", Decimal(70), None)


def test_no_weighted_average_bears_the_name_of_a_whole_of_which_it_knows_less_than_half() -> None:
    found = unit_rollup(weighing("a", {"x": "0"}, x="12", y="88"), MARCH, weighted(), end_of_year())
    assert (found.mean, found.state, found.covered) == (None, State.INCOMPLETE, Decimal(12))
    half = unit_rollup(weighing("a", {"x": "0"}, x="50", y="50"), MARCH, weighted(), end_of_year())
    assert (half.mean, half.covered) == (Decimal(0), Decimal(50))


def test_what_was_not_programmed_or_is_not_due_takes_no_weight_from_an_average() -> None:
    goals = (
        goal({"mar": "10"}, code="x", weight="12"),
        goal({"jun": "10"}, code="y", weight="40"),
        goal({"mar": "0"}, code="z", weight="48"),
    )
    done = plan(*goals, report("mar", {"x": "5"}))
    assert unit_rollup(done, MARCH, weighted(), end_of_year()).covered == 100
    year = unit_rollup(done, Period.whole_year(YEAR), weighted(), date(YEAR, 4, 10))
    assert (year.mean, year.covered) == (Decimal(50), Decimal(100))


def test_what_a_unit_knows_of_its_weight_counts_in_the_averages_above() -> None:
    a, b = weighing("a", {"x": "10"}, x="60", y="40"), weighing("b", {"x": "10", "y": "10"}, x="60", y="40")
    c = weighing("c", {"y": "10"}, x="60", y="40")
    alike = institution_rollup(annual_plan(a, b, c, method=weighted()), MARCH, end_of_year())
    assert alike.covered is not None
    assert (alike.mean, f"{alike.covered:.1f}") == (Decimal(100), "53.3")
    by_weight = annual_plan(a, b, c, method=weighted(("a", "20"), ("b", "10"), ("c", "70")))
    found = institution_rollup(by_weight, MARCH, end_of_year())
    assert (found.mean, found.state, found.covered) == (None, State.INCOMPLETE, Decimal(22))


def test_weights_are_asleep_where_the_method_is_simple() -> None:
    goals = goal({"mar": "10"}, weight="90"), goal({"mar": "10"}, code="2", weight="10")
    found = unit_rollup(plan(*goals, report("mar", {"1": "10", "2": "0"})), MARCH, default_method(), end_of_year())
    assert (found.mean, found.weights) == (Decimal(50), ())


def test_a_unit_without_programming_is_a_zero_only_where_the_method_says_so_and_something_is_known() -> None:
    idle = plan(goal({"jun": "1"}), unit="c")
    method = method_with(unscheduled=UnscheduledRule.ZERO)
    found = institution_rollup(annual_plan(unit("a", x="900"), idle, method=method), MARCH, end_of_year())
    assert [(member.unit, member.value, member.state) for member in found.members] == [
        ("a", Decimal(90), State.MEASURED),
        ("c", Decimal(0), State.NOT_SCHEDULED),
    ]
    assert found.mean == 45
    silent = institution_rollup(annual_plan(unit("a", x=None), idle, method=method), MARCH, end_of_year())
    assert (silent.mean, silent.state) == (None, State.NOT_REPORTED)


REMOVED_IN_JULY = (
    plan(replace(goal({"mar": "10", "ago": "10"}), removal=removal("jul")), goal({"mar": "10"}, code="2"),
         report("mar", {"1": "4", "2": "9"}), unit="a"),
    plan(goal({"mar": "10"}), report("mar", {"1": "8"}), unit="b", removed="jul"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "unit_a", "unit_b", "whole"),
    [(RemovedRule.UNTIL_THEN, 65, 80, "72.5"), (RemovedRule.WHOLE_PERIOD, 90, 80, "90")],
)
def test_what_was_removed_while_the_period_ran(rule: RemovedRule, unit_a: int, unit_b: int, whole: str) -> None:
    """INSAFOCOOP averages its year without the unit whose plan was eliminated in October: 87 %, and not 86 %."""
    annual, day = annual_plan(*REMOVED_IN_JULY, method=method_with(removed=rule)), end_of_year()
    method, year = annual.frame.method, Period.whole_year(YEAR)
    found = [unit_rollup(each, year, method, day) for each in annual.plans]
    assert [each.mean for each in found] == [unit_a, unit_b], "a unit's own average is what it did until then"
    institution = institution_rollup(annual, year, day)
    assert institution.mean == Decimal(whole)
    assert [(member.unit, member.state) for member in institution.left_out] == (
        [("b", State.REMOVED)] if rule is RemovedRule.WHOLE_PERIOD else []
    )
    march = institution_rollup(annual, MARCH, day)
    assert (march.mean, march.left_out) == (Decimal("72.5"), ()), "before July nothing was removed"
    september = institution_rollup(annual, Period.month(YEAR, 9), day)
    assert september.mean is None


def test_silence_as_zero_enters_the_averages() -> None:
    annual = annual_plan(unit("a", x="900", y=None), method=method_with(missing=MissingRule.ZERO))
    found = institution_rollup(annual, MARCH, end_of_year())
    assert (found.mean, found.is_partial, found.band is not None) == (Decimal(45), True, True)


def element(code: str, parent: str | None) -> StrategicElement:
    return StrategicElement(code, "eje", code, parent, NOWHERE)


STRATEGY = Strategy(
    "pei",
    "PEI",
    YEAR,
    YEAR,
    (element("E1", None), element("O1", "E1"), element("A1", "O1"), element("E2", None)),
    NOWHERE,
)


def strategic_year() -> tuple[UnitPlan, ...]:
    links = {"a": "A1", "b": "E1", "c": "E2", "d": None, "z": "XX"}
    goals = tuple(replace(goal({"mar": "100"}, code=code), strategy=link) for code, link in links.items())
    return (
        plan(*goals, report("mar", {"a": "40", "b": "60", "c": "70", "d": "80", "z": "90"}), unit="u"),
        plan(goal({"mar": "100"}, code="a", strategy="O1"), report("mar", {"a": "80"}), unit="v"),
    )


@pytest.mark.parametrize(
    ("code", "mean", "members"),
    [
        ("E1", 60, [("u", "a"), ("u", "b"), ("v", "a")]),
        ("O1", 60, [("u", "a"), ("v", "a")]),
        ("A1", 40, [("u", "a")]),
        ("E2", 70, [("u", "c")]),
        ("E9", None, []),
    ],
)
def test_an_element_averages_the_goals_linked_to_it_and_below_it(
    code: str, mean: int | None, members: list[tuple[str, str]]
) -> None:
    annual = annual_plan(*strategic_year(), strategy=STRATEGY)
    found = strategy_rollup(annual, code, MARCH, end_of_year())
    assert found.mean == mean
    assert [(member.unit, member.code) for member in found.members] == members


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], State.NOT_SCHEDULED),
        ([State.NOT_SCHEDULED], State.NOT_SCHEDULED),
        ([State.NOT_REPORTED, State.NOT_REPORTED], State.NOT_REPORTED),
        ([State.NOT_REPORTED, State.NOT_SCHEDULED], State.NOT_REPORTED),
        ([State.NOT_REPORTED, State.NO_DEMAND], State.INCOMPLETE),
        ([State.NOT_REPORTED, State.UNPLANNED], State.INCOMPLETE),
        ([State.NOT_REPORTED, State.INCOMPLETE], State.INCOMPLETE),
        ([State.NOT_DUE, State.NOT_REPORTED], State.NOT_REPORTED),
        ([State.NO_DEMAND, State.NOT_SCHEDULED], State.NO_DEMAND),
        ([State.NOT_REPORTED, State.MEASURED], State.MEASURED),
    ],
)
def test_state_of_a_group(states: list[State], expected: State) -> None:
    assert state_of(states) is expected


def test_reported_months_count_any_report() -> None:
    found = reported_months(plan(goal({"ene": "1"}), report("feb", {}), report("t2", {"1": "3"})))
    assert sorted(month.key for month in found) == ["abr", "feb", "jun", "may"]


def test_demand_keeps_its_state_in_counts() -> None:
    found = unit_rollup(
        plan(goal({"mar": "90%"}, kind=TargetType.DEMAND), report("mar", {"1": "0/0"})),
        MARCH,
        default_method(),
        end_of_year(),
    )
    assert (found.state, found.counts, found.is_partial) == (State.NO_DEMAND, (("sin-demanda", 1),), False)
