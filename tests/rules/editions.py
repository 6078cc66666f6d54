"""The small project as published and as proposed, and what the rules of the past find between the two."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from generator.core.model.reach import Span
from generator.core.problem import Severity
from generator.history.ledger import past_of
from generator.history.snapshots import Snapshot
from generator.indicators.method import default_method
from generator.reading.document import locate
from generator.reading.read import read_all, read_file
from generator.rules import run_past_rules, run_rules
from tests.small_plans import files, schemas

if TYPE_CHECKING:
    from generator.core.problem import Problem
    from generator.reading.discover import SourceFile

AS_OF = date(2024, 9, 30)
PROPOSAL = "# propuesta\n"
PUBLISHED = "# publicado\n"


def past_problems(
    published: tuple[SourceFile, ...], proposed: tuple[SourceFile, ...], as_of: date = AS_OF
) -> tuple[Problem, ...]:
    """What the rules of the past find between two trees; fails if the new one breaks the format."""
    reading = read_all(proposed, schemas(), default_method())
    assert not [problem for problem in reading.problems if problem.severity is Severity.ERROR], reading.problems
    read = partial(read_file, schemas=schemas(), default_method=default_method())
    past = past_of(Snapshot("base", "", None, published), proposed, reading.models, read, Span(as_of))
    return locate(run_past_rules(past), reading.documents)


def of_example(example: str) -> tuple[Problem, ...]:
    """What the rules find in an example: `# publicado`, some keys; `# propuesta`, some keys."""
    published, proposed = example.removeprefix(PUBLISHED).split(PROPOSAL)
    return past_problems(files(published), files(proposed))


def new_problems(example: str) -> tuple[Problem, ...]:
    """What the rules on a year as it is find in an example's proposal, the warnings left out."""
    _, proposed = example.split(PROPOSAL)
    reading = read_all(files(proposed), schemas(), default_method())
    found = (*reading.problems, *run_rules(reading.annual_plans, date(2024, 12, 31)))
    return tuple(problem for problem in found if problem.severity is Severity.ERROR)


def messages(published: str, proposed: str, as_of: date = AS_OF) -> list[str]:
    """Each problem between two states of the unit's plan: its code and its message."""
    found = past_problems(files(published), files(proposed), as_of)
    return [f"{problem.code}: {problem.message}" for problem in found]
