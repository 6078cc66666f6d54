"""A comparison as a page that stands alone: whole, safe, and readable on a phone."""

from __future__ import annotations

import pytest

from generator.core.frozen import replace
from generator.publishing.comparison import standalone_page
from generator.reporters.changes.shape import Mark, Part, Run, SideText, Unread
from tests.html_pages import HtmlPage
from tests.publishing.small_sites import TEMPLATES
from tests.reporters.changes.samples import EMPTY, REPORT, UNIT, item
from tests.test_site import overflow, violations

HOSTILE = "</style><script>alert(1)</script> \"'><img src=x onerror=alert(1)> {{ 7*7 }}"


def page(report=REPORT) -> HtmlPage:
    return HtmlPage(standalone_page(report, TEMPLATES, "Planes de prueba"))


def test_it_says_all_that_the_report_holds():
    found = page()
    assert found.faults == []
    text = " ".join(" ".join(element.words) for element in found.elements if element.tag == "main")
    for words in (
        "De v1.0 (0123456789, 1 de julio de 2025) a los archivos de trabajo",
        "4 cambios en 1 unidad: 4 de lo prometido.",
        "Cambia lo prometido, pero la versión no sube.",
        "Sube la versión de las metas de 1 a 2.",
        "En el primer semestre, la unidad pasa de 87.2 % a 88 %.",
        "Baja la meta anual de 1,000 a 900 (−10 %).",
        "abr 300 → 200",
        "Retroactivo: abr ya había terminado.",
        "plans/demo/2025/formacion.yaml:14",
        "plans/demo/2025/compras.yaml",
    ):
        assert words in " ".join(text.split()), words


def test_words_that_went_and_came_are_marked():
    marked = [(element.tag, element.text) for element in page().elements if element.tag in {"del", "ins"}]
    assert marked == [("del", "diez"), ("ins", "doce")]


def test_it_needs_nothing_else():
    found = page()
    assert not [element for element in found.elements if element.tag in {"script", "link", "img", "iframe"}]
    assert not [name for element in found.elements for name in element.attributes if name in {"src", "href"}]


def test_several_units_are_listed_with_what_presses_in_each():
    calm = Part("compras", "Unidad de Compras", items=(item("Sube la versión."),))
    units = (UNIT, calm)
    found = page(replace(REPORT, parts=(Part("demo", "IDEM", parts=(Part("2025", "PAT 2025", parts=units),)),)))
    links = [element for element in found.elements if element.tag == "a"]
    ids = {element.attributes["id"] for element in found.elements if "id" in element.attributes}
    assert [link.attributes["href"].removeprefix("#") in ids for link in links] == [True, True]
    entries = [" ".join(element.text.split()) for element in found.elements if element.tag == "li"]
    assert "Unidad de Formación ▲ promete menos" in entries
    assert "Unidad de Compras" in entries


def test_a_page_of_no_changes_has_no_table():
    assert not [element for element in page(EMPTY).elements if element.tag in {"table", "h2"}]


def test_texts_of_plans_are_text():
    hostile = item(HOSTILE, runs=(Run(HOSTILE, Mark.NEW),), past=HOSTILE)
    unit = Part(
        "x",
        HOSTILE,
        warnings=(HOSTILE,),
        effects=(HOSTILE,),
        items=(hostile,),
        parts=(Part("1", HOSTILE, items=(hostile,)),),
    )
    found = page(
        replace(
            REPORT,
            title=HOSTILE,
            lead=(HOSTILE,),
            head=SideText(HOSTILE),
            parts=(Part("demo", HOSTILE, items=(hostile,), parts=(Part("2025", HOSTILE, parts=(unit,)),)),),
            unread=(Unread("head", HOSTILE, HOSTILE),),
        )
    )
    assert found.faults == []
    assert not [element for element in found.elements if element.tag in {"script", "img"}]
    assert len([element for element in found.elements if element.tag == "style"]) == 1


@pytest.mark.navegador
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_browser_it_asks_for_nothing_and_has_no_barrier(chromium, tmp_path, scheme):
    file = tmp_path / "cambios.html"
    file.write_text(standalone_page(REPORT, TEMPLATES, "Planes de prueba"), "utf-8")
    with chromium.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme, bypass_csp=True) as context:
        shown = context.new_page()
        asked: list[str] = []
        shown.on("request", lambda request: asked.append(request.url))
        shown.on("console", lambda message: asked.append(message.text))
        shown.goto(file.as_uri())
        assert asked == [file.as_uri()]
        for width in (320, 390, 1280):
            shown.set_viewport_size({"width": width, "height": 800})
            assert overflow(shown) == []
            assert violations(shown) == []
