"""Writes new files where they wait for the rest of a site, and says what is known of each: whoever made them does so.

There are tens of thousands, so that names are texts here.
"""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from generator.core.raw import write_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.publishing.page import OutputFile


class Stamp(NamedTuple):
    """A file that was written: its size, its date to the nanosecond, and the digest of its content."""

    size: int
    mtime: int
    digest: str


def put(root: str, path: str, data: bytes) -> None:
    """Write a file below a folder, which must be there: who was asked for a build that ended makes no folder anew.

    Raises:
        OSError: it is not there, or the disk refuses.
    """
    target = f"{root}{os.sep}{path}"
    try:
        write_at(target, data)
    except FileNotFoundError:
        _make(os.path.dirname(target), root)  # noqa: PTH120
        write_at(target, data)


def stamp_of(root: str, path: str, size: int, digest: str) -> Stamp:
    """Return what is known of a file that was written, of which the date is the disk's to say."""
    return Stamp(size, os.stat(f"{root}{os.sep}{path}").st_mtime_ns, digest)  # noqa: PTH116


def put_all(root: str, files: Iterable[OutputFile]) -> dict[str, Stamp]:
    """Write files, none of which comes in pieces, and return what is known of each, by its path."""
    found = {}
    for output in files:
        put(root, output.path, output.data)
        digest = hashlib.sha256(output.data).hexdigest()
        found[output.path] = stamp_of(root, output.path, len(output.data), digest)
    return found


def _make(folder: str, root: str) -> None:
    """Make a folder below another, and those between."""
    if folder == root:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), root)
    with suppress(FileExistsError):  # another process may have made it
        try:
            os.mkdir(folder)  # noqa: PTH102
        except FileNotFoundError:
            _make(os.path.dirname(folder), root)  # noqa: PTH120
            os.mkdir(folder)  # noqa: PTH102
