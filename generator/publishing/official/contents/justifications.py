"""What units explain of their goals, report by report: also what a longer period made good since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.wording import of_period
from generator.publishing.official.cells import words
from generator.publishing.official.contents.goals import link_to
from generator.publishing.official.document import Column, Row, RowKind, Table
from generator.publishing.official.scope import Filling
from generator.publishing.views.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Activity, UnitPlan
    from generator.publishing.official.scope import Scope


def justifications(scope: Scope, _part: str) -> Filling:
    """Return the table of what units explain in their reports of the period or of a part of it, unit by unit."""
    rows = tuple(row for plan in scope.annual.plans for row in _rows(scope, plan))
    if not rows:
        return Filling()
    table = Table(
        caption=f"Lo que explican las unidades {of_period(scope.period)}",
        columns=(Column("Actividad", 5), Column("Período", 2), Column("Justificación", 6), Column("Medidas", 4)),
        rows=rows,
        sheet="Justificaciones",
    )
    return Filling((table,))


def _rows(scope: Scope, plan: UnitPlan) -> Iterator[Row]:
    found = tuple(row for activity in plan.activities for row in _of_activity(scope, plan, activity))
    if found:
        yield Row((words(scope.name_of(plan.org_unit)),), RowKind.GROUP)
    yield from found


def _of_activity(scope: Scope, plan: UnitPlan, activity: Activity) -> Iterator[Row]:
    told = plan.current_results(activity.code)
    explained = [period for period, result in told.items() if result.justification or result.measures]
    for period in sorted(period for period in explained if period in scope.period):
        yield Row(
            (
                link_to(scope, plan, activity),
                words(sentence(period.short_label)),
                words(told[period].justification),
                words(told[period].measures),
            )
        )
