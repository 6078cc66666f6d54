"""A data package read back: its descriptor, then its tables, each checked before anything is taken from it."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import zlib
from datetime import date
from typing import TYPE_CHECKING, Any

from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError
from generator.core.wording import listed, quoted
from generator.data_set import FORMAT_VERSION, TABLES
from generator.data_set.cells import restored
from generator.data_set.shape import Kind
from generator.publishing.addresses import PACKAGE, PACKED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.data_set.shape import Column, Table

    Fetch = Callable[[str, int], bytes]
    """Gives the bytes of a file of the package, by its name; of one that is larger than a size, it may refuse."""

MAX_DESCRIPTOR = 2_000_000
MAX_TABLE = 500_000_000
MAX_PACKAGE = 2_000_000_000
_PIECE = 1_000_000
_FORMAT = f"plan-abierto/{FORMAT_VERSION.split('.', 1)[0]}."
_PATTERNS = {
    Kind.INTEGER: re.compile(r"-?[0-9]{1,18}"),
    Kind.NUMBER: re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?"),
    Kind.BOOLEAN: re.compile(r"true|false"),
    Kind.DATE: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}
_SHA256 = re.compile(r"sha256:[0-9a-f]{64}")

Cells = dict[str, str | None]
"""A row by the names of its columns."""


class BrokenPackageError(GeneratorError):
    """A package that is not what it says, or not one of this format; the message says where and why."""


class Package(Frozen):
    """A checked package: the day of its data, the commit that it names, and its tables with their bytes."""

    as_of: date
    commit: str
    digest: str
    tables: Mapping[str, bytes]

    def rows(self, table: Table) -> Iterator[Cells]:
        """Yield the rows of a table.

        Raises:
            BrokenPackageError: a value is not of the type of its column, or a row has more or fewer cells.
        """
        yield from table_rows(table, io.TextIOWrapper(io.BytesIO(self.tables[table.name]), "utf-8", newline=""))


def read_package(fetch: Fetch) -> Package:
    """Return a package whose every file is as large as it says and has the digest that it says.

    Raises:
        BrokenPackageError: it is not.
    """
    data = fetch(PACKAGE, MAX_DESCRIPTOR)
    told = _descriptor(data)
    resources = {str(each.get("path")): each for each in told["resources"] if isinstance(each, dict)}
    tables: dict[str, bytes] = {}
    left = MAX_PACKAGE
    for table in TABLES:
        limit = min(MAX_TABLE, left)
        plain = f"{table.name}.csv"
        name = next((each for each in (plain, f"{plain}{PACKED}") if each in resources), None)
        if name is None:
            raise BrokenPackageError(f"al paquete le falta la tabla {plain}")
        found = _checked(fetch, name, resources[name], limit)
        tables[table.name] = found if name == plain else _unpacked(name, found, limit)
        left -= len(tables[table.name])
    return Package(_day(told), str(told.get("commit", "")), hashlib.sha256(data).hexdigest(), tables)


def _descriptor(data: bytes) -> dict[str, Any]:
    try:
        told = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BrokenPackageError(f"{PACKAGE} no es JSON en UTF-8") from error
    if not isinstance(told, dict) or not isinstance(told.get("resources"), list):
        raise BrokenPackageError(f"{PACKAGE} no describe un paquete de datos")
    if not str(told.get("formato", "")).startswith(_FORMAT):
        raise BrokenPackageError(
            f"el paquete es de formato {quoted(str(told.get('formato', 'desconocido')))}, y se leen los {_FORMAT}x"
        )
    if told.get("simulado"):
        raise BrokenPackageError("el paquete es de una demostración: sus avances son inventados")
    return told


def _day(told: Mapping[str, Any]) -> date:
    try:
        return date.fromisoformat(str(told.get("version")))
    except ValueError as error:
        raise BrokenPackageError(f"{PACKAGE} no dice en «version» la fecha de los datos") from error


def _checked(fetch: Fetch, name: str, told: Mapping[str, Any], limit: int) -> bytes:
    size, digest = told.get("bytes"), str(told.get("hash"))
    if not isinstance(size, int) or not 0 < size <= limit:
        raise BrokenPackageError(f"{name} no dice su tamaño, o es demasiado grande")
    if not _SHA256.fullmatch(digest):
        raise BrokenPackageError(f"{name} no trae su resumen sha256 en {PACKAGE}")
    data = fetch(name, size)
    if len(data) != size or f"sha256:{hashlib.sha256(data).hexdigest()}" != digest:
        raise BrokenPackageError(f"{name} no es el archivo que dice {PACKAGE}: se cambió o llegó incompleto")
    return data


def _unpacked(name: str, data: bytes, limit: int) -> bytes:
    """Return what a compressed table says, of which never more is made than a table may have."""
    pieces: list[bytes] = []
    size = 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            while piece := file.read(_PIECE):
                pieces.append(piece)
                size += len(piece)
                if size > limit:
                    raise BrokenPackageError(f"{name} es demasiado grande al descomprimirlo")
    except (OSError, EOFError, zlib.error) as error:
        raise BrokenPackageError(f"{name} no se puede descomprimir") from error
    return b"".join(pieces)


def table_rows(table: Table, data: Iterable[str]) -> Iterator[Cells]:
    """Yield the rows of a table from the lines of its CSV.

    Raises:
        BrokenPackageError: a value is not of the type of its column, or a row has more or fewer cells.
    """
    name = f"{table.name}.csv"
    try:
        lines = csv.reader(data, strict=True)
        heading = next(lines, [])
        if missing := [column for column in table.names if column not in heading]:
            raise BrokenPackageError(f"a {name} le faltan columnas: {listed(missing)}")
        places = [(column, heading.index(column.name)) for column in table.columns]
        for number, cells in enumerate(lines, 2):
            if len(cells) != len(heading):
                raise BrokenPackageError(f"{name}, fila {number}: tiene {len(cells)} celdas y no {len(heading)}")
            yield {column.name: _value(column, cells[place], name, number) for column, place in places}
    except (csv.Error, UnicodeDecodeError) as error:
        raise BrokenPackageError(f"{name} no es CSV en UTF-8") from error


def _value(column: Column, cell: str, name: str, number: int) -> str | None:
    if not cell:
        if column.is_required:
            raise BrokenPackageError(f"{name}, fila {number}: falta {column.name}")
        return None
    value = cell if column.kind.is_figure else restored(cell)
    pattern = _PATTERNS.get(column.kind)
    if (pattern and not pattern.fullmatch(value)) or (column.values and value not in column.values):
        raise BrokenPackageError(f"{name}, fila {number}: {quoted(value)} no sirve en {column.name}")
    return value
