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
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from generator.publishing.own import own_mark
from generator.publishing.stamps import put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import Any

Made = TypeVar("Made")

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
        self._replaced: list[str] = []
        self._added: list[str] = []

    def write(self, path: str, data: bytes) -> None:
        """Write a new file aside."""
        put(str(self.files), path, data)

    def read(self, path: str) -> bytes:
        """Return a new file.

        Raises:
            FileNotFoundError: it is not new.
        """
        with open(f"{self.files}{os.sep}{path}", "rb") as file:  # noqa: PTH123  there are hundreds
            return file.read()

    def file(self, path: str) -> Path:
        """Return where a new file waits."""
        return self.files / path

    def commit(self, changed: Sequence[str], removed: Sequence[str]) -> None:
        """Put the new files in place and take away what the new site does not have; `undo` can still take it back."""
        self._keep({*changed, *removed})
        for path in removed:
            (self.site / path).unlink(missing_ok=True)
        for path in changed:
            target = f"{self.site}{os.sep}{path}"
            _in_folder(partial(os.replace, f"{self.files}{os.sep}{path}", target), target)

    def finish(self) -> None:
        """Let the change stand, for good: the point of no return."""
        (self.aside / _LIST).unlink(missing_ok=True)
        for path in self._replaced:
            if not os.path.exists(f"{self.site}{os.sep}{path}"):  # noqa: PTH110  there are hundreds
                _remove_empty((self.site / path).parent, self.site)

    def _keep(self, paths: Iterable[str]) -> None:
        """Keep what the site has in these places, and list it, before anything is changed."""
        for path in sorted({*paths} - {*self._replaced, *self._added}):
            if os.path.exists(f"{self.site}{os.sep}{path}"):  # noqa: PTH110  there are hundreds
                link(f"{self.site}{os.sep}{path}", f"{self.aside}{os.sep}{_OLD}{os.sep}{len(self._replaced)}")
                self._replaced.append(path)
            else:
                self._added.append(path)
        draft = self.aside / f"{_LIST}.nuevo"
        told = {_OWN: own_mark(self.aside / _OWN), "cambiados": self._replaced, "agregados": self._added}
        draft.write_text(json.dumps(told), "utf-8")
        draft.replace(self.aside / _LIST)


def settle(site: Path) -> bool:
    """Undo what an unfinished patch had changed, clear it away, and say whether it had changed anything."""
    aside = aside_of(site)
    if not aside.exists():
        return False
    was_begun = (aside / _LIST).exists()
    if told := _list(aside):
        _undo(site, aside, told)
    _clear(aside)
    return was_begun


def _clear(aside: Path) -> None:
    """Clear away what waits, under another name first: whoever still writes there finds no folder, and makes none."""
    last = aside.with_name(f"{aside.name}-fuera")
    shutil.rmtree(last, ignore_errors=True)
    with suppress(OSError):  # on Windows, while a file in it is open
        aside = aside.rename(last)
    shutil.rmtree(aside, ignore_errors=True)


def link(source: str, target: str) -> None:
    """Put a file also elsewhere: as a link where the disk has such, else as a copy with its date."""
    try:
        _in_folder(partial(os.link, source, target), target)
    except FileExistsError:  # it has been put there
        return
    except OSError as error:
        if error.errno not in _WITHOUT_LINKS:
            raise
        _in_folder(partial(shutil.copy2, source, target), target)


def _in_folder(make: Callable[[], Made], target: str) -> Made:
    """Return what is made of a file, for which its folder is made where there is none."""
    try:
        return make()
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120  a text, as there are hundreds
        return make()


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
    for number, path in enumerate(told["cambiados"]):
        with suppress(FileNotFoundError):
            (aside / _OLD / str(number)).replace(site / path)
    (aside / _LIST).unlink()


def _remove_empty(folder: Path, site: Path) -> None:
    with suppress(OSError):  # not empty, or gone
        while folder != site:
            folder.rmdir()
            folder = folder.parent
