"""A figure: k of n cases that went as they should, with what went wrong in the others."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.reliability.bench import Bench


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that was tried; `fault` is "" where it went as it should."""

    name: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """How a figure is measured; `gap` says why it is known to fall short, where it is."""

    number: int
    title: str
    cases: Callable[[Bench], Iterator[Case]]
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured: `good` of `total`, the faults, and how long it took."""

    measure: Measure
    good: int
    total: int
    faults: tuple[Case, ...]
    seconds: float

    @property
    def is_well(self) -> bool:
        """Whether nothing went wrong, or only what is known to; a figure of nothing is no figure."""
        return self.total > 0 and (not self.faults or bool(self.measure.gap))

    @property
    def line(self) -> str:
        """The figure as it is printed."""
        sign = "✓" if not self.faults and self.total else "…" if self.is_well else "✗"
        measured = f"{self.good} de {self.total}"
        return f"{sign} {self.measure.number:2}  {measured:>14}  {self.seconds:6.1f} s  {self.measure.title}"


def measured(measure: Measure, bench: Bench) -> Figure:
    """Measure a figure; what breaks the measuring itself is a fault too."""
    start = time.monotonic()
    found: list[Case] = []
    try:
        found.extend(measure.cases(bench))
    except Exception as error:  # noqa: BLE001  a figure that cannot be taken must not pass, nor stop the others
        found.append(Case("la medición", f"{type(error).__name__}: {error}"))
    faults = tuple(case for case in found if case.fault)
    return Figure(measure, len(found) - len(faults), len(found), faults, time.monotonic() - start)
