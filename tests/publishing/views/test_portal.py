"""Pages above and beside the years: the latest of each institution, where to ask, where the data are."""

from __future__ import annotations

from datetime import date

from generator.core.frozen import replace
from generator.core.model import InformationOffice
from generator.data_set import TABLES
from generator.history.record import GoneInstitution
from generator.indicators.examples.plans import annual_plan, goal, plan
from generator.publishing.views.vanished import vanished_institutions
from tests.html_pages import HtmlPage
from tests.publishing.small_sites import BASE, files_of, of_institution, pages_of

SMALL = annual_plan(plan(goal({"feb": "1"}, name="Actividad única")))


def links_of(page: HtmlPage, tag: str = "main") -> list[str]:
    main = page.one(tag)
    return [link.text for link in page.all("a") if main in link.above]


def test_the_home_page_shows_the_latest_year_of_each_institution():
    later = of_institution(SMALL, "institucion", "Institución", 2031)
    other = of_institution(SMALL, "otra", "Otra institución")
    page = pages_of(SMALL, later, other)[""]
    cards = [link.attributes["href"] for link in page.all("a") if link.above[-1].tag == "h2"]
    assert cards == ["institucion/index.html", "otra/index.html"], "each card is headed by its institution"
    plans = {
        link.attributes["href"]
        for link in page.all("a")
        if "nota" in link.above[-1].attributes.get("class", "") and link.attributes["href"].count("/") == 2
    }
    assert not page.all("dl"), "the figures are in the year"
    assert {"institucion/2031/index.html", "otra/2030/index.html"} <= plans
    assert {"PAT 2031", "PAT 2030"} <= set(links_of(page)), "in two words, however long a document's name is"


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


def test_the_data_page_links_every_year_and_explains_every_column():
    page = pages_of(SMALL)["datos/"]
    hrefs = [link.attributes["href"] for link in page.all("a") if "download" in link.attributes]
    names = ("datos.csv", "datos/datos.xlsx", "datos/datapackage.json")
    bases = ("institucion", "institucion/2030")
    assert {f"../{base}/{name}" for base in bases for name in names} <= set(hrefs)
    assert {f"{table.name}.{kind}" for table in TABLES for kind in ("csv", "json")} <= set(hrefs)
    terms = {term.text for term in page.all("dt")}
    assert {column for table in TABLES for column in table.names} <= terms
    files = [each.text for each in page.all("code") if each.above[-1].tag == "summary"]
    assert files == [table.name for table in TABLES], "what the files of a table are called"
    assert {"Excel", "CSV", "Paquete", "StratML e IATI", "Todos sus años", "2030"} <= terms, "forms, and whose files"


def test_the_data_page_links_compressed_tables_and_says_how_to_open_them(monkeypatch):
    assert "7-Zip" not in pages_of(SMALL)["datos/"].text
    monkeypatch.setattr("generator.publishing.open_data.whole.SMALL", 3)
    files = files_of(SMALL)
    page = HtmlPage(files["datos/index.html"].decode())
    hrefs = {link.attributes["href"]: link.text for link in page.all("a") if "download" in link.attributes}
    assert hrefs["../datos.csv.gz"].startswith("CSV (.gz)")
    assert hrefs["indicadores.csv.gz"].startswith("En CSV (.gz)")
    assert hrefs["indicadores.json.gz"].startswith("En JSON (.gz)")
    assert hrefs["instituciones.csv"].startswith("En CSV")
    assert "../institucion/datos.csv" in hrefs
    assert {f"datos/{name}".replace("datos/../", "") for name in hrefs if "esquema" not in name} <= set(files)
    assert "7-Zip los abre" in page.text


def test_the_data_page_folds_each_institution_unless_it_is_the_only_one():
    def groups(page: HtmlPage) -> list[tuple[str, bool]]:
        titles = [each for each in page.all("h3") if page.one("div", "pantalla") in each.above]
        return [(each.text, "open" in each.above[-2].attributes) for each in titles if each.above[-1].tag == "summary"]

    other = of_institution(SMALL, "otra", "Otra institución")
    assert groups(pages_of(SMALL)["datos/"]) == [("Institución", True)]
    assert groups(pages_of(SMALL, other)["datos/"]) == [("Institución", False), ("Otra institución", False)]


def test_each_file_of_the_data_page_has_a_name_of_its_own():
    later = of_institution(SMALL, "institucion", "Institución", 2031)
    page = pages_of(SMALL, later, of_institution(SMALL, "otra", "Otra institución"))["datos/"]
    names = [link.text for link in page.all("a") if "download" in link.attributes]
    assert "Excel: Institución, 2031" in names
    assert "IATI: Otra institución, 2030" in names
    assert len(names) == len(set(names))


def test_the_data_page_says_which_tables_of_indicators_have_no_rows():
    told = "la tabla de indicadores no tiene filas"
    silent = annual_plan(plan())
    assert pages_of(silent)["datos/"].text.count(told) == 2, "of the year, and of all its years"
    later = of_institution(SMALL, "institucion", "Institución", 2031)
    assert pages_of(silent, later)["datos/"].text.count(told) == 1
    assert told not in pages_of(SMALL)["datos/"].text


def test_where_one_is_is_said_in_the_menu():
    for path, label in {"": "Inicio", "buscar/": "Buscar", "datos/": "Datos", "a-z/": "A–Z"}.items():
        page = pages_of(SMALL)[path]
        assert [link.text for link in page.all("a") if link.attributes.get("aria-current") == "page"] == [label]
    unit = pages_of(SMALL)[f"{BASE}unidades/unidad-a/"]
    assert [link.text for link in unit.all("a") if "aria-current" in link.attributes] == ["Unidades"]


def test_what_is_not_known_of_the_office_is_said():
    year = annual_plan(plan(goal({"feb": "1"})))
    office = InformationOffice("unidad-a", email="oir@demo.example")
    page = pages_of(replace(year, institution=replace(year.institution, information_office=office)))["institucion/"]
    assert "oir@demo.example" in page.text
    told = [element.text for element in page.all("dd")]
    assert [element.text for element in page.all("dt")][-2:] == ["Correo", "Teléfono"]
    assert told[-2:] == ["oir@demo.example", "no publicado"]


def test_an_institution_that_moved_before_it_was_taken_away_went_once():
    gone = (GoneInstitution("Consejo", date(2024, 5, 3)), GoneInstitution("Consejo", date(2024, 4, 2)))
    (line,) = vanished_institutions((), gone)
    assert line == "Ya no está «Consejo», que se había publicado aquí: sus planes se retiraron el 3 de mayo de 2024."
