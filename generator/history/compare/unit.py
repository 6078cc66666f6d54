"""Two states of a unit's plan: its version and change control, what it promises, and what it has told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import reach
from generator.core.vocabulary import fold
from generator.history.compare.activity import goal_changes, removal_changes
from generator.history.compare.fields import Field, Pair, changed_fields, paired, same
from generator.history.compare.progress import progress_changes, share_changes
from generator.history.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.core.model import Change as ControlRow
    from generator.core.model import UnitPlan
    from generator.history.changes import Change, Place

FIELDS = (
    Field("objective", "objetivo", Kind.REWORDED),
    Field("owner", "responsable", Kind.PLAN_CHANGED),
    Field("notes", "nota", Kind.PLAN_CHANGED),
)
ROW = (
    Field("owner", "responsable", Kind.REWORDED),
    Field("reason", "motivo", Kind.REWORDED),
)
"""The texts of a row of the change control; told apart only where they are spelled otherwise."""
PARTIAL = (Field("is_partial", "actividades_parciales", Kind.PARTIAL_CHANGED),)


def plan_changes(before: UnitPlan, after: UnitPlan, place: Place) -> Iterator[Change]:
    """Yield what changed in the plan of a unit."""
    pair = Pair(place, before.origin, after.origin)
    if before.version != after.version:
        kind = Kind.VERSION_RAISED if before.version < after.version else Kind.VERSION_LOWERED
        yield pair.change(kind, "version", before.version, after.version)
    yield from control_changes(before.changes, after.changes, pair)
    yield from removal_changes(before.removal, after.removal, pair, (Kind.PLAN_ELIMINATED, Kind.PLAN_RESTORED))
    yield from changed_fields(FIELDS, before, after, pair)
    yield from changed_fields(PARTIAL, before, after, pair, reach.told_of_plan(before))
    yield from goal_changes(before, after, place)
    yield from share_changes(before, after, pair)
    yield from progress_changes(before, after, pair)


def control_changes(before: Iterable[ControlRow], after: Iterable[ControlRow], pair: Pair) -> Iterator[Change]:
    """Yield the rows of a change control that came, and those that were rewritten or taken out."""
    old, new = list(before), list(after)
    for row in tuple(old):
        equal = next((other for other in new if _is_same(row, other)), None)
        if equal is not None:
            old.remove(row)
            new.remove(equal)
    for was, now in paired(old, new, lambda row: row.version):
        here = Pair(pair.place, was.origin if was else pair.before, now.origin if now else pair.after)
        if was and now and _is_respelled(was, now):
            yield from changed_fields(ROW, was, now, here)
            continue
        kind = Kind.HISTORY_ADDED if was is None else Kind.HISTORY_REMOVED if now is None else Kind.HISTORY_EDITED
        yield here.change(kind, "", was, now)


def _is_respelled(one: ControlRow, other: ControlRow) -> bool:
    """Return whether two rows differ in their accents and capitals alone."""
    said = [(row.version, row.date, fold(row.owner), fold(row.reason)) for row in (one, other)]
    return said[0] == said[1]


def _is_same(one: ControlRow, other: ControlRow) -> bool:
    marks = (one.version, one.date) == (other.version, other.date)
    return marks and same(one.owner, other.owner) and same(one.reason, other.reason)
