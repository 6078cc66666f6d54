"""Files of a new site on their way to it: those that grow in pieces, and those that go first."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.cache.registry import Register
    from generator.publishing.page import OutputFile
    from generator.publishing.patch import Patch
    from generator.publishing.stamps import Stamp


class FileAside:
    """A file that is written aside in pieces; a class because it has a state: what was written so far."""

    def __init__(self, patch: Patch, path: str) -> None:
        """Begin with nothing."""
        patch.write(path, b"")
        self._file = patch.file(path).open("wb")
        self._sha256 = hashlib.sha256()

    def add(self, data: bytes) -> None:
        """Write a piece."""
        self._file.write(data)
        self._sha256.update(data)

    def end(self) -> tuple[int, str]:
        """Return the size and the digest of the whole."""
        with self._file:
            return self._file.tell(), self._sha256.hexdigest()


def put_first(pages: Iterable[OutputFile], site: Path, register: Register) -> bool:
    """Put pages in the place of older ones, before the rest of their build; return whether any was.

    What is known of the site does not say so: whoever builds next, if this build comes to no end, finds them changed.
    """
    aside = site.with_name(f".{site.name}-adelanto")
    others = [page for page in pages if _is_other(page, register.sound(page.path.partition("/")[0]))]
    for page in others:
        aside.write_bytes(page.data)
        aside.replace(site / page.path)
    return bool(others)


def _is_other(page: OutputFile, sound: Mapping[str, Stamp]) -> bool:
    """Return whether a page stands, and says something else."""
    stands = sound.get(page.path)
    return stands is not None and hashlib.sha256(page.data).hexdigest() != stands.digest
