from __future__ import annotations

import pickle
import re

import pytest

from generator.indicators.states import State


@pytest.mark.parametrize("state", State)
def test_state_reads_well(state: State) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", state.value)
    assert state.label[0].isupper()
    assert state.explanation.endswith(".")
    assert state.explanation.count(". ") == 0


def test_state_is_found_by_its_slug() -> None:
    assert State("no-reportado") is State.NOT_REPORTED
    assert State.NOT_REPORTED.label == "No reportado"


def test_state_travels_between_processes() -> None:
    assert pickle.loads(pickle.dumps(State.MEASURED)) is State.MEASURED  # noqa: S301 - our own bytes
