"""The site with a keyboard, on paper, and searched: what a browser must show of every kind of page."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from tests.test_site import KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Response

MAX_SEARCH = 150 * 1024
FIRST_SEARCHES = [  # the heaviest of some forty that were measured, of each length
    "informe",
    "capacitación",
    "recursos humanos",
    "informe de seguimiento",
    "metas que bajaron",
    "plan anual operativo",
    "ley de acceso a la información",
    "asistencia técnica administrativa y legal",
    "unidad que no reportó en agosto",
]
MANY_FRAMES = 300
STOPS = "a[href], button, input, select, summary, [tabindex='0']"
SHOWN_STOPS = f"""() => [...document.querySelectorAll("{STOPS}")].filter((one) => one.checkVisibility()).length"""
FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    one.dataset.reached = "yes";
    return {
        isBody: one === document.body,
        isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        isInView: box.bottom > 0 && box.top < innerHeight,
        name: one.outerHTML.slice(0, 100),
    };
}"""
LOST = """() => {
    // What is read on the screen, and what on paper may go: ways to other pages, and to files.
    const gone = ".pasos, .buscador, .letras, .pantalla, .descargas, .indice, noscript";
    const official = document.querySelector(".oficial") ? ", .aviso-demo" : "";
    const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const lost = [];
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
        const holder = text.parentElement;
        if (!text.textContent.trim() || holder.closest(gone + official) || holder.closest("[hidden]")) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        if (range.getClientRects().length === 0) lost.push(text.textContent.trim().slice(0, 80));
    }
    return lost;
}"""


@pytest.mark.navegador
@pytest.mark.parametrize("kind", ["inicio", "institucion", "ejercicio", "unidad", "actividad", "preguntas", "buscar"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(chromium: Browser, addresses_of, kind):
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(addresses_of["simulated"] + KINDS[kind])
        expected = page.evaluate(SHOWN_STOPS)
        for _ in range(expected + 1):
            page.keyboard.press("Tab")
            focused = page.evaluate(FOCUSED)
            if focused["isBody"]:
                break
            assert focused["isMarked"], focused["name"]
            assert focused["isInView"], focused["name"]
        unreached = page.evaluate(
            f"""() => [...document.querySelectorAll("{STOPS}")]
                .filter((one) => one.checkVisibility() && !one.dataset.reached).map((one) => one.outerHTML)"""
        )
        assert unreached == []


@pytest.mark.navegador
def test_on_a_phone_the_table_of_what_is_left_for_december_is_seen_whole(chromium: Browser, addresses_of):
    with chromium.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(addresses_of["real"] + KINDS["cambios"])
        table = page.get_by_role("region", name="Lo programado para diciembre, por unidad")
        assert table.evaluate("(box) => box.scrollWidth <= box.clientWidth")


@pytest.mark.navegador
def test_on_a_phone_what_a_card_leads_to_is_not_a_link_in_each_row(chromium: Browser, addresses_of):
    with chromium.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(addresses_of["real"] + KINDS["institucion"])
        tops = (
            page.locator(".descargas")
            .first.locator("a")
            .evaluate_all("(links) => links.map((link) => Math.round(link.getBoundingClientRect().top))")
        )
        assert len(set(tops)) < len(tops)


@pytest.mark.navegador
def test_the_address_of_a_table_unfolds_its_dictionary(chromium: Browser, addresses_of):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(addresses_of["real"] + "datos/#metas")
        assert page.locator("details[open] > summary code").all_inner_texts() == ["metas"]


@pytest.mark.navegador
def test_what_is_folded_opens_with_the_keyboard(chromium: Browser, addresses_of):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(addresses_of["simulated"] + KINDS["divulgacion"])
        page.locator("summary").first.focus()
        page.keyboard.press("Enter")
        assert page.get_by_text("no se han cotejado con el Diario Oficial").is_visible()


@pytest.mark.navegador
def test_a_wide_table_scrolls_with_the_keyboard(chromium: Browser, addresses_of):
    with chromium.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(addresses_of["simulated"] + KINDS["ejercicio"])
        box = page.locator(".matriz").first
        box.focus()
        for _ in range(MANY_FRAMES):  # the browser takes no key before it has drawn the page
            page.keyboard.press("ArrowRight")
            page.evaluate("() => new Promise((drawn) => requestAnimationFrame(drawn))")
            if box.evaluate("(box) => box.scrollLeft") > 0:
                return
        pytest.fail("the table does not scroll")


@pytest.mark.navegador
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"404", "buscar", "a-z del ejercicio"}])
def test_paper_loses_nothing_that_the_screen_tells(chromium: Browser, addresses_of, kind):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(addresses_of["simulated"] + KINDS[kind])
        page.emulate_media(media="print")
        assert page.evaluate(LOST) == []


def compressed(body: bytes, url: str) -> int:
    """What travels: text is compressed on the way, and the index is so already."""
    return len(gzip.compress(body)) if url.partition("?")[0].endswith((".js", ".css", ".html", ".json")) else len(body)


