"""The periods in which something is told: no page shows twelve empty months."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.indicators.examples.plans import YEAR, annual_plan, goal, plan, report, share
from generator.publishing.views.grain import grain_of_activity, grain_of_year, scheduled_periods, told_periods
from tests.publishing.small_sites import BASE, UNIT, context_of, pages_of
from tests.publishing.views.test_year import matrix_of

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan

QUARTERLY = annual_plan(plan(*(share(key, "90") for key in ("t1", "t2", "t3", "t4"))))


@pytest.mark.parametrize(
    ("contents", "one"),
    [
        ((goal({"feb": "1", "t4": "2"}),), "mes"),
        ((goal({"t4": "2"}),), "trimestre"),
        ((goal({"t4": "2"}), report("oct", {"1": "1"})), "mes"),
        ((goal({"t4": "2"}), report("anual", {"1": "1"})), "trimestre"),
        ((goal({"s1": "2"}),), "semestre"),
        ((goal({}, annual="2"),), "año"),
        ((goal({}, annual="2", unreadable={"ago": "x"}),), "mes"),
        ((goal({}),), "año"),
    ],
)
def test_of_an_activity(contents, one):
    unit = plan(*contents)
    assert grain_of_activity(unit, unit.activities[0]).one == one


@pytest.mark.parametrize(
    ("year", "one"),
    [
        (annual_plan(plan(goal({"feb": "1"}))), "mes"),
        (annual_plan(plan(share("oct", "90"))), "mes"),
        (annual_plan(plan(share("t4", "90"))), "mes"),
        (QUARTERLY, "trimestre"),
        (annual_plan(plan(share("anual", "90", as_of=date(YEAR, 9, 30)))), "año"),
        (annual_plan(plan(goal({"t1": "1"}, annual="1"), report("anual", {"1": "1"}))), "año"),
        (annual_plan(plan()), "año"),
    ],
)
def test_of_a_year(year, one):
    assert grain_of_year(context_of(year), year.plans).one == one


def columns(year: AnnualPlan) -> list[int]:
    return [len(cells) for cells in matrix_of(pages_of(year)[BASE]).values()]


def test_the_matrix_has_only_the_columns_that_tell_something():
    assert columns(annual_plan(plan(goal({"feb": "1"})))) == [13]
    assert columns(QUARTERLY) == [5]
    told = annual_plan(plan(share("anual", "90")))
    assert columns(told) == [1]
    assert "Cada unidad, en el año" in pages_of(told)[BASE].text
    assert "Cada unidad, mes a mes" in pages_of(annual_plan(plan(goal({"feb": "1"}))))[BASE].text


def test_the_programming_of_a_unit_shows_quarters_beside_months():
    unit = plan(goal({"feb": "1", "t4": "7"}), goal({"s1": "3"}, code="2"))
    assert [period.key for period in scheduled_periods(unit)][-8:] == [
        *("nov", "dic", "t1", "t2", "t3", "t4", "s1", "s2"),
    ]
    page = pages_of(annual_plan(plan(goal({"t4": "7"}, annual="7"))))[UNIT]
    heads = [head.text for head in page.all("th") if head.attributes.get("scope") == "col"]
    assert heads[1:6] == ["T1", "T2", "T3", "T4", "Meta anual"]
    assert "Programación" not in pages_of(annual_plan(plan(goal({}, annual="7"))))[UNIT].one("main").text


def test_months_of_which_a_partial_document_tells_nothing_are_not_shown():
    partial = plan(goal({"t4": "5"}), is_partial=True)
    told = plan(*(share(month, "90") for month in ("oct", "nov", "dic")), share("anual", "90"), unit="unidad-b")
    context = context_of(annual_plan(partial, told))
    grain = grain_of_year(context, context.annual.plans)
    periods, silent = told_periods(context, context.annual.plans, grain)
    assert ([period.first for period in periods], silent) == ([10, 11, 12], "de enero a septiembre")
