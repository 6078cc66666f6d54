"""The first half of every command: from the files of a project to its problems and its model.

Files are read (`reading`), judged (`rules`), and each problem gets its line. `site_build` goes on from there to pages.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.model import Institution
from generator.core.model.past import as_known_on, report_count
from generator.core.problem import has_errors
from generator.editing.redaction import entry_digest
from generator.history.ledger import past_of
from generator.history.versions import Present, records_of
from generator.indicators.method import default_method
from generator.moment import day_of
from generator.reading.discover import discover
from generator.reading.document import locate
from generator.reading.read import read_all, read_file
from generator.rules import run_past_rules, run_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from generator.core.model import AnnualPlan
    from generator.core.model.reach import Span
    from generator.core.problem import Problem
    from generator.history.pasts import Pasts
    from generator.history.position import Position
    from generator.history.record import Record
    from generator.history.snapshots import Snapshot
    from generator.project import Project
    from generator.reading.discover import SourceFile
    from generator.reading.document import Document
    from generator.reading.read import Model, Reading
    from generator.reading.schemas import Schemas


class Checked(Frozen):
    """A project as read and judged. Files with errors are not in the model: with `has_errors`, nothing is published.

    `left_out` are the reports later than the day that was asked for.
    """

    institutions: tuple[Institution, ...]
    annual_plans: tuple[AnnualPlan, ...]
    documents: Mapping[str, Document]
    models: Mapping[str, Model]
    problems: tuple[Problem, ...]
    sources: tuple[SourceFile, ...]
    left_out: int = 0

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the plan files."""
        return tuple(source.file for source in self.sources)

    @property
    def file_count(self) -> int:
        """How many plan files there are."""
        return len(self.sources)

    @property
    def has_errors(self) -> bool:
        """Whether any problem is an error."""
        return has_errors(self.problems)


def check_project(project: Project, as_of: date, judged_on: date | None = None) -> Checked:
    """Read every plan of a project, and judge it as of a day.

    With `judged_on`, a later day, that is the day of judgement, and what was told after the first one is left out.

    Raises:
        GeneratorError: the folder of plans does not exist.
    """
    return check_found(discover(project.plans, project.label), project.schemas, as_of, judged_on)


def check_found(
    found: tuple[tuple[SourceFile, ...], Sequence[Problem]], schemas: Schemas, as_of: date, judged_on: date | None
) -> Checked:
    """Do what `check_project` does with files that have been found, and with the problems of finding them."""
    files, misplaced = found
    checked = check(files, schemas, judged_on or as_of, misplaced)
    return seen_on(checked, as_of) if judged_on and as_of < judged_on else checked


def check(files: tuple[SourceFile, ...], schemas: Schemas, as_of: date, earlier: Sequence[Problem] = ()) -> Checked:
    """Read and judge files, wherever they come from; `earlier` are problems found while looking for them."""
    return judged(read_all(files, schemas, default_method()), files, as_of, earlier)


def judged(reading: Reading, files: Sequence[SourceFile], as_of: date, earlier: Sequence[Problem] = ()) -> Checked:
    """Return what was read of some files, with all problems: those of finding, of reading, and of the rules."""
    found = run_rules(reading.annual_plans, as_of)
    problems = locate((*earlier, *reading.problems, *found), reading.documents)
    return Checked(
        reading.institutions, reading.annual_plans, reading.documents, reading.models, problems, tuple(files)
    )


def check_against(base: Snapshot, checked: Checked, schemas: Schemas, days: Span) -> Checked:
    """Add to a checked project the problems of what it changes of the published plans (rules H4xx).

    `days` tell when it was changed.
    """
    read = partial(read_file, schemas=schemas, default_method=default_method())
    past = past_of(base, checked.sources, checked.models, read, days)
    found = run_past_rules(replace(past, digest_of=entry_digest))
    return replace(checked, problems=locate((*checked.problems, *found), checked.documents))


def seen_on(checked: Checked, day: date) -> Checked:
    """Return a checked project as it was known on an earlier day: what was told since is left out."""
    known = tuple(as_known_on(annual, day) for annual in checked.annual_plans)
    left_out = sum(map(report_count, checked.annual_plans)) - sum(map(report_count, known))
    return replace(checked, annual_plans=known, left_out=left_out)


def records(
    position: Position | None, files: Sequence[SourceFile], schemas: Schemas, pasts: Pasts, year: int | None = None
) -> tuple[Mapping[str, Record], str]:
    """Return the past of each institution of some files, as git tells it, and why that is not all ("" if it is).

    What `pasts` knows need not be asked; it has what holds now afterwards. Of a single `year` it is told sooner.
    """
    read = partial(read_file, schemas=schemas, default_method=default_method())
    found = (read(source)[1] for source in files if source.kind == "institucion")
    institutions = tuple(model for model in found if isinstance(model, Institution))
    contents = {source.file: source.data for source in files}
    return records_of(position, Present(institutions, contents, day_of, entry_digest, year), read, pasts)
