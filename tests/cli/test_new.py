"""`pat nuevo`: what it writes is sound at once, and nothing that is there is lost."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.small_project import PLAN, ROOT, SOUND_FILES, Answer, environment, git, tree, write

TREE = "plans/demo/institucion.yaml"


def test_from_an_empty_folder_to_a_site(pat, tmp_path):
    root = tmp_path / "vacia"
    root.mkdir()

    def here(*arguments: str | Path) -> Answer:
        answer = pat(*arguments, "--raiz", root)
        assert isinstance(answer, Answer)
        assert answer.code == 0, answer
        return answer

    start = here("nuevo", "institucion", "ejemplo", "--nombre", "Instituto de Ejemplo", "--siglas", "IE")
    assert start.out.startswith("Escrito: plans/ejemplo/institucion.yaml\nEscrito: .gitignore\nSiga con sus unidades")
    assert here("validar").out == "1 archivo revisado: sin problemas\n"
    legal = here("nuevo", "unidad", "ejemplo", "unidad-juridica", "--nombre", "Unidad Jurídica")
    assert "Cambiado: plans/ejemplo/institucion.yaml\nSiga con las demás unidades" in legal.out
    year = here("nuevo", "ejercicio", "ejemplo", "2026")
    assert "pat nuevo unidad ejemplo unidad-juridica --ejercicio 2026" in year.out
    here("nuevo", "unidad", "ejemplo", "unidad-juridica", "--ejercicio", "2026")
    here("nuevo", "unidad", "ejemplo", "unidad-de-acceso-a-la-informacion", "--ejercicio", "2026")
    assert here("validar").out == "4 archivos revisados: sin problemas\n"
    here("construir", "--salida", root / "site")
    page = (root / "site/ejemplo/2026/unidades/unidad-juridica/index.html").read_text("utf-8")
    assert "El plan de 2026 publicado aquí no tiene actividades de esta unidad." in page
    assert "La unidad todavía no ha escrito sus metas de 2026." in page


def test_what_is_made_and_what_is_of_this_computer_stays_out_of_git(pat):
    write(pat.root, {"mi-tabla.xlsx": "x"})
    assert pat.here("construir", "--sin-buscador").code == 0
    assert (pat.root / "site/index.html").is_file()
    git(pat.root, "init", "-q")
    pat.here("nuevo", "institucion", "otra", "--nombre", "Otra")
    write(pat.root, {".venv/x": "", "formularios/f.xlsx": "", "formulario-unidad-2024-07.xlsx": ""})
    git(pat.root, "add", "-A")
    kept = git(pat.root, "ls-files").splitlines()
    assert kept == sorted([".gitignore", "mi-tabla.xlsx", "plans/otra/institucion.yaml", *SOUND_FILES])


def test_a_gitignore_that_is_there_is_not_touched(pat):
    write(pat.root, {".gitignore": "/mio/\n"})
    assert pat.here("nuevo", "institucion", "otra", "--nombre", "Otra").out.count("Escrito:") == 1
    assert (pat.root / ".gitignore").read_text("utf-8") == "/mio/\n"


def test_a_unit_and_its_plan_at_once(pat):
    before = (pat.root / TREE).read_text("utf-8")
    answer = pat.here(
        *("nuevo", "unidad", "demo", "legal", "--nombre", "Legal", "--nombre-corto", "L", "--bajo", "unidad"),
        *("--ejercicio", "2024", "--responsable", "Planificación", "--fecha-plan", "2024-01-15"),
    )
    assert answer.out == (
        f"Cambiado: {TREE}\nEscrito: plans/demo/2024/legal.yaml\n"
        "Siga escribiendo sus metas en ese archivo, y después: pat validar\n"
    )
    unit = '[{id: legal, nombre: "Legal", nombre_corto: "L"}]'
    assert (pat.root / TREE).read_text("utf-8") == before.replace("}]", f", unidades: {unit}}}]")
    assert (
        "fecha: 2024-01-15\n    responsable: Planificación\n" in (pat.root / "plans/demo/2024/legal.yaml").read_text()
    )
    assert pat.here("validar").code == 0


def test_a_year_with_a_plan_to_fill_for_every_unit(pat):
    pat.here("nuevo", "unidad", "demo", "mando", "--nombre", "Mando")
    pat.here("nuevo", "unidad", "demo", "legal", "--nombre", "Legal", "--bajo", "mando")
    answer = pat.here("nuevo", "ejercicio", "demo", "2025", "--planes", "--fecha-plan", "2025-01-15")
    assert answer.out == (
        "Escrito: plans/demo/2025/ejercicio.yaml\nEscrito: plans/demo/2025/unidad.yaml\n"
        "Escrito: plans/demo/2025/legal.yaml\n"
        "Siga escribiendo las metas de cada unidad en su archivo, y después: pat validar\n"
    )
    pat.here("nuevo", "unidad", "demo", "archivo", "--nombre", "Archivo")
    copied = pat.here("nuevo", "ejercicio", "demo", "2026", "--desde", "2024", "--planes", "--fecha-plan", "2026-01-15")
    assert copied.out.count("Escrito: ") == 4
    assert "metas: {jul: 5}" in (pat.root / "plans/demo/2026/unidad.yaml").read_text("utf-8")
    assert "actividades: []" in (pat.root / "plans/demo/2026/archivo.yaml").read_text("utf-8")


def test_a_year_from_the_one_before(pat):
    answer = pat.here("nuevo", "ejercicio", "demo", "2025", "--desde", "2024", "--fecha-plan", "2025-01-15")
    assert answer.code == 0
    assert answer.out == (
        "Escrito: plans/demo/2025/ejercicio.yaml\nEscrito: plans/demo/2025/unidad.yaml\n"
        "Revise antes de aprobar el plan:\n"
        "  - Todas las metas: son las de 2024. Si una actividad ya no es la misma, dele un código nuevo.\n"
        "Siga con: pat validar\n"
    )
    assert pat.here("validar").out == "6 archivos revisados: sin problemas\n"
    text = (pat.root / "plans/demo/2025/unidad.yaml").read_text("utf-8")
    assert text.startswith("# Metas copiadas de 2024 para empezar: revíselas una por una antes de aprobar el plan.\n")


@pytest.mark.parametrize("year", [("di", "2024"), ("insafocoop", "2023"), ("caja-mutual", "2020"), ("icj", "2023")])
def test_every_real_year_can_be_the_start_of_the_next(pat, year, tmp_path):
    institution, source = year
    copy = tmp_path / "copia"
    shutil.copytree(ROOT / "plans" / institution, copy / "plans" / institution)
    following = str(int(source) + 1)
    answer = pat("nuevo", "ejercicio", institution, following, "--desde", source, "--raiz", copy)
    assert answer.code == 0, answer
    assert "Escritos: " in answer.out or institution == "caja-mutual"
    assert len(list((copy / "plans" / institution / following).glob("*.yaml"))) > 3


WRONG = {
    "a file that is there": (["institucion", "demo", "--nombre", "X"], f"{TREE} ya existe y no se toca"),
    "a year that is there": (["ejercicio", "demo", "2024"], "plans/demo/2024/ejercicio.yaml ya existe y no se toca"),
    "a unit that is there": (["unidad", "demo", "unidad", "--nombre", "U"], "«unidad» ya está en el organigrama"),
    "a unit that is there, and no more": (["unidad", "demo", "unidad"], "para escribir su plan, agregue --ejercicio"),
    "a plan that is there": (["unidad", "demo", "unidad", "--ejercicio", "2024"], f"{PLAN} ya existe y no se toca"),
    "an institution that is not": (["unidad", "otra", "x", "--nombre", "X"], "no hay una institución «otra»"),
    "an authority that is not": (["unidad", "demo", "x", "--nombre", "X", "--bajo", "y"], "ninguna unidad «y»"),
    "a year that is not": (["unidad", "demo", "x", "--nombre", "X", "--ejercicio", "2030"], "no tiene el ejercicio 2"),
    "a year to copy that is not": (["ejercicio", "demo", "2030", "--desde", "2029"], "no tiene el ejercicio 2029"),
    "a name for an id": (["unidad", "demo", "Unidad Jurídica", "--nombre", "X"], "por ejemplo, unidad-juridica\n"),
    "an id of other letters": (["institucion", "ñu", "--nombre", "X"], "«ñu» no sirve de identificador"),
    "the name of another file": (["unidad", "demo", "ejercicio", "--nombre", "X"], "«ejercicio» no sirve"),
    "an address of the site": (["institucion", "guia", "--nombre", "X"], "«guia» es la dirección de una página"),
    "nothing": (["institucion"], "Falta la opción '--nombre'."),
    "no identifier": (["institucion", "--nombre", "X"], "Falta el argumento 'IDENTIFICADOR'."),
    "no year": (["ejercicio", "demo"], "Falta el argumento 'AÑO'."),
    "an unknown thing": (["plan"], "No existe la orden 'plan'."),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(pat, what):
    arguments, message = WRONG[what]
    before = tree(pat.root)
    options = [] if what == "an unknown thing" else ["--raiz", pat.root]
    answer = pat("nuevo", *arguments, *options)
    assert answer.code == 2
    assert answer.out == ""
    assert message in answer.err
    assert tree(pat.root) == before


def test_what_would_not_be_sound_is_not_written(pat):
    before = tree(pat.root)
    answer = pat.here("nuevo", "ejercicio", "demo", "2025", "--nombre", "Plan" * 300)
    assert answer.code == 1
    assert "error[E203]: «nombre»" in answer.out
    assert answer.err == "No se escribió nada: corrija lo que dice arriba.\n"
    assert tree(pat.root) == before


def test_errors_that_are_there_already_do_not_stand_in_the_way(pat):
    write(pat.root, {"plans/demo/2024/otra.yaml": SOUND_FILES[PLAN]})
    assert pat.here("validar").code == 1
    assert pat.here("nuevo", "ejercicio", "demo", "2025").code == 0


def test_a_year_with_errors_is_not_copied(pat):
    write(pat.root, {PLAN: SOUND_FILES[PLAN].replace("meta_anual: 5", "meta_anual: 6")})
    answer = pat.here("nuevo", "ejercicio", "demo", "2025", "--desde", "2024")
    assert (answer.code, answer.out) == (2, "")
    assert "el ejercicio 2024 tiene errores; corríjalos antes de copiarlo" in answer.err


def test_what_nobody_sees_in_a_pasted_name_is_left_out(pat):
    pat.here("nuevo", "unidad", "demo", "legal", "--nombre", " Unidad \u200bJurídica\n")
    assert 'nombre: "Unidad Jurídica"}' in (pat.root / TREE).read_text("utf-8")


def test_files_keep_their_rights(pat):
    (pat.root / TREE).chmod(0o640)
    pat.here("nuevo", "unidad", "demo", "legal", "--nombre", "Legal")
    assert (pat.root / TREE).stat().st_mode & 0o777 == 0o640


def at_terminal(cwd: Path, typed: str, *arguments: str) -> tuple[int, str]:
    """Run the command at a terminal where a person types; the exit code, and all that the terminal shows."""
    import pty  # noqa: PLC0415  not on Windows

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator", *arguments]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd, env=environment()) as running:
        os.close(theirs)
        os.write(ours, typed.encode())
        shown = b""
        with contextlib.suppress(OSError):  # how Linux tells that the other side has closed
            while part := os.read(ours, 1024):
                shown += part
        os.close(ours)
    return running.returncode, shown.decode().replace("\r\n", "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is needed")
def test_at_a_terminal_it_asks_for_what_is_missing(project):
    code, shown = at_terminal(project, "\nUnidad Jurídica\n\n", "nuevo", "unidad")
    assert code == 0
    assert "Institución [demo]: " in shown
    assert "Nombre de la unidad: " in shown
    assert "Identificador [unidad-juridica]: " in shown
    assert f"Cambiado: {TREE}" in shown
    code, shown = at_terminal(project, "dos mil\n2025\n", "nuevo", "ejercicio", "demo")
    assert code == 0
    assert "'dos mil' no es un número válido" in shown
    assert "Escrito: plans/demo/2025/ejercicio.yaml" in shown


def test_an_institution_may_be_named_in_any_letters(pat):
    answer = pat.here("nuevo", "unidad", "DEMO", "compras", "--nombre", "Compras")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.endswith("Siga con su plan: pat nuevo unidad demo compras --ejercicio 2024\n")


def test_a_disk_that_is_full_leaves_nothing_and_says_which_file(pat, monkeypatch):
    usual = Path.open

    class Full(io.BytesIO):
        def write(self, _data):
            raise OSError(errno.ENOSPC, "No space left on device")  # as the system does: without a name

    def on_a_full_disk(path, mode="r", **named):
        if mode != "xb":
            return usual(path, mode, **named)
        path.touch()
        return Full()

    monkeypatch.setattr(Path, "open", on_a_full_disk)
    before = tree(pat.root)
    answer = pat.here("nuevo", "institucion", "otra", "--nombre", "Otra")
    assert answer.code == 2
    wrong = "no se pudo escribir plans/otra/institucion.yaml: no queda espacio en el disco (no se escribió nada)"
    assert answer.err == f"pat: {wrong}\n"
    assert tree(pat.root) == before
