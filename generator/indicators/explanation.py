"""A percentage of a goal taken apart: the figures that entered it, each with the place where it is written.

An average needs no module of its own: a `Rollup` already holds what entered it, what was left out, and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.model import Direction, TargetType
from generator.indicators.judgement import entered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from generator.core.model import Activity, Method, UnitPlan
    from generator.core.period import Period
    from generator.core.problem import Origin
    from generator.indicators.compliance import Compliance
    from generator.indicators.figures import Figure
    from generator.indicators.formulas import Working


class Explanation(Frozen):
    """How a percentage came about: the figures in units that entered as goals, and as results.

    `limits` stand in the place of goals where a result must stay in a range.
    """

    period: Period
    working: Working
    goals: tuple[Figure, ...]
    results: tuple[Figure, ...]
    limits: tuple[Decimal, Decimal] | None


class Input(Frozen):
    """A figure that entered a percentage, as a goal or as a result, and where it is written."""

    is_goal: bool
    figure: Figure
    origin: Origin


def explanation_of(measured: Compliance, method: Method) -> Explanation | None:
    """Return what a percentage is made of; `None` where there is none."""
    if measured.working is None:
        return None
    activity = measured.facts.account.activity
    goals, results = entered(measured.facts, method)
    limits = activity.range if _is_limited(activity) else None
    return Explanation(measured.period, measured.working, () if limits else goals, results, limits)


def inputs_of(plan: UnitPlan, activity: Activity, found: Sequence[Explanation]) -> tuple[Input, ...]:
    """Return each figure that entered any percentage of an activity once: goals first, each kind in order of time."""
    goals = {figure for each in found for figure in each.goals}
    results = {figure for each in found for figure in each.results}
    origins = {period: result.origin for period, result in plan.current_results(activity.code).items()}
    return (
        *(Input(True, figure, _origin_of_goal(activity, figure)) for figure in _in_order(goals)),  # noqa: FBT003  the first field
        *(Input(False, figure, origins[figure.period]) for figure in _in_order(results)),  # noqa: FBT003  the first field
    )


def _is_limited(activity: Activity) -> bool:
    return activity.direction is Direction.RANGE and activity.target_type is not TargetType.MILESTONE


def _in_order(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda figure: (figure.period.last, -len(figure.period), figure.number))


def _origin_of_goal(activity: Activity, figure: Figure) -> Origin:
    """Return where a goal is written; the annual target stands among the first keys of the activity."""
    written = next((target for target in activity.targets if target.period == figure.period), None)
    is_target = written is not None and written.quantity.number == figure.number
    return written.origin if written and is_target else activity.origin
