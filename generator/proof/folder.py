"""Reads a site's folder, and seals it: the digests of its files and its checkpoint come last, over all the rest.

Of a folder that somebody else made nothing is taken for granted: it may hold links, pipes, devices and files without
end. Each is named, none is followed, and nothing is read before its size is known.
"""

from __future__ import annotations

import os
import stat
from hashlib import file_digest
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.proof.chain import REGISTRY, DamagedError
from generator.proof.checkpoint import CHAINS, CHECKPOINT, SUMS, chains_of, line_of, seals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.proof.checkpoint import Checkpoint

MAX_FILE = 1_000_000_000
"""Twice the largest table that a data package may have."""
MAX_TEXT = 64_000_000
"""Of the checkpoint, the list of sums and the registries of all years together: hundreds of thousands of reports."""
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Windows knows neither of the two: there the look before has to do."""
_YEARS_CHAINS = f"*/*/{CHAINS}"
_YEARS_REGISTRY = f"*/*/{REGISTRY}"


class Contents(Frozen):
    """What a folder holds: the digest of each file by its path, and of each thing that is not read, why."""

    digests: Mapping[str, str]
    unread: Mapping[str, str]


def seal(site: Path, about: Checkpoint) -> None:
    """Write the digests of every file of a finished site, and its checkpoint: `about` with what the files say."""
    texts = (path.read_text("utf-8") for path in sorted(site.glob(_YEARS_CHAINS)))
    lines = (line_of(path, digest).encode() for path, digest in sorted(digests_of(site).items()))
    found = seals(lines, lambda: chains_of(texts), about)
    for name, parts in groupby(found, itemgetter(0)):
        (site / name).write_bytes(b"".join(part for _, part in parts))


def digests_of(site: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a site, by its path, but of those that hold the digests."""
    return {name: _digest(path) for name, path in _files(site) if name not in {SUMS, CHECKPOINT}}


def contents_of(site: Path) -> Contents:
    """Return what the folder of a published site holds, whoever made it."""
    digests: dict[str, str] = {}
    unread: dict[str, str] = {}
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        about = path.lstat()
        if stat.S_ISDIR(about.st_mode) or name in {SUMS, CHECKPOINT}:
            continue
        if not stat.S_ISREG(about.st_mode):
            unread[name] = "no es un archivo"
        elif about.st_size > MAX_FILE:
            unread[name] = "es demasiado grande para ser del sitio"
        else:
            try:
                digests[name] = _digest(path)
            except OSError:
                unread[name] = "no se puede leer"
    return Contents(digests, unread)


def text_of(path: Path) -> str:
    """Return a text of a published site; a link is not followed, nor anything read that could have no end.

    Raises:
        DamagedError: it is no file, is too large, cannot be read or is not UTF-8.
    """
    try:
        about = path.lstat()
        if not stat.S_ISREG(about.st_mode):
            raise DamagedError(f"{path.name} no es un archivo")
        if about.st_size > MAX_TEXT:
            raise DamagedError(f"{path.name} es demasiado grande")
        with os.fdopen(os.open(path, _READ), "rb") as file:
            return file.read(MAX_TEXT).decode("utf-8")
    except UnicodeDecodeError as error:
        raise DamagedError(f"{path.name} no está en UTF-8") from error
    except OSError as error:
        raise DamagedError(f"{path.name} no está o no se puede leer") from error


def registries_of(site: Path) -> Iterator[str]:
    """Yield the registries of all years of a published site.

    Raises:
        DamagedError: one cannot be read, or together they are too large.
    """
    left = MAX_TEXT
    for path in sorted(site.glob(_YEARS_REGISTRY)):
        text = text_of(path)
        left -= len(text)
        if left < 0:
            raise DamagedError(f"los archivos {REGISTRY} son demasiado grandes")
        yield text


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files with their paths below the site; a link is read as the bytes that it shows."""
    return ((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
