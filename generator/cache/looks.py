"""Looks at the files and folders of a site: whether they are as they were written."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache.records import Stamp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.cache.records import Entry


def of_the_same_date(root: str, entry: Entry) -> Mapping[str, Stamp]:
    """Return the files of the size and date with which they were written; of another date, if they say the same."""
    others = {path for path, stamp in entry.files.items() if not _is_of(root + path, stamp)}
    if not others:
        return entry.files
    same = {path: stamp for path, stamp in entry.files.items() if path not in others}
    return same | {path: stamp for path in others if (stamp := _now(root + path, entry.files[path]))}


def _is_of(path: str, stamp: Stamp) -> bool:
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return found.st_mtime_ns == stamp.mtime and found.st_size == stamp.size and stat.S_ISREG(found.st_mode)


def read_again(root: str, entry: Entry) -> Mapping[str, Stamp]:
    """Return the files of the content with which they were written, with the date that they have now."""
    found = ((path, _now(root + path, stamp)) for path, stamp in entry.files.items())
    return {path: stamp for path, stamp in found if stamp}


def _now(path: str, stamp: Stamp) -> Stamp | None:
    """Return what is known of a file with the date that it has now; nothing, if it says anything else."""
    with contextlib.suppress(OSError):
        found = os.lstat(path)
        if stat.S_ISREG(found.st_mode) and found.st_size == stamp.size:
            with Path(path).open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            if content == stamp.digest:
                return Stamp(stamp.size, found.st_mtime_ns, stamp.digest)
    return None


def are_of(site: Path, dates: Mapping[str, int]) -> bool:
    """Return whether folders have the dates that they had: then they hold the same names."""
    root = f"{site}{os.sep}"
    try:
        return bool(dates) and all(os.lstat(root + folder).st_mtime_ns == date for folder, date in dates.items())
    except OSError:
        return False
