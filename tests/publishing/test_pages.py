"""From views to HTML: what a plan says is text, whatever it says, and links lead from where the page stands."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from generator.core.frozen import replace
from generator.core.model import (
    AnnualPlan,
    Budget,
    Caveat,
    Change,
    Evidence,
    InformationOffice,
    Named,
    OfficialDocument,
    OrgUnit,
    Section,
    StrategicElement,
    Strategy,
    UnplannedWork,
)
from generator.core.quantity import Quantity
from generator.indicators.examples.plans import NOWHERE, annual_plan, end_of_year, goal, plan, report
from generator.publishing.editorial import Article
from generator.publishing.page import Page
from generator.publishing.pages import render
from generator.publishing.templates import environment
from tests.html_pages import HtmlPage, broken_links
from tests.publishing.small_sites import BASE, TEMPLATES, UNIT, context_of, files_of, pages_of

HOSTILE = """<script>alert(1)</script>"><img src=x onerror=alert(1)>'><svg/onload=alert(1)>{{7*7}}{% raw %}&amp;"""
SITE = context_of(annual_plan(plan(goal({"feb": "1"})))).site


def hostile_year() -> AnnualPlan:
    """A year in which every text of a plan is hostile; what the schema allows as ids and codes stays."""
    activity = replace(
        goal({"feb": "10"}, annual="10", name=HOSTILE, strategy="AE-1"),
        process=HOSTILE,
        product=HOSTILE,
        measure_unit=HOSTILE,
        means_of_verification=HOSTILE,
        owner=HOSTILE,
        notes=HOSTILE,
        published_code=HOSTILE,
        caveats=(Caveat("R301", HOSTILE, ((report("mar", {}).period, HOSTILE),), NOWHERE),),
    )
    told = report("feb", {"1": "7"}, reason=HOSTILE)
    result = replace(
        told.results[0],
        justification=HOSTILE,
        measures=HOSTILE,
        notes=HOSTILE,
        evidence=(Evidence(HOSTILE, "https://example.org/?a=1&b=2"),),
    )
    work = UnplannedWork(HOSTILE, HOSTILE, Quantity.parse("1"), NOWHERE)
    entry = replace(told, results=(result,), owner=HOSTILE, summary=HOSTILE, unplanned=(work,))
    change = Change(HOSTILE, end_of_year(), HOSTILE, HOSTILE, NOWHERE)
    hostile = replace(plan(activity, entry), owner=HOSTILE, objective=HOSTILE, notes=HOSTILE, changes=(change,))
    elements = (StrategicElement("AE-1", "accion", HOSTILE, None, NOWHERE, product_indicator=HOSTILE, owner=HOSTILE),)
    year = annual_plan(
        hostile,
        parents={"unidad-a": "mando"},
        strategy=Strategy("estrategia-2030", HOSTILE, 2030, 2034, elements, NOWHERE, notes=HOSTILE),
    )
    frame = replace(
        year.frame,
        name=HOSTILE,
        notes=HOSTILE,
        document=OfficialDocument(HOSTILE, HOSTILE, end_of_year(), HOSTILE, HOSTILE, HOSTILE),
        sections=(Section("intro", HOSTILE, (HOSTILE,), (Named(HOSTILE, HOSTILE),)),),
        budget=Budget(Quantity.parse("1").value, "USD", HOSTILE),
        changes=(change,),
    )
    institution = replace(
        year.institution,
        name=HOSTILE,
        acronym=HOSTILE,
        units=tuple(OrgUnit(unit.id, HOSTILE, unit.parent, NOWHERE, HOSTILE) for unit in year.institution.units),
        information_office=InformationOffice("unidad-a", HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        website="https://example.org/",
    )
    return replace(year, frame=frame, institution=institution)


def test_hostile_text_of_a_plan_is_only_text():
    clean = annual_plan(plan(goal({"feb": "10"}, annual="10", strategy="AE-1"), report("feb", {"1": "7"})))
    scripts = {path: len(page.all("script")) for path, page in pages_of(clean).items()}
    pages = pages_of(hostile_year(), site_name=HOSTILE)
    assert len(pages) > len(scripts)
    for path, page in pages.items():
        assert page.faults == [], path
        assert len(page.all("script")) == scripts.get(path, 0), path
        assert page.all("img") == [], path
        assert not [name for element in page.elements for name in element.attributes if name.startswith("on")], path
    for path in (BASE, UNIT, f"{UNIT}1/", f"{BASE}documento/", f"{BASE}salvedades/", f"{BASE}estrategia/ae-1/"):
        text = pages[path].text
        assert "<script>alert(1)</script>" in text, path
        assert "{{7*7}}{% raw %}&amp;" in text, path


def test_hostile_text_is_nowhere_in_the_html_as_it_was_written():
    for name, data in files_of(hostile_year(), site_name=HOSTILE).items():
        if name.endswith(".html"):
            assert b"<script>alert" not in data, name
            assert b"onerror=alert(1)>'" not in data, name


def test_an_address_of_another_scheme_is_not_let_in_by_the_schema():
    from tests.small_plans import problems  # noqa: PLC0415  only here: it reads every schema

    for address in ("javascript:alert(1)", "data:text/html,x", "//example.org", "https://a b", 'https://a/"onclick="x'):
        snippet = f"avances:\n- periodo: 2024-07\n  fecha: 2024-08-05\n  actividades: {{'1': {{valor: 5, evidencia: [{{titulo: Lista, url: '{address}'}}]}}}}\n"  # noqa: E501
        assert [problem.code for problem in problems(snippet) if "url" in problem.origin.path], address


def test_a_template_with_an_unknown_name_fails_rather_than_prints_nothing():
    @dataclass(frozen=True)
    class Nothing:
        """A view without what the template asks for."""

    with pytest.raises(AttributeError, match="lead"):
        render(Page("x/", "a-z.html", "T", "D", Nothing()), SITE, TEMPLATES)


def test_every_template_is_escaped():
    assert environment(TEMPLATES).autoescape is True


@pytest.mark.parametrize("path", ["", "uno/", "uno/dos/tres/cuatro/"])
def test_links_are_relative_from_every_depth(path):
    page = HtmlPage(render(Page(path, "404.html", "T", "D", SITE), SITE, TEMPLATES).data.decode())
    files = {path + "index.html", "estilo/sitio.css", "estilo/icono.svg"}
    files |= {f"{name}/index.html" for name in ("buscar", "a-z", "datos", "metodologia", "accesibilidad")}
    files |= {"index.html"}
    assert broken_links({f"{path}index.html": page}, files) == []
    assert not [reference for reference in page.references if reference.startswith("/")]


@pytest.mark.parametrize(
    ("url", "root"), [("", "/"), ("https://example.org/", "/"), ("https://example.org/planes/di/", "/planes/di/")]
)
def test_the_page_of_unknown_addresses_is_right_at_any_depth(url, root):
    page = pages_of(site_url=url)["404.html"]
    assert page.one("h1").text == "Página no encontrada"
    references = [reference for reference in page.references if not reference.startswith(("#", "http"))]
    assert references
    assert all(reference.startswith(root) for reference in references)
    assert f"{root}buscar/" in references
    assert f"{root}estilo/sitio.css" in references


def test_every_link_of_a_small_site_leads_somewhere():
    assets = (("estilo/sitio.css", b""), ("estilo/icono.svg", b""), ("estilo/buscar.js", b""))
    articles = (Article("guia/index.md", "# Guía\n\n[a](a.md)"), Article("guia/a.md", "# A\n\n## Otra\n\n[x](#otra)"))
    for years in ((), (annual_plan(plan(goal({"feb": "1"}))),), (hostile_year(),)):
        files = files_of(*years, assets=assets, articles=articles)
        pages = {name: HtmlPage(data.decode()) for name, data in files.items() if name.endswith(".html")}
        assert broken_links(pages, set(files) | {"buscador/pagefind.js"}) == []


def test_canonical_addresses_are_said_only_where_the_site_knows_its_own():
    year = annual_plan(plan(goal({"feb": "1"})))
    known = pages_of(year, site_url="https://example.org/planes/")[UNIT]
    links = {link.attributes["rel"]: link.attributes["href"] for link in known.all("link")}
    assert links["canonical"] == f"https://example.org/planes/{UNIT}"
    assert "canonical" not in {link.attributes["rel"] for link in pages_of(year)[UNIT].all("link")}


def test_a_page_says_the_day_of_its_data_and_its_version():
    page = pages_of(annual_plan(plan(goal({"feb": "1"}))), revision="abc123")[UNIT]
    assert page.one("time").attributes["datetime"] == "2031-01-01"
    footer = page.one("footer").text
    assert "Datos al 1 de enero de 2031 · metodología 1.0." in footer
    assert footer.count("abc123") == 1, "the citation has it"
    assert f"En el sitio: {UNIT}" in footer
    assert f"/{UNIT}" not in footer, "no address of a site that does not know its own"


def test_a_page_links_to_the_line_it_comes_from_only_at_a_known_version_of_a_public_repository():
    year = annual_plan(plan(goal({"feb": "1"})))
    origin = replace(NOWHERE, file="plans/x/2030/unidad-a.yaml", line=7)
    year = replace(year, plans=(replace(year.plans[0], origin=origin),))
    public = pages_of(year, repository="https://example.org/r", revision="abc")[UNIT].one("footer")
    assert "plans/x/2030/unidad-a.yaml, línea 7" in public.text
    found = pages_of(year, repository="https://example.org/r", revision="abc")[UNIT]
    assert "https://example.org/r/blob/abc/plans/x/2030/unidad-a.yaml#L7" in list(found.references)
    assert not [link for link in pages_of(year, repository="https://example.org/r")[UNIT].references if "blob" in link]
