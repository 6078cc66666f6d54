"""The year of an institution: what was promised, what is known to have been done, who has not reported."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.model import Subject, SubjectKind
from generator.core.quantity import format_number
from generator.core.wording import counted, date_in_words
from generator.indicators.quarterly import quarter_steps
from generator.indicators.states import State
from generator.publishing import addresses
from generator.publishing.page import Download, Link, Page
from generator.publishing.views.blocks import Fact, KeyFigure, compliance_figure
from generator.publishing.views.context import PUBLIC_NAMES, YearContext
from generator.publishing.views.counts import BadgeCount, unit_counts
from generator.publishing.views.discipline import closes_in, only_annual, told_at_once, told_in
from generator.publishing.views.downloads import table_data
from generator.publishing.views.findings import Findings, findings
from generator.publishing.views.matrix import Matrix, matrix
from generator.publishing.views.mean_account import MeanAccount, mean_account
from generator.publishing.views.site_average import site_average, whole_goals
from generator.publishing.views.verification import printed_means
from generator.publishing.views.versions import ChangeRow, RecentChange, change_lead, frame_rows, recent_changes
from generator.publishing.views.words import UNKNOWN, sentence
from generator.publishing.views.year_lead import (
    accountable_units,
    all_silent,
    lead,
    nobody_silent,
    quarter_facts,
    silent_units,
)
from generator.publishing.written import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.core.model import AnnualPlan, UnitPlan
    from generator.core.period import Period


class MonthStatus(Frozen):
    """Which units have reported a month that is over, named as the quarter that it closes where all is of that."""

    closes: Period
    month: str
    reported: str
    missing: tuple[Link, ...]
    is_complete: bool


class YearView(Frozen):
    """The front page of a year."""

    institution: Link
    instrument_name: str
    lead: tuple[str, ...]
    printed: tuple[Link, ...]
    figures: tuple[KeyFigure, ...]
    account: MeanAccount | None
    counts: tuple[BadgeCount, ...]
    matrix: Matrix
    findings: Findings
    silent_units: tuple[Link, ...]
    all_silent: str
    nobody_silent: str
    quarters: tuple[Fact, ...]
    months: tuple[MonthStatus, ...]
    at_once: str
    caveats: str
    caveats_path: str
    document_path: str
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
    frame = context.annual.frame
    return context.page(
        context.base,
        "ejercicio.html",
        frame.name,
        tr("{about}: metas, avances y cumplimiento por unidad.", about=_about(context.annual)),
        _view(context),
        current=context.base,
        origin=frame.origin,
        data=_files(context),
    )


def _view(context: YearContext) -> YearView:
    annual, frame = context.annual, context.annual.frame
    silent = silent_units(context)
    return YearView(
        institution=Link(annual.institution.name, addresses.institution(annual.institution.id)),
        instrument_name=tr(PUBLIC_NAMES[frame.instrument]),
        lead=lead(context, silent),
        printed=printed_means(context),
        figures=key_figures(context, silent),
        account=institution_account(context),
        counts=unit_counts(context, annual.plans),
        matrix=matrix(context, annual.plans),
        findings=findings(context),
        silent_units=tuple(context.unit_link(plan.org_unit) for plan in silent),
        all_silent=all_silent(context, silent),
        nobody_silent=nobody_silent(context),
        quarters=quarter_facts(context),
        months=month_statuses(context),
        at_once=told_at_once(annual.plans),
        caveats=_caveats(context),
        caveats_path=addresses.caveats(context.base),
        document_path=addresses.document(context.base) if frame.sections else "",
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


def _about(annual: AnnualPlan) -> str:
    return tr(
        "{public_names} {year} de {name}",
        public_names=tr(PUBLIC_NAMES[annual.frame.instrument]),
        year=annual.year,
        name=annual.institution.name,
    )


def _caveats(context: YearContext) -> str:
    caveats = (activity.caveats for _, activity in context.annual.activities())
    number = sum(any(not each.is_of_silence for each in own) for own in caveats)
    return counted(number, "actividad", "actividades") if number else ""


def institution_account(context: YearContext) -> MeanAccount | None:
    """Return the account of every average of the institution that any page shows."""
    told = context.verified_periods.get(Subject(SubjectKind.INSTITUTION), ())
    quarters = (step.period for step in quarter_steps(context.indicators))
    periods = (*context.report_periods, *told, *quarters, *context.compared_periods)
    return mean_account(context, context.indicators.institution, periods, (tr("Unidad"), tr("unidades")))


def _files(context: YearContext) -> tuple[Download, ...]:
    told = any(plan.reported_shares for plan in context.annual.plans)
    return (
        *context.data_files,
        *(table_data(context.base, "porcentajes", tr("Porcentajes informados")) if told else ()),
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
    return (*links, Link(tr("Todos los informes"), addresses.reports(context.base)))


def key_figures(context: YearContext, silent: tuple[UnitPlan, ...]) -> tuple[KeyFigure, ...]:
    """Return the figures at the head of the year."""
    annual = context.annual
    rollup = context.indicators.institution(context.current)
    units = len(annual.plans)
    leaves = sum(not annual.institution.children(unit.id) for unit in annual.institution.units)
    accountable = len(accountable_units(context))
    activities = sum(len(plan.activities) for plan in annual.plans)
    partly = tr("una parte") if any(plan.is_partial for plan in annual.plans) else ""
    figures = [
        KeyFigure(tr("Actividades planificadas"), format_number(Decimal(activities)), partly)
        if activities
        else KeyFigure(tr("Actividades planificadas"), tr("No publicadas"), is_text=True),
        KeyFigure(
            tr("Unidades con plan"),
            tr("{units} de {leaves}", units=units, leaves=leaves) if units < leaves else format_number(Decimal(units)),
        ),
        KeyFigure(
            tr("Unidades que han informado"),
            tr("{accountable} de {accountable2}", accountable=accountable - len(silent), accountable2=accountable)
            if accountable
            else State.NOT_DUE.label,
            is_text=not accountable,
        ),
        compliance_figure(context, rollup, one="unidad", many="unidades"),
    ]
    if site_average(context, rollup) and (whole := whole_goals(context)):
        figures.append(
            KeyFigure(tr("Actividades cumplidas"), whole, tr("de las que se miden, llegaron a toda su meta"))
        )
    if annual.frame.budget:
        figures.append(KeyFigure(tr("Presupuesto"), budget_text(context)))
    return tuple(figures)


def budget_text(context: YearContext) -> str:
    """Return the year's budget as the reader expects it: `$23.4 millones`."""
    budget = context.annual.frame.budget
    if budget is None:
        return UNKNOWN
    sign = "$" if budget.currency == "USD" else f"{budget.currency} "
    millions = budget.amount / 1_000_000
    return (
        tr("{sign}{millions} millones", sign=sign, millions=format_number(millions))
        if millions >= 1
        else f"{sign}{format_number(budget.amount)}"
    )


