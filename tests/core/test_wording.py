from __future__ import annotations

from datetime import date

import pytest

from generator.core.period import Period
from generator.core.wording import (
    closest,
    counted,
    date_in_words,
    did_you_mean,
    listed,
    of_period,
    quoted,
    the_period,
    visible,
)


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 errores"), (1, "1 error"), (2, "2 errores"), (1200, "1,200 errores")]
)
def test_counts_agree(number, text):
    assert counted(number, "error", "errores") == text


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a y b"),
        (["a", "b", "c"], "a, b y c"),
        (["Documento", "Informe"], "Documento e Informe"),
        (["«uno»", "«índices»"], "«uno» e «índices»"),
        (["agua", "hilo"], "agua e hilo"),
        (["agua", "hielo"], "agua y hielo"),
        ([*"abcdefgh"], "a, b, c, d, e, f, g y h"),
        ([*"abcdefghi"], "a, b, c, d, e, f, g y 2 más"),
    ],
)
def test_lists_read_as_spanish(items, text):
    assert listed(items) == text


def test_quotes_are_short_and_on_one_line():
    assert quoted("dos\n  líneas") == "«dos líneas»"
    assert quoted("a" * 100) == f"«{'a' * 59}…»"
    assert quoted("\x1b[31mrojo") == "«␛[31mrojo»"


def test_suggestions_ignore_case_and_accents():
    assert closest("JURÍDICA", ["juridica", "compras"]) == "juridica"
    assert closest("xyz", ["juridica"]) is None
    assert did_you_mean("juridca", ["juridica"], "otra cosa") == "¿quiso decir «juridica»?"
    assert did_you_mean("xyz", ["juridica"], "otra cosa") == "otra cosa"


def test_dates_in_words():
    assert date_in_words(date(2024, 7, 1)) == "1 de julio de 2024"


@pytest.mark.parametrize(
    ("code", "subject", "after_de", "short"),
    [
        ("2024-07", "julio de 2024", "de julio de 2024", "de julio"),
        ("2024-T3", "el tercer trimestre de 2024", "del tercer trimestre de 2024", "del tercer trimestre"),
        ("2024-S1", "el primer semestre de 2024", "del primer semestre de 2024", "del primer semestre"),
        ("2024", "el año 2024", "del año 2024", "del año 2024"),
        ("2024-01..2024-09", "enero a septiembre de 2024", "de enero a septiembre de 2024", "de enero a septiembre"),
    ],
)
def test_periods_in_a_sentence(code, subject, after_de, short):
    period = Period.parse(code)
    assert the_period(period) == subject
    assert of_period(period) == after_de
    assert of_period(period, year=False) == short


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("año 100 %", "año 100 %"),
        ("a\nb\tc\0", "a␊b␉c␀"),
        ("\x7f\x85\u202e\ud800\ufeff", "␡����"),
        ("\U0001f469\u200d\U0001f3eb", "\U0001f469\u200d\U0001f3eb"),
    ],
)
def test_hidden_characters_are_shown(text, shown):
    assert visible(text) == shown
