"""Sentences about the published figures that move, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.quantity import format_percent, plain
from generator.core.wording import counted, listed, the_period
from generator.history.effects import Cause
from generator.reporters.changes.shape import Level, Movement, Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.core.period import Period
    from generator.history.effects import Effect, Figure

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


def movement(effect: Effect) -> Movement:
    """Return a figure that moves, for programs."""
    place = effect.place
    return Movement(
        subject=Subject(place.institution, place.year, place.unit, place.code),
        period=effect.period.code,
        before=_level(effect.before),
        after=_level(effect.after),
        causes=tuple(cause.value for cause in effect.causes),
        without=tuple(_step(figure, cause.value) for cause, figure in effect.without),
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


def _when(period: Period) -> str:
    if period.is_year:
        return f"En {period.year}"
    name = the_period(period, year=False)
    return f"De {name}" if " a " in name else f"En {name}"


def _percent(figure: Figure) -> str:
    return "" if figure.percent is None else format_percent(figure.percent, figure.decimals)


def _shown(figure: Figure) -> str:
    return f"«{figure.label}»" if figure.percent is None else f"{_percent(figure)} ({figure.label})"


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
