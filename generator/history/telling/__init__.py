"""From what changed to sentences: the report of a comparison, ready to be written in any format."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.core.wording import counted, date_in_words, listed, named
from generator.history.kinds import Aspect, Risk
from generator.history.telling.figures import gains, institutions_said, movement, recategorised_in_all, shifted
from generator.history.telling.frames import is_first_written, rules_changed, written_in_all
from generator.history.telling.hints import rename_hints
from generator.history.telling.items import Lines, subject_of
from generator.history.telling.names import Names
from generator.history.telling.parts import Teller
from generator.history.telling.shifts import nothing_moves, others_move
from generator.reporters.changes.shape import ChangeReport, SideText, Total, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.history.changes import Change, Comparison, Place
    from generator.history.effects import Effects
    from generator.history.sides import ReadSide

__all__ = ["report_of"]

_HASH = 10
"""How many signs of a commit's hash readers get."""
_ASPECTS = {
    Aspect.PROMISE: "de lo prometido",
    Aspect.RESULT: "de resultados",
    Aspect.METHOD: "de la forma de medir",
    Aspect.CALENDAR: "del plazo para informar",
    Aspect.DOCUMENT: "del documento",
}


def report_of(
    comparison: Comparison,
    effects: Effects,
    sides: tuple[ReadSide, ReadSide],
    texts: tuple[SideText, SideText],
    scope: tuple[str, ...] = (),
) -> ChangeReport:
    """Return the report of a comparison and of its effects.

    `texts` are how its two sides are called; `scope` are sentences about what was left out.
    """
    before, after = sides
    names = Names(before.side, after.side)
    teller = Teller(names, Lines(before.line_of, after.line_of), comparison, effects.told, effects.shifts)
    changed = {change.place for change in comparison.changes}
    unread = tuple(
        Unread(name, text.label, file)
        for name, side, text in zip(("base", "head"), sides, texts, strict=True)
        for file in side.unread
    )
    return ChangeReport(
        base=texts[0],
        head=texts[1],
        as_of=effects.as_of,
        title=f"De {_called(texts[0])} a {_called(texts[1])}",
        lead=(*scope, *_not_read(unread), *_lead(comparison, names, unread)),
        totals=tuple(_totals(comparison)),
        figures=tuple(_figures(comparison, effects, names, unread)),
        parts=teller.parts(comparison.changes),
        unread=unread,
        unexplained=tuple(subject_of(place) for place in comparison.unexplained),
        quiet=(
            *(movement(each) for each in effects.told if each.place.code and each.place not in changed),
            *(shifted(each) for each in effects.shifts),
        ),
    )


def _called(side: SideText) -> str:
    """Return how a side is called: `v1.0 (3f2a1b9c02, 1 de julio de 2024)`."""
    name, commit = side.label, side.commit[:_HASH]
    if commit and side.commit.startswith(name):  # it was asked for by its hash, which need not be told twice
        name, commit = name[:_HASH], ""
    known = [*([commit] if commit else ()), *([date_in_words(side.day)] if side.day else ())]
    return f"{name} ({', '.join(known)})" if known else name


def _totals(comparison: Comparison) -> Iterator[Total]:
    counts = Counter(comparison.days.risk(change) for change in comparison.changes)
    for risk in Risk:
        if counts[risk]:
            yield Total(risk.value, risk.label, risk.reason, counts[risk], risk.is_pressing)


def _lead(comparison: Comparison, names: Names, unread: tuple[Unread, ...]) -> Iterator[str]:
    changes = comparison.changes
    if written := written_in_all(changes):
        yield written
    if not all(is_first_written(change) for change in changes):
        yield _tally(changes)
    if not changes:
        yield "No hay cambios en lo que se pudo comparar." if unread else "No hay cambios: los planes dicen lo mismo."
    if comparison.unexplained:
        yield _unexplained(comparison, names)
    yield from (text for _, _, text in rename_hints(changes, names))


def _figures(comparison: Comparison, effects: Effects, names: Names, unread: tuple[Unread, ...]) -> Iterator[str]:
    """Yield which published figures move in all; those of each institution are told with it where there are several."""
    categories = recategorised_in_all(effects)
    above = [
        *institutions_said(effects.told, names),
        *gains(effects.told, names),
        *([categories] if categories else ()),
    ]
    yield from above
    if effects.shifts:
        yield others_move(effects.shifts, is_all=not effects.told, is_first=not above)
    if effects.told or effects.shifts:
        yield f"Las cifras, de antes y de ahora, son las que se publicarían el {date_in_words(effects.as_of)}."
    elif comparison.changes and effects.looked and not unread:
        yield nothing_moves(effects.looked)


def _not_read(unread: tuple[Unread, ...]) -> Iterator[str]:
    """Say first of all that the comparison is not whole."""
    if unread:
        files = counted(len(unread), "archivo no se pudo", "archivos no se pudieron")
        yield f"{files} comparar, y aquí no se dice nada de su contenido."


def _tally(changes: Sequence[Change]) -> str:
    units = {change.place for change in changes}
    plans = {(place.institution, place.year, place.unit) for place in units if place.unit and place.year is not None}
    where = f" en {counted(len(plans), 'unidad', 'unidades')}" if plans else ""
    aspects = Counter(change.kind.aspect for change in changes)
    told = listed(f"{aspects[aspect]} {words}" for aspect, words in _ASPECTS.items() if aspects[aspect])
    return f"{counted(len(changes), 'cambio', 'cambios')}{where}: {told}."


def _unexplained(comparison: Comparison, names: Names) -> str:
    told = [
        named(names.unit(place)) if place.unit else f"{_rules(comparison, place)} de {names.year(place)}"
        for place in comparison.unexplained
    ]
    return f"Sin explicación completa en el control de cambios: {listed(told)}."


def _rules(comparison: Comparison, place: Place) -> str:
    return rules_changed(change for change in comparison.changes if change.place == place)
