"""Columns share a width by weight, and give way to words that would not fit."""

from __future__ import annotations

from generator.publishing.official.document import Cell, Column, Row, RowKind, Table
from generator.publishing.official.widths import shared_width


def widths(*columns: Column, rows: tuple[Row, ...] = (), width: int = 100) -> tuple[int, ...]:
    return shared_width(Table("", columns, rows, ""), width, letter=1, margins=0)


def test_columns_share_by_weight():
    assert widths(Column("a", 3), Column("b", 1)) == (75, 25)


def test_a_column_is_not_narrower_than_its_longest_word_and_the_others_share_the_rest():
    assert widths(Column("Cumplimiento anual", 1), Column("b", 6), Column("c", 12)) == (12, 29, 58)


ROWS = (
    Row((Cell("1,234 †"), Cell("AO.1.1.1."), Cell("una frase de cooperativas que puede doblarse"))),
    Row((Cell("el nombre de un grupo"),), RowKind.GROUP),
)
COLUMNS = (Column("a", 45, is_number=True), Column("b", 45), Column("c", 10))


def test_no_word_is_broken_where_all_have_room():
    assert widths(*COLUMNS, rows=ROWS) == (44, 44, 12)


def test_where_they_have_not_at_least_figures_and_codes_are_whole():
    assert widths(*COLUMNS, rows=ROWS, width=26) == (11, 11, 2)


def test_a_word_as_long_as_an_address_may_be_broken():
    rows = (Row((Cell("ver https://example.org/informes/2023 ahora"), Cell("x"))),)
    assert widths(Column("a", 1), Column("b", 9), rows=rows) == (14, 86)


def test_where_not_even_they_have_room_the_weights_decide():
    assert widths(Column("aaaaaaaaaa", 1), Column("bbbbbbbbbb", 4), width=10) == (2, 8)
