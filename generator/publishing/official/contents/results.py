"""What stands at the top of the strategic plan (axes, results or objectives), in the period and in the year to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import SubjectKind
from generator.core.quantity import format_percent
from generator.core.wording import listed, of_period
from generator.indicators.states import State
from generator.indicators.verification import decimals_of
from generator.publishing import addresses
from generator.publishing.official.cells import words
from generator.publishing.official.contents.averages import Line, averages_table, columns_of, is_known
from generator.publishing.official.document import Cell
from generator.publishing.official.scope import Filling
from generator.publishing.views.strategy_lead import KIND_WORDS
from generator.publishing.views.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.core.model import PublishedFigure, PublishedReport, StrategicElement
    from generator.core.period import Period
    from generator.indicators.rollup import Rollup
    from generator.publishing.official.scope import Scope

_MARK = " ‡"
_UNLINKED = "Sin actividades vinculadas"
Key = tuple[str, "Period"]


def results(scope: Scope, _part: str) -> Filling:
    """Return the table of the top of the strategic plan; nothing where no percentage of it is known."""
    top = scope.annual.strategy.children(None) if scope.annual.strategy else ()
    sources = tuple(_reports(scope))
    printed = {key: _cell(figure) for report in sources for key, figure in _figures(report)}
    lines = tuple(_line(scope, element, printed) for element in top)
    if not is_known(lines):
        return Filling()
    kinds = {element.kind for element in top}
    heading = sentence(KIND_WORDS[top[0].kind][0]) if len(kinds) == 1 else "Elemento estratégico"
    table = averages_table(
        scope,
        lines,
        None,
        caption=f"Cumplimiento por {heading.lower()} {of_period(scope.period)}",
        heading=heading,
        sheet="Estrategia",
        notes=(_note(sources),) if any(cell and cell.is_percent for line in lines for cell in line.printed) else (),
    )
    return Filling((table,))


def _reports(scope: Scope) -> Iterator[PublishedReport]:
    """Yield the reports whose printed figures may stand where none can be computed; the last one has the word."""
    yield from (report for report in scope.annual.reports if report.figures and report.period.last <= scope.period.last)
    if scope.own and scope.own.figures:
        yield scope.own


def _figures(report: PublishedReport) -> Iterator[tuple[Key, PublishedFigure]]:
    for figure in report.figures:
        if figure.subject.kind is SubjectKind.ELEMENT and figure.quantity.is_percent:
            yield (figure.subject.code, figure.period), figure


def _cell(figure: PublishedFigure) -> Cell:
    text = format_percent(figure.quantity.value, decimals_of(figure.quantity))
    return Cell(f"{text}{_MARK}", figure.quantity.value, is_percent=True)


def _line(scope: Scope, element: StrategicElement, printed: Mapping[Key, Cell]) -> Line:
    periods = [period for _, period in columns_of(scope)]
    rollups = tuple(scope.indicators.element(element.code, period) for period in periods)
    return Line(
        element.name,
        rollups,
        addresses.element(scope.context.base, element.code),
        element.code,
        tuple(_instead(rollup, printed) if rollup.mean is None else None for rollup in rollups),
    )


def _instead(rollup: Rollup, printed: Mapping[Key, Cell]) -> Cell | None:
    """Return what stands for an unknown average: the printed figure or, where no activity is linked, why there is none.

    Nothing is known of what was programmed under an element without activities, so that it never "had nothing".
    """
    if (rollup.subject, rollup.period) in printed:
        return printed[rollup.subject, rollup.period]
    if rollup.members:
        return None
    is_part = any(code == rollup.subject and rollup.period in period for code, period in printed)
    return words(State.NO_BREAKDOWN.label if is_part else _UNLINKED)


def _note(sources: tuple[PublishedReport, ...]) -> str:
    """Say where printed figures come from, and why none is computed."""
    reports = listed(dict.fromkeys(f"el informe {of_period(report.period)}" for report in sources))
    return (
        f"{_MARK.strip()} Como se imprimió en {reports}: no se conocen las actividades de las que sale y no se puede "
        "recalcular."
    )
