"""The worked examples of every rule: printed in the public methodology page, and run as tests."""

from __future__ import annotations

from generator.indicators.examples.averages import AVERAGES
from generator.indicators.examples.kinds import KINDS
from generator.indicators.examples.shape import Example, Outcome
from generator.indicators.examples.states import STATES
from generator.indicators.examples.sums import SUMS
from generator.indicators.examples.told import TOLD
from generator.indicators.examples.weights import WEIGHTS

__all__ = ["EXAMPLES", "Example", "Outcome", "example"]

EXAMPLES: tuple[Example, ...] = (*SUMS, *STATES, *KINDS, *AVERAGES, *WEIGHTS, *TOLD)


def example(example_id: str) -> Example:
    """Return the example with an id.

    Raises:
        KeyError: there is none.
    """
    return {each.id: each for each in EXAMPLES}[example_id]
