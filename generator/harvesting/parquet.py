"""What was gathered as Parquet too, beside its CSV."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from generator.data_set import TABLES
from generator.publishing import addresses
from generator.publishing.open_data.parquet import parquet

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO


def write_parquet(folder: Path) -> None:
    """Write `<table>.parquet` beside every `<table>.csv` of a folder, compressed or not; a piece of a table at a time.

    Raises:
        GeneratorError: pyarrow is not installed, or a number has more digits than the format holds.
    """
    for table in TABLES:
        with (
            _lines(folder / f"{table.name}.csv") as lines,
            (folder / f"{table.name}.parquet").open("wb") as out,
        ):
            out.writelines(parquet(table, lines))


def _lines(path: Path) -> TextIO:
    """Open a table, which is there plain or compressed."""
    if path.is_file():
        return path.open(encoding="utf-8", newline="")
    return gzip.open(f"{path}{addresses.PACKED}", "rt", encoding="utf-8", newline="")
