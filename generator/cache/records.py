"""The records of a register: what each institution, or the portal, brought to a site, in a file of its own.

A record is named by the digest of its text, so that half a record is none, and it is in memory while it is its turn.
Nothing in it is code, and no path in it leads out of the site.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import field

from generator.cache.digests import digest
from generator.cache.pasts import PlainPast, pasts_of, plain_pasts
from generator.cache.values import Told, read, written
from generator.core.frozen import Frozen, replace
from generator.core.problem import GeneratorError
from generator.publishing import addresses
from generator.publishing.stamps import Stamp  # noqa: TC001  msgspec asks for it

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.history.record import UnitRecord

Shape = TypeVar("Shape")

_LEADS_OUT = ("\n/", "\\", "\n../", "/../", "/..\n", "\n..\n")
"""What is in no line of paths that all stay below the site."""


class BrokenRecordError(GeneratorError):
    """A record is not there, or not what was written: whoever asked for an old one does without, and makes it again."""

    def __init__(self, path: Path) -> None:
        """Tell of the record at a path, for whoever cannot do without: it was written a moment ago."""
        super().__init__(f"«{path}» falta o se dañó mientras se construía el sitio: constrúyalo otra vez")


class Entry(Frozen):
    """What an institution, or the portal, brought to the site.

    `batches` has the paths of each batch by its key; `told` is what else came of it, to be told again.
    """

    key: str
    batches: Mapping[str, tuple[str, ...]]
    files: Mapping[str, Stamp]
    told: Told = Told()

    @property
    def pages(self) -> str:
        """The digest of its pages, by which it is known whether the search index is still theirs."""
        return digest(*sorted(f"{path} {stamp.digest}" for path, stamp in self.files.items() if path.endswith(".html")))


class Place(Frozen):
    """Where an entry is kept, and what is asked of it often: its key, how many files it has, the digest of its pages.

    `record`, `folders` and `past` name its record, that of the dates of its own folders, and that of its units' pasts;
    `lines` has where those of each of its folders stand in the list of digests, and their size.
    """

    key: str
    record: str
    count: int
    pages: str
    folders: str = ""
    past: str = ""
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)


class _Files(Frozen):
    """What of a record is asked most: its files."""

    key: str
    files: dict[str, Stamp]


class _Telling(Frozen):
    """What of a record is asked where its files stand: all else."""

    told: Any


class _Plain(Frozen):
    """An entry as its record has it."""

    key: str
    batches: dict[str, tuple[str, ...]]
    files: dict[str, Stamp]
    told: Any


class Records(Frozen):
    """The folder of records."""

    folder: Path

    def put(self, entry: Entry) -> Place:
        """Write the record of an entry."""
        plain = _Plain(entry.key, dict(entry.batches), dict(entry.files), written(entry.told))
        return Place(entry.key, self._put(msgspec.json.encode(plain)), len(entry.files), entry.pages)

    def entry(self, place: Place) -> Entry:
        """Return the entry of a record.

        Raises:
            BrokenRecordError: there is none, it is of another key, or a path of it leads out of the site.
        """
        plain = self._get(place.record, _Plain)
        told = _told(plain.told)
        if told is None or not _is_of(place, plain):
            raise BrokenRecordError(self.folder / place.record)
        return Entry(plain.key, plain.batches, plain.files, told)

    def told(self, place: Place) -> Told:
        """Return what is told in a record beside its files.

        Raises:
            BrokenRecordError: there is no such record.
        """
        told = _told(self._get(place.record, _Telling).told)
        if told is None:
            raise BrokenRecordError(self.folder / place.record)
        return told

    def files(self, place: Place) -> Mapping[str, Stamp]:
        """Return the files of an entry.

        Raises:
            BrokenRecordError: there is no such record, it is of another key, or a path of it leads out of the site.
        """
        found = self._get(place.record, _Files)
        if not _is_of(place, found):
            raise BrokenRecordError(self.folder / place.record)
        return found.files

    def put_dates(self, dates: Mapping[str, int]) -> str:
        """Write the dates of folders, and return the name of their record."""
        return self._put(msgspec.json.encode(dates))

    def dates(self, name: str) -> dict[str, int]:
        """Return the dates of folders.

        Raises:
            BrokenRecordError: there is no such record.
        """
        return self._get(name, dict[str, int])

    def put_pasts(self, pasts: Mapping[str, UnitRecord]) -> str:
        """Write what was found of the past of units, and return the name of its record; "" if there is nothing."""
        plain = plain_pasts(pasts)
        return self._put(msgspec.json.encode(plain)) if plain else ""

    def pasts(self, name: str) -> Mapping[str, UnitRecord]:
        """Return what was found of the past of units, by its keys.

        Raises:
            BrokenRecordError: there is no such record.
        """
        plain = self._get(name, dict[str, PlainPast])
        try:
            return pasts_of(plain)
        except ValueError as error:
            raise BrokenRecordError(self.folder / name) from error

    def keep(self, names: Iterable[str]) -> None:
        """Throw away all records but some."""
        kept = {*names}
        for path in self.folder.iterdir():
            if path.name not in kept:
                path.unlink(missing_ok=True)

    def _put(self, data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()
        self.folder.mkdir(parents=True, exist_ok=True)
        write(self.folder / name, data)
        return name

    def _get(self, name: str, shape: type[Shape]) -> Shape:
        try:
            data = (self.folder / name).read_bytes()
            if hashlib.sha256(data).hexdigest() == name:
                return msgspec.json.decode(data, type=shape)
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            raise BrokenRecordError(self.folder / name) from error
        raise BrokenRecordError(self.folder / name)


def _is_of(place: Place, found: _Files | _Plain) -> bool:
    """Return whether a record is of the key of a place, and all its paths stay below the site."""
    lines = "\n".join(("", *found.files, ""))
    return found.key == place.key and not any(sign in lines for sign in _LEADS_OUT)


def _told(plain: object) -> Told | None:
    try:
        found = read(plain)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return found if isinstance(found, Told) else None


def write(path: Path, data: bytes) -> None:
    """Write a file aside and put it in its place.

    The disk is not waited for: what a loss of power leaves half written is none, and then every file is read anyway.
    """
    aside = path.with_name(f"{path.name}.nuevo")
    aside.write_bytes(data)
    aside.replace(path)


def with_dates(records: Records, site: Path, name: str, place: Place, shared: dict[str, int]) -> Place:
    """Return the place of an entry with the dates of its folders; those that others may share are put to `shared`."""
    own: dict[str, int] = {}
    roots = addresses.own_folders(name)
    for path in records.files(place):
        for folder in folders_above(path):
            dates = own if f"{folder}/".startswith(roots) else shared
            if folder in dates:
                break
            dates[folder] = os.lstat(f"{site}{os.sep}{folder}").st_mtime_ns
    return replace(place, folders=records.put_dates(own) if own else "")


def folders_above(path: str) -> Iterator[str]:
    """Yield the folders that a file is in, up to the site's own, which is ""."""
    while path:
        path = path.rpartition("/")[0]
        yield path
