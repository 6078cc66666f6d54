"""What a goal promises, in two states: how much, and when.

- **How much** is the annual target or, where that stays or says something else, the sum of the periods.
- **When**: there is a move where some periods fall and others rise. Each amount that rises goes with the nearest that
  fell, and what is left over on one side is more or less, no move: so a lower year does not hide what was put off. It
  is later or earlier as the amounts by their months are, so that a little brought forward does not hide a lot put off.
- The targets of levels and of demand do not add up: of them, only the same amounts in other periods are a move.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.model import Activity, Direction, TargetType
from generator.core.period import MONTHS_IN_YEAR, Period
from generator.core.quantity import HUNDRED, Quantity
from generator.history.changes import Step
from generator.history.kinds import Kind

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
        yield pair.change(_kind_of_move(after, steps), TARGETS, *sums, steps=steps, touches=_touched(steps))
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


def _agree(old: Quantity | None, new: Quantity | None, sums: tuple[Quantity | None, Quantity | None]) -> bool:
    """Return whether the sum of the periods goes the way of the annual target, or does not move."""
    if None in {old, new}:
        return True
    return (_number(new) - _number(old)) * (_number(sums[1]) - _number(sums[0])) >= 0


def _is_move(after: Activity, steps: tuple[Step, ...]) -> bool:
    if after.target_type in TOTALS:
        deltas = [step.growth for step in steps]
        return min(deltas, default=_ZERO) < 0 < max(deltas, default=_ZERO)
    gone = Counter(step.before for step in steps if step.after is None)
    come = Counter(step.after for step in steps if step.before is None)
    return bool(gone) and gone == come and gone.total() + come.total() == len(steps)


def _kind_of_move(after: Activity, steps: tuple[Step, ...]) -> Kind:
    delay = _delay(steps) if after.target_type in TOTALS else _delay_of_asking(steps)
    if not delay:
        return Kind.RESCHEDULED
    if delay < 0:
        return Kind.MOVED_EARLIER
    rises = [step.key for step in steps if isinstance(step.key, Period) and step.growth > 0]
    return Kind.MOVED_TO_DECEMBER if any(key.last == MONTHS_IN_YEAR for key in rises) else Kind.MOVED_LATER


def _delay(steps: Iterable[Step]) -> Decimal:
    """Return by how many months the amounts of a total were put off, each counted by its size."""
    waiting: list[tuple[int, Decimal]] = []
    delay = _ZERO
    for month, amount in ((step.key.last, step.growth) for step in steps if isinstance(step.key, Period)):
        left, sign = amount, 1 if amount > 0 else -1
        while waiting and waiting[-1][1] * left < 0:
            then, other = waiting.pop()
            moved = sign * min(abs(left), abs(other))
            delay += moved * (month - then)
            left -= moved
            if other + moved:
                waiting.append((then, other + moved))
        if left:
            waiting.append((month, left))
    return delay


def _delay_of_asking(steps: Iterable[Step]) -> Decimal:
    """Return by how many months the periods that are asked about come later."""
    months = ((step.key.last, 1 if step.before is None else -1) for step in steps if isinstance(step.key, Period))
    return Decimal(sum(month * sign for month, sign in months))


def _kind_of_annual(after: Activity, old: Quantity | None, new: Quantity | None) -> Kind:
    if old is None or new is None:
        return Kind.ANNUAL_ADDED if old is None else Kind.ANNUAL_DROPPED
    if old.is_percent != new.is_percent:
        return Kind.TARGET_REDEFINED
    return _kind_of(after, new.number - old.number)


def _kind_of_steps(after: Activity, steps: tuple[Step, ...]) -> Kind:
    if after.target_type in TOTALS:
        return _kind_of(after, sum((step.growth for step in steps), _ZERO))
    signs = {_sign(step, after.direction) for step in steps}
    return _kind_of(after, signs.pop()) if len(signs) == 1 else Kind.TARGET_REDEFINED


def _sign(step: Step, direction: Direction) -> Decimal:
    """Return whether a level rises (1) or falls (-1); a period that is no longer asked about counts as asking less."""
    if step.before is not None and step.after is not None:
        return step.growth.compare(_ZERO)
    asks_more = step.before is None
    return Decimal(1 if asks_more is (direction is Direction.ASCENDING) else -1)


def _kind_of(after: Activity, delta: Decimal) -> Kind:
    table = _LESS if delta < 0 else _MORE if delta > 0 else {}
    return table.get(after.direction, Kind.TARGET_REDEFINED)
