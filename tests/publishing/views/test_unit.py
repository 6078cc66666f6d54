"""The pages of units: the list, and each unit's plan and results."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import Activity, Caveat, Change, ProgressEntry, UnplannedWork
from generator.core.quantity import Quantity
from generator.indicators.examples.plans import NOWHERE, annual_plan, goal, plan, report
from tests.publishing.small_sites import BASE, UNIT, named, pages_of
from tests.publishing.views.test_activity import rows_of
from tests.publishing.views.test_year import figures_of, matrix_of

if TYPE_CHECKING:
    from tests.html_pages import HtmlPage

GOAL = goal({"feb": "10", "mar": "30"}, annual="40", name="Capacitar")


def unit_page(*contents: Activity | ProgressEntry, as_of: date | None = None) -> HtmlPage:
    return pages_of(annual_plan(plan(*contents)), as_of=as_of)[UNIT]


def test_a_unit_without_reports_is_unknown():
    page = unit_page(GOAL)
    assert "No ha publicado avances aquí: no se sabe cuánto se cumplió." in page.text
    assert "Esta unidad no ha publicado ningún informe de avance en este ejercicio." in page.text
    assert figures_of(page)["Cumplimiento en 2030"] == "No reportado"
    assert figures_of(page)["Meses informados"] == "0 de 2 | de los que tenían metas y ya terminaron"


def test_a_unit_with_all_its_reports():
    page = unit_page(GOAL, report("feb", {"1": "10"}), report("mar", {"1": "15"}))
    assert "Su cumplimiento en 2030 es 62.5 %, promedio de 1 actividad." in page.text
    assert figures_of(page) == {
        "Actividades": "1",
        "Cumplimiento en 2030": "62.5 % | Avance medio",
        "Meses informados": "2 de 2 | de los que tenían metas y ya terminaron",
        "Actividades con todos sus informes": "1 de 1 | en 2030",
    }


def test_a_unit_that_has_told_a_part():
    other = goal({"feb": "5"}, annual="5", code="2")
    page = unit_page(GOAL, other, report("feb", {"1": "10", "2": "5"}))
    assert "Faltan informes: con los recibidos solo se mide 1 actividad de 2, con un promedio de 100 %." in page.text
    assert figures_of(page)["Cumplimiento en 2030"] == "100 % | Parcial: 1 de 2 actividades"


def test_a_unit_whose_reports_make_no_percentage_yet():
    page = unit_page(GOAL, report("feb", {"1": "10"}))
    assert "Ha informado, pero aún no hay porcentaje: se informó solo una parte de lo programado" in page.text


def test_before_any_month_is_over_nothing_is_owed():
    page = unit_page(GOAL, as_of=date(2030, 1, 10))
    assert "Meses informados" not in figures_of(page), "nothing to count yet"
    assert figures_of(page)["Cumplimiento en 2030"] == "Aún no vence"


def test_the_schedule_is_that_of_the_form_with_blanks_where_nothing_was_promised():
    cells = rows_of(unit_page(GOAL, goal({"ene": "5%"}, code="2", unreadable={"dic": "1O"})))
    blank = " | "
    assert cells["Capacitar, 1 Capacitar"] == f"{blank}10 | 30{blank * 9} | 40"
    assert cells["Actividad, 2 Actividad"] == f"5 %{blank * 11}1O | —"


def test_a_caveat_is_marked_beside_its_activity():
    page = unit_page(replace(GOAL, caveats=(Caveat("R301", "No suma.", (), NOWHERE),)), goal({"feb": "1"}, code="2"))
    marked = [item.text for item in page.all("li", "ficha") if "Con salvedad" in item.text]
    assert [text.split()[1] for text in marked] == ["1Capacitar"]


def test_a_doubted_result_is_said_in_the_lead_and_marked_in_the_matrix():
    doubted = replace(GOAL, caveats=(Caveat("R344", "Su comentario dice otra cosa.", (), NOWHERE),))
    pages = pages_of(annual_plan(plan(doubted, report("feb", {"1": "10"}), report("mar", {"1": "30"}))))
    lead = pages[UNIT].one("div", "entrada").text
    assert "1 resultado está en duda: su comentario contradice la cifra, o no la explica." in lead
    year = pages[BASE]
    assert matrix_of(year)["unidad-a"][:3] == [
        "● 100 %, Cumplida, Resultado en duda",
        "· Sin programación",
        "● 100 %, Cumplida, Resultado en duda",
    ]
    assert any("⚠Resultado en duda" in each.text for each in year.all("ul", "leyenda"))
    sound = pages_of(annual_plan(plan(GOAL, report("feb", {"1": "10"}))))
    assert "en duda" not in sound[UNIT].text + sound[BASE].text


def test_reports_are_shown_the_newest_first_with_what_was_not_planned():
    work = UnplannedWork("Charla en alcaldía", "Participaciones", Quantity.parse("1200"), NOWHERE)
    page = unit_page(
        GOAL,
        replace(report("feb", {"1": "10"}), owner="Jefatura", summary="Se hizo."),
        replace(report("mar", {"1": "30"}, reason="Doble registro"), unplanned=(work,)),
    )
    titles = [heading.text for heading in page.all("h3")]
    assert titles == ["Marzo de 2030 (rectificación)", "Febrero de 2030"]
    assert "Informado el 28 de febrero de 2030 · Jefatura · 1 actividad" in page.text
    assert "Charla en alcaldía: 1,200 Participaciones" in page.text


def test_reports_of_one_day_keep_the_order_of_the_document():
    """CONNA's only report has two parts."""
    parts = [replace(report("s1", {}), summary=text) for text in ("Primera parte", "Segunda parte")]
    page = unit_page(*parts)
    assert page.text.index("Primera parte") < page.text.index("Segunda parte")
    assert "0 actividades" not in page.text


