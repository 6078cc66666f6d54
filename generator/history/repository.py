"""The repository that holds the plans: which commit a name means, and what the plans were in it.

Whatever keeps a comparison from being true (no git, a shallow clone, a name with two meanings, a folder that moved) is
refused with its remedy: the past that cannot be read is never taken for an empty one.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError
from generator.core.wording import did_you_mean, quoted
from generator.history.git import run
from generator.history.line import IN_ORDER, moments
from generator.reading.discover import require_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

FULL_HISTORY = "en su computadora, git fetch --unshallow; en GitHub, fetch-depth: 0; en GitLab, GIT_DEPTH: 0"
_SPELLING = "revise cómo se escribe; si es de otra persona, tráigala con git fetch"
PART_OF_HISTORY = f"este clon trae solo una parte de la historia; para tenerla toda, {FULL_HISTORY}"
MAX_SAID = 200
_NOT_A_NAME = re.compile(r"^[-^]|[\x00-\x20\x7f:\\]|\.\.|@\{|/\{|\{/")
"""Options, several revisions or all but one, what finds a commit by its text, its date or this computer's own log."""


class NoRevisionError(GeneratorError):
    """The repository has no revision of that name."""


class NoHistoryError(GeneratorError):
    """There is no repository around the plans, or no commit in it."""


class Commit(Frozen):
    """A commit, by its full hash, and its moment."""

    hash: str
    moment: datetime


class Entry(Frozen):
    """Something that a commit holds below the plans; `inner` is its path from their folder."""

    inner: str
    mode: str
    object: str

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.mode == "120000"


class Repository(Frozen):
    """The repository around a folder of plans; `inner` is that folder's path from the top, "" or ended by a slash."""

    plans: Path
    inner: str
    is_shallow: bool


