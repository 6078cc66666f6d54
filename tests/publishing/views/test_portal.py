"""Pages above and beside the years: the latest of each institution, the A to Z, where to ask."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.core.model import InformationOffice
from generator.indicators.examples.plans import annual_plan, goal, plan
from tests.publishing.small_sites import BASE, named, of_institution, pages_of

if TYPE_CHECKING:
    from tests.html_pages import HtmlPage

SMALL = annual_plan(plan(goal({"feb": "1"}, name="Actividad única")))


def links_of(page: HtmlPage, tag: str = "main") -> list[str]:
    main = page.one(tag)
    return [link.text for link in page.all("a") if main in link.above]


def letters_of(page: HtmlPage) -> dict[str, list[str]]:
    """The entries of an A to Z, by its letter."""
    found: dict[str, list[str]] = {}
    for element in page.elements:
        if element.tag == "h2":
            found[element.text] = []
        elif element.tag == "li" and found:
            found[list(found)[-1]].append(element.text)
    return found


def index_of(*names: str) -> dict[str, list[str]]:
    """The A to Z of a year whose activities have these names, without its unit."""
    goals = [goal({"feb": "1"}, code=str(number), name=name) for number, name in enumerate(names)]
    year = named(annual_plan(plan(*goals)), {"unidad-a": "Zzz"})
    found = letters_of(pages_of(year)[f"{BASE}a-z/"])
    return {
        letter: [text.split(" Actividad ")[0] for text in entries] for letter, entries in found.items() if letter != "Z"
    }


def test_the_home_page_shows_the_latest_year_of_each_institution():
    later = of_institution(SMALL, "institucion", "Institución", 2031)
    other = of_institution(SMALL, "otra", "Otra institución")
    page = pages_of(SMALL, later, other)[""]
    cards = [link.attributes["href"] for link in page.all("a") if link.above[-1].tag == "h2"]
    assert cards == ["institucion/2031/index.html", "otra/2030/index.html"]


def test_an_institution_shows_all_its_years_the_latest_first():
    later = of_institution(SMALL, "institucion", "Institución", 2031)
    page = pages_of(SMALL, later)["institucion/"]
    cards = [link.attributes["href"] for link in page.all("a") if link.above[-1].tag == "h2"]
    assert cards == ["2031/index.html", "2030/index.html"]


def test_the_tree_of_an_institution_links_what_has_a_page():
    year = annual_plan(plan(goal({"feb": "1"})), parents={"unidad-a": "mando", "sin-plan": "mando"})
    page = pages_of(year)["institucion/"]
    assert "mandounidad-a sin-plan" in page.text
    hrefs = {link.text: link.attributes["href"] for link in page.all("a")}
    assert hrefs["mando"] == "2030/autoridades/mando/index.html"
    assert hrefs["unidad-a"] == "2030/unidades/unidad-a/index.html"
    assert "sin-plan" not in hrefs


def test_where_to_ask_for_information():
    office = InformationOffice("unidad-a", "Oficial de información", "oir@example.org", "2222-0000", "Calle 1")
    institution = replace(SMALL.institution, information_office=office, website="https://example.org/")
    page = pages_of(replace(SMALL, institution=institution))["institucion/"]
    for text in ("unidad-a", "Oficial de información", "oir@example.org", "2222-0000", "Calle 1"):
        assert text in page.one("dl", "datos").text
    assert "https://example.org/" in list(page.references)
    assert "La institución no ha indicado su oficina de información." in pages_of(SMALL)["institucion/"].text


def test_accents_do_not_part_the_letters_and_the_enye_stands_after_the_n():
    found = index_of("Ñandú", "nube", "Ábaco", "abeja", "Ocio", "NAVE", "éxito", "Acción", "ñame")
    assert list(found) == ["A", "E", "N", "Ñ", "O"]
    assert found == {
        "A": ["Ábaco", "abeja", "Acción"],
        "E": ["éxito"],
        "N": ["NAVE", "nube"],
        "Ñ": ["ñame", "Ñandú"],
        "O": ["Ocio"],
    }


def test_an_enye_typed_in_two_parts_is_an_enye():
    assert list(index_of("N\N{COMBINING TILDE}andú")) == ["Ñ"]


def test_quotes_and_digits_at_the_start():
    found = index_of("«Casa» abierta", '"Cena"', "¿Cómo?", "3 talleres", "(Dos)")
    assert found == {"#": ["3 talleres"], "C": ["«Casa» abierta", '"Cena"', "¿Cómo?"], "D": ["(Dos)"]}


def test_every_letter_is_reached_from_the_top():
    page = pages_of(SMALL)[f"{BASE}a-z/"]
    anchors = [link.attributes["href"] for link in page.all("a") if link.attributes["href"].startswith("#letra")]
    assert {anchor[1:] for anchor in anchors} == {heading.attributes["id"] for heading in page.all("h2")}
    assert "2 entradas: unidades, actividades y elementos estratégicos de 2030." in page.text


def test_the_general_index_has_institutions_and_units_and_leads_to_each_year():
    page = pages_of(SMALL)["a-z/"]
    assert letters_of(page) == {"I": ["Institución Institución"], "U": ["unidad-a Institución, 2030"]}
    assert "Institución, 2030: todas las actividades" in links_of(page)


def test_the_data_page_links_every_year_and_explains_every_column():
    page = pages_of(SMALL)["datos/"]
    hrefs = [link.attributes["href"] for link in page.all("a") if "download" in link.attributes]
    assert hrefs == ["../institucion/2030/datos.csv", "../institucion/2030/datos.json"]
    assert {"programado", "realizado", "porcentaje", "estado", "fuente"} <= {term.text for term in page.all("dt")}


def test_where_one_is_is_said_in_the_menu():
    for path, label in {"": "Inicio", "buscar/": "Buscar", "datos/": "Datos", "a-z/": "A–Z"}.items():
        page = pages_of(SMALL)[path]
        assert [link.text for link in page.all("a") if link.attributes.get("aria-current") == "page"] == [label]
    unit = pages_of(SMALL)[f"{BASE}unidades/unidad-a/"]
    assert [link.text for link in unit.all("a") if "aria-current" in link.attributes] == ["Unidades"]
