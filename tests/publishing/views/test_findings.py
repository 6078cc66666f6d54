"""What a citizen asks of a year: what fell short and why, what was done beyond the plan, what comes next."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.core.frozen import replace
from generator.core.model import Activity, Band, ProgressEntry, TargetType, UnitPlan, UnplannedWork
from generator.core.quantity import NBSP, Quantity
from generator.indicators.examples.plans import NOWHERE, annual_plan, goal, method_with, plan, removal, report, share
from generator.publishing.reasons import NOT_GIVEN
from generator.publishing.views.findings import Findings, findings
from tests.publishing.small_sites import BASE, context_of, pages_of

OWN_BANDS = (
    Band("bien", "Bien", Decimal(80), None, NOWHERE),
    Band("bajo", "Bajo", Decimal(0), Decimal(80), NOWHERE),
)


def found(*contents: Activity | ProgressEntry, as_of: date | None = None) -> Findings:
    return findings(context_of(annual_plan(plan(*contents)), as_of))


def found_of(one: UnitPlan, **method: object) -> Findings:
    return findings(context_of(annual_plan(one, method=method_with(**method))))


def justified(entry: ProgressEntry, text: str, measures: str = "") -> ProgressEntry:
    return replace(entry, results=tuple(replace(each, justification=text, measures=measures) for each in entry.results))


def test_without_goals_what_was_done_is_compared_with_nothing():
    work = UnplannedWork("Feria", "Personas", Quantity.parse("40"), NOWHERE)
    told = found(replace(report("feb", {}), unplanned=(work,)))
    assert (told.has_goals, len(told.unplanned)) == (False, 1)
    assert told.extra_lead == "Sin metas publicadas no se sabe: lo informado se cuenta sin compararlo con nada."


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


def test_a_comment_is_the_reason_where_nothing_justifies():
    told = report("feb", {"1": "4"})
    commented = replace(told, results=(replace(told.results[0], notes="Pendiente de recibirlo."),))
    assert found(goal({"feb": "10"}, annual="10"), commented).short[0].reason == "Comentario: Pendiente de recibirlo."
    both = justified(commented, "Faltó transporte")
    assert found(goal({"feb": "10"}, annual="10"), both).short[0].reason == "Faltó transporte"


def test_the_limit_is_the_threshold_of_the_method():
    year = annual_plan(
        plan(goal({"feb": "10"}, annual="10"), report("feb", {"1": "9"})), method=method_with(threshold=Decimal(90))
    )
    answer = findings(context_of(year))
    assert not answer.short
    lead = "De las actividades que se pueden medir en 2030, ninguna quedó por debajo de 90 %."
    assert answer.short_lead.replace(NBSP, " ") == lead


def test_without_a_threshold_the_limit_is_where_the_own_best_band_begins():
    told = plan(share("anual", "82"))
    assert found_of(told).short
    own = found_of(told, bands=OWN_BANDS)
    assert (own.short, own.short_lead.replace(NBSP, " ")) == (
        (),
        "Ningún porcentaje informado por las unidades en 2030 quedó por debajo de 80 %.",
    )


def test_a_percentage_told_to_a_day_is_short_too_and_says_the_day():
    """ICJ's units at 38, 50 and 54 % on 30 September: nobody may read that nothing fell short."""
    answer = found_of(plan(share("anual", "54", as_of=date(2030, 9, 30))), bands=OWN_BANDS)
    assert [(each.link.label, each.badge.label) for each in answer.short] == [("unidad-a", "Bajo, al 30 de septiembre")]
    assert answer.short_lead.replace(NBSP, " ").startswith("De lo que se puede medir al 30 de septiembre de 2030, 1 ")


def test_where_there_is_no_percentage_nothing_is_said_to_have_gone_well():
    work = replace(report("feb", {}), unplanned=(UnplannedWork("Taller", "", None, NOWHERE),))
    answer = findings(context_of(annual_plan(plan(work))))
    assert (answer.short, answer.short_lead) == ((), "No hay porcentajes con que saber qué se quedó corto.")


def test_the_only_published_quarter_is_told_as_that_quarter():
    short = found_of(plan(goal({"t4": "10"}), report("t4", {"1": "4"}), is_partial=True)).short
    assert [(each.percent.replace(NBSP, " "), each.part, each.part_code) for each in short] == [
        ("40 %", "en el cuarto trimestre, lo único publicado", "2030-T4")
    ]
    above = found_of(plan(goal({"t4": "10"}), report("t4", {"1": "14"}), is_partial=True)).extra
    assert [each.amount for each in above] == ["4 más que la meta de 10, en el cuarto trimestre, lo único publicado"]


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


def test_a_level_above_its_goal_is_surpassed_and_told_by_its_percentage():
    level = goal({"feb": "90%"}, annual="90%", kind=TargetType.LEVEL)
    answer = found(level, report("feb", {"1": "99%"}))
    assert [each.amount.replace(NBSP, " ") for each in answer.extra] == ["99 %, con una meta de 90 %: 110 %"]
    assert answer.extra_lead == "1 meta se superó. Superar una meta no compensa otra."


def test_what_is_beyond_the_plan_is_unknown_without_reports_or_without_goals():
    assert found(goal({"feb": "1"})).extra_lead == "No se sabe: ninguna unidad ha publicado avances."
    assert found_of(plan(share("anual", "80"))).extra_lead == (
        "No se sabe: sin metas de actividades publicadas no hay con qué comparar lo hecho."
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


def test_a_name_that_ends_with_a_stop_is_not_followed_by_a_colon_after_it():
    assert [each.link.label for each in found(goal({"feb": "1"}, name="Formar."), report("feb", {"1": "2"})).extra] == [
        "1 Formar"
    ]
