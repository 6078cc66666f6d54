"""Sentences about the published figures that move, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.quantity import format_percent, plain
from generator.core.wording import counted, listed, named, the_period
from generator.history.effects import Cause
from generator.history.figures import Of
from generator.reporters.changes.shape import Level, Movement, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.core.period import Period
    from generator.history.effects import Effect, Effects, Shift
    from generator.history.figures import Figure
    from generator.history.telling.names import Names

_ALONE = {
    Cause.METHOD: "solo por la metodología",
    Cause.GOALS: "solo por las metas",
    Cause.RESULTS: "solo por los resultados",
}
_WITHOUT = {
    Cause.METHOD: "con la metodología de antes",
    Cause.GOALS: "con las metas de antes",
    Cause.RESULTS: "con los resultados de antes",
}

_ASKED = frozenset({Cause.GOALS, Cause.METHOD})
MAX_NAMED = 8
MAX_GAINS = 5
"""How many of the figures that rise without more work the first lines name."""


def movement(effect: Effect) -> Movement:
    """Return a figure that moves, for programs."""
    place = effect.place
    return Movement(
        subject=Subject(place.institution, place.year, place.unit, place.code),
        of=(Of.GOAL if place.code else Of.UNIT if place.unit else Of.INSTITUTION).value,
        period=effect.period.code,
        before=_level(effect.before),
        after=_level(effect.after),
        causes=tuple(cause.value for cause in effect.causes),
        without=tuple(_step(figure, cause.value) for cause, figure in effect.without),
    )


def shifted(shift: Shift) -> Movement:
    """Return a figure that moves in another period, or a wider average, for programs."""
    place = shift.place
    return Movement(
        subject=Subject(place.institution, place.year, place.unit, place.code, strategy=place.strategy),
        of=shift.of.value,
        period=shift.period.code,
        before=_level(shift.before),
        after=_level(shift.after),
    )


def _level(figure: Figure | None) -> Level | None:
    return None if figure is None else _step(figure)


def _step(figure: Figure, cause: str = "") -> Level:
    return Level(None if figure.percent is None else plain(figure.percent), figure.category, cause)


def effect_said(effect: Effect, what: str) -> str:
    """Say how a figure moves and why; `what` names its subject in the middle of a sentence: `la unidad`."""
    before, after = effect.before, effect.after
    when = _when(effect.period)
    if before is None and after is not None:
        return f"{when}, {what}, que no estaba, queda en {_shown(after)}."
    if before is not None and after is None:
        return f"{when}, {what} tenía {_shown(before)} y ya no está."
    assert before is not None  # noqa: S101  a figure that moves is on one side at least
    assert after is not None  # noqa: S101  likewise
    text = f"{when}, {what} pasa de {_shown(before)} a {_shown(after)}"
    if before.category == after.category and before.percent is not None and after.percent is not None:
        text = f"{when}, {what} pasa de {_percent(before)} a {_percent(after)} y sigue en «{after.label}»"
    if len(effect.causes) == 1:
        return f"{text}, {_ALONE[effect.causes[0]]}."
    others = "; ".join(f"{_WITHOUT[cause]} sería {_shown(figure)}" for cause, figure in effect.without)
    return f"{text}. {others[:1].upper()}{others[1:]}." if others else f"{text}."


def moved_said(before: Figure, after: Figure | None) -> str:
    """Return from what to what a figure moves, with its categories if they are others: `de 60 % a 100 %`."""
    if after is None:
        return f"tenía {_shown(before)}"
    if before.category == after.category and before.percent is not None and after.percent is not None:
        return f"de {_percent(before)} a {_percent(after)}"
    return f"de {_shown(before)} a {_shown(after)}"


def _when(period: Period) -> str:
    if period.is_year:
        return f"En {period.year}"
    name = the_period(period, year=False)
    return f"De {name}" if " a " in name else f"En {name}"


def _percent(figure: Figure) -> str:
    return "" if figure.percent is None else format_percent(figure.percent, figure.decimals)


def _shown(figure: Figure) -> str:
    return f"«{figure.label}»" if figure.percent is None else f"{_percent(figure)} ({figure.label})"


def is_told_above(effects: Iterable[Effect]) -> bool:
    """Return whether the first lines tell how the institution moves: where there is one, of one year."""
    return len({effect.place for effect in effects if not effect.place.unit}) == 1


def institutions_said(effects: Sequence[Effect], names: Names) -> Iterator[str]:
    """Say how the institution moves or, where there are several, which do: each is told with its units."""
    found = [effect for effect in effects if not effect.place.unit]
    if is_told_above(found):
        yield from (effect_said(effect, f"la institución {names.institution(effect.place)}") for effect in found)
    elif places := dict.fromkeys(effect.place for effect in found):
        told = listed((f"{names.institution(place)} en {place.year}" for place in places), MAX_NAMED)
        yield f"Cambia el promedio de {told}."


def gains(effects: Sequence[Effect], names: Names) -> Iterator[str]:
    """Say which units have a better figure of the year because of their goals or of the method; the first of them."""
    found = [text for effect in effects if (text := _gain(effect, names))]
    yield from found[:MAX_GAINS]
    if len(found) > MAX_GAINS:
        more = counted(len(found) - MAX_GAINS, "unidad más sube", "unidades más suben")
        yield f"Y {more} por lo mismo: vea cada una."


def _gain(effect: Effect, names: Names) -> str:
    before, after = effect.before, effect.after
    if not effect.place.unit or effect.place.code or not effect.period.is_year or before is None or after is None:
        return ""
    without = dict(effect.without) or dict.fromkeys(effect.causes, before)
    better = {cause: figure for cause, figure in without.items() if cause in _ASKED and _is_better(after, figure)}
    if not better:
        return ""
    told = listed(f"{_WITHOUT[cause]} sería {_shown(figure)}" for cause, figure in better.items())
    return f"En {effect.period.year}, {named(names.unit(effect.place))} queda en {_shown(after)}; {told}."


def _is_better(after: Figure, other: Figure) -> bool:
    return after.percent is not None and (other.percent is None or other.percent < after.percent)


def recategorised_in_all(effects: Effects) -> str:
    """Say how many units and goals are in another category by now; "" if none is."""
    moved = [each for each in effects.told if each.changes_category and each.place.unit]
    units = len({each.place for each in moved if not each.place.code})
    goals = len({each.place for each in moved if each.place.code})
    told = [counted(units, "unidad", "unidades")] if units else []
    told += [counted(goals, "actividad", "actividades")] if goals else []
    return f"{'Cambia' if units + goals == 1 else 'Cambian'} de categoría {listed(told)}." if told else ""


def recategorised(effects: Sequence[Effect]) -> str:
    """Say which goals are in another category than before; "" if none is."""
    moved = [effect for effect in effects if effect.changes_category]
    if not moved:
        return ""
    told = listed(f"{effect.place.code}{_from_to(effect)}" for effect in moved)
    verb = "cambia" if len(moved) == 1 else "cambian"
    return f"{counted(len(moved), 'actividad', 'actividades')} {verb} de categoría: {told}."


def _from_to(effect: Effect) -> str:
    if effect.before is None or effect.after is None:
        return ""
    return f" (de «{effect.before.label}» a «{effect.after.label}»)"
