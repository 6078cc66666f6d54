"""Pages of authorities, of the strategic plan, of the document and of the method: each says what it stands on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import (
    Averaging,
    Band,
    Caveat,
    Measure,
    MissingRule,
    Named,
    PublishedFigure,
    PublishedReport,
    Section,
    StrategicElement,
    Strategy,
    Subject,
    SubjectKind,
    UnitWeight,
)
from generator.core.period import Period
from generator.core.quantity import NBSP, Quantity
from generator.indicators.examples.plans import NOWHERE, annual_plan, goal, method_with, plan, report, share
from tests.publishing.small_sites import BASE, pages_of
from tests.publishing.views.test_activity import rows_of
from tests.publishing.views.test_year import figures_of, matrix_of

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan
    from tests.html_pages import HtmlPage

CUT_OFF = date(2030, 9, 30)
DONE = report("feb", {"1": "5"})
GOAL = goal({"feb": "10"}, annual="10", strategy="AE-1.1")
ELEMENTS = (
    StrategicElement("OE-1", "objetivo", "Ampliar", None, NOWHERE),
    StrategicElement("AE-1.1", "accion", "Formar", "OE-1", NOWHERE, Quantity.parse("1200"), "Personas", "Jefatura",
                     "unidad-a", 2030),
    StrategicElement("AE-1.2", "accion", "Medir", "OE-1", NOWHERE, owner_unit="mando"),
)  # fmt: skip
STRATEGY = Strategy("estrategia-2030", "Plan estratégico", 2030, 2034, ELEMENTS, NOWHERE)
YEAR = annual_plan(
    plan(GOAL, DONE), plan(goal({"feb": "1"}), unit="unidad-b"), parents={"unidad-a": "mando"}, strategy=STRATEGY
)


def facts_of(page: HtmlPage) -> dict[str, str]:
    block = page.one("dl", "datos")
    names = [term for term in page.all("dt") if block in term.above]
    values = [value for value in page.all("dd") if block in value.above]
    return {name.text: value.text for name, value in zip(names, values, strict=True)}


def test_an_authority_answers_for_the_units_below_it_and_no_other():
    page = pages_of(YEAR)[f"{BASE}autoridades/mando/"]
    assert "Reúne 1 unidad con 1 actividad en 2030." in page.text
    assert "Su cumplimiento en 2030 es 50 %, el promedio simple de sus unidades medidas." in page.text
    assert figures_of(page)["Cumplimiento en 2030"] == "50 % | Avance bajo (categoría de la metodología común)"
    assert list(matrix_of(page)) == ["unidad-a"]


def weighted_year() -> AnnualPlan:
    """Two units of an authority, which weigh 80 and 20, the first with goals that weigh 75 and 25."""
    weights = tuple(UnitWeight(unit, Decimal(text), NOWHERE) for unit, text in (("unidad-a", "80"), ("unidad-b", "20")))
    return annual_plan(
        plan(goal({"feb": "10"}, weight="75"), goal({"feb": "10"}, code="2", weight="25"), DONE),
        plan(goal({"feb": "10"}), report("feb", {"1": "10"}), unit="unidad-b"),
        parents={"unidad-a": "mando", "unidad-b": "mando"},
        method=method_with(averaging=Averaging.WEIGHTED, unit_weights=weights, missing=MissingRule.ZERO),
    )


def test_weights_stand_beside_what_they_weigh_and_in_every_formula():
    pages = pages_of(weighted_year())
    unit = pages[f"{BASE}unidades/unidad-a/"]
    assert "(75 × 50 % + 25 × 0 %) ÷ 100 = 37.5 %" in unit.text
    assert "Peso: 75 %" in unit.text
    assert facts_of(pages[f"{BASE}unidades/unidad-a/2/"])["Peso en el promedio de la unidad"] == "25 %"
    above = pages[f"{BASE}autoridades/mando/"]
    assert "Su cumplimiento en 2030 es 50 %, el promedio ponderado de sus unidades medidas." in above.text
    assert "(80 × 37.5 % + 20 × 100 %) ÷ 100 = 50 %" in above.text
    assert "(80 × 37.5 % + 20 × 100 %) ÷ 100 = 50 %" in pages[BASE].text
    assert "Peso" not in pages[f"{BASE}unidades/unidad-b/"].one("main").text


def test_how_many_units_stand_where_is_told_before_the_table():
    pages = pages_of(YEAR)
    assert counts_of(pages[BASE]) == ["◔Avance bajo 1 unidad", "○No reportado 1 unidad"]
    assert counts_of(pages[f"{BASE}autoridades/mando/"]) == ["◔Avance bajo 1 unidad"]
    two = annual_plan(plan(GOAL), plan(GOAL, unit="unidad-b"), strategy=STRATEGY)
    assert counts_of(pages_of(two)[BASE]) == ["○No reportado 2 unidades"]


def counts_of(page: HtmlPage) -> list[str]:
    (block,) = (each for each in page.all("ul", "leyenda") if "Cuántas" in each.attributes["aria-label"])
    return [item.text for item in page.all("li") if block in item.above]


def test_an_authority_of_which_nothing_is_known_says_why():
    silent = annual_plan(plan(GOAL), parents={"unidad-a": "mando"}, strategy=STRATEGY)
    page = pages_of(silent)[f"{BASE}autoridades/mando/"]
    assert "no se ha informado ningún resultado" in page.text
    assert rows_of(pages_of(silent)[f"{BASE}autoridades/"])["mando"] == "1 unidad | 1 actividad | ○No reportado"


def test_the_strategic_plan_counts_its_kinds_and_links_its_elements():
    page = pages_of(YEAR)[f"{BASE}estrategia/"]
    assert "Plan estratégico: 1 objetivo y 2 acciones." in page.text
    assert "En 2030 se inicia 1 acción." in page.text
    assert "no dice qué actividad contribuye" not in page.text
    hrefs = [link.attributes["href"] for link in page.all("a")]
    assert {"oe-1/index.html", "ae-1.1/index.html", "ae-1.2/index.html"} <= set(hrefs)


def test_an_element_shows_the_activities_that_contribute_to_it_or_to_those_below():
    pages = pages_of(YEAR)
    for code in ("oe-1", "ae-1.1"):
        page = pages[f"{BASE}estrategia/{code}/"]
        assert "1 actividad contribuye a este elemento en 2030." in page.text
        assert "Su cumplimiento promedio es 50 %." in page.text
    facts = facts_of(pages[f"{BASE}estrategia/ae-1.1/"])
    assert facts == {
        "Plan estratégico": "Plan estratégico",
        "Cantidad para todo el período": "1,200",
        "Indicador de producto": "Personas",
        "Responsable, según el documento": "Jefatura",
        "Inicia": "2030",
    }


def test_an_element_without_activities_shows_no_percentage():
    page = pages_of(YEAR)[f"{BASE}estrategia/ae-1.2/"]
    assert "Ninguna actividad del plan de 2030 está vinculada a este elemento" in page.text
    assert "%" not in page.one("main").text
    assert "Unidad responsable: mando" in page.text


def test_a_responsible_unit_without_a_page_is_named_only_as_the_document_names_it():
    elements = (StrategicElement("AE-1", "accion", "Formar", None, NOWHERE, owner="Oficina", owner_unit="sin-plan"),)
    strategy = Strategy("estrategia-2030", "Plan estratégico", 2030, 2034, elements, NOWHERE)
    year = annual_plan(plan(goal({"feb": "1"})), parents={"unidad-a": "mando", "sin-plan": "mando"}, strategy=strategy)
    page = pages_of(year)[f"{BASE}estrategia/ae-1/"]
    assert "Unidad responsable" not in page.text
    assert facts_of(page)["Responsable, según el documento"] == "Oficina"


def test_a_strategy_that_no_activity_names_says_so():
    unlinked = annual_plan(plan(goal({"feb": "1"})), strategy=STRATEGY)
    page = pages_of(unlinked)[f"{BASE}estrategia/"]
    assert "no dice qué actividad contribuye" in page.text
    assert "sin vincular" not in page.text


def test_the_goals_that_contribute_to_no_element_are_counted():
    goals = (goal({"feb": "1"}, strategy="AE-1.1"), goal({"feb": "1"}, code="2"), goal({"feb": "1"}, code="3"))
    page = pages_of(annual_plan(plan(*goals), strategy=STRATEGY))[f"{BASE}estrategia/"]
    assert "De 3 actividades del plan del año, 2 están sin vincular a ningún elemento." in page.text


def test_the_document_has_its_sections_in_order_with_their_anchors():
    sections = (
        Section("introduccion", "Introducción", ("Uno.", "Dos.")),
        Section("valores", "Valores", (), (Named("Respeto", "A todos."), Named("", "Sin nombre."))),
    )
    page = pages_of(replace(YEAR, frame=replace(YEAR.frame, sections=sections)))[f"{BASE}documento/"]
    headings = [(heading.text, heading.attributes.get("id")) for heading in page.all("h2")]
    assert headings[:2] == [("Introducción", "introduccion"), ("Valores", "valores")]
    assert [
        paragraph.text for paragraph in page.all("p") if "texto" in paragraph.above[-1].attributes.get("class", "")
    ] == [
        "Uno.",
        "Dos.",
    ]
    assert "Respeto. A todos." in page.text


def test_caveats_are_listed_by_unit():
    caveat = Caveat("R301", "Los meses suman 9 y el total dice 10.", (), NOWHERE)
    year = annual_plan(plan(replace(GOAL, strategy=None, caveats=(caveat,))), plan(GOAL, unit="unidad-b"))
    page = pages_of(year)[f"{BASE}salvedades/"]
    assert "1 actividad tiene en lo publicado algo que no cuadra o no se puede leer." in page.text
    assert [heading.text for heading in page.all("h3")] == ["unidad-a"]
    assert "Los meses suman 9 y el total dice 10." in page.text
    assert "R301" not in page.text
    assert "Se conservan como se publicaron: 1 actividad." in pages_of(year)[BASE].text


def test_what_was_not_published_stands_apart_and_differences_are_listed():
    lacking = Caveat("R302", "No publica la meta del año.", (), NOWHERE)
    year = annual_plan(plan(replace(GOAL, strategy=None, caveats=(lacking,)), report("feb", {"1": "1"})))
    page = pages_of(year)[f"{BASE}salvedades/"]
    assert "No se conoce ninguna cifra de lo publicado que no cuadre." in page.text
    assert [heading.text for heading in page.all("h2")] == ["Lo que no se publicó"]
    assert "que no cuadran" not in pages_of(year)[BASE].text
    february, seven = Period.month(2030, 2), Quantity.parse("7%")
    figure = PublishedFigure("Tabla", Subject.parse("institucion"), Measure.MEAN, february, seven, NOWHERE)
    printed = PublishedReport("feb", february, "Informe", february.end, (figure,), NOWHERE)
    text = pages_of(replace(year, reports=(printed,)))[f"{BASE}salvedades/"].text
    assert "1 cifra impresa difiere de lo que dan sus propios datos." in text
    assert "Promedio, febrero: impreso 7" in text


def test_without_caveats_it_says_so():
    assert "No se conoce ninguna cifra" in pages_of(YEAR)[f"{BASE}salvedades/"].text
    assert "que no cuadran" not in pages_of(YEAR)[BASE].text


def test_the_general_method_is_said_to_be_general():
    page = pages_of(YEAR)[f"{BASE}metodologia/"]
    assert "Institución no publicó cómo califica el avance de 2030" in page.text
    assert facts_of(page)["Tope dentro de los promedios"].startswith("100 %: lo adicional se muestra aparte")
    assert list(rows_of(page))[1:] == ["●Cumplida", "◕Avance alto", "◑Avance medio", "◔Avance bajo"]
    assert "La institución no publicó bandas: estas son las de la metodología común" in page.text


def test_an_institutions_own_method_is_printed_as_data():
    bands = (
        Band("malo", "Bajo", Decimal(0), Decimal("79.5"), NOWHERE),
        Band("bueno", "Bueno", Decimal("79.5"), None, NOWHERE),
    )
    method = method_with(
        bands=bands, cap=None, threshold=Decimal(90), missing=MissingRule.OMIT, decimals=0, round_units_first=True
    )
    page = pages_of(annual_plan(plan(GOAL, DONE), method=method))[f"{BASE}metodologia/"]
    assert "Así mide Institución el avance de 2030 (metodología versión de ejemplo)." in page.text
    facts = facts_of(page)
    assert facts["Tope dentro de los promedios"] == "Sin tope"
    assert facts["Umbral aceptable"] == "90 %: por debajo se exige justificación"
    assert facts["Mes programado y no informado"] == "Solo cuentan los meses informados, y se dice cuáles faltan."
    assert facts["Redondeo"] == "Se promedian porcentajes ya redondeados"
    assert rows_of(page) == {
        "Banda": "Cumplimiento",
        "●Bueno": "79.5 % o más",
        "◔Bajo": "de 0 % a menos de 79.5 %",
    }
    assert "no publicó bandas" not in page.text


def test_the_weights_of_a_year_are_printed_as_data():
    page = pages_of(weighted_year())[f"{BASE}metodologia/"]
    assert facts_of(page)["Promedios"].startswith("Ponderados: cada actividad pesa lo que dice el plan de su unidad")
    assert facts_of(page)["Unidad sin nada programado"].startswith("Queda fuera del promedio")
    assert facts_of(page)["Cero informado"].startswith("Es un resultado: cuenta como 0 %.")
    rows = rows_of(page)
    assert (rows["unidad-a"], rows["unidad-b"]) == ("80 %", "20 %")


def test_a_years_methodology_is_worked_with_its_own_numbers():
    page = pages_of(weighted_year())[f"{BASE}metodologia/"]
    assert "(60 × 80 % + 25 × 100 % + 15 × 40 %) ÷ 100 = 79 %" in page.text
    assert "lo no informado cuente como cero" in page.text
    assert {"ejemplo-propio-tope", "ejemplo-promedio-ponderado"} <= page.ids
    assert "ejemplo-nivel" not in page.ids
    assert facts_of(page)["Tipos de meta"] == "Se suman los meses: 3 actividades"
    assert facts_of(page)["Sentido de las metas"] == "Más es mejor: 3 actividades"


def test_the_public_methodology_has_every_worked_example_and_every_state():
    from generator.indicators.examples import EXAMPLES  # noqa: PLC0415
    from generator.indicators.states import State  # noqa: PLC0415

    page = pages_of(YEAR)["metodologia/"]
    assert {f"ejemplo-{example.id}" for example in EXAMPLES} <= page.ids
    assert all(state.explanation in page.text for state in State)


def test_an_element_shows_what_reports_print_of_it_with_their_day():
    subject = Subject(SubjectKind.ELEMENT, code="OE-1")
    figure = PublishedFigure("T", subject, Measure.COMPLIANCE, Period.whole_year(2030), Quantity.parse("71%"), NOWHERE)
    printed = PublishedReport(
        "r", Period.whole_year(2030), "Informe anual", date(2030, 12, 15), (figure, figure), NOWHERE
    )
    pages = pages_of(replace(YEAR, reports=(printed,)))
    for path in (f"{BASE}estrategia/", f"{BASE}estrategia/oe-1/"):
        text = pages[path].text.replace(NBSP, " ")
        told = "Publicado por la institución: 71 % del año 2030 (Informe anual, el 15 de diciembre de 2030)."
        assert text.count(told) == 1, path
        links = [link.attributes["href"] for link in pages[path].all("a")]
        assert [link for link in links if link.endswith("verificacion/index.html")]


def test_an_element_published_in_part_says_the_average_of_that_part():
    first = plan(goal({"t4": "5"}, strategy="AE-1.1"), report("t4", {"1": "4"}), is_partial=True)
    other = plan(goal({"t4": "5"}, strategy="AE-1.2"), unit="unidad-b", is_partial=True)
    year = annual_plan(first, other, parents={"unidad-a": "mando"}, strategy=STRATEGY)
    pages = pages_of(year)
    told = "2 actividades, 1 con porcentaje: 80 % en el cuarto trimestre, lo único publicado"
    assert told in pages[f"{BASE}estrategia/"].text
    page = pages[f"{BASE}estrategia/ae-1.1/"]
    assert "Su cumplimiento promedio es 80 % en el cuarto trimestre, lo único publicado." in page.text
    assert [each.attributes["data-periodo"] for each in page.all("div", "entrada")] == ["2030-T4"]


def test_an_element_whose_goals_are_published_of_other_parts_has_no_average():
    first = plan(goal({"t4": "5"}, strategy="AE-1.1"), report("t4", {"1": "4"}), is_partial=True)
    other = plan(goal({"t3": "5"}, strategy="AE-1.2"), report("t3", {"1": "4"}), unit="unidad-b", is_partial=True)
    page = pages_of(annual_plan(first, other, strategy=STRATEGY))[f"{BASE}estrategia/oe-1/"]
    assert "Su cumplimiento promedio" not in page.text


def test_an_authority_of_units_whose_activities_are_not_published_does_not_count_none():
    told = (("unidad-a", share("anual", "80", as_of=CUT_OFF)), ("unidad-b", share("anual", "60", as_of=CUT_OFF)))
    units = [plan(each, unit=name) for name, each in told]
    pages = pages_of(annual_plan(*units, parents={"unidad-a": "mando", "unidad-b": "mando"}))
    lead = pages[f"{BASE}autoridades/mando/"].one("div", "entrada").text
    assert lead.startswith("Reúne 2 unidades; no se publicaron sus actividades de 2030. Al 30 de septiembre de 2030")
