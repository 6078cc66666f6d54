"""What a citizen asks of a year: what fell short and why, what was done beyond the plan, what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from generator.core.model import Activity, ProgressEntry, UnplannedWork
from generator.core.quantity import NBSP, Quantity
from generator.indicators.examples.plans import NOWHERE, annual_plan, goal, method_with, plan, removal, report, share
from generator.publishing.views.findings import NOT_GIVEN, Findings, findings
from tests.publishing.small_sites import BASE, context_of, pages_of


def found(*contents: Activity | ProgressEntry, as_of: date | None = None) -> Findings:
    return findings(context_of(annual_plan(plan(*contents)), as_of))


def justified(entry: ProgressEntry, text: str, measures: str = "") -> ProgressEntry:
    return replace(entry, results=tuple(replace(each, justification=text, measures=measures) for each in entry.results))


def test_what_fell_short_is_told_with_its_reason_the_lowest_first():
    two = goal({"feb": "10"}, annual="10"), goal({"feb": "10"}, annual="10", code="2")
    told = justified(report("feb", {"1": "9", "2": "4"}), "Faltó transporte", "Se alquilará")
    short = found(*two, told).short
    assert [(each.link.label, each.percent.replace(NBSP, " "), each.done, each.goal) for each in short] == [
        ("2 Actividad", "40 %", "4", "10"),
        ("1 Actividad", "90 %", "9", "10"),
    ]
    assert (short[0].reason, short[0].measures) == ("Faltó transporte", "Se alquilará")


def test_without_a_reason_it_says_that_there_is_none():
    assert found(goal({"feb": "10"}, annual="10"), report("feb", {"1": "4"})).short[0].reason == NOT_GIVEN


def test_the_limit_is_the_threshold_of_the_method():
    year = annual_plan(
        plan(goal({"feb": "10"}, annual="10"), report("feb", {"1": "9"})), method=method_with(threshold=Decimal(90))
    )
    answer = findings(context_of(year))
    assert not answer.short
    assert answer.short_lead.replace(NBSP, " ") == "De lo que se puede medir en 2030, nada quedó por debajo de 90 %."


def test_of_a_silent_year_nothing_is_said_to_be_short():
    answer = found(goal({"feb": "10"}, annual="10"))
    assert (answer.short, answer.short_lead) == ((), "Sin informes no se puede saber qué se quedó corto.")


def test_what_runs_is_not_short_yet():
    assert not found(goal({"feb": "10", "mar": "10"}), report("feb", {"1": "10"}), as_of=date(2030, 2, 10)).short


def test_a_unit_that_told_only_its_percentage_can_be_short():
    answer = findings(context_of(annual_plan(plan(replace(share("anual", "66"), notes="Sin personal")))))
    assert [(each.link.label, each.reason) for each in answer.short] == [("unidad-a", "Sin personal")]


def test_what_goes_beyond_a_goal_and_beyond_the_plan():
    work = UnplannedWork("Charla", "Participaciones", Quantity(Decimal(40)), NOWHERE)
    told = replace(report("feb", {"1": "15"}), unplanned=(work,))
    answer = found(goal({"feb": "10"}, annual="10"), told)
    assert [each.amount for each in answer.extra] == ["5 más que la meta de 10"]
    assert [(each.link.label, each.amount) for each in answer.unplanned] == [("Charla", "40 Participaciones")]
    assert answer.extra_lead == (
        "1 meta se superó; además se informó de 1 trabajo que no estaba en el plan. Superar una meta no compensa otra."
    )


def test_what_comes_next_is_of_the_months_that_are_not_over():
    goals = goal({"feb": "10", "may": "20", "jul": "5", "sep": "1"}), goal({"may": "3"}, code="2")
    coming = found(*goals, as_of=date(2030, 4, 10)).coming
    assert [(each.month, each.lead, len(each.items)) for each in coming] == [
        ("Mayo", "2 metas de 1 unidad", 2),
        ("Julio", "1 meta de 1 unidad", 1),
    ]
    assert not found(*goals).coming


def test_what_a_change_removed_does_not_come():
    gone = replace(goal({"may": "10"}), removal=removal("may"))
    assert not found(gone, as_of=date(2030, 4, 10)).coming


def test_the_page_of_the_year_has_a_place_for_each_answer():
    page = pages_of(annual_plan(plan(goal({"feb": "10", "may": "2"}))), as_of=date(2030, 3, 1))[BASE]
    assert {"falto", "ademas", "sin-informar", "cambios", "proximas"} <= page.ids
