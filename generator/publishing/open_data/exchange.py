"""The exchange files of a year: StratML and IATI. Each has a part for every unit, written once, and joined."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.publishing import addresses
from generator.publishing.open_data import iati, stratml
from generator.publishing.open_data.measured import measured
from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.core.model import UnitPlan
    from generator.publishing.open_data.measured import Measured
    from generator.publishing.views.context import YearContext


class Format(Frozen):
    """A format: its file, what it makes of a unit and of a year, what follows the parts of units."""

    name: str
    part: Callable[[YearContext, UnitPlan, Sequence[Sequence[Measured]]], bytes]
    whole: Callable[[YearContext, Sequence[bytes]], bytes]
    after: bytes


FORMATS = (
    *(
        Format(
            name,
            partial(stratml.unit_goal, with_results=with_results),
            partial(stratml.document, with_results=with_results),
            stratml.AFTER,
        )
        for name, with_results in ((addresses.STRATML_PLAN, False), (addresses.STRATML_REPORT, True))
    ),
    Format(addresses.IATI, iati.unit_activity, iati.document, iati.AFTER),
)


def unit_parts(context: YearContext, plan: UnitPlan) -> tuple[bytes, ...]:
    """Return what each file has of a unit."""
    told = [tuple(measured(context.indicators, plan, activity)) for activity in plan.activities]
    return tuple(each.part(context, plan, told) for each in FORMATS)


def year_files(context: YearContext, units: Sequence[Sequence[bytes]]) -> Iterator[OutputFile]:
    """Yield the files of a year out of the parts of its units; nothing, where there is no plan."""
    for place, each in enumerate(FORMATS if units else ()):
        yield OutputFile(path_of(context.base, each), each.whole(context, [parts[place] for parts in units]))


def path_of(base: str, each: Format) -> str:
    """Return where a year has its file of a format; `base` is the address of the year."""
    return f"{addresses.data(base)}{each.name}"
