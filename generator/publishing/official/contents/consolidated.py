"""How many units and activities fall in each category, or why they have none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.core.wording import of_period
from generator.indicators.states import State
from generator.publishing.official.cells import number, words
from generator.publishing.official.document import Column, Row, RowKind, Table
from generator.publishing.official.scope import Filling
from generator.publishing.views.words import ranked_bands, sentence

if TYPE_CHECKING:
    from generator.publishing.official.document import Cell
    from generator.publishing.official.scope import Scope

_UNGRADED = "Con avance parcial o en curso"
"""Measured without a category: reports lack, or its period runs."""
_PARTIAL = "Las actividades son solo las publicadas; de algunas unidades se publica una parte."


def consolidated(scope: Scope, _part: str) -> Filling:
    """Return the counts by category and state; nothing where nothing was told of the period."""
    rollup = scope.indicators.institution(scope.period)
    if not scope.has_goals or not scope.told_units:
        return Filling()
    units, activities = Counter(member.outcome for member in rollup.members), dict(rollup.counts)
    with_activities = bool(activities)
    names = {band.id: band.name for band in ranked_bands(scope.method)} | {state.value: state.label for state in State}
    names[State.MEASURED.value] = _UNGRADED
    rows = [
        Row(_cells(label, units.get(key, 0), activities.get(key, 0), with_activities=with_activities))
        for key, label in names.items()
        if key in units or key in activities
    ]
    totals = _cells("Total", sum(units.values()), sum(activities.values()), with_activities=with_activities)
    is_partial = with_activities and any(plan.is_partial for plan in scope.annual.plans)
    table = Table(
        caption=f"{sentence('unidades y actividades' if with_activities else 'unidades')} según su cumplimiento "
        f"{of_period(scope.period)}",
        columns=(
            Column("Resultado", 5),
            Column("Unidades", 2, is_number=True),
            *((Column("Actividades", 2, is_number=True),) if with_activities else ()),
        ),
        rows=(*rows, Row(totals, RowKind.TOTAL)),
        sheet="Consolidado",
        notes=(_PARTIAL,) if is_partial else (),
    )
    return Filling((table,))


def _cells(label: str, units: int, activities: int, *, with_activities: bool) -> tuple[Cell, ...]:
    return (words(label), number(units), *((number(activities),) if with_activities else ()))
