"""What an institution, or the portal, brings to a site: batches that were made, and keys of those that stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.cache.values import Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.cache.registry import Register
    from generator.publishing.batches import Batch

PORTAL = " portal"
EDITORIAL = " docs"
DATA = " datos"
SEARCH = " buscador"
SEALS = " constancia"
"""Names of pieces that are of no institution: with a blank, so that they are no institution's name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the site under one key, "" where nobody asks; `told` is what the build tells of it."""

    name: str
    key: str
    batches: tuple[Batch, ...]
    told: Told = field(default_factory=Told)

    def paths(self, register: Register) -> Iterator[str]:
        """Yield the path of every file, made or standing."""
        for batch in self.batches:
            if batch.files is None:
                yield from register.entries[self.name].batches[batch.key]
            else:
                yield from batch.paths or (output.path for output in batch.files)