def month_statuses(context: YearContext) -> tuple[MonthStatus, ...]:
    """Return, for every month that is over, who has reported; nothing when nobody has reported anything."""
    if not any(plan.has_reported for plan in context.annual.plans):
        return ()
    statuses: list[MonthStatus] = []
    for month in context.whole.months:
        if month.end >= context.as_of:
            break
        due = [plan for plan in context.annual.plans if closes_in(plan, month) and not only_annual(plan)]
        missing = tuple(context.short_link(plan.org_unit) for plan in due if not told_in(plan, month))
        if due:
            statuses.append(
                MonthStatus(
                    month,
                    _closing(due, month).short_label,
                    tr("{due} de {due2}", due=len(due) - len(missing), due2=len(due)),
                    missing,
                    not missing,
                )
            )
    return tuple(statuses)


def _closing(plans: Sequence[UnitPlan], month: Period) -> Period:
    """Return the quarter or semester that ends with a month, where all that was promised until its end is of it."""
    goals = (goal for plan in plans for goal in plan.activities)
    ending = set()
    for target in (target for goal in goals for target in goal.targets if target.period.last == month.last):
        if target.period == month:  # so it is in nearly every plan: the others are not asked
            return month
        ending.add(target.period)
    return ending.pop() if len(ending) == 1 else month


def facts(context: YearContext) -> tuple[Fact, ...]:
    """Return the data of the official document."""
    frame = context.annual.frame
    document = frame.document
    found = (
        Fact(tr("Documento"), written(document.code)),
        Fact(tr("Versión"), written(document.version)),
        Fact(tr("Fecha del documento"), date_in_words(document.date) if document.date else ""),
        Fact(tr("Aprobado"), date_in_words(frame.approved) if frame.approved else ""),
        Fact(tr("Elaborado por"), written(document.prepared_by)),
        Fact(tr("Revisado por"), written(document.reviewed_by)),
        Fact(tr("Autorizado por"), written(document.authorized_by)),
        Fact(tr("Presupuesto"), f"{budget_text(context)}" if frame.budget else ""),
        Fact(
            tr("Plazo para informar"),
            tr("{reporting_days} días después de cada mes", reporting_days=frame.reporting_days)
            if frame.reporting_days
            else "",
        ),
    )
    return tuple(fact for fact in found if fact.text)
