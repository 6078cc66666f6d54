"""From the body of an issue to a report: what is taken, and what is refused because nobody can tell what it means."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.core.model import Evidence, ProgressEntry
from generator.editing.issue.report import Asked, read_issue
from tests.editing.issue.bodies import FULL, LABELS, PLAN, body
from tests.small_plans import read, schemas

if TYPE_CHECKING:
    from generator.core.problem import Problem

DAY = date(2024, 8, 5)
ONLY = {"unidad": "unidad", "periodo": "2024-07"}


def asked(plan: str = PLAN, text: str = "", **answers: str) -> tuple[Asked | None, tuple[Problem, ...]]:
    """What the form with these answers (or a text of its own) asks for, over the small project."""
    return read_issue(text or body(**answers), read(plan).annual_plans, schemas(), DAY)


def entry(text: str = "", **answers: str) -> ProgressEntry:
    """The report that the answers make."""
    found, problems = asked(text=text, **answers)
    assert not problems
    assert found
    return found.entry


def faults(text: str = "", **answers: str) -> list[tuple[str, str]]:
    """What is said of each fault, and what to do."""
    found, problems = asked(text=text, **answers)
    assert found is None
    assert {problem.code for problem in problems} <= {"A621", "A622"}
    return [(problem.message, problem.remedy) for problem in problems]


def remedies(**answers: str) -> list[str]:
    """What to do about each fault."""
    return [remedy for _, remedy in faults(**{**ONLY, **answers})]


def test_a_full_form_is_a_full_report() -> None:
    report = entry(**FULL)
    assert (report.period.code, report.date, report.owner) == ("2024-07", DAY, "Jefatura")
    assert (report.summary, report.is_correction, report.reason) == ("Se dio el curso.", False, "")
    one, ten, demand = report.results
    assert (one.code, one.quantity.text, one.justification) == ("1", "4", "Faltó un grupo")
    assert one.measures == "Se dará en agosto"
    assert one.evidence == (Evidence("Listas", "https://www.ejemplo.example/listas.pdf"),)
    assert (ten.code, ten.quantity.text, ten.notes) == ("1.10", "12%", "Dato preliminar")
    assert (demand.code, demand.quantity.text, demand.requested) == ("AE 1.1", "18", Decimal(20))
    (work,) = report.unplanned
    assert work.quantity
    assert (work.name, work.measure_unit, work.quantity.text) == ("Charla", "Personas", "40")


def test_line_ends_spaces_and_case_of_an_edited_body_do_not_matter() -> None:
    text = body(**FULL).replace("\n", "\r\n").replace("### Período\r\n\r\n", "  ### Período  \r\n") + "\r\n\r\n"
    assert entry(text) == entry(**FULL)
    assert entry(body(**FULL).replace("AE 1.1", "ae 1.1")) == entry(**FULL)


def test_hidden_characters_of_a_pasted_text_are_left_out() -> None:
    assert entry(**{**FULL, "resumen": "Se \u200bdio\ufeff el curso."}).summary == "Se dio el curso."


@pytest.mark.parametrize(
    "line", ["1: 4", "- 1: 4", "* 1 : 4", "1 = 4", "1 4", "| 1 | 4 |", "`1`: 4", '"1": 4', "**1**: 4", "1:4", "1\t4"]
)
def test_a_figure_may_be_written_in_many_ways(line: str) -> None:
    (result,) = entry(**ONLY, actividades=line).results
    assert (result.code, result.quantity.text) == ("1", "4")


@pytest.mark.parametrize(
    ("figure", "text"), [("1,200", "1200"), ("1 200", "1200"), ("12.5", "12.5"), ("0", "0"), ("7", "7")]
)
def test_figures_are_read_as_people_type_them(figure: str, text: str) -> None:
    (result,) = entry(**ONLY, actividades=f"1: {figure}").results
    assert result.quantity.text == text


@pytest.mark.parametrize("line", ["1:", "1: -", "1: —"])
def test_without_a_figure_an_activity_is_not_reported(line: str) -> None:
    assert [result.code for result in entry(**ONLY, actividades=f"{line}\n1.10: 5%").results] == ["1.10"]


def test_results_stand_in_the_order_of_the_plan() -> None:
    report = entry(**ONLY, actividades="AE 1.1: 1/2\n1.10: 5%\n1: 1")
    assert [result.code for result in report.results] == ["1", "1.10", "AE 1.1"]


def test_a_text_goes_on_until_the_next_code() -> None:
    report = entry(
        **ONLY,
        actividades="1: 4\n1.10: 5%",
        justificacion="1: Primera línea\n\nsegunda: con dos puntos\n- 2 personas\n1.10:\nOtra\n### No es un título",
    )
    assert [result.justification for result in report.results] == [
        *("Primera línea\n\nsegunda: con dos puntos\n- 2 personas", "Otra\n### No es un título"),
    ]


def test_with_one_activity_its_texts_need_no_code() -> None:
    (result,) = entry(**ONLY, actividades="1: 4", justificacion="Faltó un grupo", medidas="1: En agosto").results
    assert (result.justification, result.measures) == ("Faltó un grupo", "En agosto")


@pytest.mark.parametrize(
    "line",
    [
        "1: Lista https://github.com/user-attachments/files/1/a.pdf",
        "1: Lista: https://github.com/user-attachments/files/1/a.pdf",
        "1: [Lista](https://github.com/user-attachments/files/1/a.pdf)",
        "1:\n\n![Lista](https://github.com/user-attachments/files/1/a.pdf)",
        "1: Lista <https://github.com/user-attachments/files/1/a.pdf>",
        '1:\n<img width="5" alt="Lista" src="https://github.com/user-attachments/files/1/a.pdf" />',
    ],
)
def test_a_document_may_be_linked_in_many_ways(line: str) -> None:
    (result,) = entry(**ONLY, actividades="1: 4", evidencia=line).results
    assert result.evidence == (Evidence("Lista", "https://github.com/user-attachments/files/1/a.pdf"),)


@pytest.mark.parametrize(
    ("line", "work"),
    [
        ("Charla; Personas; 40", ("Charla", "Personas", "40")),
        ("- Charla | Personas | 1,200", ("Charla", "Personas", "1200")),
        ("Charla; 40", ("Charla", "", "40")),
        ("Charla; Personas", ("Charla", "Personas", None)),
        ("Charla", ("Charla", "", None)),
    ],
)
def test_other_work_says_what_it_can(line: str, work: tuple[str, str, str | None]) -> None:
    (found,) = entry(**ONLY, no_programadas=line).unplanned
    assert (found.name, found.measure_unit, found.quantity.text if found.quantity else None) == work


def test_a_correction_has_its_reason() -> None:
    report = entry(**FULL, rectifica="sí", motivo="Doble registro")
    assert (report.is_correction, report.reason) == (True, "Doble registro")
    assert faults(**FULL, rectifica="sí") == [("el informe rectifica otro y no dice por qué", "escriba el motivo")]
    ((message, remedy),) = faults(**FULL, motivo="Doble registro")
    assert message.startswith("hay un motivo de rectificación, pero el informe no está marcado")
    assert "[x]" in remedy


@pytest.mark.parametrize(
    "unit",
    [
        "unidad",
        "demo/unidad",
        "`demo/unidad`",
        "plans/demo/2024/unidad.yaml",
        "https://planes.ejemplo.example/pat/demo/2024/unidades/unidad/index.html",
        "demo/2024/unidades/unidad/",
    ],
)
def test_a_unit_is_named_by_its_id_its_file_or_its_page(unit: str) -> None:
    found, _ = asked(unidad=unit, periodo="julio", resumen="Algo")
    assert found
    assert (found.annual.institution.id, found.plan.org_unit, found.entry.period.code) == ("demo", "unidad", "2024-07")


@pytest.mark.parametrize(
    ("unit", "period", "remedy"),
    [
        ("unidá", "2024-07", "¿quiso decir «unidad»?"),
        ("otra/unidad", "2024-07", "no hay planes de «otra»; hay: demo 2024"),
        ("plans/demo/2023/unidad.yaml", "2023-07", "no hay planes de «demo» para 2023; hay: demo 2024"),
        ("../../etc/passwd", "2024-07", "no hay ningún plan"),
        ("$(touch x)", "2024-07", "no hay ningún plan"),
    ],
)
def test_an_unknown_unit_is_told(unit: str, period: str, remedy: str) -> None:
    ((message, found),) = faults(unidad=unit, periodo=period, resumen="Algo")
    assert message == "no se sabe de qué plan es el informe"
    assert remedy in found


@pytest.mark.parametrize(
    ("period", "remedy"), [("2023-07", "no tiene plan de 2023"), ("julyo", "¿quiso decir «julio»?")]
)
def test_an_unknown_month_is_told_where_it_was_written(period: str, remedy: str) -> None:
    text = body(unidad="unidad", periodo=period, resumen="Algo")
    _, (problem,) = read_issue(text, read().annual_plans, schemas(), DAY)
    assert problem.message == "no se sabe de qué período es el informe"
    assert remedy in problem.remedy
    assert problem.spot
    assert text.splitlines()[problem.spot.line - 1] == period


def test_a_plan_with_errors_cannot_take_a_report() -> None:
    plans = read('actividades: [{codigo: "1", metas: {feb: doce}}]').annual_plans
    _, (problem,) = read_issue(body(**FULL), plans, schemas(), DAY)
    assert problem.remedy == "el plan de «unidad» tiene errores y no se puede leer: avise a planificación"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"actividades": "1: 1.200"}, "escriba 1,200 si son miles, o 1.2 si no lo son"),
        ({"actividades": "1: 12,5"}, "los decimales van con punto: 12.5"),
        ({"actividades": "1: muchas"}, "«muchas» no se lee como una cantidad"),
        ({"actividades": "1: 4 de 5"}, "esta meta no depende de lo solicitado"),
        ({"actividades": "1: 4%"}, "esta meta no es un porcentaje"),
        ({"actividades": "1.10: 4"}, "esta meta es un porcentaje"),
        ({"actividades": "AE 1.1: 4"}, "escriba cuánto se atendió y cuánto se solicitó, por ejemplo «18 de 20»"),
        ({"actividades": "AE 1.1: 4 de muchas"}, "«muchas» no se lee como una cantidad"),
        ({"actividades": "1: 4\n1: 5"}, "la actividad 1 ya está más arriba"),
        ({"actividades": "1.11: 4"}, "el plan no tiene ninguna actividad «1.11»; ¿quiso decir «1.10»?"),
        ({"actividades": "7 4"}, "ninguna actividad «7»; las de la unidad son 1, 1.10 y AE 1.1"),
        ({"actividades": "todo bien"}, "empiece la línea con el código de la actividad y dos puntos, por ejemplo «1:"),
        ({"actividades": "1: 4\n1.10: 5%", "nota": "Sin código"}, "empiece la línea con el código"),
        ({"actividades": "1: 4", "nota": "1.10: Algo"}, "en «Actividades» falta cuánto se hizo de la actividad 1.10"),
        ({"actividades": "1: 4", "nota": "1: Algo\n2.7: Otro"}, "el plan no tiene ninguna actividad «2.7»"),
        ({"actividades": "1: 4", "evidencia": "1: lista.pdf"}, "escriba qué documento es y su dirección"),
        ({"actividades": "1: 4", "evidencia": "https://x.example"}, "antes de la dirección, escriba qué documento es"),
        ({"actividades": "1: 4", "evidencia": "Lista http://"}, "escriba qué documento es y su dirección"),
        ({"actividades": "1: 4", "nota": "x" * 10_001}, "es demasiado largo: tiene 10,001 letras"),
        ({"no_programadas": "a; b; c; d"}, "escriba qué se hizo; en qué se cuenta; cuánto"),
        ({"no_programadas": "a; b; c"}, "«c» no se lee como una cantidad"),
        ({"resumen": "x" * 10_001}, "es demasiado largo"),
        ({"responsable": "x" * 1001, "resumen": "Algo"}, "es demasiado largo"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_told_and_how_to_write_it(answers: dict[str, str], expected: str) -> None:
    (remedy, *rest) = remedies(**answers)
    assert expected in remedy
    assert rest in ([], ["escriba al menos una actividad con su cantidad, o un resumen"])


def test_one_fault_is_told_once() -> None:
    """A figure that cannot be read does not make its texts strange."""
    assert len(remedies(actividades="1: 1.200\n1.10: 5%", justificacion="1: Algo", evidencia="1: L https://x.sv")) == 1


def test_every_fault_is_told_at_once_with_its_line() -> None:
    text = body(**ONLY, actividades="1: x\n1.10: 5%\n9: 9")
    _, problems = asked(text=text)
    lines = text.split("\n")
    assert [lines[problem.spot.line - 1] for problem in problems if problem.spot] == ["1: x", "9: 9"]
    assert [problem.message for problem in problems] == ["no se puede tomar «1: x»", "no se puede tomar «9: 9»"]


def test_an_empty_report_is_no_report() -> None:
    assert faults(**ONLY) == [
        ("el informe no dice nada", "escriba al menos una actividad con su cantidad, o un resumen")
    ]
    assert [message for message, _ in faults(resumen="Algo")] == ["falta la unidad", "falta el período"]


@pytest.mark.parametrize("text", ["", "Hola", "### Otra cosa\n\nnada", "### Período"])
def test_what_is_not_the_form_is_told(text: str) -> None:
    found, problems = asked(text=text or "\n")
    assert found is None
    assert problems[0].code == "A621"


def test_a_text_that_imitates_the_form_is_refused() -> None:
    hostile = {**FULL, "resumen": "Algo\n\n### Período\n\n2024-08"}
    ((message, remedy),) = faults(**hostile)
    assert message == "hay títulos del formulario repetidos: «Período»"
    assert remedy == "deje cada título una sola vez, y no lo use dentro de un texto"


def test_a_heading_that_was_erased_is_asked_for_again() -> None:
    ((message, _),) = faults(body(**FULL).replace("### Medidas que se tomarán\n", ""))
    assert message == "faltan títulos del formulario: «Medidas que se tomarán»"


def test_what_stands_before_the_form_is_not_lost_in_silence() -> None:
    ((message, _),) = faults(f"Buenos días\n\n{body(**FULL)}")
    assert message == "hay texto antes del primer título: «Buenos días»"


def test_a_text_without_end_is_refused_unread() -> None:
    ((message, _),) = faults(body(**FULL) + "x" * 70_000)
    assert "el máximo son 70,000" in message


def test_the_labels_are_what_the_bodies_of_these_tests_use() -> None:
    assert LABELS["periodo"] == "Período"
