"""The units below each authority, with the authority's average."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.wording import of_period
from generator.publishing.official.cells import notes_on_means
from generator.publishing.official.contents.averages import Line, averages_table, columns_of, is_known
from generator.publishing.official.contents.units import HEADING, unit_lines
from generator.publishing.official.scope import Filling

if TYPE_CHECKING:
    from generator.core.model import OrgUnit
    from generator.publishing.official.document import Table
    from generator.publishing.official.scope import Scope


def authorities(scope: Scope, _part: str) -> Filling:
    """Return a table per authority of whose units any percentage is known."""
    found = (_table(scope, authority) for authority in scope.annual.institution.authorities)
    return Filling(tuple(table for table in found if table))


def _table(scope: Scope, authority: OrgUnit) -> Table | None:
    lines = unit_lines(scope, scope.annual.plans_below(authority.id))
    if not is_known(lines):
        return None
    means = tuple((label, scope.indicators.authority(authority.id, period)) for label, period in columns_of(scope))
    return averages_table(
        scope,
        lines,
        Line("Promedio", tuple(rollup for _, rollup in means)),
        caption=f"{authority.name}: cumplimiento de sus unidades {of_period(scope.period)}",
        heading=HEADING,
        sheet=authority.short_name or authority.name,
        notes=tuple(notes_on_means(scope, means)),
    )
