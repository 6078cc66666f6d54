"""The language that pages speak: a text in it, with its values; the form of a noun; nothing of it outside the block."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from markupsafe import Markup

from generator.core.language import later_plural, plural, speaking, spoken, tag_of, tr
from generator.core.period import Period
from generator.core.quantity import format_percent
from generator.core.wording import counted, date_in_words, listed, of_period, the_period


def test_without_a_language_texts_are_as_written():
    assert spoken() is None
    assert tr("Inicio") == "Inicio"
    assert tr("en {year}", year=2024) == "en 2024"
    assert plural(2, "unidad", "unidades") == "unidades"


def test_a_text_is_said_in_the_language_until_the_block_ends():
    with speaking("en"):
        assert tr("Inicio") == "Home"
        assert tr("en {year}", year=2024) == "in 2024"
        assert (plural(1, "unidad", "unidades"), plural(2, "unidad", "unidades")) == ("unit", "units")
        assert plural(0, *later_plural("unidad", "unidades")) == "units"
        with speaking("es"):
            assert tr("Inicio") == "Inicio"
        assert tr("Inicio") == "Home"
    assert tr("Inicio") == "Inicio"


def test_a_block_that_fails_leaves_the_language_as_it_was():
    with pytest.raises(KeyError), speaking("en"):
        raise KeyError
    assert tr("Inicio") == "Inicio"


def test_nothing_said_is_nothing_and_not_the_head_of_the_catalogue():
    with speaking("en"):
        assert tr("") == ""


def test_what_is_no_text_of_the_catalogue_stays_as_it_is():
    with speaking("en"):
        assert tr("Formar clubes de lectura") == "Formar clubes de lectura"


def test_marked_words_stay_marked_and_the_others_are_escaped():
    marked = Markup("<b>{}</b>").format("A & B")
    with speaking("en"):
        said = tr("{code}, {period}: {reason}", code="<1>", period="July", reason=marked)
    assert said == "&lt;1&gt;, July: <b>A &amp; B</b>"
    assert isinstance(said, Markup)


def test_two_threads_speak_two_languages_at_once():
    together = Barrier(2)

    def say(language: str) -> str:
        with speaking(language):
            together.wait(timeout=10)
            return tr("Inicio")

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(say, ("en", "es"))) == ["Home", "Inicio"]


def test_a_language_has_its_name_for_html():
    assert (tag_of("es"), tag_of("en")) == ("es-SV", "en")


def test_dates_periods_percentages_counts_and_lists_have_the_form_of_the_language():
    july, quarter = Period.month(2024, 7), Period.part(2024, "T", 3)
    with speaking("en"):
        assert date_in_words(date(2024, 7, 1)) == "1 July 2024"
        assert (july.label, quarter.label, Period.whole_year(2024).label) == (
            "July 2024",
            "third quarter 2024",
            "year 2024",
        )
        assert (the_period(quarter), of_period(july)) == ("the third quarter 2024", "for July 2024")
        assert format_percent(Decimal("87.25")) == "87.3%"
        assert counted(1200, "meta", "metas") == "1,200 goals"
        assert listed(["a", "b", "i"]) == "a, b and i"
    assert of_period(july) == "de julio de 2024"
    assert format_percent(Decimal("87.25")) == "87.3\N{NO-BREAK SPACE}%"
    assert listed(["a", "b", "i"]) == "a, b e i"
