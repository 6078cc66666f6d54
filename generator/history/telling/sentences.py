"""The sentence of every kind of change."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.history.kinds import Kind
from generator.history.telling import frames, goals, told
from generator.history.telling.said import Said, field_said, spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.history.changes import Change
    from generator.history.telling.names import Names


def _moved(change: Change) -> Said:
    return goals.moved_level(change) if change.before is None else goals.moved(change)  # levels have no sum


_TELLERS: Mapping[Kind, Callable[[Change], Said]] = MappingProxyType(
    {
        Kind.PROGRESS_VANISHED: told.vanished,
        Kind.PROGRESS_EDITED: told.entry_edited,
        Kind.PROGRESS_REORDERED: told.reordered,
        Kind.PROGRESS_ADDED: told.progress,
        Kind.RESULT_REMOVED: told.result_removed,
        Kind.RESULT_INSERTED: told.result_inserted,
        Kind.RESULT_EDITED: told.result_edited,
        Kind.RESULT_REPLACED: told.corrected,
        Kind.RESULT_CORRECTED: told.corrected,
        Kind.SHARE_REMOVED: told.share,
        Kind.SHARE_EDITED: told.share,
        Kind.SHARE_ADDED: told.share,
        Kind.REPORT_REMOVED: told.report,
        Kind.REPORT_ADDED: told.report,
        Kind.REPORT_CHANGED: told.report,
        Kind.FIGURE_REMOVED: told.figure,
        Kind.FIGURE_CHANGED: told.figure,
        Kind.FIGURE_ADDED: told.figure,
        Kind.GOAL_DELETED: goals.deleted,
        Kind.GOAL_ADDED: goals.added,
        Kind.GOAL_REMOVED: goals.removed,
        Kind.GOAL_RESTORED: goals.removed,
        Kind.PLAN_ELIMINATED: goals.removed,
        Kind.PLAN_RESTORED: goals.removed,
        Kind.RECODED: goals.recoded,
        Kind.ANNUAL_ADDED: goals.annual,
        Kind.ANNUAL_DROPPED: goals.annual,
        Kind.TARGET_LOWERED: goals.scheduled,
        Kind.TARGET_RAISED: goals.scheduled,
        Kind.TARGET_LOOSENED: goals.scheduled,
        Kind.TARGET_TIGHTENED: goals.scheduled,
        Kind.TARGET_REDEFINED: goals.scheduled,
        Kind.MOVED_TO_DECEMBER: _moved,
        Kind.MOVED_LATER: _moved,
        Kind.MOVED_EARLIER: _moved,
        Kind.RESCHEDULED: _moved,
        Kind.SPELLING_CHANGED: spelling,
        Kind.TYPE_CHANGED: goals.type_changed,
        Kind.DIRECTION_CHANGED: goals.direction_changed,
        Kind.CAVEAT_ADDED: goals.caveat,
        Kind.CAVEAT_CHANGED: goals.caveat,
        Kind.CAVEAT_REMOVED: goals.caveat,
        Kind.PARTIAL_CHANGED: frames.partial,
        Kind.VERSION_RAISED: frames.version,
        Kind.VERSION_LOWERED: frames.version,
        Kind.HISTORY_ADDED: frames.control_row,
        Kind.HISTORY_EDITED: frames.control_row,
        Kind.HISTORY_REMOVED: frames.control_row,
        Kind.YEAR_ADDED: frames.year_whole,
        Kind.YEAR_REMOVED: frames.year_whole,
        Kind.METHOD_CHANGED: frames.method,
        Kind.DEADLINE_CHANGED: frames.deadline,
        Kind.TEXT_CHANGED: frames.text,
        Kind.INSTITUTION_ADDED: frames.institution_whole,
        Kind.INSTITUTION_REMOVED: frames.institution_whole,
        Kind.STRATEGY_ADDED: frames.strategy,
        Kind.STRATEGY_REMOVED: frames.strategy,
        Kind.STRATEGY_CHANGED: frames.strategy,
        Kind.ELEMENT_ADDED: frames.element,
        Kind.ELEMENT_REMOVED: frames.element,
        Kind.ELEMENT_LOWERED: frames.element,
        Kind.ELEMENT_CHANGED: frames.element,
    }
)
"""The kinds that are more than a field with another value."""
_WITH_NAMES: Mapping[Kind, Callable[[Change, Names], Said]] = MappingProxyType(
    {
        Kind.PLAN_ADDED: frames.plan_whole,
        Kind.PLAN_REMOVED: frames.plan_whole,
        Kind.ORG_UNIT_ADDED: frames.org_unit,
        Kind.ORG_UNIT_REMOVED: frames.org_unit,
        Kind.ORG_UNIT_RENAMED: frames.org_unit,
        Kind.ORG_UNIT_CHANGED: frames.org_unit,
        Kind.ORG_UNIT_MOVED: frames.org_unit,
    }
)


def said(change: Change, names: Names) -> Said:
    """Return the sentence of a change."""
    if change.kind in _WITH_NAMES:
        return _WITH_NAMES[change.kind](change, names)
    return _TELLERS.get(change.kind, field_said)(change)
