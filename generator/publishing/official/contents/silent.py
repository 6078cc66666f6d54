"""The units that did not report all that they had to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.wording import counted, listed, of_period
from generator.indicators.states import State
from generator.publishing import addresses
from generator.publishing.official.cells import words
from generator.publishing.official.contents.units import HEADING
from generator.publishing.official.document import Column, Paragraph, Row, Table
from generator.publishing.official.scope import Filling

if TYPE_CHECKING:
    from generator.core.model import UnitPlan
    from generator.indicators.rollup import Rollup
    from generator.publishing.official.scope import Scope

_ALL_REPORTED = "Todas las unidades que debían informar lo hicieron."


def silent(scope: Scope, _part: str) -> Filling:
    """Return the table of units with reports due and not received; nothing where no report was due."""
    found = [(plan, scope.indicators.unit(plan.org_unit, scope.period)) for plan in scope.annual.plans]
    due = [(plan, rollup) for plan, rollup in found if rollup.due]
    if not due:
        return Filling()
    late = [(plan, rollup) for plan, rollup in due if rollup.reported < rollup.due]
    if not late:
        return Filling((Paragraph(_ALL_REPORTED),))
    table = Table(
        caption=f"Unidades con informes pendientes {of_period(scope.period)}",
        columns=(Column(HEADING, 5), Column("Qué falta", 8)),
        rows=tuple(
            Row(
                (
                    words(scope.name_of(plan.org_unit), addresses.unit(scope.context.base, plan.org_unit)),
                    words(_missing(scope, plan, rollup)),
                )
            )
            for plan, rollup in late
        ),
        sheet="Sin informar",
    )
    return Filling((table,))


def _missing(scope: Scope, plan: UnitPlan, rollup: Rollup) -> str:
    """Say what a unit has not told: everything, or some activities and which months."""
    told = scope.indicators.reported_months(plan.org_unit)
    is_silent = not any(month in told for month in scope.period.months)
    if not plan.activities:
        return "No informó nada." if is_silent else "Informó solo una parte del período."
    months = [
        month.short_label
        for month in scope.period.months
        if month not in told and scope.indicators.unit(plan.org_unit, month).due
    ]
    if rollup.state is State.NO_FIGURES:
        return "Contó lo hecho sin dar la cifra que piden sus metas."
    goals = counted(rollup.due, "actividad que tenía meta", "actividades que tenían meta")
    if is_silent:
        return f"No informó nada, de {goals}."
    lacking = counted(rollup.due - rollup.reported, "queda", "quedan")
    text = f"Informó solo una parte: de {goals}, {lacking} sin informe completo"
    if rollup.due == 1:
        text = "Informó solo una parte de su única actividad que tenía meta"
    return f"{text}; nada de {listed(months, len(months))}." if months else f"{text}."
