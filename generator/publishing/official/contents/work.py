"""What units tell beside their goals: work that no goal announced, and what they say of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.wording import of_period
from generator.publishing.official.cells import words
from generator.publishing.official.contents.units import HEADING
from generator.publishing.official.document import Cell, Column, Paragraph, Part, Point, Points, Row, Table
from generator.publishing.official.scope import Filling
from generator.publishing.views.words import sentence

if TYPE_CHECKING:
    from generator.core.model import ProgressEntry, UnitPlan, UnplannedWork
    from generator.publishing.official.document import Block
    from generator.publishing.official.scope import Scope

_MAX_TITLE = 200


def unplanned(scope: Scope, _part: str) -> Filling:
    """Return the table of work that no goal announced."""
    rows = tuple(
        Row((words(scope.name_of(plan.org_unit)), words(work.name), words(work.measure_unit), _quantity(work)))
        for plan, entry in scope.entries
        for work in entry.unplanned
    )
    if not rows:
        return Filling()
    table = Table(
        caption=f"Trabajo no programado {of_period(scope.period)}",
        columns=(
            Column(HEADING, 4),
            Column("Trabajo realizado", 7),
            Column("Unidad de medida", 3),
            Column("Cantidad", 2, is_number=True),
        ),
        rows=rows,
        sheet="No programado",
        heading_column=1,
    )
    return Filling((table,))


def _quantity(work: UnplannedWork) -> Cell:
    """Return how much of a work was done; a report that does not say it leaves it unknown."""
    return words("No informada") if work.quantity is None else Cell(work.quantity.label, work.quantity.number)


def syntheses(scope: Scope, _part: str) -> Filling:
    """Return what each unit says of the period in its own words."""
    is_one = len({(plan.org_unit, entry.period) for plan, entry in scope.entries}) == 1
    items = tuple(
        Point(entry.summary, "" if is_one else _who(scope, plan, entry))
        for plan, entry in scope.entries
        if entry.summary
    )
    return Filling((Points(items),) if items else ())


def _who(scope: Scope, plan: UnitPlan, entry: ProgressEntry) -> str:
    name = scope.name_of(plan.org_unit)
    return name if entry.period == scope.period else f"{name}, {entry.period.short_label}"


def work(scope: Scope, part: str) -> Filling:
    """Return a part per report of a unit: what it did, under its own summary.

    For institutions that publish what was done and no goals.
    """
    told = [(plan, entry) for plan, entry in scope.entries if entry.summary or entry.unplanned]
    return Filling(parts=tuple(_told(scope, plan, entry, f"{part}-{at}") for at, (plan, entry) in enumerate(told, 1)))


def _told(scope: Scope, plan: UnitPlan, entry: ProgressEntry, anchor: str) -> Part:
    """Return a report of a unit; a short summary that introduces the works is their heading."""
    works = tuple(Point(work.name) for work in entry.unplanned)
    blocks: tuple[Block, ...] = (Points(works),) if works else ()
    title = entry.summary.strip().rstrip(":")
    if not title or not works or len(title) > _MAX_TITLE or "\n" in title:
        blocks = (Paragraph(entry.summary), *blocks) if entry.summary else blocks
        title = sentence(_who(scope, plan, entry))
    return Part(anchor, title, blocks)
