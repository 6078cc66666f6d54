"""Reads what the law of each country asks to publish: files of the engine, and those that a project adds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.core.model import Asked, Law, Matter
from generator.core.problem import GeneratorError
from generator.reading.load import load
from generator.reading.values import root

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jsonschema import Draft202012Validator

    from generator.reading.document import Document


def read_laws(files: Iterable[tuple[str, bytes]], schema: str) -> tuple[Law, ...]:
    """Return the laws of some files, by name; of two for the same country the last.

    Raises:
        GeneratorError: a file is no YAML, or not of the shape that the schema asks for.
    """
    from jsonschema import Draft202012Validator  # noqa: PLC0415  a check does without laws

    validator = Draft202012Validator(json.loads(schema))
    laws = (_read(name, data, validator) for name, data in files)
    return tuple({law.country: law for law in laws}.values())


def _read(name: str, data: bytes, validator: Draft202012Validator) -> Law:
    document, problems = load(name, data)
    if document is None:
        raise GeneratorError(f"{name}: {problems[0].message}; {problems[0].remedy}")
    fault = next(iter(sorted(validator.iter_errors(document.data), key=lambda error: list(error.path))), None)
    if fault is not None:
        where = ".".join(str(step) for step in fault.absolute_path) or "el archivo"
        raise GeneratorError(f"{name}: revise «{where}»: no tiene la forma que pide schema/leyes/ley.schema.json")
    return _law(document)


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
