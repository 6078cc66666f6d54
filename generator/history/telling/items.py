"""A change as an item of a report: its sentence for readers, its facts for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.model import Change as ControlRow
from generator.core.model.reach import PATIENCE
from generator.core.period import Period
from generator.core.wording import date_in_words
from generator.history.compare.targets import ANNUAL
from generator.history.kinds import Kind
from generator.history.telling.sentences import said
from generator.history.telling.words import NOTHING, periods_in_short, raw, short_period, shown
from generator.reporters.changes.shape import Delta, Item, Spot, Subject

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.core.problem import Origin
    from generator.history.changes import Change, Days, Place, Step
    from generator.history.telling.names import Names

_LISTING = frozenset({Kind.PROGRESS_ADDED, Kind.PROGRESS_VANISHED, Kind.GOAL_ADDED, Kind.GOAL_DELETED})
"""What came or went whole: its parts have one value, not two."""


class Lines(Frozen):
    """Where to look up the line of what is written, in each of the two states."""

    before: Callable[[Origin], int]
    after: Callable[[Origin], int]


def item_of(change: Change, names: Names, lines: Lines, days: Days) -> Item:
    """Return a change as an item."""
    told, risk = said(change, names), days.risk(change)
    past, perhaps = days.past(change), days.perhaps_past(change)
    return Item(
        kind=change.kind.value,
        risk=risk.value,
        risk_label=risk.label,
        is_pressing=risk.is_pressing,
        aspect=change.kind.aspect.value,
        subject=subject_of(change.place),
        sentence=told.sentence,
        runs=told.runs,
        deltas=tuple(_delta(step, is_listing=change.kind in _LISTING) for step in change.steps),
        shows_deltas=told.has_parts,
        past=" ".join(text for text in (_past(past, perhaps), _backdated(change, days)) if text),
        past_codes=tuple(period.code for period in past),
        perhaps_past_codes=tuple(period.code for period in perhaps),
        key=change.key,
        period=change.period.code if change.period else None,
        before=raw(change.before),
        after=raw(change.after),
        reason=change.reason,
        base=_spot(change.origin_before, lines.before),
        head=_spot(change.origin_after, lines.after),
    )


def subject_of(place: Place) -> Subject:
    """Return a place by its stable names."""
    return Subject(place.institution, place.year, place.unit, place.code, place.report, place.strategy)


def _spot(origin: Origin | None, line_of: Callable[[Origin], int]) -> Spot | None:
    return None if origin is None or not origin.file else Spot(origin.file, line_of(origin))


def _delta(step: Step, *, is_listing: bool) -> Delta:
    name = short_period(step.key) if isinstance(step.key, Period) else "año" if step.key == ANNUAL else step.key
    old, new = shown(step.before), shown(step.after)
    values = f"{old} → {new}"
    if is_listing:
        values = new if old == NOTHING else old
    key = step.key.code if isinstance(step.key, Period) else step.key
    text = f"{name}: {values}" if is_listing and name else f"{name} {values}".strip()
    return Delta(text, key, raw(step.before), raw(step.after))


def _past(past: tuple[Period, ...], perhaps: tuple[Period, ...]) -> str:
    """Return what to know of the months already over that a change touches, "" for none."""
    sentences = []
    if past:
        sentences.append(f"Retroactivo: {_named(past)} ya {_agreeing(past, 'había', 'habían')} terminado.")
    if perhaps:
        verb = _agreeing(perhaps, "terminó", "terminaron")
        sentences.append(
            f"Puede ser retroactivo: {_named(perhaps)} {verb} sin que se sepa si el cambio ya estaba publicado."
        )
    return " ".join(sentences)


def _backdated(change: Change, days: Days) -> str:
    """Say that what is added bears a day long before the one on which it was published, "" where it does not."""
    dated = change.after.date if isinstance(change.after, ControlRow) else change.dated
    if dated is None or not days.is_long_after(dated):
        return ""
    return f"Lleva fecha del {date_in_words(dated)}, más de {PATIENCE} días antes de publicarse."


def _named(periods: tuple[Period, ...]) -> str:
    return "el año" if _is_year(periods) else periods_in_short(periods)


def _agreeing(periods: tuple[Period, ...], one: str, many: str) -> str:
    return one if len(set(periods)) == 1 or _is_year(periods) else many


def _is_year(periods: tuple[Period, ...]) -> bool:
    return any(period.is_year for period in periods)
