"""The data set of the whole site, as pieces: a table stands where no institution brings other rows to it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator.cache.digests import digest
from generator.cache.piece import DATA, Piece
from generator.data_set import TABLES
from generator.publishing import addresses
from generator.publishing.batches import Batch
from generator.publishing.downloads import sheet
from generator.publishing.open_data.package import Digest, Digests
from generator.publishing.open_data.parquet import parquet
from generator.publishing.open_data.whole import Growing, Measured, csv_path, parquet_path, whole_description
from generator.publishing.rows import DATA_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.cache.registry import Register
    from generator.publishing.open_data.of_site import SiteData
    from generator.publishing.open_data.package import Stamp


def data_pieces(data: SiteData, engine: str, stamp: Stamp, register: Register) -> Iterator[Piece]:
    """Yield the tables, also as Parquet if asked for, the workbook, the flat copy, and what describes them."""
    with_parquet = data.with_parquet
    csv: dict[str, Digest] = {}
    columns: dict[str, Digest] = {}
    for table in TABLES:
        name, key = f"{DATA}/{table.name}", digest("tabla", engine, repr(with_parquet), data.told(table.name))
        if standing := register.whole(name, key):
            stand = {path: Digest(file.size, file.digest, data.rows(table)) for path, file in standing.files.items()}
            csv[table.name] = stand[csv_path(table.name)]
            columns |= {table.name: stand[parquet_path(table.name)]} if with_parquet else {}
            yield Piece(name, key, (Batch(key, None),))
            continue
        growing = Growing(table)
        made = Measured(parquet_path(table.name), parquet(table, data.lines(table)), data.rows(table))
        files = chain(data.files(growing, table), made.files() if with_parquet else ())
        yield Piece(name, key, (Batch(key, files, (*growing.paths, *([made.path] if with_parquet else ()))),))
        csv[table.name] = growing.digest  # it is known now: a piece is taken before the next is asked for
        columns |= {table.name: made.digest} if with_parquet else {}
    yield _workbook(data, engine, register)
    yield _sheet(data, engine, register)
    yield Piece(DATA, "", (Batch("", tuple(whole_description(Digests(csv, columns), stamp))),))


def _workbook(data: SiteData, engine: str, register: Register) -> Piece:
    name = f"{DATA}/libro"
    lacking = [(table.name, data.rows(table)) for table in data.left_out]
    key = digest("libro", engine, repr(lacking), *(data.told(table.name) for table in data.in_workbook))
    return Piece(name, key, (Batch(key, None if register.whole(name, key) else (data.workbook(),)),))


def _sheet(data: SiteData, engine: str, register: Register) -> Piece:
    name, path = f"{DATA}/{DATA_NAME}", sheet(addresses.HOME, ()).path
    key = digest("copia", engine, data.told(DATA_NAME))
    return Piece(name, key, (Batch(key, None if register.whole(name, key) else data.sheet(), (path,)),))
