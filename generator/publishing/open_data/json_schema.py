"""The JSON Schema (2020-12) of our own JSON: a table is a list of rows, and a unit's data one object of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.data_set import FORMAT_VERSION, TABLES
from generator.data_set.shape import Kind

if TYPE_CHECKING:
    from generator.data_set.shape import Column, Table

_TYPES: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"type": "string"},
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.LIST: {"type": "array", "items": {"type": "string"}},
}


def json_schema() -> dict[str, Any]:
    """Return the schema of every JSON file of the open data."""
    rows = {table.name: {"type": "array", "items": {"$ref": f"#/$defs/{table.name}"}} for table in TABLES}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Datos abiertos de Plan Abierto",
        "description": "Un objeto con una o varias tablas; cada tabla es una lista de filas. null: no se sabe, o nada.",
        "version": FORMAT_VERSION,
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": rows,
        "$defs": {table.name: _row(table) for table in TABLES},
    }


def _row(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "description": table.meaning,
        "type": "object",
        "additionalProperties": False,
        "required": list(table.names),
        "properties": {column.name: _value(column) for column in table.columns},
    }


def _value(column: Column) -> dict[str, Any]:
    value = dict(_TYPES[column.kind])
    if column.values:
        value["enum"] = [*column.values, *([] if column.is_required else [None])]
    if not column.is_required:
        value["type"] = [value["type"], "null"]
    return {"description": column.meaning, **value}
