"""Editorial pages: Markdown of `docs/` becomes pages whose links lead where their writer meant."""

from __future__ import annotations

import re

import pytest

from generator.core.problem import GeneratorError
from generator.publishing.editorial import Article, ArticleView, article_pages
from generator.publishing.page import Link, Page
from tests.html_pages import HtmlPage
from tests.publishing.small_sites import pages_of


def page_of(text: str, name: str = "guia/a.md", **others: str) -> Page:
    """The page of an article among others, by name (`guia__b=…` is `guia/b.md`)."""
    articles = (
        Article(name, text),
        *(Article(f"{other.replace('__', '/')}.md", content) for other, content in others.items()),
    )
    return next(page for page in article_pages(articles) if page.path == Article(name, "").path)


def view_of(text: str, name: str = "guia/a.md", **others: str) -> ArticleView:
    view = page_of(text, name, **others).view
    assert isinstance(view, ArticleView)
    return view


def html_of(text: str, name: str = "guia/a.md", **others: str) -> str:
    return str(view_of(text, name, **others).html)


def links_of(text: str, name: str = "guia/a.md", **others: str) -> list[str]:
    return re.findall(r'(?:href|src)="([^"]*)"', html_of(text, name, **others))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("guia/index.md", "guia/"),
        ("guia/avance.md", "guia/avance/"),
        ("acerca.md", "acerca/"),
        ("a/b/c.md", "a/b/c/"),
        ("index.md", ""),
    ],
)
def test_the_address_of_an_article(name, path):
    assert Article(name, "").path == path


def test_the_home_page_is_not_an_article():
    assert article_pages((Article("index.md", "# Inicio"),)) == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Cómo informar\n\nTexto", "Cómo informar"),
        ("Antes\n\n# Título ##\n", "Título"),
        ("# El programa `pat` en **un** minuto {#pat}\n", "El programa pat en un minuto"),
        ("Sin encabezado", "guia/a.md"),
    ],
)
def test_the_title_is_the_first_heading_as_text(text, title):
    assert page_of(text).title == title


def test_the_description_is_the_first_paragraph_as_text():
    page = page_of("# T\n\nEl *primero* & [único](b.md)\nde dos líneas.\n\nOtro", guia__b="# B")
    assert page.description == "El primero & único de dos líneas."
    assert page_of("# T").description == ""


@pytest.mark.parametrize(
    ("name", "target", "link"),
    [
        ("guia/a.md", "b.md", "../b/index.html"),
        ("guia/a.md", "b.md#paso-2", "../b/index.html#paso-2"),
        ("guia/a.md", "#aqui", "#aqui"),
        ("guia/a.md", "index.md", "../index.html"),
        ("guia/index.md", "b.md", "b/index.html"),
        ("guia/a.md", "../acerca.md", "../../acerca/index.html"),
        ("acerca.md", "guia/b.md", "../guia/b/index.html"),
        ("guia/a.md", "../index.md", "../../index.html"),
        ("guia/a.md", "../datos/", "../../datos/index.html"),
        ("guia/a.md", "img/uno.png", "../img/uno.png"),
        ("guia/a.md", "con%20espacio.md", "../con%20espacio/index.html"),
        ("guia/a.md", "https://example.org/b.md", "https://example.org/b.md"),
        ("guia/a.md", "mailto:alguien@example.org", "mailto:alguien@example.org"),
    ],
)
def test_a_link_leads_to_the_page(name, target, link):
    others = {"guia__b": "# B", "acerca": "# A", "index": "# I", "guia__index": "# G", "guia__con espacio": "# E"}
    others.pop(name.removesuffix(".md").replace("/", "__"), None)
    assert links_of(f"# T\n\n[x]({target})", name, **others) == [link]


def test_an_image_is_found_from_the_page():
    assert links_of("![x](img/uno.png)", "guia/a.md") == ["../img/uno.png"]
    assert links_of("![x](img/uno.png)", "guia/index.md") == ["img/uno.png"]


def test_a_link_to_nowhere_is_an_error_that_names_the_file():
    with pytest.raises(GeneratorError, match=re.escape("docs/guia/a.md enlaza a ../nada.md, que no existe")):
        html_of("[x](../nada.md)")


def test_html_that_no_page_may_hold_is_refused_by_name():
    with pytest.raises(GeneratorError, match=re.escape("docs/guia/a.md lleva <script>, que ninguna página publica")):
        page_of("# A\n\n<script>alert(1)</script>")


def test_code_that_only_shows_a_link_is_left_alone():
    assert html_of('`<a href="no.md">` y `href="no.md"`') == (
        '<p><code>&lt;a href="no.md"&gt;</code> y <code>href="no.md"</code></p>'
    )
    assert "no.md" in html_of('```html\n<a href="no.md">\n```')


def test_headings_keep_their_anchors():
    assert '<h2 id="paso-2">Paso 2</h2>' in html_of("# T\n\n## Paso 2")
    assert '<h2 id="otro">Paso 2</h2>' in html_of("# T\n\n## Paso 2 {#otro}")


def test_what_scrolls_sideways_is_reached_with_the_keyboard():
    page = HtmlPage(html_of("| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |\n\n```yaml\nx: 1\n```"))
    boxes = page.all("div", "caja")
    assert [(box.attributes["tabindex"], box.attributes["role"]) for box in boxes] == [("0", "region")] * 2
    assert [box.attributes["aria-label"] for box in boxes] == ["Tabla 1", "Tabla 2"]
    assert page.one("pre").attributes["tabindex"] == "0"
    assert page.faults == []


def test_an_article_stands_in_its_guide():
    others = {"guia__b": "# B", "guia__index": "# La guía"}
    page = page_of("# A", **others)
    assert page.breadcrumbs == (Link("Inicio", ""), Link("La guía", "guia/"))
    assert page.menu_path == "guia/"
    siblings = (Link("A", "guia/a/"), Link("B", "guia/b/"), Link("La guía", "guia/"))
    assert view_of("# A", **others).siblings == siblings


def test_an_article_of_no_folder_stands_alone():
    page = page_of("# Acerca", "acerca.md", guia__b="# B")
    assert (page.breadcrumbs, page.menu_path) == ((Link("Inicio", ""),), None)
    assert view_of("# Acerca", "acerca.md", guia__b="# B").siblings == ()


def test_the_guide_is_in_the_menu_only_where_there_is_one():
    articles = (Article("guia/index.md", "# La guía\n\nUsted está aquí."),)
    with_guide = pages_of(articles=articles)
    assert "Guía" in [link.text for link in with_guide[""].all("a")]
    assert "Usted está aquí." in with_guide["guia/"].text
    assert "Guía" not in [link.text for link in pages_of()[""].all("a")]
