"""`pat formulario`: the form of a unit, or of all; what may have been filled is never written over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.cli.small_project import PLAN, REPORT, SOUND_FILES, tree, write

NAME = "formulario-unidad-2024-07.xlsx"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    """A folder of its own, where forms are written unless another place is told."""
    (tmp_path / "aqui").mkdir()
    monkeypatch.chdir(tmp_path / "aqui")


def two_units(root: Path) -> None:
    """A second unit in the project."""
    institution = SOUND_FILES["plans/demo/institucion.yaml"].replace("}]", "}, {id: otra, nombre: Otra}]")
    write(root, {"plans/demo/institucion.yaml": institution})
    write(root, {"plans/demo/2024/otra.yaml": SOUND_FILES[PLAN].replace("unidad: unidad", "unidad: otra")})


def another_year(root: Path) -> None:
    """The same unit's plan of the year after."""
    frame = SOUND_FILES["plans/demo/2024/ejercicio.yaml"].replace("2024", "2025").replace("a-2025", "a-2024")
    write(root, {"plans/demo/2025/ejercicio.yaml": frame})
    write(root, {"plans/demo/2025/unidad.yaml": SOUND_FILES[PLAN].replace("2024", "2025")})


def test_the_form_of_a_unit_is_written_here(pat):
    answer = pat.here("formulario", "unidad")
    assert (answer.code, answer.out) == (0, f"{NAME}\n")
    assert "1 formulario escrito. Lleno, se agrega con: pat avance --desde ARCHIVO" in answer.err
    assert Path(NAME).read_bytes().startswith(b"PK")


@pytest.mark.parametrize("period", ["2024-08", "agosto", "ago 2024"])
def test_another_period_may_be_asked_for(pat, period):
    assert pat.here("formulario", "unidad", "--mes", period).out == "formulario-unidad-2024-08.xlsx\n"


def test_the_period_is_the_first_that_lacks(pat):
    (pat.root / PLAN).write_text(SOUND_FILES[PLAN] + REPORT, "utf-8")
    assert pat.here("formulario", "unidad").out != f"{NAME}\n"


def test_the_last_year_that_has_begun_is_meant_unless_another_is_told(pat):
    another_year(pat.root)
    assert pat.here("formulario", "unidad").out == "formulario-unidad-2025-07.xlsx\n"
    assert pat.here("formulario", "unidad", "--ejercicio", "2024").out == f"{NAME}\n"
    assert pat.here("formulario", "unidad", "--mes", "2024-09").out == "formulario-unidad-2024-09.xlsx\n"


@pytest.mark.parametrize("asked", [("unidad",), ("--todas",)])
@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2023, 11, 22), 2024), (date(2024, 11, 22), 2024), (date(2025, 1, 2), 2025), (date(2026, 1, 2), 2025)],
    ids=["none has begun", "that of next year stands already", "it has begun", "it is over"],
)
def test_the_year_that_is_meant_is_that_of_today(pat, monkeypatch, asked, day, year):
    another_year(pat.root)
    monkeypatch.setattr("generator.cli.form.today", lambda: day)
    assert pat.here("formulario", *asked).out.startswith(f"formulario-unidad-{year}-")


def test_a_month_without_a_year_is_of_the_plan_that_can_be_reported_on_and_that_is_said(pat):
    another_year(pat.root)
    told = pat.here("formulario", "unidad", "--mes", "septiembre")
    assert told.out == "formulario-unidad-2025-09.xlsx\n"
    assert told.err.startswith("Se toma septiembre de 2025; si es de otro año, dígalo con --ejercicio.\n")
    named = pat.here("formulario", "unidad", "--mes", "septiembre", "--ejercicio", "2024")
    assert (named.out, "Se toma" in named.err) == ("formulario-unidad-2024-09.xlsx\n", False)
    assert "Se toma" not in pat.here("formulario", "unidad", "--mes", "2024-09", "--salida", "otro.xlsx").err


def test_it_goes_where_it_is_told(pat):
    assert pat.here("formulario", "unidad", "--salida", "carpeta/f.xlsx").out == "carpeta/f.xlsx\n"
    assert Path("carpeta/f.xlsx").is_file()


def test_the_same_form_again_is_no_change_and_a_filled_one_is_never_written_over(pat):
    pat.here("formulario", "unidad", "--salida", "f.xlsx")
    assert pat.here("formulario", "unidad", "--salida", "f.xlsx").code == 0
    Path("f.xlsx").write_bytes(b"lleno")
    answer = pat.here("formulario", "unidad", "--salida", "f.xlsx")
    assert answer.code == 2
    assert "f.xlsx ya existe y podría estar lleno" in answer.err
    assert Path("f.xlsx").read_bytes() == b"lleno"


def test_all_the_units_have_their_forms_in_a_folder(pat):
    two_units(pat.root)
    answer = pat.here("formulario", "--todas", "--salida", "formularios")
    assert answer.code == 0
    assert sorted(tree(Path("formularios"))) == ["formulario-otra-2024-07.xlsx", NAME]
    assert "2 formularios escritos" in answer.err


