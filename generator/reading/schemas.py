"""The project's schemas as validators: a fast one that lets sound documents pass, and one that can explain.

jsonschema-rs is some hundred times faster than jsonschema and gives the same answer (`tests/reading/test_gate.py`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from generator.core.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

KINDS = ("institucion", "estrategia", "ejercicio", "plan", "informe")
_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(date.fromisoformat(value))


@_FORMATS.checks("period", raises=ValueError)
def _is_period(value: object) -> bool:
    return not isinstance(value, str) or bool(Period.parse(value))


@dataclass(frozen=True)
class Schemas:
    """The project's schemas by file name, read once."""

    by_name: Mapping[str, Mapping[str, Any]]

    @classmethod
    def from_texts(cls, texts: Mapping[str, str]) -> Schemas:
        """Return the schemas from their texts; numbers stay exact."""
        return cls({name: json.loads(text, parse_float=Decimal) for name, text in texts.items()})

    @cached_property
    def validators(self) -> Mapping[str, Draft202012Validator]:
        """One validator per kind of file; references resolve inside the project's schemas only."""
        resources = [(name, Resource.from_contents(dict(schema))) for name, schema in self.by_name.items()]
        registry: Registry[Any] = Registry().with_resources(resources)
        return {
            kind: Draft202012Validator(self.by_name[f"{kind}.schema.json"], registry=registry, format_checker=_FORMATS)
            for kind in KINDS
        }

    @cached_property
    def gates(self) -> Mapping[str, jsonschema_rs.Draft202012Validator]:
        """One fast validator per kind of file: whether a document is sound, without a word of why."""
        plain = {name: _for_the_gate(schema) for name, schema in self.by_name.items()}
        registry = jsonschema_rs.Registry(list(plain.items()))
        formats = {name: _conforms(name) for name in _FORMATS.checkers}
        return {
            kind: jsonschema_rs.Draft202012Validator(
                plain[f"{kind}.schema.json"],
                registry=registry,
                formats=formats,
                validate_formats=True,
                keywords={_WRITTEN_WHOLE: _WrittenWhole},
            )
            for kind in KINDS
        }


_WRITTEN_WHOLE = "writtenWhole"


class _WrittenWhole:
    """An integer is written without decimals: 2024.0 is none, though JSON Schema lets it be one."""

    def __init__(self, parent_schema: object, value: object, schema_path: object) -> None:
        """Take what jsonschema-rs gives to a keyword; it has no use here."""

    def validate(self, instance: object) -> None:
        """Refuse a decimal."""
        if isinstance(instance, Decimal):
            raise ValueError  # noqa: TRY004  jsonschema-rs takes no other as a refusal


def _for_the_gate(schema: Any) -> Any:
    """Return a schema whose integers are those of jsonschema."""
    if isinstance(schema, dict):
        found = {key: _for_the_gate(value) for key, value in schema.items()}
        return {**found, _WRITTEN_WHOLE: True} if "integer" in found.get("type", ()) else found
    if isinstance(schema, list):
        return [_for_the_gate(value) for value in schema]
    return schema


def _conforms(name: str) -> Callable[[str], bool]:
    return lambda text: _FORMATS.conforms(text, name)
