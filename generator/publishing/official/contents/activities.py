"""Every activity of the year with its quarterly goals, what was done until the end of the period, and its comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.period import MONTH_KEYS, Period, quarters
from generator.publishing.official.cells import no_figures_notes, words
from generator.publishing.official.contents.goals import (
    done_cell,
    link_to,
    natural,
    notes_on_goals,
    percent_cell,
    printed_code,
    promise_cell,
    said_of,
)
from generator.publishing.official.document import Cell, Column, Row, RowKind, Table
from generator.publishing.official.scope import Filling
from generator.publishing.views.blocks import annual_target
from generator.publishing.views.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Activity, StrategicElement, Strategy, UnitPlan
    from generator.publishing.official.scope import Scope

Pair = tuple["UnitPlan", "Activity"]


def activities(scope: Scope, _part: str) -> Filling:
    """Return the table of the year's activities, under the headings of the strategic plan where they are linked."""
    pairs = list(scope.annual.activities())
    if not pairs:
        return Filling()
    strategy = scope.annual.strategy
    if strategy and any(activity.strategy in strategy.by_code for _, activity in pairs):
        rows = tuple(_below(scope, strategy, None, pairs))
    else:
        rows = tuple(_by_unit(scope))
    year = scope.annual.year
    table = Table(
        caption=f"Actividades de {year}: metas, resultado y comentarios",
        columns=(
            Column("Código", 2),
            Column("Acción", 7),
            Column("Unidad líder", 4),
            Column("Unidad o área responsable", 4),
            Column("Meta anual", 2, is_number=True),
            *(
                Column(_quarter(period), 2, is_number=True, group=f"Metas para el año {year}")
                for period in quarters(year)
            ),
            Column(f"Realizado {_months(Period.to_date(year, scope.period.last))}", 2, is_number=True),
            Column("Ejecución", 2, is_number=True),
            Column("Comentarios", 8),
        ),
        rows=rows,
        sheet="Actividades",
        heading_column=1,
        notes=(*no_figures_notes(rows), *notes_on_goals(scope, pairs)),
    )
    return Filling((table,))


def _quarter(period: Period) -> str:
    return sentence(_months(period))


def _months(period: Period) -> str:
    first, last = MONTH_KEYS[period.first - 1], MONTH_KEYS[period.last - 1]
    return first if first == last else f"{first}–{last}"


def _by_unit(scope: Scope) -> Iterator[Row]:
    for plan in scope.annual.plans:
        if plan.activities:
            yield Row((words(scope.name_of(plan.org_unit)),), RowKind.GROUP)
        yield from (_row(scope, plan, activity) for activity in plan.activities)


def _below(scope: Scope, strategy: Strategy, code: str | None, pairs: list[Pair]) -> Iterator[Row]:
    """Yield an element's activities, then each element below it as a heading with its own.

    At the top, an activity that serves no element stands before the first heading whose code comes after its own.
    """
    own = sorted((pair for pair in pairs if _serves(strategy, pair[1]) == code), key=lambda pair: natural(pair[1].code))
    for element in strategy.children(code):
        before = [pair for pair in own if code is not None or natural(pair[1].code) < natural(element.code)]
        yield from (_row(scope, *pair) for pair in before)
        own = [pair for pair in own if pair not in before]
        rows = tuple(_below(scope, strategy, element.code, pairs))
        if rows:
            yield Row((words(_heading(scope, element)),), RowKind.GROUP)
        yield from rows
    yield from (_row(scope, *pair) for pair in own)


def _serves(strategy: Strategy, activity: Activity) -> str | None:
    return activity.strategy if activity.strategy in strategy.by_code else None


def _heading(scope: Scope, element: StrategicElement) -> str:
    """Return a heading without figures, with who leads it and who answers for it where the plan says so."""
    leader = scope.annual.institution.by_id.get(element.owner_unit or "")
    lead = leader.name if leader else ""
    owner = f"responsable: {element.owner}" if element.owner and element.owner != lead else ""
    who = "; ".join(text for text in (lead, owner) if text)
    return f"{element.code}. {element.name}{f' — {who}' if who else ''}"


def _row(scope: Scope, plan: UnitPlan, activity: Activity) -> Row:
    whole = scope.context.whole
    found = scope.indicators.activity(plan.org_unit, activity.code, whole)
    target = activity.annual_target
    cells = (
        words(printed_code(activity)),
        link_to(scope, plan, activity),
        words(scope.name_of(plan.org_unit)),
        words(activity.owner),
        Cell(annual_target(activity), target.number) if target else words(annual_target(activity)),
        *(promise_cell(scope, plan, activity, period) for period in quarters(scope.annual.year)),
        done_cell(scope, activity, found),
        percent_cell(scope, found),
        words(said_of(plan, activity.code, whole)),
    )
    return Row(cells)
