"""From facts to a state and, where there can be one, a percentage. The rules stand at the head of `compliance`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Method, MissingRule, TargetType
from generator.indicators.figures import combined, is_promise
from generator.indicators.formulas import ZERO, Terms, Working, silence, work_out
from generator.indicators.states import State

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.indicators.facts import Facts
    from generator.indicators.figures import Figure


_OF_THE_WHOLE = (None, State.NOT_SCHEDULED, State.UNPLANNED)
"""What only a document that tells the whole period's targets can say: a percentage, or that nothing was promised."""


def judge(facts: Facts, method: Method) -> tuple[State, Working | None]:
    """Return the state of an activity in a period, with the terms of its percentage if it is measured."""
    if facts.is_removed:
        return State.REMOVED, None
    state = _without_promise(facts)
    if state is None and not facts.is_met_milestone:
        state = _without_reports(facts, method) if facts.own.figures else _in_silence(facts, method)
    if state is None and facts.own.figures and facts.lacks_limits:
        state = State.NO_LIMITS
    if state in _OF_THE_WHOLE and not facts.account.tells(facts.period):
        state = State.PARTLY_PUBLISHED
    return (State.MEASURED, _work(facts, method)) if state is None else (state, None)


def _without_promise(facts: Facts) -> State | None:
    """Return the state of what has no promise to compare with, or not in one piece."""
    activity, number = facts.account.activity, facts.promise.number
    reads_whole_year = facts.period.is_year and activity.annual_target is not None
    if facts.unreadable and not reads_whole_year:
        return State.UNREADABLE
    if not (facts.promise.is_known and facts.basis.is_known):
        return State.NO_BREAKDOWN
    if number is None or not is_promise(activity, number):
        worked = facts.target_type is not TargetType.LEVEL and facts.executed
        return State.UNPLANNED if worked else State.NOT_SCHEDULED
    if not facts.results.is_known or _is_part_of_a_range(facts):
        return State.NO_BREAKDOWN
    return None


def _is_part_of_a_range(facts: Facts) -> bool:
    if not facts.limits_a_total or facts.account.activity.range is None or facts.period.is_year:
        return False
    return any(target.period not in facts.period for target in facts.account.targets)


def _in_silence(facts: Facts, method: Method) -> State | None:
    """Return the state of a promise of which the period holds no report; `None` if it is measured all the same."""
    if lacking := [cell for cell in facts.missing if cell in facts.period]:
        if method.missing is MissingRule.ZERO:
            return None
        is_told = all(cell.last in facts.account.in_words for cell in lacking)
        return State.NO_FIGURES if is_told else State.NOT_REPORTED
    return State.NOT_DUE if facts.promise.due else State.NO_BREAKDOWN


def _without_reports(facts: Facts, method: Method) -> State | None:
    """Return the state of a promise of which something was reported, but not enough; `None` if it can be measured."""
    if facts.needed and not _does_without(facts, method):
        return State.INCOMPLETE
    if facts.is_running and facts.limits_a_total:
        return State.NOT_DUE
    if facts.target_type is TargetType.DEMAND and not facts.requested:
        return State.INCOMPLETE if facts.requested is None else State.NO_DEMAND
    return None


def _does_without(facts: Facts, method: Method) -> bool:
    """Return whether the method gives a percentage although reports are missing."""
    if method.missing is MissingRule.INCOMPLETE:
        return False
    if _adds_zero(facts, method):
        return True
    is_indivisible = facts.limits_a_total and facts.account.activity.range is not None
    if facts.unreadable or is_indivisible:
        return False
    return any(target.period.last in facts.account.reported for target in facts.basis.due)


def _adds_zero(facts: Facts, method: Method) -> bool:
    """Return whether a missing report counts as a zero: the method says so, and it can be added without flattering."""
    can_add = facts.target_type is not TargetType.DEMAND and not facts.limits_a_total
    return method.missing is MissingRule.ZERO and can_add


def _work(facts: Facts, method: Method) -> Working:
    activity, aim = facts.account.activity, _number(facts.basis.number)
    if facts.is_met_milestone:
        return work_out(activity, Terms(_number(facts.done), aim))
    if not facts.own.figures or _lacks_its_level(facts, method):
        return silence(Terms(ZERO, aim))
    if facts.target_type is TargetType.DEMAND:
        attended = combined(facts.target_type, facts.answered)
        return work_out(activity, Terms(_number(attended), aim, facts.requested))
    if facts.needed and not _adds_zero(facts, method):
        aim = _number(combined(facts.target_type, _answered_targets(facts)))
    return work_out(activity, Terms(_number(facts.done), aim))


def entered(facts: Facts, method: Method) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """Return the figures that the two terms of a percentage are made of: what was promised, and what was done.

    They follow `_work`: of a level the last one counts; a total without its missing targets lacks them here too.
    """
    promised, done = facts.basis.terms, facts.results.figures
    if not facts.is_met_milestone:
        if not facts.own.figures or _lacks_its_level(facts, method):
            done = ()
        elif facts.target_type is TargetType.DEMAND:
            done = facts.answered
        elif facts.needed and not _adds_zero(facts, method):
            promised = _answered_targets(facts)
    return (promised[-1:], done[-1:]) if facts.target_type is TargetType.LEVEL else (promised, done)


def _answered_targets(facts: Facts) -> tuple[Figure, ...]:
    return tuple(target for target in facts.basis.due if target.period not in facts.missing)


def _lacks_its_level(facts: Facts, method: Method) -> bool:
    return facts.target_type is TargetType.LEVEL and bool(facts.needed) and _adds_zero(facts, method)


def _number(value: Decimal | None) -> Decimal:
    return value or ZERO
