"""Workbooks of pieces of XML: what a program that knows the format needs is there, and all of it is declared."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter.utility import xl_rowcol_to_cell

from generator.publishing.opc import PROPERTIES_PART
from generator.publishing.workbooks import MAIN, Frame, cell_name, text_cell, workbook

STYLES = f'<styleSheet xmlns="{MAIN}"/>'
NAMES = ("Metas & avances", "L'Ágora")


def sheet(*rows: str) -> bytes:
    inside = "".join(f"<row>{row}</row>" for row in rows)
    return f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData></worksheet>'.encode()


def parts(book: bytes) -> dict[str, ET.Element]:
    with zipfile.ZipFile(io.BytesIO(book)) as file:
        return {name: ET.fromstring(file.read(name)) for name in file.namelist()}  # noqa: S314  our own file


def test_each_sheet_has_its_name_and_its_cells():
    book = workbook(Frame(NAMES, STYLES), [sheet(text_cell("a") + "<c/>" + text_cell("b")), sheet(text_cell("c"))])
    found = CalamineWorkbook.from_filelike(io.BytesIO(book))
    assert found.sheet_names == [*NAMES]
    assert [found.get_sheet_by_index(index).to_python() for index in (0, 1)] == [[["a", "", "b"]], [["c"]]]


@pytest.mark.parametrize("text", [" a ", "a\n", "\ta", "a  b", "=1+1", "_x0041_", "<b>&amp;", "a\r\nb"])
def test_a_text_comes_back_as_it_is(text):
    book = workbook(Frame(("h",), STYLES), [sheet(text_cell(text))])
    assert CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python() == [[text]]


@pytest.mark.parametrize(("text", "is_kept"), [("a", False), ("a b", False), (" a", True), ("a\n", True)])
def test_only_space_at_the_ends_must_be_asked_for(text, is_kept):
    assert ("preserve" in text_cell(text)) is is_kept


def test_every_part_is_declared_and_every_link_leads_to_one():
    properties = "<coreProperties/>"
    book = parts(workbook(Frame(NAMES, STYLES, properties=properties), [sheet(), sheet()]))
    declared = {node.get("PartName", "")[1:] for node in book["[Content_Types].xml"] if node.get("PartName")}
    assert declared == {name for name in book if not name.endswith(".rels") and name != "[Content_Types].xml"}
    whole = {node.get("Target") for node in book["_rels/.rels"]}
    inside = {f"xl/{node.get('Target')}" for node in book["xl/_rels/workbook.xml.rels"]}
    assert whole | inside == declared
    assert PROPERTIES_PART in declared


def test_a_book_without_properties_or_names_has_no_empty_part():
    book = parts(workbook(Frame(NAMES, STYLES), [sheet(), sheet()]))
    assert PROPERTIES_PART not in book
    assert book["xl/workbook.xml"].find(f"{{{MAIN}}}definedNames") is None


@pytest.mark.parametrize(
    ("row", "column", "name"), [(0, 0, "A1"), (9, 25, "Z10"), (0, 26, "AA1"), (1, 701, "ZZ2"), (1, 702, "AAA2")]
)
def test_cells_have_the_names_that_excel_gives_them(row, column, name):
    assert cell_name(row, column) == name == xl_rowcol_to_cell(row, column)
    assert cell_name(row, column, "$") == xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
