"""Where the plans stand in their history, and a digest of each institution's past: what its record follows from."""

from __future__ import annotations

import hashlib
import os
import re
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import field

from generator.core.frozen import Frozen, replace
from generator.core.problem import GeneratorError
from generator.history.git import NoGitError
from generator.history.gone import gone_institutions
from generator.history.log import file_states
from generator.history.repository import PART_OF_HISTORY, NoHistoryError, dated_line, repository_of, resolve
from generator.reading.discover import ID, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from generator.history.log import State
    from generator.history.repository import Commit, Repository

_INSTITUTION = re.compile(ID)


class Traces(Frozen):
    """What the past left of each institution, up to what a position is named: its digest, and its last commit.

    That commit is not known (`None`) where only a part of the history is here. `touched` has the last commit of each
    plan file, after its place among those of the institution. Of those that are `gone` there is the last name, and the
    moment of the commit that took it away.
    """

    name: str = ""
    digests: dict[str, str] = field(default_factory=dict)
    latest: dict[str, str] | None = None
    touched: dict[str, dict[str, tuple[int, str]]] = field(default_factory=dict)
    gone: dict[str, tuple[str, str]] = field(default_factory=dict)


NO_TRACES = Traces()
"""What is known where there is no history, or it cannot be read."""


class Position(Frozen, dict=True):
    """The commit that the plans stand at, with the history of some folders, which is listed where it is asked for."""

    repository: Repository
    head: Commit
    folders: tuple[str, ...] = (".",)

    @cached_property
    def name(self) -> str:
        """What names all that there is to know of this history: of a part of one, also where the part begins."""
        if not self.repository.is_shallow:
            return self.head.hash
        first = next(iter(dated_line(self.repository, self.head.hash).moments), "")
        return f"{self.head.hash}+{first}"

    @cached_property
    def states(self) -> Mapping[str, Sequence[State]]:
        """Every state of every file."""
        return file_states(self.repository, self.head, self.folders)

    @cached_property
    def by_institution(self) -> Mapping[str, Mapping[str, Sequence[State]]]:
        """The states of the files of each institution."""
        return _by_institution(self.states)

    @cached_property
    def since(self) -> Commit | None:
        """The first commit that is known, where only a part of the history is here."""
        return oldest(self.states) if self.repository.is_shallow else None

    def of(self, institutions: Iterable[str]) -> Position:
        """Return what some institutions need; all, if that is listed already, or only a part of the history is here."""
        if self.repository.is_shallow or "states" in vars(self):
            return self
        return replace(self, folders=tuple(institutions))

    def past(self, known: Traces) -> Traces:
        """Return the past of each institution; where what is `known` leads here, only what came after it is listed.

        Raises:
            GeneratorError: the history cannot be read.
        """
        if not self.repository.is_shallow and known.name in dated_line(self.repository, self.head.hash).moments:
            found = _by_institution(file_states(self.repository, self.head, after=known.name))
        else:
            known, found = NO_TRACES, self.by_institution
        gone = {**known.gone, **gone_institutions(self.repository, found)}
        return Traces(
            self.name,
            known.digests | _digests(str(self.since or ""), known.digests, found),
            None if self.repository.is_shallow else (known.latest or {}) | _latest(found),
            known.touched | {name: _touched(known.touched.get(name, {}), files) for name, files in found.items()},
            {name: told for name, told in gone.items() if told},
        )


def _by_institution(states: Mapping[str, Sequence[State]]) -> Mapping[str, Mapping[str, Sequence[State]]]:
    """Return the states by the first folder; what has a name that no institution can have is nobody's."""
    found: dict[str, dict[str, Sequence[State]]] = {}
    for path, own in states.items():
        folder, is_below, _ = path.partition("/")
        if is_below and _INSTITUTION.fullmatch(folder):
            found.setdefault(folder, {})[path] = own
    return found


def _latest(found: Mapping[str, Mapping[str, Sequence[State]]]) -> dict[str, str]:
    """Return the last commit that touched any file of each institution."""
    return {
        name: max((states[-1] for states in files.values()), key=lambda state: state.order).commit.hash
        for name, files in found.items()
    }


def _touched(known: Mapping[str, tuple[int, str]], files: Mapping[str, Sequence[State]]) -> dict[str, tuple[int, str]]:
    """Return the last commit of each plan file, going on from what is known; a later commit has a higher place."""
    own = {path: states for path, states in files.items() if place_of(path)}
    first = 1 + max((place for place, _ in known.values()), default=0)
    orders = sorted({state.order for states in own.values() for state in states})
    places = {order: place for place, order in enumerate(orders, first)}
    return {**known, **{path: (places[states[-1].order], states[-1].commit.hash) for path, states in own.items()}}


def _digests(
    start: str, known: Mapping[str, str], found: Mapping[str, Mapping[str, Sequence[State]]]
) -> dict[str, str]:
    """Return the digest of each institution's past, which goes on from what is known of it."""
    return {name: _folded(known.get(name, start), files) for name, files in found.items()}


def _folded(digest: str, files: Mapping[str, Sequence[State]]) -> str:
    """Return a digest that goes on commit by commit: in however many parts a past is listed, it is the same."""
    changes = sorted((state.order, path, state.object) for path, states in files.items() for state in states)
    commits = {state.order: state.commit for states in files.values() for state in states}
    for order, of_commit in groupby(changes, lambda change: change[0]):
        commit = commits[order]
        lines = (f"{path} {content}" for _, path, content in of_commit)
        told = "\0".join((digest, commit.hash, str(commit.moment), *lines))
        digest = hashlib.sha256(os.fsencode(told)).hexdigest()  # a name need not be UTF-8
    return digest


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
