"""Badges: every state and every band has its own word and its own mark, for colour alone tells nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.core.frozen import replace
from generator.core.model import Band
from generator.indicators.examples.plans import NOWHERE, method_with
from generator.indicators.method import default_method
from generator.indicators.states import State
from generator.publishing.views.words import (
    PARTIAL,
    RUNNING,
    badge_of,
    band_badge,
    percent,
    range_text,
    sentence,
    state_badge,
)
from tests.publishing.small_sites import TEMPLATES

if TYPE_CHECKING:
    from datetime import date

METHOD = default_method()
NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Figure:
    """A compliance or an average, by what a badge asks of it."""

    state: State
    band: Band | None = None
    in_progress: bool = False
    is_partial: bool = False
    cut_off: date | None = None


def bands(count: int) -> tuple[Band, ...]:
    """So many bands of equal width."""
    edges = [Decimal(100 * number // count) for number in range(count)] + [None]
    return tuple(
        Band(f"b{number}", f"Banda {number}", edges[number] or Decimal(0), edges[number + 1], NOWHERE)
        for number in range(count)
    )


@pytest.mark.parametrize("state", State)
def test_a_state_without_percentage_says_its_word_and_why(state):
    badge = badge_of(Figure(state), METHOD)
    assert (badge.id, badge.label, badge.explanation) == (state.value, state.label, state.explanation)
    assert badge.tone == "t-nulo"


def test_no_two_states_share_word_mark_or_explanation():
    badges = [state_badge(state) for state in State] + [PARTIAL, RUNNING]
    for part in ("id", "label", "mark", "explanation"):
        assert len({getattr(badge, part) for badge in badges}) == len(badges), part


def test_bands_of_the_general_method():
    badges = [band_badge(band, METHOD) for band in METHOD.bands]
    assert [(badge.label, badge.mark, badge.tone) for badge in badges] == [
        ("Cumplida", "●", "t-bien"),
        ("Avance alto", "◕", "t-alto"),
        ("Avance medio", "◑", "t-medio"),
        ("Avance bajo", "◔", "t-bajo"),
    ]


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_of_any_number_of_bands_the_best_and_the_worst_look_so(count):
    method = method_with(bands=bands(count))
    tones = [band_badge(band, method).tone for band in sorted(method.bands, key=lambda band: -band.lower)]
    order = ["t-bien", "t-alto", "t-medio", "t-bajo"]
    assert tones[0] == "t-bien"
    assert tones[-1] == "t-bajo"
    assert [order.index(tone) for tone in tones] == sorted(order.index(tone) for tone in tones)
    assert tones.count("t-bajo") == 1


def test_the_order_of_the_bands_in_the_file_changes_nothing():
    upside_down = replace(METHOD, bands=METHOD.bands[::-1])
    assert [band_badge(band, METHOD) for band in METHOD.bands] == [
        band_badge(band, upside_down) for band in METHOD.bands
    ]


def test_a_single_band_has_a_look():
    method = method_with(bands=bands(1))
    assert band_badge(method.bands[0], method).tone


def test_a_band_comes_before_all_else():
    figure = Figure(State.MEASURED, METHOD.bands[0], in_progress=True, is_partial=True)
    assert badge_of(figure, METHOD).label == "Cumplida"


def test_an_average_that_lacks_reports_is_partial_even_if_its_period_runs():
    assert badge_of(Figure(State.MEASURED, in_progress=True, is_partial=True), METHOD) is PARTIAL


def test_a_percentage_of_a_running_period_is_an_advance():
    assert badge_of(Figure(State.MEASURED, in_progress=True), METHOD) is RUNNING


def test_what_is_not_measured_is_never_partial_nor_running():
    figure = Figure(State.NOT_REPORTED, in_progress=True, is_partial=True)
    assert badge_of(figure, METHOD).label == "No reportado"


def test_every_tone_is_a_class_of_the_style_sheet():
    style = (TEMPLATES / "tema/estilo/sitio.css").read_text("utf-8")
    tones = {badge.tone for badge in [PARTIAL, *(band_badge(band, METHOD) for band in METHOD.bands)]}
    assert {tone for tone in tones if f".{tone} {{" not in style} == set()


def test_a_range_in_words():
    assert [range_text(band) for band in METHOD.bands[:2]] == [
        f"100{NBSP}% o más",
        f"de 80{NBSP}% a menos de 100{NBSP}%",
    ]


def test_a_percentage_has_the_decimals_of_the_method_and_unknown_is_a_dash():
    assert percent(Decimal("66.6666"), METHOD) == f"66.7{NBSP}%"
    assert percent(Decimal("66.6666"), method_with(decimals=0)) == f"67{NBSP}%"
    assert percent(None, METHOD) == "—"


def test_a_sentence_begins_in_upper_case():
    assert (sentence("ítem"), sentence("")) == ("Ítem", "")
