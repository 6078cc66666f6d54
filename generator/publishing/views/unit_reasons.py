"""Why a unit fell short, in its own words: the same answer wherever it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.language import tr
from generator.core.quantity import HUNDRED
from generator.publishing.reasons import reason_of
from generator.publishing.views.parts import known
from generator.publishing.written import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import UnitPlan
    from generator.indicators.compliance import Compliance
    from generator.publishing.views.context import YearContext


def unit_reasons(context: YearContext, plan: UnitPlan) -> Iterator[str]:
    """Yield what the unit says of its percentage, then of the goals that fell short, the newest month first."""
    shares = context.indicators.unit(plan.org_unit, context.current).shares
    yield from (written(share.notes) for share in shares if share.notes)
    for activity in plan.activities:
        falls_short = is_short(known(context, plan, activity))
        for period, result in sorted(plan.current_results(activity.code).items(), reverse=True):
            reason = reason_of(result) if falls_short else written(result.justification)
            if reason:
                yield tr("{code}, {period}: {reason}", code=activity.code, period=period.short_label, reason=reason)


def is_short(found: Compliance) -> bool:
    """Return whether less was done than was promised."""
    return found.raw is not None and found.raw < HUNDRED
