"""The units, month by month of the period, with the institution's average of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.period import MONTH_KEYS
from generator.core.wording import of_period
from generator.indicators.states import State
from generator.publishing import addresses
from generator.publishing.official.cells import NO_FIGURES_NOTE, all_told, average, notes_on, notes_on_units, words
from generator.publishing.official.contents.units import HEADING
from generator.publishing.official.document import Column, Row, RowKind, Table
from generator.publishing.official.scope import Filling
from generator.publishing.views.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.core.period import Period
    from generator.indicators.rollup import Rollup
    from generator.publishing.official.document import Cell
    from generator.publishing.official.scope import Scope

_SHORT = {
    State.NOT_SCHEDULED: "s. p.",
    State.UNPLANNED: "e. s. p.",
    State.NOT_REPORTED: "n. r.",
    State.NO_FIGURES: "s. c.",
    State.INCOMPLETE: "inc.",
    State.NOT_DUE: "n. v.",
    State.NO_DEMAND: "s. dem.",
    State.NO_BREAKDOWN: "s. d.",
    State.UNREADABLE: "ileg.",
    State.NO_LIMITS: "s. l.",
    State.PARTLY_PUBLISHED: "p. p.",
    State.REMOVED: "elim.",
}
"""Words for narrow columns; what each means stands under the table."""


def by_month(scope: Scope, _part: str) -> Filling:
    """Return the table of months; nothing for a single month, or where no month has a percentage."""
    known = tuple(month for month in scope.period.months if _is_known(scope, month))
    if scope.period.is_month or not known:
        return Filling()
    found = {
        plan.org_unit: tuple(scope.indicators.unit(plan.org_unit, month) for month in known)
        for plan in scope.annual.plans
    }
    every = [rollup for rollups in found.values() for rollup in rollups]
    marks = not all_told(every)
    rows = [
        Row(
            (
                words(scope.name_of(unit), addresses.unit(scope.context.base, unit)),
                *(_cell(scope, _told_of(scope, rollup), marks_told=marks) for rollup in rollups),
            )
        )
        for unit, rollups in found.items()
    ]
    means = (_cell(scope, scope.indicators.institution(month), marks_told=False) for month in known)
    table = Table(
        caption=f"Cumplimiento mensual de las unidades organizativas {of_period(scope.period)}",
        columns=(
            Column(HEADING, 6),
            *(Column(sentence(MONTH_KEYS[month.first - 1]), 2, is_number=True) for month in known),
        ),
        rows=(*rows, Row((words("Promedio institucional"), *means), RowKind.TOTAL)),
        sheet="Meses",
        notes=(*notes_on(every), *_legend(scope, every), *_left_out(scope, known), *notes_on_units(scope, every)),
    )
    return Filling((table,))


def _is_known(scope: Scope, month: Period) -> bool:
    return any(scope.indicators.unit(plan.org_unit, month).mean is not None for plan in scope.annual.plans)


def _told_of(scope: Scope, rollup: Rollup) -> Rollup:
    """Return a unit's month; of one that is not told apart from longer periods, the report's where it is unknown too.

    So the table of months never says "sin desglose" of who has told nothing that could be broken down.
    """
    if rollup.state is State.NO_BREAKDOWN:
        whole = scope.indicators.unit(rollup.subject, scope.period)
        return whole if whole.mean is None else rollup
    return rollup


def _cell(scope: Scope, rollup: Rollup, *, marks_told: bool) -> Cell:
    if rollup.mean is None:
        return words(_SHORT[rollup.state])
    return average(rollup, scope.method, marks_told=marks_told)


def _legend(scope: Scope, rollups: Iterable[Rollup]) -> Iterator[str]:
    told = [_told_of(scope, rollup) for rollup in rollups if rollup.mean is None]
    used = {rollup.state for rollup in told}
    if used:
        yield "; ".join(f"{short}: {state.label.lower()}" for state, short in _SHORT.items() if state in used) + "."
    if State.NO_FIGURES in used:
        yield NO_FIGURES_NOTE


def _left_out(scope: Scope, known: tuple[Period, ...]) -> Iterator[str]:
    if len(known) < len(scope.period):
        yield "De los demás meses del período ninguna unidad tiene porcentaje."
