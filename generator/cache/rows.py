"""The rows of an institution's units, out of its data files that stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import field

from generator.core.frozen import Frozen
from generator.publishing.open_data.kept import cut, files_with

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.cache.registry import Register
    from generator.publishing.open_data.kept import UnitRows, YearRows


class StandingRows(Frozen):
    """Where the rows of an institution's units are, and the files that have them: to be cut by whoever needs them."""

    years: tuple[YearRows, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)

    def by_key(self) -> Mapping[str, UnitRows]:
        """Return the rows of each unit, by the key of its batch."""
        return {key: rows for year in self.years for key, rows in cut(year, self.files.__getitem__).items()}


NO_ROWS = StandingRows()


def standing_rows(register: Register, name: str, base: str, read: Callable[[str], bytes]) -> StandingRows:
    """Return the rows of an institution's units that stand; none, where the keys of all are others now.

    `base` is the digest of what all keys have in common; `read` gives the bytes of a file that stands.
    """
    entry = register.entry(name)
    if entry is None or not base or entry.told.base != base:
        return NO_ROWS
    sound = register.sound(name)
    years = tuple(year for year in entry.told.rows if all(path in sound for path in files_with(year)))
    return StandingRows(years, {path: read(path) for year in years for path in files_with(year)})
