from __future__ import annotations

from decimal import Decimal

import pytest

from generator.editing.reconcile import Outcome, Reconciled, reconcile


def judge(months: str, total: str, extra: str = "") -> Reconciled:
    """`months` are the last cells of the twelve, separated by bars."""
    cells = months.split("|") if months else []
    return reconcile([*[""] * (12 - len(cells)), *cells], total, extra)


@pytest.mark.parametrize(
    ("months", "total", "outcome"),
    [
        ("1|2", "3", Outcome.EXACT),
        ("1,400|100", "1500", Outcome.EXACT),
        ("50%|50%", "100%", Outcome.EXACT),
        ("50%|0", "50%", Outcome.EXACT),
        ("0", "0", Outcome.EXACT),
        ("-|1", "1", Outcome.EXACT),
        ("50%|50%", "1", Outcome.FRACTION),
        ("50%|50%|1", "2", Outcome.FRACTION),
        ("1", "100%", Outcome.FRACTION),
        ("1|1", "1", Outcome.UNEQUAL),
        ("", "1", Outcome.UNEQUAL),
        ("10%|100%", "100%", Outcome.UNEQUAL),
        ("1", "", Outcome.TOTAL_MISSING),
        ("", "", Outcome.TOTAL_MISSING),
        ("1", "–", Outcome.TOTAL_MISSING),
        ("1|21,00", "22", Outcome.UNREADABLE),
        ("1", "uno", Outcome.UNREADABLE),
    ],
)
def test_a_row_is_judged(months: str, total: str, outcome: Outcome) -> None:
    row = judge(months, total)
    assert row.outcome is outcome
    assert row.published == ()


@pytest.mark.parametrize(
    ("months", "total", "extra", "read"),
    [
        ("1|1|1", "1", "4", "1|1|1|1"),
        ("", "1", "1", "1"),
        ("20%|20%", "60%", "1", "20%|20%|60%"),
    ],
)
def test_a_row_shifted_to_the_right_is_read_one_column_to_the_left(
    months: str, total: str, extra: str, read: str
) -> None:
    row = judge(months, total, extra)
    assert row.outcome is Outcome.SHIFTED
    assert [cell.text for cell in row.months if cell.text] == read.split("|")
    assert row.months[-1].text == total
    assert row.published[-2:] == (total, extra)
    assert row.total.text == extra


@pytest.mark.parametrize(
    ("months", "total", "extra"),
    [
        ("1|1", "2", "nota"),
        ("1|1", "3", "9"),
        ("1|1", "3", "nota"),
        ("50%|50%", "1", "2"),
        ("1||1", "1", "3"),
        ("1|1|1|1|1|1|1|1|1|1|1|1", "1", "13"),
    ],
)
def test_a_row_that_adds_up_or_has_several_readings_is_not_moved(months: str, total: str, extra: str) -> None:
    row = judge(months, total, extra)
    assert row.outcome is not Outcome.SHIFTED
    assert row.total.text == total


def test_a_row_says_its_sum_its_gap_and_its_unreadable_months() -> None:
    row = judge("1,400|1,300|6,700|11,000|21,00||||", "22,500")
    assert row.sum == Decimal(20400)
    assert row.gap == Decimal(2100)
    assert row.unreadable_months == ((8, "21,00"),)


@pytest.mark.parametrize(
    ("months", "total", "sum_label", "total_label"),
    [
        ("10%|100%", "100%", "110 %", "100 %"),
        ("50%|1", "2", "1.5", "2"),
        ("1,000|2", "2", "1,002", "2"),
        ("", "100%", "0 %", "100 %"),
        ("", "x", "0", "x"),
    ],
)
def test_figures_are_told_in_their_unit(months: str, total: str, sum_label: str, total_label: str) -> None:
    row = judge(months, total)
    assert row.label(row.sum) == sum_label
    assert row.total_label == total_label


def test_a_row_is_programmed_if_some_month_says_something() -> None:
    assert judge("x", "1").is_programmed
    assert judge("1", "1").is_programmed
    assert not judge("-", "1").is_programmed


def test_an_outcome_is_reconciled_repaired_or_neither() -> None:
    assert [outcome for outcome in Outcome if outcome.is_reconciled] == [Outcome.EXACT]
    assert [outcome for outcome in Outcome if outcome.is_repaired] == [Outcome.FRACTION, Outcome.SHIFTED]
