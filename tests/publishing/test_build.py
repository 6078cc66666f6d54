"""The whole site: equal material gives equal bytes, and every page that must be there is, once."""

from __future__ import annotations

import re

import pytest

from generator.core.frozen import replace
from generator.core.model import AnnualPlan, Section, StrategicElement, Strategy
from generator.indicators.examples.plans import NOWHERE, annual_plan, goal, plan, report
from generator.publishing.editorial import Article
from tests.publishing.small_sites import BASE, UNIT, files_of, material, of_institution, pages_of, site_files

SMALL = annual_plan(plan(goal({"feb": "10"}, annual="10"), report("feb", {"1": "7"})))


def full_year() -> AnnualPlan:
    elements = (StrategicElement("AE-1", "accion", "Acción", None, NOWHERE),)
    year = annual_plan(
        plan(goal({"feb": "10"}, annual="10", strategy="AE-1"), goal({"mar": "1"}, code="AE 2")),
        plan(goal({"feb": "1"}), unit="unidad-b"),
        parents={"unidad-a": "mando"},
        strategy=Strategy("estrategia-2030", "Estrategia", 2030, 2034, elements, NOWHERE),
    )
    frame = replace(year.frame, sections=(Section("intro", "Introducción", ("Párrafo.",)),))
    return replace(year, frame=frame)


def test_equal_material_gives_equal_bytes_in_the_same_order():
    first, second = (list(site_files(material(full_year()))) for _ in range(2))
    assert first == second


def test_a_year_has_these_pages():
    assert set(pages_of(full_year())) == {
        *("", "institucion/", "a-z/", "buscar/", "datos/", "metodologia/", "accesibilidad/", "404.html", BASE),
        *(f"{BASE}{name}/" for name in ("preguntas", "divulgacion")),
        *(f"{BASE}{name}/" for name in ("unidades", "autoridades", "estrategia", "documento", "salvedades")),
        *(f"{BASE}{name}/" for name in ("cambios", "metodologia", "a-z", "autoridades/mando", "estrategia/ae-1")),
        *(f"{BASE}unidades/{name}/" for name in ("unidad-a", "unidad-a/1", "unidad-a/ae-2")),
        *(f"{BASE}unidades/{name}/" for name in ("unidad-b", "unidad-b/1")),
    }


def test_every_page_that_shows_a_percentage_names_the_version_of_its_method():
    year = full_year()
    named = replace(year.frame.method, version="versión-única", is_default=False)
    pages = pages_of(replace(year, plans=SMALL.plans, frame=replace(year.frame, method=named)))
    general = {"metodologia/", "datos/", "accesibilidad/"}  # of no year: their percentages are examples, or of a window
    showing = {path for path, page in pages.items() if re.search(r"\d\s?%", page.one("main").text)} - general
    assert {"", "institucion/", BASE, UNIT, f"{UNIT}1/"} <= showing
    assert [path for path in showing if "versión-única" not in pages[path].text] == []


def test_pages_for_developers_stand_apart_from_those_of_citizens():
    articles = (
        Article("guia/index.md", "# Guía"),
        Article("historia.md", "# Historia"),
        Article("desarrollo/a.md", "# A"),
    )
    page = pages_of(SMALL, articles=articles)[""]
    (more,) = (nav for nav in page.all("nav") if nav.attributes["aria-label"] == "Más páginas")
    assert more.text == "Historia Accesibilidad"
    assert "Documentación técnica, en inglés" in page.one("footer").text
    assert "Documentación técnica" not in pages_of(SMALL)[""].text


def test_a_plan_without_authorities_strategy_or_sections_has_no_page_and_no_link_to_them():
    pages = pages_of(SMALL)
    for name in ("autoridades", "estrategia", "documento"):
        assert f"{BASE}{name}/" not in pages
        assert not [path for path, page in pages.items() if any(f"/{name}/" in link for link in page.references)]


