from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.quantity import Quantity, format_number, format_percent, in_unit, plain, round_half_up

quantities = st.builds(
    Quantity, st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=4), st.booleans()
)


@pytest.mark.parametrize(
    ("text", "value", "is_percent"),
    [("1200", "1200", False), ("12.5", "12.5", False), ("12%", "12", True), ("-5", "-5", False)],
)
def test_texts_are_read(text, value, is_percent):
    assert Quantity.parse(text) == Quantity(Decimal(value), is_percent)


@pytest.mark.parametrize(
    "text", ["", "1,200", "12 %", "1e3", "nan", "inf", "--1", "5.", ".5", "1%%", "١٢", "1" * 31, "12\n"]
)
def test_other_texts_are_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011
        Quantity.parse(text)


def test_a_percentage_is_a_fraction_of_one_unit():
    """PAT 2024, Planificación 1.3: 50% + 50% + 1 make 2."""
    assert sum(Quantity.parse(text).number for text in ("50%", "50%", "1")) == 2


@given(quantities)
def test_the_text_reads_back(quantity):
    assert Quantity.parse(quantity.text) == quantity


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("2.5", 0, "3"),
        ("68.45", 1, "68.5"),
        ("58.004999", 2, "58.00"),
        ("15", -1, "20"),
    ],
)
def test_rounding_is_half_up_away_from_zero(value, decimals, rounded):
    assert round_half_up(Decimal(value), decimals) == Decimal(rounded)


@pytest.mark.parametrize(
    ("text", "label"),
    [("1200", "1,200"), ("12.50", "12.5"), ("12%", "12\u00a0%"), ("0.125%", "0.13\u00a0%"), ("-1500", "-1,500")],
)
def test_labels_are_salvadoran(text, label):
    assert Quantity.parse(text).label == label


def test_numbers_for_programs_have_no_exponent():
    assert [plain(Decimal(text)) for text in ("1E+3", "1.50", "0.000001", "100")] == ["1000", "1.5", "0.000001", "100"]


def test_figures_in_the_unit_of_their_goal():
    assert in_unit(Decimal("0.12"), as_percent=True) == format_percent(Decimal(12)) == "12\u00a0%"
    assert in_unit(Decimal("1234.5"), as_percent=False) == format_number(Decimal("1234.5")) == "1,234.5"


@settings(deadline=None)  # the first number reads the locale
@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 4))
def test_numbers_are_written_as_the_locale_of_el_salvador_does(value, decimals):
    pattern = f"#,##0.{'#' * decimals}"
    assert format_number(value, decimals) == format_decimal(round_half_up(value, decimals), pattern, locale="es_SV")
