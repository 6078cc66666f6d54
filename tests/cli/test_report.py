"""`pat informe`: one report in a file, and plain words where there can be none."""

from __future__ import annotations

import pytest

from tests.cli.small_project import BROKEN, PLAN, REPORT, SOUND_FILES, run, write


@pytest.fixture
def make(pat, tmp_path, monkeypatch):
    """The command over a project whose unit has told that it did 4 of 5 in July, in a folder of its own."""
    write(pat.root, {PLAN: SOUND_FILES[PLAN] + REPORT})
    folder = tmp_path / "informes"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return lambda *arguments: pat.here("informe", "--fecha", "2024-12-31", *arguments)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("2024-07",), "informe-demo-2024-07.docx"),
        (("2024-T3", "--formato", "xlsx"), "informe-demo-2024-t3.xlsx"),
        (("2024-01..2024-09", "--formato", "html"), "informe-demo-2024-enero-septiembre.html"),
        (("2024", "--salida", "anual.html"), "anual.html"),
        (("2024", "--salida", "anual.txt", "--formato", "docx"), "anual.txt"),
        (("jul", "--ejercicio", "2024"), "informe-demo-2024-07.docx"),
        (("2024-t3",), "informe-demo-2024-t3.docx"),
        (("septiembre",), "informe-demo-2024-09.docx"),
        (("s1",), "informe-demo-2024-s1.docx"),
        (("enero..septiembre",), "informe-demo-2024-enero-septiembre.docx"),
        (("2024", "--salida", "no/hay/x.docx"), "no/hay/x.docx"),
        (("S2", "--ejercicio", "2024"), "informe-demo-2024-s2.docx"),
        (("2024-S2", "--ejercicio", "2024"), "informe-demo-2024-s2.docx"),
    ],
)
def test_it_writes_a_file_and_says_which(make, tmp_path, arguments, name):
    answer = make("demo", *arguments)
    assert (answer.code, answer.out, answer.err) == (0, f"Informe escrito en {name}\n", "")
    data = (tmp_path / "informes" / name).read_bytes()
    assert data.startswith((b"PK", b"<!doctype html>"))


def test_a_page_of_its_own_needs_no_other_file(make, tmp_path, pat):
    make("demo", "2024-07", "--salida", "uno.html")
    html = (tmp_path / "informes/uno.html").read_text("utf-8")
    assert "<style>" in html
    assert "80 %" in html.replace("\N{NO-BREAK SPACE}", " ")
    assert 'href="..' not in html
    assert "src=" not in html
    write(pat.root, {"mkdocs.yml": "site_name: X\nsite_url: https://planes.example.org/\n"})
    make("demo", "2024-07", "--salida", "dos.html")
    html = (tmp_path / "informes/dos.html").read_text("utf-8")
    assert 'href="https://planes.example.org/demo/2024/unidades/unidad/index.html"' in html


@pytest.mark.navegador
def test_a_pdf_is_printed(make, tmp_path, chromium):
    answer = make("demo", "2024-07", "--formato", "pdf")
    assert (answer.code, answer.err) == (0, "")
    assert (tmp_path / "informes/informe-demo-2024-07.pdf").read_bytes().startswith(b"%PDF-")


def test_without_a_browser_it_says_what_to_install(make, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "no-hay-tal-programa")
    answer = make("demo", "2024-07", "--formato", "pdf")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "pat: CHROMIUM=no-hay-tal-programa no es un programa\n"


@pytest.mark.parametrize("period", ["2024-11", "2024-T4", "2024-11..2024-12"])
def test_a_period_that_has_not_begun_has_no_report(make, tmp_path, period):
    answer = make("demo", period, "--fecha", "2024-09-30")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith("todavía no empieza al 30 de septiembre de 2024: no hay qué informar\n")
    assert list((tmp_path / "informes").iterdir()) == []
    assert make("demo", "2024", "--fecha", "2024-09-30").code == 0


def test_nobody_has_reported(pat, make, tmp_path):
    write(pat.root, {PLAN: SOUND_FILES[PLAN]})
    make("demo", "2024-07", "--formato", "html")
    html = (tmp_path / "informes/informe-demo-2024-07.html").read_text("utf-8")
    assert "Ninguna unidad ha informado avances de julio de 2024" in html
    assert "No informó nada, de 1 actividad que tenía meta." in html


