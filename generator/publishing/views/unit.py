"""Pages of units: the list, and each unit's plan and results."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.model import Subject, SubjectKind
from generator.core.period import months, quarters, semesters
from generator.core.quantity import format_number
from generator.core.wording import counted, date_in_words
from generator.publishing import addresses
from generator.publishing.forms import has_form
from generator.publishing.page import Link, Page
from generator.publishing.views.activity_list import ActivityItem, activity_item
from generator.publishing.views.blocks import (
    PARTLY_TOLD,
    Cell,
    Column,
    KeyFigure,
    UnitItem,
    annual_target,
    compliance_figure,
    coverage,
    month_cell,
    unit_item,
)
from generator.publishing.views.discipline import closes_in, only_annual, told_in
from generator.publishing.views.downloads import calendar_file, unit_data
from generator.publishing.views.due import nothing_due
from generator.publishing.views.grain import column_name, scheduled_periods
from generator.publishing.views.lifeline import UnitChanges, unit_changes
from generator.publishing.views.mean_account import MeanAccount, mean_account
from generator.publishing.views.removals import RemovalItem, removal_item, removed_since
from generator.publishing.views.told import ShareRow, share_rows, unit_lead
from generator.publishing.views.versions import control_rows
from generator.publishing.views.words import UNKNOWN, badge_of, sentence
from generator.publishing.written import written

if TYPE_CHECKING:
    from generator.core.model import Activity, ProgressEntry, Redaction, UnitPlan, UnplannedWork
    from generator.core.period import Period
    from generator.publishing.views.context import YearContext
    from generator.publishing.views.versions import ChangeRow


class UnitGroup(Frozen):
    """Units under one authority."""

    label: str
    path: str
    units: tuple[UnitItem, ...]


class UnitListView(Frozen):
    """All units of a year."""

    groups: tuple[UnitGroup, ...]
    period: str
    period_code: str


class ScheduleRow(Frozen):
    """An activity's programming, period by period, as the official form has it; `removed` says since when it is out."""

    link: Link
    code: str
    removed: str
    cells: tuple[str, ...]
    total: str


class ReportItem(Frozen):
    """What a unit told of a period."""

    title: str
    date: str
    owner: str
    summary: str
    is_correction: bool
    reason: str
    activities: str
    unplanned: tuple[str, ...]
    redaction: str


class UnitView(Frozen):
    """A unit's plan and results."""

    lead: tuple[str, ...]
    removal: RemovalItem | None
    is_partial: bool
    shares: tuple[ShareRow, ...]
    account: MeanAccount | None
    objective: str
    figures: tuple[KeyFigure, ...]
    columns: tuple[Column, ...]
    months: tuple[Cell, ...]
    partly: str
    activities: tuple[ActivityItem, ...]
    schedule: tuple[ScheduleRow, ...]
    reports: tuple[ReportItem, ...]
    nothing_due: str
    form: str
    changes: tuple[ChangeRow, ...]
    history: UnitChanges
    caveats: tuple[ActivityItem, ...]
    owner: str
    note: str
    version: str
    previous: Link | None
    following: Link | None
    period: str
    period_code: str


def unit_list_page(context: YearContext) -> Page:
    """Return the page that lists the units."""
    institution = context.annual.institution
    groups: dict[str | None, list[UnitItem]] = {}
    for plan in context.annual.plans:
        groups.setdefault(institution.by_id[plan.org_unit].parent, []).append(unit_item(context, plan))
    view = UnitListView(
        groups=tuple(
            UnitGroup(
                context.name_of(parent) if parent else "",
                addresses.authority(context.base, parent) if parent else "",
                tuple(items),
            )
            for parent, items in groups.items()
        ),
        period=context.when,
        period_code=context.current.code,
    )
    path = addresses.units(context.base)
    return context.page(
        path,
        "unidades.html",
        tr("Unidades, {label}", label=context.label),
        tr(
            "Las {plans} unidades de {name} con plan en {year}.",
            plans=len(context.annual.plans),
            name=institution.name,
            year=context.annual.year,
        ),
        view,
        current=path,
        data=(),
        searchable=False,  # a list: what is looked for has its own page
    )


def unit_page(context: YearContext, plan: UnitPlan) -> Page:
    """Return the page of one unit."""
    path = addresses.unit(context.base, plan.org_unit)
    name = context.name_of(plan.org_unit)
    promised = (
        counted(len(plan.activities), "actividad", "actividades") if plan.activities else tr("sin detalle publicado")
    )
    return context.page(
        path,
        "unidad.html",
        name,
        tr("Metas y avances de {name} en {year}: {promised}.", name=name, year=context.annual.year, promised=promised),
        _view(context, plan),
        current=addresses.units(context.base),
        trail=(Link(tr("Unidades"), addresses.units(context.base)),),
        origin=plan.origin,
        unit=name,
        state=badge_of(context.indicators.unit(plan.org_unit, context.current), context.annual.frame.method).label,
        data=(*unit_data(path, with_parquet=context.site.with_parquet), *calendar_file(context.base, plan)),
    )


