"""What exchange formats tell of an activity: by period, what was promised, what was done, and its state."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.model import Direction, TargetType
from generator.core.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Activity, Result, UnitPlan
    from generator.core.quantity import Quantity
    from generator.indicators.annual import YearIndicators
    from generator.indicators.compliance import Compliance

_UNSAFE = re.compile(r"[^A-Za-z0-9-]")
COUNTED = {
    TargetType.SUM: "Los períodos se suman.",
    TargetType.LEVEL: "Vale la última cifra; los períodos no se suman.",
    TargetType.MILESTONE: "Se alcanza o no; los períodos se acumulan desde enero.",
    TargetType.DEMAND: "Lo realizado es lo atendido de lo solicitado.",
}
BETTER = {
    Direction.ASCENDING: "Más es mejor.",
    Direction.DESCENDING: "Menos es mejor.",
    Direction.RANGE: "Debe quedar dentro de un rango.",
}


class Measured(Frozen):
    """A period of an activity; `None` is nothing promised, or nothing known."""

    period: Period
    first_day: str
    last_day: str
    target: Quantity | None
    result: Result | None
    found: Compliance | None

    @property
    def comment(self) -> str:
        """What the numbers do not say: the state, the demand, the justification."""
        told = self.result
        parts = (
            f"Estado: {self.found.state.label}." if self.found else "",
            f"Solicitado: {told.requested:f}." if told and told.requested is not None else "",
            told.justification if told else "",
            told.measures if told else "",
        )
        return " ".join(part for part in parts if part)


def measured(indicators: YearIndicators, plan: UnitPlan, activity: Activity) -> Iterator[Measured]:
    """Yield the periods of which a goal promises or tells something, in order; the annual target is the year's."""
    whole = Period.whole_year(plan.year)
    targets = {target.period: target.quantity for target in activity.targets}
    if activity.annual_target is not None:
        targets[whole] = activity.annual_target
    results = plan.current_results(activity.code)
    published = set(indicators.periods)
    for period in sorted({*targets, *results}):
        found = indicators.activity(plan.org_unit, activity.code, period) if period in published else None
        yield Measured(period, *_days(period), targets.get(period), results.get(period), found)


@lru_cache(maxsize=1_000)  # goals of all units have the same periods
def _days(period: Period) -> tuple[str, str]:
    return period.start.isoformat(), period.end.isoformat()


def xml_id(*parts: str) -> str:
    """Return an identifier for XML, which begins with a letter; different parts give different ones."""
    return "id." + ".".join(_UNSAFE.sub(lambda found: f"_{ord(found.group()):x}_", part) for part in parts)


def notes_of(activity: Activity) -> str:
    """Return how an activity is counted, for formats without a place for it."""
    proof = activity.means_of_verification
    return " ".join(
        part
        for part in (
            COUNTED[activity.target_type],
            BETTER[activity.direction],
            f"Medio de verificación: {proof}" if proof else "",
        )
        if part
    )
