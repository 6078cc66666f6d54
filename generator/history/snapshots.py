"""The plans as they stood in a commit, or as they stand in a folder: the files, ready to be read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from generator.core.problem import GeneratorError
from generator.core.wording import quoted
from generator.history.git import read_objects
from generator.history.repository import (
    Commit,
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
    from datetime import datetime
    from pathlib import Path

    from generator.core.problem import Problem


@dataclass(frozen=True, slots=True)
class Snapshot:
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


def published(plans: Path, name: str) -> Snapshot:
    """Return the plans as published in a revision, which the files of a folder are to follow.

    Raises:
        GeneratorError: they cannot be read, or the folder does not have all that was published: what others added
            since would seem to have been deleted.
    """
    repository = repository_of(plans)
    commit = resolve(repository, name)
    start = common_start(repository, commit, resolve(repository, "HEAD"), name)
    if start.hash != commit.hash and entries(repository, start) != entries(repository, commit):
        message = f"a esta copia le faltan cambios de los planes que ya están en {quoted(name)}"
        raise GeneratorError(f"{message}; júntelos antes de revisar: git merge {name}")
    return snapshot_of_commit(repository, commit, name)


def first_change_since(plans: Path, base: Snapshot, head: str = "HEAD") -> datetime | None:
    """Return when the plans of a folder were first changed after a snapshot, up to a commit; `None` if they were not.

    Raises:
        GeneratorError: the history cannot be read.
    """
    return first_change(repository_of(plans), base.commit, head) if base.commit else None


def snapshot_of_commit(repository: Repository, commit: Commit, name: str) -> Snapshot:
    """Return the plans as they stood in a commit.

    Raises:
        GeneratorError: they cannot be read, or stood in another folder.
    """
    label = repository.plans.name
    found = sorted(entries(repository, commit), key=lambda entry: entry.inner.split("/"))
    if not found:
        _require_not_moved(repository, commit, name)
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
        raise GeneratorError(f"{message}; mueva esa carpeta en un cambio aparte que no toque los planes")


def snapshot_of_folder(folder: Path, label: str) -> Snapshot:
    """Return the plans of a folder as they stand.

    Raises:
        GeneratorError: the folder does not exist.
    """
    files, misplaced = discover(folder, folder.name)
    return Snapshot(label, "", None, files, misplaced)