def _view(context: YearContext, plan: UnitPlan) -> UnitView:
    periods = scheduled_periods(plan)
    cells = tuple(month_cell(context, plan, period) for period in periods)
    items = tuple(activity_item(context, plan, activity) for activity in plan.activities)
    return UnitView(
        lead=unit_lead(context, plan),
        removal=removal_item(plan.removal) if plan.removal else None,
        is_partial=plan.is_partial,
        shares=share_rows(context, plan),
        account=_account(context, plan),
        objective=plan.objective,
        figures=_figures(context, plan),
        columns=tuple(Column(column_name(period), period.code) for period in periods),
        months=cells,
        partly=tr(PARTLY_TOLD) if any(cell.text and not cell.is_percent for cell in cells) else "",
        activities=items,
        schedule=tuple(_schedule_row(context, plan, activity, periods) for activity in plan.activities),
        reports=tuple(_report(entry) for entry in sorted(plan.progress, key=lambda each: each.date, reverse=True)),
        nothing_due=nothing_due(context, ((plan, goal) for goal in plan.activities)),
        form=addresses.form(context.base, plan.org_unit) if has_form(context, plan) else "",
        changes=control_rows(context, plan),
        history=unit_changes(context, plan),
        caveats=tuple(item for item in items if item.has_caveats),
        owner=plan.owner,
        note=plan.notes,
        version=str(plan.version),
        previous=_neighbour(context, plan, -1),
        following=_neighbour(context, plan, 1),
        period=context.when,
        period_code=context.current.code,
    )


def _account(context: YearContext, plan: UnitPlan) -> MeanAccount | None:
    """Return the account of every period of the unit that any page shows."""
    year, unit = context.annual.year, plan.org_unit
    told = context.verified_periods.get(Subject(SubjectKind.UNIT, unit), ())
    periods = (*months(year), *quarters(year), *semesters(year), *told, *context.compared_periods)
    return mean_account(
        context,
        lambda period: context.indicators.unit(unit, period),
        periods,
        (tr("Actividad"), tr("actividades")),
        plan,
    )


def _neighbour(context: YearContext, plan: UnitPlan, step: int) -> Link | None:
    plans = context.annual.plans
    position = plans.index(plan) + step
    return context.unit_link(plans[position].org_unit) if 0 <= position < len(plans) else None


def _figures(context: YearContext, plan: UnitPlan) -> tuple[KeyFigure, ...]:
    rollup = context.indicators.unit(plan.org_unit, context.current)
    months = [month for month in context.whole.months if month.end < context.as_of]
    due = [month for month in months if closes_in(plan, month)]
    told = [month for month in due if told_in(plan, month)]
    figures = (
        KeyFigure(tr("Actividades"), format_number(Decimal(len(plan.activities))), _detail(plan))
        if plan.activities
        else KeyFigure(tr("Actividades"), tr("No publicadas"), is_text=True),
        compliance_figure(context, rollup, one="actividad", many="actividades"),
        KeyFigure(
            tr("Meses informados"),
            tr("{told} de {due}", told=len(told), due=len(due)) if due and not only_annual(plan) else UNKNOWN,
            tr("de los que tenían metas y ya terminaron"),
        ),
        KeyFigure(tr("Actividades con todos sus informes"), coverage(rollup), context.when),
    )
    return tuple(figure for figure in figures if figure.value != UNKNOWN)


def _detail(plan: UnitPlan) -> str:
    """Say beside the number of activities whether they are all, and how many a change removed."""
    removed = sum(goal.removal is not None for goal in plan.activities)
    gone = counted(removed, "eliminada", "eliminadas") if removed else ""
    return ", ".join(part for part in (tr("una parte") if plan.is_partial else "", gone) if part)


def _schedule_row(context: YearContext, plan: UnitPlan, activity: Activity, periods: tuple[Period, ...]) -> ScheduleRow:
    by_period = {target.period: target.quantity.label for target in activity.targets} | dict(activity.unreadable)
    return ScheduleRow(
        link=Link(activity.name, addresses.activity(context.base, plan.org_unit, activity.code)),
        code=activity.code,
        removed=removed_since(activity.removal),
        cells=tuple(by_period.get(period, "") for period in periods),
        total=annual_target(activity) if activity.annual_target else UNKNOWN,
    )


def _report(entry: ProgressEntry) -> ReportItem:
    return ReportItem(
        title=sentence(entry.period.label),
        date=date_in_words(entry.date),
        owner=entry.owner,
        summary=entry.summary,
        is_correction=entry.is_correction,
        reason=entry.reason,
        activities=counted(len(entry.results), "actividad", "actividades") if entry.results else "",
        unplanned=tuple(_unplanned(work) for work in entry.unplanned),
        redaction=_redaction(entry.redaction) if entry.redaction else "",
    )


def _redaction(taken: Redaction) -> str:
    return tr(
        "Texto retirado el {date} por {owner}. Motivo: {reason}",
        date=date_in_words(taken.date),
        owner=written(taken.owner),
        reason=written(taken.reason),
    )


def _unplanned(work: UnplannedWork) -> str:
    """Return work that no goal announced; how much of it is told only where the report tells it."""
    if work.quantity is None:
        return work.name
    return f"{work.name.rstrip('.')}: {work.quantity.label}{f' {work.measure_unit}' if work.measure_unit else ''}"
