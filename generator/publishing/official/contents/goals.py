"""What several tables of activities show of one: what it promised, what was done, and what the unit says of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.indicators.figures import account_of, programmed
from generator.indicators.states import State
from generator.publishing import addresses
from generator.publishing.official.cells import percentage, words
from generator.publishing.official.document import Cell
from generator.publishing.views.blocks import executed
from generator.publishing.views.blocks import programmed as programmed_text

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.core.model import Activity, UnitPlan
    from generator.core.period import Period
    from generator.indicators.compliance import Compliance
    from generator.publishing.official.scope import Scope

_EMPTY = frozenset({State.NOT_SCHEDULED, State.NO_BREAKDOWN})


def has_something(scope: Scope, plan: UnitPlan, activity: Activity) -> bool:
    """Return whether an activity has anything to show in the report's period: a promise, or something done."""
    found = scope.indicators.activity(plan.org_unit, activity.code, scope.period)
    if found.state is State.REMOVED and found.executed is None:
        return _promised(plan, activity, scope.period) is not None
    return found.executed is not None or found.state not in _EMPTY


def link_to(scope: Scope, plan: UnitPlan, activity: Activity) -> Cell:
    """Return the name of an activity, linked to its page."""
    return words(activity.name, addresses.activity(scope.context.base, plan.org_unit, activity.code))


def promise_cell(scope: Scope, plan: UnitPlan, activity: Activity, period: Period) -> Cell:
    """Return what was promised for a period, also of what a later change removed; nothing promised is left blank."""
    found = scope.indicators.activity(plan.org_unit, activity.code, period)
    if found.state is State.UNREADABLE:
        return words(State.UNREADABLE.label)
    number = found.programmed
    if number is None and (activity.removal or plan.removal):
        number = _promised(plan, activity, period)
    if number is None:
        return words("")
    return Cell(programmed_text(activity, replace(found, programmed=number)), number)


def _promised(plan: UnitPlan, activity: Activity, period: Period) -> Decimal | None:
    """Return what was promised for a period before any change removed it."""
    account = account_of(replace(plan, removal=None), replace(activity, removal=None), {})
    return programmed(account, period).number


def done_cell(activity: Activity, found: Compliance) -> Cell:
    """Return what was done, or why it is not known."""
    if found.executed is None:
        return words(found.state.label)
    return Cell(executed(activity, found), found.executed)


def percent_cell(scope: Scope, found: Compliance) -> Cell:
    """Return the percentage of an activity, without a cap, or its state."""
    return words(found.state.label) if found.raw is None else percentage(found.raw, scope.method)


def said_of(plan: UnitPlan, code: str, period: Period) -> str:
    """Return what the unit says of an activity in its reports of a period or of parts of it: what stands."""
    texts: dict[str, None] = {}
    for told, result in sorted(plan.current_results(code).items()):
        if told in period:
            justification = f"Justificación: {result.justification}" if result.justification else ""
            measures = f"Medidas: {result.measures}" if result.measures else ""
            texts |= dict.fromkeys(text for text in (result.notes, justification, measures) if text)
    return " ".join(texts)


def natural(code: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts codes as people do: 1.2 before 1.10."""
    pieces = re.findall(r"[0-9]+|[^0-9]+", code)
    return tuple((1, int(piece), "") if piece.isdigit() else (0, 0, piece.casefold()) for piece in pieces)


def printed_code(activity: Activity) -> str:
    """Return the code as the source prints it, "" where it prints none."""
    return activity.code if activity.published_code is None else activity.published_code
