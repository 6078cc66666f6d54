"""Formats a plan file, and answers for it: the same data, the same comments, and nothing more to change afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import GeneratorError, Problem, Severity
from generator.editing.formatting.render import canonical_text
from generator.editing.formatting.source import Source
from generator.reading.load import load
from generator.reading.structure import check_structure

if TYPE_CHECKING:
    from generator.reading.discover import SourceFile
    from generator.reading.schemas import Schemas


def formatted(file: SourceFile, schemas: Schemas) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return the canonical bytes of a file, or `None` and the errors that keep it from having any.

    Raises:
        GeneratorError: the canonical form would say something else, lose a comment, or not be stable.
    """
    source, problems = _read(file.file, file.data)
    if source is None:
        return None, problems
    if faults := tuple(check_structure(source.document, file.kind, schemas)):
        return None, faults
    text = canonical_text(source, file.kind, schemas)
    again, _ = _read(file.file, text.encode())
    if (
        again is None
        or again.document.data != source.document.data
        or again.comments != source.comments
        or canonical_text(again, file.kind, schemas) != text
    ):
        raise GeneratorError(f"{file.file} no se puede ordenar sin cambiar lo que dice; no se tocó")
    return text.encode(), ()


def _read(name: str, data: bytes) -> tuple[Source | None, tuple[Problem, ...]]:
    document, problems = load(name, data)
    return (
        Source(document) if document else None,
        tuple(problem for problem in problems if problem.severity is Severity.ERROR),
    )
