"""Where the plans stand in their history, and a digest of each institution's past: what its record follows from."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.problem import GeneratorError
from generator.history.git import NoGitError
from generator.history.log import file_states
from generator.history.repository import PART_OF_HISTORY, NoHistoryError, repository_of, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.history.log import State
    from generator.history.repository import Commit, Repository


class Position(Frozen, dict=True):
    """The commit that the plans stand at, with the history of some folders, which is listed where it is asked for."""

    repository: Repository
    head: Commit
    folders: tuple[str, ...] = (".",)

    @property
    def name(self) -> str:
        """What names all that there is to know of this history."""
        return f"{self.head.hash}{'+' if self.repository.is_shallow else ''}"

    @cached_property
    def states(self) -> Mapping[str, Sequence[State]]:
        """Every state of every file."""
        return file_states(self.repository, self.head, self.folders)

    @cached_property
    def by_institution(self) -> Mapping[str, Mapping[str, Sequence[State]]]:
        """The states of the files of each institution."""
        found: dict[str, dict[str, Sequence[State]]] = {}
        for path, states in self.states.items():
            found.setdefault(path.partition("/")[0], {})[path] = states
        return found

    @cached_property
    def since(self) -> Commit | None:
        """The first commit that is known, where only a part of the history is here."""
        return oldest(self.states) if self.repository.is_shallow else None

    def of(self, institutions: Iterable[str]) -> Position:
        """Return what some institutions need; all, if that is listed already, or only a part of the history is here."""
        if self.repository.is_shallow or "states" in vars(self):
            return self
        return replace(self, folders=tuple(institutions))

    def latest(self) -> Mapping[str, str]:
        """Return the last commit that touched any file of each institution.

        Raises:
            GeneratorError: the history cannot be read.
        """
        last = {
            name: max((states[-1] for states in files.values()), key=lambda state: state.order)
            for name, files in self.by_institution.items()
        }
        return {name: state.commit.hash for name, state in last.items()}

    def digests(self) -> Mapping[str, str]:
        """Return a digest of the past of each institution's files.

        Raises:
            GeneratorError: the history cannot be read.
        """
        since = str(self.since or "")
        return {
            name: hashlib.sha256("\0".join((since, *sorted(_told(files)))).encode()).hexdigest()
            for name, files in self.by_institution.items()
        }


def _told(files: Mapping[str, Sequence[State]]) -> Iterator[str]:
    """Yield what tells the past of each file from any other."""
    for path, states in files.items():
        told = (f"{state.commit.hash} {state.commit.moment} {state.object}" for state in states)
        yield "\n".join((path, *told))


def position_of(plans: Path) -> tuple[Position | None, str]:
    """Return where a folder of plans stands in its history, if it has one, and why git does not tell all of it."""
    try:
        repository = repository_of(plans)
        position = Position(repository, resolve(repository, "HEAD"))
    except (NoHistoryError, NoGitError):
        return None, ""
    except GeneratorError as error:
        return None, str(error)
    return position, PART_OF_HISTORY if repository.is_shallow else ""


def oldest(states: Mapping[str, Sequence[State]]) -> Commit | None:
    """Return the first commit of a history."""
    return min((found[0] for found in states.values()), key=lambda state: state.order).commit if states else None
