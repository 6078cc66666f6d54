"""`pat comparar`: what a planner types, and what comes back."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.cli.small_project import PLAN, REPORT, SOUND_FILES, commit, git, write

LOWERED = SOUND_FILES[PLAN].replace("metas: {jul: 5}, meta_anual: 5", "metas: {jul: 4}, meta_anual: 4")
VERSION = (
    LOWERED.replace("version: 1\nact", "version: 2\nact")
    .replace("[{version: 1", "[{version: 1")
    .replace(
        "motivo: Creación}]", "motivo: Creación}, {version: 2, fecha: 2024-06-05, responsable: P, motivo: Cierre}]"
    )
)


@pytest.fixture
def committed(pat):
    """The command over a project in git, whose goals were lowered since its first commit, tagged `aprobado`."""
    commit(pat.root, "2024-03-05T10:00:00-06:00")
    git(pat.root, "tag", "aprobado")
    write(pat.root, {PLAN: VERSION})
    git(pat.root, "commit", "-qam", "Menos", day="2024-06-06T10:00:00-06:00")
    return pat


def test_the_working_files_against_a_revision(committed):
    write(committed.root, {PLAN: VERSION + REPORT})
    answer = committed.here("comparar", "HEAD", "--fecha", "2024-09-01")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("De HEAD (")
    assert answer.out.partition("\n\n")[0].endswith(", 6 de junio de 2024) a los archivos de trabajo")
    assert "Informa julio de 2024: 1 actividad." in answer.out


@pytest.mark.parametrize("sides", [("aprobado", "HEAD"), ("aprobado..HEAD",), ("aprobado..",), ("aprobado",)])
def test_two_revisions_however_they_are_written(committed, sides):
    answer = committed.here("comparar", *sides)
    assert answer.code == 0
    assert "Baja la meta anual de 5 a 4 (−20 %)." in answer.out


def test_a_folder_with_plans(committed, tmp_path):
    shutil.copytree(committed.root / "plans", tmp_path / "copia" / "plans")
    write(tmp_path / "copia", {PLAN: SOUND_FILES[PLAN]})
    for folder in (tmp_path / "copia", tmp_path / "copia" / "plans"):
        answer = committed.here("comparar", folder, "--fecha", "2024-07-01")
        assert f"De {folder} a los archivos de trabajo" in answer.out.replace("\n", " ")
        assert "Baja la meta anual de 5 a 4" in answer.out


def test_a_folder_without_plans_is_no_side_but_a_branch_of_its_name_is(committed, monkeypatch):
    (committed.root / "docs").mkdir()
    git(committed.root, "branch", "docs", "aprobado")
    monkeypatch.chdir(committed.root)
    assert "Baja la meta anual" in committed("comparar", "docs").out


def test_a_folder_without_plans_is_no_unknown_revision(committed, monkeypatch):
    (committed.root / "docs").mkdir()
    monkeypatch.chdir(committed.root)
    assert "la carpeta «docs» no tiene planes: falta su institucion.yaml" in committed("comparar", "docs").err


def test_versions_of_the_goals_of_a_unit(committed):
    answer = committed.here("comparar", "v1..v2", "--unidad", "unidad")
    today = committed.here("comparar", "v1", "--unidad", "unidad", "--fecha", "2024-03-05")
    assert answer.code == 0
    assert "De v1 (" in answer.out
    assert "Sube la versión de las metas de 1 a 2." in answer.out
    assert today.out.endswith(answer.out.partition("\n\n")[2])


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("v1",), "no hay ninguna rama ni etiqueta «v1»; si es una versión de las metas, agregue --unidad"),
        (("v9", "--unidad", "unidad"), "no hay versión v9 de «unidad» en 2024: la historia tiene v1 y v2"),
        (("v1", "--unidad", "unida"), "no hay plan de la unidad «unida»; ¿quiso decir «unidad»?"),
        (("nada",), "no existe la revisión «nada»"),
        (("aprobado", "nada"), "no existe la revisión «nada»"),
        (("nada",), "revise cómo se escribe; si es de otra persona, tráigala con git fetch"),
        (("aprobad..HEAD",), "¿quiso decir «aprobado»?"),
        (("v1...HEAD",), "«v1...head» lleva tres puntos: para comparar las dos, escriba v1..head"),
        (("...HEAD",), "escriba base..head"),
        (("..HEAD",), "a «..head» le falta la primera revisión: escriba base..head"),
        (("--output=x", "HEAD"), "no existe la opción"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_line(committed, arguments, fault):
    answer = committed.here("comparar", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert fault in answer.err.lower()


def test_a_unit_with_plans_of_several_years_needs_the_year(committed):
    later = {PLAN.replace("2024", "2025"): SOUND_FILES[PLAN].replace("2024", "2025")}
    frame = "plans/demo/2024/ejercicio.yaml"
    write(
        committed.root,
        later | {frame.replace("2024", "2025"): SOUND_FILES[frame].replace("ejercicio: 2024", "ejercicio: 2025")},
    )
    answer = committed.here("comparar", "v1", "--unidad", "unidad")
    assert (
        "hay varios planes de «unidad» (demo 2024 y demo 2025): diga cuál con --ejercicio o --institucion" in answer.err
    )
    assert committed.here("comparar", "v1", "--unidad", "unidad", "--ejercicio", "2024").code == 0


def test_only_a_unit_or_an_institution_or_a_year(committed):
    frame = "plans/demo/2024/ejercicio.yaml"
    method = SOUND_FILES[frame] + 'metodologia: {version: "2", tope: 120}\n'
    tree = SOUND_FILES["plans/demo/institucion.yaml"].replace("Demostración", "Demostración SV")
    write(committed.root, {frame: method, "plans/demo/institucion.yaml": tree})
    everything = committed.here("comparar", "aprobado").out
    assert "Cambia el tope" in everything
    assert "Demostración SV" in everything
    of_unit = committed.here("comparar", "aprobado", "--unidad", "unidad").out
    assert "Solo la unidad «unidad»." in of_unit
    assert "Cambia el tope" in of_unit, "how a year measures concerns its units"
    assert "Cambia el nombre de" not in of_unit
    assert "No hay cambios" in committed.here("comparar", "aprobado", "--institucion", "otra").out
    assert "No hay cambios" in committed.here("comparar", "aprobado", "--ejercicio", "2023").out


def test_files_with_errors_are_named_and_the_rest_is_compared(committed):
    write(committed.root, {PLAN: "esquema: 1\nunidad: [", "plans/demo/2024/sobra.txt": "x"})
    tree = SOUND_FILES["plans/demo/institucion.yaml"].replace("Demostración", "Otra")
    write(committed.root, {"plans/demo/institucion.yaml": tree})
    answer = committed.here("comparar", "aprobado")
    assert answer.code == 0
    assert "2 archivos no se pudieron comparar, y aquí no se dice nada de su contenido." in answer.out
    assert f"  {PLAN} (en los archivos de trabajo)" in answer.out
    assert answer.out.index("no se pudieron comparar") < answer.out.index("1 cambio"), "what is missing comes first"
    assert answer.out.index(f"  {PLAN} (en") < answer.out.index("Cambia el nombre")
    assert "Cambia el nombre de «Demostración» a «Otra»." in answer.out
    assert "Borra el plan" not in answer.out
    assert "Ninguna cifra" not in answer.out


def test_of_an_institution_that_cannot_be_read_nothing_is_said(committed):
    write(committed.root, {"plans/demo/institucion.yaml": "esquema: 2\n"})
    answer = committed.here("comparar", "aprobado")
    assert "No hay cambios en lo que se pudo comparar." in answer.out
    assert PLAN in answer.out


def test_a_file_for_the_answer(committed):
    target = committed.root / "una/carpeta/cambios.html"
    answer = committed.here("comparar", "aprobado", "--formato", "html", "--salida", target)
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == f"Comparación escrita en {target}\n"
    page = target.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "Baja la meta anual de 5 a 4" in page


def test_json_for_programs(committed):
    document = json.loads(committed.here("comparar", "aprobado", "--formato", "json").out)
    assert [change["kind"] for change in document["changes"]] == [
        *("version-nueva", "control-de-cambios-agregado", "meta-rebajada"),
    ]
    assert document["head"] == {"label": "los archivos de trabajo", "commit": None, "date": None}


def test_what_was_over_at_the_base_is_retroactive(committed):
    assert "Retroactivo: jul ya había terminado." not in committed.here("comparar", "aprobado", "HEAD").out
    write(committed.root, {PLAN: VERSION + REPORT})
    git(committed.root, "commit", "-qam", "Julio", day="2024-08-06T10:00:00-06:00")
    write(committed.root, {PLAN: SOUND_FILES[PLAN].replace("version: 1\nact", "version: 3\nact")})
    answer = committed.here("comparar", "HEAD", "--fecha", "2024-09-01")
    assert "Retroactivo: jul ya había terminado." in answer.out


def test_without_git_a_revision_is_no_side(pat):
    answer = pat.here("comparar", "HEAD")
    assert answer.code == 2
    assert "no está en un repositorio de git" in answer.err


def test_a_unit_that_seems_renamed_is_said_with_both_ids_and_how_to_declare_it(committed):
    (committed.root / PLAN).unlink()
    tree = SOUND_FILES["plans/demo/institucion.yaml"].replace("id: unidad", "id: otra")
    moved = {PLAN.replace("unidad.yaml", "otra.yaml"): SOUND_FILES[PLAN].replace("unidad: unidad", "unidad: otra")}
    write(committed.root, {"plans/demo/institucion.yaml": tree, **moved})
    head = " ".join(committed.here("comparar", "aprobado").out.split("Toca el pasado")[0].split())
    assert "Parece que la unidad «unidad» es ahora «otra»: comparten 1 actividad con el mismo nombre." in head
    assert "escriba ids_anteriores: [unidad] en la unidad otra de institucion.yaml" in head


def test_both_doors_call_the_same_retroactive(committed):
    row = "{version: 3, fecha: 2024-07-15, responsable: P, motivo: Menos personal}"
    lowered = VERSION.replace("metas: {jul: 4}, meta_anual: 4", "metas: {jul: 3}, meta_anual: 3")
    write(
        committed.root,
        {PLAN: lowered.replace("version: 2\nact", "version: 3\nact").replace("Cierre}]", f"Cierre}}, {row}]")},
    )
    for day, is_late in (("2024-07-31", False), ("2024-08-01", True)):
        judged = committed.here("validar", "--base", "HEAD", "--fecha", day).out
        told = committed.here("comparar", "HEAD", "--fecha", day).out
        assert ("cambio retroactivo" in judged, "Retroactivo: jul" in told) == (is_late, is_late), (judged, told)
