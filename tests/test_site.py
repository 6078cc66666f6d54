"""The site of the real plans, as a person meets it: every link leads somewhere, nothing is asked of anybody else.

Most is seen twice: as it is today (nobody has reported) and with simulated results (every state, band and colour).
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from generator.core.vocabulary import SITE_FOLDERS
from tests.html_pages import HtmlPage, broken_links, is_outside

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page


ROOT = Path(__file__).parent.parent
UNIT = "di/2024/unidades/unidad-de-auditoria-interna/"
# One page of each kind: its template is what tells them apart.
KINDS = {
    "inicio": "",
    "institucion": "di/",
    "comparar": "caja-mutual/comparar/",
    "ejercicio": "di/2024/",
    "unidades": "di/2024/unidades/",
    "unidad": UNIT,
    "unidad sin detalle": "icj/2023/unidades/unidad-juridica/",
    "unidad eliminada": "insafocoop/2023/unidades/supervision/",
    "unidad sin metas": "conna/2021/unidades/primera-infancia/",
    "ejercicio sin detalle": "icj/2023/",
    "cambios": "di/2024/cambios/",
    "cambios con una eliminación": "insafocoop/2023/cambios/",
    "verificacion": "insafocoop/2023/verificacion/",
    "informes": "insafocoop/2023/informes/",
    "informe": "insafocoop/2023/informes/2023-t4/",
    "informe apaisado": "caja-mutual/2020/informes/2020/",
    "informe sin metas": "conna/2021/informes/2021-s1/",
    "actividad eliminada": "insafocoop/2023/unidades/supervision/2.1.2/",
    "actividad": "di/2024/unidades/programa-adn/1.4/",
    "autoridades": "di/2024/autoridades/",
    "autoridad": "di/2024/autoridades/subdireccion-de-programas/",
    "estrategia": "di/2024/estrategia/",
    "elemento": "di/2024/estrategia/ae-1.1.2/",
    "documento": "di/2024/documento/",
    "preguntas": "di/2024/preguntas/",
    "preguntas de un año con cambios": "insafocoop/2023/preguntas/",
    "divulgacion": "di/2024/divulgacion/",
    "divulgacion de un año con informes": "insafocoop/2023/divulgacion/",
    "salvedades": "di/2024/salvedades/",
    "metodologia_ejercicio": "di/2024/metodologia/",
    "a-z del ejercicio": "di/2024/a-z/",
    "a-z": "a-z/",
    "buscar": "buscar/",
    "datos": "datos/",
    "metodologia": "metodologia/",
    "accesibilidad": "accesibilidad/",
    "texto": "guia/reglas/",
    "404": "404.html",
}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MAX_PAGE = 50 * 1024
MAX_STYLE = 20 * 1024

every_kind = pytest.mark.parametrize("kind", KINDS)
each_site = pytest.mark.parametrize("which", ["real", "simulated"])


@cache
def pages_of(site: Path) -> dict[str, HtmlPage]:
    return {
        path.relative_to(site).as_posix(): HtmlPage(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))
    }


def file_of(kind: str) -> str:
    address = KINDS[kind]
    return address if address.endswith(".html") else f"{address}index.html"


# --- Without a browser -----------------------------------------------------------------------------------------


@each_site
def test_every_link_leads_to_a_file_and_a_place_in_it(sites, which):
    site = sites[which]
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert len(files) > 500
    assert broken_links(pages_of(site), files) == []


@each_site
def test_every_page_is_well_formed(sites, which):
    for path, page in pages_of(sites[which]).items():
        assert page.faults == [], path
        assert page.declarations == ["doctype html"], path


@each_site
def test_every_attribute_is_quoted(sites, which):
    tag = re.compile(r"""<[a-z][a-z0-9]*(?:\s+[a-zA-Z][a-zA-Z0-9-]*(?:="[^"]*")?)*\s*/?>""")
    for path in sites[which].rglob("*.html"):
        text = path.read_text("utf-8")
        assert re.findall(r"<[a-zA-Z][^<>]*(?:<|>)", tag.sub("", text)) == [], path


@each_site
def test_every_page_says_its_language_its_title_and_what_it_is(sites, which):
    titles: dict[str, list[str]] = {}
    for path, page in pages_of(sites[which]).items():
        assert page.one("html").attributes["lang"] == "es-SV", path
        assert page.one("title").text, path
        assert page.one("h1").text, path
        assert page.one("main").attributes["id"] == "contenido", path
        descriptions = [meta for meta in page.all("meta") if meta.attributes.get("name") == "description"]
        assert [meta.attributes["content"] for meta in descriptions if meta.attributes["content"].strip()], path
        titles.setdefault(page.one("title").text, []).append(path)
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