def test_changes_are_a_table_that_a_phone_can_show():
    change = Change("1", date(2030, 1, 15), "Gerencia de Planificación", "Creación del plan", NOWHERE)
    page = pages_of(annual_plan(replace(plan(GOAL), changes=(change,))))[UNIT]
    (row,) = (each for each in page.all("tr") if "Creación del plan" in each.text)
    cells = [cell for cell in page.all("td") if cell.attributes.get("data-titulo") and cell.text in row.text]
    assert {cell.attributes["data-titulo"] for cell in cells} >= {"Versión", "Fecha", "Responsable", "Motivo"}


def test_a_long_note_is_folded_and_a_short_one_is_not():
    short, long = (pages_of(annual_plan(replace(plan(GOAL), notes=text)))[UNIT] for text in ("Breve.", "Nota. " * 80))
    assert ("Nota sobre la fuente" in short.text, "Nota sobre la fuente" in long.text) == (False, True)
    assert "Breve." in short.text


def test_the_list_groups_units_by_authority():
    year = annual_plan(plan(GOAL), plan(GOAL, unit="unidad-b"), plan(GOAL, unit="z"), parents={"unidad-b": "mando"})
    year = named(year, {"unidad-b": "Unidad B", "mando": "La autoridad"})
    page = pages_of(year)[f"{BASE}unidades/"]
    assert [heading.text for heading in page.all("h2")] == ["La autoridad"]
    assert [caption.text for caption in page.all("caption")] == ["Unidades", "La autoridad"]
    assert rows_of(page)["Unidad B"] == "1 | 0 de 1 | ○No reportado"


def test_neighbours_are_those_of_the_tree():
    year = annual_plan(plan(GOAL), plan(GOAL, unit="unidad-b"))
    assert pages_of(year)[UNIT].one("nav", "pasos").text == "Siguienteunidad-b"
    assert pages_of(year)[f"{BASE}unidades/unidad-b/"].one("nav", "pasos").text == "Anteriorunidad-a"


def test_a_year_told_in_one_piece_counts_no_months_as_reported():
    quarterly = goal({"t1": "1", "t2": "1"}, annual="2")
    assert "Meses informados" not in pages_of(annual_plan(plan(quarterly, report("anual", {"1": "2"}))))[UNIT].text
    monthly = pages_of(annual_plan(plan(goal({"feb": "1", "mar": "1"}), report("feb", {"1": "1"}))))[UNIT].text
    assert "Meses informados1 de 2" in monthly
