"""What was gathered as Parquet too, beside its CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.data_set import TABLES
from generator.publishing.open_data.parquet import parquet

if TYPE_CHECKING:
    from pathlib import Path


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
