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
    """Yield each report with its states; one that commits moved to other names has those of all of them."""
    places = {path: place for path in states if (place := place_of(path)) and place.kind == "informe"}
    lives = [(path, life) for path in places for life in _lives(states[path])]
    gone: dict[str, Sequence[State]] = {}
    there: dict[str, Sequence[State]] = {}
    left: dict[tuple[str, int, str], str] = {}
    for path, life in sorted(lives, key=lambda each: (each[1][0].order, each[0])):
        former = left.pop(_moved(path, life[0].order, life[0].object), "")
        own: Sequence[State] = (*gone.pop(former)[:-1], *life) if former else (*gone.pop(path, ()), *life)
        if life[-1].object:
            there[path] = own
        else:
            gone[path] = own
            if life[0].object:
                left[_moved(path, life[-1].order, life[-2].object)] = path
    for path, own in sorted([*gone.items(), *there.items()], key=lambda each: each[0]):
        yield places[path], path, own


def _lives(states: Sequence[State]) -> Iterator[Sequence[State]]:
    """Yield the states of a file from each time that it came to when it went."""
    life: list[State] = []
    for state in states:
        life.append(state)
        if not state.object:
            yield life
            life = []
    if life:
        yield life


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
