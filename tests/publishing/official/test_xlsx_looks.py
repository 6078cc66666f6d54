"""A figure becomes a number and the format that shows it as the report does."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.publishing.official.document import Cell
from generator.publishing.official.xlsx_looks import figure_of, height_of, text_of

PERCENT = Decimal("87.25")


@pytest.mark.parametrize(
    ("text", "value", "is_percent", "expected"),
    [
        ("87\xa0%", PERCENT, True, (Decimal("0.8725"), '#,##0"\xa0"%')),
        ("87.3\xa0%", PERCENT, True, (Decimal("0.8725"), '#,##0.0"\xa0"%')),
        ("87.3\xa0% (parcial) †", PERCENT, True, (Decimal("0.8725"), '#,##0.0"\xa0"%" (parcial) †"')),
        ("1,100", Decimal(1100), False, (Decimal(1100), "#,##0")),
        ("-2.50", Decimal("-2.5"), False, (Decimal("-2.5"), "#,##0.00")),
        ('$ 5 "aprox."', Decimal(5), False, (Decimal(5), '"$ "#,##0" \'aprox.\'"')),
        (
            "50\xa0% (parcial, 70\xa0% del peso) §",
            PERCENT,
            True,
            (Decimal("0.8725"), '#,##0"\xa0"%" (parcial, 70\xa0% del peso) §"'),
        ),
        ("12\xa0%", Decimal("0.12"), False, (Decimal("0.12"), '#,##0"\xa0%"')),
        ("3 de 12", Decimal(3), False, None),
        (f"3 {'explicado con muchas palabras ' * 3}", Decimal(3), False, None),
        ("No reportado", None, False, None),
        ("2023", None, False, None),
    ],
)
def test_the_format_is_that_of_the_text(text, value, is_percent, expected):
    assert figure_of(Cell(text, value, is_percent)) == expected


def test_a_text_longer_than_a_cell_ends_in_dots():
    assert text_of("x" * 32_767) == "x" * 32_767
    assert text_of("x" * 40_000) == "x" * 32_766 + "…"


def test_a_row_grows_with_the_lines_of_its_text():
    one, two, long = (height_of(text, 20, "cell") for text in ("a", "a\nb", "palabra " * 20))
    assert one < two < long


def test_no_row_is_higher_than_excel_knows():
    assert height_of("palabra " * 4_000, 20, "cell") == 409
