"""The files of a data set: a folder `datos/` of a year, an institution or the whole site; a few files of a unit."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from generator.core.frozen import Frozen
from generator.data_set import BY_NAME, TABLES
from generator.publishing import addresses
from generator.publishing.archive import QUICK, zipped
from generator.publishing.open_data import csvw
from generator.publishing.open_data.package import Digest, Digests, descriptor
from generator.publishing.open_data.parquet import parquet_of
from generator.publishing.open_data.workbook import workbook
from generator.publishing.open_data.written import Written, heading, joined, write
from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.data_set.shape import Table
    from generator.publishing.open_data.content import Rows
    from generator.publishing.open_data.package import Stamp
    from generator.publishing.open_data.workbook import Sheet

Tables = dict[str, Written]
"""Written tables by name."""


class Portion(Frozen):
    """What an institution brings to a table of the whole site: how many rows, and their digest in CSV and JSON."""

    table: str
    rows: int
    digest: str


def written(rows: Rows) -> Tables:
    """Return tables as text."""
    return {name: write(BY_NAME[name], found) for name, found in rows.items()}


def together(parts: Iterable[Tables]) -> Tables:
    """Return the tables of all parts, each with the rows of all, in the order of the declaration."""
    found = tuple(parts)
    return {table.name: joined(part[table.name] for part in found if table.name in part) for table in TABLES}


def unit_files(path: str, tables: Tables, stamp: Stamp, *, with_parquet: bool = False) -> Iterator[OutputFile]:
    """Yield the data of a unit, one file of each form; `path` is the address of its page.

    Thousands of units with a file of each table would be more files than all else: only Parquet, which is asked for and
    cannot be read inside another file, is one of each table.
    """
    own = {table.name: tables[table.name] for table in TABLES if table.of_unit}
    objects = b",\n".join(_member(name, part) for name, part in own.items())
    yield OutputFile(f"{path}{addresses.UNIT_JSON}", b"".join((b"{\n", objects, b"\n}\n")))
    yield OutputFile(f"{path}{addresses.DATA_XLSX}", workbook(sheets_with(own)))
    lines = {name: heading(BY_NAME[name]) + part.csv for name, part in own.items()}
    digests = Digests({name: Digest.of(data, own[name].count) for name, data in lines.items()})
    described = ((output.path, output.data) for output in description_files("", digests, stamp))
    tidy = ((f"{name}.csv", data) for name, data in lines.items())
    yield OutputFile(f"{path}{addresses.DATA_ZIP}", zipped((*described, *tidy), QUICK))
    for name, data in lines.items() if with_parquet else ():
        yield OutputFile(f"{addresses.data(path)}{name}.parquet", parquet_of(BY_NAME[name], data))


def portions_of(tables: Tables) -> tuple[Portion, ...]:
    """Return how much of each table there is, and its digest; of what every data set has alike, nothing."""
    return tuple(
        Portion(name, part.count, digest_of((part.csv, part.json)))
        for name, part in tables.items()
        if part.count and not BY_NAME[name].is_shared
    )


def digest_of(parts: Iterable[bytes]) -> str:
    """Return what tells texts from any others, wherever one ends and the next begins."""
    found = hashlib.sha256()
    for part in parts:
        found.update(b"%d " % len(part))
        found.update(part)
    return found.hexdigest()


class Contents(Frozen):
    """The tables of a data set as files, by name, and the digest of each: the same wherever it stands."""

    files: Mapping[str, bytes]
    digests: Digests


def contents_of(tables: Tables, *, with_parquet: bool = False) -> Contents:
    """Return tables as files: CSV, JSON and, if asked for, Parquet of each, and the workbook of all."""
    files: dict[str, bytes] = {}
    lines: dict[str, Digest] = {}
    columns: dict[str, Digest] = {}
    for table in TABLES:
        part = tables[table.name]
        csv = files[f"{table.name}.csv"] = heading(table) + part.csv
        lines[table.name] = Digest.of(csv, part.count)
        files[f"{table.name}.json"] = b"".join((b"{\n", _member(table.name, part), b"\n}\n"))
        if with_parquet:
            data = files[f"{table.name}.parquet"] = parquet_of(table, csv)
            columns[table.name] = Digest.of(data, part.count)
    files[addresses.DATA_XLSX] = workbook(sheets_with(tables))
    return Contents(files, Digests(lines, columns))


def folder_files(path: str, contents: Contents, stamp: Stamp) -> Iterator[OutputFile]:
    """Yield every file of a data set; `path` is the address of what it is of."""
    folder = addresses.data(path)
    yield from (OutputFile(f"{folder}{name}", data) for name, data in contents.files.items())
    yield from description_files(folder, contents.digests, stamp)


def description_files(folder: str, digests: Digests, stamp: Stamp) -> Iterator[OutputFile]:
    """Yield what describes the tables of a folder; CSV on the Web has no word for a compressed one, and knows none."""
    plain = [name for name, digest in digests.csv.items() if not digest.is_packed]
    yield OutputFile(f"{folder}{addresses.PACKAGE}", json_bytes(descriptor(stamp, digests)))
    yield OutputFile(f"{folder}{csvw.CSVW_NAME}", json_bytes(csvw.metadata(stamp, plain)))


def sheets_with(tables: Tables) -> Mapping[str, Sheet]:
    """Return the sheets of a workbook of some tables; those without rows have none."""
    return {name: (BY_NAME[name], part.sheet, part.count) for name, part in tables.items() if part.count}


def json_bytes(data: Any) -> bytes:  # noqa: ANN401  whatever JSON holds
    """Return data as JSON, never with what is no number; without indentation, which Python writes ten times slower."""
    return f"{json.dumps(data, ensure_ascii=False, allow_nan=False)}\n".encode()


def taken_from(table: Table, lines: bytes, text: bytes, count: int) -> Written:
    """Return the rows of a table, of which there are some, out of its two files in a folder."""
    start = len(b"{\n") + len(_opening(table.name))
    return Written(lines[len(heading(table)) :], text[start : -len(b"\n]\n}\n")], b"", count)


def _opening(name: str) -> bytes:
    return f'"{name}": [\n'.encode()


def _member(name: str, part: Written) -> bytes:
    return b"".join((_opening(name), part.json, b"\n]" if part.count else b"]"))
