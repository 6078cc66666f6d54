"""Files that are no form, are broken, or are built to exhaust the machine: a clear answer, soon."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from generator.editing.forms.reading import read_form
from generator.editing.sources import MAX_BYTES
from tests.editing.forms.helpers import DATED, REPORT, Xml, annual, blank, filled, part, with_part
from tests.editing.ods import ods, package

INCOMPLETE = "un archivo comprimido, un documento de texto o una hoja de cálculo incompleta"
FILLED = filled({"F7": 5, **DATED})


def fault(data: bytes, name: str = "f.xlsx") -> tuple[str, str]:
    """The one reason why a file is not taken."""
    found, problems = read_form(name, data, [annual()])
    assert found is None
    (problem,) = problems
    assert problem.remedy
    return problem.code, problem.message


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "el archivo no es un formulario de Plan Abierto"),
        (b"hola\n", "el archivo no es un formulario de Plan Abierto"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "un libro de Excel antiguo (.xls) o con contraseña"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "una página web o un XML guardado con nombre de hoja"),
        (b'\xef\xbb\xbf <?xml version="1.0"?><Workbook/>', "una página web o un XML guardado con nombre de hoja"),
        (b"{\\rtf1 hola}", "un documento de texto (.rtf)"),
        (b"%PDF-1.7", "un PDF"),
        (b"\x89PNG\r\n", "una imagen"),
        (archive(word__document_dot_xml=b"<w/>"), INCOMPLETE),
        (FILLED[: len(FILLED) // 2], INCOMPLETE),
        (b"\x00\x01\x02" * 50, "no es un texto ni una hoja de cálculo"),
        (b"x" * (MAX_BYTES + 1), "el archivo pesa más de 5 MB"),
        (ods({"Hoja": [["a", "b"]]}), "el archivo no es un formulario de Plan Abierto"),
        (package("<table:table"), "la hoja de cálculo está dañada o protegida con contraseña"),
    ],
    ids=[
        "empty",
        "text",
        "old Excel",
        "web page",
        "XML",
        "RTF",
        "PDF",
        "picture",
        "zip",
        "half a form",
        "bytes",
        "too large",
        "another sheet",
        "broken sheet",
    ],
)
def test_what_is_no_form_is_said_to_be_so(data, message):
    code, told = fault(data)
    assert code in {"I507", "I510"}
    assert message in told


def test_a_form_with_macros_is_not_opened():
    assert fault(with_part(FILLED, "xl/vbaProject.bin", "x"), "f.xlsm") == (
        "I507",
        "la hoja de cálculo lleva macros (.xlsm)",
    )


@pytest.mark.parametrize("name", ["xl/workbook.xml", REPORT, "xl/sharedStrings.xml", "xl/styles.xml"])
def test_a_damaged_part_is_a_damaged_file(name):
    assert fault(with_part(FILLED, name, "<broken"))[0] == "I507"


def test_a_document_type_is_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    assert fault(with_part(FILLED, REPORT, bomb + part(FILLED, REPORT)))[0] == "I507"


def test_a_package_that_unpacks_to_far_more_is_refused():
    bomb = with_part(FILLED, "xl/media/image1.png", "0" * 70_000_000)
    assert len(bomb) < MAX_BYTES
    assert fault(bomb) == ("I507", "la hoja de cálculo es demasiado grande")


def test_more_rows_than_any_form_has_are_refused():
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(40, 5_100))
    data = with_part(FILLED, REPORT, part(FILLED, REPORT).replace("</sheetData>", f"{rows}</sheetData>"))
    assert fault(data) == ("I507", "la hoja de cálculo es demasiado grande")


def test_rows_that_are_only_painted_do_no_harm():
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(40, 60_000))
    data = with_part(FILLED, REPORT, part(FILLED, REPORT).replace("</sheetData>", f"{rows}</sheetData>"))
    found, problems = read_form("f.xlsx", data, [annual()])
    assert problems == ()
    assert found


def test_a_link_to_another_book_is_never_followed():
    cell = Xml("><f>[1]Hoja1!A1</f><v>12</v>")
    data = filled({"F7": cell, **DATED})
    links = '<externalReferences><externalReference r:id="rId99"/></externalReferences>'
    book = part(data, "xl/workbook.xml").replace("</sheets>", f"</sheets>{links}")
    found, _ = read_form("f.xlsx", with_part(data, "xl/workbook.xml", book), [annual()])
    assert found
    assert found.entry.results[0].quantity.text == "12"


def test_two_forms_in_one_file_are_told_apart():
    strings = part(blank(), "xl/sharedStrings.xml")
    more = strings.replace("Vea «Instrucciones».", "Vea «Instrucciones». PA1/demo/2024/legal/1")
    assert fault(with_part(FILLED, "xl/sharedStrings.xml", more)) == (
        "I510",
        "el archivo junta hojas de varios formularios",
    )


def test_the_report_twice_is_asked_again():
    second = part(FILLED, REPORT).replace('<tableParts count="1"><tablePart r:id="rId1"/></tableParts>', "")
    assert fault(with_part(FILLED, "xl/worksheets/sheet2.xml", second)) == ("I510", "hay 2 hojas con el informe")


def test_cells_that_were_merged_leave_the_second_activity_untold():
    merged = (
        part(FILLED, REPORT)
        .replace("<mergeCells count=", '<mergeCells x="1" count=')
        .replace("</mergeCells>", '<mergeCell ref="F7:F8"/></mergeCells>')
    )
    found, _ = read_form("f.xlsx", with_part(FILLED, REPORT, merged), [annual()])
    assert found
    assert [result.code for result in found.entry.results] == ["1.1"]
