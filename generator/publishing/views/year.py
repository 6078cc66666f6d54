"""The year of an institution: what was promised, what is known to have been done, who has not reported."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.model import Subject, SubjectKind
from generator.core.quantity import format_number
from generator.core.wording import counted, date_in_words
from generator.indicators.quarterly import quarter_steps
from generator.publishing import addresses
from generator.publishing.page import Download, Link, Page
from generator.publishing.views.blocks import Fact, KeyFigure, Matrix, compliance_figure, matrix
from generator.publishing.views.context import PUBLIC_NAMES, YearContext
from generator.publishing.views.counts import BadgeCount, unit_counts
from generator.publishing.views.discipline import closes_in
from generator.publishing.views.downloads import folder_data, table_data
from generator.publishing.views.findings import Findings, findings
from generator.publishing.views.mean_account import MeanAccount, mean_account
from generator.publishing.views.versions import ChangeRow, RecentChange, change_lead, frame_rows, recent_changes
from generator.publishing.views.words import UNKNOWN, sentence
from generator.publishing.views.year_lead import accountable_units, lead, quarter_facts, silent_units

if TYPE_CHECKING:
    from generator.core.model import UnitPlan


@dataclass(frozen=True, slots=True)
class MonthStatus:
    """Which units have reported a month that is over."""

    month: str
    reported: str
    missing: tuple[Link, ...]
    is_complete: bool


@dataclass(frozen=True, slots=True)
class YearView:
    """The front page of a year."""

    institution: Link
    instrument_name: str
    lead: tuple[str, ...]
    figures: tuple[KeyFigure, ...]
    account: MeanAccount | None
    counts: tuple[BadgeCount, ...]
    matrix: Matrix
    findings: Findings
    silent_units: tuple[Link, ...]
    all_silent: bool
    quarters: tuple[Fact, ...]
    months: tuple[MonthStatus, ...]
    caveats: str
    caveats_path: str
    document_path: str
    units_path: str
    reports: tuple[Link, ...]
    facts: tuple[Fact, ...]
    changes: tuple[ChangeRow, ...]
    change_lead: str
    recent: tuple[RecentChange, ...]
    changes_path: str
    note: str
    period: str
    period_code: str


def year_page(context: YearContext) -> Page:
    """Return the front page of the year."""
    annual, frame = context.annual, context.annual.frame
    silent = silent_units(context)
    view = YearView(
        institution=Link(annual.institution.name, addresses.institution(annual.institution.id)),
        instrument_name=PUBLIC_NAMES[frame.instrument],
        lead=lead(context, silent),
        figures=key_figures(context, silent),
        account=institution_account(context),
        counts=unit_counts(context, annual.plans),
        matrix=matrix(context, annual.plans),
        findings=findings(context),
        silent_units=tuple(context.unit_link(plan.org_unit) for plan in silent),
        all_silent=bool(silent) and len(silent) == len(accountable_units(context)),
        quarters=quarter_facts(context),
        months=month_statuses(context),
        caveats=_caveats(context),
        caveats_path=addresses.caveats(context.base),
        document_path=addresses.document(context.base) if frame.sections else "",
        units_path=addresses.units(context.base),
        reports=_reports(context),
        facts=facts(context),
        changes=frame_rows(context),
        change_lead=change_lead(context),
        recent=recent_changes(context),
        changes_path=addresses.changes(context.base),
        note=frame.notes,
        period=context.when,
        period_code=context.current.code,
    )
    return context.page(
        context.base,
        "ejercicio.html",
        frame.name,
        f"{PUBLIC_NAMES[frame.instrument]} {annual.year} de "
        f"{annual.institution.name}: metas, avances y cumplimiento por unidad.",
        view,
        current=context.base,
        origin=frame.origin,
        data=_files(context),
    )


def _caveats(context: YearContext) -> str:
    number = sum(bool(activity.caveats) for _, activity in context.annual.activities())
    return counted(number, "actividad", "actividades") if number else ""


def institution_account(context: YearContext) -> MeanAccount | None:
    """Return the account of every average of the institution that any page shows."""
    told = context.verified_periods.get(Subject(SubjectKind.INSTITUTION), ())
    quarters = (step.period for step in quarter_steps(context.indicators))
    periods = (*context.report_periods, *told, *quarters, *context.compared_periods)
    return mean_account(context, context.indicators.institution, periods, ("Unidad", "unidades"))


def _files(context: YearContext) -> tuple[Download, ...]:
    told = any(plan.reported_shares for plan in context.annual.plans)
    return (
        *folder_data(context.base, "del año"),
        *(table_data(context.base, "porcentajes", "Porcentajes informados") if told else ()),
    )


def _reports(context: YearContext) -> tuple[Link, ...]:
    """Return the newest report, those that the institution itself wrote, and the list of all."""
    periods = context.report_periods
    if not periods:
        return ()
    own = [report.period for report in context.annual.reports]
    links = (
        Link(sentence(period.label), addresses.report(context.base, period))
        for period in periods
        if period == periods[-1] or period in own
    )
    return (*links, Link("Todos los informes", addresses.reports(context.base)))


def key_figures(context: YearContext, silent: tuple[UnitPlan, ...]) -> tuple[KeyFigure, ...]:
    """Return the figures at the head of the year."""
    annual = context.annual
    rollup = context.indicators.institution(context.current)
    units = len(annual.plans)
    leaves = sum(not annual.institution.children(unit.id) for unit in annual.institution.units)
    accountable = len(accountable_units(context))
    activities = sum(len(plan.activities) for plan in annual.plans)
    figures = [
        KeyFigure("Actividades planificadas", format_number(Decimal(activities)))
        if activities
        else KeyFigure("Actividades planificadas", "No publicadas", is_text=True),
        KeyFigure("Unidades con plan", f"{units} de {leaves}" if units < leaves else format_number(Decimal(units))),
        KeyFigure("Unidades que han informado", f"{accountable - len(silent)} de {accountable}"),
        compliance_figure(context, rollup, one="unidad", many="unidades"),
    ]
    if annual.frame.budget:
        figures.append(KeyFigure("Presupuesto", budget_text(context)))
    return tuple(figures)


def budget_text(context: YearContext) -> str:
    """Return the year's budget as the reader expects it: `$23.4 millones`."""
    budget = context.annual.frame.budget
    if budget is None:
        return UNKNOWN
    sign = "$" if budget.currency == "USD" else f"{budget.currency} "
    millions = budget.amount / 1_000_000
    return f"{sign}{format_number(millions)} millones" if millions >= 1 else f"{sign}{format_number(budget.amount)}"


