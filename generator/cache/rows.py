"""The rows of an institution's units, out of its data files that stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.publishing.open_data.kept import cut, files_with

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.cache.registry import Register
    from generator.publishing.open_data.kept import UnitRows


def known_rows(register: Register, name: str, base: str, read: Callable[[str], bytes]) -> Mapping[str, UnitRows]:
    """Return the rows of an institution's units, by the keys of their batches; none, where all these are others now.

    `base` is the digest of what all keys have in common; `read` gives the bytes of a file that stands.
    """
    entry = register.entries.get(name)
    found: dict[str, UnitRows] = {}
    if entry is not None and base and entry.told.base == base:
        for year in entry.told.rows:
            if all(path in register.sound and path in entry.files for path in files_with(year)):
                found |= cut(year, read)
    return found
