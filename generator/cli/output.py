"""Writes what a command was asked for into the file that it was asked into."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.core.os_faults import os_fault
from generator.core.problem import GeneratorError

if TYPE_CHECKING:
    from collections.abc import Mapping


class NewFile(click.ParamType[Path]):
    """The name of a file to write, in a folder that may not be there yet."""

    name = "ARCHIVO"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path."""
        text = str(value).strip()
        if not text:
            self.fail("diga el nombre del archivo: está vacío", param, ctx)
        if Path(text).is_dir():
            self.fail(f"«{text}» es una carpeta: diga el nombre de un archivo", param, ctx)
        return Path(text)


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write files, with the folders that they need.

    Raises:
        GeneratorError: the disk refuses one.
    """
    for path, data in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            raise GeneratorError(f"no se pudo escribir {path}: {os_fault(error)}") from error
