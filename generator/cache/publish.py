"""Publishes a build over the site that stands: what is new is written, what is the same stays, what is gone goes.

A site of which much is new, or that is small, is put together beside the old one and takes its place whole, with links
to the files that stay. Of a large one only the files that changed are put in place (`publishing.patch`).
"""

from __future__ import annotations

import hashlib
import sys
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from generator.cache.aside import Growing, folders_above
from generator.cache.digests import digest
from generator.cache.piece import SEALS, SEARCH, Piece
from generator.cache.registry import (
    FOLDERS,
    NOTHING,
    Entry,
    Register,
    Stamp,
    drop,
    folder_dates,
    holds_the_same,
    load,
    save,
)
from generator.core.problem import GeneratorError
from generator.proof.checkpoint import CHAINS, CHECKPOINT, SUMS, chains_of, seals
from generator.publishing.batches import Batch
from generator.publishing.page import SEARCH_FOLDER, OutputFile
from generator.publishing.patch import Patch, aside_of, link, settle
from generator.publishing.swap import recover, swap
from generator.publishing.write import files_below, refusals, require_own

if (
    sys.platform != "win32"
):  # Windows has no such lock: there two builds of one folder at a time are the user's to avoid
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.proof.checkpoint import Checkpoint

_LINKED = 3000
"""So many files that stay are linked into a new folder in the time of a blink; more are left where they are."""
_DEPTH_OF_YEARS = 2


class Build(Protocol):
    """What makes the pieces of a site; `past` is known once the last is made."""

    past: Mapping[str, Any]

    @property
    def engine(self) -> str:
        """The digest of what shapes a site but its plans."""

    @property
    def checkpoint(self) -> Checkpoint:
        """What the site says of itself, but for its files."""

    def pieces(self, read: Callable[[str], bytes]) -> Iterable[Piece]:
        """Yield each piece once; `read` gives back any file of those that were yielded."""


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
    for place in (folder.parent, folder, folder / "piezas"):
        yield place
        if place.is_dir():
            yield from place.iterdir()


@dataclass(frozen=True, slots=True)
class Published:
    """How many files a site has but for its search, and what is known of it now."""

    count: int
    register: Register


def publish(
    build: Build, site: Path, register: Register, folder: Path, index: Callable[[Path, Path], None] | None
) -> Published:
    """Publish a build; `index` makes the search of a site in a folder.

    Raises:
        GeneratorError: the folder holds something that this tool did not make, or the disk refuses.
    """
    with refusals(site):
        require_own(site, holds_the_same=bool(register.written) or holds_the_same(site, register.folders))
        site.parent.mkdir(parents=True, exist_ok=True)
        patch = Patch(site)
        try:
            gathered = _Gathered(register, patch, build.engine)
            for piece in build.pieces(gathered.read):
                gathered.take(piece)
                del piece
            count = len(gathered.kept) + len(gathered.changed)
            needs_index = index is not None and not gathered.keeps_search()
            if len(gathered.kept) <= max(len(gathered.changed), _LINKED):
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
                patch.finish()
            return Published(count, save(folder, gathered.register(build.past)))
        finally:
            patch.close()


