"""The front page of a year: what was promised, what is known of it, and who has not told."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.core.frozen import replace
from generator.core.model import (
    AnnualPlan,
    Averaging,
    Budget,
    Measure,
    OfficialDocument,
    PublishedFigure,
    PublishedReport,
    Subject,
)
from generator.core.period import Period
from generator.core.quantity import NBSP, Quantity
from generator.indicators.examples.plans import NOWHERE, YEAR, annual_plan, goal, method_with, plan, report, share
from tests.publishing.small_sites import BASE, UNIT, context_of, pages_of

if TYPE_CHECKING:
    from tests.html_pages import HtmlPage

GOAL = goal({"feb": "10", "mar": "30"}, annual="40")
SILENT = annual_plan(plan(GOAL), plan(GOAL, unit="unidad-b"))


def year_page(annual: AnnualPlan, as_of: date | None = None) -> HtmlPage:
    return pages_of(annual, as_of=as_of)[BASE]


def figures_of(page: HtmlPage) -> dict[str, str]:
    """The key figures at the head of a page: name, and value with its detail."""
    block = page.all("dl", "cifras")[0]
    items = [item for item in page.all("div") if item.above[-1] is block]
    found = {}
    for item in items:
        name, *values = [each for each in page.elements if item in each.above and each.tag in {"dt", "dd"}]
        found[name.text] = " | ".join(value.text for value in values)
    return found


def matrix_of(page: HtmlPage) -> dict[str, list[str]]:
    """The matrix: the cells of every row, by its unit."""
    box = page.one("div", "matriz")
    rows = [row for row in page.all("tr") if box in row.above]
    found = {}
    for row in rows[1:]:
        cells = [cell for cell in page.elements if cell.tag in {"th", "td"} and cell.above[-1] is row]
        if len(cells) > 1:
            found[cells[0].text] = [page.seen_and_said(cell) for cell in cells[1:]]
    return found


COMMON = "calculado por este sitio con la metodología común"


def test_an_average_that_only_this_site_makes_is_said_to_be_its_own():
    """Caja Mutual publishes no average: one of three units with one goal weighs a third, and that is our doing."""
    contents = (GOAL, report("feb", {"1": "10"}), report("mar", {"1": "30"}))
    unmet = (goal({"feb": "10"}, annual="10"), report("feb", {"1": "4"}))
    page = year_page(annual_plan(plan(*contents), plan(*unmet, unit="unidad-b"), method=method_with(decimals=0)))
    assert f"Promedio simple de 2 unidades, {COMMON}." in page.one("div", "entrada").text
    assert f"Promedio simple de 2 unidades, {COMMON}." in page.one("details", "cuenta").text
    assert figures_of(page)["Actividades cumplidas"] == "1 de 2 | de las que se miden, llegaron a toda su meta"


def test_only_of_what_is_known_to_be_published_elsewhere_is_it_said_to_lack_an_average():
    year = annual_plan(plan(GOAL, report("feb", {"1": "10"}), report("mar", {"1": "30"})))
    none = f"Promedio simple de 1 unidad, {COMMON}; la institución no publica ninguno."
    assert none not in year_page(year).text, "this site may be all that it publishes"
    of_a_document = replace(year, frame=replace(year.frame, document=OfficialDocument(code="PAT-2030")))
    assert none in year_page(of_a_document).text


def test_only_the_units_that_promise_activities_are_counted_with_them():
    year = annual_plan(plan(goal({"feb": "1"})), plan(share("anual", "80"), unit="unidad-b"))
    assert "Para 2030 hay 1 actividad comprometida en 1 unidad." in year_page(year).text


@pytest.mark.parametrize(
    ("partial", "said"),
    [
        ((True, False), "en 2 unidades; de las actividades de 1 unidad, el documento publica solo una parte."),
        ((True, True), "en 2 unidades; de las actividades de todas ellas, el documento publica solo una parte."),
        ((False, False), "en 2 unidades."),
    ],
)
def test_of_how_many_units_the_document_publishes_only_a_part(partial, said):
    plans = [plan(goal({"feb": "1"}), unit=f"unidad-{name}") for name in "ab"]
    parts = [replace(each, is_partial=is_partial) for each, is_partial in zip(plans, partial, strict=True)]
    page = year_page(annual_plan(*parts))
    assert f"Para 2030 hay 2 actividades comprometidas {said}" in page.text
    assert figures_of(page)["Actividades planificadas"] == ("2 | una parte" if any(partial) else "2")


def test_a_unit_without_goals_is_said_to_have_programmed_nothing():
    year = annual_plan(plan(share("anual", "80")), plan(unit="unidad-b"))
    assert "de 1 unidad se conocen solo los porcentajes informados; para la otra no se programó nada." in (
        year_page(year).text
    )


def test_an_average_by_the_institutions_own_method_needs_no_remark():
    method = method_with(threshold=Decimal(90))
    page = year_page(annual_plan(plan(GOAL, report("feb", {"1": "10"}), report("mar", {"1": "30"})), method=method))
    assert "calculado por este sitio" not in page.text
    assert "Actividades cumplidas" not in figures_of(page)


def test_an_average_that_the_institution_printed_is_not_said_to_be_missing():
    told = plan(GOAL, report("feb", {"1": "10"}), report("mar", {"1": "30"}))
    subject, whole = Subject.parse("institucion"), Period.whole_year(YEAR)
    figure = PublishedFigure("Tabla", subject, Measure.MEAN, whole, Quantity.parse("100%"), NOWHERE)
    year = replace(annual_plan(told), reports=(PublishedReport("2030", whole, "Informe", None, (figure,), NOWHERE),))
    page = year_page(year)
    assert "calculado por este sitio con la metodología común." in page.text


def test_the_average_that_the_institution_printed_stands_beside_the_one_of_its_data():
    told = plan(GOAL, report("feb", {"1": "10"}), report("mar", {"1": "30"}))
    subject, whole = Subject.parse("institucion"), Period.whole_year(YEAR)

    def page_of(*printed: str) -> HtmlPage:
        figures = tuple(
            PublishedFigure(f"Tabla {text}", subject, Measure.MEAN, whole, Quantity.parse(text), NOWHERE)
            for text in printed
        )
        report_ = PublishedReport("2030", whole, "Informe", None, figures, NOWHERE)
        return year_page(replace(annual_plan(told), reports=(report_,)))

    said = "La institución publicó 64 % como promedio de este mismo período; con sus propios datos da 100 %."
    assert page_of("64%", "64%").text.replace(NBSP, " ").count(said) == 1
    assert "La institución publicó" not in page_of("100%").text


def test_where_nobody_has_reported_it_says_so_and_shows_no_zero():
    page = year_page(SILENT)
    assert "Ninguna unidad ha publicado avances aquí" in page.text
    assert "Ninguna unidad ha publicado avances. Faltan los informes de 2 unidades, desde febrero de 2030." in page.text
    figures = figures_of(page)
    assert figures["Unidades que han informado"] == "0 de 2"
    assert figures["Cumplimiento en 2030"] == "No reportado"
    cells = [cell for row in matrix_of(page).values() for cell in row]
    assert not [cell for cell in [*cells, *figures.values()] if re.search(r"(^|\D)0(\.0)?\s*%", cell)]
    assert "Informes recibidos" not in page.text


def test_the_matrix_says_in_words_how_each_month_went():
    page = year_page(annual_plan(plan(GOAL, report("feb", {"1": "7"}))))
    row = matrix_of(page)["unidad-a"]
    assert row[1:5] == ["· Sin programación", "◑ 70 %, Avance medio", "○ No reportado", "· Sin programación"]
    assert row[0] == "◍ Incompleto"
    assert len(row) == 13


def test_the_legend_explains_the_marks_that_the_matrix_uses_and_no_other():
    page = year_page(annual_plan(plan(GOAL, report("feb", {"1": "7"}))))
    legend = next(each for each in page.all("ul", "leyenda") if "marca" in each.attributes["aria-label"])
    labels = [badge.text for badge in page.all("span", "estado") if legend in badge.above]
    assert labels == ["◑Avance medio", "·Sin programación", "○No reportado", "◍Incompleto"]


def test_a_reported_zero_is_shown_as_zero():
    page = year_page(annual_plan(plan(goal({"feb": "10"}, annual="10"), report("feb", {"1": "0"}))))
    assert matrix_of(page)["unidad-a"][2] == "◔ 0 %, Avance bajo"
    assert figures_of(page)["Cumplimiento en 2030"] == "0 % | Avance bajo (categoría de la metodología común)"


def test_who_has_reported_each_month_that_is_over():
    page = year_page(annual_plan(plan(GOAL, report("feb", {"1": "10"})), plan(GOAL, unit="unidad-b")), date(2030, 4, 5))
    box = next(box for box in page.all("div", "caja") if box.attributes["aria-label"] == "Informes recibidos")
    rows = [row.text for row in page.all("tr") if box in row.above]
    assert rows == ["PeríodoInformaronFaltan", "Febrero1 de 2unidad-b", "Marzo0 de 2unidad-a, unidad-b"]
    assert "Estas unidades no han informado nada en el año: unidad-b" in page.text


def test_where_all_have_reported_it_says_so():
    page = year_page(annual_plan(plan(GOAL, report("feb", {"1": "10"}), report("mar", {"1": "30"}))))
    assert "Todas las unidades que tenían algo que informar lo han hecho al menos una vez en el año." in page.text
    assert figures_of(page)["Cumplimiento en 2030"] == "100 % | Cumplida (categoría de la metodología común)"
    assert "El cumplimiento promedio en 2030 es 100 %, medido en 1 unidad de 1." in page.text


@pytest.mark.parametrize(
    ("day", "when"),
    [
        (date(2029, 12, 1), "en 2030"),
        (date(2030, 1, 31), "en 2030"),
        (date(2030, 2, 1), "de enero"),
        (date(2030, 3, 31), "de enero a febrero"),
        (date(2030, 4, 1), "del primer trimestre"),
        (date(2030, 7, 1), "del primer semestre"),
        (date(2030, 10, 15), "de enero a septiembre"),
        (date(2030, 12, 31), "de enero a noviembre"),
        (date(2031, 1, 1), "en 2030"),
        (date(2035, 1, 1), "en 2030"),
    ],
)
def test_figures_are_of_the_months_that_are_over(day, when):
    assert context_of(SILENT, day).when == when
    assert f"Cumplimiento {when}" in figures_of(year_page(SILENT, day))


def test_a_month_that_runs_is_an_advance_and_one_to_come_is_not_due():
    told = annual_plan(plan(GOAL, report("feb", {"1": "10"})))
    row = matrix_of(year_page(told, date(2030, 3, 20)))["unidad-a"]
    assert (row[2], row[3], row[0]) == ("● 100 %, Cumplida", "… Aún no vence", "▸ 25 %, En curso")


def test_an_average_that_lacks_reports_says_of_how_many_it_is():
    two = goal({"feb": "10"}, annual="10"), goal({"feb": "10"}, annual="10", code="2")
    page = year_page(annual_plan(plan(*two, report("feb", {"1": "10"})), plan(two[0], unit="unidad-b")))
    assert figures_of(page)["Cumplimiento en 2030"] == (
        "Parcial | 100 % en 1 de 2 unidades; 1 de 3 actividades con todos sus informes"
    )
    assert matrix_of(page)["unidad-a"][2] == "◌ 1 de 2 actividades, Parcial"  # «100» would read as done
    assert "«◌ 3 de 10» dice que solo" in page.text


@pytest.mark.parametrize(
    ("budget", "text"),
    [
        (Budget(Decimal(23400000), "USD"), "$23.4 millones"),
        (Budget(Decimal(1000000), "USD"), "$1 millones"),
        (Budget(Decimal("999999.5"), "USD"), "$999,999.5"),
        (Budget(Decimal(2500000), "EUR"), "EUR 2.5 millones"),
    ],
)
def test_the_budget_in_words(budget, text):
    annual = replace(SILENT, frame=replace(SILENT.frame, budget=budget))
    assert figures_of(year_page(annual))["Presupuesto"] == text


def test_without_budget_or_document_nothing_is_said_of_them():
    page = year_page(SILENT)
    assert "Presupuesto" not in page.text
    assert "Leer el documento" not in page.text


def test_units_stand_under_their_authority_and_those_without_one_apart():
    annual = annual_plan(plan(GOAL), plan(GOAL, unit="unidad-b"), parents={"unidad-b": "mando"})
    page = year_page(annual)
    groups = [row.text for row in page.all("tr", "grupo")]
    assert groups == ["mando"]
    assert list(matrix_of(page)) == ["unidad-a", "unidad-b"]


def weighted(done: dict[str, str], *, x: str, y: str) -> AnnualPlan:
    """A year of one unit whose goals of February weigh so much, and what it reported of them."""
    goals = (goal({"feb": "10"}, code="x", weight=x), goal({"feb": "10"}, code="y", weight=y))
    method = method_with(averaging=Averaging.WEIGHTED)
    return annual_plan(plan(*goals, report("feb", done)), method=method)


def test_a_weighted_average_of_a_lesser_part_is_no_headline():
    pages = pages_of(weighted({"x": "0"}, x="12", y="88"))
    assert figures_of(pages[BASE])["Cumplimiento en 2030"] == "Incompleto"
    assert figures_of(pages[UNIT])["Cumplimiento en 2030"] == (
        "Incompleto | solo tiene porcentaje el 12 % del peso programado, menos de la mitad"
    )


def test_a_weighted_average_stands_beside_the_weight_that_it_is_of():
    page = year_page(weighted({"y": "10"}, x="12", y="88"))
    assert figures_of(page)["Cumplimiento en 2030"].startswith("100 % | Parcial: ")
    assert "sobre el 88 % del peso programado" in figures_of(page)["Cumplimiento en 2030"]
    assert "el promedio es 100 % sobre el 88 % del peso programado" in page.text
