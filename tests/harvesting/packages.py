"""Data packages in memory, and ways to break them."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from generator.harvesting.package import BrokenPackageError
from generator.publishing.addresses import PACKAGE
from generator.publishing.open_data.members import packed
from tests.publishing.small_sites import files_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.core.model import AnnualPlan
    from generator.harvesting.package import Fetch

Files = dict[str, bytes]


def package_of(*annuals: AnnualPlan, **choices: Any) -> Files:
    """The files of the package of a site of some years."""
    found = files_of(*annuals, **choices)
    return {name.removeprefix("datos/"): data for name, data in found.items() if name.startswith("datos/")}


def fetching(files: Mapping[str, bytes]) -> Fetch:
    """What gives the files of a package."""

    def fetch(name: str, limit: int) -> bytes:
        if name not in files or len(files[name]) > limit:
            raise BrokenPackageError(name)
        return files[name]

    return fetch


def told(files: Files, change: Callable[[dict[str, Any]], object]) -> Files:
    """The package with its descriptor changed."""
    data = json.loads(files[PACKAGE])
    change(data)
    return {**files, PACKAGE: json.dumps(data).encode()}


def compressed(files: Files, table: str, data: bytes | None = None) -> Files:
    """The package with a table compressed, as those of large sites are; or with `data` in its place, well sealed."""
    name = f"{table}.csv"
    data = packed(files[name]) if data is None else data

    def seal(descriptor: dict[str, Any]) -> None:
        resource = next(each for each in descriptor["resources"] if each["path"] == name)
        digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
        resource |= {"path": f"{name}.gz", "compression": "gz", "bytes": len(data), "hash": digest}

    return told({**{each: found for each, found in files.items() if each != name}, f"{name}.gz": data}, seal)


def rewritten(files: Files, table: str, old: str, new: str) -> Files:
    """The package with a table changed, and with a descriptor that says so: well sealed, and wrong."""
    name = f"{table}.csv"
    assert old in files[name].decode()
    data = files[name].decode().replace(old, new).encode()

    def seal(descriptor: dict[str, Any]) -> None:
        resource = next(each for each in descriptor["resources"] if each["path"] == name)
        resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}

    return told({**files, name: data}, seal)
