"""`pat avance --desde`: a filled form becomes a report; what is wrong in it is told by its cell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.core.period import Period
from generator.editing.forms.writing import form_bytes
from generator.pipeline import check_project
from generator.project import Project
from tests.cli.small_project import PLAN, SOUND_FILES, Pat, tree, write
from tests.cli.terminal import CTRL_D, Terminal
from tests.editing.forms.helpers import filled

if TYPE_CHECKING:
    from pathlib import Path

VALUE, WHY, SUMMARY, DATE, REASON = "F7", "L7", "C19", "C21", "C22"
JULY: dict[str, float | str] = {VALUE: 5, DATE: "05/08/2024"}
ADDED = 'avances:\n  - periodo: 2024-07\n    fecha: 2024-08-05\n    actividades:\n      "1":\n        valor: 5\n'
NOTHING = "No se escribió nada."


@pytest.fixture
def form(project: Path):
    """Fills the form of the project's unit for July, and returns its path, from the project's folder."""
    (annual,) = check_project(Project(project), date(2024, 12, 31)).annual_plans
    blank = form_bytes(annual, annual.plans[0], Period.month(2024, 7))

    def fill(**cells: float | str) -> str:
        (project / "lleno.xlsx").write_bytes(filled(cells, blank))
        return "lleno.xlsx"

    return fill


@pytest.fixture
def desde(pat: Pat):
    """The command over a form, without a terminal."""
    return lambda name, *arguments: pat.here("avance", *arguments, "--desde", pat.root / name)


def plan(project: Path) -> str:
    return (project / PLAN).read_text("utf-8")


def test_a_form_is_added_to_the_plan_that_it_is_of(project, form, desde, pat):
    answer = desde(form(**JULY))
    assert answer.code == 0, answer
    assert answer.out.startswith("Informe de julio de 2024, 5 de agosto de 2024\n")
    assert "Listo: el informe está al final de plans/demo/2024/unidad.yaml" in answer.out
    assert plan(project) == SOUND_FILES[PLAN] + ADDED
    (project / "lleno.xlsx").unlink()
    assert pat.here("validar").out == "4 archivos revisados: sin problemas\n"


def test_options_say_what_the_form_does_not(project, form, desde):
    answer = desde(form(**JULY), "--fecha", "2024-08-09", "--responsable", "Jefatura")
    assert answer.code == 0, answer
    assert "fecha: 2024-08-09\n    responsable: Jefatura\n" in plan(project)


def test_a_form_without_a_date_is_refused_by_its_cell_unless_the_date_is_told(project, form, desde):
    answer = desde(form(**{VALUE: 5}))
    assert answer.code == 1
    assert "lleno.xlsx (hoja «Informe»):" in answer.out
    assert "error[I514]: celda C21, «Fecha del informe (día/mes/año)»: falta la fecha del informe" in answer.out
    assert plan(project) == SOUND_FILES[PLAN]
    assert desde(form(**{VALUE: 5}), "--fecha", "2024-08-05").code == 0
    assert plan(project) == SOUND_FILES[PLAN] + ADDED


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("otra",), "el formulario es de «unidad», no de «otra»"),
        (("unidad", "junio"), "el formulario es de julio de 2024, no de «junio»"),
        (("--ejercicio", "2023"), "el formulario es de «2024», no de «2023»"),
        (("--institucion", "otra"), "el formulario es de «demo», no de «otra»"),
        (("--rectifica",), "falta el motivo de la corrección: escríbalo en el formulario o con --motivo"),
        (("--responsable", "Tel. 7012-3456"), "el texto de --responsable parece contener un teléfono"),
    ],
)
def test_options_must_not_contradict_the_form(project, form, desde, arguments, message):
    answer = desde(form(**JULY), *arguments)
    assert answer.code == 2
    assert message in answer.err
    assert plan(project) == SOUND_FILES[PLAN]


def test_unit_and_period_may_be_said_and_must_agree(project, form, desde):
    assert desde(form(**JULY), "unidad", "julio").code == 0


def test_a_fault_of_a_cell_is_told_by_its_cell(project, form, desde):
    answer = desde(form(**{**JULY, VALUE: "1.200"}))
    assert answer.code == 1
    assert "celda F7, «Realizado» de la actividad 1" in answer.out
    assert answer.err == f"pat: {NOTHING}\n"
    assert plan(project) == SOUND_FILES[PLAN]


def test_a_rule_that_is_broken_is_told_by_its_cell_and_in_the_words_of_the_form(project, form, desde):
    method = 'metodologia: {version: "1", umbral: 90}\n'
    write(project, {"plans/demo/2024/ejercicio.yaml": SOUND_FILES["plans/demo/2024/ejercicio.yaml"] + method})
    answer = desde(form(**{**JULY, VALUE: 1}))
    assert answer.code == 1
    assert "error[R318]: celda F7" in answer.out
    assert "escriba la razón en «Justificación»" in answer.out
    assert desde(form(**{**JULY, VALUE: 1, WHY: "Sede cerrada"})).code == 0


def test_what_was_requested_is_asked_for_in_the_words_of_the_form(project, desde):
    demand = "tipo_meta: demanda, metas: {jul: 100%}, meta_anual: 100%"
    write(project, {PLAN: SOUND_FILES[PLAN].replace("metas: {jul: 5}, meta_anual: 5", demand)})
    (annual,) = check_project(Project(project), date(2024, 12, 31)).annual_plans
    blank = form_bytes(annual, annual.plans[0], Period.month(2024, 7))
    (project / "lleno.xlsx").write_bytes(filled(JULY, blank))
    answer = desde("lleno.xlsx")
    assert "error[R316]: celda F7" in answer.out
    assert "escriba cuánto se solicitó en «Solicitado», 0 si nada" in answer.out


def test_the_same_form_twice_is_refused_and_with_a_reason_it_corrects(project, form, desde):
    assert desde(form(**JULY)).code == 0
    before = plan(project)
    again = desde(form(**JULY))
    assert again.code == 1
    assert "error[R315]" in again.out
    assert "si es una corrección, escriba su motivo en el formulario" in again.out
    same = desde(form(**JULY), "--rectifica", "--motivo", "Doble registro")
    assert (same.code, same.err) == (2, f"pat: el formulario no cambia nada de lo informado. {NOTHING}\n")
    changed = desde(form(**{**JULY, VALUE: 4, REASON: "Doble registro"}))
    assert changed.code == 0, changed
    assert "4 (antes 5)" in changed.out
    assert plan(project).startswith(before)
    assert "    rectifica: true\n    motivo: Doble registro\n" in plan(project)


def test_possible_personal_data_is_not_written_without_a_person_who_looks(project, form, desde):
    answer = desde(form(**{**JULY, SUMMARY: "Llame al 7012-3456"}))
    assert answer.code == 2
    assert "aviso[R329]: celda C19" in answer.out
    assert f"confirme en una terminal que no lo son. {NOTHING}" in answer.err
    assert plan(project) == SOUND_FILES[PLAN]


@pytest.mark.parametrize(("reply", "code"), [("s\n", 0), ("n\n", 2), (CTRL_D, 2)])
def test_at_a_terminal_leave_is_asked(project, form, reply, code):
    name = form(**{**JULY, SUMMARY: "Llame al 7012-3456"})
    with Terminal("avance", "--desde", name, cwd=project) as terminal:
        terminal.expect("aviso[R329]: celda C19")
        terminal.expect("¿Escribirlo? (s/n) ")
        terminal.type(reply)
        assert terminal.end() == code
    assert (NOTHING in terminal.seen) == bool(code)
    assert ("avances:" in plan(project)) == (not code)


def test_a_rehearsal_writes_nothing(project, form, desde):
    name = form(**JULY)
    before = tree(project)
    answer = desde(name, "--simular")
    assert answer.code == 0
    assert "Al final de plans/demo/2024/unidad.yaml se agregaría:" in answer.out
    assert tree(project) == before


def test_a_file_that_is_no_form_is_refused(project, desde):
    (project / "otro.csv").write_text("a,b\n1,2\n", "utf-8")
    answer = desde("otro.csv")
    assert answer.code == 1
    assert "el archivo no es un formulario de Plan Abierto" in answer.out


def test_without_a_form_unit_and_period_are_needed(pat):
    assert "Diga de qué unidad y de qué período: pat avance UNIDAD PERIODO" in pat.here("avance").err
    assert pat.here("avance", "unidad").code == 2


def test_the_report_of_a_unit_that_the_tree_has_lost_is_not_lost(project, form, desde):
    name = form(**JULY)
    outside = SOUND_FILES["plans/demo/institucion.yaml"].replace("id: unidad", "id: otra")
    write(project, {"plans/demo/institucion.yaml": outside})
    assert desde(name).code == 0
    assert plan(project) == SOUND_FILES[PLAN] + ADDED
