"""Pages of units: the list, and each unit's plan and results."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.quantity import format_number
from generator.core.wording import counted, date_in_words
from generator.indicators.explain import explain_mean
from generator.indicators.states import State
from generator.publishing import addresses
from generator.publishing.forms import has_form
from generator.publishing.page import Link, Page
from generator.publishing.views.blocks import (
    ActivityItem,
    Cell,
    KeyFigure,
    UnitItem,
    activity_item,
    annual_target,
    compliance_figure,
    coverage,
    month_cell,
    unit_item,
)
from generator.publishing.views.context import data_files, told_files
from generator.publishing.views.grain import column_name, scheduled_periods
from generator.publishing.views.lifeline import UnitChanges, unit_changes
from generator.publishing.views.told import RemovalItem, ShareRow, removal_item, share_rows, unit_lead
from generator.publishing.views.versions import control_rows
from generator.publishing.views.words import UNKNOWN, sentence

if TYPE_CHECKING:
    from generator.core.model import Activity, ProgressEntry, UnitPlan, UnplannedWork
    from generator.core.period import Period
    from generator.publishing.views.context import YearContext
    from generator.publishing.views.versions import ChangeRow


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Units under one authority."""

    label: str
    path: str
    units: tuple[UnitItem, ...]


@dataclass(frozen=True, slots=True)
class UnitListView:
    """All units of a year."""

    groups: tuple[UnitGroup, ...]
    period: str


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """An activity's programming, period by period, as the official form has it."""

    link: Link
    code: str
    cells: tuple[str, ...]
    total: str


@dataclass(frozen=True, slots=True)
class ReportItem:
    """What a unit told of a period."""

    title: str
    date: str
    owner: str
    summary: str
    is_correction: bool
    reason: str
    activities: str
    unplanned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit's plan and results."""

    lead: tuple[str, ...]
    removal: RemovalItem | None
    is_partial: bool
    shares: tuple[ShareRow, ...]
    formula: str
    objective: str
    figures: tuple[KeyFigure, ...]
    columns: tuple[str, ...]
    months: tuple[Cell, ...]
    activities: tuple[ActivityItem, ...]
    schedule: tuple[ScheduleRow, ...]
    reports: tuple[ReportItem, ...]
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
    )
    path = addresses.units(context.base)
    return context.page(
        path,
        "unidades.html",
        f"Unidades, {context.label}",
        f"Las {len(context.annual.plans)} unidades de {institution.name} con plan en {context.annual.year}.",
        view,
        current=path,
        data=(),
    )


def unit_page(context: YearContext, plan: UnitPlan) -> Page:
    """Return the page of one unit."""
    path = addresses.unit(context.base, plan.org_unit)
    name = context.name_of(plan.org_unit)
    promised = counted(len(plan.activities), "actividad", "actividades") if plan.activities else "sin detalle publicado"
    return context.page(
        path,
        "unidad.html",
        name,
        f"Metas y avances de {name} en {context.annual.year}: {promised}.",
        _view(context, plan),
        current=addresses.units(context.base),
        trail=(Link("Unidades", addresses.units(context.base)),),
        origin=plan.origin,
        data=(*data_files(path, "de la unidad"), *(told_files(path, "de la unidad") if plan.reported_shares else ())),
    )


def _view(context: YearContext, plan: UnitPlan) -> UnitView:
    periods = scheduled_periods(plan)
    items = tuple(activity_item(context, plan, activity) for activity in plan.activities)
    return UnitView(
        lead=unit_lead(context, plan),
        removal=removal_item(plan.removal),
        is_partial=plan.is_partial,
        shares=share_rows(context, plan),
        formula=explain_mean(
            context.indicators.unit(plan.org_unit, context.current), context.annual.frame.method.decimals
        ),
        objective=plan.objective,
        figures=_figures(context, plan),
        columns=tuple(column_name(period) for period in periods),
        months=tuple(month_cell(context, plan, period) for period in periods),
        activities=items,
        schedule=tuple(_schedule_row(context, plan, activity, periods) for activity in plan.activities),
        reports=tuple(_report(entry) for entry in sorted(plan.progress, key=lambda each: each.date, reverse=True)),
        form=addresses.form(context.base, plan.org_unit) if has_form(context, plan) else "",
        changes=control_rows(context, context.story.units[plan.org_unit]),
        history=unit_changes(context, plan),
        caveats=tuple(item for item in items if item.has_caveats),
        owner=plan.owner,
        note=plan.notes,
        version=str(plan.version),
        previous=_neighbour(context, plan, -1),
        following=_neighbour(context, plan, 1),
        period=context.when,
    )


def _neighbour(context: YearContext, plan: UnitPlan, step: int) -> Link | None:
    plans = context.annual.plans
    position = plans.index(plan) + step
    return context.unit_link(plans[position].org_unit) if 0 <= position < len(plans) else None


def _figures(context: YearContext, plan: UnitPlan) -> tuple[KeyFigure, ...]:
    rollup = context.indicators.unit(plan.org_unit, context.current)
    months = [month for month in context.whole.months if month.end < context.as_of]
    due = [month for month in months if context.indicators.unit(plan.org_unit, month).due]
    told = [month for month in due if context.indicators.unit(plan.org_unit, month).state is not State.NOT_REPORTED]
    figures = (
        KeyFigure("Actividades", format_number(Decimal(len(plan.activities))), "una parte" if plan.is_partial else "")
        if plan.activities
        else KeyFigure("Actividades", "No publicadas", is_text=True),
        compliance_figure(context, rollup, one="actividad", many="actividades"),
        KeyFigure(
            "Meses informados",
            f"{len(told)} de {len(due)}" if due else UNKNOWN,
            "de los que tenían metas y ya terminaron",
        ),
        KeyFigure("Actividades con todos sus informes", coverage(rollup), context.when),
    )
    return tuple(figure for figure in figures if figure.value != UNKNOWN)


def _schedule_row(context: YearContext, plan: UnitPlan, activity: Activity, periods: tuple[Period, ...]) -> ScheduleRow:
    by_period = {target.period: target.quantity.label for target in activity.targets} | dict(activity.unreadable)
    return ScheduleRow(
        link=Link(activity.name, addresses.activity(context.base, plan.org_unit, activity.code)),
        code=activity.code,
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
    )


def _unplanned(work: UnplannedWork) -> str:
    """Return work that no goal announced; how much of it is told only where the report tells it."""
    if work.quantity is None:
        return work.name
    return f"{work.name.rstrip('.')}: {work.quantity.label}{f' {work.measure_unit}' if work.measure_unit else ''}"
