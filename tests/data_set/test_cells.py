"""How a text stands in a cell: it never runs, and comes back whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.data_set.cells import inert, items, restored
from generator.publishing.open_data.rows.values import several

RISKY = st.text("'=+-@\t\r\n＝＋－＠a|\\ ", max_size=6)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'=", "''+"])
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(start):
    assert inert(f"{start}1+1") == f"'{start}1+1"


def test_honest_text_stays_as_it_is():
    assert [inert(text) for text in ("Curso", "'90", "12%", "(−5)")] == ["Curso", "'90", "12%", "(−5)"]


@given(RISKY)
def test_a_text_comes_back(text):
    assert restored(inert(text)) == text


@given(st.lists(st.text("ab|\\ñ", min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_list_comes_back(texts):
    assert items(several(texts) or "") == tuple(texts)
