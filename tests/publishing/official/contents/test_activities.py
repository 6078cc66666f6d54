"""Tables of activities: what was promised, what was done, what the unit says of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from generator.core.frozen import replace
from generator.core.model import (
    Caveat,
    Content,
    Direction,
    Result,
    StrategicElement,
    Strategy,
    TargetType,
    UnplannedWork,
)
from generator.core.quantity import NBSP, Quantity
from generator.indicators.examples.plans import NOWHERE, YEAR, annual_plan, goal, method_with, plan, removal, report
from generator.publishing.official.contents.goals import natural
from generator.publishing.official.document import Points, RowKind
from tests.publishing.official.small_reports import blocks as blocks_of
from tests.publishing.official.small_reports import only, period, prose, report_of, rows, tables, titles

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan, ProgressEntry
    from generator.publishing.official.document import Table

ELEMENTS = (
    StrategicElement("1", "eje", "Fomento", None, NOWHERE, notes="Objetivo general: fomentar."),
    StrategicElement("1.1", "linea", "Asociatividad", "1", NOWHERE),
    StrategicElement("OE 1", "objetivo", "Atender grupos", "1.1", NOWHERE),
    StrategicElement("2", "eje", "Gestión", None, NOWHERE, owner="Comisión", owner_unit="unidad-a"),
)
STRATEGY = Strategy("e", "Estrategia", YEAR, YEAR, ELEMENTS, NOWHERE)


def told(code: str, value: str, **words: Any) -> Result:
    return Result(code, Quantity.parse(value), NOWHERE, **words)


def entry(key: str, *results: Result, **choices: Any) -> ProgressEntry:
    return replace(report(key, {}), results=results, **choices)


def table_of(annual: AnnualPlan, content: Content, key: str = "t1") -> Table:
    (table,) = tables(report_of(only(annual, content), key))
    return table


def test_from_an_axis_down_to_its_activities():
    attend = replace(goal({"t1": "5"}, strategy="OE 1", name="Atención"), measure_unit="Grupos", owner="Jefatura")
    other = goal({"t2": "5"}, code="2", strategy="2", name="Otra")
    year = annual_plan(plan(attend, other, entry("t1", told("1", "15", notes="Quince grupos."))), strategy=STRATEGY)
    found = report_of(only(year, Content.LINES), "t1")
    assert titles(found) == ["Parte", "Eje 1. Fomento"]
    assert prose(found) == "Objetivo general: fomentar."
    (table,) = tables(found)
    assert rows(table) == [
        ["1.1 Asociatividad"],
        ["Atender grupos", "Atención", "Grupos", "5", "15", "300 %", "Jefatura", "Quince grupos."],
    ]
    assert table.rows[0].kind is RowKind.GROUP


def test_what_was_removed_keeps_its_promise_in_sight():
    gone = replace(goal({"t1": "3"}, strategy="1"), removal=removal("ene"))
    year = annual_plan(plan(gone, entry("t1", told("1", "0"))), strategy=STRATEGY)
    assert rows(table_of(year, Content.LINES)) == [["", "Actividad", "", "3", "0", "Eliminada", "unidad-a", ""]]


def test_what_was_removed_has_nothing_to_show_where_it_promised_nothing():
    gone = replace(goal({"t1": "3"}, strategy="1"), removal=removal("ene"))
    year = annual_plan(plan(gone, entry("t1", told("1", "0"))), strategy=STRATEGY)
    assert tables(report_of(only(year, Content.LINES), "feb")) == []


def test_of_a_goal_of_a_quarter_a_month_has_nothing_to_show():
    year = annual_plan(plan(goal({"t1": "3"}, strategy="1"), entry("t1", told("1", "2"))), strategy=STRATEGY)
    assert tables(report_of(only(year, Content.LINES), "feb")) == []


def test_every_activity_under_the_headings_that_it_serves():
    goals = (
        goal({"t1": "1"}, annual="1", code="1.10", strategy="1", name="Diez"),
        goal({"t1": "1", "t2": "0"}, annual="1", code="1.2", strategy="1", name="Dos"),
        goal({"t1": "1"}, code="1.9", name="Suelta"),
        goal({"t1": "1"}, code="3", name="Última"),
        goal({"t1": "1"}, code="2.1", strategy="2", name="De gestión"),
    )
    year = annual_plan(plan(*goals, entry("t1", told("1.2", "0", notes="Pendiente."))), strategy=STRATEGY)
    table = table_of(year, Content.ACTIVITIES)
    assert [row[:2] for row in rows(table)] == [
        ["1. Fomento"],
        ["1.2", "Dos"],
        ["1.10", "Diez"],
        ["1.9", "Suelta"],
        ["2. Gestión — unidad-a; responsable: Comisión"],
        ["2.1", "De gestión"],
        ["3", "Última"],
    ]
    assert rows(table)[1][4:] == ["1", "1", "0", "", "", "0", "0 %", "Pendiente."]
    assert rows(table)[2][4:] == ["1", "1", "", "", "", "No reportado", "No reportado", ""]
    assert rows(table)[3][4] == "sin total publicado"
    assert [column.label for column in table.columns if column.group] == ["Ene–mar", "Abr–jun", "Jul–sep", "Oct–dic"]
    assert table.columns[9].label == "Realizado ene–mar"


def test_activities_that_serve_nothing_stand_under_their_unit():
    year = annual_plan(plan(goal({"ene": "1"})), plan(goal({"ene": "1"}), unit="unidad-b"), plan(unit="unidad-c"))
    assert [row[0] for row in rows(table_of(year, Content.ACTIVITIES))] == ["unidad-a", "1", "unidad-b", "1"]


def test_units_under_the_threshold_and_what_they_say():
    short, fine = (
        entry("feb", told("1", "5", justification="Sin fondos", measures="Pedirlos.")),
        report("feb", {"1": "9"}),
    )
    goals = goal({"feb": "10"})
    year = annual_plan(
        plan(goals, short), plan(goals, fine, unit="unidad-b"), plan(goals, report("feb", {"1": "1"}), unit="unidad-c")
    )
    assert tables(report_of(only(year, Content.BELOW_THRESHOLD), "feb")) == []
    strict = annual_plan(*year.plans, method=method_with(threshold=Decimal(90)))
    assert rows(table_of(strict, Content.BELOW_THRESHOLD, "feb")) == [
        ["unidad-a", "50 %", "1 (febrero): Sin fondos. Medidas: Pedirlos."],
        ["unidad-c", "10 %", "En lo publicado no hay justificación."],
    ]
    commented = annual_plan(
        plan(goals, entry("feb", told("1", "5", notes="En estudio."))), method=method_with(threshold=Decimal(90))
    )
    assert rows(table_of(commented, Content.BELOW_THRESHOLD, "feb")) == [
        ["unidad-a", "50 %", "1 (febrero): Comentario: En estudio."]
    ]
    none = annual_plan(year.plans[1], method=method_with(threshold=Decimal(90)))
    text = "De 1 unidad con porcentaje final, ninguna quedó por debajo de 90 % en febrero de 2030."
    assert prose(report_of(only(none, Content.BELOW_THRESHOLD), "feb")) == text


def test_what_units_explain_of_months_reaches_the_report_of_the_year():
    late = entry("feb", told("1", "5", justification="Sin fondos.", measures="Pedirlos."))
    made_good = entry("mar", told("1", "15"))
    year = annual_plan(plan(goal({"feb": "10", "mar": "10"}), late, made_good), plan(unit="unidad-b"))
    for key in ("feb", "t1", "anual"):
        assert rows(table_of(year, Content.JUSTIFICATIONS, key)) == [
            ["unidad-a"],
            ["Actividad", "Febrero", "Sin fondos.", "Pedirlos."],
        ]
    assert tables(report_of(only(year, Content.JUSTIFICATIONS), "mar")) == []


def test_what_is_not_final_is_not_held_against_the_threshold_and_is_named():
    two = (goal({"feb": "10"}), goal({"feb": "10"}, code="2"))
    strict = method_with(threshold=Decimal(90))
    partial = plan(*two, report("feb", {"1": "1"}))
    none = only(annual_plan(partial, method=strict), Content.BELOW_THRESHOLD)
    assert prose(report_of(none, "feb")) == (
        "Todavía no se puede decir qué unidades quedan por debajo de 90 %: ninguna tiene porcentaje final."
    )
    fine = plan(goal({"feb": "10"}), report("feb", {"1": "10"}), unit="unidad-b")
    some = only(annual_plan(partial, fine, method=strict), Content.BELOW_THRESHOLD)
    assert prose(report_of(some, "feb")).endswith(
        "unidad-a tiene un porcentaje parcial o en curso, que todavía no se juzga."
    )


def test_goals_of_a_part_of_the_period_are_not_told_as_those_of_all():
    year = annual_plan(plan(goal({"t4": "5"}, strategy="1"), report("t4", {"1": "15"})), strategy=STRATEGY)
    table = table_of(year, Content.LINES, "anual")
    assert table.caption == "Eje 1: metas y avances del año 2030, solo del cuarto trimestre"
    (note,) = table.notes
    assert note == (
        "Las metas publicadas son solo del cuarto trimestre de 2030: la meta, el avance y el porcentaje no son "
        "del año 2030."
    )
    assert table_of(year, Content.ADDITIONAL, "anual").notes == table.notes
    assert table_of(year, Content.LINES, "t4").notes == ()
    whole = annual_plan(plan(goal({"t4": "5"}, annual="5", strategy="1"), *year.plans[0].progress), strategy=STRATEGY)
    assert table_of(whole, Content.LINES, "anual").notes == ()


def test_what_a_unit_tells_in_words_stands_beside_its_goal_without_a_figure():
    goals = (
        goal({"t1": "3"}, strategy="1", name="Informes"),
        goal({"t1": "5"}, code="2", strategy="1", name="Boletas"),
    )
    worked = entry("t1", told("2", "5", notes="Todas."), summary="Se presentaron los informes.")
    table = table_of(annual_plan(plan(*goals, worked), strategy=STRATEGY), Content.LINES)
    assert [row[1:] for row in rows(table)] == [
        ["Informes", "", "3", "Sin cifras", "Sin cifras", "unidad-a", "Se presentaron los informes."],
        ["Boletas", "", "5", "5", "100 %", "unidad-a", "Todas."],
    ]
    silent = table_of(annual_plan(plan(*goals, report("t1", {"2": "5"})), strategy=STRATEGY), Content.LINES)
    assert rows(silent)[0][4:6] == ["No reportado", "No reportado"]


def test_surpassed_goals_without_an_additional_amount_are_named_under_the_table():
    rate = goal({"feb": "90%"}, code="2", name="Compras.", kind=TargetType.LEVEL)
    year = annual_plan(plan(goal({"feb": "10"}), rate, report("feb", {"1": "16", "2": "100%"})))
    note = (
        "También se sobrepasó una meta que es un porcentaje o un nivel, de lo que no se suma una cantidad adicional: "
        "Compras, unidad-a (meta 90 %; hecho 100 %)."
    )
    found = table_of(year, Content.ADDITIONAL, "feb")
    assert [text.replace(NBSP, " ") for text in found.notes] == [note]
    alone = annual_plan(plan(rate, report("feb", {"2": "100%"})))
    assert prose(report_of(only(alone, Content.ADDITIONAL), "feb")) == note


def test_what_was_done_above_the_promise():
    year = annual_plan(plan(goal({"feb": "10"}), goal({"feb": "5"}, code="2"), report("feb", {"1": "16", "2": "5"})))
    assert rows(table_of(year, Content.ADDITIONAL, "feb")) == [["unidad-a"], ["Actividad", "", "10", "16", "6", "60 %"]]


def test_work_that_no_goal_announced_tells_how_much_only_where_it_is_known():
    works = (
        UnplannedWork("Charla", "Personas", Quantity.parse("40"), NOWHERE),
        UnplannedWork("Visita", "", None, NOWHERE),
    )
    year = annual_plan(plan(entry("feb", unplanned=works)))
    table = table_of(year, Content.UNPLANNED)
    assert rows(table) == [["unidad-a", "Charla", "Personas", "40"], ["unidad-a", "Visita", "", "No informada"]]
    assert table.rows[1].cells[3].value is None
    assert tables(report_of(only(year, Content.UNPLANNED), "t2")) == []


def test_what_units_say_of_the_period():
    year = annual_plan(
        plan(entry("feb", summary="Bien."), entry("t1", summary="Muy bien.")),
        plan(entry("mar"), unit="unidad-b"),
    )
    assert prose(report_of(only(year, Content.SYNTHESES), "t1")) == "unidad-a, febrero: Bien.\nunidad-a: Muy bien."
    assert prose(report_of(only(year, Content.SYNTHESES), "feb")) == "Bien."


@pytest.mark.parametrize(
    ("summary", "title", "paragraph"),
    [
        ("Asistencia técnica:", "Asistencia técnica", ""),
        ("", "Unidad-a", ""),
        ("Largo. " * 40, "Unidad-a", ("Largo. " * 40)),
        ("Dos\nlíneas", "Unidad-a", "Dos\nlíneas"),
    ],
    ids=["heading", "none", "long", "lines"],
)
def test_work_stands_under_its_own_summary(summary, title, paragraph):
    works = (UnplannedWork("Charla", "", None, NOWHERE),)
    found = report_of(only(annual_plan(plan(entry("t1", unplanned=works, summary=summary))), Content.WORK), "t1")
    assert titles(found) == ["Parte", title]
    assert prose(found) == f"{paragraph}\nCharla".strip()
    assert isinstance(blocks_of(found)[-1], Points)


def test_who_told_some_of_its_goals_says_how_many_lack():
    goals = [goal({"feb": "1"}, code=code) for code in "123"]
    year = annual_plan(plan(*goals, report("feb", {"1": "1"})))
    assert rows(table_of(year, Content.SILENT, "feb")) == [
        ["unidad-a", "Informó solo una parte: de 3 actividades que tenían meta, 2 quedan sin informe completo."],
    ]


def test_who_has_not_reported_and_what():
    goals = goal({"ene": "1", "feb": "1"})
    year = annual_plan(
        plan(goals, report("ene", {"1": "1"}), report("feb", {"1": "1"})),
        plan(goals, report("ene", {"1": "1"}), unit="unidad-b"),
        plan(goals, goal({"ene": "1"}, code="2"), unit="unidad-c"),
        plan(goal({"jul": "1"}), unit="unidad-d"),
    )
    assert rows(table_of(year, Content.SILENT)) == [
        ["unidad-b", "Informó solo una parte de su única actividad que tenía meta; nada de febrero."],
        ["unidad-c", "No informó nada, de 2 actividades que tenían meta."],
    ]
    assert prose(report_of(only(annual_plan(year.plans[0]), Content.SILENT), "t1")).startswith("Todas las unidades")
    assert blocks_of(report_of(only(annual_plan(year.plans[3]), Content.SILENT), "t1")) == []


def test_what_units_planned():
    year = annual_plan(plan(goal({"feb": "1"}), goal({"jul": "1"}, code="2")), plan(unit="unidad-b", removed=None))
    assert rows(table_of(year, Content.PLANNED, "feb")) == [
        ["unidad-a", "2", "1"],
        ["unidad-b", "No publicadas", "No publicadas"],
        ["Total", "2", "1"],
    ]


def test_a_demand_goal_shows_what_was_attended_of_what_was_asked():
    demand = goal({"feb": "90%"}, kind=TargetType.DEMAND, strategy="1")
    year = annual_plan(plan(demand, report("feb", {"1": "38/40"})), strategy=STRATEGY)
    assert rows(table_of(year, Content.LINES, "feb"))[0][3:6] == ["90 %", "38 de 40", "105.6 %"]


def test_codes_sort_as_people_sort_them():
    codes = ["1.10", "1.2", "AO.3.1", "AE.1", "AO.1.1.10", "AO.1.1.9"]
    assert sorted(codes, key=natural) == ["AE.1", "AO.1.1.9", "AO.1.1.10", "AO.3.1", "1.2", "1.10"]


def test_a_report_of_a_period_without_anything():
    year = annual_plan(plan())
    for content in Content:
        assert blocks_of(report_of(only(year, content), "feb")) == [] or content is Content.PRESENTATION
    assert period("feb").is_month


def test_a_justification_that_stands_alone_has_no_label():
    year = annual_plan(plan(goal({"t1": "3"}), entry("t1", told("1", "0", justification="Se eliminó."))))
    assert rows(table_of(year, Content.ACTIVITIES))[1][-1] == "Se eliminó."
    both = annual_plan(plan(goal({"t1": "3"}), entry("t1", told("1", "0", justification="Llovió.", notes="Nada."))))
    assert rows(table_of(both, Content.ACTIVITIES))[1][-1] == "Nada. Justificación: Llovió."


def test_a_goal_told_only_with_the_year_is_not_broken_down_in_an_earlier_report():
    year = annual_plan(plan(goal({"t1": "1", "t2": "1"}, annual="2"), entry("anual", told("1", "2"))))
    assert rows(table_of(year, Content.ACTIVITIES, "t1"))[1][-3:-1] == ["Sin desglose", "Sin desglose"]
    assert rows(table_of(year, Content.ACTIVITIES, "anual"))[1][-3:-1] == ["2", "100 %"]


def test_a_doubted_result_is_marked_and_explained_under_the_table():
    doubted = replace(goal({"t1": "1"}), caveats=(Caveat("R344", "Su comentario dice otra cosa.", (), NOWHERE),))
    table = table_of(annual_plan(plan(doubted, report("t1", {"1": "1"}))), Content.ACTIVITIES, "t1")
    assert rows(table)[1][-2] == "100 % ⚠"
    assert table.notes == ("⚠ 1: resultado en duda. Su comentario dice otra cosa.",)


def test_a_range_without_limits_is_not_judged_and_the_source_is_quoted():
    spent = replace(goal({"t1": "90%"}, kind=TargetType.LEVEL, direction=Direction.RANGE), notes="Dice «No».")
    table = table_of(annual_plan(plan(spent, report("t1", {"1": "109%"}))), Content.ACTIVITIES, "t1")
    assert rows(table)[1][-2] == "Sin límites"
    assert table.notes == (
        "Sin límites: no se puede juzgar; el documento no publica el rango aceptable.",
        "1. Dice «No».",
    )
