"""Texts that never should have been published can be taken out; figures, dates and the chain stay."""

from __future__ import annotations

import json
import re

import pytest

from tests.cli.small_project import PLAN, SOUND_FILES, tree, write
from tests.history.repos import Repo

TOLD = "Consultas con Juana, 7444-1234"
ENTRY = """avances:
  - periodo: 2024-07
    fecha: 2024-08-05
    responsable: Jefatura
    resumen: Consultas con Juana, 7444-1234
    actividades: {"1": {valor: 4, justificacion: Poco, medidas: Más}}
    no_programadas: [{nombre: Charla a Juana, valor: 3}]
"""
CLEAN = ENTRY.replace(TOLD, "(retirado)").replace(" a Juana", "")
NOTE = "    retirado: {{fecha: 2024-09-01, responsable: Oficial de Información, motivo: Dato personal, huella: {}}}\n"
LATER = "  - {periodo: 2024-08, fecha: 2024-09-05, resumen: Nada}\n"


@pytest.fixture
def repo(pat):
    """The project with a report that tells too much, published on `main`."""
    return Repo.new(pat.root, {**SOUND_FILES, PLAN: SOUND_FILES[PLAN] + ENTRY}, "2024-08-06")


def check(pat, text: str):
    write(pat.root, {PLAN: SOUND_FILES[PLAN] + text})
    return pat.here("validar", "--base", "main", "--fecha", "2024-12-31")


def digest(pat) -> str:
    """The digest that the rule tells to whoever changes a text."""
    (found,) = re.findall("huella: ([0-9a-f]{64})", check(pat, CLEAN).out)
    return str(found)


def test_who_takes_a_text_out_is_told_the_digest_and_then_passes(pat, repo):
    answer = check(pat, CLEAN)
    assert (answer.code, "error[H401]" in answer.out) == (1, True)
    good = digest(pat)
    wrong = check(pat, CLEAN + NOTE.format("0" * 64))
    assert wrong.code == 1
    assert f"huella: {good}" in wrong.out
    assert "Juana" not in wrong.out
    assert check(pat, CLEAN + NOTE.format(good)).code == 0
    assert check(pat, CLEAN + NOTE.format(good) + LATER).code == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [("valor: 4", "valor: 5"), ("2024-08-05", "2024-08-06"), ("valor: 3", "valor: 2"), (", valor: 3", "")],
)
def test_no_figure_and_no_date_goes_with_it(pat, repo, old, new):
    answer = check(pat, CLEAN.replace(old, new) + NOTE.format(digest(pat)))
    assert answer.code == 1
    assert "se retiró algo más que textos" in answer.out
    assert "Juana" not in answer.out


def test_what_was_never_published_cannot_be_withdrawn(pat, repo):
    answer = check(pat, ENTRY + LATER.replace("}\n", f", {NOTE.format('0' * 64).strip()}}}\n"))
    assert answer.code == 1
    assert "no se publicó antes" in answer.out


def test_it_can_be_taken_out_again_but_not_put_back(pat, repo):
    good = digest(pat)
    repo.commit({PLAN: SOUND_FILES[PLAN] + CLEAN + NOTE.format(good)}, "2024-09-02")
    again = CLEAN.replace("Charla", "(retirado)") + NOTE.format(good)
    assert check(pat, again).code == 0
    assert check(pat, again.replace(good, "0" * 64)).code == 1
    assert check(pat, ENTRY).code == 1
    assert check(pat, CLEAN).code == 1


def test_the_chain_goes_on_and_verification_says_it_aloud(pat, repo, tmp_path):
    before, after = tmp_path / "antes", tmp_path / "despues"
    arguments = ("--fecha", "2024-12-31", "--sin-buscador", "--salida")
    assert pat.here("construir", *arguments, before).code == 0
    assert check(pat, CLEAN + NOTE.format(digest(pat)) + LATER).code == 0
    assert pat.here("construir", *arguments, after).code == 0
    answer = pat("verificar", after, "--contra", before)
    assert answer.code == 0
    told = "aviso: demo/2024/unidad: el informe 1 de avances tiene texto retirado por Oficial de Información, el 2024"
    assert told in answer.out
    files = b"".join(tree(after).values())
    assert b"Juana" not in files
    assert b"7444-1234" not in files
    page = (after / "demo/2024/unidades/unidad/index.html").read_text("utf-8")
    assert "Texto retirado el 1 de septiembre de 2024 por Oficial de Información. Motivo: Dato personal" in page
    first = json.loads((after / "demo/2024/registro.jsonl").read_text("utf-8").splitlines()[0])
    assert first["retirado"]["fecha"] == "2024-09-01"


def test_comparing_does_not_repeat_what_was_taken_out(pat, repo):
    check(pat, CLEAN + NOTE.format(digest(pat)))
    answer = pat.here("comparar", "main")
    assert "Dato personal" in answer.out
    assert "Juana" not in answer.out + answer.err
