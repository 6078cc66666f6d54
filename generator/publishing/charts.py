"""Geometry of charts: from figures to coordinates as text, so that templates only print."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.quantity import in_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOT_TOLD = "Realizado: no reportado"
WIDTH, HEIGHT = 720, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 8, 26, 34
_GUIDES = 4
_LEAST = Decimal(2)
_BASE = Decimal(HEIGHT - _BOTTOM)
_NICE_STEPS = tuple(Decimal(step) for step in ("1", "2", "2.5", "5", "10"))


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its kind (`meta` or `hecho`, a class of the style sheet) and its box."""

    kind: str
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Guide:
    """A horizontal line with its value."""

    y: str
    label_y: str
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """The name of a group of bars, under the axis."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class BarChart:
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
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    base: int = HEIGHT - _BOTTOM
    name_y: int = HEIGHT - 10


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one period, in units; `None` is unknown and draws nothing."""

    label: str
    programmed: Decimal | None
    executed: Decimal | None


def bar_chart(
    title: str, summary: str, groups: Sequence[Group], *, as_percent: bool, without_results: str = NOT_TOLD
) -> BarChart:
    """Return a chart of paired bars, one pair per group; `without_results` says why there is nothing done to draw."""
    values = [value for group in groups for value in (group.programmed, group.executed) if value is not None]
    step = _step(max([*values, Decimal(0)]))
    scale = (_BASE - _TOP) / (step * _GUIDES)
    slot = Decimal(WIDTH - _LEFT - _RIGHT) / len(groups)
    return BarChart(
        title=title,
        summary=summary,
        bars=tuple(
            bar for index, group in enumerate(groups) for bar in _pair(group, _LEFT + slot * index, slot, scale)
        ),
        guides=tuple(_guide(step * number, scale, as_percent=as_percent) for number in range(_GUIDES + 1)),
        ticks=tuple(
            Tick(_px(_LEFT + slot * (index + Decimal("0.5"))), group.label) for index, group in enumerate(groups)
        ),
        has_results=any(group.executed is not None for group in groups),
        without_results=without_results,
    )


def _pair(group: Group, left: Decimal, slot: Decimal, scale: Decimal) -> Iterator[Bar]:
    for kind, value, offset in (("meta", group.programmed, "0.08"), ("hecho", group.executed, "0.52")):
        if value or (value is not None and kind == "hecho"):
            # A reported zero shows as a line, so that it is not taken for silence.
            height = value * scale if value else _LEAST
            x = left + slot * Decimal(offset)
            yield Bar(kind, _px(x), _px(_BASE - height), _px(slot * Decimal("0.4")), _px(height))


def _guide(value: Decimal, scale: Decimal, *, as_percent: bool) -> Guide:
    y = _BASE - value * scale
    return Guide(_px(y), _px(y + 4), in_unit(value, as_percent=as_percent))


def _step(highest: Decimal) -> Decimal:
    """Return a round distance between guides so that four of them reach the highest value."""
    if highest <= 0:
        return Decimal(1)
    rough = highest / _GUIDES
    power = Decimal(1).scaleb(rough.adjusted())
    return next(step * power for step in _NICE_STEPS if step * power >= rough)


def _px(value: Decimal) -> str:
    return f"{value:.1f}"
