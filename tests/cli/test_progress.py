"""`pat avance` as a person uses it: at a terminal, one question after another, and what is written at the end."""

from __future__ import annotations

import subprocess
from datetime import date

import pytest

from generator.cli import progress
from tests.cli.small_project import PLAN, REPORT, SOUND_FILES, commit, git, run, tree, write
from tests.cli.terminal import CTRL_C, CTRL_D, Terminal

JULY = ("avance", "unidad", "2024-07", "--fecha", "2024-08-05")
REPORTED = SOUND_FILES[PLAN] + REPORT.replace("avances: [", "avances:\n  - ").replace("]\n", "\n")
NOTHING = "No se escribió nada."


@pytest.fixture
def at(project):
    """The command at a terminal in the project's folder."""

    def start(*arguments: str) -> Terminal:
        return Terminal(*arguments, cwd=project)

    return start


def finish(terminal: Terminal, leave: str = "s") -> None:
    """Answer what comes after the activities with Enter, and say whether to write."""
    terminal.answer("¿Algo que no estaba en el plan?")
    terminal.answer("Resumen")
    terminal.answer("Cargo de quien informa", "Jefatura")
    terminal.answer("¿Escribirlo? (s/n)", leave)


def test_a_month_is_reported(at, project, pat):
    before = (project / PLAN).read_bytes()
    with at(*JULY) as terminal:
        terminal.expect("Informe de julio de 2024, con fecha 5 de agosto de 2024")
        terminal.expect("[1 de 1]  1  Formar")
        terminal.answer("Hecho en julio", "5")
        terminal.answer("Evidencia")
        finish(terminal)
        assert terminal.end() == 0
    assert "Listo: el informe está al final de plans/demo/2024/unidad.yaml" in terminal.seen
    assert "Siguiente paso: entregue plans/demo/2024/unidad.yaml a quien lleva los planes" in terminal.seen
    expected = (
        "avances:\n  - periodo: 2024-07\n    fecha: 2024-08-05\n    responsable: Jefatura\n"
        '    actividades:\n      "1":\n        valor: 5\n'
    )
    assert (project / PLAN).read_bytes() == before + expected.encode()
    assert pat.here("validar").out == "4 archivos revisados: sin problemas\n"


def test_a_wrong_answer_is_explained_a_question_helps_and_the_last_one_is_taken_back(at, project):
    with at(*JULY) as terminal:
        terminal.answer("Hecho en julio", "?")
        terminal.expect("Lo que se hizo en ese período, no lo acumulado")
        terminal.answer("Hecho en julio", "12,5")
        terminal.expect("Los decimales van con punto: 12.5")
        terminal.answer("Hecho en julio", "4")
        terminal.answer("Por qué no se llegó a lo programado", "<")
        terminal.expect("[1 de 1]  1  Formar")
        terminal.answer("Hecho en julio", "5")
        terminal.answer("Evidencia")
        finish(terminal)
        assert terminal.end() == 0
    assert "valor: 5\n" in (project / PLAN).read_text("utf-8")


def test_a_text_with_personal_data_comes_back_to_be_mended(at, project):
    with at(*JULY) as terminal:
        terminal.answer("Hecho en julio", "5")
        terminal.answer("Evidencia", "Lista en la sede, 7012-3456")
        terminal.expect("Cuidado: ese texto parece contener un teléfono")
        terminal.expect("Quite ese dato y oprima Enter: Lista en la sede, 7012-3456")
        terminal.type("\b" * len(", 7012-3456") + "\n")
        terminal.answer("Evidencia")
        finish(terminal)
        assert terminal.end() == 0
    assert "nota: Lista en la sede\n" in (project / PLAN).read_text("utf-8")


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_who_leaves_writes_nothing(at, project, key):
    before = tree(project)
    with at(*JULY) as terminal:
        terminal.answer("Hecho en julio", "5")
        terminal.expect("Evidencia (https://…) o nota (Enter = seguir): ")
        terminal.interrupt() if key == CTRL_C else terminal.type(key)
        assert terminal.end() == 2
    assert f"pat: se dejó sin terminar. {NOTHING}" in terminal.seen
    assert "Traceback" not in terminal.seen
    assert tree(project) == before


