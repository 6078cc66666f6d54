"""What was found of the past of plans before, by all that it follows from, so that it need not be found again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.history.log import State
    from generator.history.record import UnitRecord
    from generator.history.repository import Commit


class Pasts:
    """Records of units by their keys: those `known` from before, and those `found` to hold now.

    A class because it gathers. `engine` names the program: another one may tell more of the same past.
    """

    def __init__(self, engine: str = "", known: Mapping[str, UnitRecord] | None = None) -> None:
        """Know what was found before, and have found nothing yet."""
        self.engine = engine
        self.known = known or {}
        self.found: dict[str, UnitRecord] = {}

    def key(self, unit: str, states: Iterable[tuple[str, State]], content: bytes, since: Commit | None) -> str:
        """Return the key of a unit's record: the states of its plan by path, and the content that it has today.

        `since` is the first commit that is known, in a part of a history.
        """
        told = (f"{path} {state.object} {state.commit}" for path, state in states)
        parts = (self.engine, unit, hashlib.sha256(content).hexdigest(), str(since), *told)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()
