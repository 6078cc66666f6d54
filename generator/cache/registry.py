"""What is known of a site that stands: which files it has, what they were made of, and that nobody changed them since.

The site itself is the cache; this is its register, in a folder of the project. A head names one record per institution,
each under the digest of its text, so that half a register is none. Nothing in it is code, and whatever of it is broken,
or no longer true of the files, is as if it were not there: it is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.cache.values import Told, read, written
from generator.parallel import without_cycles
from generator.publishing.own import own_mark
from generator.publishing.write import CACHE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

FOLDERS = " carpetas"
"""Names the record of the folders' dates among those of the entries."""
FORM = 4
"""Raised when the register is written in another way: an older one is then none."""

_HEAD = "sitio.json"
_BOOT = Path("/proc/sys/kernel/random/boot_id")
_LEADS_OUT = ("\n/", "\\", "\n../", "/../", "/..\n", "\n..\n")
"""What is in no line of paths that all stay below the site."""


class Stamp(NamedTuple):
    """A file that was written: its size, its date to the nanosecond, and the digest of its content."""

    size: int
    mtime: int
    digest: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What an institution, or the portal, brought to the site.

    `batches` has the paths of each batch by its key; `told` is what else came of it, to be told again.
    """

    key: str
    batches: Mapping[str, tuple[str, ...]]
    files: Mapping[str, Stamp]
    told: Told = field(default_factory=Told)


class Sound:
    """Which files of each entry are as they were written; a class because it looks when it is first asked, and once.

    So the institution that changed can be made while somebody still looks at the files of all others.
    """

    def __init__(self, entries: Mapping[str, Entry], look: Callable[[Entry], Iterable[tuple[str, Stamp]]]) -> None:
        """Look at nothing yet; `look` gives the files of an entry that are sound."""
        self._entries = entries
        self._look = look
        self._found: dict[str, Mapping[str, Stamp]] = {}

    def of(self, name: str) -> Mapping[str, Stamp]:
        """Return the files of an entry that are as they were written; none, if there is no such entry."""
        if name not in self._found:
            self._found[name] = dict(self._look(self._entries[name])) if name in self._entries else {}
        return self._found[name]


def _as_written(entry: Entry) -> Iterable[tuple[str, Stamp]]:
    return entry.files.items()


@dataclass(frozen=True)
class Register:
    """The entries of a site by name; `sound` are the files that are as they were written.

    `past` is what was known of the history; `pieces` are the names of the entries' records, of those that were read and
    are still true; `folders` are the dates of all folders of the site: one of the same date holds the same names.
    `written` tells the head of the register that this process wrote from any other.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    sound: Sound = field(default_factory=lambda: Sound({}, _as_written))
    past: Mapping[str, Any] = field(default_factory=dict)
    pieces: Mapping[str, str] = field(default_factory=dict)
    folders: Mapping[str, int] = field(default_factory=dict)
    written: tuple[int, ...] = ()

    def whole(self, name: str, key: str) -> Entry | None:
        """Return what was made of a key, if every file of it is as it was written."""
        entry = self.entries.get(name)
        if entry is None or entry.key != key:
            return None
        sound = self.sound.of(name)
        return entry if all(path in sound for path in entry.files) else None

    def standing(self, name: str) -> Mapping[str, Mapping[str, int]]:
        """Return the keys of the batches of which every file is as it was written, with the sizes of these."""
        entry = self.entries.get(name)
        if entry is None:
            return {}
        sound = self.sound.of(name)
        return {
            key: {path: entry.files[path].size for path in paths}
            for key, paths in entry.batches.items()
            if key and all(path in sound for path in paths)
        }


NOTHING = Register()


def folder_for(root: Path, site: Path) -> Path:
    """Return the folder of the register of a site; the place of the site in the project names it."""
    place = os.path.relpath(site, root).replace(os.sep, "/")
    return root / CACHE / hashlib.sha256(place.encode()).hexdigest()[:16]


