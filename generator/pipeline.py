"""The first half of the straight line: from the files of a project to its problems and its model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.problem import has_errors
from generator.indicators.method import default_method
from generator.reading.discover import discover
from generator.reading.document import locate
from generator.reading.read import read_all
from generator.rules import run_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from generator.core.model import AnnualPlan, Institution, Method
    from generator.core.problem import Problem
    from generator.project import Project
    from generator.reading.discover import SourceFile
    from generator.reading.document import Document
    from generator.reading.schemas import Schemas


@dataclass(frozen=True)
class Checked:
    """A project as read and judged. Files with errors are not in the model: with `has_errors`, nothing is published."""

    institutions: tuple[Institution, ...]
    annual_plans: tuple[AnnualPlan, ...]
    documents: Mapping[str, Document]
    problems: tuple[Problem, ...]
    files: tuple[str, ...]

    @property
    def file_count(self) -> int:
        """How many plan files there are."""
        return len(self.files)

    @property
    def has_errors(self) -> bool:
        """Whether any problem is an error."""
        return has_errors(self.problems)


def check_project(project: Project, as_of: date) -> Checked:
    """Read and judge every plan of a project, as seen on a day.

    Raises:
        GeneratorError: the folder of plans does not exist.
    """
    files, misplaced = discover(project.plans, project.label)
    return check(files, project.schemas, as_of, default_method(), misplaced)


def check(
    files: tuple[SourceFile, ...],
    schemas: Schemas,
    as_of: date,
    method: Method,
    earlier: Sequence[Problem] = (),
) -> Checked:
    """Read and judge files, wherever they come from; `earlier` are problems found while looking for them."""
    reading = read_all(files, schemas, method)
    judged = run_rules(reading.annual_plans, as_of)
    problems = locate((*earlier, *reading.problems, *judged), reading.documents)
    return Checked(
        reading.institutions, reading.annual_plans, reading.documents, problems, tuple(source.file for source in files)
    )
