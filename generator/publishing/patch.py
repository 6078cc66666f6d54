"""Puts what changed into a site that stands: the new files are written aside, listed, and then put in place at once.

The list is the point of no return. Killed before it, the site is the old one; killed after it, whoever next builds into
the folder finishes first. In between, for as long as it takes to rename the changed files (milliseconds for one plan),
readers may meet new pages beside old ones; each file is always whole.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from pathlib import Path

_LIST = "lista.json"
_NEW = "nuevo"


class Patch:
    """Changes of a site, being made ready beside it; a class because they gather."""

    def __init__(self, site: Path) -> None:
        """Prepare an empty patch; what an earlier one left is settled before, by `settle`."""
        self.site = site
        self.aside = _aside(site)
        self.files = self.aside / _NEW
        self.files.mkdir(parents=True)
        self._made: set[Path] = set()

    def write(self, path: str, data: bytes) -> os.stat_result:
        """Write a new file aside, and return what the disk says of it."""
        target = self.file(path)
        if target.parent not in self._made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(target.parent)
        target.write_bytes(data)
        return target.stat()

    def file(self, path: str) -> Path:
        """Return where a new file waits."""
        return self.files / path

    def commit(self, changed: Sequence[str], removed: Sequence[str]) -> None:
        """Put the new files in place and take away what the new site does not have."""
        draft = self.aside / f"{_LIST}.nuevo"
        draft.write_text(json.dumps({"nuevos": changed, "quitados": removed}), "utf-8")
        draft.replace(self.aside / _LIST)
        _apply(self.site, self.aside)

    def close(self) -> None:
        """Leave nothing beside the site."""
        shutil.rmtree(self.aside, ignore_errors=True)


def settle(site: Path) -> bool:
    """Finish what a patch that was killed had begun, or clear it away; say whether the site was changed by it."""
    aside = _aside(site)
    if not aside.exists():
        return False
    was_begun = (aside / _LIST).exists()
    if was_begun:
        _apply(site, aside)
    shutil.rmtree(aside, ignore_errors=True)
    return was_begun


def _aside(site: Path) -> Path:
    return site.parent / f".{site.name}-parche"


def _apply(site: Path, aside: Path) -> None:
    """Do what the list says; what was done already is not done again."""
    told = json.loads((aside / _LIST).read_bytes())
    for path in told["quitados"]:
        (site / path).unlink(missing_ok=True)
        _remove_empty((site / path).parent, site)
    made: set[Path] = set()
    for path in told["nuevos"]:
        target = site / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        with suppress(FileNotFoundError):  # put in place before the kill
            (aside / _NEW / path).replace(target)


def _remove_empty(folder: Path, site: Path) -> None:
    with suppress(OSError):  # not empty, or gone
        while folder != site:
            folder.rmdir()
            folder = folder.parent
