"""What an earlier harvest left in its folder: a source that fails today must not take away what it gave before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.data_set import TABLES
from generator.harvesting.documents import plan_files
from generator.harvesting.package import BrokenPackageError, read_package
from generator.harvesting.sources import source_of
from generator.publishing.open_data.written import Written, write

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path
    from typing import Any

    from generator.reading.discover import SourceFile

PROVENANCE = "procedencia.json"


class Brought(Frozen):
    """What a source had brought: its institutions, the day of their data and what identifies its package."""

    source: str
    institutions: tuple[str, ...]
    as_of: str
    commit: str
    digest: str


def brought(folder: Path) -> tuple[Brought, ...]:
    """Return what each source had brought to a folder; nothing where nothing was gathered, or that cannot be read."""
    try:
        told = json.loads((folder / PROVENANCE).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    entries = [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []
    return tuple(_brought(each) for each in entries if each.get("incluida") or each.get("conservada"))


def _brought(told: Mapping[str, Any]) -> Brought:
    names = told.get("instituciones")
    institutions = tuple(str(name) for name in names) if isinstance(names, list) else ()
    source, as_of, commit, digest = (str(told.get(key) or "") for key in ("fuente", "datos_al", "commit", "sha256"))
    return Brought(source, institutions, as_of, commit, digest)


def kept(
    folder: Path, institutions: Collection[str], label: str
) -> tuple[tuple[SourceFile, ...], dict[str, Written]] | None:
    """Return the plan files and the rows that a folder has of some institutions; nothing if it is not sound."""
    try:
        package = read_package(source_of(str(folder)))
        files = tuple(file for file in plan_files(package, label) if file.institution in institutions)
        rows = {
            table: [tuple(row.values()) for row in package.rows(table) if row["institucion"] in institutions]
            for table in TABLES
            if not table.is_shared
        }
    except BrokenPackageError:
        return None
    return (files, {table.name: write(table, found) for table, found in rows.items()}) if files else None
