"""The units, in the report's period and in the year to date, with the institution's average."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.wording import of_period
from generator.publishing import addresses
from generator.publishing.official.cells import notes_on_means
from generator.publishing.official.contents.averages import Line, averages_table, columns_of, is_known
from generator.publishing.official.scope import Filling

if TYPE_CHECKING:
    from generator.core.model import UnitPlan
    from generator.publishing.official.scope import Scope

HEADING = "Unidad organizativa"


def units(scope: Scope, _part: str) -> Filling:
    """Return the table of all units; nothing where no percentage of theirs is known."""
    lines = unit_lines(scope, scope.annual.plans)
    if not is_known(lines):
        return Filling()
    means = tuple((label, scope.indicators.institution(period)) for label, period in columns_of(scope))
    table = averages_table(
        scope,
        lines,
        Line("Promedio institucional", tuple(rollup for _, rollup in means)),
        caption=f"Cumplimiento de las unidades organizativas {of_period(scope.period)}",
        heading=HEADING,
        sheet="Unidades",
        notes=tuple(notes_on_means(scope, means)),
    )
    return Filling((table,))


def unit_lines(scope: Scope, plans: tuple[UnitPlan, ...]) -> tuple[Line, ...]:
    """Return the rows of some units."""
    return tuple(
        Line(
            scope.name_of(plan.org_unit),
            tuple(scope.indicators.unit(plan.org_unit, period) for _, period in columns_of(scope)),
            addresses.unit(scope.context.base, plan.org_unit),
        )
        for plan in plans
    )
