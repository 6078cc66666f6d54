"""The data set of the whole site, as pieces: a table stands where no institution brings other rows to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.cache.digests import digest
from generator.cache.piece import DATA, Piece
from generator.data_set import TABLES
from generator.harvesting.parquet import parquet, required
from generator.publishing.batches import Batch
from generator.publishing.open_data.package import Digest
from generator.publishing.open_data.whole import Growing, csv_path, parquet_path, whole_description
from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.cache.registry import Register
    from generator.data_set.shape import Table
    from generator.publishing.open_data.of_site import SiteData
    from generator.publishing.open_data.package import Stamp


def data_pieces(data: SiteData, engine: str, stamp: Stamp, register: Register) -> Iterator[Piece]:
    """Yield the tables, also as Parquet if asked for, the workbook of a small site, and what describes them."""
    digests: dict[str, Digest] = {}
    for table in TABLES:
        key = digest("tabla", engine, data.told(table))
        if standing := register.whole(_name(table), key):
            stands = standing.files[csv_path(table.name)]
            digests[table.name] = Digest(stands.size, stands.digest, data.rows(table))
            yield Piece(_name(table), key, (Batch(key, None),))
        else:
            growing = Growing(table, has_json=data.has_json(table))
            yield Piece(_name(table), key, (Batch(key, data.files(growing, table), growing.paths),))
            digests[table.name] = growing.digest  # it is known now: a piece is taken before the next is asked for
        if data.as_parquet:
            yield _parquet(data, table, engine, register)
    if data.has_workbook:
        key = digest("libro", engine, *(data.told(table) for table in TABLES))
        files = None if register.whole(f"{DATA}/libro", key) else (data.workbook(),)
        yield Piece(f"{DATA}/libro", key, (Batch(key, files),))
    yield Piece(DATA, "", (Batch("", tuple(whole_description(digests, stamp))),))


def _parquet(data: SiteData, table: Table, engine: str, register: Register) -> Piece:
    """Return a table as Parquet, made of the rows of its CSV."""
    name, path = f"{DATA}/parquet/{table.name}", parquet_path(table.name)
    key = digest("parquet", engine, required()[0].__version__, data.told(table))
    if register.whole(name, key):
        return Piece(name, key, (Batch(key, None),))
    files = (OutputFile(path, piece, continues=True) for piece in parquet(table, data.lines(table)))
    return Piece(name, key, (Batch(key, files, (path,)),))


def _name(table: Table) -> str:
    return f"{DATA}/{table.name}"
