"""A site of a few files, published as a real one is: all that the disk can refuse is tried over it in no time."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.cache.keeping import Keeping
from generator.cache.piece import PORTAL, NewFiles, Piece
from generator.cache.publish import publish, register_of
from generator.cache.registry import NOTHING, drop, folder_for
from generator.history.position import NO_TRACES, Traces
from generator.moment import Moment
from generator.proof.checkpoint import Checkpoint
from generator.publishing.batches import Batch
from generator.publishing.page import OutputFile, mark
from generator.publishing.write import new_site, write_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.cache.registry import Register

EDITION = "edicion.txt"
_PART = " demo"
"""Of no institution: its files are in several folders."""
_STAY = {"index.html": b"portada", **{f"a/{number}/index.html": b"igual" for number in range(12)}}
"""More than those that change: else a site is never changed in its place."""
_EDITIONS = {
    "1": {"a/1/cambia.html": b"antes", "solo-antes/index.html": b"antes", "solo-antes/c/index.html": b"antes"},
    "2": {"a/1/cambia.html": b"ahora", "solo-ahora/index.html": b"ahora", "solo-ahora/c/index.html": b"ahora"},
}


@dataclass(slots=True)
class SmallSite:
    """The site of an edition: files that stay, one that changes, some that go, some that come, one in pieces."""

    keeping: Keeping
    edition: str
    past: Traces = NO_TRACES

    @property
    def checkpoint(self) -> Checkpoint:
        """What it says of itself."""
        return Checkpoint("prueba", "", "2024-12-31", self.edition, is_simulated=False)

    def pieces(self, new: NewFiles) -> Iterable[Piece]:
        """Yield what an institution and the portal bring; what stands is not brought again."""
        del new
        standing = self.keeping.known.standing(_PART)
        stay = None if "k" in standing else tuple(OutputFile(*each) for each in _STAY.items())
        changing = [OutputFile(*each) for each in _EDITIONS[self.edition].items()]
        growing = [OutputFile("datos/filas.csv", f"{self.edition}{part}\n".encode(), continues=True) for part in "ab"]
        yield Piece(_PART, self.edition, (Batch("k", stay), Batch(f"k{self.edition}", (*changing, *growing))))
        paths = (*_STAY, *_EDITIONS[self.edition], "datos/filas.csv")
        yield Piece(PORTAL, "", (Batch("", (mark(paths),)),))


def build(root: Path, *, with_search: bool = False, all_at_once: bool = False) -> None:
    """Publish the edition that a project says, as `pat construir` does; `all_at_once`, as it does with `--pdf`."""
    edition = (root / EDITION).read_text("ascii")
    site = root / "site"
    folder = folder_for(root, site)
    with register_of(folder, site) as register:
        if all_at_once:
            with new_site(site) as aside:
                write_files(_every_file(SmallSite(_keeping(NOTHING), edition)), aside)
                drop(folder)
        else:
            publish(SmallSite(_keeping(register), edition), site, folder, _index if with_search else None)


def _keeping(register: Register) -> Keeping:
    return Keeping("motor", Moment(date(2024, 12, 31), ""), register)


def _every_file(made: SmallSite) -> Iterator[OutputFile]:
    for piece in made.pieces(NewFiles(lambda _: b"")):
        for batch in piece.batches:
            yield from batch.files or ()


def _index(pages: Path, folder: Path) -> None:
    """Make a search that depends on the pages."""
    folder.mkdir(parents=True)
    with contextlib.suppress(FileNotFoundError):
        (folder / "indice.txt").write_bytes((pages / "a/1/cambia.html").read_bytes())
    (folder / "buscador.js").write_text("siempre igual", "ascii")
