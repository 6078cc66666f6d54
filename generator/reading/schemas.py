"""The project's schemas as validators: a fast one that lets sound documents pass, and one that can explain.

jsonschema-rs is some hundred times faster than jsonschema and gives the same answer (`tests/reading/test_gate.py`).
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, get_args

import jsonschema_rs

from generator.core.frozen import Frozen
from generator.core.period import Period
from generator.core.vocabulary import FileKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jsonschema import Draft202012Validator

KINDS: tuple[FileKind, ...] = get_args(FileKind)
_FORMATS: Mapping[str, Callable[[str], object]] = {"date": date.fromisoformat, "period": Period.parse}
"""What reads a text of each format; a `ValueError` says that it is none."""


class Schemas(Frozen, dict=True):
    """The project's schemas by file name, read once."""

    by_name: Mapping[str, Mapping[str, Any]]

    @classmethod
    def from_texts(cls, texts: Mapping[str, str]) -> Schemas:
        """Return the schemas from their texts; numbers stay exact."""
        return cls({name: json.loads(text, parse_float=Decimal) for name, text in texts.items()})

    @cached_property
    def validators(self) -> Mapping[FileKind, Draft202012Validator]:
        """One validator per kind of file, to explain; references resolve inside the project's schemas only."""
        from jsonschema import Draft202012Validator, FormatChecker  # noqa: PLC0415  sound plans do without
        from referencing import Registry, Resource  # noqa: PLC0415

        formats = FormatChecker(formats=())
        for name, parse in _FORMATS.items():
            formats.checks(name)(partial(_conforms, parse))
        strict = {name: _to_the_very_end(schema) for name, schema in self.by_name.items()}
        resources = [(name, Resource.from_contents(schema)) for name, schema in strict.items()]
        registry: Registry[Any] = Registry().with_resources(resources)
        return {
            kind: Draft202012Validator(strict[f"{kind}.schema.json"], registry=registry, format_checker=formats)
            for kind in KINDS
        }

    @cached_property
    def gates(self) -> Mapping[FileKind, jsonschema_rs.Draft202012Validator]:
        """One fast validator per kind of file: whether a document is sound, without a word of why."""
        plain = {name: _for_the_gate(schema) for name, schema in self.by_name.items()}
        registry = jsonschema_rs.Registry(list(plain.items()))
        formats: dict[str, Callable[[str], bool]] = {
            name: partial(_conforms, parse) for name, parse in _FORMATS.items()
        }
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
    """Return a schema that takes as integers what jsonschema takes: the fast validator also lets `2024.0` be one."""
    if isinstance(schema, dict):
        found = {key: _for_the_gate(value) for key, value in schema.items()}
        return {**found, _WRITTEN_WHOLE: True} if "integer" in found.get("type", ()) else found
    if isinstance(schema, list):
        return [_for_the_gate(value) for value in schema]
    return schema


def _to_the_very_end(schema: Any) -> Any:
    """Return a schema whose `$` is the very end of a text, as in JSON Schema; Python's lets a line end follow."""
    if isinstance(schema, dict):
        found = {key: _to_the_very_end(value) for key, value in schema.items()}
        pattern = found.get("pattern")
        return {**found, "pattern": f"{pattern}(?!\\n)"} if isinstance(pattern, str) else found
    return [_to_the_very_end(value) for value in schema] if isinstance(schema, list) else schema


def _conforms(parse: Callable[[str], object], value: object) -> bool:
    """Return whether a value is no text, or is one of a format: what is no text is judged by its type."""
    if not isinstance(value, str):
        return True
    try:
        parse(value)
    except ValueError:
        return False
    return True
