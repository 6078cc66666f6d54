"""The page of an official report, and the list of a year's reports."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from generator.core.frozen import replace
from generator.core.model import (
    Content,
    Measure,
    OutlinePart,
    PublishedFigure,
    Section,
    Signatory,
    StrategicElement,
    Strategy,
    Subject,
)
from generator.core.quantity import Quantity
from generator.indicators.examples.plans import NOWHERE, YEAR, annual_plan, goal, plan, report
from generator.publishing.official.document import Cell, Column, Part, Row, RowKind, Table
from generator.publishing.views.report_blocks import part_items
from tests.publishing.official.small_reports import own, period, with_outline
from tests.publishing.small_sites import BASE, files_of, pages_of

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan
    from generator.publishing.views.report_blocks import TableItem
    from tests.html_pages import HtmlPage

GOAL = goal({"feb": "10", "mar": "10"}, annual="20")
DONE = annual_plan(plan(GOAL, report("feb", {"1": "5"}), report("mar", {"1": "5"})))
FEBRUARY = f"{BASE}informes/2030-02/"


def page_of(annual: AnnualPlan, key: str = "2030-02", **choices: Any) -> HtmlPage:
    return pages_of(annual, **choices)[f"{BASE}informes/{key}/"]


def links_of(page: HtmlPage) -> dict[str, str]:
    return {link.text: link.attributes["href"] for link in page.all("a")}


def test_a_report_has_its_title_its_period_and_its_files():
    page = page_of(DONE)
    assert page.one("h1").text == "Informe de seguimiento de febrero de 2030"
    assert page.one("header", "portada").text.endswith("Plan 2030 Febrero de 2030 Datos al 1 de enero de 2031")
    assert {"informe.docx", "informe.xlsx"} <= set(page.references)
    assert "informe.pdf" not in page.references
    assert "informe.pdf" in page_of(DONE, with_pdf=True).references
    files = files_of(DONE)
    assert files[f"{FEBRUARY}informe.docx"][:2] == files[f"{FEBRUARY}informe.xlsx"][:2] == b"PK"


def test_headings_are_headings_and_the_contents_lead_to_them():
    element = StrategicElement("1", "eje", "Fomento", None, NOWHERE)
    year = annual_plan(
        plan(replace(GOAL, strategy="1"), report("feb", {"1": "5"})),
        strategy=Strategy("e", "E", YEAR, YEAR, (element,), NOWHERE),
    )
    year = with_outline(year, OutlinePart("a", "Uno", ("Texto.",)), OutlinePart("b", "Dos", content=Content.LINES))
    page = page_of(year)
    assert [(each.tag, each.text) for each in page.elements if each.tag in {"h2", "h3"}] == [
        ("h2", "Uno"),
        ("h2", "Dos"),
        ("h3", "Eje 1. Fomento"),
    ]
    contents = [link for link in page.all("a") if page.one("nav", "indice") in link.above]
    assert [(link.text, link.attributes["href"]) for link in contents] == [("Uno", "#parte-a"), ("Dos", "#parte-b")]
    assert {"parte-a", "parte-b", "parte-b-1"} <= page.ids


def test_the_same_name_twice_gives_two_anchors():
    parts = (Part("a", "Uno", parts=(Part("a", "Dos"),)), Part("a", "Tres"))
    items = part_items(parts)
    assert [items[0].anchor, items[0].parts[0].anchor, items[1].anchor] == ["parte-a", "parte-a-2", "parte-a-3"]


COLUMNS = (
    Column("Unidad", 3),
    Column("Oct", 1, is_number=True, group="Mes"),
    Column("Nov", 1, is_number=True, group="Mes"),
)
ROWS = (
    Row((Cell("Sin grupo"), Cell("5"), Cell("6"))),
    Row((Cell("Gerencia"),), RowKind.GROUP),
    Row((Cell("Una"), Cell("No reportado"), Cell("7"))),
    Row((Cell("Total"), Cell("12"), Cell("13")), RowKind.TOTAL),
)


def table_item(*tables: Table) -> list[TableItem | None]:
    (part,) = part_items((Part("a", "Uno", tables),))
    return [block.table for block in part.blocks]


def test_a_table_has_a_head_of_two_rows_where_columns_share_a_heading():
    (table,) = table_item(Table("Cuadro", COLUMNS, ROWS, "Hoja", notes=("Nota.",)))
    assert table
    first, second = table.head
    assert [(cell.label, cell.scope, cell.columns, cell.rows) for cell in first] == [
        ("Unidad", "col", 1, 2),
        ("Mes", "colgroup", 2, 1),
    ]
    assert [cell.label for cell in second] == ["Oct", "Nov"]
    assert [(body.group, [row.is_total for row in body.rows]) for body in table.bodies] == [
        ("", [False]),
        ("Gerencia", [False, True]),
    ]
    assert [is_heading for _, _, is_heading, _ in table.bodies[0].rows[0].cells] == [True, False, False]
    assert (table.caption, table.shares) == ("Tabla 1. Cuadro", ("a15", "a5", "a5"))


def test_tables_are_numbered_through_the_report():
    one = Table("Uno", COLUMNS, (), "A")
    parts = part_items((Part("a", "A", (one,), (Part("b", "B", (one,)),)), Part("c", "C", (one,))))
    found = [parts[0].blocks[0].table, parts[0].parts[0].blocks[0].table, parts[1].blocks[0].table]
    assert [table.caption for table in found if table] == ["Tabla 1. Uno", "Tabla 2. Uno", "Tabla 3. Uno"]


@pytest.mark.parametrize(
    ("columns", "rows", "look"),
    [
        (4, 12, "compacta junta"),
        (4, 13, "compacta"),
        (5, 2, "apilada junta"),
        (7, 13, "apilada"),
        (8, 2, "apilada ancha"),
    ],
)
def test_a_table_lies_as_its_columns_ask(columns, rows, look):
    cells = tuple(Cell("x") for _ in range(columns))
    (table,) = table_item(Table("T", tuple(Column("c") for _ in range(columns)), (Row(cells),) * rows, "T"))
    assert table
    assert table.look == look


def test_a_wide_table_turns_its_whole_part_and_what_closes_the_report():
    wide = Table("T", tuple(Column("c") for _ in range(8)), (), "T")
    first, last = part_items((Part("a", "A", parts=(Part("b", "B", (wide,)),)), Part("c", "C")))
    assert (first.is_wide, first.parts[0].is_wide, last.is_wide) == (True, False, False)
    year = annual_plan(plan(GOAL, report("feb", {"1": "5"})))
    page = page_of(with_outline(year, OutlinePart("a", "A", content=Content.ACTIVITIES), signatures=(Signatory("X"),)))
    assert page.one("section", "apaisada").text
    assert page.one("footer", "apaisada").text


def test_a_state_in_a_column_of_figures_is_words():
    (table,) = table_item(Table("T", COLUMNS, ROWS, "T"))
    assert table
    assert attributes_of(table) == ["", ' class="num dicho"', ' class="num dicho"']
    year = annual_plan(plan(GOAL, report("feb", {"1": "5"})), plan(GOAL, unit="unidad-b"))
    cells = {cell.text: cell.attributes["class"] for cell in page_of(year).all("td", "num")}
    assert (cells["50 %"], cells["No reportado"]) == ("num", "num dicho")


def attributes_of(table: TableItem) -> list[str]:
    """The attributes of the cells of the first row of the last group."""
    return [str(attributes) for _, _, _, attributes in table.bodies[-1].rows[0].cells]


def test_cells_repeat_their_heading_as_text_where_a_phone_stacks_them_and_only_there():
    label = '"><b>'
    cells = tuple(Cell("x") for _ in range(5))
    for width, said in ((4, ""), (5, ' data-titulo="&#34;&gt;&lt;b&gt;"')):
        (table,) = table_item(Table("T", (Column(label),) * width, (Row(cells[:width]),), "T", heading_column=1))
        assert table
        assert attributes_of(table) == [said, "", *[said] * (width - 2)]


def test_the_request_the_signatures_and_the_place():
    year = with_outline(
        DONE,
        OutlinePart("a", "Uno", ("Texto.",)),
        signatures=(Signatory("Gerencia", "Visto bueno"), Signatory("Jefatura")),
        request="Darse por enterado.",
        place="San Salvador",
    )
    page = page_of(own(year, "feb", date=date(YEAR, 3, 5)))
    assert page.one("div", "peticion").text == "Darse por enterado."
    assert "San Salvador, 5 de marzo de 2030" in page.one("footer", "cierre").text
    assert [sign.text for sign in page.all("li") if page.one("ul", "firmas") in sign.above] == [
        "Visto bueno Gerencia",
        "Jefatura",
    ]


def test_a_published_report_and_its_verification_lead_to_each_other():
    figure = PublishedFigure(
        "V", Subject.parse("institucion"), Measure.MEAN, period("feb"), Quantity.parse("49%"), NOWHERE
    )
    year = own(DONE, "feb", figures=(figure,), date=date(YEAR, 3, 5), id="febrero")
    pages = pages_of(year)
    assert links_of(pages[FEBRUARY])["Ver cada cifra publicada junto a la recalculada"].endswith(
        "verificacion/index.html#informe-febrero"
    )
    check = pages[f"{BASE}verificacion/"]
    assert links_of(check)["Leer el informe"] == "../informes/2030-02/index.html"
    assert [each.text for each in check.all("h2")][:2] == [
        "Las que difieren",
        "Informe de seguimiento de febrero de 2030",
    ]
    assert "Institución. Promedio, febrero: publicada 49 %; aquí, 50 %." in check.text.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert [each.attributes["id"] for each in check.all("span") if "id" in each.attributes] == ["diferencia-1"]
    assert f"{BASE}verificacion/" not in pages_of(own(DONE, "feb"))


def test_the_list_has_the_reports_by_length_and_leads_to_each():
    year = own(DONE, "01..09", Section("a", "Uno", ("Texto.",)), title="Extraordinario", date=date(YEAR, 10, 2))
    page = pages_of(year)[f"{BASE}informes/"]
    assert [each.text for each in page.all("h2")] == [
        "Informes extraordinarios",
        "Informe anual",
        "Informes semestrales",
        "Informes trimestrales",
        "Informes mensuales",
    ]
    assert links_of(page)["Enero a septiembre de 2030"] == "2030-enero-septiembre/index.html"
    (item,) = [each for each in page.all("li") if "Extraordinario" in each.text and "Enero a septiembre" in each.text]
    assert "Fechado el 2 de octubre de 2030" in item.text
    assert [each.text for each in page.all("a", "titulo")][-2:] == ["Febrero de 2030", "Marzo de 2030"]


def test_a_report_leads_to_those_of_periods_as_long():
    links = links_of(page_of(DONE, "2030-03"))
    assert links["Febrero de 2030"] == "../2030-02/index.html"
    assert "Año 2030" not in links_of(page_of(DONE, "2030-t1"))


def test_the_year_leads_to_its_newest_report_and_to_all():
    links = links_of(pages_of(DONE)[BASE])
    assert links["Todos los informes"] == links["Informes"] == "informes/index.html"
    assert links["Año 2030"] == "informes/2030/index.html"


def test_a_year_of_which_nothing_was_told_has_no_reports():
    pages = pages_of(annual_plan(plan(GOAL)))
    assert not [path for path in pages if "/informes/" in path]
    assert "Informes" not in links_of(pages[BASE])


def test_hostile_words_are_words():
    year = with_outline(DONE, OutlinePart("a", "<b>Uno</b>", ("<script>alert(1)</script>",)))
    page = page_of(year)
    assert page.faults == []
    assert "<script>alert(1)</script>" in page.text
    assert not page.all("script")
