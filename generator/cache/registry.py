"""What is known of a site that stands: which files it has, what they were made of, and that nobody changed them since.

The site itself is the cache; this is its register, in a folder of the project. A head says the key of each institution
and where its record is; records are read when they are asked for, so that an institution more takes no memory. Whatever
of the register is broken, or no longer true of the files, is as if it were not there: it is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.cache.looks import are_of, of_the_same_date, read_again
from generator.cache.records import BrokenRecordError, Entry, Place, Records, write
from generator.core.frozen import Frozen
from generator.core.raw import read_at
from generator.history.position import NO_TRACES, Traces
from generator.publishing.own import own_mark
from generator.publishing.write import CACHE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.cache.values import Told
    from generator.history.record import UnitRecord
    from generator.publishing.stamps import Stamp

    Look = Callable[[str, Mapping[str, Stamp]], Mapping[str, Stamp]]

FORM = 10
"""Raised when the register is written in another way, or its past is told in another: an older one is then none."""

_HEAD = "sitio.json"
_RECORDS = "piezas"
_BOOT = Path("/proc/sys/kernel/random/boot_id")


class Head(Frozen):
    """The head of a register: whose it is, of which run of the computer, and where each entry is.

    `past` is what was known of the history; `folders` names the record of the dates of folders that several share.
    """

    form: int
    own: tuple[int, int]
    boot: str
    past: Traces
    places: dict[str, Place]
    folders: str


class _Standing(Frozen, dict=True):
    """An entry while it is its turn, and which of its files are as they were written."""

    name: str
    entry: Entry | None
    look: Callable[[Entry], Mapping[str, Stamp]]

    @cached_property
    def sound(self) -> Mapping[str, Stamp]:
        return self.look(self.entry) if self.entry else {}


class Register:
    """The entries of a site by name, and which of its files are as they were written.

    A class, since it reads and looks when it is first asked: the institution that changed is being made while somebody
    still looks at the files of all others. The entry that was asked for last is in memory, and no other.
    """

    def __init__(self, records: Records, site: Path, head: Head, look: Look, written: tuple[int, ...] = ()) -> None:
        """Know nothing but the head; `written` tells it from any other, if this process wrote it."""
        self.head = head
        self.written = written
        self.is_damaged = False
        self._records = records
        self._site = site
        self._root = f"{site}{os.sep}"
        self._look = look
        self._last = _Standing("", None, self._sound_of)
        self._same: set[str] = set()
        self._dated: set[str] = set()
        self._ahead: Iterator[tuple[str, bool]] = iter(())
        self._seen: set[str] = set()

    @property
    def places(self) -> Mapping[str, Place]:
        """Where each entry is kept."""
        return self.head.places

    @property
    def past(self) -> Traces:
        """What was known of the history."""
        return self.head.past

    def entry(self, name: str) -> Entry | None:
        """Return an entry; none, if there is none of the name, or its record is broken."""
        return self._standing(name).entry

    def sound(self, name: str) -> Mapping[str, Stamp]:
        """Return the files of an entry that are as they were written; none, if there is no such entry."""
        return self._standing(name).sound

    def cut(self, path: str, start: int, size: int) -> bytes:
        """Return so many bytes of a file that stands, from a place on."""
        return read_at(self._root + path, start, size)

    def told(self, name: str) -> Told:
        """Return what the last build told of an entry.

        Raises:
            BrokenRecordError: there is none of the name, or its record is broken.
        """
        return self._records.told(self.places[name])

    def looks(self) -> Iterator[tuple[str, bool]]:
        """Yield the name of each entry, and whether its files and folders have the very dates that its records say."""
        for name, place in self.places.items():
            with contextlib.suppress(BrokenRecordError):
                files = self._records.files(place)
                if self._look(self._root, files) == files:
                    self._look_at_folders(name)
                    yield name, name in self._same
                    continue
            yield name, False

    def believe(self, ahead: Iterator[tuple[str, bool]]) -> None:
        """Take the `looks` of another process for one's own, as they come; it may end before it has told of all."""
        self._ahead = ahead

    def is_whole(self, name: str, key: str) -> bool:
        """Return whether what was made of a key is there, and every file of it is as it was written.

        What was seen of its dates is noted: `is_dated` and `holds_the_same` are asked when the entry is not in memory.
        """
        if name not in self.places or self.places[name].key != key:
            return False
        self._wait_for(name)
        if name in self._dated:
            return True
        entry, sound = self.entry(name), self.sound(name)
        if not self.written:
            self._look_at_folders(name)
        if entry and sound == entry.files and (self.written or name in self._same):
            self._dated.add(name)
        return entry is not None and len(sound) == len(entry.files)

    def is_dated(self, name: str) -> bool:
        """Return whether the files and folders of an entry had the very dates of its records when it was looked at."""
        return name in self._dated

    def standing(self, name: str) -> Mapping[str, Mapping[str, int]]:
        """Return the keys of the batches of which every file is as it was written, with the sizes of these."""
        entry, sound = self.entry(name), self.sound(name)
        if entry is None:
            return {}
        return {
            key: {path: entry.files[path].size for path in paths}
            for key, paths in entry.batches.items()
            if key and all(path in sound for path in paths)
        }

    def holds_the_same(self) -> bool:
        """Return whether no name was added or taken away in any folder of the site, as far as their dates tell."""
        if self.written or self._look is read_again:
            return bool(self.written)
        names = {*self.places, ""}
        for name in names - self._same:
            self._look_at_folders(name)
        return bool(self.places) and self._same == names

    def dates(self, name: str) -> Mapping[str, int]:
        """Return the dates that the folders of an entry had; of "" those that several share."""
        record = self.places[name].folders if name else self.head.folders
        try:
            return self._records.dates(record) if record else {}
        except BrokenRecordError:
            self.is_damaged = True
            return {}

    def pasts(self, name: str) -> Mapping[str, UnitRecord]:
        """Return what was found of the past of an institution's units, by its keys."""
        record = self.places[name].past if name in self.places else ""
        try:
            return self._records.pasts(record) if record else {}
        except BrokenRecordError:
            self.is_damaged = True
            return {}

    def _wait_for(self, name: str) -> None:
        """Let whoever looks ahead, if there is one, come to an entry."""
        while name not in self._seen and (seen := next(self._ahead, None)):
            self._seen.add(seen[0])
            if seen[1]:
                self._same.add(seen[0])
                self._dated.add(seen[0])

    def _look_at_folders(self, name: str) -> None:
        has_some = not name or self.places[name].folders
        if not has_some or are_of(self._site, self.dates(name)):
            self._same.add(name)

    def _standing(self, name: str) -> _Standing:
        if self._last.name != name:
            self._last = _Standing(name, self._read(name), _files_of if name in self._dated else self._sound_of)
        return self._last

    def _read(self, name: str) -> Entry | None:
        try:
            return self._records.entry(self.places[name]) if name in self.places else None
        except BrokenRecordError:
            self.is_damaged = True
            return None

    def _sound_of(self, entry: Entry) -> Mapping[str, Stamp]:
        return self._look(self._root, entry.files)


