"""How long the stages of a build take."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Stopwatch:
    """Counts the seconds of each stage by its name; a class because it counts."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what is done inside as a stage's."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.add({name: time.perf_counter() - start})

    def add(self, seconds: Mapping[str, float]) -> None:
        """Add what another has counted."""
        for name, more in seconds.items():
            self.seconds[name] = self.seconds.get(name, 0) + more
