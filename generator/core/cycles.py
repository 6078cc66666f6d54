"""When Python searches for cycles of garbage: what is made here lives until it ends and holds hardly any."""

from __future__ import annotations

import atexit
import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SELDOM = 50_000
"""So many objects more than were let go: what a command imports and makes of a few plans is fewer."""


def of_one_command() -> None:
    """Have this process, which does one thing and ends, search seldom, and never at its end.

    The system takes back all of it at once. Python would search while modules are imported, a twentieth of that time,
    and twice through everything before it ends.
    """
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])
    atexit.register(gc.freeze)


@contextmanager
def without_search() -> Iterator[None]:
    """Put off the search until the end of a task.

    A task makes millions of objects: searching them again and again took a fifth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
