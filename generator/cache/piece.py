"""What an institution, or the portal, brings to a site: batches that were made, and keys of those that stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import field

from generator.cache.values import Told
from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError
from generator.publishing import addresses
from generator.publishing.page import SEARCH_FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from generator.cache.registry import Register
    from generator.history.record import UnitRecord
    from generator.publishing.batches import Batch

PORTAL = " portal"
EDITORIAL = " docs"
DATA = " datos"
SEARCH = " buscador"
SEALS = " constancia"
"""Names of pieces that are of no institution: with a blank, so that they are no institution's name."""


def is_institution(name: str) -> bool:
    """Return whether a piece is an institution's: its files, and no others, are in `addresses.own_folders`."""
    return not name.startswith(" ")


class Piece(Frozen):
    """A part of the site under one key, "" where nobody asks; `told` is what the build tells of it.

    Of a piece that `stands` nothing was made, and there are no batches. `pasts` are the records of its units' pasts.
    """

    name: str
    key: str
    batches: tuple[Batch, ...] = ()
    told: Told = Told()
    stands: bool = False
    pasts: Mapping[str, UnitRecord] = field(default_factory=dict)

    def paths(self, register: Register) -> Iterator[str]:
        """Yield the path of every file, made or standing; not of an institution, of which some batches may stand."""
        if self.stands and (entry := register.entry(self.name)):
            yield from entry.files
        for batch in self.batches:
            yield from batch.paths or (output.path for output in batch.files or ())


class NewFiles(Frozen):
    """The new files of a build, where they wait for the rest: `read` gives back any of them, or of those that stand.

    `place` is their folder, in which workers of this machine may write; "" where they are to be brought.
    """

    read: Callable[[str], bytes]
    place: str = ""


def free(paths: Iterable[str], folders: Container[str], taken: Container[str]) -> Iterator[str]:
    """Yield paths that nobody has; what is in the folder of an institution, or of its web form, is its own.

    Raises:
        GeneratorError: one of them is taken.
    """
    for path in paths:
        folder = path.removeprefix(addresses.EDITOR).partition("/")[0]
        if folder in folders:
            raise GeneratorError(
                f"{path} quedaría entre las páginas de la institución «{folder}»: "
                "cambie el nombre de su archivo en docs/, o el de la carpeta de la institución"
            )
        if path in taken or folder == SEARCH_FOLDER:
            raise GeneratorError(f"hay dos archivos para la misma dirección, {path}: cambie el nombre de uno en docs/")
        yield path
