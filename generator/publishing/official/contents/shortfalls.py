"""The units under the acceptable threshold, with what they say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.quantity import format_percent
from generator.core.wording import the_period
from generator.publishing import addresses
from generator.publishing.official.cells import average, notes_on, words
from generator.publishing.official.contents.goals import printed_code
from generator.publishing.official.contents.units import HEADING
from generator.publishing.official.document import Column, Paragraph, Row, Table
from generator.publishing.official.scope import Filling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Activity, UnitPlan
    from generator.publishing.official.scope import Scope

_NONE_GIVEN = "No presentó justificación."


def below_threshold(scope: Scope, _part: str) -> Filling:
    """Return the table of units under the threshold; nothing where none is set, or nothing is known."""
    threshold = scope.method.threshold
    known = [scope.indicators.unit(plan.org_unit, scope.period) for plan in scope.annual.plans]
    if threshold is None or not any(rollup.mean is not None for rollup in known):
        return Filling()
    below = [rollup for rollup in known if rollup.below_threshold]
    limit = format_percent(threshold)
    if not below:
        text = f"Ninguna unidad con porcentaje final quedó por debajo de {limit} en {the_period(scope.period)}."
        return Filling((Paragraph(text),))
    rows = tuple(
        Row(
            (
                words(scope.name_of(rollup.subject), addresses.unit(scope.context.base, rollup.subject)),
                average(rollup, scope.method, marks_told=False),
                words(_reasons(scope, scope.annual.by_unit[rollup.subject])),
            )
        )
        for rollup in below
    )
    table = Table(
        caption=f"Unidades por debajo de {limit}, {scope.period.label}",
        columns=(Column(HEADING, 4), Column("Cumplimiento", 2, is_number=True), Column("Justificación", 8)),
        rows=rows,
        sheet="Bajo el umbral",
        notes=tuple(notes_on(below)),
    )
    return Filling((table,))


def _reasons(scope: Scope, plan: UnitPlan) -> str:
    """Return what a unit says of its percentage and of its goals that fell short in the period, goal by goal."""
    told = [share.notes for share in plan.reported_shares if share.period in scope.period and share.notes]
    texts = [text for activity in plan.activities for text in _reason(scope, plan, activity)]
    return " ".join((*told, *texts)) or _NONE_GIVEN


def _reason(scope: Scope, plan: UnitPlan, activity: Activity) -> Iterator[str]:
    for period, result in sorted(plan.current_results(activity.code).items()):
        if period in scope.period and result.justification:
            code = printed_code(activity) or activity.name
            measures = f" Medidas: {result.measures}" if result.measures else ""
            yield f"{code} ({period.short_label}): {result.justification}{measures}"
