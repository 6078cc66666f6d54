"""The descriptor of a data set: Frictionless Data Package 2.0 (datapackage.org), made from the declared tables."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from msgspec import field

from generator.core.frozen import Frozen
from generator.data_set import FORMAT_VERSION, TABLES
from generator.data_set.shape import LIST_SEPARATOR, Kind
from generator.publishing import addresses
from generator.publishing.views.downloads import GZIP, PARQUET

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from generator.data_set.shape import Column, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
TABLE_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
DIALECT_PROFILE = "https://datapackage.org/profiles/2.0/tabledialect.json"
_TYPES = {
    Kind.TEXT: "string",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "date",
    Kind.LIST: "string",
}


class Stamp(Frozen):
    """What tells a data set apart: its name and title, the day and the commit of its data, where it is published."""

    name: str
    title: str
    as_of: str
    revision: str = ""
    url: str = ""
    is_simulated: bool = False


class Digest(Frozen):
    """The size and the SHA-256 of a table's file, how many rows it has, and whether it is compressed."""

    size: int
    sha256: str
    rows: int
    is_packed: bool = False

    @classmethod
    def of(cls, data: bytes, rows: int) -> Digest:
        """Return that of a file that is here whole."""
        return cls(len(data), hashlib.sha256(data).hexdigest(), rows)


class Digests(Frozen):
    """The digests of a data set's tables by name: of their CSV, and of their Parquet, where there is any."""

    csv: Mapping[str, Digest]
    parquet: Mapping[str, Digest] = field(default_factory=dict)


def descriptor(stamp: Stamp, digests: Digests) -> dict[str, Any]:
    """Return the descriptor of a data set, out of the digests of its tables."""
    found: dict[str, Any] = {
        "$schema": PROFILE,
        "name": stamp.name,
        "title": stamp.title,
        "description": description(stamp),
        "created": f"{stamp.as_of}T00:00:00-06:00",
        "version": stamp.as_of,
        "keywords": ["transparencia", "plan anual de trabajo", "LAIP"],
        "formato": f"plan-abierto/{FORMAT_VERSION}",
        "resources": [_resource(table, digests) for table in TABLES if table.name in digests.csv],
    }
    if stamp.url:
        found["homepage"] = stamp.url
    if stamp.revision:
        found["commit"] = stamp.revision
    if stamp.is_simulated:
        found["simulado"] = True
    return found


def description(stamp: Stamp) -> str:
    """Return what a data set holds, in a few sentences."""
    simulated = "DATOS SIMULADOS: los avances son inventados. " if stamp.is_simulated else ""
    return (
        f"{simulated}Planes anuales de trabajo y sus resultados (LAIP, art. 10 n. 8), al {stamp.as_of}. "
        "Lo desconocido queda vacío; nunca es cero."
    )


def _resource(table: Table, digests: Digests) -> dict[str, Any]:
    digest, columns = digests.csv[table.name], digests.parquet.get(table.name)
    found = {
        "$schema": RESOURCE_PROFILE,
        "name": _name(table.name),
        "title": table.title,
        "description": table.meaning,
        "type": "table",
        **_file(table, is_packed=digest.is_packed),
        "encoding": "utf-8",
        "dialect": {"$schema": DIALECT_PROFILE, "lineTerminator": "\r\n"},
        "bytes": digest.size,
        "hash": f"sha256:{digest.sha256}",
        "rowCount": digest.rows,
        "schema": table_schema(table, digests.csv),
    }
    return {**found, "parquet": _parquet(table, columns)} if columns else found


def _file(table: Table, *, is_packed: bool) -> dict[str, Any]:
    """Return where the CSV of a table is; that one is compressed is said as Frictionless says it."""
    if not is_packed:
        return {"path": f"{table.name}.csv", "format": "csv", "mediatype": "text/csv"}
    path = f"{table.name}.csv{addresses.PACKED}"
    return {"path": path, "format": "csv", "compression": "gz", "mediatype": GZIP}


def _parquet(table: Table, digest: Digest) -> dict[str, Any]:
    """Return where the same rows are in Parquet.

    As a property of our own: a resource has one format, and of resources in Parquet readers without libraries of their
    own say that the whole package is broken.
    """
    return {
        "path": f"{table.name}.parquet",
        "format": "parquet",
        "mediatype": PARQUET,
        "bytes": digest.size,
        "hash": f"sha256:{digest.sha256}",
    }


def _name(table: str) -> str:
    return table.replace("_", "-")


def table_schema(table: Table, among: Container[str]) -> dict[str, Any]:
    """Return the Table Schema of a table; of what it points to, only that which is `among` the data set's tables."""
    found: dict[str, Any] = {
        "$schema": TABLE_PROFILE,
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.firm_key:
        found["primaryKey"] = list(table.firm_key)
    if references := [each for each in table.firm_references if each.table in among]:
        found["foreignKeys"] = [
            {
                "fields": list(reference.columns),
                "reference": {
                    "resource": "" if reference.table == table.name else _name(reference.table),
                    "fields": list(reference.targets),
                },
            }
            for reference in references
        ]
    return found


def _field(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {"name": column.name, "type": _TYPES[column.kind], "description": column.meaning}
    if column.kind is Kind.LIST:
        found["separador"] = LIST_SEPARATOR
    if column.unit:
        found["unidad"] = column.unit
    constraints: dict[str, Any] = {}
    if column.is_required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        found["constraints"] = constraints
    return found
