"""Sentences about the figures that move in other periods, or in wider averages, than those told with their causes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.period import Period
from generator.core.wording import counted, listed, named
from generator.history.figures import Of
from generator.history.telling.figures import moved_said
from generator.history.telling.words import periods_in_short, short_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from generator.history.changes import Place
    from generator.history.effects import Shift
    from generator.history.figures import Holder
    from generator.history.telling.names import Names

_ALL_PERIODS = "de cada mes, trimestre y semestre, de enero a cada mes y del año"
MAX_TOLD = 4
"""How many of the figures already published are told one by one; the others are counted."""
_WORDS = {
    Of.INSTITUTION: ("institución", "instituciones"),
    Of.AUTHORITY: ("autoridad", "autoridades"),
    Of.UNIT: ("unidad", "unidades"),
    Of.GOAL: ("actividad", "actividades"),
    Of.ELEMENT: ("elemento estratégico", "elementos estratégicos"),
}


def nothing_moves(looked: Sequence[Holder]) -> str:
    """Say that no figure is another, and which were compared."""
    same = "" if any(each.of is Of.UNIT for each in looked) else "; los planes de sus unidades son los mismos"
    return f"Ningún porcentaje ni categoría cambia en lo que se comparó: {_ALL_PERIODS}, de {_tally(looked)}{same}."


def others_move(shifts: Sequence[Shift], *, is_all: bool, is_first: bool = False) -> str:
    """Say how many figures move besides those told one by one: with their changes, if this `is_first` of all."""
    figures = counted(len(shifts), "cifra", "cifras")
    opening = "Además de las que se dicen abajo con su causa, cambian" if is_first else "Cambian además"
    if is_all:
        opening = "Lo acumulado hasta ahora y el año no cambian, pero sí"
    return f"{opening} {figures} de otros períodos o promedios: de {_tally(shifts)}."


def _tally(found: Iterable[Holder | Shift]) -> str:
    places = {of: {each.place for each in found if each.of is of} for found in (tuple(found),) for of in Of}
    return listed(counted(len(each), *_WORDS[of]) for of, each in places.items() if each)


def shift_said(shifts: Sequence[Shift], what: str, *, is_more: bool) -> str:
    """Say in which periods a figure moves, besides those told (`is_more`); `what` begins the sentence."""
    verb = "cambia" if any(each.after for each in shifts) else "deja de tener cifra"
    return f"{what} {verb} {'también ' if is_more else ''}en {_periods(each.period for each in shifts)}."


def closed_said(shifts: Iterable[Shift], as_of: date) -> Iterator[str]:
    """Say from what to what the figures of the months and quarters already over move, those that move most first."""
    over = [each for each in shifts if each.period.end < as_of and _is_plain(each.period)]
    found = sorted(over, key=_distance, reverse=True)
    told = [
        f"{short_period(each.period)} {moved_said(each.before, each.after)}"
        for each in found[:MAX_TOLD]
        if each.before is not None
    ]
    more = len(found) - len(told)
    if told:
        rest = [counted(more, "cifra más", "cifras más")] if more else []
        yield f"De lo ya terminado: {listed([*told, *rest])}."


def _is_plain(period: Period) -> bool:
    return period.is_month or period.key.startswith("t")


def _distance(shift: Shift) -> Decimal:
    old, new = ((figure and figure.percent) or Decimal(0) for figure in (shift.before, shift.after))
    return abs(new - old)


def averages_said(
    shifts: Iterable[Shift], names: Names, *, is_more: bool, over_by: date | None = None
) -> Iterator[str]:
    """Say in which periods the averages above the units move: in a sentence, all that move in the same ones.

    `is_more`: other figures of the institution have been told. With `over_by`, since changes press, it is told too from
    what to what the institution's own move in the periods over by that day.
    """
    by_place: dict[tuple[Of, Place], list[Shift]] = {}
    for each in shifts:
        by_place.setdefault((each.of, each.place), []).append(each)
    together: dict[tuple[Of, str], list[Place]] = {}
    for (of, place), found in by_place.items():
        together.setdefault((of, _periods(each.period for each in found)), []).append(place)
    for (of, periods), places in together.items():
        if of is Of.INSTITUTION:
            yield f"La institución cambia {'también ' if is_more else ''}en {periods}."
            if over_by is not None:
                yield from closed_said((each for place in places for each in by_place[of, place]), over_by)
        else:
            called = (named(names.unit(place)) if of is Of.AUTHORITY else place.code for place in places)
            verb = "cambia" if len(places) == 1 else "cambian"
            yield f"{counted(len(places), *_WORDS[of]).capitalize()} ({listed(called)}) {verb} en {periods}."


def _periods(periods: Iterable[Period]) -> str:
    """Return periods in short; January to a month is told by that month."""
    found = tuple(periods)
    plain = periods_in_short(each for each in found if ".." not in each.code)
    ends = periods_in_short(Period.month(each.year, each.last) for each in found if ".." in each.code)
    return listed([*([plain] if plain else ()), *([f"lo acumulado a {ends}"] if ends else ())])
