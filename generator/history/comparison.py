"""A comparison from its start to its end: two snapshots are read and compared, their effects computed, and all told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import field

from generator.core.frozen import Frozen, replace
from generator.core.problem import GeneratorError
from generator.core.wording import did_you_mean, listed, quoted
from generator.history.changes import Days, Place
from generator.history.compare import compare
from generator.history.compare.renames import with_present_ids
from generator.history.effects import effects
from generator.history.repository import refs_called, repository_of
from generator.history.scope import Scope
from generator.history.sides import read_side
from generator.history.snapshots import snapshot_of_commit
from generator.history.telling import report_of
from generator.history.versions import find_version, versions_of
from generator.indicators.method import default_method
from generator.reading.discover import discover
from generator.reading.read import read_all, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from generator.core.model import AnnualPlan
    from generator.history.snapshots import Snapshot
    from generator.history.versions import UnitKey
    from generator.reading.schemas import Schemas
    from generator.reporters.changes.shape import ChangeReport, SideText


def snapshot_of_version(plans: Path, number: int, scope: Scope, schemas: Schemas) -> tuple[Snapshot, Scope]:
    """Return the plans as they stood when the goals of a unit came to a version, and the scope of just that plan.

    Raises:
        GeneratorError: the scope is not of one plan, or git does not have that version of it.
    """
    files, _ = discover(plans, plans.name)
    reading = read_all(files, schemas, default_method())
    scope = scope.through_renames(reading.institutions)
    key = _one_plan(reading.annual_plans, scope)
    read = partial(read_file, schemas=schemas, default_method=default_method())
    version = find_version(versions_of(plans, reading.institutions, read), key, number)
    repository, name = repository_of(plans), f"v{number}"
    shadowed = ((name, full) for full in refs_called(repository, name))
    narrowed = Scope(*key, (scope.others | {scope.unit}) - {key[2]}, (*scope.shadowed, *shadowed))
    return snapshot_of_commit(repository, version.commit, name), narrowed


def _one_plan(annual_plans: Iterable[AnnualPlan], scope: Scope) -> UnitKey:
    """Return the one plan of a unit that a scope is of."""
    places = [Place(each.institution.id, each.year, plan.org_unit) for each in annual_plans for plan in each.plans]
    found = [place for place in places if scope.unit and scope.holds(place)]
    if not scope.unit:
        raise GeneratorError("una versión como v1 es de las metas de una unidad: diga cuál con --unidad")
    if not found:
        units = {place.unit for place in places}
        message = f"no hay plan de la unidad {quoted(scope.unit)}"
        raise GeneratorError(f"{message}; {did_you_mean(scope.unit, units, 'escriba el nombre de su archivo')}")
    if len(found) > 1:
        listing = listed(f"{place.institution} {place.year}" for place in found)
        raise GeneratorError(
            f"hay varios planes de {quoted(scope.unit)} ({listing}): diga cuál con --ejercicio o --institucion"
        )
    place = found[0]
    return place.institution, place.year or 0, place.unit


class Question(Frozen):
    """Two snapshots to compare, as readers know them; the day of their figures; when they were changed; the scope.

    `title` is how the comparison is called; where nobody says it, by both its sides.
    """

    before: Snapshot
    after: Snapshot
    texts: tuple[SideText, SideText]
    as_of: date
    days: Days
    scope: Scope = field(default_factory=Scope)
    title: str = ""


def comparison_report(question: Question, schemas: Schemas) -> ChangeReport:
    """Return the report of what changed; files of a side with errors are named in it, and left out of both."""
    days = question.days
    before, after = (read_side(each, schemas) for each in (question.before, question.after))
    scope = question.scope.through_renames((*after.side.institutions, *before.side.institutions))
    scope.require_any((before.side, after.side))
    old, new = with_present_ids(before.side, after.side), after.side
    found = compare(old, new, days)
    narrowed = replace(
        found,
        changes=tuple(change for change in found.changes if scope.concerns(change)),
        unexplained=tuple(place for place in found.unexplained if scope.holds(place)),
    )
    moved = effects(old, new, question.as_of)
    moved = replace(
        moved,
        told=tuple(each for each in moved.told if scope.holds(each.place)),
        shifts=tuple(each for each in moved.shifts if scope.holds(each.place)),
        looked=tuple(each for each in moved.looked if scope.holds(each.place)),
    )
    report = report_of(narrowed, moved, (before, after), question.texts, scope.words)
    if not question.title:
        return report
    return replace(report, title=question.title, lead=(f"{report.title}.", *report.lead))
