"""`pat validar --base`: what was published stays, in every form of report; what cannot be compared is never well."""

from __future__ import annotations

import json

import pytest

from tests.cli.small_project import PLAN, REPORT, SOUND_FILES, run, write
from tests.history.repos import Repo

EDITED = SOUND_FILES[PLAN] + REPORT.replace("valor: 4", "valor: 5")


@pytest.fixture
def repo(pat):
    """The project in a repository, on `main`, with a report published."""
    return Repo.new(pat.root, {**SOUND_FILES, PLAN: SOUND_FILES[PLAN] + REPORT}, "2024-08-06")


def test_what_follows_what_was_published_is_well(pat, repo):
    repo.commit({PLAN: SOUND_FILES[PLAN] + REPORT + "# revisado\n"})
    answer = pat.here("validar", "--base", "main~1")
    assert (answer.code, answer.out, answer.err) == (0, "4 archivos revisados: sin problemas\n", "")


def test_an_edited_report_fails_at_its_line_and_shows_what_it_said(pat, repo):
    write(pat.root, {PLAN: EDITED})
    answer = pat.here("validar", "--base", "main")
    assert answer.code == 1
    assert f"{PLAN}:7:" in answer.out
    assert "error[H401]: el avance de julio de 2024" in answer.out
    assert "cambió: el valor de la actividad 1 era 4" in answer.out
    assert answer.out.endswith("4 archivos revisados: 1 error. Corríjalo: sin eso no se publica nada.\n")


def test_without_base_nobody_compares(pat, repo):
    write(pat.root, {PLAN: EDITED})
    assert pat.here("validar").code == 0


def test_the_result_is_compared_committed_or_not(pat, repo):
    repo.git("checkout", "-q", "-b", "propuesta")
    repo.commit({PLAN: EDITED})
    assert pat.here("validar", "--base", "main").code == 1
    assert pat.here("validar", "--base", "HEAD").code == 0


@pytest.mark.parametrize("form", ["github", "markdown", "json", "text"])
def test_in_every_form(pat, repo, form):
    write(pat.root, {PLAN: EDITED})
    answer = pat.here("validar", "--base", "main", "--formato", form)
    assert answer.code == 1
    assert "H401" in answer.out
    if form == "json":
        (problem,) = json.loads(answer.out)["problems"]
        assert (problem["line"], problem["path"]) == (7, ["avances", 0, "actividades", "1", "valor"])


def test_a_retroactive_change_fails_only_when_asked(pat, repo):
    row = "{version: 2, fecha: 2024-09-01, responsable: Planificación, motivo: Cierre}"
    plan = SOUND_FILES[PLAN].replace("version: 1\nact", "version: 2\nact").replace("Creación}]", f"Creación}}, {row}]")
    write(pat.root, {PLAN: plan.replace("{jul: 5}, meta_anual: 5", "{jul: 4}, meta_anual: 4") + REPORT})
    answer = pat.here("validar", "--base", "main", "--fecha", "2024-09-02")
    assert "aviso[H406]: cambio retroactivo en la actividad 1: meta de julio: 5 → 4" in answer.out
    assert answer.code == 0
    assert pat.here("validar", "--base", "main", "--estricto").code == 1


def test_only_the_units_named(pat, repo):
    write(pat.root, {PLAN: EDITED})
    assert pat.here("validar", "unidad", "--base", "main").code == 1
    assert pat.here("validar", "ejercicio", "--base", "main").code == 0


def test_what_else_is_wrong_is_told_too(pat, repo):
    write(pat.root, {PLAN: EDITED.replace("meta_anual: 5", "meta_anual: 6")})
    answer = pat.here("validar", "--base", "main")
    assert [code in answer.out for code in ("H401", "H403", "R301")] == [True, True, True]


@pytest.mark.parametrize("name", ["", "nada", "--output=x", "HEAD@{yesterday}", "main..HEAD"])
def test_a_base_that_cannot_be_read_is_no_answer(pat, repo, name):
    answer = pat.here("validar", f"--base={name}")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("pat: ")


def test_outside_a_repository(pat):
    answer = pat.here("validar", "--base", "main")
    assert (answer.code, answer.out) == (2, "")
    assert (
        answer.err
        == f"pat: «{pat.root / 'plans'}» no está en un repositorio de git, y sin él no hay historia con qué comparar\n"
    )


def test_as_a_command(pat, repo):
    write(pat.root, {PLAN: EDITED})
    answer = run("validar", "--base", "main", cwd=pat.root, GIT_DIR="/nada")
    assert (answer.code, answer.err) == (1, "")
    assert "H401" in answer.out


def other(text: str) -> str:
    """A file of `demo` as one of `otra`."""
    return text.replace("id: demo", "id: otra").replace("institucion: demo", "institucion: otra")


OTHER_FILES = {name.replace("/demo/", "/otra/"): other(text) for name, text in SOUND_FILES.items()}
OTHER_PLAN = PLAN.replace("/demo/", "/otra/")


@pytest.fixture
def two(pat):
    """Two institutions in a repository; the plan of the second was published with an error."""
    broken = {OTHER_PLAN: OTHER_FILES[OTHER_PLAN].replace("meta_anual: 5", "meta_anual: 6")}
    return Repo.new(pat.root, {**SOUND_FILES, PLAN: SOUND_FILES[PLAN] + REPORT, **OTHER_FILES, **broken}, "2024-08-06")


def test_only_institutions_in_which_something_changed_are_judged(pat, two):
    answer = pat.here("validar", "--base", "main")
    assert answer.out == "0 archivos revisados: sin problemas\n"
    assert answer.err == "Ninguna institución difiere de «main»; con --todas se revisan todas.\n"
    write(pat.root, {PLAN: EDITED})
    touched = pat.here("validar", "--base", "main")
    assert touched.out.endswith("4 archivos revisados: 1 error. Corríjalo: sin eso no se publica nada.\n")
    everything = pat.here("validar", "--base", "main", "--todas")
    assert everything.out.endswith("8 archivos revisados: 2 errores. Corríjalos: sin eso no se publica nada.\n")
    assert touched.out.partition("\n4 archivos")[0] in everything.out
    assert OTHER_PLAN in everything.out
    assert OTHER_PLAN not in touched.out


@pytest.mark.parametrize("change", ["gone", "new", "link", "whole"])
def test_whatever_changes_is_seen(pat, two, change):
    """Each change of the second institution brings the error that its plan has, as with --todas."""
    plan = two.root / OTHER_PLAN
    match change:
        case "gone":
            (two.root / "plans/otra/estrategia-2024.yaml").unlink()
        case "new":
            write(pat.root, {"plans/otra/estrategia-2030.yaml": SOUND_FILES["plans/demo/estrategia-2024.yaml"]})
        case "link":
            (two.root / "plans/otra/estrategia-2024.yaml").unlink()
            (two.root / "plans/otra/estrategia-2024.yaml").symlink_to("../demo/estrategia-2024.yaml")
        case "whole":
            plan.write_bytes(plan.read_bytes() + b"\n")
    few, everything = pat.here("validar", "--base", "main"), pat.here("validar", "--base", "main", "--todas")
    assert "R301" in few.out
    assert few.out.splitlines()[:-1] == everything.out.splitlines()[:-1]


def test_a_unit_named_is_judged_though_nothing_changed(pat, two):
    answer = pat.here("validar", "unidad", "--base", "main")
    assert f"{OTHER_PLAN}:" in answer.out
    assert answer.code == 1
