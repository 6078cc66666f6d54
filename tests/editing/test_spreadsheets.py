from __future__ import annotations

import io
import random
import sys
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
import xlsxwriter

from generator.core.problem import GeneratorError
from generator.editing.sources import Source
from generator.editing.spreadsheets import is_spreadsheet, read_spreadsheet
from tests.editing.ods import _HEAD, ods, package

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
CELL = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'


def cells(data: bytes) -> list[list[str]]:
    source = read_spreadsheet("plan", data)
    assert source.problems == ()
    return [list(line.cells) for line in source.sheets[0].rows]


def fault(data: bytes) -> str:
    source = read_spreadsheet("plan", data)
    assert source.sheets == ()
    (problem,) = source.problems
    assert problem.code == "I507"
    return problem.message


def xlsx(**values: object) -> bytes:
    """A sheet with these cells; a pair is a value and its number format."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet: Worksheet = book.add_worksheet("Hoja")
        for place, value in values.items():
            number_format = value[1] if isinstance(value, tuple) else None
            style = book.add_format({"num_format": number_format}) if number_format else None
            sheet.write(place, value[0] if isinstance(value, tuple) else value, style)
    return stream.getvalue()


def with_parts(data: bytes, parts: Mapping[str, bytes | None], *, drop: str = "") -> bytes:
    """The package with some of its parts replaced, or one left out."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != drop:
                new.writestr(name, parts.get(name) or old.read(name))
    return stream.getvalue()


def part(data: bytes, name: str) -> bytes:
    with ZipFile(io.BytesIO(data)) as old:
        return old.read(name)


def test_a_cell_gives_what_it_shows() -> None:
    data = xlsx(
        A1="texto",
        B1=1100,
        C1=(0.12, "0%"),
        D1=(0.333, "0.0%"),
        E1=(0.07, '#,##0" %"'),
        F1=0.12,
        G1=True,
        H1=(datetime(2024, 2, 1), "d-mmm"),  # noqa: DTZ001 a date of a sheet has no zone
        I1=(date(2024, 2, 1), "d-mmm"),
        J1=(time(12, 30), "hh:mm"),
        K1=12.5,
        L1=1.125,
        M1="dos\r\nlíneas",
        C3="fin",
    )
    first, second, third = cells(data)
    assert first[:8] == ["texto", "1100", "12%", "33.3%", "7%", "0.12", "True", "2024-02-01"]
    assert first[8:] == ["2024-02-01", "12:30:00", "12.5", "1.1250", "dos\nlíneas"]
    assert set(second) == {""}
    assert third[2] == "fin"


def test_the_sheets_are_named_and_lines_are_those_of_the_sheet() -> None:
    source = read_spreadsheet("plan.ods", ods({"Uno": [["", ""], ["", "b"]], "Dos": [["a"]]}))
    assert [sheet.name for sheet in source.sheets] == ["Uno", "Dos"]
    assert [sheet.file for sheet in source.sheets] == ["plan.ods (hoja «Uno»)", "plan.ods (hoja «Dos»)"]
    assert [line.line for line in source.sheets[0].rows if line.filled] == [2]
    assert source.sheets[0].rows[1].cell(1) == "b"


def test_hidden_characters_are_taken_out_with_a_warning() -> None:
    source = read_spreadsheet("plan.xlsx", xlsx(A1="a", A2="b\u200bc"))
    assert source.sheets[0].rows[1].cells == ("bc",)
    (problem,) = source.problems
    assert problem.code == "I509"
    assert problem.spot
    assert problem.spot.line == 2


def test_a_spreadsheet_is_told_by_its_content() -> None:
    assert is_spreadsheet(xlsx(A1=1))
    assert is_spreadsheet(ods({"a": [["b"]]}))
    assert not is_spreadsheet(b"PK\x03\x04 roto")
    assert not is_spreadsheet(b"texto")
    stream = io.BytesIO()
    with ZipFile(stream, "w") as file:
        file.writestr("word/document.xml", "<x/>")
    assert not is_spreadsheet(stream.getvalue())


def test_without_its_component_the_operator_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(GeneratorError, match="pip install python-calamine"):
        read_spreadsheet("plan.xlsx", xlsx(A1=1))


def test_styles_that_are_missing_make_no_percentages() -> None:
    data = with_parts(xlsx(A1=(0.5, "0%")), {}, drop="xl/styles.xml")
    assert cells(data) == [["0.5"]]