@pytest.mark.parametrize("answers", [("5", "", "n"), ("",)])
def test_who_says_no_or_tells_nothing_writes_nothing(at, project, answers):
    before = tree(project)
    with at(*JULY, "--responsable", "Jefatura") as terminal:
        terminal.answer("Hecho en julio", answers[0])
        if answers[0]:
            terminal.answer("Evidencia")
        terminal.answer("¿Algo que no estaba en el plan?")
        terminal.answer("Resumen")
        if answers[0]:
            terminal.answer("¿Escribirlo? (s/n)", "n")
        assert terminal.end() == 2
    assert NOTHING in terminal.seen
    assert tree(project) == before


def test_a_correction_of_nothing_ends_there(at, project):
    write(project, {PLAN: REPORTED})
    with at("avance", "unidad", "julio", "--rectifica", "--motivo", "Doble registro") as terminal:
        terminal.answer("Código de la actividad que corrige, o resumen (Enter = nada)")
        assert terminal.end() == 2
    assert "pat: no se eligió nada que corregir. No se escribió nada." in terminal.seen
    assert "Resumen nuevo" not in terminal.seen


def test_a_correction_keeps_what_was_there(at, project, pat):
    write(project, {PLAN: REPORTED})
    with at("avance", "unidad", "julio", "--rectifica", "--motivo", "Doble registro") as terminal:
        terminal.answer("Código de la actividad que corrige", "1")
        terminal.answer("Hecho en julio (Enter = dejar 4)", "3")
        terminal.answer("Por qué no se llegó")
        terminal.answer("Medidas")
        terminal.answer("Evidencia")
        terminal.answer("Código de la actividad que corrige, o resumen (Enter = ninguna más)")
        terminal.answer("Resumen nuevo")
        terminal.answer("Cargo de quien informa (Enter = Jefatura)")
        terminal.expect("3 (antes 4)")
        terminal.answer("¿Escribirlo? (s/n)", "s")
        assert terminal.end() == 0
    text = (project / PLAN).read_text("utf-8")
    assert text.startswith(REPORTED)
    assert "    rectifica: true\n    motivo: Doble registro\n" in text
    assert pat.here("validar").out == "4 archivos revisados: sin problemas\n"


def test_a_rehearsal_shows_and_writes_nothing(at, project):
    before = tree(project)
    with at(*JULY, "--simular") as terminal:
        terminal.answer("Hecho en julio", "5")
        terminal.answer("Evidencia")
        terminal.answer("¿Algo que no estaba en el plan?")
        terminal.answer("Resumen")
        terminal.answer("Cargo de quien informa")
        assert terminal.end() == 0
    assert "Al final de plans/demo/2024/unidad.yaml se agregaría:\n\n  - periodo: 2024-07\n" in terminal.seen
    assert tree(project) == before


def what_comes_next(at) -> tuple[list[str], str]:
    """Report July: the commands of git that are told then, and all that was seen."""
    with at(*JULY, "--responsable", "Jefatura") as terminal:
        terminal.answer("Hecho en julio", "5")
        terminal.answer("Evidencia")
        terminal.answer("¿Algo que no estaba en el plan?")
        terminal.answer("Resumen")
        terminal.answer("¿Escribirlo? (s/n)", "s")
        assert terminal.end() == 0
    return [line.strip() for line in terminal.seen.splitlines() if line.startswith("   git ")], terminal.seen


def test_in_a_repository_that_knows_no_other_the_next_step_is_to_keep_it(at, project):
    commit(project)
    commands, seen = what_comes_next(at)
    assert commands == [
        "git add plans/demo/2024/unidad.yaml",
        'git commit -m "Avance de julio de 2024: unidad"',
    ]
    assert "pull request" not in seen


def test_in_a_repository_the_next_step_is_a_proposal(at, project):
    commit(project)
    git(project, "remote", "add", "origin", "https://git.example/planes.git")
    commands, _ = what_comes_next(at)
    assert commands == [
        "git switch -c avance-unidad-2024-07",
        "git add plans/demo/2024/unidad.yaml",
        'git commit -m "Avance de julio de 2024: unidad"',
        "git push -u origin avance-unidad-2024-07",
    ]
    for command in commands[:2]:
        git(project, *command.split()[1:])
    assert git(project, "diff", "--cached", "--numstat") == f"7\t0\t{PLAN}"


def test_what_could_not_be_written_is_shown_so_that_it_is_not_lost(at, project):
    with at(*JULY, "--responsable", "Jefatura") as terminal:
        terminal.answer("Hecho en julio", "5")
        terminal.answer("Evidencia")
        terminal.answer("¿Algo que no estaba en el plan?")
        terminal.answer("Resumen")
        terminal.expect("¿Escribirlo? (s/n)")
        (project / PLAN).chmod(0o444)
        terminal.type("s\n")
        assert terminal.end() == 2
    assert "Para que no se pierda, esto es lo que se iba a agregar:\n\n  - periodo: 2024-07\n" in terminal.seen
    assert "está protegido contra escritura" in terminal.seen


