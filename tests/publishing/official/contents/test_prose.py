"""The sentences of a report: what it is, and what is known in sum."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from generator.core.frozen import replace
from generator.core.model import Averaging, Content, OutlinePart, UnitWeight
from generator.indicators.examples.plans import NOWHERE, YEAR, annual_plan, goal, method_with, plan, report, share
from generator.publishing.official.document import Points
from tests.publishing.official.small_reports import blocks, only, prose, report_of, rows, tables, with_outline

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan, ProgressEntry

GOAL = goal({"feb": "10", "mar": "10"}, annual="20")
DONE = annual_plan(plan(GOAL, report("feb", {"1": "5"})))


def worked(key: str) -> ProgressEntry:
    """A report of what was done, without figures."""
    return replace(report(key, {}), summary="Se hizo.")


def summary(annual: AnnualPlan, key: str = "feb", **choices: Any) -> str:
    return prose(report_of(only(annual, Content.SUMMARY), key, **choices))


def test_what_the_report_is():
    text = prose(report_of(only(DONE, Content.PRESENTATION), "feb"))
    assert text.startswith("Este informe presenta el avance de febrero de 2030 del Plan Anual de Trabajo 2030.")
    assert "habían informado al 1 de enero de 2031" in text
    narrative = replace(annual_plan(plan(worked("s1"))), frame=replace(DONE.frame, instrument="informe"))
    text = prose(report_of(only(narrative, Content.PRESENTATION), "s1"))
    assert (
        text == "Este informe reúne el trabajo del primer semestre de 2030 que informaron las unidades organizativas."
    )


def test_the_figures_of_the_institution():
    assert summary(DONE).splitlines() == [
        "El plan reúne 1 actividad de 1 unidad organizativa.",
        (
            "El cumplimiento promedio de la institución de febrero de 2030 es 50 %, en la categoría «Avance bajo», "
            "medido en 1 unidad de 1."
        ),
        ("Al 28 de febrero de 2030, el avance hacia las metas de todo el año es 25 %, en promedio de 1 unidad de 1."),
    ]
    assert "todo el año" not in summary(DONE, "anual")


def test_a_unit_without_activities_is_none_of_those_that_have_them():
    year = annual_plan(plan(GOAL, report("feb", {"1": "5"})), plan(unit="unidad-b"))
    assert summary(year).startswith(
        "El plan reúne 1 actividad de 1 unidad organizativa; 1 unidad más no tiene ninguna."
    )


def test_the_advance_of_the_year_says_what_is_not_in_it():
    later = annual_plan(plan(GOAL, goal({"nov": "1"}, code="2"), report("feb", {"1": "5"})))
    assert "es 25 %, en promedio de 1 unidad de 1. No entra 1 actividad que aún no vence." in summary(later)
    (table,) = tables(report_of(only(later, Content.UNITS), "feb"))
    assert "Avance anual acumulado: promedio simple de 1 unidad. No entra 1 actividad que aún no vence." in table.notes
    assert "Febrero: promedio simple de 1 unidad." in table.notes


def test_a_report_of_what_nobody_told_says_just_that():
    silent = report_of(only(annual_plan(plan(GOAL)), Content.PRESENTATION), "feb")
    assert prose(silent) == "Ninguna unidad ha informado avances de febrero de 2030: no es lo mismo que cero."
    longer = annual_plan(plan(worked("s1")))
    text = (
        "Ninguna unidad ha informado avances de febrero de 2030 por separado: lo informado es del primer semestre de "
    )
    assert prose(report_of(only(longer, Content.PRESENTATION), "feb")) == f"{text}2030, y no se reparte."


def test_categories_stand_under_their_introduction_though_what_is_told_is_of_later():
    year = annual_plan(plan(share("s1", "80")))
    assert tables(report_of(only(year, Content.BANDS), "feb"))


def test_the_method_has_the_table_to_which_it_refers():
    weights = tuple(
        UnitWeight(unit, Decimal(text), NOWHERE) for unit, text in (("unidad-a", "62.5"), ("unidad-b", "37.5"))
    )
    method = method_with(averaging=Averaging.WEIGHTED, unit_weights=weights)
    year = annual_plan(*DONE.plans, plan(GOAL, unit="unidad-b"), method=method)
    (table,) = tables(report_of(only(year, Content.METHOD), "feb"))
    assert rows(table) == [["unidad-a", "62.5 %"], ["unidad-b", "37.5 %"]]


def test_a_weighted_average_says_of_how_much_weight_it_is():
    goals = (goal({"feb": "10"}, code="x", weight="70"), goal({"feb": "10"}, code="y", weight="30"))
    method = method_with(averaging=Averaging.WEIGHTED)
    year = annual_plan(plan(*goals, report("feb", {"x": "5"})), method=method)
    assert "es 50 % sobre el 70 % del peso programado, medido en 1 unidad de 1." in summary(year)
    (table,) = tables(report_of(only(year, Content.UNITS), "feb"))
    assert rows(table)[0][2] == "50 % (parcial, 70 % del peso)"
    assert table.rows[0].cells[2].value == 50
    lesser = annual_plan(plan(*goals, report("feb", {"y": "0"})), method=method)
    assert "Con lo informado no se puede calcular un cumplimiento" in summary(lesser)
    assert tables(report_of(only(lesser, Content.UNITS), "feb")) == []


def test_a_year_that_is_over_has_its_result_and_not_an_advance():
    year = annual_plan(plan(goal({"dic": "10"}), report("dic", {"1": "5"})))
    assert "En todo el año, el cumplimiento promedio es 50 %." in summary(year, "dic")


def test_told_percentages_are_told_as_such():
    year = annual_plan(plan(share("feb", "80")))
    assert "de sus actividades no hay detalle publicado, solo los porcentajes informados" in summary(year)
    assert "medido en 1 unidad de 1, según los porcentajes que ellas informaron." in summary(year)
    partial = annual_plan(plan(GOAL, share("feb", "80"), is_partial=True))
    assert "de sus actividades se publica solo una parte, 1 actividad." in summary(partial)


def test_what_lacks_is_said():
    year = annual_plan(*DONE.plans, plan(GOAL, unit="unidad-b"))
    assert "Faltan informes, todos o algunos, de 1 unidad: pueden cambiarlo." in summary(year)
    assert "Ninguna unidad ha informado avances de febrero" in summary(annual_plan(plan(GOAL)))
    assert "Con lo informado no se puede calcular" in summary(annual_plan(plan(GOAL, report("feb", {}))))


def test_a_period_that_runs_has_an_advance():
    assert "El avance promedio de la institución del primer trimestre" in summary(DONE, "t1", as_of=date(YEAR, 3, 5))


@pytest.mark.parametrize(("target", "met"), [("12.5", "se alcanzó"), ("12.51", "no se alcanzó")])
def test_what_a_quarter_adds_to_the_year(target, met):
    method = method_with(quarterly_target=Decimal(target))
    year = annual_plan(plan(goal({"feb": "10"}), report("feb", {"1": "5"})), method=method)
    assert f"El primer trimestre de 2030 aporta 12.5 % al año, de {target} % que se pide: {met} la meta." in summary(
        year, "t1"
    )
    assert "aporta" not in summary(year, "feb")


def test_the_method_is_told_question_by_question():
    (points,) = blocks(report_of(only(DONE, Content.METHOD), "feb"))
    assert isinstance(points, Points)
    assert [point.name for point in points.items][:3] == ["Versión", "Tope dentro de los promedios", "Umbral aceptable"]


def test_categories_have_a_range():
    year = annual_plan(*DONE.plans, method=method_with(category_decimals=0))
    (table,) = tables(report_of(only(year, Content.BANDS), "feb"))
    assert rows(table)[:2] == [["Cumplida", "100 % o más"], ["Avance alto", "De 80 % a menos de 100 %"]]
    assert table.notes == ("Antes de calificar, el porcentaje se redondea a un entero.",)


def test_goals_are_needed_for_words_of_percentages():
    bare = with_outline(
        annual_plan(plan()),
        *(
            OutlinePart(content.value, "Parte", content=content)
            for content in (Content.METHOD, Content.BANDS, Content.SUMMARY, Content.CONSOLIDATED, Content.PLANNED)
        ),
    )
    assert blocks(report_of(bare, "feb")) == []
