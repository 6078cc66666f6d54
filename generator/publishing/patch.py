"""Puts what changed into a site that stands: the new files are written aside, and then put in place one by one.

Before the first is put in place, what they take the place of is kept aside too, and a list of it all is written. Until
that list is gone the change can be undone: by whoever meets a fault, or, after a kill, by whoever next builds into the
folder. So a site is the old one or the new one. In between, for as long as it takes to rename the changed files
(milliseconds for one plan), readers may meet new pages beside old ones; each file is always whole.

A list that was not written here, but came with a copy of the project, is not followed: it may name any file.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.publishing.own import own_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import Any

_LIST = "lista.json"
_OWN = "propio"
_NEW = "nuevo"
_OLD = "anterior"
_WITHOUT_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EXDEV, errno.EMLINK, errno.ENOSYS}


class Patch:
    """Changes of a site, being made ready beside it; a class because they gather."""

    def __init__(self, site: Path) -> None:
        """Prepare an empty patch; what an earlier one left is settled before, by `settle`."""
        self.site = site
        self.aside = aside_of(site)
        self.files = self.aside / _NEW
        self.files.mkdir(parents=True)
        (self.aside / _OWN).touch()
        self._made = self.files
        self._replaced: list[str] = []
        self._added: list[str] = []

    def write(self, path: str, data: bytes) -> os.stat_result:
        """Write a new file aside, and return what the disk says of it."""
        target = self.file(path)
        self._make(target.parent)
        target.write_bytes(data)
        return target.stat()

    def file(self, path: str) -> Path:
        """Return where a new file waits."""
        return self.files / path

    def commit(self, changed: Sequence[str], removed: Sequence[str]) -> None:
        """Put the new files in place and take away what the new site does not have; `undo` can still take it back."""
        self._keep({*changed, *removed})
        for path in removed:
            (self.site / path).unlink(missing_ok=True)
        for path in changed:
            self._make((self.site / path).parent)
            self.file(path).replace(self.site / path)

    def finish(self) -> None:
        """Let the change stand, for good: the point of no return."""
        (self.aside / _LIST).unlink(missing_ok=True)
        for path in self._replaced:
            if not (self.site / path).exists():
                _remove_empty((self.site / path).parent, self.site)

    def close(self) -> None:
        """Undo what was not finished, and leave nothing beside the site."""
        settle(self.site)

    def _keep(self, paths: Iterable[str]) -> None:
        """Keep what the site has in these places, and list it, before anything is changed."""
        for path in sorted({*paths} - {*self._replaced, *self._added}):
            if (self.site / path).exists():
                link(self.site / path, self.aside / _OLD / path)
                self._replaced.append(path)
            else:
                self._added.append(path)
        draft = self.aside / f"{_LIST}.nuevo"
        told = {_OWN: own_mark(self.aside / _OWN), "cambiados": self._replaced, "agregados": self._added}
        draft.write_text(json.dumps(told), "utf-8")
        draft.replace(self.aside / _LIST)

    def _make(self, folder: Path) -> None:
        if folder != self._made:  # files of a folder come together
            folder.mkdir(parents=True, exist_ok=True)
            self._made = folder


def settle(site: Path) -> bool:
    """Undo what an unfinished patch had changed, clear it away, and say whether it had changed anything."""
    aside = aside_of(site)
    if not aside.exists():
        return False
    was_begun = (aside / _LIST).exists()
    if told := _list(aside):
        _undo(site, aside, told)
    shutil.rmtree(aside, ignore_errors=True)
    return was_begun


def link(source: Path, target: Path) -> None:
    """Put a file also elsewhere: as a link where the disk has such, else as a copy with its date."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except FileExistsError:  # it has been put there
        return
    except OSError as error:
        if error.errno not in _WITHOUT_LINKS:
            raise
        shutil.copy2(source, target)


def aside_of(site: Path) -> Path:
    """Return the folder where the changes of a site wait."""
    return site.parent / f".{site.name}-parche"


def _list(aside: Path) -> dict[str, Any]:
    """Return the list of an unfinished patch; nothing, if there is none or it is not of this computer."""
    with suppress(FileNotFoundError, ValueError, KeyError, TypeError):
        told: dict[str, Any] = json.loads((aside / _LIST).read_bytes())
        if told[_OWN] == own_mark(aside / _OWN):
            return told
    return {}


def _undo(site: Path, aside: Path, told: Mapping[str, Any]) -> None:
    """Put back what the list says was there; what was put back already is not there to be put back again."""
    for path in told["agregados"]:
        (site / path).unlink(missing_ok=True)
        _remove_empty((site / path).parent, site)
    for path in told["cambiados"]:
        with suppress(FileNotFoundError):
            (aside / _OLD / path).replace(site / path)
    (aside / _LIST).unlink()


def _remove_empty(folder: Path, site: Path) -> None:
    with suppress(OSError):  # not empty, or gone
        while folder != site:
            folder.rmdir()
            folder = folder.parent
