"""A few frozen values as JSON and back, by a list of names: what is read can be nothing but these values."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from generator.core.frozen import Frozen, field_names
from generator.core.problem import Origin, Problem, Severity, Spot
from generator.publishing.feeds import News
from generator.publishing.open_data.files import Portion
from generator.publishing.open_data.kept import YearRows
from generator.publishing.page import Link
from generator.publishing.views.blocks import KeyFigure
from generator.publishing.views.summary import InstitutionSummary, YearCard, YearSummary


class Told(Frozen):
    """What a build tells of an institution beside its files; `portions` are of its data.

    `rows` are where the rows of its units are, and `base` the digest of what all keys of its batches have in common.
    """

    problems: tuple[Problem, ...] = ()
    summary: InstitutionSummary | None = None
    left_out: int = 0
    portions: tuple[Portion, ...] = ()
    rows: tuple[YearRows, ...] = ()
    base: str = ""


_SHAPES: dict[str, type[Any]] = {
    shape.__name__: shape
    for shape in (
        Told,
        InstitutionSummary,
        YearSummary,
        YearCard,
        KeyFigure,
        News,
        Portion,
        YearRows,
        Link,
        Problem,
        Origin,
        Spot,
        Severity,
    )
}
_DAY = "date"


def written(value: object) -> object:
    """Return a value as JSON has it.

    Raises:
        TypeError: it is none of those that are kept.
    """
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, tuple):
        return [written(each) for each in value]
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    shape = type(value)
    if _SHAPES.get(shape.__name__) is not shape:
        raise TypeError(f"{shape.__name__} is not kept")
    parts = [value.value] if isinstance(value, Enum) else [getattr(value, name) for name in field_names(shape)]
    return {shape.__name__: [written(part) for part in parts]}


def read(value: object) -> object:
    """Return what was written.

    Raises:
        KeyError, TypeError, ValueError: nothing of ours wrote it.
    """
    if isinstance(value, list):
        return tuple(map(read, value))
    if isinstance(value, dict):
        ((name, parts),) = value.items()
        if name == _DAY:
            return date.fromisoformat(parts)
        made: object = _SHAPES[name](*map(read, parts))
        return made
    return value
