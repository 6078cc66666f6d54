from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.model import Band
from generator.core.quantity import round_half_up
from generator.indicators.examples.plans import NOWHERE, method_with
from generator.indicators.method import band_of, below_threshold, capped, default_method, mean_of, period_list

ICJ_EXECUTIVE = (82, 75, 79, 88)
ICJ_OPERATIONS = (88, 60, 93, 54, 60)
ICJ_TECHNICAL = (67, 50, 38, 61, 50, 82)
# INSAFOCOOP, fourth quarter of 2023: October, November, December, quarter; Supervisión (0, 0, 0, 0) apart.
INSAFOCOOP = (
    (96, 94, 76, 89),
    (80, 83, 89, 84),
    (91, 94, 100, 95),
    (100, 100, 100, 100),
    (100, 100, 100, 100),
    (100, 99, 99, 99),
    (100, 100, 100, 100),
    (98, 100, 100, 99),
    (80, 0, 100, 60),
    (86, 91, 82, 86),
    (86, 87, 82, 85),
    (60, 78, 89, 76),
    (94, 100, 98, 97),
    (75, 100, 100, 92),
    (83, 100, 67, 83),
    (100, 100, 88, 96),
    (100, 100, 100, 100),
    (100, 100, 100, 100),
    (100, 100, 100, 100),
    (70, 55, 79, 68),
    (80, 70, 59, 70),
    (100, 70, 95, 88),
)
SUPERVISION = (0, 0, 0, 0)


def mean(values: tuple[int, ...] | list[int]) -> Decimal:
    found = mean_of(Decimal(value) for value in values)
    assert found is not None
    return found


def test_the_default_method_is_the_one_that_the_site_prints() -> None:
    method = default_method()
    assert (method.version, method.is_default, method.cap, method.threshold) == ("1.0", True, Decimal(100), None)
    assert [(band.id, band.lower, band.upper) for band in method.bands] == [
        ("cumplida", Decimal(100), None),
        ("avance-alto", Decimal(80), Decimal(100)),
        ("avance-medio", Decimal(60), Decimal(80)),
        ("avance-bajo", Decimal(0), Decimal(60)),
    ]


def test_period_list_has_no_repeats() -> None:
    periods = period_list(2030)
    assert len(periods) == len(set(periods)) == 12 + 4 + 2 + 8 + 1
    codes = [period.code for period in periods]
    assert codes[:2] == ["2030-01", "2030-02"]
    assert codes[12:18] == ["2030-T1", "2030-T2", "2030-T3", "2030-T4", "2030-S1", "2030-S2"]
    assert codes[18:] == [f"2030-01..2030-{month:02}" for month in (2, 4, 5, 7, 8, 9, 10, 11)] + ["2030"]


@pytest.mark.parametrize(
    ("percent", "band"),
    [
        ("0", "avance-bajo"),
        ("59.99", "avance-bajo"),
        ("60", "avance-medio"),
        ("79.96", "avance-medio"),
        ("80", "avance-alto"),
        ("99.99", "avance-alto"),
        ("100", "cumplida"),
        ("193.87", "cumplida"),
        ("-1", None),
    ],
)
def test_bands_are_half_open(percent: str, band: str | None) -> None:
    found = band_of(Decimal(percent), default_method())
    assert (found and found.id) == band


def test_a_gap_between_bands_belongs_to_nobody() -> None:
    icj = method_with(
        bands=(
            Band("s", "Satisfactorio", Decimal(80), None, NOWHERE),
            Band("p", "Parcialmente satisfactorio", Decimal(60), Decimal(79), NOWHERE),
        )
    )
    assert band_of(Decimal("79.5"), icj) is None


def test_threshold_and_cap() -> None:
    method = method_with(threshold=Decimal(90))
    assert below_threshold(Decimal("89.99"), method)
    assert not below_threshold(Decimal(90), method)
    assert not below_threshold(Decimal(0), default_method())
    assert capped(Decimal(150), method) == 100
    assert capped(Decimal(99), method) == 99
    assert capped(Decimal(150), method_with(cap=None)) == 150


def test_mean_of_nothing() -> None:
    assert mean_of([]) is None


def test_a_weighted_mean_divides_by_the_weights_that_are_there() -> None:
    values = [Decimal(80), Decimal(100)]
    assert mean_of(values, [Decimal(60), Decimal(40)]) == 88
    assert f"{mean_of(values, [Decimal(60), Decimal(25)]):.4f}" == "85.8824"
    assert mean_of([Decimal(70)], [Decimal("0.5")]) == 70
    with pytest.raises(ValueError, match="shorter"):
        mean_of(values, [Decimal(60)])


def test_mean_has_no_noise_of_division() -> None:
    values = [Decimal(200) / 3, Decimal(200) / 3, Decimal(500) / 6, Decimal(500) / 6, Decimal(100)]
    assert sum(values, Decimal(0)) / 5 < 80
    assert mean_of(values) == 80


@given(st.lists(st.decimals(min_value=0, max_value=1000, places=2), min_size=1, max_size=40))
def test_mean_lies_between_the_values(values: list[Decimal]) -> None:
    found = mean_of(values)
    assert found is not None
    assert min(values) <= found <= max(values)


def test_means_are_those_that_icj_published() -> None:
    assert mean(ICJ_EXECUTIVE) == 81
    assert mean(ICJ_OPERATIONS) == 71
    assert mean(ICJ_TECHNICAL) == 58
    assert round_half_up(mean(ICJ_EXECUTIVE + ICJ_OPERATIONS + ICJ_TECHNICAL), 2) == Decimal("68.47")
    # What was published counts the unit without programmed products as a zero.
    assert round_half_up(mean((*ICJ_TECHNICAL, 0))) == 50
    assert round_half_up(mean((*ICJ_EXECUTIVE, *ICJ_OPERATIONS, *ICJ_TECHNICAL, 0))) == 64


def test_means_are_those_that_insafocoop_published() -> None:
    found = [round_half_up(mean([unit[column] for unit in INSAFOCOOP]), 2) for column in range(4)]
    assert found == [Decimal("89.95"), Decimal("87.32"), Decimal("91.05"), Decimal("89.41")]
    assert [round_half_up(value) for value in found] == [90, 87, 91, 89]


def test_insafocoop_quarters_are_half_up_means_of_their_months() -> None:
    for *months, quarter in (*INSAFOCOOP, SUPERVISION):
        assert round_half_up(mean(months)) == quarter


def test_the_mean_is_the_one_that_caja_mutual_published() -> None:
    assert round_half_up(mean([100] * 12 + [0] * 5), 2) == Decimal("70.59")
