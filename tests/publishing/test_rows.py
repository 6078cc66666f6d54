"""Rows as text: what a program or a spreadsheet reads back is what was written, and nothing runs."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publishing.rows import Column, cells_by_column, csv_lines, figure, files, write

COLUMNS = (Column("nombre", "Un texto."), figure("valor", "Una cifra."))


def read(*parts: tuple[tuple[str | None, ...], ...]) -> tuple[bytes, list[list[str]], list[dict[str, str | None]]]:
    """The CSV file as it is and as a program reads it, and the rows of the JSON file."""
    written = files("aqui/", [write(rows, COLUMNS) for rows in parts], COLUMNS)
    found = {output.path: output.data for output in written}
    text = found["aqui/datos.csv"]
    lines = list(csv.reader(io.StringIO(text.decode(), newline="")))
    return text, lines[1:], json.loads(found["aqui/datos.json"])["filas"]


def test_parts_follow_one_another_under_one_heading():
    text, lines, objects = read((("a", "1"), ("b", "2")), (), (("c", "3"),))
    assert text.startswith(b"nombre,valor\r\n")
    assert lines == [["a", "1"], ["b", "2"], ["c", "3"]]
    assert objects == [{"nombre": name, "valor": value} for name, value in lines]


def test_no_row_is_a_heading_and_an_empty_list():
    assert read() == (b"nombre,valor\r\n", [], [])


def test_unknown_is_empty_or_null():
    _, lines, objects = read((("a", None),))
    assert (lines[0][1], objects[0]["valor"]) == ("", None)


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"],
)
def test_text_that_a_spreadsheet_would_run_is_made_inert(name):
    _, lines, objects = read(((name, None),))
    assert lines[0][0] == f"'{name}"
    assert objects[0]["nombre"] == name


def test_figures_keep_their_sign():
    assert read((("a", "-12.5"),))[1][0][1] == "-12.5"


def test_any_text_comes_back_as_it_was_written():
    text = 'Con "comillas", comas,\nrenglones; y ñ «» 漢字 \\'
    data, lines, objects = read(((text, "1"),))
    assert data.endswith(b"\r\n")
    assert (lines[0][0], objects[0]["nombre"]) == (text, text)


@given(st.lists(st.lists(st.none() | st.text(st.sampled_from('a ,;"\r\n\t\\\u2028ñ')), min_size=2, max_size=3)))
def test_lines_are_those_of_the_csv_module(rows):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    assert csv_lines(rows).decode() == out.getvalue()


def test_each_column_has_its_own_encoder_and_what_it_repeats_is_encoded_once():
    asked: list[str | None] = []

    def marked(cell: str | None) -> str:
        asked.append(cell)
        return f"<{cell}>"

    rows = (("a", "1"), ("a", None), ("1", "1"))
    assert list(cells_by_column(rows, [marked, _shown])) == [("<a>", "1"), ("<a>", "None"), ("<1>", "1")]
    assert asked == ["a", "1"]


@pytest.mark.parametrize("rows", [(("a",),), (("a", "b"), ("a",))])
def test_a_row_of_other_columns_is_an_error_and_not_cut(rows):
    with pytest.raises(ValueError, match="zip"):
        list(cells_by_column(rows, [_shown, _shown]))


def _shown(cell: str | None) -> str:
    return f"{cell}"
