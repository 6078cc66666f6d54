"""The line of what was published: a commit, its first parent, the first parent of this; and the day that each can have.

A commit says of itself when it was made, and may say any day. But none was made before the one that it follows: its
moment here is never before that one's, so that a day that was set back makes nothing early.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError
from generator.history.git import run, without_filters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

IN_ORDER = ("--first-parent", "--topo-order", "--encoding=UTF-8", "--format=%cI")
"""Each commit before its parent, the newest first; the moment that it says it has orders nothing."""


class Revision(Frozen):
    """A commit: its full hash and its moment, with its time zone.

    `changed` are the paths, from the folder that was asked about, of what differs from it there.
    """

    hash: str
    moment: datetime
    changed: tuple[str, ...]


def head(folder: Path) -> Revision | None:
    """Return the commit that a folder stands at, or `None` where there is no git, no repository or no commit."""
    try:
        commit = run(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        status = ("status", "--porcelain", "-z", "--untracked-files=all", "--ignore-submodules=none", ".")
        changes = run(folder, *without_filters(folder), *status)
        if commit.code or changes.code:
            return None
        name = commit.out.decode().strip()
        differing = tuple(_paths(folder, changes.out)) if changes.out else ()
        return Revision(name, moments(folder, name)[name], differing)
    except (GeneratorError, KeyError):  # a commit can bear a date that does not exist
        return None


def has_remote(folder: Path) -> bool:
    """Return whether the repository of a folder knows another one, to which a proposal can be sent."""
    answer = run(folder, "remote")
    return answer.code == 0 and bool(answer.out.strip())


def _paths(folder: Path, listed: bytes) -> Iterator[str]:
    """Yield the paths that `status` lists, of a renamed file both, from a folder instead of the repository's top."""
    prefix = os.fsdecode(run(folder, "rev-parse", "--show-prefix").out).removesuffix("\n")
    words = iter(os.fsdecode(listed).split("\0")[:-1])
    for word in words:
        yield word[3:].removeprefix(prefix)
        if set(word[:2]) & set("RC"):
            yield next(words).removeprefix(prefix)


def moments(folder: Path, tip: str) -> Mapping[str, datetime]:
    """Return the moment of each commit of a line, the oldest first; those whose date does not exist are left out.

    Raises:
        GeneratorError: the line cannot be read.
    """
    answer = run(folder, "rev-list", *IN_ORDER, tip, "--")
    if answer.code:
        raise GeneratorError("no se pudo leer la historia de los planes: el repositorio está incompleto (git fsck)")
    words = answer.out.decode("utf-8", "replace").splitlines()
    found: dict[str, datetime] = {}
    last: datetime | None = None
    for header, written in reversed(list(zip(words[::2], words[1::2], strict=True))):
        with suppress(ValueError):
            moment = datetime.fromisoformat(written)
            last = moment if last is None else max(moment, last)
            found[header.removeprefix("commit ")] = last
    return found
