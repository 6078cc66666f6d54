"""Which months each unit reported on time, late or not at all, against the calendar that the institution has set."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from generator.core.period import MONTH_KEYS
from generator.core.wording import counted, listed
from generator.indicators.shares import is_removed
from generator.publishing.views.blocks import Cell
from generator.publishing.views.words import UNKNOWN, Badge, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.core.model import ProgressEntry, UnitPlan
    from generator.core.period import Period
    from generator.publishing.page import Link
    from generator.publishing.views.context import YearContext

ON_TIME = Badge("a-tiempo", "A tiempo", "●", "t-bien", "Informó dentro del plazo.")
LATE = Badge("tarde", "Tarde", "◔", "t-medio", "Informó después del plazo; el número dice cuántos días.")
MISSING = Badge("sin-informe", "Sin informe", "○", "t-bajo", "Venció el plazo y no hay informe.")
TOLD = Badge(
    "informado", "Informado", "◕", "t-nulo", "Hay informe; sin plazo, o sin la fecha, no se juzga cuándo llegó."
)
OPEN = Badge("en-plazo", "En plazo", "…", "t-nulo", "El mes o su plazo no ha terminado y aún no hay informe.")
NOTHING = Badge("sin-metas", "Sin metas", "·", "t-nulo", "Nada vencía ese mes.")
_ALL = (ON_TIME, LATE, MISSING, TOLD, OPEN, NOTHING)


@dataclass(frozen=True, slots=True)
class DisciplineRow:
    """A unit's year, month by month, and in words."""

    link: Link
    cells: tuple[Cell, ...]
    total: str


@dataclass(frozen=True, slots=True)
class Discipline:
    """How punctual the units are; without a report in the whole year there are no rows."""

    lead: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[DisciplineRow, ...]
    legend: tuple[Badge, ...]


def discipline(context: YearContext) -> Discipline:
    """Return how punctual the units of a year are."""
    found = {plan.org_unit: unit_cells(context, plan) for plan in context.annual.plans}
    counts = Counter(cell.badge for cells in found.values() for cell in cells)
    has_reports = any(plan.has_reported for plan in context.annual.plans)
    rows = tuple(
        DisciplineRow(context.short_link(unit), cells, _in_time(cells))
        for unit, cells in found.items()
        if any(cell.badge is not NOTHING for cell in cells)
    )
    return Discipline(
        lead=(_calendar(context), *((_totals(counts), *_source(context)) if has_reports else ())),
        columns=tuple(sentence(key) for key in MONTH_KEYS),
        rows=rows if has_reports else (),
        legend=tuple(badge for badge in _ALL if counts[badge]),
    )


def closes_in(plan: UnitPlan, month: Period) -> bool:
    """Return whether something was promised for the month, or for a quarter or semester that ends with it."""
    return any(target.period.last == month.last for activity in plan.activities for target in activity.targets)


def unit_cells(context: YearContext, plan: UnitPlan) -> tuple[Cell, ...]:
    """Return how a unit reported each month."""
    return tuple(_cell(context, plan, month) for month in context.whole.months)


def unit_sentence(context: YearContext, plan: UnitPlan) -> str:
    """Say how punctual a unit is, "" where nothing is due yet."""
    counts = Counter(cell.badge for cell in unit_cells(context, plan))
    told = _told(counts)
    return f"Informes del año: {told}." if told and plan.has_reported else ""


def _cell(context: YearContext, plan: UnitPlan, month: Period) -> Cell:
    if not closes_in(plan, month) or is_removed(plan.removal, month):
        return Cell(NOTHING, "")
    days = context.annual.frame.reporting_days
    if month in context.indicators.reported_months(plan.org_unit):
        published = _published(context, plan, month)
        if days is None or published is None:
            return Cell(TOLD, "")
        late = (published - (month.end + timedelta(days=days))).days
        return Cell(LATE, str(late)) if late > 0 else Cell(ON_TIME, "")
    return Cell(OPEN if month.end + timedelta(days=days or 0) >= context.as_of else MISSING, "")


def _published(context: YearContext, plan: UnitPlan, month: Period) -> date | None:
    """Return the day on which a month was first told: that of git, or of the report itself where git cannot say."""
    told = context.record.unit(plan.year, plan.org_unit).told
    days = {(each.period, each.dated, each.is_correction): each.published for each in told}

    def day_of(entry: ProgressEntry) -> date:
        return days.get((entry.period, entry.date, entry.is_correction), entry.date)

    return min((day_of(entry) for entry in plan.progress if month in entry.period.months), default=None)


def _in_time(cells: Iterable[Cell]) -> str:
    due = [cell.badge for cell in cells if cell.badge in {ON_TIME, LATE, MISSING}]
    return f"{sum(badge is ON_TIME for badge in due)} de {len(due)}" if due else UNKNOWN


def _calendar(context: YearContext) -> str:
    days = context.annual.frame.reporting_days
    if days is None:
        return "La institución no ha publicado un plazo para informar: se ve si hay informe, no si llegó a tiempo."
    return f"Cada mes debe informarse a más tardar {counted(days, 'día', 'días')} después de que termina."


def _totals(counts: Counter[Badge]) -> str:
    told = _told(counts)
    return (
        f"De los informes que vencían, uno por unidad y mes: {told}." if told else "Aún no ha vencido ningún informe."
    )


def _told(counts: Counter[Badge]) -> str:
    words = ((ON_TIME, "a tiempo"), (LATE, "tarde"), (TOLD, "recibidos"), (MISSING, "sin informe"))
    return listed(f"{counts[badge]} {text}" for badge, text in words if counts[badge])


def _source(context: YearContext) -> tuple[str, ...]:
    if context.annual.frame.reporting_days is None:
        return ()
    if not context.record.is_known:
        return (
            "El día de cada informe es el que el informe dice: sin la historia de los planes no se puede comprobar.",
        )
    return (
        "El día de cada informe es el de su publicación en git; si entró junto con el plan, el que el informe dice.",
    )
