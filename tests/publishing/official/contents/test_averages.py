"""Tables of averages: what is unknown says why, what was told says so, and the average says whom it is of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import (
    Content,
    Measure,
    PublishedFigure,
    RemovedRule,
    StrategicElement,
    Strategy,
    Subject,
)
from generator.core.quantity import Quantity
from generator.indicators.examples.plans import NOWHERE, YEAR, annual_plan, goal, method_with, plan, report, share
from tests.publishing.official.small_reports import only, own, period, prose, report_of, rows, tables, total
from tests.publishing.small_sites import named

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan
    from generator.publishing.official.document import Table

GOAL = goal({"feb": "10", "mar": "10"}, annual="20")
HALF, ALL = report("feb", {"1": "5"}), report("feb", {"1": "10"})
TREE = {"unidad-a": "mando", "unidad-b": "mando"}


def table_of(annual: AnnualPlan, content: Content, key: str = "feb") -> Table:
    (table,) = tables(report_of(only(annual, content), key))
    return table


def test_units_have_their_period_and_the_year_to_date():
    table = table_of(annual_plan(plan(GOAL, HALF), plan(GOAL, ALL, unit="unidad-b")), Content.UNITS)
    assert [column.label for column in table.columns] == [
        "N.º",
        "Unidad organizativa",
        "Febrero",
        "Avance anual acumulado",
    ]
    assert [column.group for column in table.columns][2:] == ["Datos de avance promedio"] * 2
    assert rows(table)[:2] == [["1", "unidad-a", "50 %", "25 %"], ["2", "unidad-b", "100 %", "50 %"]]
    assert total(table) == ["", "Promedio institucional", "75 %", "37.5 %"]
    assert "Febrero: promedio simple de 2 unidades." in table.notes
    assert table.rows[0].cells[2].value == 50
    assert table.rows[0].cells[1].href == "institucion/2030/unidades/unidad-a/"


def test_the_report_of_the_year_has_one_column():
    table = table_of(annual_plan(plan(GOAL, ALL, report("mar", {"1": "5"}))), Content.UNITS, "anual")
    assert [column.label for column in table.columns][2:] == ["2030"]
    assert rows(table)[0] == ["1", "unidad-a", "75 %"]


def test_who_has_no_percentage_says_why_and_has_no_part_in_the_average():
    idle = replace(plan(unit="unidad-c"), notes="No tenía productos programados.")
    year = annual_plan(plan(GOAL, HALF), plan(GOAL, unit="unidad-b"), idle, plan(GOAL, unit="unidad-d", removed="feb"))
    table = table_of(year, Content.UNITS)
    assert [row[2] for row in rows(table)] == [
        "50 %",
        "No reportado",
        "Sin programación",
        "Eliminada",
        "50 % (parcial)",
    ]
    assert [cell.value for row in table.rows[1:4] for cell in row.cells[2:]] == [None] * 6
    assert "unidad-c: No tenía productos programados." in table.notes
    assert "unidad-d: eliminada por un cambio aprobado. Se suprimió" in table.notes
    assert (
        "Febrero: promedio simple de 1 unidad; no entran unidad-b (no reportado), "
        "unidad-c (sin programación) y unidad-d (eliminada)."
    ) in table.notes


def test_where_no_percentage_is_known_there_is_no_table():
    silent = annual_plan(plan(GOAL), parents=TREE)
    for content in (Content.UNITS, Content.MONTHS, Content.AUTHORITIES, Content.RESULTS, Content.CONSOLIDATED):
        assert tables(report_of(only(silent, content), "t1")) == []


def test_told_percentages_are_named_as_told():
    told = share("feb", "80")
    every = table_of(annual_plan(plan(told), plan(told, unit="unidad-b")), Content.UNITS)
    assert every.notes[0] == "Son los porcentajes que informaron las unidades, sin el detalle de sus actividades."
    assert rows(every)[0][2] == "80 %"
    mixed = table_of(annual_plan(plan(told), plan(GOAL, HALF, unit="unidad-b")), Content.UNITS)
    assert [row[2] for row in rows(mixed)] == ["80 % †", "50 %", "65 %"]
    assert mixed.notes[0] == "† Informado por la unidad, sin el detalle de sus actividades."


def test_months_are_those_of_which_anything_is_known():
    year = annual_plan(plan(GOAL, HALF), plan(goal({"mar": "1"}), unit="unidad-b"))
    table = table_of(year, Content.MONTHS, "t1")
    assert [column.label for column in table.columns] == ["Unidad organizativa", "Feb"]
    assert rows(table) == [["unidad-a", "50 %"], ["unidad-b", "s. p."], ["Promedio institucional", "50 %"]]
    assert "s. p.: sin programación." in table.notes
    assert "De los demás meses del período ninguna unidad tiene porcentaje." in table.notes
    assert tables(report_of(only(year, Content.MONTHS), "feb")) == []


def test_an_authority_has_the_average_of_its_units():
    year = annual_plan(plan(GOAL, HALF), plan(GOAL, ALL, unit="unidad-b"), plan(GOAL, unit="unidad-c"), parents=TREE)
    table = table_of(named(year, {"mando": "Gerencia Técnica"}), Content.AUTHORITIES)
    assert table.caption == "Gerencia Técnica: cumplimiento de sus unidades de febrero de 2030"
    assert [row[1] for row in rows(table)] == ["unidad-a", "unidad-b", "Promedio"]
    assert total(table)[2] == "75 %"


ELEMENTS = tuple(StrategicElement(code, "resultado", f"Resultado {code}", None, NOWHERE) for code in ("R1", "R2"))
STRATEGY = Strategy("e", "Estrategia", YEAR, YEAR, ELEMENTS, NOWHERE)


def printed(code: str, key: str, value: str, measure: Measure = Measure.COMPLIANCE) -> PublishedFigure:
    return PublishedFigure(
        "IV", Subject.parse(f"estrategia:{code}"), measure, period(key), Quantity.parse(value), NOWHERE
    )


def test_the_top_of_the_strategic_plan():
    linked = replace(GOAL, strategy="R1")
    table = table_of(annual_plan(plan(linked, HALF), strategy=STRATEGY), Content.RESULTS)
    assert rows(table) == [
        ["R1", "Resultado R1", "50 %", "25 %"],
        ["R2", "Resultado R2", "Sin actividades vinculadas", "Sin actividades vinculadas"],
    ]
    assert table.caption == "Cumplimiento por resultado de febrero de 2030"


def test_of_what_cannot_be_recomputed_the_printed_figure_is_shown_as_printed():
    year = annual_plan(plan(share("feb", "80"), share("anual", "40", as_of=date(YEAR, 2, 28))), strategy=STRATEGY)
    year = own(year, "feb", figures=(printed("R1", "feb", "71%"), printed("R1", "anual", "12", Measure.EXECUTED)))
    table = table_of(year, Content.RESULTS)
    assert rows(table)[0] == ["R1", "Resultado R1", "71 % ‡", "Sin actividades vinculadas"]
    assert table.rows[0].cells[2].value == Decimal(71)
    assert table.notes[-1].startswith("‡ Como se imprimió en el informe de febrero de 2030: no se conocen")


def test_a_part_of_a_period_of_which_a_figure_was_printed_is_not_told_apart():
    year = annual_plan(plan(share("s1", "80"), share("anual", "40", as_of=date(YEAR, 6, 30))), strategy=STRATEGY)
    year = own(year, "s1", figures=(printed("R1", "s1", "71%"), printed("R1", "anual", "40%")))
    table = table_of(year, Content.RESULTS, "t2")
    assert rows(table)[0] == ["R1", "Resultado R1", "Sin desglose", "40 % ‡"]
    assert rows(table)[1] == ["R2", "Resultado R2", "Sin actividades vinculadas", "Sin actividades vinculadas"]


def test_a_percentage_that_is_no_part_of_the_average_is_marked():
    method = method_with(removed=RemovedRule.WHOLE_PERIOD)
    gone = plan(GOAL, HALF, unit="unidad-b", removed="mar")
    year = annual_plan(plan(GOAL, ALL, report("mar", {"1": "10"})), gone, method=method)
    table = table_of(year, Content.UNITS, "t1")
    assert [row[2] for row in rows(table)] == ["100 %", "50 % §", "100 %"]
    assert "§ No entra en el promedio: un cambio aprobado la eliminó durante el período." in table.notes
    assert table.rows[1].cells[2].value == 50


def test_who_told_no_figures_is_not_silent():
    worked = replace(report("t1", {}), summary="Se dieron dos charlas.")
    quarter = goal({"t1": "10"})
    year = annual_plan(plan(GOAL, HALF, report("mar", {"1": "5"})), plan(quarter, worked, unit="unidad-b"))
    table = table_of(year, Content.UNITS, "t1")
    assert [row[2] for row in rows(table)] == ["50 %", "Sin cifras", "50 % (parcial)"]
    assert "Sin cifras: se contó lo hecho sin dar la cifra que pide la meta." in table.notes
    months = table_of(year, Content.MONTHS, "t1")
    assert rows(months)[1] == ["unidad-b", "s. c.", "s. c."]
    assert "s. c.: sin cifras." in months.notes


def test_a_figure_printed_in_an_earlier_report_stands_in_a_later_one_and_not_before():
    year = annual_plan(plan(share("feb", "80"), share("anual", "40")), strategy=STRATEGY)
    year = own(year, "feb", figures=(printed("R1", "anual", "71%"),))
    assert rows(table_of(year, Content.RESULTS, "anual"))[0] == ["R1", "Resultado R1", "71 % ‡"]
    assert tables(report_of(only(year, Content.RESULTS), "ene")) == []


def test_what_was_cut_off_before_its_period_ended_says_when():
    year = annual_plan(plan(share("feb", "80"), share("anual", "40", as_of=date(YEAR, 2, 28))))
    note = "Del año, lo acumulado al 28 de febrero de 2030, cuando no había terminado."
    for key in ("feb", "anual"):
        assert note in table_of(year, Content.UNITS, key).notes
    text = prose(report_of(only(year, Content.SUMMARY), "anual"))
    assert "El avance promedio de la institución del año 2030 al 28 de febrero de 2030 es 40 %" in text


def test_how_many_units_and_activities_fall_in_each_category():
    year = annual_plan(plan(GOAL, HALF), plan(GOAL, ALL, unit="unidad-b"), plan(GOAL, unit="unidad-c"))
    table = table_of(year, Content.CONSOLIDATED)
    assert rows(table) == [
        ["Cumplida", "1", "1"],
        ["Avance bajo", "1", "1"],
        ["No reportado", "1", "1"],
        ["Total", "3", "3"],
    ]
    told = table_of(annual_plan(plan(share("feb", "80"))), Content.CONSOLIDATED)
    assert [column.label for column in told.columns] == ["Resultado", "Unidades"]


def test_a_percentage_without_a_category_says_so():
    two = goal({"feb": "1"}, code="2")
    table = table_of(annual_plan(plan(GOAL, two, HALF)), Content.CONSOLIDATED)
    assert rows(table)[1] == ["Con avance parcial o en curso", "1", "0"]
