"""What changed between two states of the plans: models compared by their stable names, knowing only `core`.

The order of a file, its lines, its quotes and its spaces change nothing. A file that one of the sides could not read is
left out of both: what is unknown is neither added nor removed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Change as ControlRow
from generator.history.changes import Comparison, FileKey, Place, Side
from generator.history.compare.fields import Pair, paired
from generator.history.compare.institution import institution_changes, strategy_changes
from generator.history.compare.unit import plan_changes
from generator.history.compare.year import METHOD_VERSION, frame_changes, report_changes
from generator.history.kinds import Aspect, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.core.model import AnnualPlan
    from generator.history.changes import Change, Days

__all__ = ["compare"]

_DECLARED = {Aspect.PROMISE, Aspect.METHOD, Aspect.CALENDAR}
"""What changes only with a new row of the change control."""
_WHOLE = {Kind.PLAN_ADDED, Kind.PLAN_REMOVED, Kind.YEAR_ADDED, Kind.YEAR_REMOVED}


def compare(before: Side, after: Side, days: Days) -> Comparison:
    """Return what changed between two states, which are of some days."""
    unread = before.unread | after.unread
    changes = (*_of_institutions(before, after, unread), *_of_years(before, after, unread))
    return Comparison(days, changes, unread, tuple(_unexplained(changes)))


def _of_institutions(before: Side, after: Side, unread: frozenset[FileKey]) -> Iterator[Change]:
    for old, new in paired(before.institutions, after.institutions, lambda each: each.id):
        each = new or old
        if each is None or FileKey(each.id, None, "institucion", "institucion") in unread:
            continue
        place = Place(each.id)
        if old is not None and new is not None:
            yield from institution_changes(old, new)
        elif new is not None:
            yield Pair(place, None, new.origin).change(Kind.INSTITUTION_ADDED, "", None, new.name)
        elif old is not None:
            yield Pair(place, old.origin, None).change(Kind.INSTITUTION_REMOVED, "", old.name, None)


def _of_years(before: Side, after: Side, unread: frozenset[FileKey]) -> Iterator[Change]:
    strategies: set[tuple[str, str]] = set()
    for old, new in paired(before.annual_plans, after.annual_plans, lambda each: (each.institution.id, each.year)):
        each = new or old
        if each is None or _is_unread(each, unread):
            continue
        place = Place(each.institution.id, each.year)
        if old is not None and new is not None:
            yield from _strategy_changes(old, new, unread, strategies)
            yield from frame_changes(old, new, place)
            yield from _of_reports(old, new, place, unread)
            yield from _of_plans(old, new, place, unread)
        elif new is not None:
            yield Pair(place, None, new.frame.origin).change(Kind.YEAR_ADDED, "", None, len(new.plans))
        elif old is not None:
            yield Pair(place, old.frame.origin, None).change(Kind.YEAR_REMOVED, "", len(old.plans), None)


def _is_unread(annual: AnnualPlan, unread: frozenset[FileKey]) -> bool:
    institution = annual.institution.id
    frame = FileKey(institution, annual.year, "ejercicio", "ejercicio")
    return frame in unread or FileKey(institution, None, "institucion", "institucion") in unread


def _strategy_changes(
    old: AnnualPlan, new: AnnualPlan, unread: frozenset[FileKey], seen: set[tuple[str, str]]
) -> Iterator[Change]:
    """Yield what changed in the strategic plan of a year, unless another year of it has told so already."""
    institution, name = new.institution.id, new.frame.strategy or ""
    is_unread = FileKey(institution, None, "estrategia", name) in unread
    if old.frame.strategy != new.frame.strategy or (institution, name) in seen or is_unread:
        return
    seen.add((institution, name))
    place = Place(institution, strategy=name)
    if old.strategy is not None and new.strategy is not None:
        yield from strategy_changes(old.strategy, new.strategy, institution)
    elif new.strategy is not None:
        yield Pair(place, None, new.strategy.origin).change(Kind.STRATEGY_ADDED, "", None, new.strategy.name)
    elif old.strategy is not None:
        yield Pair(place, old.strategy.origin, None).change(Kind.STRATEGY_REMOVED, "", old.strategy.name, None)


def _of_reports(old: AnnualPlan, new: AnnualPlan, place: Place, unread: frozenset[FileKey]) -> Iterator[Change]:
    for one, other in paired(old.reports, new.reports, lambda report: report.id):
        report = other or one
        if report is not None and FileKey(place.institution, place.year, "informe", report.id) not in unread:
            here = Place(place.institution, place.year, report=report.id)
            yield from report_changes(one, other, here)


def _of_plans(old: AnnualPlan, new: AnnualPlan, place: Place, unread: frozenset[FileKey]) -> Iterator[Change]:
    for one, other in paired(old.plans, new.plans, lambda plan: plan.org_unit):
        plan = other or one
        if plan is None or FileKey(place.institution, place.year, "plan", plan.org_unit) in unread:
            continue
        here = Place(place.institution, place.year, plan.org_unit)
        if one is not None and other is not None and not (one.promises_nothing and other.activities):
            yield from plan_changes(one, other, here)
        elif other is not None:
            was = None if one is None else 0  # the plan was there, still to be written
            yield Pair(here, None, other.origin).change(Kind.PLAN_ADDED, "", was, len(other.activities))
        elif one is not None:
            yield Pair(here, one.origin, None).change(Kind.PLAN_REMOVED, "", len(one.activities), None)


def _unexplained(changes: Sequence[Change]) -> Iterator[Place]:
    """Yield the plans whose promise changes, and the years whose method does, without saying why."""
    by_plan: dict[Place, list[Change]] = {}
    for change in changes:
        if change.place.year is not None and change.kind not in _WHOLE:
            place = Place(change.place.institution, change.place.year, change.place.unit)
            by_plan.setdefault(place, []).append(change)
    for place, found in by_plan.items():
        declares = any(change.kind.aspect in _DECLARED for change in found)
        if declares and not (_is_of_its_version(found) if place.unit else _is_announced(found)):
            yield place


def _is_announced(changes: Sequence[Change]) -> bool:
    """Return whether a year has a new row of its change control and, where units had reported, another method."""
    kinds = {change.kind for change in changes}
    reaches_reports = any(change.touches for change in changes if change.kind.aspect in _DECLARED)
    is_another = any(change.key == METHOD_VERSION for change in changes)
    return Kind.HISTORY_ADDED in kinds and (is_another or not reaches_reports)


def _is_of_its_version(changes: Sequence[Change]) -> bool:
    """Return whether the change control of a plan has a new row, which is that of a higher version."""
    rows = [change.after for change in changes if change.kind is Kind.HISTORY_ADDED]
    versions = [change.after for change in changes if change.kind is Kind.VERSION_RAISED]
    return any(
        isinstance(row, ControlRow) and isinstance(version, int) and row.is_of(version)
        for row in rows
        for version in versions
    )
