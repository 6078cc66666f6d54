"""Which months each unit reported on time, late or not at all, against the calendar that the institution has set."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.language import later, tr
from generator.core.wording import counted, date_in_words, listed
from generator.publishing.views.blocks import Cell
from generator.publishing.views.due import reports_owed
from generator.publishing.views.edits import Edit, unit_edits
from generator.publishing.views.grain import column_name
from generator.publishing.views.words import UNKNOWN, Badge, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.core.model import Activity, ProgressEntry, UnitPlan
    from generator.core.period import Period
    from generator.publishing.page import Link
    from generator.publishing.views.context import YearContext

ON_TIME = Badge("a-tiempo", later("A tiempo"), "●", "t-bien", later("Informó dentro del plazo."))
LATE = Badge("tarde", later("Tarde"), "◔", "t-medio", later("Informó después del plazo; el número dice cuántos días."))
MISSING = Badge("sin-informe", later("Sin informe"), "○", "t-bajo", later("Venció el plazo y no hay informe."))
TOLD = Badge(
    "informado",
    later("Informado"),
    "◕",
    "t-nulo",
    later("Hay informe, sin el día en que llegó: no se juzga si fue a tiempo."),
)
AT_ONCE = Badge(
    "con-el-ano",
    later("Con el año"),
    "≈",
    "t-nulo",
    later("No hay informe del mes: se informó una sola vez, de todo el año."),
)
OPEN = Badge(
    "en-plazo", later("En plazo"), "…", "t-nulo", later("El mes o su plazo no ha terminado y aún no hay informe.")
)
NOTHING = Badge("sin-metas", later("Sin metas"), "·", "t-nulo", later("Nada vencía ese mes."))
_ALL = (ON_TIME, LATE, MISSING, TOLD, AT_ONCE, OPEN, NOTHING)
_WITHOUT_CALENDAR = {
    MISSING: later("El mes terminó y no hay informe."),
    TOLD: later("Hay informe."),
    OPEN: later("El mes no ha terminado y aún no hay informe."),
}


class DisciplineRow(Frozen):
    """A unit's year, month by month, and in words."""

    link: Link
    cells: tuple[Cell, ...]
    total: str


class Words(Frozen):
    """What the page says around the matrix."""

    heading: str
    caption: str
    note: str
    total: str


class Discipline(Frozen):
    """How the units reported; without a report in the whole year there are no rows, and `silence` says so."""

    words: Words
    lead: tuple[str, ...]
    silence: str
    columns: tuple[str, ...]
    rows: tuple[DisciplineRow, ...]
    legend: tuple[Badge, ...]
    edits: tuple[Edit, ...]


def discipline(context: YearContext) -> Discipline:
    """Return how the units of a year reported."""
    is_judged = context.annual.frame.reporting_days is not None
    found = {plan.org_unit: unit_cells(context, plan) for plan in context.annual.plans}
    counts = Counter(cell.badge for cells in found.values() for cell in cells)
    has_reports = any(plan.has_reported for plan in context.annual.plans)
    rows = tuple(
        DisciplineRow(context.short_link(unit), cells, _total(cells, is_judged=is_judged))
        for unit, cells in found.items()
        if any(cell.badge is not NOTHING for cell in cells)
    )
    return Discipline(
        words=_words(is_judged=is_judged),
        lead=(_calendar(context), *((_totals(counts, is_judged=is_judged), *_source(context)) if has_reports else ())),
        silence="" if has_reports else _silence(context),
        columns=tuple(column_name(month) for month in context.whole.months),
        rows=rows if has_reports else (),
        legend=tuple(_in_legend(badge, is_judged=is_judged) for badge in _ALL if counts[badge]),
        edits=tuple(edit for plan in context.annual.plans for edit in unit_edits(context, plan)),
    )


def _silence(context: YearContext) -> str:
    """Say that nobody has told anything of the year, and what is owed by now."""
    owed = reports_owed(context) or tr("Cuando lo hagan, aquí se verá quién informó y quién no.")
    return tr("Ninguna unidad ha publicado informes de este año. {owed}", owed=owed)


def _words(*, is_judged: bool) -> Words:
    rows = tr("Cada fila es una unidad; cada columna, un mes.")
    if not is_judged:
        return Words(tr("Quién informó"), tr("Informes de cada mes"), rows, tr("Informados"))
    note = tr("{rows} El número es de días de atraso.", rows=rows)
    return Words(tr("Quién informó a tiempo"), tr("Puntualidad de los informes"), note, tr("A tiempo"))


def closes_in(plan: UnitPlan, month: Period) -> bool:
    """Return whether something stood promised for the month, or for a quarter or semester that ends with it."""
    return any(
        target.period.last == month.last
        for goal in plan.activities
        if _stands(plan, goal, month)
        for target in goal.targets
    )


