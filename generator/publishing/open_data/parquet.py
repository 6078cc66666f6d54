"""A table as Parquet, made of its CSV, so that both say the same; needs the component `parquet`."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.core.problem import GeneratorError
from generator.data_set.cells import items, restored
from generator.data_set.shape import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.data_set.shape import Column, Table

_AT_ONCE = 50_000
_DIGITS, _DECIMALS = 38, 15
_VALUES: Mapping[Kind, Callable[[str], Any]] = {
    Kind.TEXT: restored,
    Kind.INTEGER: int,
    Kind.NUMBER: Decimal,
    Kind.BOOLEAN: lambda text: text == "true",
    Kind.DATE: date.fromisoformat,
    Kind.LIST: lambda text: list(items(restored(text))),
}


def parquet(table: Table, lines: Iterable[str]) -> Iterator[bytes]:
    """Yield a table as Parquet, piece by piece, out of the lines of its CSV. Equal lines, equal bytes.

    Raises:
        GeneratorError: pyarrow is not installed, or a number has more digits than the format holds.
    """
    pa, module = required()
    schema = pa.schema([pa.field(column.name, _type(pa, column)) for column in table.columns])
    sink = _Sink()
    with module.ParquetWriter(sink, schema) as out:
        for rows in _pieces(table, lines):
            try:
                out.write_batch(pa.RecordBatch.from_pylist(rows, schema=schema))
            except pa.ArrowInvalid as error:
                raise GeneratorError(f"un número de {table.name} no cabe en Parquet") from error
            yield sink.taken()
    yield sink.taken()


def parquet_of(table: Table, csv_file: bytes) -> bytes:
    """Return a table as Parquet, out of its CSV.

    Raises:
        GeneratorError: pyarrow is not installed, or a number has more digits than the format holds.
    """
    return b"".join(parquet(table, StringIO(csv_file.decode(), newline="")))


def required() -> tuple[Any, Any]:
    """Return pyarrow, and its module of Parquet.

    Raises:
        GeneratorError: it is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  an optional component
        from pyarrow import parquet as module  # noqa: PLC0415
    except ImportError as error:
        raise GeneratorError(
            "para escribir Parquet instale el componente: pip install 'plan-abierto[parquet]'"
        ) from error
    return pa, module


class _Sink:
    """A file that is taken away as it grows, of which pyarrow writes the end last and never goes back."""

    closed = False

    def __init__(self) -> None:
        self._kept = bytearray()
        self._at = 0

    def write(self, data: bytes) -> int:
        """Write at the end."""
        self._kept += data
        self._at += len(data)
        return len(data)

    def tell(self) -> int:
        """Return how much was written, taken or not."""
        return self._at

    def flush(self) -> None:
        """Do nothing: there is nothing behind."""

    def close(self) -> None:
        """Do nothing: what is left is taken afterwards."""

    def taken(self) -> bytes:
        """Return what was written since it was last asked for."""
        data = bytes(self._kept)
        self._kept.clear()
        return data


def _pieces(table: Table, lines: Iterable[str]) -> Iterator[list[Mapping[str, Any]]]:
    """Yield rows with their values, some at a time; the CSV is ours, whole and in our order."""
    rows = csv.reader(lines)
    next(rows)
    readers = tuple((column.name, _VALUES[column.kind]) for column in table.columns)
    while piece := [_values(readers, row) for row in islice(rows, _AT_ONCE)]:
        yield piece


def _values(readers: Iterable[tuple[str, Callable[[str], Any]]], row: Sequence[str]) -> Mapping[str, Any]:
    return {name: read(cell) if cell else None for (name, read), cell in zip(readers, row, strict=True)}


def _type(pa: Any, column: Column) -> Any:  # noqa: ANN401  types of pyarrow, which has none of its own
    return {
        Kind.TEXT: pa.string(),
        Kind.INTEGER: pa.int64(),
        Kind.NUMBER: pa.decimal128(_DIGITS, _DECIMALS),
        Kind.BOOLEAN: pa.bool_(),
        Kind.DATE: pa.date32(),
        Kind.LIST: pa.list_(pa.string()),
    }[column.kind]
