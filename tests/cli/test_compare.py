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


@pytest.mark.parametrize("sides", [("aprobado",), ("v1", "--unidad", "unidad")])
def test_an_institution_is_named_by_its_acronym_too(committed, sides):
    tree = SOUND_FILES["plans/demo/institucion.yaml"]
    write(committed.root, {"plans/demo/institucion.yaml": f"{tree}siglas: IDÑ\n"})
    by_acronym, by_id = (committed.here("comparar", *sides, "--institucion", name) for name in ("idñ", "demo"))
    assert by_acronym.code == 0
    assert by_acronym.out == by_id.out


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("--unidad", "unida"), "no está un plan de la unidad «unida»; ¿quiso decir «unidad»?"),
        (("--ejercicio", "2023"), "no está el ejercicio 2023; sí 2024"),
        (("--institucion", "dem"), "no está la institución «dem»; ¿quiso decir «demo»?"),
        (("--unidad", "nadie", "--ejercicio", "2024"), "no está un plan de la unidad «nadie» en 2024; escriba"),
    ],
)
def test_of_what_is_not_there_nobody_says_that_it_did_not_change(committed, arguments, fault):
    answer = committed.here("comparar", "aprobado", "HEAD", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert f"en lo que se compara {fault}" in answer.err


def test_a_unit_that_has_another_id_is_found_by_both_ids_from_both_sides(committed):
    tree = SOUND_FILES["plans/demo/institucion.yaml"]
    renamed = tree.replace("id: unidad,", "id: formacion, ids_anteriores: [unidad],")
    assert renamed != tree
    (committed.root / PLAN).unlink()
    new = PLAN.replace("unidad.yaml", "formacion.yaml")
    plan = VERSION.replace("unidad: unidad", "unidad: formacion")
    write(committed.root, {"plans/demo/institucion.yaml": renamed, new: plan})
    git(committed.root, "add", "-A")
    git(committed.root, "commit", "-qm", "Otro nombre", day="2024-06-20T10:00:00-06:00")
    for unit in ("unidad", "formacion"):
        for sides in (("aprobado", "HEAD"), ("v1..v2",), ("HEAD", "aprobado"), ("v1",)):
            answer = committed.here("comparar", *sides, "--unidad", unit, "--fecha", "2024-06-21")
            assert answer.code == 0, answer.err
            assert "No hay cambios" not in answer.out
            assert "de 5 a 4" in answer.out or "HEAD" in sides[0], answer.out


def test_a_version_with_the_name_of_a_tag_says_which_was_taken(committed):
    git(committed.root, "tag", "v1", "HEAD")
    answer = committed.here("comparar", "v1..v2", "--unidad", "unidad")
    assert "Aquí v1 es una versión de las metas de la unidad." in answer.out
    assert "escriba refs/tags/v1" in " ".join(answer.out.split())
    assert "No hay cambios" in committed.here("comparar", "refs/tags/v1..HEAD", "--unidad", "unidad").out


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
        *("meta-rebajada", "version-nueva", "control-de-cambios-agregado"),
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


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("", "«» no es una revisión: escriba una rama"),
        ("../nada", "no existe la carpeta «../nada»"),
        ("x" * 5000, "no existe la revisión «xxx"),
    ],
)
def test_a_name_of_nothing_is_never_the_same_as_the_working_files(committed, name, answer):
    for names in ((name,), ("HEAD", name)):
        told = committed.here("comparar", *names)
        assert (told.code, told.out) == (2, "")
        assert answer in told.err


def test_an_institution_that_seems_to_have_another_id_is_said_by_both_doors(committed):
    (committed.root / "plans/demo").rename(committed.root / "plans/otra")
    for name, key in (("institucion.yaml", "id"), ("2024/ejercicio.yaml", "institucion")):
        file = committed.root / "plans/otra" / name
        file.write_text(file.read_text("utf-8").replace(f"{key}: demo", f"{key}: otra"), "utf-8")
    told = " ".join(committed.here("comparar", "HEAD").out.split("Deja de prometerse")[0].split())
    assert "Parece que la institución «demo» es ahora «otra»: tienen el mismo nombre." in told
    assert "vuelva a llamarla demo, ella y su carpeta, y se compararán meta por meta." in told
    judged = committed.here("validar", "--base", "HEAD").out
    assert "esta institución parece la de plans/demo/institucion.yaml" in judged
    assert "escriba id: demo y devuelva la carpeta a demo/" in judged


