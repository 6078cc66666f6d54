"""The ledger rule: what was published is still there, and what changed of it was declared.

Trees are compared, never lines: the plan files of a published commit and those that would take their place. A file that
is the same byte for byte has not changed and is not even read. Of what the new files say of themselves only renamed
units decide anything here, so that a change cannot loosen the rules that it is judged by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import Institution, PublishedReport, UnitPlan, YearFrame
from generator.core.problem import Severity
from generator.core.vocabulary import fold
from generator.reading.document import locate
from generator.rules.past import Gone, Pair, Past

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.core.model.reach import Span
    from generator.core.problem import Problem
    from generator.history.snapshots import Snapshot
    from generator.reading.discover import SourceFile
    from generator.reading.document import Document
    from generator.reading.read import Model

    Read = Callable[[SourceFile], tuple[Document | None, Model | None, tuple[Problem, ...]]]
    Renames = Mapping[tuple[str, str], str]

_SYMBOLIC_LINK = "L110"


def past_of(base: Snapshot, sources: Sequence[SourceFile], models: Mapping[str, Model], read: Read, days: Span) -> Past:
    """Return what some files change of what was published, for the rules of the past to judge.

    `models` has what the sound ones among the new files say; the others have problems of their own. `read` reads a
    published file.
    """
    current = {source.file: source for source in sources}
    renames = _renames(models.values())
    successors = _successors(base.files, current, renames)
    pairs: list[tuple[Model, Model]] = []
    unreadable = [problem for problem in base.misplaced if _was_link(problem, current)]
    for source in base.files:
        name = successors.get(source.file)
        if name is None or (name == source.file and current[name].data == source.data):
            continue
        model, faults = _read(source, read)
        unreadable += faults
        if model is not None and name in models:
            pairs.append((_renamed(model, source.institution, renames), models[name]))
    return Past(
        days=days,
        plans=tuple(Pair(old, new) for old, new in pairs if isinstance(old, UnitPlan) and isinstance(new, UnitPlan)),
        frames=tuple(Pair(old, new) for old, new in pairs if isinstance(old, YearFrame) and isinstance(new, YearFrame)),
        reports=tuple(
            Pair(old, new)
            for old, new in pairs
            if isinstance(old, PublishedReport) and isinstance(new, PublishedReport)
        ),
        reporting=frozenset(_reporting(base.files, pairs, read)),
        gone=tuple(_gone(base.files, successors, models, read)),
        unreadable=tuple(unreadable),
    )


def _was_link(problem: Problem, current: Mapping[str, SourceFile]) -> bool:
    """Return whether a plan file was published as a link: nobody knows to what."""
    return problem.code == _SYMBOLIC_LINK and problem.origin.file in current


def _read(source: SourceFile, read: Read) -> tuple[Model | None, tuple[Problem, ...]]:
    document, model, problems = read(source)
    if model is not None:
        return model, ()
    errors = (problem for problem in problems if problem.severity is Severity.ERROR)
    return None, locate(errors, {source.file: document} if document else {})[:1]


def _renames(models: Iterable[Model]) -> Renames:
    """Return the new id of each unit that had another, by institution and former id."""
    return {
        (model.id, former): unit.id
        for model in models
        if isinstance(model, Institution)
        for unit in model.units
        for former in unit.former_ids
    }


def _successors(base: Sequence[SourceFile], current: Mapping[str, SourceFile], renames: Renames) -> Mapping[str, str]:
    """Return the new file that takes the place of each published one: the same, or that of its unit's new id.

    A unit cannot be renamed into one that had a published plan of its own: its progress would vanish in another's.
    """
    published = {source.file for source in base}
    found: dict[str, str] = {}
    for source in base:
        heir = renames.get((source.institution, source.stem)) if source.kind == "plan" else None
        renamed = f"{_folder(source.file)}{heir}.yaml"
        if source.file in current:
            found[source.file] = source.file
        elif heir and renamed in current and renamed not in published:
            found[source.file] = renamed
    return found


def _renamed(model: Model, institution: str, renames: Renames) -> Model:
    """Return what was published with its mentions of units as they are called now."""
    if not isinstance(model, PublishedReport):
        return model
    figures = (
        replace(figure, subject=replace(figure.subject, unit=renames.get((institution, unit), unit)))
        for figure in model.figures
        for unit in (figure.subject.unit,)
    )
    return replace(model, figures=tuple(figures))


def _reporting(base: Sequence[SourceFile], pairs: Sequence[tuple[Model, Model]], read: Read) -> Iterator[str]:
    """Yield the frames that changed, by file, of the years in which some unit had published progress."""
    for frame, _ in pairs:
        if isinstance(frame, YearFrame):
            year = (read(source)[1] for source in base if _folder(source.file) == _folder(frame.origin.file))
            if any(isinstance(model, UnitPlan) and model.has_reported for model in year):
                yield frame.origin.file


def _gone(
    base: Sequence[SourceFile], successors: Mapping[str, str], models: Mapping[str, Model], read: Read
) -> Iterator[Gone]:
    """Yield the published files without a successor; where a whole institution or year is gone, only its head."""
    published = {source.file for source in base}
    new = [model for file, model in models.items() if file not in published]
    gone = [source for source in base if source.file not in successors]
    heads = [source.file for source in gone if source.kind in {"institucion", "ejercicio"}]
    for source in gone:
        if not any(source.file != head and source.file.startswith(_folder(head)) for head in heads):
            yield Gone(source.file, _heir(source, new, read) if source.kind in {"plan", "institucion"} else None)


def _heir(source: SourceFile, new: Sequence[Model], read: Read) -> UnitPlan | Institution | None:
    """Return what one that is gone seems to be now.

    Of a plan, the new one of the same institution and year that has its activities; of an institution, the new one of
    the same name.
    """
    gone = read(source)[1]
    if isinstance(gone, Institution):
        others = (other for other in new if isinstance(other, Institution))
        return next((other for other in others if fold(other.name) == fold(gone.name)), None)
    if not isinstance(gone, UnitPlan) or not gone.activities:
        return None
    plans = (other for other in new if isinstance(other, UnitPlan))
    near = (other for other in plans if _folder(other.origin.file) == _folder(source.file))
    return next((other for other in near if _activities(other) == _activities(gone)), None)


def _activities(plan: UnitPlan) -> frozenset[tuple[str, str]]:
    return frozenset((activity.code, fold(activity.name)) for activity in plan.activities)


def _folder(file: str) -> str:
    return file[: file.rindex("/") + 1]
