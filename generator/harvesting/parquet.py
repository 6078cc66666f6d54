"""The tables of a data set as Parquet, of a site or of many gathered; needs the component `parquet`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.core.problem import GeneratorError
from generator.data_set import TABLES
from generator.data_set.cells import items
from generator.data_set.shape import Kind
from generator.harvesting.package import table_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.data_set.shape import Column, Table
    from generator.harvesting.package import Cells

_AT_ONCE = 50_000
_DIGITS, _DECIMALS = 38, 15
_VALUES: Mapping[Kind, Callable[[str], Any]] = {
    Kind.TEXT: str,
    Kind.INTEGER: int,
    Kind.NUMBER: Decimal,
    Kind.BOOLEAN: lambda text: text == "true",
    Kind.DATE: date.fromisoformat,
    Kind.LIST: lambda text: list(items(text)),
}


def write_parquet(folder: Path) -> None:
    """Write `<table>.parquet` beside every `<table>.csv` of a folder; a piece of a table at a time.

    Raises:
        GeneratorError: pyarrow is not installed, or a number has more digits than the format holds.
    """
    for table in TABLES:
        with (
            (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as lines,
            (folder / f"{table.name}.parquet").open("wb") as out,
        ):
            out.writelines(parquet(table, lines))


def parquet(table: Table, lines: Iterable[str]) -> Iterator[bytes]:
    """Yield a table as Parquet, piece by piece, out of the lines of its CSV. Equal lines, equal bytes.

    Raises:
        GeneratorError: pyarrow is not installed, or a number has more digits than the format holds.
    """
    pa, module = required()
    schema = pa.schema([pa.field(column.name, _type(pa, column)) for column in table.columns])
    sink = _Sink()
    with module.ParquetWriter(sink, schema) as out:
        for rows in _pieces(table_rows(table, lines)):
            try:
                out.write_batch(pa.RecordBatch.from_pylist([_values(table, row) for row in rows], schema=schema))
            except pa.ArrowInvalid as error:
                raise GeneratorError(f"un número de {table.name} no cabe en Parquet") from error
            yield sink.taken()
    yield sink.taken()


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


def _pieces(rows: Iterator[Cells]) -> Iterator[list[Cells]]:
    while piece := list(islice(rows, _AT_ONCE)):
        yield piece


def _values(table: Table, row: Cells) -> dict[str, Any]:
    cells = ((column, row[column.name]) for column in table.columns)
    return {column.name: None if cell is None else _VALUES[column.kind](cell) for column, cell in cells}


def _type(pa: Any, column: Column) -> Any:  # noqa: ANN401  types of pyarrow, which has none of its own
    return {
        Kind.TEXT: pa.string(),
        Kind.INTEGER: pa.int64(),
        Kind.NUMBER: pa.decimal128(_DIGITS, _DECIMALS),
        Kind.BOOLEAN: pa.bool_(),
        Kind.DATE: pa.date32(),
        Kind.LIST: pa.list_(pa.string()),
    }[column.kind]
