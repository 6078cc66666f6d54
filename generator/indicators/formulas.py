"""From what was done and what was promised to a percentage, keeping the terms so that every number explains itself."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto

from generator.core.frozen import Frozen, replace
from generator.core.model import Activity, Direction, TargetType
from generator.core.quantity import HUNDRED

ZERO = Decimal(0)


class Formula(Enum):
    """How a percentage came about; `value` and `aim` are the terms of `Working`."""

    MORE_IS_BETTER = auto()
    """value ÷ aim × 100."""
    LESS_IS_BETTER = auto()
    """aim ÷ value × 100."""
    REACHED = auto()
    """100 if the value is at least the aim, else 0: milestones, and aims or values that cannot be divided."""
    NOT_EXCEEDED = auto()
    """100 if the value is at most the aim, else 0: less is better, and one of the two is zero or negative."""
    IN_RANGE = auto()
    """100: the value is between the aim and `upper`, both included."""
    UNDER_RANGE = auto()
    """value ÷ aim × 100, where the aim is the least allowed."""
    OVER_RANGE = auto()
    """aim ÷ value × 100, where the aim is the most allowed."""
    SILENCE = auto()
    """0: nothing was reported, and the institution's method counts that as zero."""


class Working(Frozen):
    """A percentage (in percent, exact, without cap) with the terms it comes from, in units.

    For demand goals `value` and `aim` are ratios, and `attended` ÷ `requested` is the value.
    """

    formula: Formula
    percent: Decimal
    value: Decimal
    aim: Decimal
    upper: Decimal | None = None
    attended: Decimal | None = None
    requested: Decimal | None = None


class Terms(Frozen):
    """What was done against what was promised, in units; of demand goals, attended and requested against a ratio."""

    done: Decimal
    aim: Decimal
    requested: Decimal | None = None

    @property
    def scaled(self) -> Decimal:
        """The aim in the units of what was done: a rate times the demand received."""
        return self.of_demand(self.aim)

    def of_demand(self, limit: Decimal) -> Decimal:
        """Return a limit in the units of what was done."""
        return limit if self.requested is None else limit * self.requested


def work_out(activity: Activity, terms: Terms) -> Working:
    """Return the percentage of an activity.

    A milestone is met or not. Else the direction decides: more is better (executed ÷ programmed), less is better
    (programmed ÷ executed), or a range, where over-execution is no merit (INSAFOCOOP calls 109 % of a budget "no se
    cumplió"): inside it 100, outside in proportion to the nearest limit. No ratio is made with a zero or a negative
    figure: the aim is reached or it is not. A range without limits is not asked for (`State.NO_LIMITS`).
    """
    if activity.target_type is TargetType.MILESTONE:
        return _told(Formula.REACHED, _all_or_nothing(met=terms.done >= terms.aim), terms)
    if activity.direction is Direction.DESCENDING:
        return _less_is_better(terms)
    if activity.direction is Direction.RANGE and activity.range is not None:
        return _range(terms, *activity.range)
    return _more_is_better(terms)


def silence(terms: Terms) -> Working:
    """Return the 0 % of a report that never came, for methods that count it so."""
    return _told(Formula.SILENCE, ZERO, terms)


def _more_is_better(terms: Terms) -> Working:
    if terms.aim <= 0 or terms.done < 0:
        return _told(Formula.REACHED, _all_or_nothing(met=terms.done >= terms.scaled), terms)
    return _told(Formula.MORE_IS_BETTER, terms.done * HUNDRED / terms.scaled, terms)


def _less_is_better(terms: Terms) -> Working:
    if terms.aim <= 0 or terms.done <= 0:
        return _told(Formula.NOT_EXCEEDED, _all_or_nothing(met=terms.done <= terms.scaled), terms)
    return _told(Formula.LESS_IS_BETTER, terms.scaled * HUNDRED / terms.done, terms)


def _range(terms: Terms, lower: Decimal, upper: Decimal) -> Working:
    if terms.done < terms.of_demand(lower):
        working = _more_is_better(Terms(terms.done, lower, terms.requested))
        return _renamed(working, Formula.MORE_IS_BETTER, Formula.UNDER_RANGE)
    if terms.done > terms.of_demand(upper):
        working = _less_is_better(Terms(terms.done, upper, terms.requested))
        return _renamed(working, Formula.LESS_IS_BETTER, Formula.OVER_RANGE)
    return _told(Formula.IN_RANGE, HUNDRED, Terms(terms.done, lower, terms.requested), upper)


def _renamed(working: Working, formula: Formula, name: Formula) -> Working:
    return replace(working, formula=name) if working.formula is formula else working


def _all_or_nothing(*, met: bool) -> Decimal:
    return HUNDRED if met else ZERO


def _told(formula: Formula, percent: Decimal, terms: Terms, upper: Decimal | None = None) -> Working:
    if terms.requested is None:
        return Working(formula, percent, terms.done, terms.aim, upper)
    return Working(formula, percent, terms.done / terms.requested, terms.aim, upper, terms.done, terms.requested)