@each_site
def test_headings_skip_no_level(sites, which):
    for path, page in pages_of(sites[which]).items():
        levels = [int(element.tag[1]) for element in page.elements if re.fullmatch("h[1-6]", element.tag)]
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)


@each_site
def test_every_table_has_a_caption_and_every_heading_cell_a_scope(sites, which):
    tables = 0
    for path, page in pages_of(sites[which]).items():
        if page.all("article", "texto"):
            continue  # tables of Markdown have no captions: their heading stands above them
        for table in page.all("table"):
            tables += 1
            captions = [element for element in page.all("caption") if table in element.above]
            assert len(captions) == 1, path
            assert captions[0].text, path
            headings = [element for element in page.all("th") if table in element.above]
            assert headings, path
            assert {heading.attributes.get("scope") for heading in headings} <= {
                "col",
                "colgroup",
                "row",
                "rowgroup",
            }, path
    assert tables > 100


@each_site
def test_every_row_of_a_table_has_as_many_cells_as_its_head(sites, which):
    for path, page in pages_of(sites[which]).items():
        widths: dict[int, dict[int, int]] = {}
        for cell in page.elements:
            if cell.tag in {"td", "th"}:
                table = next(element for element in reversed(cell.above) if element.tag == "table")
                rows = widths.setdefault(id(table), Counter())
                columns = int(cell.attributes.get("colspan", "1"))
                rows[id(cell.above[-1])] += columns
                if cell.attributes.get("rowspan") == "2":  # a heading beside two rows of headings
                    below = next(
                        row for row in page.all("tr") if row.above == cell.above[:-1] and row is not cell.above[-1]
                    )
                    rows[id(below)] += columns
        for rows in widths.values():
            assert len(set(rows.values())) == 1, (path, rows)


@each_site
def test_nothing_is_loaded_from_outside(sites, which):
    for path, page in pages_of(sites[which]).items():
        for element in page.elements:
            if element.tag in {"link", "script", "img", "iframe", "form", "source"}:
                for name in ("href", "src", "action"):
                    assert not is_outside(element.attributes.get(name, "")), (path, element)
            assert not [name for name in element.attributes if name.startswith("on") or name == "style"], (
                path,
                element,
            )


def test_every_simulated_page_says_so_and_no_other_does(sites):
    for page in pages_of(sites["simulated"]).values():
        assert page.one("div", "aviso-demo").text.startswith("DATOS SIMULADOS")
    more = set(pages_of(sites["simulated"])) - set(pages_of(sites["real"]))
    assert {path.rpartition("/informes/")[0] for path in more} == {"di/2024"}
    assert not [path for path in sites["real"].rglob("*.html") if "DATOS SIMULADOS" in path.read_text("utf-8")]


def test_nobody_has_reported_so_no_page_shows_a_percentage_of_compliance(sites):
    year = pages_of(sites["real"])["di/2024/index.html"]
    assert "Ninguna unidad ha publicado avances" in year.text
    figures = {
        name.text: value.text
        for name, value in zip(
            year.all("dt"), [each for each in year.all("dd") if each.has_class("valor")], strict=False
        )
    }
    assert figures["Unidades que han informado"] == "0 de 28"
    assert figures["Cumplimiento en 2024"] == "No reportado"
    assert not re.search(r"\b0(\.0)?\s%", " ".join([*figures.values(), *(table.text for table in year.all("table"))]))


def test_a_unit_known_only_by_its_percentages_says_so(sites):
    page = pages_of(sites["real"])[file_of("unidad sin detalle")]
    assert "Al 30 de septiembre de 2023 su avance era 79 %, informado por la unidad, sin detalle." in page.text
    assert "El plan publicado aquí no tiene actividades de esta unidad, y no se inventan." in page.text
    assert "Porcentajes informados por la unidad" in page.text
    assert "Qué se prometió" in page.text
    assert not page.all("a", "titulo"), "no activity is listed"


def test_a_removed_unit_shows_its_act_and_what_it_had_promised(sites):
    page = pages_of(sites["real"])[file_of("unidad eliminada")]
    assert "Eliminada por un cambio aprobado, desde octubre de 2023." in page.text
    assert "No cuenta: un cambio aprobado ya había eliminado la unidad." in page.text
    assert "Supervisión del personal de campo" in page.text
    assert "Eliminada por un cambio aprobado" in pages_of(sites["real"])[file_of("actividad eliminada")].text


