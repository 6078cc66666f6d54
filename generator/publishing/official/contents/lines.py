"""The strategic plan from the top down to the activities: an axis, its lines, their objectives, what was done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.vocabulary import slug
from generator.publishing.official.cells import no_figures_notes, words
from generator.publishing.official.contents.goals import (
    done_cell,
    has_something,
    link_to,
    notes_on_goals,
    of_period_told,
    percent_cell,
    promise_cell,
    said_of,
    span_notes,
    told_in_words,
    told_span,
)
from generator.publishing.official.document import Column, Paragraph, Part, Row, RowKind, Table
from generator.publishing.official.scope import Filling
from generator.publishing.views.strategy_lead import KIND_WORDS
from generator.publishing.views.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.core.model import Activity, StrategicElement, Strategy, UnitPlan
    from generator.core.period import Period
    from generator.publishing.official.document import Cell
    from generator.publishing.official.scope import Scope


Summaries = Mapping[tuple[str, str], str]
"""What is told in words beside an activity without a figure, by unit and code."""


class _Told(Frozen):
    """What the rows of a table are of: the period, or the only part of it that is published, and what is told of it."""

    period: Period
    summaries: Summaries


class _Item(Frozen):
    """An activity, and the element that it serves."""

    plan: UnitPlan
    activity: Activity
    element: StrategicElement


Serving = Mapping[str, list[_Item]]
"""Activities by the code of the element that they serve."""


def lines(scope: Scope, part: str) -> Filling:
    """Return a part per element at the top of the strategic plan that any activity of the period serves."""
    strategy = scope.annual.strategy
    if strategy is None:
        return Filling()
    serving = _serving(scope, strategy)
    found = (_part(scope, strategy, top, serving, part) for top in strategy.children(None))
    return Filling(parts=tuple(each for each in found if each))


def _part(scope: Scope, strategy: Strategy, top: StrategicElement, serving: Serving, part: str) -> Part | None:
    items = _items(serving, (top, *strategy.descendants(top.code)))
    if not items:
        return None
    span = told_span(scope, ((item.plan, item.activity) for item in items))
    rows = tuple(_rows(scope, strategy, top, serving, _Told(span or scope.period, _summaries(scope, items))))
    kind = sentence(KIND_WORDS[top.kind][0])
    table = Table(
        caption=f"{kind} {top.code}: metas y avances {of_period_told(scope, span)}",
        columns=_COLUMNS,
        rows=rows,
        sheet=f"{kind} {top.code}",
        heading_column=1,
        notes=(
            *span_notes(scope, span),
            *no_figures_notes(rows),
            *notes_on_goals(scope, [(item.plan, item.activity) for item in items], span),
        ),
    )
    blocks = (Paragraph(top.notes), table) if top.notes else (table,)
    return Part(f"{part}-{slug(top.code)}", f"{kind} {top.code}. {top.name}", blocks)


_COLUMNS = (
    Column("Objetivo específico", 4),
    Column("Actividad", 4),
    Column("Unidad de medida", 2),
    Column("Meta", 1, is_number=True),
    Column("Avance", 1, is_number=True),
    Column("Cumplimiento", 2, is_number=True),
    Column("Responsable", 3),
    Column("Síntesis de los resultados", 8),
)


def _summaries(scope: Scope, items: list[_Item]) -> Summaries:
    """Return what units tell of the period in words, by the activity beside which it stands."""
    codes: dict[str, list[str]] = {}
    for item in items:
        codes.setdefault(item.plan.org_unit, []).append(item.activity.code)
    return {
        (unit, code): text
        for unit, own in codes.items()
        for code, text in told_in_words(scope, scope.annual.by_unit[unit], own).items()
    }


def _rows(scope: Scope, strategy: Strategy, top: StrategicElement, serving: Serving, told: _Told) -> Iterator[Row]:
    """Yield the rows of an element at the top: each element directly below it is a group."""
    direct = _items(serving, (top,))
    yield from (_row(scope, item, None, told) for item in direct)
    for line in strategy.children(top.code):
        items = _items(serving, (line, *strategy.descendants(line.code)))
        if items:
            yield Row((words(f"{line.code} {line.name}"),), RowKind.GROUP)
        yield from (_row(scope, item, line, told) for item in items)


def _serving(scope: Scope, strategy: Strategy) -> Serving:
    """Return the activities with something to show."""
    serving: dict[str, list[_Item]] = {}
    for plan, activity in scope.annual.activities():
        element = strategy.by_code.get(activity.strategy or "")
        if element and has_something(scope, plan, activity):
            serving.setdefault(element.code, []).append(_Item(plan, activity, element))
    return serving


def _items(serving: Serving, elements: Iterable[StrategicElement]) -> list[_Item]:
    """Return the activities that serve some elements, in the order of these."""
    return [item for element in elements for item in serving.get(element.code, ())]


def _row(scope: Scope, item: _Item, line: StrategicElement | None, told: _Told) -> Row:
    plan, activity = item.plan, item.activity
    found = scope.indicators.activity(plan.org_unit, activity.code, told.period)
    objective = "" if line is None or item.element.code == line.code else item.element.name
    cells: tuple[Cell, ...] = (
        words(objective),
        link_to(scope, plan, activity),
        words(activity.measure_unit),
        promise_cell(scope, plan, activity, told.period),
        done_cell(scope, activity, found),
        percent_cell(scope, found),
        words(activity.owner or scope.name_of(plan.org_unit)),
        words(said_of(plan, activity.code, scope.period) or told.summaries.get((plan.org_unit, activity.code), "")),
    )
    return Row(cells)