def told_in(plan: UnitPlan, month: Period) -> bool:
    """Return whether a unit told the month, or a period that ends with it: what it told of a year is none of March."""
    return any(month in period and period.last == month.last for period in _told_periods(plan))


def only_annual(plan: UnitPlan) -> bool:
    """Return whether all that a unit told of a year it told of the whole year at once."""
    return plan.has_reported and all(period.is_year for period in _told_periods(plan))


def told_at_once(plans: Iterable[UnitPlan]) -> str:
    """Say which units told the year in one piece, so that no month is theirs; "" where none did."""
    found = [plan for plan in plans if only_annual(plan)]
    if not found:
        return ""
    days = sorted({entry.date for plan in found for entry in plan.progress})
    when = tr(" (informe del {day})", day=listed(date_in_words(day) for day in days)) if days else ""
    units = counted(len(found), "unidad informó", "unidades informaron")
    return tr(
        "{units} de una sola vez, de todo el año{when}: de ellas no hay informes por mes.",
        units=sentence(units),
        when=when,
    )


def _told_periods(plan: UnitPlan) -> tuple[Period, ...]:
    return (*(entry.period for entry in plan.progress), *(share.period for share in plan.reported_shares))


def _stands(plan: UnitPlan, goal: Activity, month: Period) -> bool:
    removal = plan.removal_of(goal)
    return removal is None or month.end < removal.since.start


def unit_cells(context: YearContext, plan: UnitPlan) -> tuple[Cell, ...]:
    """Return how a unit reported each month."""
    return tuple(_cell(context, plan, month) for month in context.whole.months)


def unit_sentence(context: YearContext, plan: UnitPlan) -> str:
    """Say how a unit reported and what it edited of that, "" where nothing is due yet."""
    counts = Counter(cell.badge for cell in unit_cells(context, plan))
    told = _told(counts) if plan.has_reported else ""
    edits = [f"{edit.sentence}." for edit in unit_edits(context, plan)]
    return " ".join([*([tr("Meses con metas: {told}.", told=told)] if told else ()), *edits])


def _cell(context: YearContext, plan: UnitPlan, month: Period) -> Cell:
    if not closes_in(plan, month):
        return Cell(NOTHING, "")
    if only_annual(plan):
        return Cell(AT_ONCE, "")
    days = context.annual.frame.reporting_days
    if told_in(plan, month):
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
        return days.get((entry.period, entry.date, entry.is_correction)) or entry.date

    return min((day_of(entry) for entry in plan.progress if month in entry.period.months), default=None)


def _total(cells: Iterable[Cell], *, is_judged: bool) -> str:
    good, due = (ON_TIME, {ON_TIME, LATE, MISSING}) if is_judged else (TOLD, {TOLD, MISSING})
    found = [cell.badge for cell in cells if cell.badge in due]
    return tr("{count} de {found}", count=found.count(good), found=len(found)) if found else UNKNOWN


def _in_legend(badge: Badge, *, is_judged: bool) -> Badge:
    return badge if is_judged else replace(badge, meaning=_WITHOUT_CALENDAR.get(badge, badge.meaning))


def _calendar(context: YearContext) -> str:
    days = context.annual.frame.reporting_days
    if days is None:
        return tr("La institución no ha publicado un plazo para informar: se ve si hay informe, no si llegó a tiempo.")
    return tr("Cada mes debe informarse a más tardar {days} después de que termina.", days=counted(days, "día", "días"))


def _totals(counts: Counter[Badge], *, is_judged: bool) -> str:
    told = _told(counts)
    if not told:
        return tr("Aún no ha vencido ningún informe.") if is_judged else tr("Aún no ha terminado ningún mes con metas.")
    due = tr("De los informes que vencían") if is_judged else tr("De los meses con metas que ya terminaron")
    return tr("{due}, uno por unidad y mes: {told}.", due=due, told=told)


def _told(counts: Counter[Badge]) -> str:
    words = (
        (ON_TIME, tr("a tiempo")),
        (LATE, tr("tarde")),
        (TOLD, tr("con informe")),
        (AT_ONCE, tr("solo con el año")),
        (MISSING, tr("sin informe")),
    )
    return listed(f"{counts[badge]} {text}" for badge, text in words if counts[badge])


def _source(context: YearContext) -> tuple[str, ...]:
    if context.annual.frame.reporting_days is None:
        return ()
    if not context.record.is_known:
        return (
            tr(
                "El día de cada informe es el que el informe dice: sin la historia de los planes no se puede comprobar."
            ),
        )
    known = tr("si entró junto con el plan")
    if context.record.since:
        known = tr(
            "de los que ya estaban el {day}, cuando empieza la historia que se conoce aquí",
            day=date_in_words(context.record.since),
        )
    return (tr("El día de cada informe es el de su publicación en git; {known}, el que el informe dice.", known=known),)