def test_of_all_the_units_those_without_a_form_are_named_with_the_reason(pat):
    units = "".join(f", {{id: {name}, nombre: {name}}}" for name in ("sinmetas", "mala", "nueva"))
    institution = SOUND_FILES["plans/demo/institucion.yaml"].replace("}]", f"}}{units}]")
    plan = SOUND_FILES[PLAN]
    empty = "esquema: 1\nunidad: sinmetas\nejercicio: 2024\nversion: 1\nnota: Sin metas.\nactividades: []\n"
    change = plan[plan.index("control_de_cambios") :]
    write(
        pat.root,
        {
            "plans/demo/institucion.yaml": institution,
            "plans/demo/2024/sinmetas.yaml": empty + change,
            "plans/demo/2024/mala.yaml": "esquema: [\n",
        },
    )
    answer = pat.here("formulario", "--todas")
    assert (answer.code, answer.out) == (0, f"{NAME}\n")
    assert answer.err == (
        "Sin formulario, porque su plan no tiene actividades: sinmetas.\n"
        "Sin formulario, porque su plan tiene errores, que muestra pat validar: mala.\n"
        "Sin formulario, porque no hay plan de 2024: nueva.\n"
        "1 formulario escrito. Lleno, se agrega con: pat avance --desde ARCHIVO\n"
    )
    quarter = pat.here("formulario", "--todas", "--periodo", "2024-T1")
    assert (quarter.code, quarter.out) == (2, "")
    assert "Sin formulario, porque su plan no tiene metas en 2024-T1: unidad." in quarter.err
    alone = pat.here("formulario", "sinmetas")
    assert (alone.code, alone.out) == (2, "")
    assert "el plan de «sinmetas» no tiene actividades: escriba antes sus metas en plans/demo/2024/sinm" in alone.err


def test_of_all_the_forms_none_is_written_if_one_would_be_lost(pat):
    two_units(pat.root)
    write(Path("formularios"), {NAME: "lleno"})
    assert pat.here("formulario", "--todas", "--salida", "formularios").code == 2
    assert sorted(tree(Path("formularios"))) == [NAME]


@pytest.mark.parametrize("arguments", [[], ["unidad", "--todas"]])
def test_either_a_unit_or_all(pat, arguments):
    answer = pat.here("formulario", *arguments)
    assert answer.code == 2
    assert "Diga una UNIDAD, o use --todas." in answer.err


def test_a_unit_that_the_tree_has_not_has_no_form_and_that_is_said(pat):
    two_units(pat.root)
    write(pat.root, {"plans/demo/institucion.yaml": SOUND_FILES["plans/demo/institucion.yaml"]})
    answer = pat.here("formulario", "otra")
    assert answer.code == 2
    assert answer.err.startswith(
        "pat: la unidad «otra» no está en el organigrama de demo/institucion.yaml: "
        "agréguela con pat nuevo unidad demo otra"
    )
    everyone = pat.here("formulario", "--todas")
    assert everyone.out.count("formulario-unidad-") == 1
    assert "Sin formulario, porque no está en el organigrama: otra.\n" in everyone.err


def test_an_institution_is_named_in_any_letters(pat):
    answer = pat.here("formulario", "unidad", "--institucion", "DEMO", "--salida", pat.root / "f.xlsx")
    assert answer.code == 0
    assert (pat.root / "f.xlsx").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["unida"], "no hay ningún plan «unida»; ¿quiso decir «unidad»?"),
        (["unidad", "--institucion", "otra"], "no hay planes de «otra»; hay: demo 2024"),
        (["unidad", "--ejercicio", "2030"], "no hay planes para 2030; hay: demo 2024"),
        (["unidad", "--mes", "brumario"], "«brumario» no es un período"),
        (["unidad", "--periodo", "2024-T1"], "la unidad «unidad» no tiene metas en 2024-T1; informa por mes"),
        (["--todas", "--institucion", "otra"], "no hay planes de «otra»; hay: demo 2024"),
    ],
)
def test_what_is_not_there_is_said(pat, arguments, message):
    answer = pat.here("formulario", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert message in answer.err
    assert tree(Path()) == {}


def test_several_forms_are_told_as_several(pat):
    two_units(pat.root)
    answer = pat.here("formulario", "--todas", "--salida", "nueva/carpeta")
    assert "2 formularios escritos. Llenos, se agregan con: pat avance --desde ARCHIVO" in answer.err


def test_a_plan_that_cannot_be_read_says_why(pat):
    (pat.root / PLAN).write_text(SOUND_FILES[PLAN].replace("version: 1", "version: uno"), "utf-8")
    answer = pat.here("formulario", "unidad")
    assert answer.code == 1
    assert "error[E203]" in answer.out
    assert tree(Path()) == {}


def test_a_place_that_cannot_be_written_is_said(pat):
    Path("archivo").write_text("x", "utf-8")
    answer = pat.here("formulario", "unidad", "--salida", "archivo/f.xlsx")
    assert answer.code == 2
    assert "no se pudo escribir archivo/f.xlsx: una parte de su ruta es un archivo" in answer.err


def test_several_institutions_must_be_told_apart(pat):
    for name, text in SOUND_FILES.items():
        write(pat.root, {name.replace("demo", "otra"): text.replace("demo", "otra")})
    assert (
        "hay una unidad «unidad» en varias instituciones: diga cuál con --institucion"
        in pat.here("formulario", "unidad").err
    )
    assert (
        "hay planes de varias instituciones: diga cuál con --institucion (demo y otra)"
        in pat.here("formulario", "--todas").err
    )
    assert pat.here("formulario", "unidad", "--institucion", "otra").code == 0