def test_what_somebody_edited_is_not_lost(make, tmp_path):
    make("demo", "2024-07")
    path = tmp_path / "informes/informe-demo-2024-07.docx"
    assert make("demo", "2024-07").code == 0
    path.write_bytes(b"editado")
    answer = make("demo", "2024-07")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "pat: informe-demo-2024-07.docx ya existe y es distinto; diga otro nombre con --salida, o use --reemplazar\n"
    )
    assert path.read_bytes() == b"editado"
    assert make("demo", "2024-07", "--reemplazar").code == 0
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("otra", "2024"), "pat: no hay plan de «otra» para 2024; hay: demo 2024\n"),
        (("demo", "2023-07"), "pat: no hay plan de «demo» para 2023; hay: demo 2024\n"),
        (
            ("demo", "ayer"),
            "pat: «ayer» no es un período: escriba 2024-07, 2024-T3, 2024-S1, 2024 o 2024-01..2024-09\n",
        ),
        (("demo", "setiembrr"), "pat: «setiembrr» no es un período: ¿quiso decir «septiembre»?\n"),
        (("demo", "2024-13"), "pat: «2024-13» no es un período: un año tiene 12 meses\n"),
        (("demo", "t5", "--ejercicio", "2024"), "pat: «t5» no es un período: un año tiene 4 trimestres\n"),
        (("demo", "2024-S3"), "pat: «2024-S3» no es un período: un año tiene 2 semestres\n"),
        (
            ("demo", "2024-09..2024-01"),
            "pat: «2024-09..2024-01» termina antes de empezar: ¿quiso decir 2024-01..2024-09?\n",
        ),
        (
            ("demo", "2023-01..2024-03"),
            "pat: «2023-01..2024-03» va de 2023 a 2024, y un período es de un solo año: pida uno por año\n",
        ),
        (("demo", "2023-07", "--ejercicio", "2024"), "pat: el período 2023-07 no es de 2024\n"),
        (
            ("demo", "2024", "--salida", "x.odt"),
            "pat: no hay informes en «.odt»: elija uno con --formato (docx, xlsx, pdf, html)\n",
        ),
        (
            ("demo", "2024", "--salida", "ya.txt/x.docx"),
            "pat: no se pudo escribir ya.txt/x.docx: una parte de su ruta es un archivo y no una carpeta\n",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(make, tmp_path, arguments, expected):
    (tmp_path / "informes/ya.txt").touch()
    answer = make(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(expected)
    assert len(answer.err.splitlines()) == 1


def test_an_institution_is_found_by_its_name_in_any_letters(make):
    assert make("DEMO", "2024-07").out == "Informe escrito en informe-demo-2024-07.docx\n"


@pytest.mark.parametrize(("name", "fault"), [("", "está vacío"), (".", "«.» es una carpeta")])
def test_a_file_without_a_name_is_refused_in_spanish(make, name, fault):
    answer = make("demo", "2024", "--salida", name)
    assert (answer.code, answer.out) == (2, "")
    assert fault in answer.err


def test_the_warnings_of_other_institutions_are_not_counted(make, pat):
    warned = SOUND_FILES[PLAN].replace("medio_verificacion: Listas, ", "")
    other = {name.replace("/demo/", "/otra/"): text.replace("demo", "otra") for name, text in SOUND_FILES.items()}
    write(pat.root, other | {PLAN.replace("/demo/", "/otra/"): warned})
    assert make("demo", "2024-07").err == ""
    assert make("otra", "2024-07").err == "1 aviso en los planes de otra: véalo con pat validar.\n"


def test_with_errors_in_the_plans_there_is_no_report(pat, make, tmp_path):
    write(pat.root, {PLAN: BROKEN})
    answer = make("demo", "2024-07")
    assert (answer.code, answer.out) == (1, "")
    assert "R301" in answer.err
    assert not list((tmp_path / "informes").iterdir())


def test_its_help_needs_none_of_the_writers():
    answer = run("informe", "--ayuda")
    assert answer.code == 0
    assert "Hace el informe oficial de INSTITUCION en PERIODO" in answer.out
