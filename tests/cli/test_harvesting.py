"""`pat importar` of a data package and `pat cosechar`: what a site published becomes plans again."""

from __future__ import annotations

import json

import pytest

from tests.cli.small_project import SOUND_FILES, tree


@pytest.fixture
def site(pat, tmp_path):
    """The site of the small project."""
    assert pat.here("construir", "--salida", tmp_path / "sitio", "--sin-buscador").code == 0
    return tmp_path / "sitio"


def test_a_package_becomes_the_plans_that_it_was_made_of(pat, site, tmp_path):
    (tmp_path / "nuevo").mkdir()
    answer = pat("importar", site / "datos" / "datapackage.json", "--raiz", tmp_path / "nuevo")
    assert answer.code == 0
    assert "El paquete es lo que dice: 4 archivos de planes." in answer.err
    assert {path.as_posix() for path in (tmp_path / "nuevo").rglob("*.yaml")} == {
        str(tmp_path / "nuevo" / name) for name in SOUND_FILES
    }
    assert pat("validar", "--raiz", tmp_path / "nuevo").code == 0


def test_it_replaces_nothing_unasked(pat, site):
    before = tree(pat.root)
    plan = pat.root / "plans/demo/2024/unidad.yaml"
    plan.write_text(plan.read_text("utf-8").replace("Formar", "Otra"), "utf-8")
    changed = tree(pat.root)
    answer = pat.here("importar", site / "datos" / "datapackage.json")
    assert answer.code == 2
    assert "ya existe y es distinto" in answer.err
    assert tree(pat.root) == changed != before


def test_a_changed_package_is_refused_in_one_line(pat, site, tmp_path):
    table = site / "datos" / "metas.csv"
    table.write_bytes(table.read_bytes() + b"x")
    answer = pat("importar", site / "datos" / "datapackage.json", "--raiz", tmp_path / "nuevo")
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "metas.csv" in answer.err


def test_a_table_needs_its_institution_and_year(pat, tmp_path):
    (tmp_path / "tabla.tsv").write_text("x")
    answer = pat.here("importar", tmp_path / "tabla.tsv")
    assert answer.code == 2
    assert "--institucion y --ejercicio" in answer.err


def test_sites_are_gathered_and_published_as_one(pat, site, tmp_path):
    target = tmp_path / "nacional"
    answer = pat.here("cosechar", site, "--salida", target)
    assert answer.code == 0
    assert "1 paquete reunido de 1 fuente: " in answer.out
    assert pat("construir", "--raiz", target, "--salida", tmp_path / "portal", "--sin-buscador").code == 0
    figures = "demo/2024/datos/indicadores.csv"
    assert (tmp_path / "portal" / figures).read_bytes() == (site / figures).read_bytes()
    assert pat.here("cosechar", site, "--salida", target).code == 0  # again, in its place


def test_what_is_left_out_is_told(pat, site, tmp_path):
    answer = pat.here("cosechar", site, tmp_path / "nada", "--salida", tmp_path / "nacional")
    assert answer.code == 1
    assert f"Fuera: {tmp_path / 'nada'}:" in answer.err
    assert "1 paquete reunido de 2 fuentes: " in answer.out


def test_a_harvest_that_fails_leaves_the_last_one(pat, site, tmp_path):
    target = tmp_path / "nacional"
    assert pat.here("cosechar", site, "--salida", target).code == 0
    before = tree(target)
    answer = pat.here("cosechar", tmp_path / "nada", "--salida", target)
    assert answer.code == 1
    assert f"No se reunió nada: {target}/ queda como estaba.\n" in answer.err
    assert "portal" not in answer.out
    assert tree(target) == before


def test_a_first_harvest_that_fails_says_that_there_is_none(pat, tmp_path):
    answer = pat.here("cosechar", tmp_path / "nada", "--salida", tmp_path / "nacional")
    assert answer.code == 1
    assert f"No se reunió nada: {tmp_path / 'nacional'}/ no se hizo.\n" in answer.err
    assert not (tmp_path / "nacional").exists()


def test_what_an_earlier_harvest_says_gives_the_terminal_no_orders(pat, site, tmp_path):
    target = tmp_path / "nacional"
    assert pat.here("cosechar", site, "--salida", target).code == 0
    told = [{"incluida": True, "instituciones": ["x\x1b[31m\n::error::y"], "fuente": "a\rb", "datos_al": "\x07"}]
    (target / "procedencia.json").write_text(json.dumps(told), "utf-8")
    answer = pat.here("cosechar", site, "--salida", target)
    assert "Ya no está: x␛[31m␊::error::y, que venía de a␍b con datos al ␇." in answer.err


def test_what_stays_of_a_source_that_fails_and_what_is_gone_are_told(pat, site, tmp_path):
    target, other = tmp_path / "nacional", tmp_path / "otra"
    (other / "plans").mkdir(parents=True)
    for name, data in SOUND_FILES.items():
        path = other / name.replace("/demo/", "/segunda/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(data.replace(": demo", ": segunda"), "utf-8")
    assert pat("construir", "--raiz", other, "--salida", other / "sitio", "--sin-buscador").code == 0
    assert pat.here("cosechar", site, other / "sitio", "--salida", target).code == 0
    (site / "datos" / "metas.csv").write_bytes(b"x")
    answer = pat.here("cosechar", site, other / "sitio", "--salida", target)
    assert answer.code == 1
    assert "Se conserva lo que había traído: demo, con datos al" in answer.err
    answer = pat.here("cosechar", other / "sitio", "--salida", target)
    assert answer.code == 0
    assert "Ya no está: demo, que venía de" in answer.err
