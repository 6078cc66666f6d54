"""What was done above what was promised: it is shown apart, and makes up for no other goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Direction
from generator.core.quantity import HUNDRED, in_unit
from generator.publishing.official.cells import percentage, words
from generator.publishing.official.contents.goals import (
    done_cell,
    link_to,
    of_period_told,
    promise_cell,
    span_notes,
    told_span,
)
from generator.publishing.official.document import Cell, Column, Paragraph, Row, RowKind, Table
from generator.publishing.official.scope import Filling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Activity, UnitPlan
    from generator.indicators.compliance import Compliance
    from generator.publishing.official.scope import Scope


def additional(scope: Scope, _part: str) -> Filling:
    """Return the table of what was done above the promise, unit by unit."""
    rows = tuple(row for plan in scope.annual.plans for row in _rows(scope, plan))
    apart = tuple(_apart(scope))
    if not rows:
        return Filling(tuple(Paragraph(text) for text in apart))
    span = told_span(scope, _above(scope))
    table = Table(
        caption=f"Realizado sobre lo programado {of_period_told(scope, span)}",
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
        notes=(*span_notes(scope, span), *apart),
    )
    return Filling((table,))


def _apart(scope: Scope) -> Iterator[str]:
    """Yield which goals were surpassed and are not in the table: what is above a percentage or a level is no amount."""
    texts = []
    for plan, activity in scope.annual.activities():
        found = scope.indicators.activity(plan.org_unit, activity.code, scope.period)
        ascends = activity.direction is Direction.ASCENDING
        if ascends and found.additional is None and found.raw is not None and found.raw > HUNDRED:
            done, promised = done_cell(scope, activity, found), promise_cell(scope, plan, activity, scope.period)
            texts.append(
                f"{activity.name.rstrip('.')}, {scope.name_of(plan.org_unit)} (meta {promised.text}; hecho {done.text})"
            )
    if texts:
        goals = "sobrepasó una meta que es" if len(texts) == 1 else "sobrepasaron metas que son"
        yield (
            f"También se {goals} un porcentaje o un nivel, de lo que no se suma una cantidad adicional: "
            f"{'; '.join(texts)}."
        )


def _above(scope: Scope) -> Iterator[tuple[UnitPlan, Activity]]:
    for plan, activity in scope.annual.activities():
        if scope.indicators.activity(plan.org_unit, activity.code, scope.period).additional:
            yield plan, activity


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
            done_cell(scope, activity, found),
            words("") if extra is None else Cell(in_unit(extra, as_percent=activity.is_percent), extra),
            words("") if percent is None else percentage(percent, scope.method),
        )
    )
