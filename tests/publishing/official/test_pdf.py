"""The PDF of a page: what a screen reader and a library find in it, and that nothing in it changes with the clock."""

from __future__ import annotations

import os
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from generator.core.problem import GeneratorError
from generator.publishing.official import pdf
from generator.publishing.official.pdf import PDF_NAME, Printer, find_chromium
from tests.stand_in_browsers import PRINTS_HALF, stand_in

DAY = date(2023, 12, 31)
PAGE = """<!doctype html><html lang="es-SV"><head><meta charset="utf-8"><title>Informe de reseña</title>
<link rel="stylesheet" href="estilo.css">
<style>@page { size: A4; @bottom-center { content: "Página " counter(page) " de " counter(pages) } }
@page ancha { size: A4 landscape } .ancha { page: ancha }</style></head>
<body><h1>Informe</h1><p><a href="#detalle">Detalle</a> <a class="x" href="../../unidades/index.html">Unidades</a>
<a href="https://example.org/ley">Ley</a></p>
<section class="ancha"><h2 id="detalle">Detalle</h2><table><caption>Cuadro</caption>
<thead><tr><th scope="col">Unidad</th><th scope="col">Avance</th></tr></thead>
<tbody><tr><th scope="row">Jurídica</th><td>87 %</td></tr></tbody></table></section></body></html>"""


@pytest.fixture(scope="module")
def printer(chromium):
    return Printer(find_chromium(), DAY)


@pytest.fixture(scope="module")
def printed(printer):
    return printer.print_html(PAGE)


def links(data: bytes) -> list[str]:
    """Where the links of a PDF lead."""
    notes = [note.get_object() for page in PdfReader(BytesIO(data)).pages for note in page.get("/Annots", ())]
    return [note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})]


@pytest.mark.navegador
def test_it_is_tagged_with_bookmarks_language_title_and_numbered_pages(printed):
    reader = PdfReader(BytesIO(printed))
    root: dict[str, Any] = dict(reader.root_object)
    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "es-SV"
    assert reader.metadata is not None
    assert reader.metadata.title == "Informe de reseña"
    outline: list[Any] = reader.outline
    assert [outline[0].title, outline[1][0].title] == ["Informe", "Detalle"]
    assert printed.count(b"/S /Table\n") == 1
    assert [printed.count(f"/Scope /{scope}".encode()) for scope in ("Column", "Row")] == [2, 1]
    assert [page.mediabox.width > page.mediabox.height for page in reader.pages] == [False, True]
    assert "Página 2 de 2" in reader.pages[1].extract_text()


@pytest.mark.navegador
def test_the_same_page_gives_the_same_bytes_and_the_day_of_the_data(printer, printed):
    assert printer.print_html(PAGE) == printed
    metadata = PdfReader(BytesIO(printed)).metadata
    assert metadata is not None
    assert {str(metadata[key]) for key in ("/CreationDate", "/ModDate")} == {"D:20231231000000+00'00'"}


def test_names_that_begin_to_count_elsewhere_are_the_same_names():
    first = b"/ID (node00000021) /Headers [(node00000021) (node00000105)]"
    later = b"/ID (node00000022) /Headers [(node00000022) (node00000106)]"
    settled = b"/ID (node00000001) /Headers [(node00000001) (node00000002)]"
    assert pdf._settled(first, DAY) == pdf._settled(later, DAY) == settled


@pytest.mark.navegador
def test_pages_of_a_site_are_printed_beside_themselves_with_links_to_the_site(printer, tmp_path):
    pages = [f"icj/2023/informes/2023-t{quarter}/" for quarter in (1, 2, 3)]
    for page in pages:
        folder = tmp_path / page
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(PAGE, "utf-8")
        (folder / "estilo.css").write_text("h1 { display: none }", "utf-8")
    printer.print_pages(tmp_path, pages, "https://planes.example.org/")
    for page in pages:
        assert sorted(path.name for path in (tmp_path / page).iterdir()) == ["estilo.css", "index.html", PDF_NAME]
        data = (tmp_path / page / PDF_NAME).read_bytes()
        assert links(data) == ["https://planes.example.org/icj/2023/unidades/index.html", "https://example.org/ley"]
        assert "Informe" not in PdfReader(BytesIO(data)).pages[0].extract_text()


@pytest.mark.navegador
def test_without_an_address_of_the_site_nothing_leads_to_this_computer(printed):
    assert links(printed) == ["https://example.org/ley"]


def test_a_failure_of_the_browser_is_said_with_its_own_words(tmp_path):
    with pytest.raises(GeneratorError, match=r"navegador no pudo imprimir un informe: sin memoria$"):
        Printer(stand_in(tmp_path, "echo sin memoria >&2; exit 1"), DAY).print_html(PAGE)


def test_half_a_file_is_a_failure(tmp_path):
    with pytest.raises(GeneratorError, match="no pudo imprimir un informe"):
        Printer(stand_in(tmp_path, PRINTS_HALF), DAY).print_html(PAGE)


def test_a_browser_that_does_not_end_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "_PATIENCE", 0.2)
    mark = tmp_path / "pid"
    with pytest.raises(GeneratorError, match=r"no terminó en 0\.2 segundos"):
        Printer(stand_in(tmp_path, f"echo $$ > {mark}; exec tail -f /dev/null"), DAY).print_html(PAGE)
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text("utf-8")), 0)


def test_a_failure_leaves_nothing_beside_the_page_and_starts_no_more(tmp_path):
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    with pytest.raises(GeneratorError):
        Printer(stand_in(tmp_path, "exit 1"), DAY).print_pages(tmp_path, [""])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.html", "navegador"]


def test_the_browser_is_the_one_that_the_environment_names(tmp_path, monkeypatch):
    path = stand_in(tmp_path, "exit 0")
    monkeypatch.setenv("CHROMIUM", path)
    assert find_chromium() == path
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "otro"))
    with pytest.raises(GeneratorError, match=r"CHROMIUM=.*otro no es un programa"):
        find_chromium()


def test_without_a_browser_the_remedy_is_said(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(GeneratorError, match=r"instálelo .* o siga sin PDF"):
        find_chromium()
