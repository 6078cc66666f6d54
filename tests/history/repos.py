"""Real git repositories of a few commits, made the same on every machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.cli.small_project import git, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Repo:
    """A repository and its work tree."""

    root: Path

    @classmethod
    def new(cls, root: Path, files: Mapping[str, str] | None = None, day: str = "2024-01-15") -> Repo:
        """Make a repository, with a first commit if there are files for it."""
        root.mkdir(parents=True, exist_ok=True)
        repo = cls(root)
        repo.git("init", "-q", "-b", "main")
        if files:
            repo.commit(files, day)
        return repo

    @property
    def plans(self) -> Path:
        """The folder of plans."""
        return self.root / "plans"

    def git(self, *arguments: str, day: str = "2024-01-15") -> str:
        """Run git in it, at noon of a day."""
        return git(self.root, *arguments, day=f"{day}T12:00:00-06:00")

    def commit(self, files: Mapping[str, str | None], day: str = "2024-01-15") -> str:
        """Write files (`None` removes one), commit all there is, and return the commit."""
        for name in (name for name, text in files.items() if text is None):
            (self.root / name).unlink()
        write(self.root, {name: text for name, text in files.items() if text is not None})
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "Cambio", day=day)
        return self.git("rev-parse", "HEAD")

    def clone(self, folder: Path, *options: str) -> Repo:
        """Clone it as over a network, so that `--depth` counts."""
        self.git("clone", "-q", *options, self.root.as_uri(), str(folder))
        return Repo(folder)