def test_a_unit_without_goals_shows_its_work_and_no_percentage(sites):
    page = pages_of(sites["real"])[file_of("unidad sin metas")]
    assert "Sin una meta con qué compararlo, no hay porcentaje." in page.text
    assert "Lo que informó haber hecho, sin meta:" in page.text
    assert "%" not in page.text


def test_published_figures_stand_beside_the_recomputed_ones(sites):
    site = sites["real"]
    page = pages_of(site)[file_of("verificacion")]
    assert [each.text for each in page.all("dt")][:5] == [
        "Cifras publicadas",
        "Iguales, vueltas a calcular",
        "Solo transcritas",
        "Diferentes",
        "No se pueden recalcular",
    ]
    assert "contar como cero una unidad que un cambio aprobado eliminó." in page.text
    assert "más de 100 %" in page.text
    rows = (site / "insafocoop/2023/datos/verificacion.csv").read_text("utf-8").splitlines()
    assert len(rows) - 1 == int(page.all("dd", "valor")[0].text)
    assert not (site / "di/2024/verificacion").exists()
    assert "Verificación" not in pages_of(site)["di/2024/index.html"].text


def test_a_report_of_work_without_goals_has_no_percentage(sites):
    page = pages_of(sites["real"])[file_of("informe sin metas")]
    assert "%" not in page.text
    assert page.all("h2")[0].text.startswith("Asistencia técnica al Despacho de la Primera Dama")


def test_a_simulated_report_says_so_in_the_report_itself(sites):
    page = pages_of(sites["simulated"])["di/2024/informes/2024-t3/index.html"]
    assert page.one("div", "salvedad").text.startswith("DATOS SIMULADOS")
    assert "di/2024/informes/2024-s2/index.html" in pages_of(sites["simulated"])
    assert "di/2024/informes/2024-t4/index.html" not in pages_of(sites["simulated"])


def test_the_home_page_has_a_card_of_each_institution(sites):
    page = pages_of(sites["real"])["index.html"]
    titles = [each.text for each in page.all("h2")]
    assert {"Dirección de Integración", "Instituto Crecer Juntos"} <= set(titles)
    assert len(page.all("div", "entrada")) == 1 + 5  # the page's own, and what each card answers first


@each_site
def test_a_first_visit_to_any_page_weighs_little(sites, which):
    site = sites[which]
    style = (site / "estilo/sitio.css").read_bytes()
    assert len(style) <= MAX_STYLE
    once = len(gzip.compress(style)) + len((site / "estilo/icono.svg").read_bytes())
    heavy = {
        path: size for path in site.rglob("*.html") if (size := len(gzip.compress(path.read_bytes()))) > MAX_PAGE - once
    }
    assert heavy == {}


