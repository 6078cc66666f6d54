"""What pages say of a plan of which nothing is due yet: nobody is silent, and nothing is "not reported"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.core.frozen import replace
from generator.core.model import Removal
from generator.core.period import Period
from generator.indicators.examples.plans import NOWHERE, annual_plan, goal, plan, report
from tests.publishing.small_sites import BASE, UNIT, pages_of
from tests.publishing.views.test_year import figures_of

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan

LATER = goal({"jun": "10"}, annual="10")
SPRING = date(2030, 4, 20)
NOTHING_YET = "Todavía no ha terminado ningún período con metas: aún no hay nada que informar."


def test_of_a_year_in_which_nothing_is_due_no_page_accuses_anybody():
    pages = pages_of(annual_plan(plan(LATER)), as_of=SPRING)
    year = pages[BASE]
    assert f"Para 2030 hay 1 actividad comprometida en 1 unidad. {NOTHING_YET}" in year.text
    assert figures_of(year)["Unidades que han informado"] == "Aún no vence"
    for path in (BASE, f"{BASE}preguntas/", UNIT, f"{UNIT}1/"):
        assert NOTHING_YET in pages[path].text
        assert "no reportado»" not in pages[path].text
        assert "no se sabe cuánto se cumplió" not in pages[path].text
        assert "No se sabe si se cumplió" not in pages[path].text


def test_a_unit_whose_goals_come_later_is_not_silent_beside_one_that_reports():
    told = plan(goal({"feb": "10"}, annual="10"), report("feb", {"1": "10"}))
    year = pages_of(annual_plan(told, plan(LATER, unit="unidad-b")), as_of=SPRING)[BASE]
    assert figures_of(year)["Unidades que han informado"] == "1 de 1"
    assert "Estas unidades no han informado nada en el año" not in year.text
    assert "Todas las unidades que tenían algo que informar lo han hecho al menos una vez en el año." in year.text


@pytest.mark.parametrize(
    ("day", "is_silent"), [(date(2030, 6, 30), False), (date(2030, 7, 1), True)], ids=["its last day", "the day after"]
)
def test_a_unit_is_silent_from_the_day_after_its_first_period(day, is_silent):
    year = pages_of(annual_plan(plan(LATER)), as_of=day)[BASE]
    assert ("Ninguna unidad ha publicado avances aquí" in year.text) == is_silent
    assert (NOTHING_YET in year.text) != is_silent


def test_what_was_removed_before_its_period_is_never_due():
    gone = replace(LATER, removal=Removal(Period.month(2030, 3), "Otra unidad lo hará", NOWHERE))
    assert NOTHING_YET in pages_of(annual_plan(plan(gone)))[UNIT].text


def test_a_goal_without_periods_is_due_when_the_year_is_over():
    whole = replace(LATER, targets=())
    assert NOTHING_YET in pages_of(annual_plan(plan(whole)), as_of=date(2030, 12, 31))[f"{UNIT}1/"].text
    assert NOTHING_YET not in pages_of(annual_plan(plan(whole)), as_of=date(2031, 1, 1))[f"{UNIT}1/"].text


def test_a_plan_without_goals_says_that_it_has_none():
    pages = pages_of(annual_plan(plan()), as_of=SPRING)
    assert "En el plan de 2030 publicado aquí todavía no hay actividades." in pages[BASE].text
    assert "De 2030 no hay nada que las unidades tuvieran que informar." in pages[BASE].text
    assert "El plan de 2030 publicado aquí no tiene actividades de esta unidad." in pages[UNIT].text


FEBRUARY = goal({"feb": "10"}, annual="10")
PLACES = (BASE, f"{BASE}preguntas/", f"{BASE}cambios/", f"{BASE}divulgacion/")
"""The pages that say what to know of a year in which nobody has told anything."""


def with_days(annual: AnnualPlan, days: int) -> AnnualPlan:
    return replace(annual, frame=replace(annual.frame, reporting_days=days))


@pytest.mark.parametrize("path", PLACES)
def test_where_nobody_told_anything_it_is_said_who_owes_since_when(path):
    year = with_days(annual_plan(plan(FEBRUARY), plan(LATER, unit="unidad-b")), 10)
    one = pages_of(year, as_of=SPRING)[path]
    assert "1 unidad debe informes, desde febrero de 2030: el primer plazo venció el 10 de marzo de 2030." in one.text
    both = pages_of(year, as_of=date(2030, 8, 1))[path]
    assert "2 unidades deben informes, los primeros desde febrero de 2030: el primer plazo" in both.text
    assert "Cuando" not in both.text.replace("Cuando el plan", "")


@pytest.mark.parametrize("path", PLACES)
def test_without_a_time_to_report_nothing_is_owed_but_lacking(path):
    page = pages_of(annual_plan(plan(goal({"t1": "10"}))), as_of=SPRING)[path]
    assert "Faltan los informes de 1 unidad, desde el primer trimestre de 2030." in page.text
    assert "debe informes" not in page.text


@pytest.mark.parametrize(("day", "is_owed"), [(date(2030, 3, 10), False), (date(2030, 3, 11), True)])
def test_nothing_is_owed_until_the_time_to_report_has_passed(day, is_owed):
    page = pages_of(with_days(annual_plan(plan(FEBRUARY)), 10), as_of=day)[BASE]
    assert ("1 unidad debe informes" in page.text) == is_owed
    assert ("Cuando una unidad informe un mes, aquí se verá quién falta." in page.text) != is_owed


def test_a_unit_that_has_told_something_is_not_among_those_that_owe_all():
    year = annual_plan(plan(FEBRUARY, report("feb", {"1": "10"})), plan(FEBRUARY, unit="unidad-b"))
    for path in PLACES:
        assert "Faltan los informes de" not in pages_of(year, as_of=SPRING)[path].text
