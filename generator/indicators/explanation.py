"""A percentage of a goal taken apart: the figures that entered it, each with the place where it is written.

An average needs no module of its own: a `Rollup` already holds what entered it, what was left out, and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.model import Direction, TargetType
from generator.indicators.facts import facts_of
from generator.indicators.judgement import entered

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from generator.core.model import Activity, Method, UnitPlan
    from generator.core.period import Period
    from generator.core.problem import Origin
    from generator.indicators.compliance import Compliance
    from generator.indicators.figures import Account, Figure
    from generator.indicators.formulas import Working


class Input(Frozen):
    """A figure in units that entered a percentage: of which period, and where it is written.

    `is_goal` tells what was promised from what was done; `requested` is the demand received, of demand goals.
    """

    is_goal: bool
    period: Period
    number: Decimal
    origin: Origin
    requested: Decimal | None = None


class Explanation(Frozen):
    """How a percentage came about. `limits` stand in the place of goals where a result must stay in a range."""

    period: Period
    working: Working
    inputs: tuple[Input, ...]
    limits: tuple[Decimal, Decimal] | None


def explanation_of(
    plan: UnitPlan, account: Account, measured: Compliance, method: Method, as_of: date
) -> Explanation | None:
    """Return what a percentage is made of; `None` where there is none."""
    if measured.working is None:
        return None
    activity = account.activity
    promised, done = entered(facts_of(account, measured.period, as_of), method)
    limits = activity.range if _is_limited(activity) else None
    goals = () if limits else tuple(_goal(activity, figure) for figure in promised)
    return Explanation(
        measured.period, measured.working, (*goals, *(_result(plan, activity, figure) for figure in done)), limits
    )


def _is_limited(activity: Activity) -> bool:
    return activity.direction is Direction.RANGE and activity.target_type is not TargetType.MILESTONE


def _goal(activity: Activity, figure: Figure) -> Input:
    """Return a goal with its place; the annual target stands among the first keys of the activity."""
    written = next((target for target in activity.targets if target.period == figure.period), None)
    is_target = written is not None and written.quantity.number == figure.number
    return Input(True, figure.period, figure.number, written.origin if written and is_target else activity.origin)  # noqa: FBT003  the first field


def _result(plan: UnitPlan, activity: Activity, figure: Figure) -> Input:
    origin = plan.current_results(activity.code)[figure.period].origin
    return Input(False, figure.period, figure.number, origin, figure.requested)  # noqa: FBT003  the first field
