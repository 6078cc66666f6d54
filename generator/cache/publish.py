"""Publishes a build over the site that stands: what is new is written, what is the same stays, what is gone goes.

A site of which much is new, or that is small, is put together beside the old one and takes its place whole, with links
to the files that stay. Of a large one only the files that changed are put in place (`publishing.patch`).
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from generator.cache.gathered import Gathered
from generator.cache.piece import SEALS, SEARCH, NewFiles, Piece
from generator.cache.registry import NOTHING, Register, drop, load, records_of
from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError
from generator.publishing.patch import Patch, aside_of, settle
from generator.publishing.swap import recover, swap
from generator.publishing.write import refusals, require_own

if (
    sys.platform != "win32"
):  # Windows has no such lock: there two builds of one folder at a time are the user's to avoid
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from generator.cache.keeping import Keeping
    from generator.history.position import Traces
    from generator.proof.checkpoint import Checkpoint


class Build(Protocol):
    """What makes the pieces of a site; `past` is known once the last is made."""

    past: Traces

    @property
    def keeping(self) -> Keeping:
        """What stands, and the keys of what is made."""

    @property
    def checkpoint(self) -> Checkpoint:
        """What the site says of itself, but for its files."""

    def pieces(self, new: NewFiles) -> Iterable[Piece]:
        """Yield each piece once."""


@contextmanager
def register_of(folder: Path, site: Path, known: Register = NOTHING) -> Iterator[Register]:
    """Yield what is known of a site, while nobody else builds it; what a killed build had begun is finished first.

    `known` is what this process knew last of a site that is its own.

    Raises:
        GeneratorError: the folder holds something that this tool did not make, or the disk refuses.
    """
    if led := next((each for each in _places(folder, site) if each.is_symlink()), None):
        raise GeneratorError(f"«{led}» es un enlace, y ahí solo se escribe en carpetas propias: bórrelo")
    with refusals(site):
        if not folder.exists():  # nothing of ours is written beside what is not a site
            recover(site)
            require_own(site)
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "candado").open("wb")
    with lock:
        if sys.platform != "win32":
            fcntl.flock(lock, fcntl.LOCK_EX)
        with refusals(site):
            recover(site)
            if settle(site):
                drop(folder)
        yield load(folder, site, known)


def _places(folder: Path, site: Path) -> Iterator[Path]:
    """Yield what is written to beside a site and in the folder of its register."""
    yield aside_of(site)
    for place in (folder.parent, folder, records_of(folder).folder):
        yield place
        if place.is_dir():
            yield from place.iterdir()


class Published(Frozen):
    """How many files a site has but for its search, and what is known of it now."""

    count: int
    register: Register


def publish(build: Build, site: Path, folder: Path, index: Callable[[Path, Path], None] | None) -> Published:
    """Publish a build; `index` makes the search of a site in a folder.

    Raises:
        GeneratorError: the folder holds something that this tool did not make, or the disk refuses.
    """
    register = build.keeping.known
    with refusals(site):
        require_own(site, holds_the_same=bool(register.places))
        site.parent.mkdir(parents=True, exist_ok=True)
        try:
            patch = Patch(site)
            gathered = Gathered(build.keeping, patch, records_of(folder))
            for piece in build.pieces(NewFiles(gathered.read, str(patch.files))):
                gathered.take(piece)
                del piece
            if register.places:
                require_own(site, holds_the_same=register.holds_the_same())
            count = gathered.stay + gathered.changed
            needs_index = index is not None and not gathered.keeps_search()
            if gathered.must_be_new({SEALS, SEARCH} if needs_index else {SEALS}):
                gathered.link()
                if index and needs_index:
                    gathered.take_search(index, patch.files)
                gathered.seal(build.checkpoint)
                gathered.link()
                drop(folder)
                swap(patch.files, site)
            else:
                if index and needs_index:
                    gathered.put_in_place(without_seal=True)
                    gathered.take_search(index, site)
                gathered.seal(build.checkpoint)
                gathered.put_in_place()
                drop(folder)  # of a build that ends before it is saved, it would not know which files are new
                patch.finish()
            return Published(count, gathered.saved(folder, build.past))
        finally:
            settle(site)  # by its name: who was interrupted while the patch was begun has none
