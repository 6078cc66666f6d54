"""`pat revisores`: the file is written where it belongs, and a check says whether it is current."""

from __future__ import annotations

from tests.cli.small_project import SOUND_FILES, write

TREE = "plans/demo/institucion.yaml"
OWNED = SOUND_FILES[TREE].replace("organigrama:", 'revisores: ["@inst/plan"]\norganigrama:')
FILE = ".github/CODEOWNERS"


def test_without_reviewers_there_is_nothing_to_write(pat):
    said = f"Ninguna institución dice «revisores» en su institucion.yaml: {FILE} no hace falta.\n"
    assert pat.here("revisores").out == said
    assert pat.here("revisores", "--comprobar").code == 0
    assert not (pat.root / FILE).exists()


def test_the_file_is_written_and_its_check_passes(pat):
    write(pat.root, {TREE: OWNED})
    before = pat.here("revisores", "--comprobar")
    assert (before.code, before.out) == (1, f"{FILE} no está al día; para rehacerlo: pat revisores\n")
    assert not (pat.root / FILE).exists()
    assert pat.here("revisores").out == f"Escrito: {FILE}\n"
    assert "\n/plans/demo/ @inst/plan\n" in (pat.root / FILE).read_text("utf-8")
    assert pat.here("revisores", "--comprobar").code == 0
    assert pat.here("validar").code == 0


def test_another_service_keeps_it_elsewhere(pat):
    write(pat.root, {TREE: OWNED})
    assert pat.here("revisores", "--archivo", ".gitlab/CODEOWNERS").out == "Escrito: .gitlab/CODEOWNERS\n"
    assert (pat.root / ".gitlab/CODEOWNERS").is_file()


def test_an_institution_that_cannot_be_read_takes_nobody_away(pat):
    write(pat.root, {TREE: OWNED})
    pat.here("revisores")
    write(pat.root, {TREE: OWNED.replace("nombre:", "nombra:", 1)})
    answer = pat.here("revisores")
    assert (answer.code, answer.out) == (2, "")
    assert f"{TREE} tiene errores; corríjalos antes" in answer.err
    assert "/plans/demo/" in (pat.root / FILE).read_text("utf-8")


def test_a_place_that_cannot_be_written_is_said(pat):
    write(pat.root, {TREE: OWNED, ".github": "x"})
    answer = pat.here("revisores")
    assert answer.code == 2
    assert "no se pudo escribir" in answer.err


def test_a_file_that_is_not_utf8_is_told(pat):
    write(pat.root, {TREE: OWNED, FILE: ""})
    (pat.root / FILE).write_bytes(b"# a\xf1o\n")
    answer = pat.here("revisores")
    assert (answer.code, answer.err) == (
        2,
        f"pat: {pat.root / FILE} no está en UTF-8: guárdelo así y repita la orden\n",
    )
