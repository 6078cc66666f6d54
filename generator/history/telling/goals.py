"""Sentences about goals: what is promised, how much, when, how it is counted and proved."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.core.model import Direction, TargetType
from generator.core.period import Period, quarters
from generator.core.quantity import HUNDRED, Quantity
from generator.core.wording import listed, of_period, quoted
from generator.history.compare.targets import ANNUAL
from generator.history.kinds import Kind
from generator.history.telling.said import Said, because
from generator.history.telling.words import MAX_TEXT, by_how_much, periods_in_short, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.history.changes import Change, Step

TYPES: Mapping[TargetType, str] = MappingProxyType(
    {
        TargetType.SUM: "los meses se suman",
        TargetType.LEVEL: "vale el último dato",
        TargetType.MILESTONE: "se cumple o no se cumple",
        TargetType.DEMAND: "cuenta lo atendido entre lo solicitado",
    }
)
DIRECTIONS: Mapping[Direction, str] = MappingProxyType(
    {
        Direction.ASCENDING: "más es mejor",
        Direction.DESCENDING: "menos es mejor",
        Direction.RANGE: "debe quedar dentro de un rango",
    }
)
_VERBS = {
    Kind.TARGET_LOWERED: "Baja",
    Kind.TARGET_RAISED: "Sube",
    Kind.TARGET_LOOSENED: "Sube",
    Kind.TARGET_TIGHTENED: "Baja",
    Kind.TARGET_REDEFINED: "Cambia",
    Kind.MOVED_TO_DECEMBER: "Atrasa",
    Kind.MOVED_LATER: "Atrasa",
    Kind.MOVED_EARLIER: "Adelanta",
    Kind.RESCHEDULED: "Traslada",
}
_LESS_IS_BETTER = {Kind.TARGET_LOOSENED, Kind.TARGET_TIGHTENED}
_ZERO = Decimal(0)


def annual(change: Change) -> Said:
    """Say how the annual target changed."""
    before, after = shown(change.before), shown(change.after)
    if change.kind is Kind.ANNUAL_ADDED:
        return Said(f"Agrega la meta anual: {after}.")
    if change.kind is Kind.ANNUAL_DROPPED:
        return Said(f"Quita la meta anual, que era {before}.")
    return Said(f"{_VERBS[change.kind]} la meta anual de {before} a {after}{_how_much(change)}.{_note(change)}")


def scheduled(change: Change) -> Said:
    """Say how what is promised by periods changed, where the annual target does not tell it."""
    if change.key == ANNUAL:
        return annual(change)
    if isinstance(change.before, Quantity) and isinstance(change.after, Quantity):
        return _sums(change, change.before, change.after)
    return _levels(change)


def _sums(change: Change, before: Quantity, after: Quantity) -> Said:
    sums = f"los períodos suman {after.label} y antes sumaban {before.label}"
    if before.number == after.number:
        return Said(f"Cambia cómo se escribe lo programado, que suma lo mismo: {after.label}.")
    return Said(f"{_VERBS[change.kind]} lo programado: {sums}{_how_much(change)}.{_note(change)}")


def _levels(change: Change) -> Said:
    verb, when = _VERBS[change.kind], _periods(change.steps)
    if len(change.steps) > 1:
        return Said(f"{_verb_of_levels(change)} las metas de {when}.{_note(change)}")
    step = change.steps[0]
    if step.before is None:
        text = f"Agrega la meta de {when}: {shown(step.after)}."
    elif step.after is None:
        text = f"Quita la meta de {when}, que era {shown(step.before)}."
    else:
        text = f"{verb} la meta de {when} de {shown(step.before)} a {shown(step.after)}.{_note(change)}"
    return Said(text, has_parts=False)


def _verb_of_levels(change: Change) -> str:
    came, went = ([getattr(step, side) is None for step in change.steps] for side in ("before", "after"))
    if all(came) or all(went):
        return "Agrega" if all(came) else "Quita"
    return "Cambia" if any(came) or any(went) else _VERBS[change.kind]


def _how_much(change: Change) -> str:
    if not isinstance(change.before, Quantity) or not isinstance(change.after, Quantity):
        return ""
    if change.before.is_percent != change.after.is_percent:
        return ""
    amount = by_how_much(change.before, change.after)
    return f" ({amount})" if amount else ""


def _note(change: Change) -> str:
    return " En esta actividad menos es mejor." if change.kind in _LESS_IS_BETTER else ""


def moved(change: Change) -> Said:
    """Say that what was promised for some periods is promised for others, and the net shift between quarters."""
    down = [step for step in change.steps if step.growth < 0]
    up = [step for step in change.steps if step.growth > 0]
    lost, gained = -_total(down), _total(up)
    as_percent = _reads_as_percent(change.steps)
    if _overlap(down, up):
        return Said(f"Reparte la meta en otros períodos: antes {_periods(down)}, ahora {_periods(up)}.")
    if lost == gained:
        amount = _label(lost, as_percent=as_percent)
        text = f"{_VERBS[change.kind]} {amount} de {_periods(down)} a {_periods(up)}."
    else:
        text = f"Quita {_label(lost, as_percent=as_percent)} en {_periods(down)} y agrega "
        text += f"{_label(gained, as_percent=as_percent)} en {_periods(up)}."
    return Said(f"{text}{_net(change.steps, as_percent=as_percent)}")


def moved_level(change: Change) -> Said:
    """Say that levels are asked for in other periods."""
    gone = [step for step in change.steps if step.after is None]
    come = [step for step in change.steps if step.before is None]
    what = f"la meta de {shown(gone[0].before)}" if len(gone) == 1 else f"{len(gone)} metas"
    return Said(f"{_VERBS[change.kind]} {what} de {_periods(gone)} a {_periods(come)}.", has_parts=len(gone) > 1)


def _net(steps: Iterable[Step], *, as_percent: bool) -> str:
    """Return what each quarter gains or loses; "" where quarters do not tell it, or there are just two periods."""
    told = [(step.key, step.growth) for step in steps if isinstance(step.key, Period)]
    parts = []
    for quarter in quarters(told[0][0].year):
        inside = [delta for period, delta in told if period in quarter]
        if net := sum(inside, _ZERO):
            parts.append(f"{'+' if net > 0 else '−'}{_label(abs(net), as_percent=as_percent)} {_in(quarter)}")
    is_whole = all(any(period in quarter for quarter in quarters(period.year)) for period, _ in told)
    return f" En neto: {listed(parts)}." if parts and is_whole and len(told) > len(parts) else ""


def _in(quarter: Period) -> str:
    return f"en el {quarter.short_label}"


def _overlap(down: Iterable[Step], up: Iterable[Step]) -> bool:
    gone = [step.key for step in down if isinstance(step.key, Period)]
    return any(step.key.overlaps(period) for step in up if isinstance(step.key, Period) for period in gone)


def _periods(steps: Iterable[Step]) -> str:
    return periods_in_short(step.key for step in steps if isinstance(step.key, Period))


def _total(steps: Iterable[Step]) -> Decimal:
    return sum((step.growth for step in steps), _ZERO)


def _reads_as_percent(steps: Iterable[Step]) -> bool:
    values = [value for step in steps for value in (step.before, step.after) if isinstance(value, Quantity)]
    return all(value.is_percent for value in values)


def _label(number: Decimal, *, as_percent: bool) -> str:
    return Quantity(number * HUNDRED if as_percent else number, as_percent).label


def added(change: Change) -> Said:
    """Say that a goal is new, and what it promises."""
    promise = next((step.after for step in change.steps if step.key == ANNUAL), None)
    periods = _periods(change.steps)
    when = f", en {periods}" if periods else ""
    if promise is not None:
        return Said(f"Agrega la actividad, con meta anual de {shown(promise)}{when}.")
    return Said(f"Agrega la actividad, sin meta anual{when}.")


def deleted(change: Change) -> Said:
    """Say that a goal is gone from the file, which is not the way to remove it."""
    promise = next((step.before for step in change.steps if step.key == ANNUAL), None)
    what = f"; prometía {shown(promise)} en el año" if promise is not None else ""
    return Said(f"Borra la actividad del plan, sin declararla eliminada{what}.")


def removed(change: Change) -> Said:
    """Say that an approved change removes a goal or a unit, or restores it."""
    since = change.after if change.after is not None else change.before
    assert isinstance(since, Period)  # noqa: S101  a removal has its month
    if change.kind in {Kind.GOAL_REMOVED, Kind.PLAN_ELIMINATED}:
        return Said(f"Se declara eliminada desde {_month(since)}.{because(change.reason)}")
    return Said(f"Vuelve a contar: ya no se declara eliminada desde {_month(since)}.")


def _month(period: Period) -> str:
    return of_period(period).removeprefix("de ")


def recoded(change: Change) -> Said:
    """Say that a goal has another code, and that what was told of it is still its own."""
    return Said(f"Cambia de código: era {change.before} y ahora es {change.after}. Lo ya informado sigue siendo suyo.")


def type_changed(change: Change) -> Said:
    """Say that the months make a year in another way."""
    assert isinstance(change.before, TargetType)  # noqa: S101  the field of this kind
    assert isinstance(change.after, TargetType)  # noqa: S101  likewise
    old, new = change.before, change.after
    return Said(f"Cambia el tipo de meta de {old.value} ({TYPES[old]}) a {new.value} ({TYPES[new]}).")


def direction_changed(change: Change) -> Said:
    """Say that other results are good now."""
    assert isinstance(change.before, Direction)  # noqa: S101  the field of this kind
    assert isinstance(change.after, Direction)  # noqa: S101  likewise
    old, new = change.before, change.after
    return Said(f"Cambia el sentido de {old.value} ({DIRECTIONS[old]}) a {new.value} ({DIRECTIONS[new]}).")


def caveat(change: Change) -> Said:
    """Say that a caveat came, went or changed: it is the transcriber's word on the document, not the unit's."""
    if change.kind is Kind.CAVEAT_ADDED:
        return Said(f"Aclaración del transcriptor agregada: {quoted(str(change.after), MAX_TEXT)}.")
    if change.kind is Kind.CAVEAT_REMOVED:
        return Said(f"Aclaración del transcriptor quitada: {quoted(str(change.before), MAX_TEXT)}.")
    if change.after is None:
        return Said("Aclaración del transcriptor corregida: cambian las celdas ilegibles que declara.")
    return Said(f"Aclaración del transcriptor corregida: {quoted(str(change.after), MAX_TEXT)}.")
