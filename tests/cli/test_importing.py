"""`pat importar`: a table of the official form becomes plans; nothing that is there is lost."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from tests.cli.small_project import PLAN, REPORT, SOUND_FILES, tree, write

HEADER = (
    "N°\tActividad\tProducto\tUnidad de medida\tMedio de verificación\t"
    "Ene\tFeb\tMar\tAbr\tMay\tJun\tJul\tAgo\tSep\tOct\tNov\tDic\tTotal meta"
)
GOOD = "1.1\tCapacitar\tPersonas capacitadas\tPersonas\tListas" + "\t" * 11 + "3\t4\t7"
BAD = "1.1\tCapacitar\tPersonas capacitadas\tPersonas\tListas" + "\t" * 11 + "3\t4\t9"
YEAR = 2025
NEW = f"plans/demo/{YEAR}/unidad.yaml"


def table(*rows: str, title: str = "Unidad") -> str:
    return "\n".join([title, "", HEADER, *rows]) + "\n"


@pytest.fixture
def importar(pat):
    """The command over the project and a table of these rows, for the year 2025."""

    def run(text: str, *arguments: str, name: str = "tabla.tsv"):
        (pat.root.parent / name).write_text(text, encoding="utf-8")
        return pat.here(
            "importar", pat.root.parent / name, "--institucion", "demo", "--ejercicio", str(YEAR), *arguments
        )

    return run


def test_a_table_becomes_a_plan_that_is_sound(importar, pat):
    answer = importar(table(GOOD), "--fecha-plan", "2025-01-15")
    assert answer.code == 0
    assert answer.out == "1 archivo revisado: sin problemas\n"
    assert "1 unidad, 1 fila: 1 cuadra, 0 con aviso, 0 no cuadran." in answer.err
    assert "1 archivo escrito en " in answer.err
    assert (
        f"Falta {pat.root / 'plans/demo/2025/ejercicio.yaml'}, que describe el año: pat nuevo ejercicio demo 2025\n"
        in answer.err
    )
    frame = (
        SOUND_FILES["plans/demo/2024/ejercicio.yaml"]
        .replace("2024", str(YEAR))
        .replace("estrategia-2025", "estrategia-2024")
    )
    write(pat.root, {"plans/demo/2025/ejercicio.yaml": frame})
    assert pat.here("validar").out == "6 archivos revisados: sin problemas\n"
    rows = json.loads(
        pat.here("indicadores", "demo", "2025", "--unidad", "unidad", "--formato", "json", "--periodo", "2025-12").out
    )
    assert rows[0]["programado"] == "4"


def test_rows_that_do_not_add_up_are_kept_and_told(importar, pat):
    answer = importar(table(BAD))
    assert answer.code == 1
    assert "I501" in answer.out
    assert "0 cuadran, 0 con aviso, 1 no cuadra." in answer.err
    assert "salvedades" in (pat.root / NEW).read_text("utf-8")


def test_a_table_that_the_system_does_not_let_read_is_told_in_spanish(importar, monkeypatch):
    usual = Path.open

    def refuse(path, mode="r", **named):
        if (path.name, mode) == ("tabla.tsv", "rb"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return usual(path, mode, **named)

    monkeypatch.setattr(Path, "open", refuse)
    answer = importar(table(GOOD))
    assert answer.code == 2
    assert answer.err.startswith("pat: no se pudo leer ")
    assert answer.err.endswith("tabla.tsv: no hay permiso\n")


def test_the_plan_is_written_where_the_institution_is_however_it_was_named(pat):
    (pat.root.parent / "t.tsv").write_text(table(GOOD), encoding="utf-8")
    answer = pat.here("importar", pat.root.parent / "t.tsv", "--institucion", "Demo", "--ejercicio", str(YEAR))
    assert answer.code == 0
    assert (pat.root / NEW).is_file()


def test_a_rehearsal_writes_nothing(importar, pat):
    before = tree(pat.root)
    assert importar(table(GOOD), "--simular").code == 0
    assert importar(table(BAD), "--simular").code == 1
    assert tree(pat.root) == before


def test_the_same_table_twice_is_no_change(importar, pat):
    importar(table(GOOD), "--fecha-plan", "2025-01-15")
    before = tree(pat.root)
    again = importar(table(GOOD), "--fecha-plan", "2025-01-15")
    assert again.code == 0
    assert f"1 archivo ya estaba así en {pat.root / 'plans/demo/2025'}/.\n" in again.err
    assert "escrito" not in again.err
    assert tree(pat.root) == before


def test_a_plan_that_is_there_is_not_overwritten_unless_asked(importar, pat):
    importar(table(GOOD))
    before = tree(pat.root)
    answer = importar(table(BAD))
    assert answer.code == 2
    assert "ya existe y es distinto; use --reemplazar" in answer.err
    assert tree(pat.root) == before
    assert importar(table(BAD), "--reemplazar").code == 1
    assert tree(pat.root) != before


def test_of_several_plans_none_is_written_if_one_would_be_lost(importar, pat):
    tree_of_units = SOUND_FILES["plans/demo/institucion.yaml"].replace("}]", "}, {id: otra, nombre: Otra}]")
    write(pat.root, {"plans/demo/institucion.yaml": tree_of_units, NEW: SOUND_FILES[PLAN].replace("2024", str(YEAR))})
    before = tree(pat.root)
    assert importar(table(GOOD, title="Otra") + "\n" + table(GOOD)).code == 2
    assert tree(pat.root) == before


SHARE = "avances_informados:\n  - {periodo: 2024-07, porcentaje: 80}\n"


@pytest.mark.parametrize(
    "text", [SOUND_FILES[PLAN] + REPORT, "{'avances': [{periodo: 2025-01}]}", REPORT, SOUND_FILES[PLAN] + SHARE]
)
def test_a_plan_with_reports_is_never_overwritten(importar, pat, text):
    write(pat.root, {NEW: text.replace("2024", str(YEAR))})
    before = tree(pat.root)
    answer = importar(table(GOOD), "--reemplazar")
    assert answer.code == 2
    assert "ya tiene avances publicados y no se puede reemplazar" in answer.err
    assert tree(pat.root) == before


@pytest.mark.parametrize("data", ["avances: información".encode("latin-1"), b"avances: [", b"- avances"])
def test_a_plan_that_cannot_be_read_is_never_overwritten(importar, pat, data):
    (pat.root / NEW).parent.mkdir()
    (pat.root / NEW).write_bytes(data)
    before = tree(pat.root)
    assert "ya existe y es distinto" in importar(table(GOOD)).err
    answer = importar(table(GOOD), "--reemplazar")
    assert answer.code == 2
    assert "no se puede leer y podría tener avances" in answer.err
    assert tree(pat.root) == before


def test_only_one_unit(importar, pat):
    tree_of_units = SOUND_FILES["plans/demo/institucion.yaml"].replace("}]", "}, {id: otra, nombre: Otra}]")
    write(pat.root, {"plans/demo/institucion.yaml": tree_of_units})
    both = table(GOOD, title="Otra") + "\n" + table(GOOD)
    assert importar(both, "--unidad", "otra").code == 0
    assert [path.name for path in (pat.root / "plans/demo/2025").iterdir()] == ["otra.yaml"]


def test_who_when_and_why_stand_in_the_change_control(importar, pat):
    importar(table(GOOD), "--fecha-plan", "2025-02-03", "--responsable", "Dirección", "--motivo", "Reforma del plan")
    text = (pat.root / NEW).read_text("utf-8")
    assert "2025-02-03" in text
    assert "Dirección" in text
    assert "Reforma del plan" in text


@pytest.mark.parametrize(
    ("form", "sign"), [("text", "I501"), ("json", '"I501"'), ("github", "::error"), ("markdown", "### ")]
)
def test_the_report_in_every_form(importar, form, sign):
    answer = importar(table(BAD), "--simular", "--formato", form)
    assert answer.code == 1
    assert sign in answer.out


@pytest.mark.parametrize("text", ["", "Prosa.\n", "\x00"])
def test_what_is_no_table_is_a_problem_and_nothing_is_written(importar, pat, text):
    before = tree(pat.root)
    answer = importar(text)
    assert answer.code == 1
    assert "I507" in answer.out
    assert tree(pat.root) == before


def test_of_a_huge_file_no_more_is_read_than_it_takes_to_refuse_it(pat):
    path = pat.root.parent / "tabla.xlsx"
    with path.open("wb") as file:
        file.truncate(10_000_000_000)
    answer = pat.here("importar", path, "--institucion", "demo", "--ejercicio", "2025")
    assert answer.code == 1
    assert "el archivo pesa más de 5 MB" in answer.out


def test_an_institution_that_is_not_there_is_told_what_to_do(pat):
    path = pat.root.parent / "tabla.tsv"
    path.write_text(table(GOOD), encoding="utf-8")
    answer = pat.here("importar", path, "--institucion", "otra", "--ejercicio", "2025")
    assert (answer.code, answer.out) == (2, "")
    assert "no hay una institución «otra»" in answer.err
    assert "hay: demo. Para empezarla: pat nuevo institucion otra --nombre" in answer.err


def test_a_place_that_cannot_be_written_is_said(importar, pat):
    (pat.root / "plans/demo/2025").write_text("x", "utf-8")
    answer = importar(table(GOOD))
    assert answer.code == 2
    assert "no se pudo escribir" in answer.err


def test_a_unit_that_is_not_in_the_tree_is_said(importar):
    answer = importar(table(GOOD), "--unidad", "nadie")
    assert answer.code == 2
    assert "«nadie» no está en el organigrama" in answer.err
