"""Reads what the law of each country asks to publish: files of the engine, and those that a project adds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from generator.core.model import Asked, Law, Matter
from generator.core.problem import GeneratorError
from generator.reading.load import load
from generator.reading.values import root

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.reading.document import Document


def read_laws(files: Iterable[tuple[str, bytes]], schema: str) -> tuple[Law, ...]:
    """Return the laws that some files hold; where two are of the same country, the last one.

    Raises:
        GeneratorError: a file is no YAML, or not of the shape that the schema asks for.
    """
    shape = json.loads(schema)
    gate = jsonschema_rs.Draft202012Validator(shape)
    laws = (_read(name, data, shape, gate) for name, data in files)
    return tuple({law.country: law for law in laws}.values())


def _read(name: str, data: bytes, shape: Mapping[str, Any], gate: jsonschema_rs.Draft202012Validator) -> Law:
    document, problems = load(name, data)
    if document is None:
        raise GeneratorError(f"{name}: {problems[0].message}; {problems[0].remedy}")
    if not gate.is_valid(document.data):
        _explain(name, document.data, shape)
    return _law(document)


def _explain(name: str, data: object, shape: Mapping[str, Any]) -> None:
    """Say where a law is not of its shape."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415  the laws of the engine are sound

    faults = sorted(Draft202012Validator(shape).iter_errors(data), key=lambda error: list(error.path))
    where = ".".join(str(step) for fault in faults[:1] for step in fault.absolute_path) or "el archivo"
    raise GeneratorError(f"{name}: revise «{where}»: no tiene la forma que pide schema/leyes/ley.schema.json")


def _law(document: Document) -> Law:
    data = root(document)
    return Law(
        country=data["pais"],
        name=data["nombre"],
        acronym=data["siglas"],
        provision=data["disposicion"],
        source=data["fuente"],
        parts=tuple(Asked(Matter(item["contenido"]), item["titulo"], item["texto"]) for item in data["partes"]),
    )
