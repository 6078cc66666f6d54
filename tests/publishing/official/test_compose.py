"""The parts of a report: the outline's order, the institution's words, and nothing without anything to tell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.core.frozen import replace
from generator.core.model import Content, Named, OutlinePart, Section, Signatory
from generator.indicators.examples.plans import YEAR, annual_plan, goal, plan, report
from generator.publishing.official.document import Paragraph, Points, Table
from tests.publishing.official.small_reports import blocks, own, prose, report_of, rows, tables, titles, with_outline

if TYPE_CHECKING:
    from generator.publishing.official.document import OfficialReport

GOAL = goal({"feb": "10"}, annual="10")
DONE = annual_plan(plan(GOAL, report("feb", {"1": "5"})))


def texts(report: OfficialReport) -> list[str]:
    return [block.text for block in blocks(report) if isinstance(block, Paragraph)]


def test_parts_stand_in_the_order_of_the_outline():
    year = with_outline(DONE, OutlinePart("b", "II. Dos", ("Texto.",)), OutlinePart("a", "I. Uno", ("Otro.",)))
    assert titles(report_of(year, "feb")) == ["II. Dos", "I. Uno"]


def test_a_part_with_nothing_to_tell_is_left_out():
    year = with_outline(
        DONE,
        OutlinePart("vacia", "Vacía"),
        OutlinePart("demas", "Demás", content=Content.ADDITIONAL),
        OutlinePart("arriba", "Arriba", parts=(OutlinePart("abajo", "Abajo", ("Texto.",)),)),
        OutlinePart("hueca", "Hueca", parts=(OutlinePart("nada", "Nada"),)),
    )
    assert titles(report_of(year, "feb")) == ["Arriba", "Abajo"]


def test_the_reports_own_words_stand_for_those_of_the_outline():
    year = with_outline(DONE, OutlinePart("uno", "I. Uno", ("Siempre.",), (Named("A", "Punto"),)))
    assert prose(report_of(year, "feb")) == "Siempre.\nA: Punto"
    told = own(year, "feb", Section("uno", "", ("Esta vez.",)))
    assert (titles(report_of(told, "feb")), prose(report_of(told, "feb"))) == (["I. Uno"], "Esta vez.")
    assert prose(report_of(told, "t1")) == "Siempre.\nA: Punto"
    renamed = own(year, "feb", Section("uno", "I. Uno, febrero", ("Esta vez.",)))
    assert titles(report_of(renamed, "feb")) == ["I. Uno, febrero"]


def test_words_stand_for_the_sentences_of_a_content_and_not_for_its_tables_and_lists():
    year = with_outline(
        DONE,
        OutlinePart("resumen", "Resumen", content=Content.SUMMARY),
        OutlinePart("unidades", "Unidades", content=Content.UNITS),
        OutlinePart("metodo", "Método", ("Así se mide.",), content=Content.METHOD),
    )
    year = own(year, "feb", Section("resumen", "", ("Vamos bien.",)), Section("unidades", "", ("Cuadro:",)))
    found = report_of(year, "feb")
    assert texts(found) == ["Vamos bien.", "Cuadro:", "Así se mide."]
    assert len(tables(found)) == 1
    assert [type(block) for block in found.parts[2].blocks] == [Paragraph, Points]


def test_what_has_no_title_goes_on_where_the_part_before_it_ends():
    year = with_outline(
        DONE,
        OutlinePart(
            "uno",
            "Uno",
            ("Antes.",),
            parts=(
                OutlinePart("cuadro", content=Content.UNITS),
                OutlinePart("medio", "", ("Después.",)),
                OutlinePart("dos", "Dos", ("Abajo.",)),
                OutlinePart("fin", "", ("Al final de dos.",)),
            ),
        ),
        OutlinePart("cola", "", ("Y más.",)),
    )
    found = report_of(year, "feb")
    assert titles(found) == ["Uno", "Dos"]
    assert [type(block) for block in found.parts[0].blocks] == [Paragraph, Table, Paragraph]
    assert texts(found) == ["Antes.", "Después.", "Abajo.", "Al final de dos.", "Y más."]


def test_words_before_any_title_have_one():
    assert titles(report_of(with_outline(DONE, OutlinePart("uno", "", ("Texto.",))), "feb")) == ["Presentación"]


def test_a_part_without_words_takes_those_of_the_plan():
    frame = replace(DONE.frame, sections=(Section("marco", "Marco", ("La ley.",)), Section("unidades", "U", ("No.",))))
    year = replace(DONE, frame=frame)
    year = with_outline(year, OutlinePart("marco", "Marco legal"), OutlinePart("unidades", "U", content=Content.UNITS))
    assert (titles(report_of(year, "feb")), prose(report_of(year, "feb"))) == (["Marco legal", "U"], "La ley.")


@pytest.mark.parametrize(
    ("last", "order"),
    [
        ("conclusiones", ["Cuadro", "Logros", "Cierre"]),
        ("recomendaciones", ["Cuadro", "Logros", "Cierre"]),
        ("cierre", ["Cuadro", "Cierre", "Logros"]),
    ],
)
def test_a_section_without_a_place_stands_before_the_conclusions_or_last(last, order):
    year = with_outline(DONE, OutlinePart("cuadro", "Cuadro", ("Texto.",)), OutlinePart(last, "Cierre", ("Fin.",)))
    assert titles(report_of(own(year, "feb", Section("logros", "", ("Uno.",))), "feb")) == order


def test_a_section_has_a_place_at_any_depth():
    inside = OutlinePart("abajo", "Abajo")
    year = with_outline(DONE, OutlinePart("arriba", "Arriba", parts=(inside,)))
    assert titles(report_of(own(year, "feb", Section("abajo", "", ("Uno.",))), "feb")) == ["Arriba", "Abajo"]


def test_a_blank_line_parts_a_paragraph_and_points_named_by_numbers_are_numbered():
    points = tuple(Named(name, f"Punto {name}") for name in ("1", "2", "2.1", "3"))
    year = with_outline(DONE, OutlinePart("uno", "Uno", ("Primero.\n\nSegundo.",), points))
    found = blocks(report_of(year, "feb"))
    assert texts(report_of(year, "feb")) == ["Primero.", "Segundo."]
    lists = [block for block in found if isinstance(block, Points)]
    assert [(block.is_numbered, [(point.name, point.text) for point in block.items]) for block in lists] == [
        (True, [("", "Punto 1"), ("", "Punto 2")]),
        (False, [("2.1", "Punto 2.1"), ("3", "Punto 3")]),
    ]


def test_the_request_is_the_years_or_the_reports_own():
    year = with_outline(DONE, OutlinePart("uno", "Uno", ("Texto.",)), request="Darse por enterado.")
    assert report_of(year, "feb").request == "Darse por enterado."
    asked = own(year, "feb", Section("solicitud", "", ("Al Consejo:",), (Named("Se solicita", "Aprobar."),)))
    assert report_of(asked, "feb").request == "Al Consejo:\n\nSe solicita: Aprobar."
    assert titles(report_of(asked, "feb")) == ["Uno"]


def test_posts_sign_where_and_when_the_report_says():
    signatures = (Signatory("Gerencia", "Visto bueno"), Signatory("Jefatura"))
    year = with_outline(DONE, signatures=signatures, place="San Salvador")
    year = own(year, "feb", date=date(YEAR, 3, 5), title="Informe de febrero")
    found = report_of(year, "feb")
    assert [(each.label, each.post) for each in found.signatures] == [("Visto bueno", "Gerencia"), ("", "Jefatura")]
    assert (found.place, found.date, found.as_of) == ("San Salvador", date(YEAR, 3, 5), date(YEAR + 1, 1, 1))
    assert (found.institution, found.title, found.subtitle, found.period) == (
        "Institución",
        "Informe de febrero",
        "Plan 2030",
        "Febrero de 2030",
    )
    assert report_of(year, "t1").date is None


def test_it_says_how_its_figures_were_made_and_where_they_are():
    found = report_of(DONE, "feb", revision="abc", site_url="https://example.org/")
    assert (found.method, found.revision) == ("Metodología general del sitio, versión 1.0.", "abc")
    assert found.url == "https://example.org/institucion/2030/informes/2030-02/"
    assert report_of(annual_plan(plan()), "feb").method == ""


def test_the_default_parts_serve_an_institution_that_chose_nothing():
    found = report_of(DONE, "feb")
    assert titles(found) == [
        "Introducción",
        "Base legal",
        "Metodología",
        "Consolidado institucional",
        "Cumplimiento de las unidades organizativas",
        "Unidades que no han informado",
    ]
    assert "artículo 10, numeral 8" in prose(found)
    elsewhere = replace(DONE, institution=replace(DONE.institution, country="GT"))
    assert "Base legal" not in titles(report_of(elsewhere, "feb"))


def test_a_year_without_goals_has_no_word_of_percentages():
    found = report_of(annual_plan(plan(report("feb", {}))), "feb")
    assert titles(found) == ["Introducción", "Base legal"]
    assert "%" not in prose(found)
    assert [rows(table) for table in tables(found)] == []
