"""`pat validar`: every problem with its place, in the form asked for, and an exit code that tells."""

from __future__ import annotations

import json

import pytest

from tests.cli.small_project import BROKEN, PLAN, SOUND_FILES, write

WARNED = SOUND_FILES[PLAN].replace(", medio_verificacion: Listas", "")


def test_sound_plans_have_no_problem(pat):
    answer = pat.here("validar")
    assert (answer.code, answer.out, answer.err) == (0, "4 archivos revisados: sin problemas\n", "")


def test_an_error_is_shown_with_its_line_and_its_remedy(pat):
    write(pat.root, {PLAN: BROKEN})
    answer = pat.here("validar")
    assert answer.code == 1
    assert f"{PLAN}:5:" in answer.out
    assert "R301" in answer.out
    assert answer.out.endswith("\n4 archivos revisados: 1 error. Corríjalo: sin eso no se publica nada.\n")


def test_a_warning_fails_only_when_asked(pat):
    write(pat.root, {PLAN: WARNED})
    answer = pat.here("validar")
    last = "4 archivos revisados: ningún error, 1 aviso. El aviso no impide publicar; mire si es de corregir."
    assert (answer.code, answer.out.splitlines()[-1]) == (0, last)
    answer = pat.here("validar", "--estricto")
    assert answer.code == 1
    assert answer.out.endswith("Con --estricto los avisos también hacen fallar: corríjalo.\n")


def test_without_problems_strict_is_well(pat):
    assert pat.here("validar", "--estricto").code == 0


@pytest.mark.parametrize(
    ("form", "start"), [("text", "plans/"), ("github", "::error file=plans/"), ("markdown", "### "), ("json", "{")]
)
def test_the_same_problem_in_every_form(pat, form, start):
    write(pat.root, {PLAN: BROKEN})
    answer = pat.here("validar", "--formato", form)
    assert answer.code == 1
    assert answer.out.lstrip("\n").startswith(start)
    assert "R301" in answer.out
    assert answer.out.endswith("\n")


def test_json_is_json(pat):
    write(pat.root, {PLAN: BROKEN})
    report = json.loads(pat.here("validar", "--formato", "json").out)
    assert "R301" in json.dumps(report)


def test_inside_github_the_report_is_githubs_unless_asked_otherwise(pat, monkeypatch):
    write(pat.root, {PLAN: BROKEN})
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert "::error file=" in pat.here("validar").out
    assert "::error file=" not in pat.here("validar", "--formato", "text").out


def test_only_the_problems_of_the_units_named(pat):
    write(pat.root, {PLAN: BROKEN})
    assert pat.here("validar", "unidad").code == 1
    answer = pat.here("validar", "ejercicio")
    assert (answer.code, answer.out) == (0, "1 archivo revisado: sin problemas\n")


def test_a_unit_whose_file_cannot_be_read_can_be_named(pat):
    write(pat.root, {PLAN: "actividades: ["})
    answer = pat.here("validar", "unidad")
    assert answer.code == 1
    assert PLAN in answer.out


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("unidades", "no hay ningún plan «unidades»; ¿quiso decir «unidad»?"),
        ("plans/demo/2024/unidda.yaml", "no hay ningún plan «unidda»; ¿quiso decir «unidad»?"),
        ("zzz", "no hay ningún plan «zzz»; escriba el nombre del archivo sin .yaml"),
    ],
)
def test_a_unit_that_is_not_there_is_said(pat, typed, remedy):
    answer = pat.here("validar", typed)
    assert (answer.code, answer.out, answer.err) == (2, "", f"pat: {remedy}\n")


LATE = 'avances: [{{periodo: 2024-07, fecha: {day}, actividades: {{"1": {{valor: 5}}}}}}]\n'


def test_a_day_of_the_past_leaves_out_what_was_reported_since_and_says_so(pat):
    write(pat.root, {PLAN: SOUND_FILES[PLAN] + LATE.format(day="2024-08-05")})
    answer = pat.here("validar", "--fecha", "2024-08-05")
    assert (answer.code, answer.err) == (0, "")
    answer = pat.here("validar", "--fecha", "2024-08-04", "--formato", "json")
    assert (answer.code, answer.err) == (
        0,
        "Vista al 4 de agosto de 2024: sin 1 informe posterior. Las metas son las de hoy.\n",
    )
    assert json.loads(answer.out)["problems"] == []
    assert pat.here("validar", "--fecha", "hoy").err == ""


@pytest.mark.parametrize("day", [(), ("--fecha", "2024-07-10"), ("--fecha", "hoy")])
def test_a_report_of_a_day_that_has_not_come_is_a_fault_on_any_day(pat, day):
    write(pat.root, {PLAN: SOUND_FILES[PLAN] + LATE.format(day="2999-08-05")})
    answer = pat.here("validar", *day)
    assert answer.code == 1
    assert "R313" in answer.out


def test_a_day_of_the_future_forgives_what_will_have_come(pat):
    write(pat.root, {PLAN: SOUND_FILES[PLAN] + LATE.format(day="2999-08-05")})
    assert pat.here("validar", "--fecha", "2999-08-05").code == 0


def test_a_project_without_plans_is_told_where_to_begin(pat, tmp_path):
    (tmp_path / "vacio/plans").mkdir(parents=True)
    answer = pat("validar", "--raiz", tmp_path / "vacio")
    assert answer.code == 1
    assert "institucion.yaml" in answer.out


def test_colour_only_on_a_terminal(pat):
    write(pat.root, {PLAN: BROKEN})
    assert "\x1b[" not in pat.here("validar").out
