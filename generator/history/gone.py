"""The institutions that were published and are no longer there, as git tells."""

from __future__ import annotations

import os
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.history.git import read_objects, run
from generator.history.log import FILE_MODES
from generator.reading.decode import MAX_BYTES
from generator.reading.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.history.log import State
    from generator.history.repository import Commit, Repository

_FILE = "institucion.yaml"


def gone_institutions(
    repository: Repository, states: Mapping[str, Mapping[str, Sequence[State]]]
) -> Mapping[str, tuple[str, str] | None]:
    """Return, of each institution whose own file changed, its last name and the moment of the commit that took it away.

    `None` if the file is there. Nothing is said of one whose file was no file before either, but a link.

    Raises:
        GeneratorError: the history cannot be read.
    """
    own = {name: files[f"{name}/{_FILE}"] for name, files in states.items() if f"{name}/{_FILE}" in files}
    told: dict[str, tuple[str, str] | None] = {name: None for name, found in own.items() if found[-1].object}
    gone = {name: _taken_away(found) for name, found in own.items() if name not in told}
    before = {name: _before(repository, commit, f"{name}/{_FILE}") for name, commit in gone.items()}
    files = {name: content for name, content in before.items() if content}
    contents = read_objects(repository.plans, files.values(), MAX_BYTES) if files else ()
    for name, data in zip(files, contents, strict=True):
        told[name] = (_name(data) or name, gone[name].moment.isoformat())
    return told


def _taken_away(states: Sequence[State]) -> Commit:
    """Return the first commit of the last ones that do not have the file."""
    count = sum(1 for _ in takewhile(lambda state: not state.object, reversed(states)))
    return states[-count].commit


def _before(repository: Repository, commit: Commit, path: str) -> str:
    """Return the object that a file was before a commit; "" if there was none, or a link."""
    listed = run(repository.plans, "ls-tree", "-z", "--full-tree", f"{commit.hash}^", "--", repository.inner + path)
    mode, _, content = os.fsdecode(listed.out).partition("\t")[0].split() or ("", "", "")
    return content if mode in FILE_MODES else ""


def _name(data: bytes) -> str:
    """Return the name in the file of an institution; "" where it cannot be read."""
    document, _ = load(_FILE, data)
    name = document.data.get("nombre") if document and isinstance(document.data, dict) else None
    return name if isinstance(name, str) else ""
