"""What an approved change removed: the same story on the page of the goal, of its unit and of changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.indicators.examples.plans import annual_plan, goal, removal, report
from tests.history.test_steps import FIRST, record_of, version_of
from tests.publishing.small_sites import BASE, UNIT, pages_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.html_pages import HtmlPage

STANDS = goal({"dic": "1"}, annual="1", code="2", name="Informar")
VISITS = goal({"mar": "2", "sep": "1"}, annual="3", name="Visitar")
FIRST_PLAN = replace(FIRST, activities=(goal({"mar": "2", "sep": "2"}, annual="4", name="Visitar"), STANDS))


def site(month: str, *, as_of: date | None = None) -> Mapping[str, HtmlPage]:
    """The pages of a unit that promised 4 visits, then 3, and one half of those of March is done."""
    second = version_of(2, replace(VISITS, removal=removal(month)), STANDS)
    told = replace(second, progress=(report("mar", {"1": "1"}),))
    return pages_of(annual_plan(told), record=record_of(FIRST_PLAN, second), as_of=as_of)


def words(page: HtmlPage) -> str:
    return " ".join(page.text.split())


def test_the_page_of_the_goal_measures_it_against_what_stood_until_then():
    text = words(site("jun")[f"{UNIT}1/"])
    assert "Un cambio aprobado la eliminó desde junio de 2030." in text
    assert "De lo programado hasta mayo, 2, se ha informado 1: 50 %." in text
    assert "Meta del año: 4 al principio y 3 al eliminarse; cuenta hasta mayo: 2." in text
    assert "Programado hasta mayo2lo demás se eliminó" in text
    assert "Cumplimiento hasta mayo50 %" in text
    assert "Año, contra lo programado hasta mayo" in text
    assert "×Eliminada desde junio" in text
    assert "programado: 2, hasta que se eliminó" in text


def test_the_page_of_the_unit_marks_it_and_says_how_many_stand():
    text = words(site("jun")[UNIT])
    assert "Esta unidad se comprometió a 2 actividades para 2030; después se eliminó 1 por un cambio aprobado." in text
    assert "Actividades21 eliminada" in text
    assert "Meta: 3; cuenta hasta mayo: 2" in text
    assert text.count("Eliminada desde junio") == 2


def test_the_page_of_changes_says_the_same():
    text = words(site("jun")[f"{BASE}cambios/"])
    assert "Meta del año: 4 al principio y 3 al eliminarse; cuenta hasta mayo: 2." in text


def test_what_is_removed_leaves_nothing_for_december_and_owes_no_report():
    text = words(site("jun")[f"{BASE}cambios/"])
    assert "De 1 meta que se suma por meses" in text
    assert "1 con informe y 1 sin informe" in text


def test_removed_from_january_nothing_counts():
    pages = site("ene")
    assert "Meta del año: 4 al principio y 3 al eliminarse; no llegó a contar." in words(pages[f"{UNIT}1/"])
    assert "Programado hasta" not in pages[f"{UNIT}1/"].text


def test_before_its_month_the_goal_still_counts():
    text = words(site("jun", as_of=date(2030, 5, 2))[f"{UNIT}1/"])
    assert "Cumplimiento de enero a abril50 %" in text


def test_a_goal_that_stands_says_nothing_of_it():
    assert "eliminó" not in site("jun")[f"{UNIT}2/"].text


def test_a_goal_with_a_new_code_names_the_old_one_as_such():
    renumbered = replace(VISITS, code="9", previous_codes=("1", "5"))
    page = pages_of(annual_plan(version_of(2, renumbered)))[f"{UNIT}9/"]
    assert "Actividad 9 (antes 1 y 5) · unidad-a" in words(page)


def test_what_had_no_goal_before_it_was_removed_is_not_told_with_a_dash():
    gone = replace(FIRST, activities=(goal({"t4": "3"}, name="Visitar"),), removal=removal("oct"))
    told = replace(gone, progress=(report("t4", {"1": "0"}),))
    pages = pages_of(annual_plan(told), record=record_of(gone))
    text = words(pages[f"{UNIT}1/"])
    assert "No hay metas publicadas hasta septiembre, y lo que se informó después no cuenta." in text
    assert "no llegó a contar" in text
    assert "hasta septiembre—" not in text
    assert "Fuera de su eliminación, no ha cambiado desde la versión 1" in text
    assert "Fuera de lo eliminado, ninguna meta ha cambiado desde la versión 1." in words(pages[UNIT])