@without_cycles()
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
        head = json.loads((folder / _HEAD).read_bytes())
        if head["forma"] != FORM or head["propio"] != own_mark(folder / "piezas" / head["carpetas"]):
            return NOTHING
        entries = {str(name): _entry(_piece(folder, digest)) for name, digest in head["piezas"].items()}
        if not head["arranque"] or head["arranque"] != _boot():
            return Register(entries, Sound(entries, partial(_read, f"{site}{os.sep}")), head["pasado"])
        sound = Sound(entries, partial(_of_the_same_date, f"{site}{os.sep}"))
        pieces = {**head["piezas"], FOLDERS: head["carpetas"]}
        return Register(entries, sound, head["pasado"], pieces, _piece(folder, head["carpetas"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return NOTHING


def save(folder: Path, register: Register) -> Register:
    """Keep the register of a site as it was just written, in the place of the one before; return it as it is known."""
    (folder / "piezas").mkdir(parents=True, exist_ok=True)
    (folder.parent / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n", "utf-8")
    (folder.parent / ".gitignore").write_text("*\n", "utf-8")
    names = {
        name: register.pieces.get(name) or _put(folder / "piezas", _plain(entry))
        for name, entry in register.entries.items()
    }
    folders = register.pieces.get(FOLDERS) or _put(folder / "piezas", json.dumps(register.folders).encode())
    own = own_mark(folder / "piezas" / folders)
    head = {"forma": FORM, "propio": own, "arranque": _boot(), "pasado": register.past, "piezas": names}
    _write(folder / _HEAD, json.dumps({**head, "carpetas": folders}).encode())
    for path in (folder / "piezas").iterdir():
        if path.name not in {*names.values(), folders}:
            path.unlink(missing_ok=True)
    sound = Sound(register.entries, _as_written)
    return replace(register, sound=sound, pieces={**names, FOLDERS: folders}, written=_mark(folder / _HEAD))


def _mark(path: Path) -> tuple[int, ...]:
    found = path.stat()
    return (found.st_ino, found.st_mtime_ns, found.st_size)


def drop(folder: Path) -> None:
    """Forget a site: before it is replaced, or when nobody knows how it stands."""
    (folder / _HEAD).unlink(missing_ok=True)


def folder_dates(site: Path, paths: Iterable[str], known: Mapping[str, int]) -> dict[str, int]:
    """Return the date of every folder that holds files of a site, or others of its folders; of those known, that."""
    found = {"": known[""] if "" in known else _date(site, "")}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in found:
            found[folder] = known[folder] if folder in known else _date(site, folder)
            folder = folder.rpartition("/")[0]
    return found


def holds_the_same(site: Path, folders: Mapping[str, int]) -> bool:
    """Return whether no name was added or taken away in any folder of a site, as far as their dates are known."""
    try:
        return bool(folders) and all(_date(site, folder) == date for folder, date in folders.items())
    except OSError:
        return False


def _date(site: Path, folder: str) -> int:
    return os.lstat(f"{site}{os.sep}{folder}").st_mtime_ns


def _of_the_same_date(root: str, entry: Entry) -> Iterator[tuple[str, Stamp]]:
    """Yield the files of the size and date with which they were written; of another date, if they say the same."""
    for path, stamp in entry.files.items():
        try:
            found = os.lstat(root + path)
        except OSError:
            continue
        if found.st_size == stamp.size and stat.S_ISREG(found.st_mode):
            if found.st_mtime_ns == stamp.mtime:
                yield path, stamp
            else:
                yield from _of_the_same_content(path, stamp, root)


def _read(root: str, entry: Entry) -> Iterator[tuple[str, Stamp]]:
    """Yield the files of the content with which they were written, with the date that they have now."""
    return (found for path, stamp in entry.files.items() for found in _of_the_same_content(path, stamp, root))


def _of_the_same_content(path: str, stamp: Stamp, root: str) -> Iterator[tuple[str, Stamp]]:
    with contextlib.suppress(OSError):
        found = os.lstat(root + path)
        if stat.S_ISREG(found.st_mode) and found.st_size == stamp.size:
            with Path(root + path).open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            if content == stamp.digest:
                yield path, Stamp(stamp.size, found.st_mtime_ns, stamp.digest)


def _piece(folder: Path, name: str) -> dict[str, Any]:
    data = (folder / "piezas" / name).read_bytes()
    if hashlib.sha256(data).hexdigest() != name:
        raise ValueError(name)
    found: dict[str, Any] = json.loads(data)
    return found


def _entry(plain: Mapping[str, Any]) -> Entry:
    files = {path: Stamp(*stamp) for path, stamp in plain["files"].items()}
    lines = "\n".join(("", *files, ""))
    if any(sign in lines for sign in _LEADS_OUT):
        raise ValueError(plain["key"])
    batches = {key: tuple(paths) for key, paths in plain["batches"].items()}
    told = read(plain["told"])
    if not isinstance(told, Told):
        raise TypeError(told)
    return Entry(plain["key"], batches, files, told)


def _plain(entry: Entry) -> bytes:
    plain = {"key": entry.key, "batches": entry.batches, "files": entry.files, "told": written(entry.told)}
    return json.dumps(plain, ensure_ascii=False).encode()


def _put(folder: Path, data: bytes) -> str:
    name = hashlib.sha256(data).hexdigest()
    _write(folder / name, data)
    return name


def _write(path: Path, data: bytes) -> None:
    """Write a file aside, let the disk have it, and put it in its place."""
    aside = path.with_name(f"{path.name}.nuevo")
    with aside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def _boot() -> str:
    """Return what names this run of the computer; "" where it cannot be told."""
    with contextlib.suppress(OSError):
        return _BOOT.read_text("ascii").strip()
    return ""
