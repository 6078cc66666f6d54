"""What a goal promises, in two states: how much, and when.

- **How much** is the annual target or, where that stays or says something else, the sum of the periods.
- **When**: there is a move where some periods fall and others rise. It is later or earlier as the average month in
  which the promise falls due is, each amount counted by its size, so that a small amount brought forward does not hide
  a large one put off.
- The targets of levels and of demand do not add up: of them, only the same amounts in other periods are a move.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.model import Activity, Direction, TargetType
from generator.core.period import MONTHS_IN_YEAR, Period
from generator.core.quantity import HUNDRED, Quantity
from generator.history.changes import Kind, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.history.changes import Change
    from generator.history.compare.fields import Pair

TARGETS, ANNUAL = "metas", "meta_anual"
TOTALS = frozenset({TargetType.SUM, TargetType.MILESTONE})
_ZERO = Decimal(0)
_LESS = {Direction.ASCENDING: Kind.TARGET_LOWERED, Direction.DESCENDING: Kind.TARGET_TIGHTENED}
_MORE = {Direction.ASCENDING: Kind.TARGET_RAISED, Direction.DESCENDING: Kind.TARGET_LOOSENED}


def target_changes(before: Activity, after: Activity, pair: Pair) -> Iterator[Change]:
    """Yield the changes of what a goal promises: how much by the year, how much by periods, and when."""
    steps = _steps(before, after)
    is_move = _is_move(after, steps)
    sums = (_sum(before), _sum(after)) if after.target_type in TOTALS else (None, None)
    if is_move:
        yield pair.change(_kind_of_move(before, after, steps), TARGETS, *sums, steps=steps, touches=_touched(steps))
    old, new = before.annual_target, after.annual_target
    rest = () if is_move else steps
    if old != new:
        told = rest if _agree(old, new, sums) else ()
        whole = () if pair.place.year is None else (Period.whole_year(pair.place.year),)
        touches = (*_touched(told), *whole)
        yield pair.change(_kind_of_annual(after, old, new), ANNUAL, old, new, steps=told, touches=touches)
    if steps and not (is_move and sums[0] == sums[1]) and not (old != new and _agree(old, new, sums)):
        yield pair.change(_kind_of_steps(after, steps), TARGETS, *sums, steps=rest, touches=_touched(rest))


def _steps(before: Activity, after: Activity) -> tuple[Step, ...]:
    old, new = ({target.period: target.quantity for target in each.targets} for each in (before, after))
    return tuple(
        Step(period, old.get(period), new.get(period))
        for period in sorted({*old, *new}, key=lambda each: (each.last, each.first))
        if old.get(period) != new.get(period)
    )


def _touched(steps: Iterable[Step]) -> tuple[Period, ...]:
    return tuple(step.key for step in steps if isinstance(step.key, Period))


def _sum(activity: Activity) -> Quantity:
    """Return what the periods of a total add up to, as a percentage where the goal reads as one."""
    total = sum((target.quantity.number for target in activity.targets), _ZERO)
    return Quantity(total * HUNDRED, is_percent=True) if activity.is_percent else Quantity(total)


def _number(value: object) -> Decimal:
    return value.number if isinstance(value, Quantity) else _ZERO


def _delta(step: Step) -> Decimal:
    return _number(step.after) - _number(step.before)


def _agree(old: Quantity | None, new: Quantity | None, sums: tuple[Quantity | None, Quantity | None]) -> bool:
    """Return whether the sum of the periods goes the way of the annual target, or does not move."""
    if None in {old, new}:
        return True
    return (_number(new) - _number(old)) * (_number(sums[1]) - _number(sums[0])) >= 0


def _is_move(after: Activity, steps: tuple[Step, ...]) -> bool:
    if after.target_type in TOTALS:
        deltas = [_delta(step) for step in steps]
        return min(deltas, default=_ZERO) < 0 < max(deltas, default=_ZERO)
    gone = Counter(step.before for step in steps if step.after is None)
    come = Counter(step.after for step in steps if step.before is None)
    return bool(gone) and gone == come and gone.total() + come.total() == len(steps)


def _kind_of_move(before: Activity, after: Activity, steps: tuple[Step, ...]) -> Kind:
    if after.target_type in TOTALS:
        old, new = _mean_month(before), _mean_month(after)
    else:
        old, new = (
            Decimal(
                sum(step.key.last for step in steps if isinstance(step.key, Period) and getattr(step, side) is None)
            )
            for side in ("after", "before")
        )
    if old is None or new is None or old == new:
        return Kind.RESCHEDULED
    if new < old:
        return Kind.MOVED_EARLIER
    rises = [step.key for step in steps if isinstance(step.key, Period) and _delta(step) > 0]
    return Kind.MOVED_TO_DECEMBER if any(key.last == MONTHS_IN_YEAR for key in rises) else Kind.MOVED_LATER


def _mean_month(activity: Activity) -> Decimal | None:
    """Return the average month in which a total falls due, each amount counted by its size."""
    total = _sum(activity).number
    if total <= 0:
        return None
    return sum((target.quantity.number * target.period.last for target in activity.targets), _ZERO) / total


def _kind_of_annual(after: Activity, old: Quantity | None, new: Quantity | None) -> Kind:
    if old is None or new is None:
        return Kind.ANNUAL_ADDED if old is None else Kind.ANNUAL_DROPPED
    if old.is_percent != new.is_percent:
        return Kind.TARGET_REDEFINED
    return _kind_of(after, new.number - old.number)


def _kind_of_steps(after: Activity, steps: tuple[Step, ...]) -> Kind:
    if after.target_type in TOTALS:
        return _kind_of(after, sum((_delta(step) for step in steps), _ZERO))
    signs = {_sign(step, after.direction) for step in steps}
    return _kind_of(after, signs.pop()) if len(signs) == 1 else Kind.TARGET_REDEFINED


def _sign(step: Step, direction: Direction) -> Decimal:
    """Return whether a level rises (1) or falls (-1); a period that is no longer asked about counts as asking less."""
    if step.before is not None and step.after is not None:
        return _delta(step).compare(_ZERO)
    asks_more = step.before is None
    return Decimal(1 if asks_more is (direction is Direction.ASCENDING) else -1)


def _kind_of(after: Activity, delta: Decimal) -> Kind:
    table = _LESS if delta < 0 else _MORE if delta > 0 else {}
    return table.get(after.direction, Kind.TARGET_REDEFINED)
