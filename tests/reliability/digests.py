"""A digest of all that a folder has."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tests.cli.small_project import tree

if TYPE_CHECKING:
    from pathlib import Path


def digest_of(site: Path) -> str:
    """One digest of all that a site has, "" where there is none."""
    if not site.is_dir():
        return ""
    found = hashlib.sha256()
    for name, data in tree(site).items():
        found.update(f"{name}\0{len(data)}\0".encode() + data)
    return found.hexdigest()
