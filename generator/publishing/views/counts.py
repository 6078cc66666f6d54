"""How many units stand in each band or state: the answer before the table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.wording import counted
from generator.publishing.views.words import Badge, badge_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.core.model import UnitPlan
    from generator.publishing.views.context import YearContext


class BadgeCount(Frozen):
    """A band or state with the number of units that stand in it."""

    badge: Badge
    units: str


def unit_counts(context: YearContext, plans: Iterable[UnitPlan]) -> tuple[BadgeCount, ...]:
    """Return how many units stand in each band or state in the year so far, the most frequent first."""
    method = context.annual.frame.method
    rollups = (context.indicators.unit(plan.org_unit, context.current) for plan in plans)
    found = Counter(badge_of(rollup, method) for rollup in rollups)
    return tuple(BadgeCount(badge, counted(number, "unidad", "unidades")) for badge, number in found.most_common())
