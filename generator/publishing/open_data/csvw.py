"""CSV on the Web metadata (W3C): the same declaration, for readers of `csv-metadata.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.data_set import TABLES
from generator.data_set.shape import LIST_SEPARATOR, Kind
from generator.publishing.open_data.package import description

if TYPE_CHECKING:
    from collections.abc import Container

    from generator.data_set.shape import Column, Table
    from generator.publishing.open_data.package import Stamp

CSVW_NAME = "csv-metadata.json"
_TYPES = {
    Kind.TEXT: "string",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "decimal",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "date",
    Kind.LIST: "string",
}


def metadata(stamp: Stamp, among: Container[str]) -> dict[str, Any]:
    """Return the metadata of those tables of a data set that are `among` some."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "es"}],
        "dc:title": stamp.title,
        "dc:description": description(stamp),
        "dc:modified": {"@value": stamp.as_of, "@type": "xsd:date"},
        "dialect": {"lineTerminators": ["\r\n"]},
        "tables": [_table(table, among) for table in TABLES if table.name in among],
    }


def _table(table: Table, among: Container[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
    if table.firm_key:
        schema["primaryKey"] = list(table.firm_key)
    references = [
        {
            "columnReference": list(reference.columns),
            "reference": {"resource": f"{reference.table}.csv", "columnReference": list(reference.targets)},
        }
        for reference in table.firm_references
        if reference.table in among
    ]
    if references:
        schema["foreignKeys"] = references
    return {"url": f"{table.name}.csv", "dc:title": table.title, "dc:description": table.meaning, "tableSchema": schema}


def _column(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.meaning,
        "datatype": {"base": "string", "format": "|".join(column.values)} if column.values else _TYPES[column.kind],
    }
    if column.is_required:
        found["required"] = True
    if column.kind is Kind.LIST:
        found["separator"] = LIST_SEPARATOR
    return found
