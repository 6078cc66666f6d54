"""Keys that are written with nothing after their colon: which of them the format asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema import Draft202012Validator

    from generator.reading.document import Path


def required_but_empty(data: Any, validator: Draft202012Validator) -> frozenset[Path]:
    """Return the paths of the keys that have nothing after their colon, and that the schema asks for."""
    empty = frozenset(_empty(data, ()))
    if not empty:
        return empty
    errors = (error for error in validator.iter_errors(_without_empty(data)) if error.validator == "required")
    asked = {(*error.absolute_path, key) for error in errors for key in error.validator_value}
    return empty & asked


def _empty(data: Any, path: Path) -> Iterator[Path]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        if value is None and isinstance(data, dict):
            yield (*path, key)
        else:
            yield from _empty(value, (*path, key))


def _without_empty(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without_empty(value) for key, value in data.items() if value is not None}
    return [_without_empty(value) for value in data] if isinstance(data, list) else data
