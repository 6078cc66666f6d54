"""Where packages are: folders of this machine, and addresses. Never more is read than a package may have."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.core.wording import quoted
from generator.harvesting.package import BrokenPackageError
from generator.publishing.addresses import PACKAGE

if TYPE_CHECKING:
    from generator.harvesting.package import Fetch

_SECONDS = 30
"""How long a silence may last."""
PATIENCE = 300
"""How many seconds a file may take."""
_PIECE = 65_536
_OWN_MACHINE = {"localhost", "127.0.0.1", "::1"}
_FOUND = 200


def source_of(text: str) -> Fetch:
    """Return what gives the files of a package; `text` is a folder, an address, or those of its `datapackage.json`.

    Raises:
        BrokenPackageError: it is neither, or the address is not https.
    """
    base = text.removesuffix(PACKAGE)
    return _web(base) if "://" in text else _folder(Path(base or "."))


def _folder(folder: Path) -> Fetch:
    """Return what reads the files of a folder: a package, or a site with the package of all that it has."""
    inner = folder / "datos"
    place = inner if not (folder / PACKAGE).is_file() and (inner / PACKAGE).is_file() else folder

    def fetch(name: str, limit: int) -> bytes:
        path = place / name
        try:
            if path.exists() and not path.is_file():
                raise BrokenPackageError(f"{path} no es un archivo")
            with path.open("rb") as file:
                return _within(file.read(limit + 1), limit, name)
        except OSError as error:
            raise BrokenPackageError(f"no se pudo leer {path}: no está, o no hay permiso") from error

    return fetch


def _web(base: str) -> Fetch:
    """Return what reads the files below an address; it follows no redirection, which could lead anywhere."""
    host, port, path, is_own = _parts(base)
    folder = path if path.endswith("/") else f"{path}/"

    def fetch(name: str, limit: int) -> bytes:
        connection = (
            http.client.HTTPConnection(host, port, timeout=_SECONDS)
            if is_own
            else http.client.HTTPSConnection(host, port, timeout=_SECONDS, context=ssl.create_default_context())
        )
        try:
            connection.request("GET", f"{folder}{name}", headers={"User-Agent": "plan-abierto"})
            with connection.getresponse() as answer:  # it holds the socket of a server that closes
                if answer.status != _FOUND:
                    raise BrokenPackageError(f"{base}{name} respondió {answer.status} y no el archivo")
                return _within(_read(answer, limit, name), limit, name)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise BrokenPackageError(f"no se pudo traer {base}{name}: {_reason(error)}") from error
        finally:
            connection.close()

    return fetch


def _parts(base: str) -> tuple[str, int | None, str, bool]:
    """Return host, port and path of an address, and whether it is of this very machine.

    Raises:
        BrokenPackageError: it is none, or one that is not asked.
    """
    try:
        parts = urlsplit(base)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise BrokenPackageError(f"la dirección está mal escrita: {quoted(base)}") from error
    is_own = parts.scheme == "http" and host in _OWN_MACHINE
    if not host or parts.username or not (parts.scheme == "https" or is_own):
        raise BrokenPackageError(f"la dirección debe empezar con https://: {quoted(base)}")
    return host, port, parts.path, is_own


def _read(answer: http.client.HTTPResponse, limit: int, name: str) -> bytes:
    """Return at most a byte more than the limit; who sends a little now and then is not waited for without end."""
    end = time.monotonic() + PATIENCE
    found = bytearray()
    while len(found) <= limit and (piece := answer.read1(min(_PIECE, limit + 1 - len(found)))):
        found += piece
        if time.monotonic() > end:
            raise BrokenPackageError(f"{name} llega demasiado despacio: se dejó de esperar")
    return bytes(found)


def _reason(error: Exception) -> str:
    """Return why an address did not answer, in Spanish: what Python says is English, or the server's own words."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return "su certificado no es válido"
    if isinstance(error, TimeoutError):
        return "no respondió a tiempo"
    if isinstance(error, socket.gaierror):
        return "esa dirección no existe, o no hay conexión"
    if isinstance(error, OSError):
        return "no se pudo conectar"
    return "lo que respondió no es de un sitio web" if isinstance(error, http.client.HTTPException) else "no es válida"


def _within(data: bytes, limit: int, name: str) -> bytes:
    if len(data) > limit:
        raise BrokenPackageError(f"{name} es más grande que lo que dice el paquete, o que lo que se admite")
    return data