@each_site
def test_every_page_has_a_strict_policy_and_nothing_inline(sites, which):
    for path, page in pages_of(sites[which]).items():
        (policy,) = [
            each for each in page.all("meta") if each.attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        assert policy.attributes["content"].startswith("default-src 'none'; "), path
        assert "unsafe-inline" not in policy.attributes["content"], path
        assert page.all("style") == [], path
        assert [script for script in page.all("script") if not script.attributes.get("src")] == [], path


def test_every_kind_of_page_is_among_the_kinds_looked_at():
    templates = {path.stem for path in (ROOT / "site_templates/paginas").glob("*.html")}
    alone = {
        *("comparacion",),  # no page of the site: tests/publishing/test_comparison.py
        *("editar", "editar_formulario"),  # only where a site asks for the web form: tests/editor/
    }
    assert {template for template in templates - alone if not template.endswith("macros")} <= set(KINDS)


# --- In a browser ------------------------------------------------------------------------------------------------


class Watch:
    """What a browser asked for and complained of while it was open."""

    def __init__(self, context: BrowserContext, root: str, forgiven: str = r"$^") -> None:
        self.root = root
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.forgiven = re.compile(forgiven)
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("response", lambda response: self._status(response.status, response.url))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not self.forgiven.search(message.text):
            self.complaints.append(message.text)

    def _status(self, status: int, url: str) -> None:
        if status >= 400 and not self.forgiven.search(url):
            self.complaints.append(f"{status} {url}")

    @property
    def outside(self) -> list[str]:
        return [url for url in self.requests if not url.startswith((self.root, "data:", "blob:"))]


@pytest.mark.navegador
def test_every_kind_of_page_asks_only_this_server_and_breaks_no_policy(chromium: Browser, addresses_of):
    root = addresses_of["simulated"]
    with chromium.new_context(locale="es-SV") as context:
        watch = Watch(context, root)
        page = context.new_page()
        for address in KINDS.values():
            if address != "404.html":  # it is made for the site's own root; see below
                page.goto(root + address, wait_until="networkidle" if address == "buscar/" else "load")
                assert page.evaluate("document.styleSheets.length") == 1, address
    assert watch.outside == []
    assert watch.complaints == []
    assert len(watch.requests) > len(KINDS)


@pytest.mark.navegador
def test_on_a_phone_a_caption_stays_while_its_table_scrolls(chromium: Browser, addresses_of):
    with chromium.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(addresses_of["simulated"] + KINDS["ejercicio"])
        box, caption = page.locator(".matriz").first, page.locator(".matriz caption").first
        before = caption.bounding_box()
        box.evaluate("box => box.scrollLeft = 200")
        assert box.evaluate("box => box.scrollLeft") == 200, "the table is wider than the screen"
        assert caption.bounding_box() == before
        assert before
        assert before["x"] + before["width"] <= 390


@pytest.mark.navegador
def test_on_paper_nothing_is_folded_away_and_no_button_is_left(chromium: Browser, addresses_of):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(addresses_of["simulated"] + KINDS["actividad"])
        folded = page.get_by_text("Año, contra la meta anual")
        assert not folded.is_visible()
        page.emulate_media(media="print")
        assert folded.is_visible()
        assert not page.get_by_text("Datos en CSV").is_visible()


@pytest.mark.navegador
def test_the_page_of_unknown_addresses_has_its_style_at_any_depth(chromium: Browser, addresses_of):
    root = addresses_of["root"]
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{root}no/hay/nada/aqui/")
        assert page.title().startswith("Página no encontrada")
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
        page.get_by_role("link", name="Ver la lista de la A a la Z").click()
        assert page.url == f"{root}a-z/"
        assert page.get_by_role("heading", level=1).inner_text() == "De la A a la Z"


@pytest.mark.navegador
def test_a_page_opens_from_a_folder(chromium: Browser, sites):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto((sites["real"] / "index.html").as_uri())
        page.locator("a[href$='di/2024/index.html']").first.click()
        page.locator("a[href$='unidades/index.html']").first.click()
        page.get_by_role("link", name="Unidad de Auditoría Interna").first.click()
        assert page.get_by_role("heading", level=1).inner_text() == "Unidad de Auditoría Interna"
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px"


@pytest.mark.navegador
def test_from_a_folder_the_search_says_that_it_does_not_work(chromium: Browser, sites):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto((sites["real"] / "buscar/index.html").as_uri())
        page.get_by_role("link", name="Use la lista de la A a la Z.").click()
        assert page.get_by_role("heading", level=1).inner_text() == "De la A a la Z"


@pytest.mark.navegador
@pytest.mark.parametrize("typed", ["auditoria", "Auditoría", "AUDITORIA"])
def test_the_search_needs_no_accents(chromium: Browser, addresses_of, typed):
    root = addresses_of["real"]
    with chromium.new_context(locale="es-SV") as context:
        watch = Watch(context, root)
        page = context.new_page()
        page.goto(root)
        page.get_by_label("Busque una unidad o una actividad").fill(typed)
        page.get_by_role("button", name="Buscar").click()
        link = page.get_by_role("link", name="Unidad de Auditoría Interna").first
        link.wait_for()
        assert re.fullmatch(r"\d+ resultados?", page.get_by_role("status").inner_text())
        link.click()
        page.wait_for_url(root + UNIT + "**")
        assert page.get_by_role("heading", level=1).inner_text() == "Unidad de Auditoría Interna"
    assert watch.outside == []
    assert watch.complaints == []


@pytest.mark.navegador
def test_the_search_takes_what_is_typed_as_text(chromium: Browser, addresses_of):
    hostile = '<img src=x onerror="document.title=1">'
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(addresses_of["real"] + "buscar/")
        page.get_by_role("searchbox").fill(hostile)
        page.get_by_role("button", name="Buscar").click()
        page.get_by_text("No hay resultados para «<img").or_(page.get_by_text("resultado")).first.wait_for()
        assert page.locator("main img").count() == 0
        assert page.title().startswith("Buscar")


@pytest.mark.navegador
def test_the_search_asks_for_every_word_or_says_that_it_does_not(chromium: Browser, addresses_of):
    with chromium.new_context() as context:
        page = context.new_page()
        status = page.locator("#cuenta")
        page.goto(addresses_of["real"] + "buscar/?q=auditoría zzqqxx")
        page.get_by_text("No hay ").first.wait_for()
        assert (
            "No hay páginas con todas las palabras" in status.inner_text() or "No hay resultados" in status.inner_text()
        )
        page.goto(addresses_of["real"] + "buscar/?q=auditoría interna")
        page.locator("#resultados > li").first.wait_for()
        assert "No hay" not in status.inner_text()
        links = page.locator("#resultados > li > a").evaluate_all("(links) => links.map((each) => each.pathname)")
        assert not [link for link in links if link.endswith(("/unidades/", "/autoridades/", "/informes/", "/a-z/"))]


@pytest.mark.navegador
def test_more_results_are_shown_on_demand(chromium: Browser, addresses_of):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(addresses_of["real"] + "buscar/?q=informe")
        more = page.get_by_role("button", name="Ver más resultados")
        more.wait_for()
        shown = page.locator("#resultados > li").count()
        more.click()
        page.locator("#resultados > li").nth(shown).wait_for()


@pytest.mark.navegador
def test_without_javascript_pages_are_read_and_the_search_points_to_the_list(chromium: Browser, addresses_of):
    root = addresses_of["simulated"]
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(root + KINDS["ejercicio"])
        assert page.get_by_role("table", name="Cumplimiento por unidad y mes").is_visible()
        page.goto(root + KINDS["buscar"])
        link = page.get_by_role("link", name="La lista de la A a la Z no lo necesita.")
        assert link.is_visible()
        link.click()
        page.get_by_role("link", name="Unidad de Auditoría Interna").first.click()
        assert page.get_by_role("heading", level=1).inner_text() == "Unidad de Auditoría Interna"


@pytest.mark.navegador
def test_the_first_key_leads_past_the_menus(chromium: Browser, addresses_of):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(addresses_of["real"] + KINDS["ejercicio"])
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Saltar al contenido")
        assert skip.evaluate("(link) => link === document.activeElement && link.getBoundingClientRect().top >= 0")
        page.keyboard.press("Enter")
        assert page.locator("main").evaluate("(main) => main === document.activeElement")


def overflow(page: Page) -> list[str]:
    """The elements that stick out of the window, if the page can be scrolled sideways."""
    found: list[str] = page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            return [...document.querySelectorAll("body *")]
                .filter((one) => one.getBoundingClientRect().right > width + 1 && !one.closest(".caja"))
                .map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 40)}`)
                .concat(["scrollWidth " + document.documentElement.scrollWidth]);
        }"""
    )
    return found


def violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 A and AA."""
    response = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]})
    return [
        f"{found['id']}: {node['target']} {node['html'][:120]} {node.get('failureSummary', '')}"
        for found in response.response["violations"]
        for node in found["nodes"][:3]
    ]


@pytest.mark.navegador
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "a-z del ejercicio"])
def test_a_page_fits_a_phone_and_has_no_barrier(chromium: Browser, addresses_of, kind):
    """390 and 320 px wide (the latter is also 1280 px at 400 %), light, dark and in the system's own colours."""
    with chromium.new_context(viewport={"width": 320, "height": 700}, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(addresses_of["root" if kind == "404" else "simulated"] + KINDS[kind])
        assert overflow(page) == []
        page.set_viewport_size({"width": 390, "height": 844})
        assert overflow(page) == []
        assert violations(page) == []
        page.emulate_media(forced_colors="active")
        assert violations(page) == []
        page.emulate_media(color_scheme="dark", forced_colors="none")
        page.set_viewport_size({"width": 1280, "height": 900})
        assert overflow(page) == []
        assert violations(page) == []


@pytest.mark.navegador
@pytest.mark.parametrize("kind", ["ejercicio", "actividad"])
def test_a_page_without_results_has_no_barrier(chromium: Browser, addresses_of, kind):
    with chromium.new_context(viewport={"width": 390, "height": 844}, bypass_csp=True, color_scheme="dark") as context:
        page = context.new_page()
        page.goto(addresses_of["real"] + KINDS[kind])
        assert overflow(page) == []
        assert violations(page) == []
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1280, "height": 900})
        assert violations(page) == []


@each_site
def test_the_folders_of_the_sites_own_pages_are_those_that_no_institution_may_have(sites, which):
    institutions = {path.name for path in (ROOT / "plans").iterdir()}
    own = {path.name for path in sites[which].iterdir() if path.is_dir()} - institutions
    assert own <= SITE_FOLDERS
