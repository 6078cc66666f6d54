"""Looks at the files and folders of a site: whether they are as they were written."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from generator.publishing.stamps import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def of_the_same_date(root: str, files: Mapping[str, Stamp]) -> Mapping[str, Stamp]:
    """Return the files of the size and date with which they were written; of another date, if they say the same."""
    others = {*_of_another(root, files)}
    if not others:
        return files
    same = {path: stamp for path, stamp in files.items() if path not in others}
    return same | {path: stamp for path in others if (stamp := _now(root + path, files[path]))}


def _of_another(root: str, files: Mapping[str, Stamp]) -> Iterator[str]:
    """Yield the files of another date or size: one loop without a call but the system's, for there are thousands."""
    look = os.lstat
    for path, (size, date, _) in files.items():
        try:
            found = look(root + path)
        except OSError:
            yield path
            continue
        if found.st_mtime_ns != date or found.st_size != size or not stat.S_ISREG(found.st_mode):
            yield path


def read_again(root: str, files: Mapping[str, Stamp]) -> Mapping[str, Stamp]:
    """Return the files of the content with which they were written, with the date that they have now."""
    found = ((path, _now(root + path, stamp)) for path, stamp in files.items())
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
    root, look = f"{site}{os.sep}", os.lstat
    try:
        for folder, date in dates.items():
            if look(root + folder).st_mtime_ns != date:
                return False
    except OSError:
        return False
    return bool(dates)