@pytest.mark.navegador
@pytest.mark.parametrize("typed", FIRST_SEARCHES)
def test_the_first_search_weighs_little(chromium: Browser, addresses_of, typed):
    """The engine, some pieces of the index for each word, and the text of the pages that are shown."""
    root = addresses_of["real"]
    with chromium.new_context() as context:
        page = context.new_page()
        answers: list[Response] = []

        def keep(answer: Response) -> None:
            answers.append(answer)

        page.on("response", keep)
        page.goto(f"{root}buscar/?q={typed}")
        page.locator("#resultados > li").first.wait_for()
        page.wait_for_load_state("networkidle")
        own = {
            answer.url: compressed(answer.body(), answer.url)
            for answer in answers
            if "/buscador/" in answer.url or answer.url.endswith("buscar.js")
        }
        assert any("/index/" in url for url in own)
        assert any("/fragment/" in url for url in own)
        assert sum(own.values()) <= MAX_SEARCH, own


def results(page: Page) -> str:
    page.locator("#resultados > li").first.wait_for()
    return page.get_by_role("status").inner_text()


@pytest.mark.navegador
def test_a_search_is_narrowed_by_institution_year_unit_and_state(chromium: Browser, addresses_of):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(addresses_of["simulated"] + "buscar/?q=informe")
        everything = results(page)
        page.get_by_text("Filtrar por institución").click()
        page.locator("#estado option").nth(1).wait_for(state="attached")
        page.get_by_label("Institución").select_option("Dirección de Integración")
        page.wait_for_function(f"() => document.getElementById('cuenta').textContent !== '{everything}'")
        page.get_by_label("Unidad", exact=True).select_option("Unidad de Auditoría Interna")
        page.wait_for_url("**unidad=**")
        page.reload()
        results(page)
        assert page.get_by_label("Unidad", exact=True).input_value() == "Unidad de Auditoría Interna"
        shown = page.locator("#resultados a").evaluate_all("links => links.map((link) => link.href)")
        assert {link.partition("/unidades/")[2].partition("/")[0] for link in shown} <= {
            "unidad-de-auditoria-interna",
            "",
        }


@pytest.mark.navegador
def test_where_no_page_has_all_words_those_with_most_come_and_it_is_said(chromium: Browser, addresses_of):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(addresses_of["real"] + "buscar/?q=pago de salarios")
        assert results(page).startswith("No hay páginas con todas las palabras de «pago de salarios». Con alguna: ")
        assert "pago" in page.locator("#resultados > li").first.inner_text()


@pytest.mark.navegador
@pytest.mark.parametrize("empty", ["la auditoría", "¿auditoría?", "de auditoría"])
def test_words_that_say_nothing_change_nothing(chromium: Browser, addresses_of, empty):
    with chromium.new_context() as context:
        page = context.new_page()
        counts = []
        for typed in ("auditoría", empty):
            page.goto(addresses_of["real"] + f"buscar/?q={typed}")
            counts.append(results(page))
        assert counts[0] == counts[1]


@pytest.mark.navegador
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("fomento", "Departamento de Fomento y Asistencia Técnica · INSAFOCOOP"),
        ("genero", "Unidad de Género · DI"),
        ("plan anual de trabajo", "Plan Anual de Trabajo 2024 · DI"),
        ("informe de octubre", "Informe de seguimiento de octubre de 2023"),
    ],
)
def test_what_is_called_so_comes_first(chromium: Browser, addresses_of, typed, first):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(addresses_of["real"] + f"buscar/?q={typed}")
        results(page)
        assert page.locator("#resultados a").first.inner_text().startswith(first)


@pytest.mark.navegador
def test_a_word_that_no_page_says_is_not_passed_off_as_found(chromium: Browser, addresses_of):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(addresses_of["real"] + "buscar/?q=zzqqxx")
        page.wait_for_function("() => document.getElementById('cuenta').textContent")
        told = page.get_by_role("status").inner_text()
        assert told.startswith(("No hay resultados para «zzqqxx».", "Ninguna página dice «zzqqxx»."))


@pytest.mark.navegador
def test_guides_and_lists_are_not_among_the_results(chromium: Browser, addresses_of):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(addresses_of["real"] + "buscar/?q=informar un mes")
        results(page)
        links = page.locator("#resultados a").evaluate_all("(links) => links.map((link) => link.pathname)")
        assert not [link for link in links if "/guia/" in link or "/desarrollo/" in link or link.endswith("/a-z/")]


@pytest.mark.navegador
def test_a_state_alone_lists_its_pages(chromium: Browser, addresses_of):
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(addresses_of["real"] + "buscar/?ejercicio=2024&estado=No+reportado")
        assert int(results(page).split()[0].replace(",", "")) > 100


@pytest.mark.navegador
@pytest.mark.parametrize(("one", "other"), [("capacitaciones", "capacitacion"), ("informes", "informe")])
def test_the_search_knows_the_forms_of_a_word(chromium: Browser, addresses_of, one, other):
    with chromium.new_context() as context:
        page = context.new_page()
        counts = []
        for typed in (one, other):
            page.goto(addresses_of["real"] + f"buscar/?q={typed}")
            counts.append(results(page))
        assert counts[0] == counts[1]
