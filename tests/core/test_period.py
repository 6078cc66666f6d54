from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.period import MONTH_KEYS, Period, months, quarters, semesters

periods = st.builds(
    lambda year, ends: Period(year, *sorted(ends)),
    st.integers(1990, 2100),
    st.tuples(st.integers(1, 12), st.integers(1, 12)),
)

FORMS = [
    # code, key, first, last, label
    ("2024-07", "jul", 7, 7, "julio de 2024"),
    ("2024-T1", "t1", 1, 3, "primer trimestre de 2024"),
    ("2024-T4", "t4", 10, 12, "cuarto trimestre de 2024"),
    ("2024-S2", "s2", 7, 12, "segundo semestre de 2024"),
    ("2024", "anual", 1, 12, "año 2024"),
]


@pytest.mark.parametrize(("code", "key", "first", "last", "label"), FORMS)
def test_a_period_has_a_code_a_key_and_a_label(code, key, first, last, label):
    period = Period.parse(code)
    assert (period.first, period.last) == (first, last)
    assert Period.from_key(2024, key) == period
    assert (period.code, period.key, period.label) == (code, key, label)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24-07",
        "2024-7",
        "2024-00",
        "2024-13",
        "2024-T5",
        "2024-S3",
        "2024-S4",
        "2024-t1",
        "julio",
        "2024-07\n",
        "٢٠٢٤",
        "2024-03..2024-01",
        "2024-03..2025-01",
        "2024-01..",
        "..",
    ],
)
def test_other_texts_are_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 (the text itself is all the message there is)
        Period.parse(text)


@pytest.mark.parametrize("key", ["", "enero", "t5", "s3", "jul ", "JUL"])
def test_other_keys_are_refused(key):
    with pytest.raises(ValueError):  # noqa: PT011
        Period.from_key(2024, key)


@given(periods)
def test_the_code_reads_back(period):
    assert Period.parse(period.code) == period


@given(periods)
def test_it_is_made_of_its_months(period):
    assert len(period) == len(period.months)
    assert all(month in period and month.is_month for month in period.months)
    assert period.months[0].start == period.start
    assert period.months[-1].end == period.end


@given(periods, periods)
def test_overlap_is_a_shared_month(one, other):
    assert one.overlaps(other) == bool(set(one.months) & set(other.months))
    assert one.overlaps(other) == other.overlaps(one)
    assert (one in other) == (set(one.months) <= set(other.months))


def test_a_year_is_twelve_months_four_quarters_two_semesters():
    assert [month.key for month in months(2024)] == list(MONTH_KEYS)
    for parts in (months(2024), quarters(2024), semesters(2024)):
        assert [month for part in parts for month in part.months] == list(months(2024))


def test_leap_days_are_by_calendar():
    assert Period.month(2024, 2).end == date(2024, 2, 29)
    assert Period.month(2023, 2).end == date(2023, 2, 28)


def test_to_date_begins_in_january():
    assert Period.to_date(2024, 9).short_label == "enero a septiembre"
    assert Period.to_date(2024, 12).is_year
    assert Period.to_date(2024, 12).short_label == "año"
