"""The workbook, read back as another program would: calamine for values, the XML for what only Excel shows."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx.oxml import parse_xml
from python_calamine import CalamineWorkbook

from generator.core.frozen import replace
from generator.publishing.official.document import Cell, Column, Row, Table
from generator.publishing.official.xlsx import sheet_names, xlsx_bytes
from tests.publishing.official.sample import BY_UNIT, EMPTY, FORMULA, LONG, REPORT, WIDE

MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
CELLS = (f"{{{MAIN['m']}}}c",)


@pytest.fixture(scope="module")
def file():
    return xlsx_bytes(REPORT)


@pytest.fixture(scope="module")
def workbook(file):
    return CalamineWorkbook.from_filelike(BytesIO(file))


def part(file: bytes, name: str) -> Any:
    """A part of the file, as XML."""
    with ZipFile(BytesIO(file)) as parts:
        return parse_xml(parts.read(name))


def sheet_part(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def rows_of(workbook: CalamineWorkbook, sheet: str) -> list[list[Any]]:
    return workbook.get_sheet_by_name(sheet).to_python()


def test_the_same_report_gives_the_same_bytes_and_no_clock(file):
    assert xlsx_bytes(REPORT) == file
    with ZipFile(BytesIO(file)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = parts.read("docProps/core.xml").decode()
    assert properties.count("2023-12-31T00:00:00Z") == 2
    assert f"<dc:creator>{REPORT.institution}</dc:creator>" in properties


def test_a_cover_comes_first_and_then_a_sheet_for_each_table(workbook):
    assert workbook.sheet_names == ["Informe", "Unidades", "Unidades (2)", "Detalle", "Bajo umbral"]


def test_the_cover_tells_the_report_in_its_order(workbook):
    lines = [row[0] for row in rows_of(workbook, "Informe") if row and row[0]]
    assert lines[:7] == [
        REPORT.institution,
        REPORT.title,
        REPORT.subtitle,
        REPORT.period,
        "Datos al 31 de diciembre de 2023",
        *REPORT.notices,
        REPORT.request,
    ]
    assert lines[7:12] == ["Contenido", BY_UNIT.caption, BY_UNIT.caption, WIDE.caption, EMPTY.caption]
    assert lines[12] == "I. Introducción"
    assert "• Satisfactorio: de 80 % a 100 %" in lines
    assert lines[-7:-4] == [
        "San Salvador, 31 de diciembre de 2023",
        "Elaborado por: Jefatura de Planificación y Desarrollo Institucional",
        "Visto bueno: Gerencia",
    ]


def test_links_lead_inside_the_workbook_only(file):
    with ZipFile(BytesIO(file)) as parts:
        assert not [name for name in parts.namelist() if name.startswith("xl/worksheets/_rels/")]
    links = part(file, "xl/worksheets/sheet1.xml").findall(".//m:hyperlink", MAIN)
    assert [link.get("location") for link in links[:4]] == [
        "'Unidades'!A1",
        "'Unidades (2)'!A1",
        "'Detalle'!A1",
        "'Bajo umbral'!A1",
    ]


def test_text_is_never_a_formula(file, workbook):
    assert rows_of(workbook, "Unidades")[8][0] == FORMULA
    for number in range(1, 6):
        assert part(file, f"xl/worksheets/sheet{number}.xml").findall(".//m:f", MAIN) == []


def test_figures_are_numbers_with_the_decimals_of_their_text(file, workbook):
    assert rows_of(workbook, "Unidades")[7] == ["Unidad Jurídica", 0.96, 0.94, 0.7625, 0.8875]
    assert rows_of(workbook, "Detalle")[6][3:9] == [1100.0, 0.0, 12.5, -3.0, 24350.0, 0.8725]
    formats = {each.get("formatCode") for each in part(file, "xl/styles.xml").findall(".//m:numFmt", MAIN)}
    assert formats == {
        "@",
        '#,##0"\xa0"%',
        '#,##0.0"\xa0"%',
        '#,##0.00"\xa0"%',
        "#,##0",
        "#,##0.0",
    }


def test_every_cell_has_a_look_that_exists_and_an_empty_sheet_a_plain_one(file):
    styles = part(file, "xl/styles.xml")
    looks = styles.findall("m:cellXfs/m:xf", MAIN)
    used = {int(cell.get("s")) for number in range(1, 6) for cell in part(file, sheet_part(number)).iter(*CELLS)}
    assert used == set(range(1, len(looks)))
    for kind, parts in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
        assert max(int(look.get(kind)) for look in looks) < len(styles.find(f"m:{parts}", MAIN))
    numbers = {each.get("numFmtId") for each in styles.findall(".//m:numFmt", MAIN)}
    assert {look.get("numFmtId") for look in looks} == {*numbers, "0"}
    assert looks[0].get("numFmtId") == "0"


def test_a_total_is_bold_on_its_shade_and_a_heading_stands_in_its_box(file):
    styles, sheet = part(file, "xl/styles.xml"), part(file, sheet_part(2))
    rows = sheet.findall(".//m:row", MAIN)

    def look(row: int) -> tuple[bool, str, str]:
        found = styles.findall("m:cellXfs/m:xf", MAIN)[int(rows[row][0].get("s"))]
        font, fill, box = (
            styles.findall(f"m:{kind}s/m:{kind}", MAIN)[int(found.get(f"{kind}Id"))]
            for kind in ("font", "fill", "border")
        )
        colour = fill.find(".//m:fgColor", MAIN)
        side = box.find("m:left", MAIN)
        return font.find("m:b", MAIN) is not None, "" if colour is None else colour.get("rgb"), side.get("style", "")

    assert look(4) == (True, "FFE6F0F4", "thin")
    assert [look(row) for row in (6, 7, -1)] == [
        (True, "FFEFEEEA", "thin"),
        (False, "", "thin"),
        (False, "", ""),
    ]


def test_what_is_not_a_figure_stays_words(workbook):
    assert rows_of(workbook, "Unidades")[8][1:3] == ["No reportado", "-"]


def test_shared_headings_are_merged_over_their_columns(file, workbook):
    rows = rows_of(workbook, "Unidades")
    assert rows[4] == ["Unidad organizativa", "Cuarto trimestre", "", "", "Año"]
    assert rows[5] == ["", "Octubre", "Noviembre", "Diciembre", ""]
    merged = [each.get("ref") for each in part(file, "xl/worksheets/sheet2.xml").findall(".//m:mergeCell", MAIN)]
    assert merged[3:6] == ["A5:A6", "B5:D5", "E5:E6"]


@pytest.mark.parametrize(("sheet", "cell", "rows"), [(2, "B7", "$5:$6"), (4, "C7", "$5:$6"), (5, "B6", "$5:$5")])
def test_header_and_names_of_rows_stay_in_sight_and_print_on_each_page(file, sheet, cell, rows):
    pane = part(file, f"xl/worksheets/sheet{sheet}.xml").find(".//m:pane", MAIN)
    assert pane is not None
    assert (pane.get("topLeftCell"), pane.get("state")) == (cell, "frozen")
    names = part(file, "xl/workbook.xml").findall(".//m:definedName", MAIN)
    titles = {each.get("localSheetId"): each.text for each in names if each.get("name") == "_xlnm.Print_Titles"}
    assert (titles[str(sheet - 1)] or "").endswith(f"!{rows}")


@pytest.mark.parametrize(("number", "orientation"), [(2, "portrait"), (4, "landscape")])
def test_a_table_prints_on_one_width_and_a_wide_one_across(file, number, orientation):
    sheet = part(file, f"xl/worksheets/sheet{number}.xml")
    setup = sheet.find("m:pageSetup", MAIN)
    assert (setup.get("orientation"), setup.get("paperSize"), setup.get("fitToHeight")) == (orientation, "9", "0")
    assert sheet.find(".//m:pageSetUpPr", MAIN).get("fitToPage") == "1"


def test_no_text_is_cut_and_its_row_is_high_enough(file, workbook):
    assert rows_of(workbook, "Detalle")[6][9] == LONG
    rows = part(file, "xl/worksheets/sheet4.xml").findall(".//m:row", MAIN)
    heights = [float(row.get("ht", 0)) for row in rows]
    assert heights[6] > 3 * heights[7] > 0


def test_characters_that_nobody_sees_are_shown(workbook):
    assert rows_of(workbook, "Detalle")[6][2] == "campana\ufffd y nulo\ufffd"


def test_a_table_without_rows_says_so(workbook):
    assert rows_of(workbook, "Bajo umbral")[5][0] == "Sin datos en este periodo."


def test_an_institution_with_an_ampersand_prints_with_it():
    foot = part(xlsx_bytes(replace(REPORT, institution="Riego & Drenaje")), "xl/worksheets/sheet1.xml").find(
        ".//m:oddFooter", MAIN
    )
    assert foot is not None
    assert "Riego && Drenaje" in (foot.text or "")


def named(*sheets: str) -> tuple[str, ...]:
    table = Table("Cuadro", (Column("a"),), (Row((Cell("1"),)),), "")
    return sheet_names(replace(table, sheet=sheet) for sheet in sheets)


@pytest.mark.parametrize(
    ("sheets", "names"),
    [
        (("Eje 1: metas/avance [2023]?",), ("Eje 1  metas avance  2023",)),
        (("Unidades", "UNIDADES"), ("Unidades", "UNIDADES (2)")),
        (("x" * 40, "x" * 40), ("x" * 31, "x" * 27 + " (2)")),
        (("Informe", "History"), ("Informe (2)", "History (2)")),
        (("Eje (2)", "Eje", "Eje"), ("Eje (2)", "Eje", "Eje (3)")),
        (("'O'Higgins'", ""), ("O'Higgins", "Tabla 2")),
    ],
)
def test_every_sheet_has_a_name_that_excel_takes(sheets, names):
    assert named(*sheets) == names


def test_a_name_that_begins_with_digits_does_not_enlarge_the_foot():
    file = xlsx_bytes(replace(REPORT, institution="911 & Emergencias"))
    (foot,) = part(file, sheet_part(1)).findall(".//m:oddFooter", MAIN)
    assert foot.text == "&L&8 911 && Emergencias&R&8Página &P de &N"
