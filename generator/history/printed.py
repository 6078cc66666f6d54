"""Which figures that official reports printed no longer read as they were first published here, and since when.

Only reports that git has in more than one state are parsed: of the others there is nothing to tell.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.core.model import PublishedReport
from generator.core.vocabulary import fold
from generator.history.git import read_objects
from generator.history.record import EditedFigure, EditedReport
from generator.reading.decode import MAX_BYTES
from generator.reading.discover import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from generator.core.model import PublishedFigure
    from generator.history.ledger import Read
    from generator.history.log import State
    from generator.history.repository import Repository
    from generator.reading.discover import Place

    Dated = tuple[date, PublishedReport | None]
    """A report as a commit left it, and the day of that; `None` where it is not there."""


def report_records(
    repository: Repository, states: Mapping[str, Sequence[State]], day_of: Callable[[datetime], date], read: Read
) -> Mapping[str, Mapping[int, tuple[EditedReport, ...]]]:
    """Return, of each institution's years, the reports of which a figure is another than at first, or that are gone."""
    found: dict[str, dict[int, tuple[EditedReport, ...]]] = {}
    kept = [(place, path, own) for place, path, own in _reports(states) if len(own) > 1]
    objects = [state.object for _, _, own in kept for state in own if state.object]
    contents = read_objects(repository.plans, objects, MAX_BYTES) if objects else iter(())
    for place, path, own in kept:
        name = f"{repository.plans.name}/{path}"
        told = []
        for state in own:
            model = read(place.file(name, next(contents)))[1] if state.object else None
            if isinstance(model, PublishedReport) or not state.object:  # what cannot be read says nothing
                told.append((day_of(state.commit.moment), model if isinstance(model, PublishedReport) else None))
        if edited := _edited(place.stem, told):
            years = found.setdefault(place.institution, {})
            years[place.year or 0] = (*years.get(place.year or 0, ()), edited)
    return found


def _reports(states: Mapping[str, Sequence[State]]) -> Iterator[tuple[Place, str, Sequence[State]]]:
    """Yield each report with its states; one that a commit moved to another name has those of both."""
    places = {path: place_of(path) for path in states}
    reports = {path: states[path] for path, place in places.items() if place is not None and place.kind == "informe"}
    left = {_moved(path, own[-1].order, own[-2].object): path for path, own in reports.items() if _is_gone(own)}
    for path in sorted(reports, key=lambda path: (reports[path][0].order, path)):
        first = reports[path][0]
        former = left.pop(_moved(path, first.order, first.object), None)
        if former in reports:
            reports[path] = [*reports.pop(former)[:-1], *reports[path]]
    for path, own in sorted(reports.items()):
        if place := places[path]:
            yield place, path, own


def _is_gone(states: Sequence[State]) -> bool:
    return len(states) > 1 and not states[-1].object


def _moved(path: str, order: int, content: str) -> tuple[str, int, str]:
    """Return what a file that is gone and one that is new have in common, if it only has another name."""
    return path.rpartition("/")[0], order, content


def _edited(name: str, told: Sequence[Dated]) -> EditedReport | None:
    """Return what was edited of a report, from its states in order; `None` if it prints what it printed first."""
    known = [report for _, report in told if report is not None]
    if not known:
        return None
    title = known[-1].title
    if told[-1][1] is None:
        return EditedReport(name, title, gone=told[-1][0], printed=len(known[-1].figures))
    figures = tuple(_edited_figures(told))
    return EditedReport(name, title, figures) if figures else None


def _edited_figures(told: Sequence[Dated]) -> Iterator[EditedFigure]:
    """Yield the figures that are not what was published first; `after` is `None` of those that are gone."""
    first: dict[Hashable, PublishedFigure] = {}
    edited: dict[Hashable, date] = {}
    now: Mapping[Hashable, PublishedFigure] = {}
    for day, report in told:
        before, now = now, dict(_keyed(report.figures if report else ()))
        first = {**now, **first}
        edited.update((key, day) for key in first if _text(before.get(key)) != _text(now.get(key)))
    there = {(figure.subject, figure.measure, figure.period, figure.text) for figure in now.values()}
    for key, figure in first.items():
        after = now.get(key)
        has_moved = after is None and (figure.subject, figure.measure, figure.period, figure.text) in there
        if _text(after) != figure.text and not has_moved:
            yield EditedFigure(figure, after, edited[key])


def _keyed(figures: Sequence[PublishedFigure]) -> Iterator[tuple[Hashable, PublishedFigure]]:
    """Yield each figure with what it is of, and in which table; several alike go by their turn."""
    turns: Counter[Hashable] = Counter()
    for figure in figures:
        of = (fold(figure.table), figure.subject, figure.measure, figure.period)
        turns[of] += 1
        yield (*of, turns[of]), figure


def _text(figure: PublishedFigure | None) -> str | None:
    return None if figure is None else figure.text
