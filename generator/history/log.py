"""What each commit changed among the plans, from the first to the last, along the line of what was published.

Of a merge only its first parent counts: a change was published when it was merged, not when somebody wrote it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError
from generator.history.git import Answer, run
from generator.history.line import IN_ORDER
from generator.history.repository import Commit, Repository, dated_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FILE_MODES = {"100644", "100755"}
"""What git calls a file that is no link."""


class State(Frozen):
    """A file as a commit left it: the `order` of the commit, and the object of its content ("" if it is not there)."""

    order: int
    commit: Commit
    object: str


def file_states(
    repository: Repository, head: Commit, folders: Sequence[str] = (".",), after: str = ""
) -> Mapping[str, list[State]]:
    """Return every state of every file below the plans, by its path from their folder, the oldest first.

    Three processes tell the whole history, however long it is. `folders` of the plans may be all that is asked for, and
    what commits changed that came `after` one of the line.
    """
    lines = _lines(repository, head, folders, after)
    asked = "".join(f"{commit.hash} {parent}".rstrip() + "\n" for commit, parent in lines)
    arguments = ("--stdin", "-z", "-r", "--root", "--no-renames", "--", *folders)
    changed = _complete(run(repository.plans, "diff-tree", *arguments, given=asked.encode()))
    order = {commit.hash: (index, commit) for index, (commit, _) in enumerate(reversed(lines))}
    states: dict[str, list[State]] = {}
    for name, path, content in _changes(changed):
        if path.startswith(repository.inner):
            states.setdefault(path.removeprefix(repository.inner), []).append(State(*order[name], content))
    return {path: found[::-1] for path, found in states.items()}


def _complete(answer: Answer) -> bytes:
    """Return an answer; half a history is none."""
    if answer.code:
        raise GeneratorError("no se pudo leer la historia de los planes: el repositorio está incompleto (git fsck)")
    return answer.out


def _lines(repository: Repository, head: Commit, folders: Sequence[str], after: str) -> list[tuple[Commit, str]]:
    """Return the commits that changed the plans, the newest first, each with one before it that has what it changed."""
    line = dated_line(repository, head.hash)
    asked = (head.hash, f"^{after}") if after else (head.hash,)
    listed = _complete(run(repository.plans, "rev-list", "--parents", *IN_ORDER, *asked, "--", *folders))
    found = []
    for header in listed.decode("utf-8", "replace").splitlines()[::2]:
        _, commit, *parents = header.split()
        found.append((line.commit(commit), parents[0] if parents else ""))
    return found


def _changes(listed: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield the commit, the path and the new content of each change that `diff-tree` lists."""
    commit = ""
    words = iter(os.fsdecode(listed).split("\0")[:-1])
    for word in words:
        if word.startswith(":"):
            _, mode, _, content, _ = word[1:].split()
            yield commit, next(words), content if mode in FILE_MODES else ""
        else:
            commit = word
