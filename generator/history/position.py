"""Where the plans stand in their history, and a digest of each institution's past: what its record follows from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.core.problem import GeneratorError
from generator.history.log import file_states
from generator.history.repository import repository_of, resolve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.history.log import State
    from generator.history.repository import Commit, Repository


@dataclass(frozen=True)
class Position:
    """The commit that the plans stand at. Its whole history is listed only where it is asked for."""

    repository: Repository
    head: Commit

    @property
    def name(self) -> str:
        """What names all that there is to know of this history."""
        return f"{self.head.hash}{'+' if self.repository.is_shallow else ''}"

    @cached_property
    def states(self) -> Mapping[str, Sequence[State]]:
        """Every state of every file."""
        return file_states(self.repository, self.head)

    def states_of(self, institutions: Sequence[str]) -> Mapping[str, Sequence[State]]:
        """Return every state of the files of some institutions; of all, where only a part of the history is here."""
        if self.repository.is_shallow or "states" in vars(self):
            return self.states
        return file_states(self.repository, self.head, institutions)

    def latest(self, institutions: Sequence[str] = ()) -> Mapping[str, str]:
        """Return the last commit that touched any file of each institution, or of some.

        Raises:
            GeneratorError: the history cannot be read.
        """
        found: dict[str, State] = {}
        states_of = self.states_of(institutions) if institutions else self.states
        for path, states in states_of.items():
            name = path.partition("/")[0]
            if name not in found or states[-1].order > found[name].order:
                found[name] = states[-1]
        return {name: state.commit.hash for name, state in found.items()}

    def digests(self) -> Mapping[str, str]:
        """Return a digest of the past of each institution's files.

        Raises:
            GeneratorError: the history cannot be read.
        """
        found: dict[str, list[str]] = {}
        for path, states in self.states.items():
            told = (f"{state.commit.hash} {state.commit.moment} {state.object}" for state in states)
            found.setdefault(path.partition("/")[0], []).append("\n".join((path, *told)))
        since = str(oldest(self.states)) if self.repository.is_shallow else ""
        return {
            name: hashlib.sha256("\0".join((since, *sorted(paths))).encode()).hexdigest()
            for name, paths in found.items()
        }


def position_of(plans: Path) -> Position | None:
    """Return where a folder of plans stands in its history; `None` where there is none."""
    try:
        repository = repository_of(plans)
        return Position(repository, resolve(repository, "HEAD"))
    except GeneratorError:
        return None


def oldest(states: Mapping[str, Sequence[State]]) -> Commit | None:
    """Return the first commit of a history."""
    return min((found[0] for found in states.values()), key=lambda state: state.order).commit if states else None
