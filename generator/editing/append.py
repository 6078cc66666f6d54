"""Writes what is reported: the only place that changes the file of a plan that units report in.

One at a time (a lock on the folder, where the system has one), all or nothing (a new file, on the disk before it takes
the old one's place), and never over a change that somebody else made meanwhile.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.core.os_faults import os_fault
from generator.core.problem import GeneratorError
from generator.editing.progress import checked_append
from generator.reading.discover import discover

if sys.platform != "win32":  # Windows has no such lock: there the comparison before replacing has to do
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import ProgressEntry
    from generator.core.problem import Problem
    from generator.reading.schemas import Schemas

PATIENCE = 20
_PAUSE = 0.02


def append_report(
    plans: Path, file: str, entry: ProgressEntry, schemas: Schemas, as_of: date
) -> tuple[bool, tuple[Problem, ...]]:
    """Add an entry at the end of a plan; return whether it was written, and what is wrong or doubtful in it.

    `file` is the plan's name as problems tell it: `plans/<institución>/<año>/<unidad>.yaml`.

    Raises:
        GeneratorError: the file is not there, cannot be written, or changed meanwhile; then it is as it was.
    """
    label, inner = file.split("/", 1)
    path = plans / inner
    try:
        with _alone(path.parent):
            files, _ = discover(plans, label)
            data, problems = checked_append(files, file, entry, schemas, as_of)
            if data is not None:
                before = next(source.data for source in files if source.file == file)
                replace_file(path, before, data)
                if path.read_bytes() != data:
                    raise GeneratorError(f"{path} no quedó como se escribió: revíselo antes de seguir")
    except OSError as error:
        raise GeneratorError(f"no se pudo escribir en {path}: {os_fault(error)}. No se cambió nada") from error
    return data is not None, problems


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock: it needs no file of its own, and the system frees it even after a crash."""
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        deadline = time.monotonic() + PATIENCE
        while not _locked(descriptor):
            if time.monotonic() > deadline:
                raise GeneratorError(f"otra orden está escribiendo en {folder}; espere a que termine y repita la suya")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a network folder without locks: the comparison before replacing has to do
        return True
    return True


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Put new bytes in the place of a file that must still hold the old ones; it keeps its permissions."""
    status = path.stat()
    if not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise GeneratorError(f"{path} está protegido contra escritura; quítele la protección y repita la orden")
    # A name that the reader of plans passes over, should a crash leave it behind.
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix="~", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as new:
            new.write(after)
            new.flush()
            os.fsync(new.fileno())
        Path(name).chmod(stat.S_IMODE(status.st_mode))
        if sys.platform != "win32":
            with suppress(PermissionError):
                os.chown(name, status.st_uid, status.st_gid)
        _require_unchanged(path, before)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _keep_name(path.parent)


def _require_unchanged(path: Path, before: bytes) -> None:
    if path.read_bytes() != before:
        raise GeneratorError(f"{path} cambió mientras tanto; repita la orden. No se escribió nada")


def _keep_name(folder: Path) -> None:
    """Make the file's new place in its folder last; a system that cannot is left to do it in its own time."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
