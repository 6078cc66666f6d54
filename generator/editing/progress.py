"""A month's report added to a unit's plan: the file as it would stand, judged before anybody writes it.

Whoever reports (a person at the terminal, a filled form, an issue, a web form) ends with the same draft: a
`ProgressEntry` whose origins are `UNWRITTEN`. Adding it never changes a byte of what the file already says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.problem import GeneratorError, Origin, Problem, Severity
from generator.editing.plan_text import PROGRESS, entry_text
from generator.indicators.method import default_method
from generator.reading.document import locate
from generator.reading.read import read_all
from generator.rules import run_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from generator.core.model import ProgressEntry, UnitPlan
    from generator.reading.discover import SourceFile
    from generator.reading.document import Document
    from generator.reading.schemas import Schemas

UNWRITTEN = Origin("")
"""The origin of what is not in a file yet; equality of the model ignores it."""

_LINE_END = re.compile(rb"\r\n|\r|\n")
_CANONICAL_INDENT = 2
_TO_THE_END = "deje «avances» como la última parte del archivo, con cada informe en un guion"


def checked_append(
    files: Sequence[SourceFile], file: str, entry: ProgressEntry, schemas: Schemas, as_of: date
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return a plan's new bytes, with an entry at its end, and what is wrong or doubtful in the entry.

    `files` are those of the project, `file` is the name of the plan among them. The new bytes are read and judged as
    any plan is: they are given only if the entry brings no error and nothing but the entry was added. Otherwise the
    problems say why not.

    Raises:
        GeneratorError: there is no such plan.
    """
    target = next((source for source in files if source.file == file), None)
    if target is None:
        raise GeneratorError(f"{file} no existe, o es un enlace")
    near = [source for source in files if _same_year(source, target)]
    before, documents, known = _judged(near, schemas, as_of)
    if file not in before:
        return None, tuple(problem for problem in known if problem.severity is Severity.ERROR)
    data = appended(target.data, documents[file], entry_text(entry))
    if isinstance(data, Problem):
        return None, locate([data], documents)
    added = replace(target, data=data)
    after, _, found = _judged([added if source is target else source for source in near], schemas, as_of)
    new = tuple(problem for problem in found if problem not in known)
    if any(problem.severity is Severity.ERROR for problem in new):
        return None, new
    if after.get(file) != replace(before[file], progress=(*before[file].progress, entry)):
        return None, (*new, _changed_meaning(file))
    return data, new


def only_changes(plan: UnitPlan, entry: ProgressEntry) -> ProgressEntry:
    """Return a correction without the results that stand as it tells them; a first report as it is."""
    if not entry.is_correction:
        return entry
    changed = (result for result in entry.results if plan.current_results(result.code).get(entry.period) != result)
    return replace(entry, results=tuple(changed))


def appended(data: bytes, document: Document, entry: str) -> bytes | Problem:
    """Return a plan's bytes followed by an entry, in the file's own indentation and line ends; or why it cannot be.

    `document` is what was read from `data`, and `entry` what `entry_text` gives.
    """
    place = _place(document)
    if isinstance(place, Problem):
        return place
    has_list, column = place
    lines = [] if has_list else [f"{' ' * column}{PROGRESS}:"]
    indent = " " * (column if has_list else column + _CANONICAL_INDENT)
    lines += [f"{indent}{line[_CANONICAL_INDENT:]}" if line else "" for line in entry.removesuffix("\n").split("\n")]
    line_end = (_LINE_END.findall(data) or [b"\n"])[-1]
    text = b"".join(line.encode() + line_end for line in lines)
    return data + (b"" if data.endswith((b"\n", b"\r")) else line_end) + text


def _place(document: Document) -> tuple[bool, int] | Problem:
    """Return whether the file has a list to continue, and the column of its dashes (or of its keys, if not)."""
    keys = list(document.data) if isinstance(document.data, dict) else []
    if _is_in_brackets(document, ()):
        return _refusal(document, (), "el plan entero está escrito entre llaves { }", "escriba una clave por línea")
    if PROGRESS not in keys:
        return False, document.marks[()][1]
    if keys[-1] != PROGRESS:
        message = f"«avances» no es la última parte del archivo: después está «{keys[-1]}»"
        return _refusal(document, (PROGRESS,), message, _TO_THE_END)
    if _is_in_brackets(document, (PROGRESS,)):
        message = "«avances» está escrito entre corchetes [ ], y así no se le puede agregar nada al final"
        is_empty = document.marks.get((PROGRESS, 0)) is None
        return _refusal(
            document, (PROGRESS,), message, "borre esa línea: se escribirá de nuevo" if is_empty else _TO_THE_END
        )
    return True, document.marks[PROGRESS,][1]


def _is_in_brackets(document: Document, path: tuple[str, ...]) -> bool:
    line, column, *_ = document.marks[path]
    return document.lines[line][column : column + 1] in {"{", "["}


def _refusal(document: Document, path: tuple[str, ...], message: str, remedy: str) -> Problem:
    return Problem("A601", Severity.ERROR, document.origin(path), message, remedy)


def _changed_meaning(file: str) -> Problem:
    message = "con el informe agregado, el archivo no diría lo mismo que antes más el informe"
    remedy = "agregue un salto de línea al final del archivo, o escriba el informe a mano"
    return Problem("A602", Severity.ERROR, Origin(file), message, remedy)


def _same_year(source: SourceFile, target: SourceFile) -> bool:
    return source.institution == target.institution and source.year in {None, target.year}


def _judged(
    files: Sequence[SourceFile], schemas: Schemas, as_of: date
) -> tuple[Mapping[str, UnitPlan], Mapping[str, Document], tuple[Problem, ...]]:
    """Return the plans by file, the documents, and every problem."""
    reading = read_all(tuple(files), schemas, default_method())
    problems = (*reading.problems, *run_rules(reading.annual_plans, as_of))
    plans = {plan.origin.file: plan for annual in reading.annual_plans for plan in annual.plans}
    return plans, reading.documents, locate(problems, reading.documents)
