"""`pat indicadores`: the same figures as the site, for people and for programs."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.cli.small_project import BROKEN, PLAN, REPORT, SOUND_FILES, write


@pytest.fixture
def reported(pat):
    """The command over a project whose unit has told that it did 4 of 5 in July."""
    write(pat.root, {PLAN: SOUND_FILES[PLAN] + REPORT})
    return lambda *arguments: pat.here("indicadores", "demo", "2024", "--fecha", "2024-12-31", *arguments)


def test_units_and_last_the_institution(reported):
    answer = reported()
    assert (answer.code, answer.err) == (0, "")
    assert [line.split() for line in answer.out.splitlines()] == [
        [
            "tipo",
            "id",
            "periodo",
            "cumplimiento",
            "estado",
            "medidas",
            "de",
            "informadas",
            "por_informar",
            "peso_medido",
        ],
        ["unidad", "unidad", "2024", "80", "avance-alto", "1", "1", "1", "1"],
        ["institucion", "demo", "2024", "80", "avance-alto", "1", "1", "1", "1"],
    ]


def test_the_activities_of_a_unit_and_last_its_average(reported):
    rows = list(csv.DictReader(io.StringIO(reported("--unidad", "unidad", "--formato", "csv").out, newline="")))
    assert [(row["codigo"], row["programado"], row["realizado"], row["cumplimiento"]) for row in rows] == [
        ("1", "5", "4", "80"),
        ("promedio", "", "", "80"),
    ]


def test_json_says_null_of_what_is_unknown(pat):
    rows = json.loads(pat.here("indicadores", "demo", "2024", "--formato", "json", "--fecha", "2024-12-31").out)
    assert [(row["tipo"], row["cumplimiento"], row["estado"]) for row in rows] == [
        ("unidad", None, "no-reportado"),
        ("institucion", None, "no-reportado"),
    ]


def test_a_goal_published_in_part_leads_to_that_part(pat):
    silence = ", salvedades: [{regla: R302, nota: El informe no publica la meta del año.}]}"
    partial = SOUND_FILES[PLAN].replace(", meta_anual: 5}", silence)
    partial = partial.replace("version: 1\n", "version: 1\nactividades_parciales: true\n", 1)
    write(pat.root, {PLAN: partial + REPORT})
    ask = ("indicadores", "demo", "2024", "--fecha", "2024-12-31")
    assert "véala con --periodo 2024-07.\n" in pat.here(*ask).err
    assert "--periodo" not in pat.here(*ask, "--periodo", "2024-07").err


def test_a_unit_of_which_only_the_percentage_is_known_has_a_row(pat):
    told = "avances_informados:\n  - {periodo: 2024, porcentaje: 71}\n"
    lines = SOUND_FILES[PLAN].splitlines(keepends=True)
    plan = "".join("actividades: []\n" if line.startswith("actividades") else line for line in lines)
    write(pat.root, {PLAN: plan + told})
    answer = pat.here("indicadores", "demo", "2024", "--formato", "json", "--fecha", "2024-12-31")
    unit, *_ = json.loads(answer.out)
    assert (unit["tipo"], unit["cumplimiento"]) == ("unidad", "71")


def test_text_leaves_blank_what_is_unknown(pat):
    answer = pat.here("indicadores", "demo", "2024", "--fecha", "2024-12-31")
    assert answer.out.splitlines()[1].split() == ["unidad", "unidad", "2024", "no-reportado", "0", "1", "0", "1"]
    assert not [line for line in answer.out.splitlines() if line != line.rstrip()]


@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_the_three_forms_say_the_same(reported, form):
    out = reported("--formato", form).out
    assert out.endswith("\n")
    assert out.count("80") == 2
    assert out.count("avance-alto") == 2


@pytest.mark.parametrize(
    ("period", "state"),
    [
        ("2024-07", "avance-alto"),
        ("2024-06", "sin-programacion"),
        ("2024-T3", "avance-alto"),
        ("2024-S1", "sin-programacion"),
        ("2024-01..2024-09", "avance-alto"),
        ("2024", "avance-alto"),
    ],
)
def test_every_row_is_of_the_period_asked_for(reported, period, state):
    rows = json.loads(reported("--periodo", period, "--formato", "json").out)
    assert {(row["periodo"], row["estado"]) for row in rows} == {(period, state)}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("otra", "2024"), "pat: no hay plan de «otra» para 2024; hay: demo 2024\n"),
        (("demo", "2023"), "pat: no hay plan de «demo» para 2023; hay: demo 2024\n"),
        (("demo", "2024", "--unidad", "nadie"), "pat: no hay plan de la unidad «nadie»; hay: unidad\n"),
        (("demo", "2024", "--periodo", "2023-07"), "pat: el período 2023-07 no es de 2024\n"),
        (("demo", "2024", "--periodo", "ayer"), "pat: «ayer» no es un período: escriba 2024-07, 2024-T3"),
        (("demo", "2024", "--periodo", "2024-13"), "pat: «2024-13» no es un período"),
        (("demo", "2024", "--periodo", "2024-T5"), "pat: «2024-T5» no es un período"),
        (("demo", "2024", "--periodo", "2024-09..2024-01"), "pat: «2024-09..2024-01» termina antes de empezar"),
        (("demo", "2024", "--periodo", "2023-09..2024-01"), "pat: «2023-09..2024-01» va de 2023 a 2024"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(pat, arguments, expected):
    answer = pat.here("indicadores", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(expected)
    assert len(answer.err.splitlines()) == 1


def test_with_errors_in_the_plans_no_figure_is_given(pat):
    write(pat.root, {PLAN: BROKEN})
    answer = pat.here("indicadores", "demo", "2024")
    assert (answer.code, answer.out) == (1, "")
    assert "R301" in answer.err


def test_a_year_without_plans_of_units_is_said(pat):
    (pat.root / PLAN).unlink()
    answer = pat.here("indicadores", "demo", "2024")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[-1] == "pat: «demo» todavía no tiene planes de unidades para 2024"
