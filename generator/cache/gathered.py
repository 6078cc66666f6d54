"""What of a build is new and what stays, while its pieces come: new files are written aside, the others are noted."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from generator.cache.aside import FileAside
from generator.cache.digests import digest
from generator.cache.piece import SEALS, SEARCH, Piece, is_institution
from generator.cache.records import Entry, Place, Records, with_dates
from generator.cache.registry import Register, save
from generator.core.frozen import replace
from generator.proof.checkpoint import CHAINS, CHECKPOINT, SUMS, chains_of, line_of, seals
from generator.publishing import addresses
from generator.publishing.batches import Batch
from generator.publishing.page import SEARCH_FOLDER, OutputFile
from generator.publishing.patch import Patch, link
from generator.publishing.stamps import stamp_of
from generator.publishing.write import files_below

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.cache.keeping import Keeping
    from generator.history.position import Traces
    from generator.proof.checkpoint import Chain, Checkpoint
    from generator.publishing.stamps import Stamp

_LINKED = 3000
"""So many files that stay are linked into a new folder in the time of a blink; more are left where they are."""
_CHAINS_OF_YEAR = re.compile(rb"  ([^/\n]+/[^/\n]+/%b)\n" % re.escape(CHAINS.encode()))


class Gathered:
    """What of a build is new and what stays; a class because it gathers.

    Of each piece only the place of its record is in memory, once it was taken.
    """

    def __init__(self, keeping: Keeping, patch: Patch, records: Records) -> None:
        self.old = keeping.known
        self.engine = keeping.engine
        self.patch = patch
        self.records = records
        self.places: dict[str, Place] = {}
        self.stay = 0
        self.changed = 0
        self._kept: list[str] = []
        self._whole: dict[str, None] = {}
        self._gone: list[str] = []
        self._years: set[str] = set()
        self._unsealed = False
        self._meets_folder = False
        self._is_new = False

    def must_be_new(self, to_come: Container[str]) -> bool:
        """Return whether a new folder takes the site's place: where much is new, or not all is known of the old.

        `to_come` are the pieces that are not taken yet.
        """
        for name in self.old.places:
            if name not in self.places:
                files = [*self._files_of_old(name)]  # also of those to come: a broken record has to be known by now
                if name in to_come:
                    self._meets_folder = self._meets_folder or any(map(self._is_folder, files))
                else:
                    self._gone += files
        self._is_new = self.old.is_damaged or self._meets_folder or self.stay <= max(self.changed, _LINKED)
        return self._is_new

    def read(self, path: str) -> bytes:
        """Return a file of the new site, made or standing."""
        try:
            return self.patch.read(path)
        except FileNotFoundError:
            return (self.patch.site / path).read_bytes()

    def take(self, piece: Piece) -> None:
        """Note a piece, and write what of it is new."""
        if piece.stands:
            place = self.places[piece.name] = self._place_of_whole(piece.name)
            self.stay += place.count
            self._whole[piece.name] = None
            return
        batches: defaultdict[str, list[str]] = defaultdict(list)
        files: dict[str, Stamp] = {}
        for batch in piece.batches:
            found = self._standing(piece.name, batch) if batch.files is None else self._written(piece.name, batch.files)
            found = {**found, **self._waiting(batch.written)}
            files |= found
            batches[batch.key] += found
        self._gone += [path for path in self._files_of_old(piece.name) if path not in files]
        plain = {key: tuple(paths) for key, paths in batches.items()}
        place = self.records.put(Entry(piece.key, plain, files, piece.told))
        self.places[piece.name] = replace(place, past=self.records.put_pasts(piece.pasts))

    def keeps_search(self) -> bool:
        """Keep the search index that stands, if this engine made it of these pages."""
        key = self._search_key()
        stands = self.old.is_whole(SEARCH, key)
        if stands:
            self.take(Piece(SEARCH, key, stands=True))
        return stands

    def take_search(self, index: Callable[[Path, Path], None], pages: Path) -> None:
        """Make the search index of the pages of a folder."""
        made = self.patch.file(SEARCH_FOLDER)
        index(pages, made)
        names = sorted(files_below(str(made)))
        files = (OutputFile(f"{SEARCH_FOLDER}/{name}", (made / name).read_bytes()) for name in names)
        key = self._search_key()
        self.take(Piece(SEARCH, key, (Batch(key, files),)))

    def seal(self, about: Checkpoint) -> None:
        """Make the list of digests and the checkpoint of all that was taken."""
        parts = seals(self._lines(), self._chains, about)
        files = (OutputFile(name, part, continues=True) for name, part in parts)
        self.take(Piece(SEALS, "", (Batch("", files),)))

    def link(self) -> None:
        """Complete the new files with those that stay."""
        whole = (path for name in self._whole for path in self.records.files(self.places[name]))
        for path in chain(self._kept, whole):
            link(f"{self.patch.site}{os.sep}{path}", f"{self.patch.files}{os.sep}{path}")
        self._kept.clear()
        self._whole.clear()

    def put_in_place(self, *, without_seal: bool = False) -> None:
        """Put the new files in place and take away what is gone; a site that is not finished bears no seal."""
        made = files_below(str(self.patch.files))
        now = {*made}
        gone = [path for path in self._gone if path not in now]
        self._gone.clear()
        if without_seal:
            gone += [SUMS, CHECKPOINT]
            self._unsealed = True
        self.patch.commit(made, gone)

    def saved(self, folder: Path, past: Traces) -> Register:
        """Keep the register of the new site, with the dates of its folders, and return it."""
        shared: dict[str, int] = {}
        for name, place in self.places.items():
            if self._is_new or not place.folders:
                self.places[name] = with_dates(self.records, self.patch.site, name, place, shared)
        return save(folder, self.patch.site, self.places, shared, past)

    def _place_of_whole(self, name: str) -> Place:
        """Return where the record of a piece that stands is; one that says other dates than its files is made again."""
        entry = None if self.old.is_dated(name) else self.old.entry(name)
        old = self.old.places[name]
        return replace(self.records.put(replace(entry, files=self.old.sound(name))), past=old.past) if entry else old

    def _lines(self) -> Iterator[bytes]:
        """Yield the lines of the list of digests in the order of paths, with an institution's in memory at a time.

        Nobody else has files in its folders, so that its lines are together in the place of the folder's name.
        """
        names = [name for name in self.places if is_institution(name)]
        others = {path: line for name in self.places if not is_institution(name) for path, line in self._lines_of(name)}
        has_forms = any(path.startswith(addresses.EDITOR) for path in others)
        whose = {folder: name for name in names for folder in addresses.own_folders(name)[: 1 + has_forms]}
        place, found = 0, defaultdict[str, dict[str, tuple[int, int]]](dict)
        for path in sorted({*others, *whose}):
            if path in whose:
                block = self._block(whose[path], path)
                found[whose[path]][path] = (place, len(block))
                self._years.update(year.decode() for year in _CHAINS_OF_YEAR.findall(block))
            else:
                block = others[path].encode()
            place += len(block)
            yield block
        self.places |= {name: replace(self.places[name], lines=lines) for name, lines in found.items()}

    def _block(self, name: str, folder: str) -> bytes:
        """Return the lines of an institution's files in a folder: cut out of the list that stands, if they all do."""
        lines = self.old.places[name].lines if name in self._whole and not self._unsealed else {}
        if folder in lines and SUMS in self.old.sound(SEALS):
            return self.old.cut(SUMS, *lines[folder])
        return "".join(line for path, line in self._lines_of(name) if path.startswith(folder)).encode()

    def _lines_of(self, name: str) -> Sequence[tuple[str, str]]:
        files = self.records.files(self.places[name])
        return [(path, line_of(path, files[path].digest)) for path in sorted(files)]

    def _chains(self) -> Iterator[Chain]:
        years = sorted(self._years, key=lambda path: path.split("/"))
        return chains_of(self.read(path).decode() for path in years)

    def _files_of_old(self, name: str) -> Iterable[str]:
        entry = self.old.entry(name)
        return entry.files if entry else ()

    def _standing(self, name: str, batch: Batch) -> Mapping[str, Stamp]:
        """Return the files of a batch that stands."""
        entry = self.old.entry(name)
        sound = self.old.sound(name)
        found = {path: sound[path] for path in entry.batches[batch.key]} if entry else {}
        self._kept += found
        self.stay += len(found)
        return found

    def _written(self, name: str, files: Iterable[OutputFile]) -> dict[str, Stamp]:
        """Write files, of which some may come in pieces, and return what is known of them."""
        found: dict[str, Stamp] = {}
        growing: dict[str, FileAside] = {}
        for output in files:
            if output.continues:
                if output.path not in growing:
                    growing[output.path] = FileAside(self.patch, output.path)
                growing[output.path].add(output.data)
            else:
                found[output.path] = self._stamp(name, output)
        for path, each in growing.items():
            size, content = each.end()
            found[path] = self._stays(name, path, content) or self._new(path, size, content)
        return found

    def _stamp(self, name: str, output: OutputFile) -> Stamp:
        content = hashlib.sha256(output.data).hexdigest()
        standing = self._stays(name, output.path, content)
        if standing is None:
            self.patch.write(output.path, output.data)
            return self._new(output.path, len(output.data), content)
        return standing

    def _stays(self, name: str, path: str, content: str) -> Stamp | None:
        """Return the stamp of a piece's file that stands with that content."""
        standing = self.old.sound(name).get(path)
        if standing is None or standing.digest != content or (self._unsealed and path in {SUMS, CHECKPOINT}):
            return None
        self.patch.file(path).unlink(missing_ok=True)
        self._kept.append(path)
        self.stay += 1
        return standing

    def _new(self, path: str, size: int, content: str) -> Stamp:
        self._note_new(path)
        return stamp_of(str(self.patch.files), path, size, content)

    def _waiting(self, written: Mapping[str, Stamp]) -> Mapping[str, Stamp]:
        """Note the files that whoever made them has written aside."""
        for path in written:
            self._note_new(path)
        return written

    def _note_new(self, path: str) -> None:
        self.changed += 1
        self._meets_folder = self._meets_folder or self._is_folder(path)

    def _is_folder(self, path: str) -> bool:
        """Return whether a folder stands where only a whole new site can have a file."""
        return os.path.isdir(f"{self.patch.site}{os.sep}{path}")  # noqa: PTH112  there are hundreds

    def _search_key(self) -> str:
        return digest("buscador", self.engine, *sorted(place.pages for place in self.places.values()))
