"""Files of a new site on their way to it: those that grow in pieces, and those that stay and are linked."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.publishing.patch import Patch


class Growing:
    """A file that is written aside in pieces; a class because it has a state: what was written so far."""

    def __init__(self, patch: Patch, path: str) -> None:
        """Begin with nothing."""
        patch.write(path, b"")
        self._file = patch.file(path).open("wb")
        self._sha256 = hashlib.sha256()

    def add(self, data: bytes) -> None:
        """Write a piece."""
        self._file.write(data)
        self._sha256.update(data)

    def end(self) -> tuple[int, str]:
        """Return the size and the digest of the whole."""
        with self._file:
            return self._file.tell(), self._sha256.hexdigest()


def folders_above(path: str) -> Iterator[str]:
    """Yield the folders that a file is in, up to the site's own, which is ""."""
    while path:
        path = path.rpartition("/")[0]
        yield path


def link(source: Path, target: Path) -> None:
    """Put a file also elsewhere: as a link where the disk has such, else as a copy with its date."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except FileExistsError:  # it has been put there
        return
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EXDEV, errno.EMLINK, errno.ENOSYS}:
            raise
        shutil.copy2(source, target)
