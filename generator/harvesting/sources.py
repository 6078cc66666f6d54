"""Where packages are: folders of this machine, and addresses. Never more is read than a package may have."""

from __future__ import annotations

import http.client
import ssl
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.core.wording import quoted
from generator.harvesting.package import PACKAGE_NAME, BrokenPackageError

if TYPE_CHECKING:
    from generator.harvesting.package import Fetch

_SECONDS = 30
_OWN_MACHINE = {"localhost", "127.0.0.1", "::1"}
_FOUND = 200


def source_of(text: str) -> Fetch:
    """Return what gives the files of a package; `text` is a folder, an address, or those of its `datapackage.json`.

    Raises:
        BrokenPackageError: it is neither, or the address is not https.
    """
    base = text.removesuffix(PACKAGE_NAME)
    return _web(base) if "://" in text else _folder(Path(base or "."))


def _folder(folder: Path) -> Fetch:
    """Return what reads the files of a folder: a package, or a site with the package of all that it has."""
    inner = folder / "datos"
    place = inner if not (folder / PACKAGE_NAME).is_file() and (inner / PACKAGE_NAME).is_file() else folder

    def fetch(name: str, limit: int) -> bytes:
        try:
            with (place / name).open("rb") as file:
                return _within(file.read(limit + 1), limit, name)
        except OSError as error:
            raise BrokenPackageError(f"no se pudo leer {place / name}: {error.strerror}") from error

    return fetch


def _web(base: str) -> Fetch:
    """Return what reads the files below an address; it follows no redirection, which could lead anywhere."""
    parts = urlsplit(base)
    host = parts.hostname or ""
    is_own = parts.scheme == "http" and host in _OWN_MACHINE
    if not host or parts.username or not (parts.scheme == "https" or is_own):
        raise BrokenPackageError(f"la dirección debe empezar con https://: {quoted(base)}")
    folder = parts.path if parts.path.endswith("/") else f"{parts.path}/"

    def fetch(name: str, limit: int) -> bytes:
        connection = (
            http.client.HTTPConnection(host, parts.port, timeout=_SECONDS)
            if is_own
            else http.client.HTTPSConnection(host, parts.port, timeout=_SECONDS, context=ssl.create_default_context())
        )
        try:
            connection.request("GET", f"{folder}{name}", headers={"User-Agent": "plan-abierto"})
            answer = connection.getresponse()
            if answer.status != _FOUND:
                raise BrokenPackageError(f"{base}{name} respondió {answer.status} y no el archivo")
            return _within(answer.read(limit + 1), limit, name)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise BrokenPackageError(f"no se pudo traer {base}{name}: {error}") from error
        finally:
            connection.close()

    return fetch


def _within(data: bytes, limit: int, name: str) -> bytes:
    if len(data) > limit:
        raise BrokenPackageError(f"{name} es más grande que lo que dice el paquete, o que lo que se admite")
    return data
