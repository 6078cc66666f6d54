"""The five questions: answered with what is known, and with its reasons."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from generator.core.frozen import replace
from generator.core.model import OfficialDocument, UnplannedWork
from generator.core.quantity import Quantity
from generator.history.record import Record, UnitRecord, Version, goals_of
from generator.indicators.examples.plans import NOWHERE, annual_plan, goal, plan, report, share
from generator.publishing.views.findings import findings
from tests.publishing.small_sites import BASE, context_of, pages_of

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan

TWO_MONTHS = goal({"feb": "4", "mar": "4"})


def answer(annual: AnnualPlan, question: str, **choices: Any) -> str:
    """What stands between the heading of a question and the next one."""
    page = pages_of(annual, **choices)[f"{BASE}preguntas/"]
    headings = [each.text for each in page.all("h2")]
    at = next(number for number, text in enumerate(headings) if question in text)
    following = headings[at + 1]
    return page.one("main").text.split(headings[at])[-1].split(following)[0]


def test_each_month_names_who_did_not_report():
    annual = annual_plan(
        plan(TWO_MONTHS, report("feb", {"1": "4"}), report("mar", {"1": "4"})),
        plan(TWO_MONTHS, report("feb", {"1": "4"}), unit="unidad-b"),
    )
    told = answer(annual, "no reportaron")
    assert "Falta informar en 1 mes. De marzo, 1 unidad no ha informado." in told
    assert "2 de 2Ninguna" in told
    assert "1 de 2unidad-b" in told


def test_a_year_told_in_one_piece_is_no_report_of_its_months():
    quarterly = goal({"t1": "1", "t2": "1"}, annual="2")
    told = answer(annual_plan(plan(quarterly, report("anual", {"1": "2"}))), "no reportaron")
    assert told.strip() == (
        "1 unidad informó de una sola vez, de todo el año (informe del 31 de diciembre de 2030): "
        "de ellas no hay informes por mes."
    )
    both = annual_plan(
        plan(quarterly, report("anual", {"1": "2"})),
        plan(TWO_MONTHS, report("mar", {"1": "4"}), unit="unidad-b"),
    )
    told = answer(both, "no reportaron")
    assert "Febrero0 de 1unidad-b" in told
    assert "Marzo1 de 1Ninguna" in told
    assert "1 unidad informó de una sola vez" in told


def test_without_any_report_it_does_not_say_that_nothing_was_done():
    assert "no hay ningún informe de 2030. Eso no quiere decir" in answer(
        annual_plan(plan(TWO_MONTHS)), "no reportaron"
    )


def test_a_lowered_goal_is_told_with_its_version_and_day():
    before = goals_of(plan(goal({"feb": "9"}, annual="9")))
    now = replace(plan(goal({"feb": "3"}, annual="3")), version=2)
    versions = (Version(1, "a" * 40, date(2030, 1, 5), before), Version(2, "b" * 40, date(2030, 5, 6)))
    record = Record({(2030, "unidad-a"): UnitRecord(versions)}, is_known=True)
    told = answer(annual_plan(now), "Bajaron", record=record)
    assert "1 unidad cambió 1 meta" in told
    assert "De la versión 1 a la 2. Publicada el 6 de mayo de 2030." in told


def test_what_is_beyond_a_goal_or_outside_the_plan_is_told_apart():
    work = UnplannedWork("Feria", "Personas", Quantity.parse("40"), NOWHERE)
    told = answer(
        annual_plan(plan(TWO_MONTHS, replace(report("feb", {"1": "9"}), unplanned=(work,)), report("mar", {"1": "4"}))),
        "más allá",
    )
    assert "2 trabajos por encima de una meta o fuera del plan" in told
    assert "+5 sobre lo programado" in told
    assert "Feria: 40 (Personas), sin estar programado, febrero" in told


def test_without_goals_nothing_is_said_to_be_missed_lowered_or_surpassed():
    work = UnplannedWork("Feria", "Personas", Quantity.parse("40"), NOWHERE)
    annual = annual_plan(plan(replace(report("feb", {}), unplanned=(work,))))
    assert "No se puede saber: no se publicaron metas de actividades" in answer(annual, "no reportaron")
    assert "1 trabajo de que se informó; sin metas publicadas no hay con qué" in answer(annual, "más allá")
    record = Record({(2030, "unidad-a"): UnitRecord(())}, is_known=True)
    told = answer(annual, "Bajaron", record=record)
    assert "De 2030 no se publicaron metas de actividades que pudieran cambiar." in told


def test_of_units_known_only_by_a_percentage_nobody_knows_what_is_beyond_the_plan():
    told = answer(annual_plan(plan(share("anual", "80"))), "más allá")
    assert "No se sabe: sin metas de actividades publicadas" in told


def test_of_a_partial_document_nothing_is_missing_of_what_it_publishes():
    partial = annual_plan(plan(goal({"feb": "4"}), report("feb", {"1": "4"}), is_partial=True))
    assert "Ninguna falta: han llegado todos los informes de las metas publicadas" in answer(partial, "no reportaron")


def test_a_unit_that_fell_short_says_why_or_that_it_does_not():
    short = report("feb", {"1": "1"})
    silent = annual_plan(plan(goal({"feb": "4"}), short))
    assert "1 actividad no llegó a lo programado (1). En lo publicado no hay justificación." in answer(
        silent, "Cuánto cumplió"
    )
    reasons = replace(short, results=(replace(short.results[0], justification="Faltó personal."),))
    assert "1, febrero: Faltó personal." in answer(annual_plan(plan(goal({"feb": "4"}), reasons)), "Cuánto cumplió")


def test_a_comment_is_told_as_the_reason_only_of_what_fell_short():
    told = report("feb", {"1": "1", "2": "4"})
    commented = replace(told, results=tuple(replace(each, notes=f"Nota {each.code}.") for each in told.results))
    said = answer(annual_plan(plan(goal({"feb": "4"}), goal({"feb": "4"}, code="2"), commented)), "Cuánto cumplió")
    assert "1, febrero: Comentario: Nota 1." in said
    assert "Nota 2." not in said


def test_a_unit_known_only_by_its_percentage_says_so():
    alone, other = plan(share("anual", "80")), plan(share("anual", "70"), unit="unidad-b")
    told = answer(annual_plan(alone, other), "Cuánto cumplió")
    assert told.count("sin las actividades de las que sale") == 1
    assert told.count("Solo el porcentaje.") == 2
    assert "una por una" not in told
    assert "las tienen en su página, una por una" in answer(
        annual_plan(alone, plan(TWO_MONTHS, unit="unidad-b")), "Cuánto"
    )


def test_why_a_unit_told_only_by_its_percentage_fell_short_is_what_the_summary_says():
    told = report("feb", {"1": "0"})
    short = replace(told, results=(replace(told.results[0], justification="Se recibieron notas de eliminación."),))
    year = annual_plan(plan(goal({"feb": "3"}), short, share("anual", "71"), is_partial=True))
    assert "Se recibieron notas de eliminación." in answer(year, "Cuánto cumplió")
    assert "Se recibieron notas de eliminación." in findings(context_of(year)).short[0].reason


def test_a_quarter_is_named_where_all_that_closes_with_its_last_month_is_of_it():
    told = answer(annual_plan(plan(goal({"t1": "3"}), report("t1", {"1": "3"}))), "no reportaron")
    assert "Primer trimestre1 de 1" in told


def test_where_the_plan_is_and_that_nobody_is_named():
    annual = annual_plan(plan(TWO_MONTHS))
    assert "Responde por la publicaciónno publicado" in answer(annual, "quién responde")
    document = OfficialDocument(prepared_by="Planificación", url="https://x.example/plan.pdf")
    told = answer(replace(annual, frame=replace(annual.frame, document=document)), "quién responde")
    assert "su documento oficial, en el sitio de la institución" in told
    assert "Planificación" in told


def test_works_above_a_goal_are_grouped_by_unit():
    goals = [goal({"feb": "1"}, annual="1", code=code) for code in ("1", "2")]
    annual = annual_plan(plan(*goals, report("feb", {"1": "3", "2": "4"})))
    assert "unidad-a: 2 trabajos" in answer(annual, "más allá del plan")
