"""`pat verificar`: a site that is as it was published, one that is not, and one that adds to another."""

from __future__ import annotations

import pytest

from tests.cli.small_project import PLAN, REPORT, SOUND_FILES, write

JULY = SOUND_FILES[PLAN] + REPORT
CORRECTED = (
    JULY.rstrip().removesuffix("]")
    + ", {periodo: 2024-07, fecha: 2024-08-09, rectifica: true, motivo: Error,"
    + ' actividades: {"1": {valor: 5}}}]\n'
)


@pytest.fixture
def publish(pat, tmp_path):
    """Publish the project with a plan, and return the folder of its site."""

    def make(name, text):
        write(pat.root, {PLAN: text})
        site = tmp_path / name
        done = pat("construir", "--raiz", pat.root, "--salida", site, "--sin-buscador", "--fecha", "2024-12-31")
        assert done.code == 0, done.err
        return site

    return make


def test_a_site_as_it_was_published(pat, publish):
    answer = pat("verificar", publish("uno", JULY))
    assert (answer.code, answer.err) == (0, "")
    assert "y 1 informe están como se publicaron.\nGuarde una copia de constancia.txt" in answer.out


def test_a_site_with_a_figure_altered(pat, publish):
    site = publish("uno", JULY)
    page = site / "demo/2024/datos.csv"
    page.write_bytes(page.read_bytes().replace(b"80", b"90", 1))
    answer = pat("verificar", site)
    assert (answer.code, answer.out) == (1, "demo/2024/datos.csv: alterado\n")
    assert answer.err == "1 falta: el sitio no está como se publicó.\n"


def test_a_site_that_only_adds(pat, publish):
    kept = publish("uno", JULY) / "constancia.txt"
    answer = pat("verificar", publish("dos", CORRECTED), "--contra", kept)
    assert answer.code == 0
    assert f"Conserva, sin cambios, todo lo informado en {kept}." in answer.out


def test_a_site_that_rewrote_a_month(pat, publish):
    kept = publish("uno", JULY)
    answer = pat("verificar", publish("dos", JULY.replace("valor: 4", "valor: 5")), "--contra", kept)
    assert answer.code == 1
    assert "demo/2024/unidad: su primer informe de avances ya no dice lo mismo\n" in answer.out


def test_a_simulated_site_proves_nothing_of_a_real_one(pat, publish, tmp_path):
    real, simulated = publish("uno", JULY), tmp_path / "simulado"
    pat(
        "construir",
        "--raiz",
        pat.root,
        "--salida",
        simulated,
        "--sin-buscador",
        "--demostracion",
        "--fecha",
        "2024-12-31",
    )
    answer = pat("verificar", simulated, "--contra", real)
    assert answer.code == 2
    assert "simulados" in answer.err


def test_a_site_with_every_page_altered_is_told_in_few_lines(pat, publish):
    site = publish("uno", JULY)
    for path in site.rglob("*.html"):
        path.write_bytes(path.read_bytes() + b" ")
    for number in range(60):
        (site / f"otro-{number}.html").write_bytes(b"x")
    answer = pat("verificar", site)
    assert answer.out.count("\n") == 51
    assert "faltas más" in answer.out


def test_a_folder_that_is_no_site(pat, tmp_path):
    answer = pat("verificar", tmp_path)
    assert answer.code == 2
    assert "¿es un sitio de Plan Abierto?" in answer.err
