"""The plans as they stood in a commit, or as they stand in a folder: the files, ready to be read."""

from __future__ import annotations

import hashlib
from itertools import chain
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError
from generator.core.wording import quoted
from generator.history.git import read_objects
from generator.history.repository import (
    Commit,
    Entry,
    Repository,
    common_start,
    entries,
    first_change,
    folder_of,
    repository_of,
    resolve,
)
from generator.reading.decode import MAX_BYTES
from generator.reading.discover import SourceFile, discover, place_of, refusal

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from generator.core.problem import Problem


class Snapshot(Frozen):
    """The plan files of one moment; `misplaced` are problems of what stands among them and is none.

    `label` is the name that the user gave it. `commit` is the full hash, "" for a folder, which has no moment either.
    """

    label: str
    commit: str
    moment: datetime | None
    files: tuple[SourceFile, ...]
    misplaced: tuple[Problem, ...] = ()


def snapshot_of_revision(plans: Path, name: str) -> Snapshot:
    """Return the plans as they stood in a revision of the repository that holds a folder of plans.

    Raises:
        GeneratorError: the revision, or the plans in it, cannot be read.
    """
    repository = repository_of(plans)
    commit = resolve(repository, name)
    return snapshot_of_commit(repository, commit, name)


class Base(Frozen):
    """What was published in a commit, as a list of names: of nothing has the content been read yet."""

    repository: Repository
    commit: Commit
    label: str
    entries: tuple[Entry, ...]

    def differing(self, sources: Iterable[SourceFile]) -> frozenset[str]:
        """Return the institutions of which a file was added, is gone, or is not the same byte for byte.

        Git's own list of what changed in the working files is not asked: it takes a file's date and size for its
        content, and settings of a repository change what it lists.
        """
        before = _by_institution((entry.inner, entry.object) for entry in self.entries if place_of(entry.inner))
        name = len(self.repository.plans.name) + 1
        form = hashlib.sha256 if any(len(entry.object) > _SHA1 for entry in self.entries) else hashlib.sha1
        now = _by_institution(
            (source.file[name:], form(b"blob %d\0" % len(source.data) + source.data).hexdigest()) for source in sources
        )
        return frozenset(each for each in before.keys() | now.keys() if before.get(each) != now.get(each))

    def snapshot(self, institutions: Container[str] | None = None) -> Snapshot:
        """Return the plans of some institutions, or of all, as they stood.

        Raises:
            GeneratorError: they cannot be read.
        """
        wanted = [entry for entry in self.entries if institutions is None or _institution(entry.inner) in institutions]
        return _snapshot(self.repository, self.commit, self.label, wanted)


_SHA1 = 40
"""How long the names of objects are in most repositories; the others name theirs by SHA-256."""


def _by_institution(files: Iterable[tuple[str, str]]) -> Mapping[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for inner, content in files:
        found.setdefault(_institution(inner), {})[inner] = content
    return found


def _institution(inner: str) -> str:
    return inner.partition("/")[0]


def published(plans: Path, name: str) -> Base:
    """Return the plans as published in a revision, which the files of a folder are to follow.

    Raises:
        GeneratorError: they cannot be read, or the folder does not have all that was published: what others added
            since would seem to have been deleted.
    """
    repository = repository_of(plans)
    commit = resolve(repository, name)
    start = common_start(repository, commit, resolve(repository, "HEAD"), name)
    found = _entries(repository, commit, name)
    if start.hash != commit.hash and sorted(entries(repository, start), key=_order) != list(found):
        message = f"a esta copia le faltan cambios de los planes que ya están en {quoted(name)}"
        raise GeneratorError(f"{message}; júntelos antes de revisar: git merge {name}")
    return Base(repository, commit, name, found)


def first_change_since(plans: Path, base: Snapshot, head: str = "HEAD") -> datetime | None:
    """Return when the plans of a folder were first changed after a snapshot, up to a commit; `None` if they were not.

    Raises:
        GeneratorError: the history cannot be read.
    """
    if base.moment is None:
        return None
    return first_change(repository_of(plans), Commit(base.commit, base.moment), head)


def snapshot_of_commit(repository: Repository, commit: Commit, name: str) -> Snapshot:
    """Return the plans as they stood in a commit.

    Raises:
        GeneratorError: they cannot be read, or stood in another folder.
    """
    return _snapshot(repository, commit, name, _entries(repository, commit, name))


def _entries(repository: Repository, commit: Commit, name: str) -> tuple[Entry, ...]:
    found = tuple(sorted(entries(repository, commit), key=_order))
    if not found:
        _require_not_moved(repository, commit, name)
    return found


def _order(entry: Entry) -> list[str]:
    return entry.inner.split("/")


def _snapshot(repository: Repository, commit: Commit, name: str, found: Iterable[Entry]) -> Snapshot:
    label = repository.plans.name
    found = tuple(found)
    places = {entry: place for entry in found if not entry.is_link and (place := place_of(entry.inner))}
    blobs = read_objects(repository.plans, (entry.object for entry in places), MAX_BYTES)
    files = (
        place.file(f"{label}/{entry.inner}", data) for (entry, place), data in zip(places.items(), blobs, strict=True)
    )
    misplaced = (
        refusal(entry.inner, f"{label}/{entry.inner}", is_link=entry.is_link) for entry in found if entry not in places
    )
    return Snapshot(name, commit.hash, commit.moment, tuple(files), tuple(chain.from_iterable(misplaced)))


def _require_not_moved(repository: Repository, commit: Commit, name: str) -> None:
    """Refuse to take a folder that moved for one that is new: all that was published would seem never to have been."""
    files, _ = discover(repository.plans, repository.plans.name)
    old = folder_of(repository, commit, {source.institution for source in files})
    if old is not None:
        message = f"en {quoted(name)} los planes estaban en «{old}/», y ahora están en «{repository.inner}»"
        advice = f"en un cambio aparte, y apruébelo si git diff -M --stat {name} muestra 0 en cada archivo"
        raise GeneratorError(f"{message}: así no se pueden comparar; mueva la carpeta {advice}")


def snapshot_of_folder(folder: Path, label: str) -> Snapshot:
    """Return the plans of a folder as they stand.

    Raises:
        GeneratorError: the folder does not exist.
    """
    files, misplaced = discover(folder, folder.name)
    return Snapshot(label, "", None, files, misplaced)
