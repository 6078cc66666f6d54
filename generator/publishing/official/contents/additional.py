"""What was done above what was promised: it is shown apart, and makes up for no other goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.quantity import in_unit
from generator.core.wording import of_period
from generator.publishing.official.cells import percentage, words
from generator.publishing.official.contents.goals import done_cell, link_to, promise_cell
from generator.publishing.official.document import Cell, Column, Row, RowKind, Table
from generator.publishing.official.scope import Filling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Activity, UnitPlan
    from generator.indicators.compliance import Compliance
    from generator.publishing.official.scope import Scope


def additional(scope: Scope, _part: str) -> Filling:
    """Return the table of what was done above the promise, unit by unit."""
    rows = tuple(row for plan in scope.annual.plans for row in _rows(scope, plan))
    if not rows:
        return Filling()
    table = Table(
        caption=f"Realizado sobre lo programado {of_period(scope.period)}",
        columns=(
            Column("Actividad", 7),
            Column("Unidad de medida", 3),
            Column("Meta", 2, is_number=True),
            Column("Realizado", 2, is_number=True),
            Column("Adicional", 2, is_number=True),
            Column("Adicional en %", 2, is_number=True),
        ),
        rows=rows,
        sheet="Adicional",
    )
    return Filling((table,))


def _rows(scope: Scope, plan: UnitPlan) -> Iterator[Row]:
    found = scope.indicators.activities(plan.org_unit, scope.period)
    more = [activity for activity in plan.activities if found[activity.code].additional]
    if more:
        yield Row((words(scope.name_of(plan.org_unit)),), RowKind.GROUP)
    for activity in more:
        yield _row(scope, plan, activity, found[activity.code])


def _row(scope: Scope, plan: UnitPlan, activity: Activity, found: Compliance) -> Row:
    extra, percent = found.additional, found.additional_percent
    return Row(
        (
            link_to(scope, plan, activity),
            words(activity.measure_unit),
            promise_cell(scope, plan, activity, scope.period),
            done_cell(activity, found),
            words("") if extra is None else Cell(in_unit(extra, as_percent=activity.is_percent), extra),
            words("") if percent is None else percentage(percent, scope.method),
        )
    )
