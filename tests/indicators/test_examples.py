from __future__ import annotations

import operator
import re
from decimal import Decimal

import pytest

from generator.core.quantity import NBSP
from generator.indicators.examples import EXAMPLES, Example, example

_OPERATIONS = {"+": operator.add, "−": operator.sub, "×": operator.mul, "÷": operator.truediv}
_SUM = re.compile(r"^[-+−×÷0-9. ]+$")


@pytest.mark.parametrize("each", EXAMPLES, ids=lambda each: each.id)
def test_example_gives_what_it_says(each: Example) -> None:
    assert each.computed_outcome == each.outcome
    assert each.computed_formula == each.formula


@pytest.mark.parametrize("each", EXAMPLES, ids=lambda each: each.id)
def test_steps_add_up(each: Example) -> None:
    for step in each.steps:
        add_up(step)


def test_ids_are_unique_and_findable() -> None:
    assert len({each.id for each in EXAMPLES}) == len(EXAMPLES)
    assert example("suma").title == "Una meta que se suma"
    with pytest.raises(KeyError):
        example("ninguno")


def add_up(step: str) -> None:
    """Fail unless the left side of `a + b = c` gives the right."""
    left, right = step.replace(f"{NBSP}%", "").replace(",", "").split(" = ")
    assert _value(left) == Decimal(right), step


def _value(text: str) -> Decimal:
    """Work out `a op b op c` from left to right."""
    assert _SUM.match(text)
    first, *rest = text.split()
    total = Decimal(first)
    for sign, number in zip(rest[::2], rest[1::2], strict=True):
        total = _OPERATIONS[sign](total, Decimal(number))
    return total
