"""The data set of the whole site, as pieces: a table stands where no institution brings other rows to it."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from generator.cache.digests import digest
from generator.cache.piece import DATA, Piece
from generator.cache.values import Told
from generator.data_set import TABLES
from generator.publishing import addresses
from generator.publishing.archive import members_of
from generator.publishing.batches import Batch
from generator.publishing.downloads import sheet_path
from generator.publishing.open_data.growing import GrowingFile
from generator.publishing.open_data.members import NO_MEMBERS, members
from generator.publishing.open_data.package import Digest, Digests
from generator.publishing.open_data.parquet import parquet
from generator.publishing.open_data.whole import csv_path, growing, parquet_path, whole_description
from generator.publishing.rows import DATA_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.cache.records import Entry
    from generator.cache.registry import Register
    from generator.publishing.open_data.members import Members
    from generator.publishing.open_data.of_site import SiteData
    from generator.publishing.open_data.package import Stamp
    from generator.publishing.page import OutputFile


def data_pieces(data: SiteData, engine: str, stamp: Stamp, register: Register) -> Iterator[Piece]:
    """Yield the tables, also as Parquet if asked for, the workbook, the flat copy, and what describes them."""
    with_parquet = data.with_parquet
    csv: dict[str, Digest] = {}
    columns: dict[str, Digest] = {}
    for table in TABLES:
        name, key = f"{DATA}/{table.name}", digest("tabla", engine, repr(with_parquet), data.told(table.name))
        is_packed, rows = table.name in data.packed, data.rows(table.name)
        if register.is_whole(name, key) and (standing := register.entry(name)):
            path = csv_path(table.name, is_packed=is_packed)
            csv[table.name] = _digest(standing, path, rows, is_packed=is_packed)
            columns |= {table.name: _digest(standing, parquet_path(table.name), rows)} if with_parquet else {}
            yield Piece(name, key, stands=True)
            continue
        made = growing(table, is_packed=is_packed, stands=partial(_members, register, name, engine))
        measured = GrowingFile(parquet_path(table.name))
        in_columns = (measured.more(part) for part in parquet(table, data.lines(table))) if with_parquet else ()
        paths = (*made.paths, *([measured.path] if with_parquet else ()))
        yield _piece(name, key, engine, chain(data.files(made, table), in_columns), paths)
        csv[table.name] = made.digest  # it is known now: a piece is taken before the next is asked for
        columns |= {table.name: measured.digest(rows)} if with_parquet else {}
    yield _workbook(data, engine, register)
    yield _sheet(data, engine, register)
    yield Piece(DATA, "", (Batch("", tuple(whole_description(Digests(csv, columns), stamp))),))


def _digest(standing: Entry, path: str, rows: int, *, is_packed: bool = False) -> Digest:
    return Digest(standing.files[path].size, standing.files[path].digest, rows, is_packed)


def _piece(name: str, key: str, engine: str, files: Iterable[OutputFile], paths: tuple[str, ...] = ()) -> Piece:
    """Return a piece that tells which engine made it: parts are cut out of what the same one made, and of no other."""
    return Piece(name, key, (Batch(key, files, paths),), Told(base=engine))


def _members(register: Register, name: str, engine: str, path: str) -> Members:
    """Return the members of a piece's file as it stands."""
    size = _size(register, name, engine, path) if path.endswith(addresses.PACKED) else 0
    return members(size, partial(register.cut, path)) if size else NO_MEMBERS


def _size(register: Register, name: str, engine: str, path: str) -> int:
    """Return the size of a piece's file that stands; none, if somebody changed it or another engine made it."""
    entry, stands = register.entry(name), register.sound(name).get(path)
    return stands.size if entry and stands and entry.told.base == engine else 0


def _workbook(data: SiteData, engine: str, register: Register) -> Piece:
    name, path = f"{DATA}/libro", f"{addresses.DATA}{addresses.DATA_XLSX}"
    lacking = [(table.name, data.rows(table.name)) for table in data.left_out]
    key = digest("libro", engine, repr(lacking), *(data.told(table.name) for table in data.in_workbook))
    if register.is_whole(name, key):
        return Piece(name, key, stands=True)
    size = _size(register, name, engine, path)
    return _piece(name, key, engine, (data.workbook(members_of(register.cut(path, 0, size)) if size else {}),))


def _sheet(data: SiteData, engine: str, register: Register) -> Piece:
    name, path = f"{DATA}/{DATA_NAME}", sheet_path(is_packed=DATA_NAME in data.packed)
    key = digest("copia", engine, data.told(DATA_NAME))
    if register.is_whole(name, key):
        return Piece(name, key, stands=True)
    stands = _members(register, name, engine, path)
    made = GrowingFile(path, is_packed=DATA_NAME in data.packed, is_told=False, stands=stands)
    return _piece(name, key, engine, data.sheet(made), (path,))
