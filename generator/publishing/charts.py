"""Geometry of charts: from figures to coordinates as text, so that templates only print."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import later, spoken
from generator.core.quantity import in_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOT_TOLD = later("Realizado: no reportado")
WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 96, 8, 26, 34
_MOST_GUIDES, _USUAL_GUIDES = 5, 4
LONGEST_BAR = Decimal(150)
_LEAST = Decimal(2)
BASE = Decimal(HEIGHT - BOTTOM)
_NICE_STEPS = tuple(Decimal(step) for step in ("1", "2", "2.5", "5", "10", "20", "25", "50"))


class Bar(Frozen):
    """A bar: its kind (`meta` or `hecho`, a class of the style sheet) and its box."""

    kind: str
    x: str
    y: str
    width: str
    height: str


class Guide(Frozen):
    """A horizontal line with its value."""

    y: str
    label_y: str
    label: str


class Tick(Frozen):
    """The name of a group of bars, under the axis."""

    x: str
    label: str


class BarChart(Frozen):
    """Programmed against executed, by period; `summary` says in words what a person would see."""

    title: str
    summary: str
    bars: tuple[Bar, ...]
    guides: tuple[Guide, ...]
    ticks: tuple[Tick, ...]
    has_results: bool
    without_results: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    label_x: int = LEFT - 8
    right: int = WIDTH - RIGHT
    base: int = HEIGHT - BOTTOM
    name_y: int = HEIGHT - 10


class Group(Frozen):
    """The figures of one period, in units; `None` is unknown and draws nothing."""

    label: str
    programmed: Decimal | None
    executed: Decimal | None


def bar_chart(
    title: str, summary: str, groups: Sequence[Group], *, as_percent: bool, without_results: str = NOT_TOLD
) -> BarChart:
    """Return a chart of paired bars, one pair per group; `without_results` says why there is nothing done to draw."""
    values = [value for group in groups for value in (group.programmed, group.executed) if value is not None]
    guides, scale = guides_for(values, as_percent=as_percent)
    columns = _columns(len(groups))
    return BarChart(
        title=title,
        summary=summary,
        bars=tuple(bar for group, column in zip(groups, columns, strict=True) for bar in _pair(group, column, scale)),
        guides=guides,
        ticks=tuple(Tick(column.middle, group.label) for group, column in zip(groups, columns, strict=True)),
        has_results=any(group.executed is not None for group in groups),
        without_results=without_results,
    )


def bar_length(percent: Decimal | None) -> str:
    """Return how long the bar of a percentage is, where the goal is 100 long; "" of none, and no longer than 150."""
    return "" if percent is None else px(max(min(percent, LONGEST_BAR), Decimal(0)))


def guides_for(values: Sequence[Decimal], *, as_percent: bool) -> tuple[tuple[Guide, ...], Decimal]:
    """Return the guides of a scale that begins at zero and holds some values, and the height of a unit."""
    # There is no quarter of a document.
    is_whole = not as_percent and all(value == value.to_integral_value() for value in values)
    step, number = _step(max([*values, Decimal(0)]), is_whole=is_whole)
    return _guides(step, number, spoken(), as_percent=as_percent)


@lru_cache(maxsize=256)
def _guides(step: Decimal, count: int, _language: object, *, as_percent: bool) -> tuple[tuple[Guide, ...], Decimal]:
    scale = (BASE - TOP) / (step * count)
    return tuple(_guide(step * number, scale, as_percent=as_percent) for number in range(count + 1)), scale


class _Column(Frozen):
    """Where a pair of bars stands: the left of each kind, their width, and the middle of both."""

    meta: str
    hecho: str
    width: str
    middle: str


@lru_cache(maxsize=16)
def _columns(count: int) -> tuple[_Column, ...]:
    """Return the places of so many pairs; charts have twelve, four or two."""
    slot = Decimal(WIDTH - LEFT - RIGHT) / count
    lefts = [LEFT + slot * index for index in range(count)]
    meta, hecho, width, middle = (slot * Decimal(part) for part in ("0.08", "0.52", "0.4", "0.5"))
    return tuple(_Column(px(left + meta), px(left + hecho), px(width), px(left + middle)) for left in lefts)


def _pair(group: Group, column: _Column, scale: Decimal) -> Iterator[Bar]:
    if group.programmed:
        yield Bar("meta", column.meta, *_upright(group.programmed, scale, column.width))
    if group.executed is not None:
        yield Bar("hecho", column.hecho, *_upright(group.executed, scale, column.width))


@lru_cache(maxsize=4096)  # goals are small whole numbers, again and again
def _upright(value: Decimal, scale: Decimal, width: str) -> tuple[str, str, str]:
    """Return the top, the width and the height of a bar."""
    # A reported zero shows as a line, so that it is not taken for silence.
    height = value * scale if value else _LEAST
    return px(BASE - height), width, px(height)


def _guide(value: Decimal, scale: Decimal, *, as_percent: bool) -> Guide:
    y = BASE - value * scale
    return Guide(px(y), px(y + 4), in_unit(value, as_percent=as_percent))


def _step(highest: Decimal, *, is_whole: bool) -> tuple[Decimal, int]:
    """Return a round distance between guides and how many reach the highest value, with the least room above it."""
    if highest <= 0:
        return Decimal(1), 1
    power = Decimal(1).scaleb((highest / _MOST_GUIDES).adjusted())
    steps = [step * power for step in _NICE_STEPS]
    counts = {step: int((highest / step).to_integral_value(ROUND_CEILING)) for step in steps}
    fitting = [
        step for step in steps if counts[step] <= _MOST_GUIDES and not (is_whole and step != step.to_integral_value())
    ]
    step = min(fitting, key=lambda step: (step * counts[step], abs(counts[step] - _USUAL_GUIDES)))
    return step, counts[step]


def px(value: Decimal) -> str:
    """Return a coordinate as text."""
    return f"{value:.1f}"
