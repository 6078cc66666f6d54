"""The page of an activity: promised, done, and where each figure comes from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import Activity, Caveat, Direction, ProgressEntry, TargetType
from generator.core.period import Period
from generator.indicators.examples.plans import NOWHERE, annual_plan, goal, plan, report
from tests.publishing.small_sites import BASE, UNIT, pages_of
from tests.publishing.views.test_year import figures_of

if TYPE_CHECKING:
    from tests.html_pages import HtmlPage


def activity_page(*contents: Activity | ProgressEntry, as_of: date | None = None, code: str = "1") -> HtmlPage:
    return pages_of(annual_plan(plan(*contents)), as_of=as_of)[f"{UNIT}{code}/"]


def rows_of(page: HtmlPage) -> dict[str, str]:
    """Every row of the tables by its period: promised, done and state."""
    found = {}
    for row in page.all("tr"):
        if any(above.has_class("cuenta") or above.has_class("suma") for above in row.above):
            continue
        cells = [cell for cell in page.elements if cell.tag in {"th", "td"} and cell.above[-1] is row]
        found[cells[0].text] = " | ".join(cell.text for cell in cells[1:])
    return found


def test_a_goal_without_report_is_unknown_and_says_so():
    page = activity_page(goal({"feb": "10"}, annual="10"))
    assert "La meta de 2030 es 10." in page.text
    assert figures_of(page)["Realizado en 2030"] == "—"
    assert figures_of(page)["Cumplimiento en 2030"] == "No reportado"
    assert rows_of(page)["Febrero"] == "10 | — | ○No reportado"
    assert "La unidad no ha informado ningún resultado de esta actividad." in page.text
    assert page.all("rect", "hecho") == []
    assert "Realizado: no reportado" in page.text


def test_a_goal_and_its_results():
    page = activity_page(
        goal({"feb": "1000", "mar": "3000"}, annual="4000"),
        report("feb", {"1": "1250.5"}),
        report("mar", {"1": "3000"}),
    )
    rows = rows_of(page)
    assert rows["Febrero"] == "1,000 | 1,250.5 | 125.1 % ●Cumplida"
    assert rows["Primer trimestre"] == "4,000 | 4,250.5 | 106.3 % ●Cumplida"
    assert rows["Año, contra la meta anual"] == "4,000 | 4,250.5 | 106.3 % ●Cumplida"
    assert figures_of(page)["Adicional a lo programado"] == "+250.5 | no compensa otras metas"
    assert "Lo realizado en 2030 es 4,250.5: 106.3 % de lo programado." in page.text


def test_in_the_middle_of_the_year_it_also_shows_the_advance_on_the_annual_target():
    page = activity_page(
        goal({"feb": "10", "nov": "30"}, annual="40"), report("feb", {"1": "10"}), as_of=date(2030, 6, 1)
    )
    assert figures_of(page)["Cumplimiento de enero a mayo"] == "100 % | Cumplida"
    assert figures_of(page)["Avance sobre la meta del año"] == "25 %"
    assert rows_of(page)["Acumulado, enero a mayo"] == "10 | 10 | 100 % ●Cumplida"


def test_demand_is_told_as_attended_of_requested_never_as_a_percentage_of_people():
    page = activity_page(goal({"feb": "90%"}, annual="90%", kind=TargetType.DEMAND), report("feb", {"1": "38/40"}))
    assert rows_of(page)["Febrero"] == "90 % | 38 de 40 | 105.6 % ●Cumplida"
    assert figures_of(page)["Realizado en 2030"] == "38 de 40"
    assert "Febrero de 2030: 38 de 40 solicitadas" in page.text
    assert "3,800" not in page.text
    labels = [text.text for text in page.all("text") if text.attributes.get("text-anchor") == "end"]
    assert labels == ["0 %", "25 %", "50 %", "75 %", "100 %"]


def test_a_demand_without_a_published_rate_still_tells_what_was_attended():
    page = activity_page(goal({}, kind=TargetType.DEMAND), report("feb", {"1": "38/40"}), report("mar", {"1": "0/0"}))
    assert rows_of(page)["Febrero"].startswith("— | 38 de 40 | ")
    assert rows_of(page)["Marzo"].startswith("— | 0 de 0 | ")


def test_a_goal_in_percent_reads_as_percent():
    page = activity_page(goal({"feb": "50%"}, annual="50%"), report("feb", {"1": "25%"}))
    assert rows_of(page)["Febrero"] == "50 % | 25 % | 50 % ◔Avance bajo"


def test_a_quarterly_goal_is_not_spread_over_its_months():
    page = activity_page(goal({"t1": "30"}, annual="30"), report("t1", {"1": "30"}))
    rows = rows_of(page)
    assert "Enero" not in rows
    assert rows["Primer trimestre"] == "30 | 30 | 100 % ●Cumplida"
    assert rows["Segundo trimestre"] == "— | — | ·Sin programación"
    assert "Programado y realizado por trimestre, 2030" in page.text
    assert "Hay metas en 1 de 4 trimestres; se ha informado en 1." in page.text
    by_month = rows_of(activity_page(goal({"t1": "30"}, annual="30"), report("feb", {"1": "10"})))
    assert by_month["Enero"] == "— | — | ≈Sin desglose"
    assert by_month["Febrero"] == "— | 10 | ≈Sin desglose"


def test_what_is_told_only_of_a_longer_period_is_not_called_unreported():
    page = activity_page(goal({"t1": "1", "t2": "1"}, annual="2"), report("anual", {"1": "2"}))
    assert "Realizado: se informó solo de un período más largo" in page.text
    assert rows_of(page)["Año, contra la meta anual"] == "2 | 2 | 100 % ●Cumplida"


def test_a_goal_of_the_year_alone_has_one_row_and_no_chart():
    page = activity_page(goal({}, annual="2"), report("anual", {"1": "1"}))
    assert rows_of(page) == {
        "Período": "Meta | Realizado | Estado",
        "Año, contra la meta anual": "2 | 1 | 50 % ◔Avance bajo",
    }
    assert not page.all("figure")
    assert next(heading.text for heading in page.all("h2")) == "En el año"


def test_a_target_that_cannot_be_read_is_shown_as_published_with_its_caveat():
    page = activity_page(goal({"feb": "1"}, unreadable={"mar": "10O"}, annual="11"))
    assert rows_of(page)["Marzo"].startswith("«10O» | — | ?Meta ilegible")
    assert "Salvedad." in page.text


def test_a_caveat_says_what_is_wrong():
    caveat = Caveat("R301", "Los meses suman 9 y el total dice 10.", (), NOWHERE)
    page = activity_page(replace(goal({"feb": "9"}, annual="10"), caveats=(caveat,)))
    assert "Salvedad. Los meses suman 9 y el total dice 10." in page.text


def test_a_correction_replaces_the_figure_and_both_stay_in_sight():
    page = activity_page(
        goal({"feb": "10"}, annual="10"),
        report("feb", {"1": "9"}),
        report("feb", {"1": "8"}, reason="Doble registro en una sede"),
    )
    assert rows_of(page)["Febrero"] == "10 | 8 | 80 % ◕Avance alto"
    titles = [heading.text for heading in page.all("h3")]
    assert titles == ["Febrero de 2030: 8 (rectificación)", "Febrero de 2030: 9"]
    assert "Motivo de la rectificación: Doble registro en una sede" in page.text


def test_facts_that_the_document_does_not_give():
    page = activity_page(goal({"feb": "1"}))
    assert "El documento no publica una meta anual para esta actividad." in page.text
    assert figures_of(page)["Meta anual"] == "sin total publicado"
    assert "El plan no lo indica" in page.text
    code = activity_page(replace(goal({"feb": "1"}), published_code=""))
    assert "El documento publicado no le puso código" in code.text
    other = activity_page(replace(goal({"feb": "1"}), published_code="1.O"))
    assert "El documento publicado escribe «1.O»." in other.text


def test_how_it_is_measured_is_said_in_words():
    ranged = goal({"feb": "5"}, kind=TargetType.LEVEL, direction=Direction.RANGE, limits=("4", "6.5"))
    page = activity_page(ranged)
    assert "Vale el último dato. Debe quedar dentro de un rango." in page.text
    assert "de 4 a 6.5" in page.text


def test_the_goal_of_the_year_is_said_as_it_is_to_be_read():
    level, ranged = TargetType.LEVEL, Direction.RANGE
    less = goal({"dic": "6"}, annual="6", kind=level, direction=Direction.DESCENDING)
    assert "La meta de 2030 es 6 o menos." in activity_page(less).text
    within = goal({"dic": "15"}, annual="15", kind=level, direction=ranged, limits=("5", "15"))
    assert "La meta de 2030 es quedar entre 5 y 15." in activity_page(within).text
    share = activity_page(goal({"dic": "90%"}, annual="90%", kind=level, direction=ranged, limits=("85%", "95%")))
    assert "La meta de 2030 es quedar entre 85 % y 95 %." in share.text
    assert "de 85 % a 95 %" in share.text


def test_neighbours_are_those_of_the_plan():
    goals = [goal({"feb": "1"}, code=code, name=f"Nombre {code}") for code in ("1", "2", "3")]
    page = activity_page(*goals, code="2")
    assert page.one("nav", "pasos").text == "Anterior1 Nombre 1 Siguiente3 Nombre 3"
    assert activity_page(*goals).one("nav", "pasos").text == "Siguiente2 Nombre 2"


def test_two_activities_of_the_same_name_have_titles_of_their_own():
    goals = [goal({"feb": "1"}, code=code, name="Elaborar informe") for code in ("1", "2")]
    titles = {activity_page(*goals, code=code).one("title").text for code in ("1", "2")}
    assert titles == {
        "Elaborar informe · 1, unidad-a, Institución, PAT 2030",
        "Elaborar informe · 2, unidad-a, Institución, PAT 2030",
    }


def test_a_chart_has_its_words_for_who_does_not_see_it():
    page = activity_page(goal({"feb": "10", "mar": "30"}, annual="40"), report("feb", {"1": "7"}))
    image = next(svg for svg in page.all("svg") if svg.attributes.get("role") == "img")
    summary = "Hay metas en 2 de 12 meses; se ha informado en 1. El mes con más programado es marzo, con 30."
    assert image.attributes["aria-label"] == f"Programado y realizado por mes, 2030. {summary}"
    assert summary in page.all("figure")[0].text
    assert Period.month(2030, 3).short_label in summary


def test_a_doubted_result_is_flagged_beside_its_badge_and_in_every_list():
    caveat = Caveat("R344", "Su comentario dice otra cosa.", (), NOWHERE)
    doubted = replace(goal({"feb": "1"}, annual="1"), caveats=(caveat,))
    pages = pages_of(annual_plan(plan(doubted, report("feb", {"1": "1"}))))
    page = pages[f"{UNIT}1/"]
    assert page.text.count("Resultado en duda") == 2
    assert "Resultado en duda. Su comentario dice otra cosa." in page.text
    assert "Resultado en duda" in pages[UNIT].text
    listed = pages[f"{BASE}salvedades/"].text
    assert "1 actividad tiene en lo publicado algo que no cuadra" in listed
    assert "Su comentario dice otra cosa." in listed


def test_the_only_published_quarter_is_not_shown_as_the_year():
    one = plan(goal({"t4": "5"}), report("t4", {"1": "15"}), is_partial=True)
    page = pages_of(annual_plan(one))[f"{UNIT}1/"]
    assert "Se publican metas de 1 de 4 trimestres; se ha informado en 1." in page.text
    assert "Lo realizado en el cuarto trimestre es 15: 300 % de lo programado; es lo único publicado." in page.text
    figures = figures_of(page)
    assert figures["Cumplimiento en el cuarto trimestre"] == "300 % | lo único publicado"
    assert "Cumplimiento en 2030" not in figures
    assert rows_of(page)["Año"] == "— | — | ⊂Publicado en parte"
    assert page.one("dl", "cifras").attributes["data-periodo"] == "2030-T4"


def test_a_chart_with_several_highest_months_names_none_of_them():
    page = activity_page(goal({"feb": "30", "mar": "30"}, annual="60"))
    text = page.all("figure")[0].text
    assert "Lo más programado en un mes es 30, en 2 de ellos." in text
    assert "con más programado es" not in text
