"""Writes what a command was asked for into the file that it was asked into."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.core.problem import GeneratorError

if TYPE_CHECKING:
    from collections.abc import Mapping

_FAULTS = {
    errno.EACCES: "no hay permiso",
    errno.EPERM: "no hay permiso",
    errno.EROFS: "el disco es de solo lectura",
    errno.ENOSPC: "no queda espacio en el disco",
    errno.EDQUOT: "no queda espacio asignado en el disco",
    errno.EIO: "el disco falla al leer o escribir",
    errno.EISDIR: "es una carpeta",
    errno.ENOTDIR: "una parte de su ruta es un archivo y no una carpeta",
    errno.EEXIST: "una parte de su ruta es un archivo y no una carpeta",
    errno.ENAMETOOLONG: "el nombre es demasiado largo",
}


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


def os_fault(error: OSError) -> str:
    """Return why the system refused, in Spanish where we know the reason."""
    return _FAULTS.get(error.errno or 0, error.strerror or str(error))
