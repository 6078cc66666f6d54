"""The only module that runs git: thin, quiet, and deaf to the user's own configuration."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_ENVIRONMENT = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit: its full hash and the moment it was made, with its time zone."""

    hash: str
    moment: datetime
    is_clean: bool


def head(folder: Path) -> Revision | None:
    """Return the commit that a folder stands at, or `None` where there is no git, no repository or no commit.

    `is_clean` says that nothing in the folder differs from that commit.
    """
    line = _git(folder, "log", "-1", "--format=%H%x00%cI", "HEAD")
    changes = _git(folder, "status", "--porcelain", "-z", "--untracked-files=all", "--", ".")
    if line is None or changes is None:
        return None
    commit, moment = line.strip().split("\0")
    return Revision(commit, datetime.fromisoformat(moment), not changes)


def _git(folder: Path, *arguments: str) -> str | None:
    trusted = (part for path in _trusted_folders() for part in ("-c", f"safe.directory={path}"))
    command = ["git", *trusted, "-c", "core.fsmonitor=false", "-C", str(folder), *arguments]
    return _output(command, {**os.environ, **_ENVIRONMENT})


@cache
def _trusted_folders() -> tuple[str, ...]:
    """Return the folders of other owners that the user trusts: the one thing of their configuration that is heeded."""
    listed = _output(["git", "config", "--global", "-z", "--get-all", "safe.directory"], dict(os.environ))
    return tuple(path for path in (listed or "").split("\0") if path)


def _output(command: list[str], environment: dict[str, str]) -> str | None:
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
