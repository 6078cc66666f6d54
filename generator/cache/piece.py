"""What an institution, or the portal, brings to a site: batches that were made, and keys of those that stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.cache.values import Told
from generator.core.frozen import Frozen

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


def is_institution(name: str) -> bool:
    """Return whether a piece is an institution's: its files, and no others, are in `addresses.own_folders`."""
    return not name.startswith(" ")


class Piece(Frozen):
    """A part of the site under one key, "" where nobody asks; `told` is what the build tells of it.

    Of a piece that `stands` nothing was made, and there are no batches.
    """

    name: str
    key: str
    batches: tuple[Batch, ...] = ()
    told: Told = Told()
    stands: bool = False

    def paths(self, register: Register) -> Iterator[str]:
        """Yield the path of every file, made or standing; not of an institution, of which some batches may stand."""
        if self.stands and (entry := register.entry(self.name)):
            yield from entry.files
        for batch in self.batches:
            yield from batch.paths or (output.path for output in batch.files or ())
