"""The worked examples of every rule: printed in the public methodology page, and run as tests."""

from __future__ import annotations

from generator.indicators.example_averages import AVERAGES
from generator.indicators.example_kinds import KINDS
from generator.indicators.example_shape import Example, Outcome
from generator.indicators.example_states import STATES
from generator.indicators.example_sums import SUMS

__all__ = ["EXAMPLES", "Example", "Outcome", "example"]

EXAMPLES: tuple[Example, ...] = (*SUMS, *STATES, *KINDS, *AVERAGES)


def example(example_id: str) -> Example:
    """Return the example with an id.

    Raises:
        KeyError: there is none.
    """
    return {each.id: each for each in EXAMPLES}[example_id]