def month_statuses(context: YearContext) -> tuple[MonthStatus, ...]:
    """Return, for every month that is over, who has reported; nothing when nobody has reported anything."""
    if not any(plan.has_reported for plan in context.annual.plans):
        return ()
    statuses: list[MonthStatus] = []
    for month in context.whole.months:
        if month.end >= context.as_of:
            break
        due = [plan for plan in context.annual.plans if closes_in(plan, month)]
        missing = tuple(
            context.short_link(plan.org_unit)
            for plan in due
            if month not in context.indicators.reported_months(plan.org_unit)
        )
        if due:
            statuses.append(
                MonthStatus(month.short_label, f"{len(due) - len(missing)} de {len(due)}", missing, not missing)
            )
    return tuple(statuses)


def facts(context: YearContext) -> tuple[Fact, ...]:
    """Return the data of the official document."""
    frame = context.annual.frame
    document = frame.document
    found = (
        Fact("Documento", document.code),
        Fact("Versión", document.version),
        Fact("Fecha del documento", date_in_words(document.date) if document.date else ""),
        Fact("Aprobado", date_in_words(frame.approved) if frame.approved else ""),
        Fact("Elaborado por", document.prepared_by),
        Fact("Revisado por", document.reviewed_by),
        Fact("Autorizado por", document.authorized_by),
        Fact("Presupuesto", f"{budget_text(context)}" if frame.budget else ""),
        Fact("Plazo para informar", f"{frame.reporting_days} días después de cada mes" if frame.reporting_days else ""),
    )
    return tuple(fact for fact in found if fact.text)