class _Gathered:
    """What of a build is new and what stays; a class because it gathers."""

    def __init__(self, register: Register, patch: Patch, engine: str) -> None:
        self.old = register
        self.engine = engine
        self.patch = patch
        self.entries: dict[str, Entry] = {}
        self.pieces: dict[str, str] = {}
        self.kept: list[str] = []
        self.changed: list[str] = []
        self._waiting: set[str] = set()
        self._gone: set[str] = set()
        self._touched: set[str] = set()

    def read(self, path: str) -> bytes:
        """Return a file of the new site, made or standing."""
        return (self.patch.file(path) if path in self._waiting else self.patch.site / path).read_bytes()

    def take(self, piece: Piece) -> None:
        """Note a piece, and write what of it is new."""
        batches: defaultdict[str, list[str]] = defaultdict(list)
        files: dict[str, Stamp] = {}
        for batch in piece.batches:
            if batch.files is None:
                sound = self.old.sound.of(piece.name)
                found = {path: sound[path] for path in self.old.entries[piece.name].batches[batch.key]}
                self.kept += found
            else:
                found = self._written(piece.name, batch.files)
            files |= found
            batches[batch.key] += found
        plain = {key: tuple(paths) for key, paths in batches.items()}
        entry = Entry(piece.key, plain, files, piece.told)
        if entry == self.old.entries.get(piece.name) and piece.name in self.old.pieces:
            self.pieces[piece.name] = self.old.pieces[piece.name]
        self.entries[piece.name] = entry

    def keeps_search(self) -> bool:
        """Keep the search index that stands, if this engine made it of these pages."""
        key = self._search_key()
        if self.old.whole(SEARCH, key) is None:
            return False
        self.take(Piece(SEARCH, key, (Batch(key, None),)))
        return True

    def take_search(self, index: Callable[[Path, Path], None], pages: Path) -> None:
        """Make the search index of the pages of a folder."""
        made = self.patch.file(SEARCH_FOLDER)
        index(pages, made)
        names = sorted(files_below(str(made)))
        files = (OutputFile(f"{SEARCH_FOLDER}/{name}", (made / name).read_bytes()) for name in names)
        key = self._search_key()
        self.take(Piece(SEARCH, key, (Batch(key, files),)))

    def seal(self, about: Checkpoint) -> None:
        """Make the list of digests and the checkpoint of all that was taken."""
        digests = {path: stamp.digest for entry in self.entries.values() for path, stamp in entry.files.items()}
        years = sorted(path.split("/") for path in digests if path.endswith(f"/{CHAINS}"))
        texts = (self.read("/".join(path)).decode() for path in years if len(path) == _DEPTH_OF_YEARS + 1)
        files = tuple(OutputFile(*each) for each in seals(digests, chains_of(texts), about).items())
        self.take(Piece(SEALS, "", (Batch("", files),)))

    def link(self) -> None:
        """Complete the new files with those that stay."""
        for path in self.kept:
            link(self.patch.site / path, self.patch.file(path))
        self._touched.update(self.old.folders)

    def put_in_place(self, *, without_seal: bool = False) -> None:
        """Put the new files in place and take away what is gone; a site that is not finished bears no seal."""
        now = {path for entry in self.entries.values() for path in entry.files}
        gone = [path for entry in self.old.entries.values() for path in entry.files if path not in now]
        if without_seal:
            gone = [*(path for path in gone if not path.startswith(f"{SEARCH_FOLDER}/")), SUMS, CHECKPOINT]
            self._gone = {SUMS, CHECKPOINT}
        self.patch.commit([path for path in self.changed if path in self._waiting], gone)
        for path in (*self._waiting, *gone):
            self._touched.update(folders_above(path))
        self._waiting.clear()

    def register(self, past: Mapping[str, Any]) -> Register:
        """Return the register of the new site."""
        known = {folder: date for folder, date in self.old.folders.items() if folder not in self._touched}
        paths = (path for entry in self.entries.values() for path in entry.files)
        folders = folder_dates(self.patch.site, paths, known)
        if folders == self.old.folders:
            self.pieces[FOLDERS] = self.old.pieces[FOLDERS]
        return Register(self.entries, past=past, pieces=self.pieces, folders=folders)

    def _written(self, name: str, files: Iterable[OutputFile]) -> dict[str, Stamp]:
        """Write files, of which some may come in pieces, and return what is known of them."""
        found: dict[str, Stamp] = {}
        growing: dict[str, Growing] = {}
        for output in files:
            if output.continues:
                if output.path not in growing:
                    growing[output.path] = Growing(self.patch, output.path)
                growing[output.path].add(output.data)
            else:
                found[output.path] = self._stamp(name, output)
        for path, each in growing.items():
            size, content = each.end()
            found[path] = self._kept(name, path, content) or self._new(path, size, content)
        return found

    def _stamp(self, name: str, output: OutputFile) -> Stamp:
        content = hashlib.sha256(output.data).hexdigest()
        standing = self._kept(name, output.path, content)
        if standing is None:
            self.patch.write(output.path, output.data)
            return self._new(output.path, len(output.data), content)
        return standing

    def _kept(self, name: str, path: str, content: str) -> Stamp | None:
        """Return the stamp of a piece's file that stands with that content."""
        standing = self.old.sound.of(name).get(path)
        if standing is None or standing.digest != content or path in self._gone:
            return None
        self.patch.file(path).unlink(missing_ok=True)
        self.kept.append(path)
        return standing

    def _new(self, path: str, size: int, content: str) -> Stamp:
        self.changed.append(path)
        self._waiting.add(path)
        return Stamp(size, self.patch.file(path).stat().st_mtime_ns, content)

    def _search_key(self) -> str:
        pages = (
            f"{path} {stamp.digest}"
            for entry in self.entries.values()
            for path, stamp in entry.files.items()
            if path.endswith(".html")
        )
        return digest("buscador", self.engine, *sorted(pages))
