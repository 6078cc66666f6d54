"""Reads a site's folder, and seals it: the digests of its files and its checkpoint come last, over all the rest."""

from __future__ import annotations

from dataclasses import replace
from hashlib import file_digest, sha256
from typing import TYPE_CHECKING

from generator.proof.checkpoint import CHAINS, CHECKPOINT, SUMS, parse_chain, sums_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.proof.checkpoint import Checkpoint

_YEARS_CHAINS = f"*/*/{CHAINS}"


def seal(site: Path, about: Checkpoint) -> None:
    """Write the digests of every file of a finished site, and its checkpoint: `about` with what the files say."""
    sums = sums_text(digests_of(site)).encode()
    (site / SUMS).write_bytes(sums)
    chains = (
        parse_chain(line) for path in sorted(site.glob(_YEARS_CHAINS)) for line in path.read_text("utf-8").splitlines()
    )
    checkpoint = replace(about, sums=sha256(sums).hexdigest(), chains=tuple(chains))
    (site / CHECKPOINT).write_text(checkpoint.text, "utf-8", newline="\n")


def digests_of(site: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a site, by its path, but of those that hold the digests."""
    return {name: _digest(path) for name, path in _files(site) if name not in {SUMS, CHECKPOINT}}


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files with their paths below the site; a link is read as the bytes that it shows."""
    return ((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
