"""Geometry of what adds up along the year: two lines, promised and done, told apart by stroke, mark and words."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.quantity import in_unit
from generator.publishing.charts import BASE, HEIGHT, LEFT, RIGHT, WIDTH, Group, Guide, Tick, guides_for, px

if TYPE_CHECKING:
    from collections.abc import Sequence

_HALF = Decimal("0.5")
_UNKNOWN = "—"


class Dot(Frozen):
    """A value on a line."""

    x: str
    y: str


class Line(Frozen):
    """A line: its kind (`meta` or `hecho`), its points as SVG wants them, and its dots."""

    kind: str
    points: str
    dots: tuple[Dot, ...]


class SumRow(Frozen):
    """The data of the chart: what adds up to the end of a period."""

    label: str
    programmed: str
    executed: str


class LineChart(Frozen):
    """Promised against done, added up from January; `summary` says in words what a person would see."""

    title: str
    summary: str
    lines: tuple[Line, ...]
    guides: tuple[Guide, ...]
    ticks: tuple[Tick, ...]
    rows: tuple[SumRow, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    label_x: int = LEFT - 8
    right: int = WIDTH - RIGHT
    base: int = int(BASE)
    name_y: int = HEIGHT - 10


def line_chart(title: str, summary: str, groups: Sequence[Group], *, as_percent: bool) -> LineChart:
    """Return two lines that add up the figures of each period; what was done ends at the last period that tells it."""
    promised = _sums([group.programmed for group in groups], ends=False)
    done = _sums([group.executed for group in groups], ends=True)
    guides, scale = guides_for([*promised, *done], as_percent=as_percent)
    middles = _middles(len(groups))
    return LineChart(
        title=title,
        summary=summary,
        lines=tuple(
            _line(kind, [Dot(x, px(BASE - value * scale)) for x, value in zip(middles, values, strict=False)])
            for kind, values in (("meta", promised), ("hecho", done))
            if values
        ),
        guides=guides,
        ticks=tuple(Tick(x, group.label) for x, group in zip(middles, groups, strict=True)),
        rows=tuple(
            SumRow(
                group.label,
                in_unit(promised[index], as_percent=as_percent),
                in_unit(done[index], as_percent=as_percent) if index < len(done) else _UNKNOWN,
            )
            for index, group in enumerate(groups)
        ),
    )


def _sums(values: Sequence[Decimal | None], *, ends: bool) -> list[Decimal]:
    """Return the running sums of what is known; `ends` stops them at the last known value."""
    last = max((index for index, value in enumerate(values) if value is not None), default=-1)
    total, sums = Decimal(0), []
    for value in values[: last + 1] if ends else values:
        total += value or 0
        sums.append(total)
    return sums


@lru_cache(maxsize=16)
def _middles(count: int) -> tuple[str, ...]:
    """Return where the dots of so many periods stand; charts have twelve, four or two."""
    slot = Decimal(WIDTH - LEFT - RIGHT) / count
    return tuple(px(LEFT + slot * (index + _HALF)) for index in range(count))


def _line(kind: str, dots: Sequence[Dot]) -> Line:
    return Line(kind, " ".join(f"{dot.x},{dot.y}" for dot in dots), tuple(dots))