def test_a_sheet_of_charts_has_no_rows() -> None:
    data = xlsx(A1="x")
    relations = part(data, "xl/_rels/workbook.xml.rels").replace(b"worksheets/sheet1.xml", b"chartsheets/sheet1.xml")
    source = read_spreadsheet("plan", with_parts(data, {"xl/_rels/workbook.xml.rels": relations}))
    assert source == Source((), (), ())


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", b'r="A1"', b'r="?"'),
        ("xl/worksheets/sheet1.xml", b'r="A1"', b"x"),
        ("xl/worksheets/sheet1.xml", b"</worksheet>", b""),
        ("xl/worksheets/sheet1.xml", b"<worksheet", b"<!DOCTYPE x><worksheet"),
        ("xl/styles.xml", b'numFmtId="0"', b'numFmtId="x"'),
        ("xl/_rels/workbook.xml.rels", b'Id="rId1"', b'Id="otro"'),
        ("xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"worksheets/no.xml"),
        ("xl/workbook.xml", b"<sheets>", b"<sheets"),
        ("xl/sharedStrings.xml", b"</sst>", b"<"),
    ],
)
def test_a_broken_package_is_refused(name: str, old: bytes, new: bytes) -> None:
    data = xlsx(A1="x", B1=(0.5, "0%"))
    broken = part(data, name).replace(old, new)
    assert broken != part(data, name)
    assert "dañada" in fault(with_parts(data, {name: broken}))


@pytest.mark.parametrize("place", [b"XFD1", b"A1048576", b"A99999"])
def test_a_cell_far_away_is_refused_before_memory_is_taken_for_it(place: bytes) -> None:
    data = xlsx(A1="x")
    sheet = part(data, "xl/worksheets/sheet1.xml").replace(b'r="A1"', b'r="' + place + b'"')
    assert "grande" in fault(with_parts(data, {"xl/worksheets/sheet1.xml": sheet}))


@pytest.mark.parametrize("repeat", ["table:number-columns-repeated", "table:number-rows-repeated"])
def test_cells_repeated_without_end_are_refused(repeat: str) -> None:
    row_repeat = f' {repeat}="999999"' if "rows" in repeat else ""
    cell = CELL if row_repeat else CELL.replace("<table:table-cell", f'<table:table-cell {repeat}="999999"')
    content = f'<table:table table:name="A"><table:table-row{row_repeat}>{cell}</table:table-row></table:table>'
    assert "grande" in fault(package(content))


def test_sheets_that_are_too_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.editing.spreadsheets._MAX_CELLS", 2)
    assert "grande" in fault(ods({"Uno": [["a", "b"]], "Dos": [["c"]]}))


def test_a_compression_of_no_office_program_is_refused() -> None:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_LZMA) as file:
        file.writestr("content.xml", "<x/>")
    assert "dañada" in fault(stream.getvalue())


def test_a_package_that_unpacks_to_too_much_is_refused() -> None:
    bomb = with_parts(xlsx(A1="x"), {"docProps/app.xml": b" " * 61_000_000})
    assert len(bomb) < 100_000
    assert "grande" in fault(bomb)


def test_damaged_bytes_are_refused_or_read_and_never_crash() -> None:
    generator = random.Random(3)  # noqa: S311 no secret
    for data in (xlsx(A1="x", B2=(0.5, "0%"), C3=7), ods({"A": [["x", "", "", "", "", "50%"]]})):
        for _ in range(300):
            broken = bytearray(data)
            for _ in range(generator.randrange(1, 4)):
                broken[generator.randrange(len(broken))] = generator.randrange(256)
            if is_spreadsheet(bytes(broken)):
                assert isinstance(read_spreadsheet("plan", bytes(broken)), Source)


def test_the_errors_of_formulas_are_read_as_what_they_show() -> None:
    data = xlsx(A1="x", B1=1, C1=("=1/0", "0%"), D1="fin")
    data = with_parts(
        data,
        {
            SHEET: part(data, SHEET)
            .replace(b"<f>1/0</f><v>0</v>", b"<f>1/0</f><v>#DIV/0!</v>")
            .replace(b'r="C1" s="1"', b'r="C1" s="1" t="e"')
            .replace(b'<c r="B1"><v>1</v>', b'<c r="B1"><f>A2</f>')
        },
    )
    assert cells(data) == [["x", "#SIN RESULTADO", "#DIV/0!", "fin"]]


def test_the_errors_of_an_ods_are_read_as_what_they_show() -> None:
    head = _HEAD.replace(" xmlns:text=", f' xmlns:calcext="{CALC}" xmlns:text=')
    wrong = 'table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"'
    silent = 'table:formula="of:=IF(1;&quot;&quot;;2)"'
    rows = f"{CELL}<table:table-cell {wrong}><text:p>#DIV/0!</text:p></table:table-cell>"
    rows += f"<table:table-cell {silent}><text:p/></table:table-cell>{CELL}"
    data = package(f'<table:table table:name="a"><table:table-row>{rows}</table:table-row></table:table>', head)
    assert cells(data) == [["x", "#DIV/0!", "", "x"]]


def test_a_cell_that_is_only_painted_is_no_content() -> None:
    data = xlsx(A1="x")
    painted = b'</row><row r="900000"><c r="ZZ900000" s="0"/></row>'
    assert cells(with_parts(data, {SHEET: part(data, SHEET).replace(b"</row>", painted, 1)})) == [["x"]]


def test_a_book_with_macros_is_refused() -> None:
    stream = io.BytesIO(xlsx(A1="x"))
    with ZipFile(stream, "a") as book:
        book.writestr("xl/vbaProject.bin", b"x")
    assert fault(stream.getvalue()) == "la hoja de cálculo lleva macros (.xlsm)"
