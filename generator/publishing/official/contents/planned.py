"""What the units planned: how many activities each has in the year, and how many with a goal in the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.wording import the_period
from generator.indicators.states import State
from generator.publishing import addresses
from generator.publishing.official.cells import number, words
from generator.publishing.official.contents.units import HEADING
from generator.publishing.official.document import Column, Paragraph, Row, RowKind, Table
from generator.publishing.official.scope import Filling

if TYPE_CHECKING:
    from generator.core.model import UnitPlan
    from generator.publishing.official.scope import Scope

_IDLE = frozenset({State.NOT_SCHEDULED, State.UNPLANNED, State.REMOVED})
_UNPUBLISHED = "No se publicaron las actividades programadas de ninguna unidad: no hay datos de formulación."
_PARTIAL = "De algunas unidades se publica solo una parte de sus actividades."


def planned(scope: Scope, _part: str) -> Filling:
    """Return the table of what each unit planned, or say that no activity is published."""
    plans = scope.annual.plans
    if not any(plan.activities for plan in plans):
        return Filling((Paragraph(_UNPUBLISHED),)) if scope.has_goals else Filling()
    counts = [(plan, _active(scope, plan)) for plan in plans]
    rows = [
        Row(
            (
                words(scope.name_of(plan.org_unit), addresses.unit(scope.context.base, plan.org_unit)),
                number(len(plan.activities)) if plan.activities else words("No publicadas"),
                number(active) if plan.activities else words("No publicadas"),
            )
        )
        for plan, active in counts
    ]
    total = (number(sum(len(plan.activities) for plan in plans)), number(sum(active for _, active in counts)))
    table = Table(
        caption=f"Actividades formuladas por unidad organizativa, {scope.annual.year}",
        columns=(
            Column(HEADING, 6),
            Column("Actividades del plan", 2, is_number=True),
            Column(f"Con meta en {the_period(scope.period, year=False)}", 2, is_number=True),
        ),
        rows=(*rows, Row((words("Total"), *total), RowKind.TOTAL)),
        sheet="Formulación",
        notes=(_PARTIAL,) if any(plan.is_partial for plan in plans) else (),
    )
    return Filling((table,))


def _active(scope: Scope, plan: UnitPlan) -> int:
    return sum(found.state not in _IDLE for found in scope.indicators.activities(plan.org_unit, scope.period).values())
