from __future__ import annotations

from decimal import Decimal

import pytest

from generator.editing.typed_figures import cell_text, figure_label, is_figure, read_figure


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("1", "1"),
        ("1,100", "1100"),
        ("1700", "1700"),
        (" 1,234,567.5 ", "1234567.5"),
        ("10 000", "10000"),
        ("10\N{NO-BREAK SPACE}000", "10000"),
        ("12%", "12%"),
        ("12 %", "12%"),
        ("33.33%", "33.33%"),
        ("0", "0"),
        ("12.5", "12.5"),
        ("0.125", "0.125"),
        ("007", "7"),
    ],
)
def test_a_figure_is_read(text: str, canonical: str) -> None:
    quantity = read_figure(text)
    assert quantity
    assert quantity.text == canonical


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "—", " - "])
def test_nothing_and_dashes_are_nothing(text: str) -> None:
    assert read_figure(text) is None
    assert is_figure(text)


@pytest.mark.parametrize(
    "text",
    [
        "21,00",
        "1,10",
        "12,5",
        "1.200",
        "1,2345",
        "1e3",
        "-5",
        "x",
        "1 10",
        "1.2.3",
        "%",
        "1/2",
        "12%%",
        "١٢",
        "9" * 16,
        "1.1234567",
    ],
)
def test_what_can_be_read_in_two_ways_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_figure(text)
    assert not is_figure(text)


@pytest.mark.parametrize(
    ("number", "is_percent", "text"),
    [
        ("1100.0", False, "1100"),
        ("0.07", True, "7%"),
        ("0.30000000000000004", False, "0.3"),
        ("0.28999999999999998", True, "29%"),
        ("1.125", False, "1.1250"),
        ("1E+2", False, "100"),
        ("0.33335", True, "33.335%"),
    ],
)
def test_a_number_of_a_spreadsheet_reads_back(number: str, is_percent: bool, text: str) -> None:  # noqa: FBT001
    assert cell_text(Decimal(number), is_percent=is_percent) == text
    assert is_figure(text)


def test_labels_show_every_decimal_and_an_ordinary_space() -> None:
    assert figure_label(Decimal("1234.5678"), as_percent=False) == "1,234.5678"
    assert figure_label(Decimal("0.125"), as_percent=True) == "12.5 %"


@pytest.mark.parametrize("number", ["1e20", "1e22", "1e40", "1e300", "-1e300", "Infinity"])
def test_a_number_of_a_spreadsheet_that_is_too_large_is_no_figure(number):
    assert not is_figure(cell_text(Decimal(number), is_percent=False))