def test_averages_of_several_institutions_are_told_with_each(committed):
    other = {name.replace("plans/demo", "plans/otra"): text for name, text in SOUND_FILES.items()}
    other["plans/otra/institucion.yaml"] = other["plans/otra/institucion.yaml"].replace("demo", "otra", 1)
    other["plans/otra/2024/ejercicio.yaml"] = other["plans/otra/2024/ejercicio.yaml"].replace("demo", "otra", 1)
    write(committed.root, other)
    git(committed.root, "add", "-A")
    git(committed.root, "commit", "-qm", "Otra")
    reported = SOUND_FILES[PLAN] + REPORT
    write(committed.root, {PLAN: reported, PLAN.replace("demo", "otra"): reported})
    head, _, rest = committed.here("comparar", "HEAD").out.partition("· PAT 2024")
    assert "Cambia el promedio de Demostración en 2024 y Demostración en 2024." in " ".join(head.split())
    assert rest.count(", la institución pasa de") >= 2


def test_of_a_plan_that_became_a_link_nothing_is_said(committed):
    plan = committed.root / PLAN
    plan.unlink()
    try:
        plan.symlink_to("nada.yaml")
    except OSError:
        pytest.skip("this system makes no links")
    told = committed.here("comparar", "HEAD").out
    assert "1 archivo no se pudo comparar" in told
    assert "No hay cambios en lo que se pudo comparar." in told
    assert "Borra el plan" not in told


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


def test_a_change_dated_before_what_it_changes_is_not_early(pat):
    commit(pat.root, "2024-09-05T10:00:00-06:00")
    git(pat.root, "tag", "aprobado")
    for name, text in (("nueva", VERSION), ("otra", VERSION.replace("Cierre", "Otro cierre"))):
        write(pat.root, {PLAN: text})
        git(pat.root, "commit", "-qam", "Menos", day="2024-01-20T10:00:00-06:00")
        git(pat.root, "tag", name)
    told = " ".join(pat.here("comparar", "aprobado", "otra").out.split())
    assert "Retroactivo: jul ya había terminado." in told
    assert "Puede ser retroactivo" not in told
    assert "a otra (" in told
    assert told.count("5 de septiembre de 2024)") == 2
    judged = pat.here("validar", "--base", "aprobado", "--fecha", "2024-09-06").out
    assert "cambio retroactivo" in judged
    assert "Retroactivo: jul" in pat.here("comparar", "v1..v2", "--unidad", "unidad").out


def test_what_is_dated_long_before_its_commit_is_shown_by_both_doors(committed):
    committed.root.joinpath(PLAN).write_text(VERSION + REPORT)
    git(committed.root, "commit", "-qam", "Julio", day="2024-08-06T10:00:00-06:00")
    git(committed.root, "tag", "julio")
    row = "{version: 3, fecha: 2024-06-10, responsable: P, motivo: Menos}"
    fix = (
        ", {periodo: 2024-07, fecha: 2024-08-05, rectifica: true, motivo: Error, responsable: J, resumen: Otra vez,"
        ' actividades: {"1": {valor: 3, justificacion: Poco, medidas: Más}}}]\n'
    )
    text = VERSION.replace("version: 2\nact", "version: 3\nact").replace("Cierre}]", f"Cierre}}, {row}]")
    write(committed.root, {PLAN: text + REPORT.rstrip()[:-1] + fix})
    git(committed.root, "commit", "-qam", "Atrasado", day="2024-10-10T10:00:00-06:00")
    told = " ".join(committed.here("comparar", "julio", "HEAD").out.split())
    judged = committed.here("validar", "--base", "julio", "--fecha", "2024-10-10").out
    for day in ("10 de junio de 2024", "5 de agosto de 2024"):
        assert f"Lleva fecha del {day}, más de 30 días antes de publicarse." in told
        assert f"con fecha del {day}, más de 30 días antes de publicarse" in judged
    assert judged.count("aviso[H412]") == 2
    assert "Lleva fecha" not in committed.here("comparar", "aprobado", "julio").out
