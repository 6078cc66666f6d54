"""Workbooks of data: text stays text, numbers stay whole, equal rows give equal bytes."""

from __future__ import annotations

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from generator.core.problem import GeneratorError
from generator.data_set.shape import Table, day, flag, number, text
from generator.publishing.open_data.workbook import MAX_ROWS, row_xml, workbook

TABLE = Table("tabla", "Tabla", "Una fila.", (), (text("t", "T."), number("n", "N."), flag("f", "F."), day("d", "D.")))


def book(*rows: tuple[str | None, ...]) -> bytes:
    return workbook({"tabla": (TABLE, row_xml(TABLE.columns, rows).encode(), len(rows))})


def cells(*rows: tuple[str | None, ...]) -> list[list[object]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book(*rows))).get_sheet_by_index(0)
    return [list[object](row) for row in sheet.to_python()][1:]


HOSTILE = ["=1+1", "+1", "-1", "@a", "'x", "<c>&", " a ", "a\nb", "_x0041_", '"', "＝1"]


@pytest.mark.parametrize("value", HOSTILE)
def test_text_is_text(value):
    assert cells((value, None, None, None))[0][0] == value
    sheet = zipfile.ZipFile(io.BytesIO(book((value, None, None, None)))).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet


def test_values_have_their_types():
    (found,) = cells(("a", "-0.25", "true", "2024-02-29"))
    assert [str(cell) for cell in found] == ["a", "-0.25", "True", "2024-02-29"]


def test_unknown_is_an_empty_cell():
    assert cells((None, None, None, None), ("a", "0", None, None)) == [["", "", "", ""], ["a", 0.0, "", ""]]


def test_a_number_of_more_digits_than_a_spreadsheet_keeps_is_text():
    assert cells((None, "1234567890123456.75", None, None))[0][1] == "1234567890123456.75"


def test_a_text_longer_than_a_cell_says_where_the_rest_is():
    assert str(cells(("a" * 40_000, None, None, None))[0][0]).endswith("El texto completo está en el archivo CSV.")


def test_equal_rows_give_equal_bytes():
    assert book(("a", "1", None, None)) == book(("a", "1", None, None))


def test_more_rows_than_a_sheet_holds_are_refused():
    with pytest.raises(GeneratorError, match="no cabe"):
        workbook({"tabla": (TABLE, b"", MAX_ROWS + 1)})