def _files_of(entry: Entry) -> Mapping[str, Stamp]:
    return entry.files


def _as_written(_root: str, files: Mapping[str, Stamp]) -> Mapping[str, Stamp]:
    return files


_EMPTY = Head(FORM, (0, 0), "", NO_TRACES, {}, "")
NOTHING = Register(Records(Path()), Path(), _EMPTY, _as_written)


def folder_for(root: Path, site: Path) -> Path:
    """Return the folder of the register of a site; the place of the site in the project names it."""
    place = os.path.relpath(site, root).replace(os.sep, "/")
    return root / CACHE / hashlib.sha256(place.encode()).hexdigest()[:16]


def records_of(folder: Path) -> Records:
    """Return the records of the register in a folder."""
    return Records(folder / _RECORDS)


def load(folder: Path, site: Path, known: Register = NOTHING) -> Register:
    """Return the register of a site, which tells what of its files is as it was written; none, if it is broken.

    A register that was not written here, but came with a copy of the project, is none: it would vouch for pages that
    anybody made. Within a run of the computer a file of the same size and date is the same, as for git. After a new
    start, which may follow a loss of power, every file is read. What this process itself wrote last, and nobody after
    it, is `known`: its files are not looked at.
    """
    try:
        if known.written and known.written == _mark(folder / _HEAD):
            return known
        head = msgspec.json.decode((folder / _HEAD).read_bytes(), type=Head)
        if head.form != FORM or list(head.own) != own_mark(folder / _RECORDS / head.folders):
            return NOTHING
    except (OSError, ValueError, msgspec.MsgspecError):
        return NOTHING
    look = of_the_same_date if head.boot and head.boot == _boot() else read_again
    return Register(records_of(folder), site, head, look)


def save(folder: Path, site: Path, places: Mapping[str, Place], shared: Mapping[str, int], past: Traces) -> Register:
    """Keep the register of a site as it was just written, in the place of the one before; return it as it is known.

    `shared` are the dates of the folders that are of no single entry.
    """
    records = records_of(folder)
    folders = records.put_dates(shared)
    (folder.parent / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n", "utf-8")
    (folder.parent / ".gitignore").write_text("*\n", "utf-8")
    number, changed = own_mark(folder / _RECORDS / folders)
    head = Head(FORM, (number, changed), _boot(), past, dict(places), folders)
    write(folder / _HEAD, msgspec.json.encode(head))
    records.keep((folders, *(name for place in places.values() for name in (place.record, place.folders, place.past))))
    return Register(records, site, head, _as_written, _mark(folder / _HEAD))


def _mark(path: Path) -> tuple[int, ...]:
    found = path.stat()
    return (found.st_ino, found.st_mtime_ns, found.st_size)


def drop(folder: Path) -> None:
    """Forget a site: before it is replaced, or when nobody knows how it stands."""
    (folder / _HEAD).unlink(missing_ok=True)


def _boot() -> str:
    """Return what names this run of the computer; "" where it cannot be told."""
    with contextlib.suppress(OSError):
        return _BOOT.read_text("ascii").strip()
    return ""
