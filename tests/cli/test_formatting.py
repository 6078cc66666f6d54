"""`pat formatear`: what it orders, what it says, and what it leaves alone."""

from __future__ import annotations

import errno

import pytest

from tests.cli.small_project import PLAN, SOUND_FILES, tree, write

HAND = (
    "# nota\n"
    + SOUND_FILES[PLAN].replace("esquema: 1\n", "").replace("version: 1\n", "version: 1 # uno\n", 1)
    + "esquema: 1\n"
)
INSTITUTION = "plans/demo/institucion.yaml"


@pytest.fixture
def ordered(pat):
    """The project, every file in its canonical form."""
    assert pat.here("formatear").code == 0
    return pat


def test_a_plan_is_put_in_order_and_says_the_same(ordered):
    before = tree(ordered.root)
    write(ordered.root, {PLAN: HAND})
    answer = ordered.here("formatear")
    assert (answer.code, answer.out) == (0, f"Ordenado: {PLAN}\n4 archivos: 1 ordenado.\n")
    text = (ordered.root / PLAN).read_text("utf-8")
    assert text == "# nota\n" + before[PLAN].decode().replace("version: 1\n", "version: 1  # uno\n", 1)
    assert ordered.here("validar").out == "4 archivos revisados: sin problemas\n"
    assert ordered.here("formatear").out == "4 archivos: ninguno por ordenar.\n"


def test_checking_writes_nothing_and_fails_where_something_is_out_of_order(ordered):
    assert ordered.here("formatear", "--comprobar").code == 0
    write(ordered.root, {PLAN: HAND})
    before = tree(ordered.root)
    answer = ordered.here("formatear", "--comprobar")
    assert answer.code == 1
    assert answer.out == f"Falta ordenar: {PLAN}\n4 archivos: 1 por ordenar; para ordenarlos, pat formatear.\n"
    assert tree(ordered.root) == before


def test_only_what_is_named_is_put_in_order(pat):
    before = tree(pat.root)
    assert pat.here("formatear", pat.root / PLAN).out == f"Ordenado: {PLAN}\n1 archivo: 1 ordenado.\n"
    assert {name for name, data in tree(pat.root).items() if data != before[name]} == {PLAN}
    assert pat.here("formatear", pat.root / "plans/demo/2024").out.startswith(
        "Ordenado: plans/demo/2024/ejercicio.yaml\n"
    )
    assert (pat.root / INSTITUTION).read_bytes() == before[INSTITUTION]


def test_a_file_with_errors_stays_as_it_is_and_the_others_are_put_in_order(pat):
    broken = SOUND_FILES[PLAN].replace("version: 1\n", "versión: 1\n", 1)
    write(pat.root, {PLAN: broken})
    answer = pat.here("formatear")
    assert answer.code == 1
    assert "error[E202]" in answer.out
    assert f"Ordenado: {INSTITUTION}\n" in answer.out
    assert answer.err == "Los archivos con errores no se tocaron.\n"
    assert (pat.root / PLAN).read_text("utf-8") == broken


def test_what_is_no_plan_is_told(pat, tmp_path):
    answer = pat.here("formatear", tmp_path)
    assert answer.code == 0, "the folder holds the project"
    (tmp_path / "otra").mkdir()
    answer = pat.here("formatear", tmp_path / "otra")
    assert (answer.code, answer.out) == (2, "")
    assert "no es un archivo de plans/ ni una carpeta que los tenga" in answer.err
    assert "no existe" in pat.here("formatear", tmp_path / "nada").err


def test_a_disk_that_refuses_is_said_and_the_file_stays(pat, monkeypatch):
    untidy = SOUND_FILES[PLAN].replace("metas: {", "metas:   {")
    write(pat.root, {PLAN: untidy})

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("generator.editing.append.os.fsync", full)
    answer = pat.here("formatear", pat.root / PLAN)
    assert answer.code == 2
    assert f"no se pudo escribir {PLAN}: no queda espacio en el disco" in answer.err
    assert (pat.root / PLAN).read_text("utf-8") == untidy
