"""The page of one activity: what was promised, what was done, month by month, and where each figure comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.quantity import format_number, in_unit
from generator.core.wording import listed
from generator.indicators.states import State
from generator.publishing import addresses
from generator.publishing.page import Link, Page
from generator.publishing.views.blocks import (
    CaveatItem,
    Fact,
    KeyFigure,
    annual_target,
    caveat_items,
    executed,
    programmed,
    weight_text,
)
from generator.publishing.views.downloads import unit_data
from generator.publishing.views.goal_account import GoalAccount, goal_account
from generator.publishing.views.grain import grain_of_activity
from generator.publishing.views.lifeline import Life, life
from generator.publishing.views.period_rows import PeriodRow, period_chart, period_row, summary_rows
from generator.publishing.views.removals import RemovalItem, goal_removal, removed_lead, removed_since, until_when
from generator.publishing.views.results import ResultItem, result_items
from generator.publishing.views.sums import sums_chart
from generator.publishing.views.words import (
    DIRECTION_WORDS,
    TYPE_WORDS,
    UNKNOWN,
    Badge,
    badge_of,
    percent,
)

if TYPE_CHECKING:
    from generator.core.model import Activity, UnitPlan
    from generator.indicators.compliance import Compliance
    from generator.publishing.charts import BarChart
    from generator.publishing.line_chart import LineChart
    from generator.publishing.views.context import YearContext


@dataclass(frozen=True, slots=True)
class ActivityView:
    """One goal and its life in the year."""

    code: str
    earlier_codes: str
    published_code: str
    lead: tuple[str, ...]
    account: GoalAccount | None
    badge: Badge
    removed: str
    figures: tuple[KeyFigure, ...]
    facts: tuple[Fact, ...]
    chart: BarChart | None
    sums: LineChart | None
    heading: str
    caption: str
    rows: tuple[PeriodRow, ...]
    summary_rows: tuple[PeriodRow, ...]
    results: tuple[ResultItem, ...]
    caveats: tuple[CaveatItem, ...]
    life: Life
    removal: RemovalItem | None
    strategy: Link | None
    unit: Link
    previous: Link | None
    following: Link | None
    note: str
    period: str


def activity_page(context: YearContext, plan: UnitPlan, activity: Activity) -> Page:
    """Return the page of one activity."""
    unit = context.unit_link(plan.org_unit)
    return context.page(
        addresses.activity(context.base, plan.org_unit, activity.code),
        "actividad.html",
        activity.name,
        f"Actividad {activity.code} de {unit.label}, {context.annual.year}: meta, avance mensual y estado.",
        _view(context, plan, activity),
        current=addresses.units(context.base),
        trail=(Link("Unidades", addresses.units(context.base)), unit),
        origin=activity.origin,
        part=f"{activity.code}, {context.short_link(plan.org_unit).label}",
        unit=unit.label,
        state=badge_of(
            context.indicators.activity(plan.org_unit, activity.code, context.current), context.annual.frame.method
        ).label,
        data=unit_data(unit.path),
    )


def _view(context: YearContext, plan: UnitPlan, activity: Activity) -> ActivityView:
    position = plan.activities.index(activity)
    current = context.indicators.activity(plan.org_unit, activity.code, context.current)
    method = context.annual.frame.method
    grain = grain_of_activity(plan, activity)
    found = [context.indicators.activity(plan.org_unit, activity.code, period) for period in grain.periods]
    rows = tuple(period_row(context, activity, each) for each in found)
    summary = summary_rows(context, plan, activity, grain)
    return ActivityView(
        code=activity.code,
        earlier_codes=listed(activity.previous_codes),
        published_code=_published_code(activity),
        lead=_lead(context, plan, activity, current),
        account=goal_account(context, plan, activity, [row.period for row in (*rows, *summary)]),
        badge=badge_of(current, method),
        removed=removed_since(plan.removal_of(activity)) if current.state is not State.REMOVED else "",
        figures=_figures(context, plan, activity, current),
        facts=_facts(activity),
        chart=period_chart(context, activity, grain, found) if found else None,
        sums=sums_chart(context, activity, grain, found),
        heading=grain.heading,
        caption=f"Programado y realizado por {grain.one}",
        rows=rows,
        summary_rows=summary,
        results=result_items(context, plan, activity),
        caveats=caveat_items(activity),
        life=life(context, plan, activity),
        removal=goal_removal(context, plan, activity),
        strategy=_strategy_link(context, activity),
        unit=context.unit_link(plan.org_unit),
        previous=_neighbour(context, plan, position - 1),
        following=_neighbour(context, plan, position + 1),
        note=activity.notes,
        period=context.current.code,
    )


def _published_code(activity: Activity) -> str:
    if activity.published_code is None:
        return ""
    if not activity.published_code:
        return "El documento publicado no le puso código; este se asignó para poder citarla."
    return f"El documento publicado escribe «{activity.published_code}»."


def _lead(context: YearContext, plan: UnitPlan, activity: Activity, found: Compliance) -> tuple[str, ...]:
    if gone := removed_lead(context, plan, activity):
        return gone
    unit_of = f" ({activity.measure_unit})" if activity.measure_unit else ""
    goal = activity.annual_target.label if activity.annual_target else ""
    promised = (
        f"La meta de {context.annual.year} es {goal}{unit_of}."
        if goal
        else "El documento no publica una meta anual para esta actividad."
    )
    method = context.annual.frame.method
    if found.raw is not None:
        return (
            promised,
            (
                f"Lo realizado {context.when} es {executed(activity, found)}: "
                f"{percent(found.raw, method)} de lo programado."
            ),
        )
    lacking = f" Falta informar: {listed(period.short_label for period in found.missing)}." if found.missing else ""
    return (promised, f"{found.state.explanation}{lacking}")


def _figures(context: YearContext, plan: UnitPlan, activity: Activity, found: Compliance) -> tuple[KeyFigure, ...]:
    method = context.annual.frame.method
    badge = badge_of(found, method)
    year = context.indicators.activity(plan.org_unit, activity.code, context.whole)
    removal = plan.removal_of(activity)
    until = until_when(removal) if removal and year.is_cut_short else ""
    when = until if found.is_cut_short else context.when
    figures = [
        KeyFigure("Meta anual", annual_target(activity), activity.measure_unit, is_text=activity.annual_target is None),
        *([KeyFigure(f"Programado {until}", programmed(activity, year), "lo demás se eliminó")] if until else ()),
        KeyFigure(f"Realizado {context.when}", executed(activity, found)),
        KeyFigure(
            f"Cumplimiento {when}",
            badge.label if found.raw is None else percent(found.raw, method),
            "" if found.raw is None else badge.label,
            is_text=found.raw is None,
        ),
    ]
    if not context.current.is_year and year.raw is not None and not until:
        figures.append(KeyFigure("Avance sobre la meta del año", percent(year.raw, method), period=year.period.code))
    if found.additional:
        figures.append(
            KeyFigure(
                "Adicional a lo programado",
                f"+{in_unit(found.additional, as_percent=activity.is_percent)}",
                "no compensa otras metas",
            )
        )
    return tuple(figures)


def _facts(activity: Activity) -> tuple[Fact, ...]:
    limits = activity.range
    found = (
        Fact("Proceso", activity.process),
        Fact("Producto o resultado", activity.product),
        Fact("Unidad de medida", activity.measure_unit),
        Fact("Medio de verificación", activity.means_of_verification or "El documento no lo indica"),
        Fact("Cómo se mide", f"{TYPE_WORDS[activity.target_type]}. {DIRECTION_WORDS[activity.direction]}."),
        Fact("Rango aceptable", f"de {format_number(limits[0])} a {format_number(limits[1])}" if limits else ""),
        Fact("Peso en el promedio de la unidad", weight_text(activity.weight)),
        Fact("Responsable", activity.owner),
    )
    return tuple(fact for fact in found if fact.text)


def _strategy_link(context: YearContext, activity: Activity) -> Link | None:
    strategy = context.annual.strategy
    if activity.strategy is None or strategy is None:
        return None
    element = strategy.by_code[activity.strategy]
    return Link(f"{element.code} {element.name}", addresses.element(context.base, element.code))


def _neighbour(context: YearContext, plan: UnitPlan, position: int) -> Link | None:
    if not 0 <= position < len(plan.activities):
        return None
    activity = plan.activities[position]
    label = f"{activity.code} {activity.name}" if activity.name else UNKNOWN
    return Link(label, addresses.activity(context.base, plan.org_unit, activity.code))