def test_what_another_reported_meanwhile_is_not_repeated(at, project):
    with at(*JULY, "--responsable", "Jefatura") as terminal:
        terminal.answer("Hecho en julio", "5")
        terminal.answer("Evidencia")
        terminal.answer("¿Algo que no estaba en el plan?")
        terminal.answer("Resumen")
        terminal.expect("¿Escribirlo? (s/n)")
        write(project, {PLAN: REPORTED})
        terminal.type("s\n")
        assert terminal.end() == 1
    assert "error[R315]: julio de 2024 ya estaba informado para la actividad 1" in terminal.seen
    assert NOTHING in terminal.seen
    assert (project / PLAN).read_text("utf-8") == REPORTED


def test_without_a_terminal_it_says_so(project):
    answer = run(*JULY, cwd=project)
    assert answer.code == 2
    assert answer.err == (
        "pat: esta orden hace preguntas, y aquí no hay una terminal donde contestarlas; "
        "sin terminal, use un formulario lleno: --desde formulario.xlsx\n"
    )


def test_a_terminal_that_is_closed_leaves_everything_as_it_was(project):
    before = tree(project)
    with Terminal(*JULY, cwd=project) as terminal:
        terminal.expect("Hecho en julio")
    assert tree(project) == before


def test_a_closed_pipe_writes_nothing_and_says_so(project):
    before = tree(project)
    with Terminal(*JULY, cwd=project, stdout=subprocess.PIPE) as terminal:
        assert terminal.read_line().startswith("Unidad · Plan 2024")
        terminal.close_pipe()
        terminal.type("5\n")
        assert terminal.end() == 1
    assert f"pat: {NOTHING}" in terminal.seen
    assert tree(project) == before


def test_a_pasted_paragraph_is_one_answer(at, project):
    with at(*JULY, "--responsable", "Jefatura") as terminal:
        terminal.answer("Hecho en julio", "5")
        terminal.answer("Evidencia", "\x1b[200~Dos sedes.\n\nUna más.\x1b[201~")
        terminal.answer("Evidencia")
        terminal.answer("¿Algo que no estaba en el plan?")
        terminal.answer("Resumen")
        terminal.answer("¿Escribirlo? (s/n)", "s")
        assert terminal.end() == 0
    assert "        nota: |-\n          Dos sedes.\n\n          Una más.\n" in (project / PLAN).read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("unidd", "2024-07"), "no hay ningún plan «unidd»; ¿quiso decir «unidad»?"),
        (("unidad", "jullio"), "«jullio» no es un período: ¿quiso decir «julio»?"),
        (("unidad", "2023-07"), "«unidad» no tiene plan de 2023; tiene de 2024"),
        (("unidad", "2024-07", "--rectifica"), "no hay nada informado de julio de 2024 que corregir"),
        (("unidad", "2024-07", "--motivo", "Algo"), "--motivo explica una corrección: use también --rectifica."),
        (("unidad", "2024-07", "--fecha", "2024-01-05"), "la fecha del informe, 5 de enero de 2024, debe estar entre"),
    ],
)
def test_what_cannot_be_reported_is_said_before_any_question(pat, arguments, message):
    answer = pat.here("avance", *arguments)
    assert answer.code == 2
    assert message in answer.err


def test_the_future_is_refused(pat, monkeypatch):
    monkeypatch.setattr(progress, "today", lambda: date(2024, 3, 5))
    assert "julio de 2024 todavía no empieza: hoy es 5 de marzo de 2024" in pat.here("avance", "unidad", "julio").err


def test_a_plan_with_errors_shows_them(pat):
    write(pat.root, {PLAN: SOUND_FILES[PLAN].replace("version: 1", "version: uno", 1)})
    answer = pat.here("avance", "unidad", "2024-07")
    assert answer.code == 1
    assert "«version» debe ser un número entero: «uno»" in answer.out


@pytest.mark.parametrize("option", ["--responsable", "--motivo"])
def test_personal_data_in_an_option_is_refused(pat, option):
    write(pat.root, {PLAN: REPORTED})
    answer = pat.here("avance", "unidad", "julio", "--rectifica", option, "Consultas al 7012-3456")
    assert answer.code == 2
    assert f"el texto de {option} parece contener un teléfono: escríbalo sin ese dato" in answer.err
