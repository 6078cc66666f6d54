"""Puts a new folder in the place of an old one: in one step where the system has it, else in two that can be undone."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HERE = -100
"""AT_FDCWD: paths are taken as any others."""
_EXCHANGE = 2
"""RENAME_EXCHANGE (Linux 3.15): two names change places at once."""


def swap(new: Path, target: Path) -> None:
    """Put a folder in the place of another, which is then gone. Killed at any step, `recover` finds one whole."""
    if not target.exists():
        new.replace(target)
    elif _exchange(new, target):
        shutil.rmtree(new, ignore_errors=True)  # the old one bears its name now
    else:
        _one_after_the_other(new, target)


def recover(target: Path) -> None:
    """Put back the folder that a killed `swap` had set aside, or clear it away if the new one stands."""
    former = _former(target)
    if former.exists():
        if target.exists():
            shutil.rmtree(former, ignore_errors=True)
        else:
            former.replace(target)


def _one_after_the_other(new: Path, target: Path) -> None:
    former = _former(target)
    target.replace(former)
    try:
        new.replace(target)
    except OSError:
        former.replace(target)
        raise
    shutil.rmtree(former, ignore_errors=True)


def _former(target: Path) -> Path:
    return target.parent / f".{target.name}-anterior"


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step and return whether the system could."""
    if sys.platform != "linux":
        return False
    import ctypes  # noqa: PLC0415  only a build needs it

    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError):  # an older C library
        return False
    failed: int = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return failed == 0
