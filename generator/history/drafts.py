"""Proposals of the web form on this computer: a branch for each; the files that are checked out stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.core.problem import GeneratorError
from generator.history.git import run
from generator.history.repository import NoHistoryError, in_its_words, repository_of, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.history.repository import Repository

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*")
_BRANCHES = "refs/heads/cms/"
_AUTHOR = ("-c", "user.name=Formulario de Plan Abierto", "-c", "user.email=formulario@localhost")


class Drafts:
    """The proposals of a repository; a class because all that is asked is of one place."""

    def __init__(self, plans: Path) -> None:
        """Find the repository of the plans.

        Raises:
            GeneratorError: there is none, it has no commit, or the plans are not at its top.
        """
        try:
            self._repository: Repository = repository_of(plans)
            self._base = resolve(self._repository, "HEAD").hash
        except NoHistoryError as error:
            raise GeneratorError(
                f"el formulario guarda cada informe en una rama de git, y {plans.name}/ no está en ningún commit: en "
                f'la carpeta que la contiene, git init; git add {plans.name}; git commit -m "Planes"'
            ) from error
        if self._repository.inner != f"{plans.name}/":
            raise GeneratorError(f"el formulario necesita que {plans.name}/ esté en la raíz del repositorio de git")

    def names(self) -> tuple[str, ...]:
        """Return the names of the proposals."""
        listed = self._asked("for-each-ref", "--format=%(refname)", _BRANCHES).decode("utf-8", "replace").split()
        found = (name.removeprefix(_BRANCHES) for name in listed)
        return tuple(name for name in found if _NAME.fullmatch(name))

    def read(self, path: str, name: str = "") -> bytes | None:
        """Return a file as it is published, or in a proposal; `None` if it is not there."""
        commit = self._commit(name) if name else self._base
        found = run(self._repository.plans, "cat-file", "blob", f"{commit}:{path}")
        return None if found.code or not commit else found.out

    def save(self, name: str, path: str, data: bytes) -> str:
        """Add a commit with a file to a proposal, which begins at what is published; return the branch's name."""
        parent = self._commit(name)
        blob = self._asked("hash-object", "-w", "--stdin", given=data).decode().strip()
        tree = self._with(f"{parent or self._base}^{{tree}}", path.split("/"), blob)
        message = f"Informe de {path}"
        made = self._asked(*_AUTHOR, "commit-tree", tree, "-p", parent or self._base, "-m", message).decode().strip()
        self._asked("update-ref", f"{_BRANCHES}{name}", made, parent or "0" * len(made))
        return f"{_BRANCHES}{name}".removeprefix("refs/heads/")

    def forget(self, name: str) -> None:
        """Remove a proposal."""
        if commit := self._commit(name):
            self._asked("update-ref", "-d", f"{_BRANCHES}{name}", commit)

    def _commit(self, name: str) -> str:
        if not _NAME.fullmatch(name):
            raise GeneratorError("ese nombre no es el de una propuesta")
        found = run(self._repository.plans, "rev-parse", "--verify", "--quiet", f"{_BRANCHES}{name}^{{commit}}")
        return "" if found.code else found.out.decode().strip()

    def _with(self, tree: str, path: Sequence[str], blob: str) -> str:
        """Return a tree with a file put in the place of one that it has."""
        here, *below = path
        entries = self._asked("ls-tree", "-z", "--full-tree", tree).split(b"\0")[:-1]
        for index, entry in enumerate(entries):
            about, name = entry.split(b"\t", 1)
            mode, kind, known = about.decode().split()
            if name.decode("utf-8", "surrogateescape") == here:
                new = self._with(known, below, blob) if below else blob
                entries[index] = f"{mode} {kind} {new}\t".encode() + name
                return self._asked("mktree", "-z", given=b"".join(each + b"\0" for each in entries)).decode().strip()
        raise GeneratorError(f"lo publicado no tiene {here}")

    def _asked(self, *arguments: str, given: bytes = b"") -> bytes:
        found = run(self._repository.plans, *arguments, given=given)
        if found.code:
            raise GeneratorError(f"git no pudo guardar la propuesta{in_its_words(found.err)}")
        return found.out