def test_a_site_without_plans_says_so():
    pages = pages_of()
    assert "Todavía no hay planes publicados." in pages[""].text
    assert "Todavía no hay planes publicados." in pages["datos/"].text
    assert set(pages) == {"", "a-z/", "buscar/", "datos/", "metodologia/", "accesibilidad/", "404.html"}


def test_a_year_whose_units_have_no_plan_yet_has_its_pages():
    pages = pages_of(annual_plan(parents={"unidad-a": "mando"}))
    assert "Ninguna unidad ha publicado todavía su plan de 2030." in pages[BASE].text
    assert [path for path, page in pages.items() if page.faults] == []


def test_an_institution_without_plans_says_so():
    institution = replace(SMALL.institution, id="otra", name="Otra institución")
    pages = pages_of(SMALL, institutions=(SMALL.institution, institution))
    assert "Esta institución todavía no tiene planes publicados." in pages["otra/"].text


def test_the_site_carries_its_assets():
    files = files_of(SMALL, assets=(("estilo/sitio.css", b"css"), ("guia/img/uno.png", b"png")))
    assert files["estilo/sitio.css"] == b"css"
    assert files["guia/img/uno.png"] == b"png"


@pytest.mark.parametrize("most", [50_000, 7])
def test_the_sitemap_leads_to_every_page_but_that_of_unknown_addresses(monkeypatch, most):
    monkeypatch.setattr("generator.publishing.sitemap.MOST", most)
    year = full_year()
    other = of_institution(SMALL, "otra", "Otra institución")
    articles = (Article("guia/index.md", "# Guía"), Article("acerca.md", "# Acerca"))
    files = files_of(year, other, site_url="https://example.org/a&b/", articles=articles)
    here = "https://example.org/a&amp;b/"
    maps = [address.removeprefix(here) for address in locations(files["sitemap.xml"])]
    assert set(maps) == {name for name in files if "sitemap" in name} - {"sitemap.xml"}
    listed = [address for name in maps for address in locations(files[name])]
    expected = {f"{here}{path}" for path in pages_of(year, other, articles=articles) if path != "404.html"}
    assert set(listed) == expected
    assert len(listed) == len(expected)
    own = [name for name in maps if name.startswith("institucion/")]
    assert own[:1] == ["institucion/sitemap.xml"]
    assert own[1:2] == (["institucion/sitemap-2.xml"] if most == 7 else [])
    for name in own:
        assert 0 < len(locations(files[name])) <= most
        assert all(address.startswith(f"{here}institucion/") for address in locations(files[name]))


def locations(data: bytes) -> list[str]:
    return re.findall("<loc>(.*?)</loc>", data.decode())


def test_without_an_address_there_is_no_sitemap():
    assert not [name for name in files_of(SMALL) if "sitemap" in name]


def test_every_simulated_page_says_so_and_no_other_does():
    articles = (Article("guia/index.md", "# Guía"),)
    simulated = pages_of(full_year(), simulated=True, articles=articles)
    assert "guia/" in simulated
    for path, page in simulated.items():
        notices = page.all("div", "aviso-demo")
        assert [notice.text.startswith("DATOS SIMULADOS") for notice in notices] == [True], path
    for path, page in pages_of(full_year(), articles=articles).items():
        assert page.all("div", "aviso-demo") == [], path


def test_two_institutions_do_not_mix():
    other = of_institution(full_year(), "otra", "Otra")
    pages = pages_of(SMALL, other)
    own = {path for path in pages if path.startswith("institucion/")}
    assert own == {path for path in pages_of(SMALL) if path.startswith("institucion/")}
    for path in own:
        if path != "institucion/":
            assert not [link for link in pages[path].references if "otra/" in link], path


def test_pages_that_only_list_others_are_not_searched():
    pages = pages_of(SMALL)
    unsearched = {path for path, page in pages.items() if "data-pagefind-body" not in page.one("main").attributes}
    lists = {f"{BASE}{name}/" for name in ("a-z", "informes", "unidades")}
    assert unsearched == {"a-z/", "buscar/", "404.html", *lists}
    assert f"{UNIT}1/" in pages