def repository_of(plans: Path) -> Repository:
    """Return the repository of a folder of plans.

    Raises:
        GeneratorError: there is no such folder, no git, no repository with files, or git refuses to read it.
    """
    require_folder(plans, plans.name)
    found = run(plans, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
    if found.code:
        raise _why_not(plans, found.err)
    inside, shallow, inner = os.fsdecode(found.out).split("\n", 2)
    if inside != "true":
        raise GeneratorError(f"«{plans}» está dentro de un repositorio sin archivos (bare); use un clon normal")
    return Repository(plans, inner.removesuffix("\n"), shallow == "true")


def _why_not(plans: Path, error: str) -> GeneratorError:
    if "dubious ownership" in error:
        return GeneratorError(
            f"git no lee el repositorio de «{plans}» porque es de otro usuario; si confía en él: "
            "git config --global --add safe.directory <carpeta del repositorio>"
        )
    if "not a git repository" in error:
        return NoHistoryError(f"«{plans}» no está en un repositorio de git, y sin él no hay historia con qué comparar")
    return GeneratorError(f"git no pudo leer el repositorio de «{plans}»{in_its_words(error)}")


def in_its_words(error: str) -> str:
    """Return what git said, as an addition to a sentence of ours: it says it in English, and who helps may need it."""
    return f" (git lo dice así, en inglés: {quoted(error, MAX_SAID)})" if error.strip() else ""


def resolve(repository: Repository, name: str) -> Commit:
    """Return the commit that a name means: a branch, a tag or a hash.

    Raises:
        GeneratorError: it means none, or more than one.
    """
    if not name or _NOT_A_NAME.search(name):
        message = f"{quoted(name)} no es una revisión: escriba una rama, una etiqueta o el código de un commit"
        raise GeneratorError(message)
    found = run(repository.plans, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
    if "is ambiguous" in found.err:
        message = (
            f"{quoted(name)} nombra varias cosas: escriba refs/heads/{name}, refs/tags/{name} o el código completo"
        )
        raise GeneratorError(message)
    if found.code:
        raise _unknown(repository, name, found.err)
    return _commit(repository, found.out.decode().strip())


def _unknown(repository: Repository, name: str, error: str) -> GeneratorError:
    if "expected commit type" in error:
        return GeneratorError(f"{quoted(name)} existe, pero no es un commit")
    if run(repository.plans, "rev-parse", "--verify", "--quiet", "HEAD").code:
        return NoHistoryError("el repositorio todavía no tiene ningún commit")
    if repository.is_shallow:
        message = f"este clon trae solo una parte de la historia y no tiene {quoted(name)}: {FULL_HISTORY}"
        return GeneratorError(message)
    listed = run(repository.plans, "for-each-ref", "--format=%(refname:lstrip=2)").out
    names = listed.decode("utf-8", "replace").splitlines()
    return NoRevisionError(f"no existe la revisión {quoted(name)}; {did_you_mean(name, names, _SPELLING)}")


def refs_called(repository: Repository, name: str) -> tuple[str, ...]:
    """Return the full names of the tag and the branch of a name, if there are."""
    full = (f"refs/tags/{name}", f"refs/heads/{name}")
    found = (run(repository.plans, "rev-parse", "--verify", "--quiet", "--end-of-options", each) for each in full)
    return tuple(each for each, answer in zip(full, found, strict=True) if not answer.code)


def common_start(repository: Repository, commit: Commit, other: Commit, name: str) -> Commit:
    """Return the last commit from which two others come; `name` is how the user calls the first.

    Raises:
        GeneratorError: they come from none, or the clone is too shallow to tell.
    """
    found = run(repository.plans, "merge-base", commit.hash, other.hash)
    if not found.code:
        return _commit(repository, found.out.decode().split()[0])
    if repository.is_shallow:
        message = f"este clon trae solo una parte de la historia y no llega hasta donde empezó {quoted(name)}"
        raise GeneratorError(f"{message}: {FULL_HISTORY}")
    raise GeneratorError(
        f"{quoted(name)} no comparte historia con estos planes: es de otro repositorio o se reescribió"
    )


def first_change(repository: Repository, base: Commit, head: str) -> datetime | None:
    """Return when the plans were first changed after a commit on the way to another; `None` if they were not.

    The way is that of first parents: of a merge, the day of the merge. Nothing was changed before what it changes.
    """
    found = run(repository.plans, "rev-list", *IN_ORDER, f"{base.hash}..{head}", "--", ".")
    if found.code:
        raise GeneratorError(f"al repositorio le faltan commits desde {base.hash[:10]}: {FULL_HISTORY}")
    names = [line.removeprefix("commit ") for line in found.out.decode("utf-8", "replace").splitlines()[::2]]
    if not names:
        return None
    return max(dated_line(repository, names[0]).commit(names[-1]).moment, base.moment)


class DatedLine(Frozen):
    """The commits of a line with the moments that they can have."""

    moments: Mapping[str, datetime]

    def commit(self, name: str) -> Commit:
        """Return a commit of the line.

        Raises:
            GeneratorError: it bears no date that exists.
        """
        if name not in self.moments:
            raise GeneratorError(f"el commit {name[:10]} no tiene una fecha que exista")
        return Commit(name, self.moments[name])


def dated_line(repository: Repository, tip: str) -> DatedLine:
    """Return the line that ends in a commit.

    Raises:
        GeneratorError: the repository lacks a part of it.
    """
    line = moments if repository.is_shallow else _whole_line
    return DatedLine(line(repository.plans, tip))


@lru_cache(maxsize=4)
def _whole_line(plans: Path, tip: str) -> Mapping[str, datetime]:
    """Return the moments of a line that nothing can add to: a build asks for that of its commit four times."""
    return moments(plans, tip)


def _commit(repository: Repository, commit: str) -> Commit:
    return dated_line(repository, commit).commit(commit)


def entries(repository: Repository, commit: Commit) -> tuple[Entry, ...]:
    """Return what a commit holds below the plans, by name; nothing where there were no plans yet.

    Raises:
        GeneratorError: part of it is a repository of its own.
    """
    listed = tuple(_tree(repository, commit, repository.inner.removesuffix("/")))
    for entry in listed:
        if entry.mode == "160000":
            message = f"en {commit.hash[:10]}, {quoted(entry.inner)} es un submódulo: compare dentro de él"
            raise GeneratorError(message)
    return tuple(
        Entry(entry.inner.removeprefix(repository.inner), entry.mode, entry.object)
        for entry in listed
        if entry.inner.startswith(repository.inner)
    )


def folder_of(repository: Repository, commit: Commit, institutions: Collection[str]) -> str | None:
    """Return the folder where a commit has the first of some institutions, wherever in the repository it is."""
    for entry in _tree(repository, commit, ""):
        *folder, institution, name = ("", "", *entry.inner.split("/"))
        if name == "institucion.yaml" and institution in institutions:
            return "/".join(folder).strip("/")
    return None


def _tree(repository: Repository, commit: Commit, path: str) -> Iterator[Entry]:
    only = ("--", path) if path else ()
    listed = run(repository.plans, "ls-tree", "-rz", "--full-tree", commit.hash, *only)
    if listed.code:
        raise GeneratorError(f"no se pudieron leer los planes de {commit.hash[:10]}{in_its_words(listed.err)}")
    for record in os.fsdecode(listed.out).split("\0")[:-1]:
        about, name = record.split("\t", 1)
        mode, _, identity = about.split()
        yield Entry(name, mode, identity)
