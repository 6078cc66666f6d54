"""The A to Z: letters as people in El Salvador order them, and every entry reached without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.indicators.examples.plans import annual_plan, goal, plan
from tests.publishing.small_sites import BASE, named, pages_of
from tests.publishing.views.test_portal import SMALL, links_of

if TYPE_CHECKING:
    from tests.html_pages import HtmlPage


def letters_of(page: HtmlPage) -> dict[str, list[str]]:
    """The entries of an A to Z, by its letter."""
    found: dict[str, list[str]] = {}
    for element in page.elements:
        if element.tag == "h2":
            found[element.text] = []
        elif element.tag == "li" and found and any(each.tag == "main" for each in element.above):
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
