"""A site in another language: its interface is in it, and what institutions wrote stays, marked as Spanish.

The judge is a language that does not exist (`tests.pseudo`): what stands outside of its brackets nobody can translate.
"""

from __future__ import annotations

import ast
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from generator.core import language
from generator.indicators.examples import EXAMPLES
from generator.moment import Moment
from generator.parallel import ONE, processes
from generator.project import Project
from generator.publishing.page import gathered
from generator.site_build import SiteBuild
from tests import pseudo
from tests.history import story
from tests.html_pages import HtmlPage
from tests.indicators.test_years import LATER, NEXT
from tests.indicators.years_apart import in_year
from tests.publishing.small_sites import ROOT, files_of
from tests.publishing.views.test_comparison import AFTER, BEFORE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.core.model import AnnualPlan
    from generator.parallel import Workers

LAWS = ROOT / "schema/leyes"
DAY = date(2026, 11, 20)
SAYING = {"tr", "later", "later_plural", "counted", "plural"}
NOT_SAID = {
    "«\"'¿¡ ",  # what sorting leaves out
    "ñÑ",
    ' class="num"',  # attributes, with classes of the style sheet
    ' class="num dicho"',
    ' data-titulo="{}"',
    "Cada fila es: ",  # the data dictionary is that of the data package
    r"artículo (?P<article>\d+), numeral (?P<item>\d+)",  # how the words of a law cite it
    " La distinguen: ",
    " Se une con: ",
    "Número entero.",
    "Número.",
    "Número, en ",
    "true o false.",
}
"""Literals of the views that are no text of the interface."""


@pytest.fixture(scope="module", autouse=True)
def _no_language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The catalogue of the language that does not exist, beside those that do."""
    folder = tmp_path_factory.mktemp("locale")
    pseudo.write_catalogue(folder)
    (folder / "en").symlink_to(language.FOLDER / "en")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "FOLDER", folder)
        yield


def built(root: Path, tongue: str, day: date = DAY, workers: Workers = ONE, **choices: Any) -> dict[str, bytes]:
    project = Project(root, language=tongue)
    return gathered(SiteBuild(project, Moment(day, ""), workers, **choices).files())


@pytest.mark.parametrize("simulated", [False, True])
def test_the_published_plans_leave_no_text_untranslated(simulated):
    pages = built(ROOT, pseudo.LANGUAGE, simulated=simulated)
    assert pseudo.faults(pages, pseudo.written_in(ROOT / "plans", LAWS)) == []


def small(*annuals: AnnualPlan, as_of: date) -> list[str]:
    known = [*pseudo.strings(annuals), "Sitio de prueba", *pseudo.written_in(LAWS).everything]
    return pseudo.faults(files_of(*annuals, as_of=as_of, language=pseudo.LANGUAGE), pseudo.Written.of(known))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_no_state_of_a_figure_leaves_a_text_untranslated(example):
    assert small(example.annual, as_of=example.as_of) == []


def test_several_years_leave_no_text_untranslated():
    assert small(BEFORE, in_year(AFTER, NEXT), as_of=LATER) == []


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year with a history: goals that were lowered, put off, removed; reports on time and late."""
    root = tmp_path_factory.mktemp("historia") / "proyecto"
    story.tell(root)
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# Inicio\n", "utf-8")
    return root


def test_a_year_with_a_history_leaves_no_text_untranslated(told):
    pages = built(told, pseudo.LANGUAGE, date(2025, 11, 20))
    assert pseudo.faults(pages, pseudo.written_in(told / "plans", LAWS)) == []


def test_a_text_that_nobody_can_translate_is_found():
    known = pseudo.Written.of(["Formar clubes de lectura en los barrios"])
    found = pseudo.faults(
        {
            "index.html": b'<html lang="qps"><body><p>Inicio</p><p title="Buscar">1</p><p lang="es">Otra cosa</p>'
            b"<p>Formar clubes de lectura en los barrios</p><p>\xe2\x9f\xa6Unidad\xe2\x9f\xa7 1.5 %</p>"
            b'<p lang="es">\xe2\x9f\xa6Unidad\xe2\x9f\xa7</p><p>&lt;span lang="es"&gt;</p>'
        },
        known,
    )
    assert [fault.split(":")[0] for fault in found] == [
        "not in the catalogue, in text",
        "not in the catalogue, in title",
        "of an institution, without its mark",
        "text of ours, marked as Spanish",
        "escaped twice",
    ]


@pytest.mark.parametrize("path", sorted((ROOT / "generator/publishing/views").glob("*.py")), ids=lambda path: path.stem)
def test_every_sentence_of_a_view_is_said_in_a_language(path):
    """A branch that no test of a site goes through would else stay Spanish unseen."""
    tree = ast.parse(path.read_text("utf-8"))
    said: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            said.add(id(node.value))  # a docstring
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING:
            said |= {id(each) for argument in node.args for each in ast.walk(argument)}
    silent = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    }
    sentences = {text for text in silent if re.search(r"[^\W\d_]{2,} |[áéíóúñ¿]| [^\W\d_]{2,}", text)}
    assert sentences - NOT_SAID == set()


@pytest.fixture(scope="module")
def spanish(told: Path) -> Mapping[str, bytes]:
    return built(told, "es", date(2025, 11, 20))


@pytest.fixture(scope="module")
def english(told: Path, spanish: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Made after the Spanish site, so that words that this process keeps would be found in it."""
    assert spanish
    return built(told, "en", date(2025, 11, 20))


def test_a_page_is_in_english_and_says_so(english):
    page = HtmlPage(english["index.html"].decode())
    assert page.one("html").attributes["lang"] == "en"
    assert page.one("h1").text == "What institutions promise, and what they achieve"
    assert "Data as of 20 November 2025" in page.text
    goal = HtmlPage(english["demo/2025/unidades/formacion/3.1/index.html"].decode())
    assert goal.one("h1").attributes["lang"] == "es"


def test_addresses_and_data_are_those_of_the_spanish_site(spanish, english):
    """Addresses and the names of columns are promises; feeds and calendars speak to people, as pages do."""
    assert set(english) == set(spanish)
    differ = {path.rpartition(".")[2] for path, data in english.items() if data != spanish[path]}
    assert differ <= {"html", "xml", "ics"}
    official = [path for path in english if "/informes/" in path and path.endswith((".docx", ".xlsx"))]
    assert official


def test_feeds_and_calendars_speak_it_too(english):
    assert b'xml:lang="en"' in english["demo/novedades.xml"]
    assert "published its plan for 2025" in english["demo/novedades.xml"].decode()
    assert "PRODID:-//Plan Abierto//Calendario//EN" in english["demo/calendario.ics"].decode()


def test_the_search_script_gets_its_texts(english):
    form = HtmlPage(english["buscar/index.html"].decode()).one("form")
    assert "There are no such pages." in form.attributes["data-textos"]


def test_an_official_report_is_in_spanish_and_says_so(english):
    path = next(path for path in english if re.fullmatch(r".*/informes/[^/]+/index\.html", path))
    page = HtmlPage(english[path].decode())
    report = page.one("article", "oficial")
    assert report.attributes["lang"] == "es"
    assert "Contenido" in report.text


def test_several_processes_give_the_same_bytes(told, english):
    """A process that a pool started knows the language from its task alone, and has kept no word of another."""
    with processes(2) as workers:
        assert built(told, "en", date(2025, 11, 20), workers) == english


def test_after_a_site_in_another_language_everything_is_spanish_again(told, spanish, english):
    assert english
    assert language.spoken() is None
    assert built(told, "es", date(2025, 11, 20)) == spanish
