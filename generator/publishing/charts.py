"""Geometry of charts: from figures to coordinates as text, so that templates only print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.core.quantity import in_unit

WIDTH, HEIGHT = 720, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 8, 26, 34
_GUIDES = 4
_NICE_STEPS = tuple(Decimal(step) for step in ("1", "2", "2.5", "5", "10"))


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its box, and the label above it."""

    kind: str
    x: str
    y: str
    width: str
    height: str
    label: str = ""
    label_x: str = ""
    label_y: str = ""


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
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    base: int = HEIGHT - _BOTTOM


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one period, in units; `None` is unknown and draws nothing."""

    label: str
    programmed: Decimal | None
    executed: Decimal | None


def bar_chart(title: str, summary: str, groups: Sequence[Group], *, as_percent: bool) -> BarChart:
    """Return a chart of paired bars, one pair per group."""
    values = [value for group in groups for value in (group.programmed, group.executed) if value is not None]
    step = _step(max([*values, Decimal(0)]))
    top = step * _GUIDES
    base, height = Decimal(HEIGHT - _BOTTOM), Decimal(HEIGHT - _BOTTOM - _TOP)
    slot = Decimal(WIDTH - _LEFT - _RIGHT) / len(groups)
    bars: list[Bar] = []
    for index, group in enumerate(groups):
        left = _LEFT + slot * index
        pairs = (("meta", group.programmed, Decimal("0.08")), ("hecho", group.executed, Decimal("0.52")))
        bars += [
            _bar(kind, value, left + slot * offset, slot * Decimal("0.4"), base, height / top, as_percent=as_percent)
            for kind, value, offset in pairs
            if value
        ]
    guides = tuple(
        Guide(_px(base - height * n / _GUIDES), _px(base - height * n / _GUIDES + 4), in_unit(step * n, as_percent=as_percent))
        for n in range(_GUIDES + 1)
    )
    ticks = tuple(Tick(_px(_LEFT + slot * (index + Decimal("0.5"))), group.label) for index, group in enumerate(groups))
    return BarChart(title, summary, tuple(bars), guides, ticks, any(group.executed is not None for group in groups))


def _bar(kind: str, value: Decimal, x: Decimal, width: Decimal, base: Decimal, scale: Decimal, *, as_percent: bool) -> Bar:
    size = value * scale
    middle = _px(x + width / 2)
    return Bar(kind, _px(x), _px(base - size), _px(width), _px(size), in_unit(value, as_percent=as_percent), middle, _px(base - size - 5))


def _step(highest: Decimal) -> Decimal:
    """Return a round distance between guides so that four of them reach the highest value."""
    if highest <= 0:
        return Decimal(1)
    rough = highest / _GUIDES
    power = Decimal(1).scaleb(rough.adjusted())
    return next(step * power for step in _NICE_STEPS if step * power >= rough)


def _px(value: Decimal) -> str:
    return f"{value:.1f}"
