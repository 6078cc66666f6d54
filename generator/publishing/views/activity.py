"""The page of one activity: what was promised, what was done, month by month, and where each figure comes from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.model import Activity, TargetType, UnitPlan
from generator.core.period import Period, quarters, semesters
from generator.core.quantity import format_number, in_unit
from generator.core.wording import listed, the_period
from generator.indicators.explain import explain
from generator.indicators.states import State
from generator.publishing import addresses
from generator.publishing.charts import NOT_TOLD, BarChart, Group, bar_chart
from generator.publishing.page import Link, Page
from generator.publishing.views.blocks import (
    CaveatItem,
    Fact,
    KeyFigure,
    annual_target,
    caveat_items,
    executed,
    is_ratio,
    programmed,
    weight_text,
)
from generator.publishing.views.context import data_files
from generator.publishing.views.grain import Grain, column_name, grain_of_activity
from generator.publishing.views.lifeline import Life, life
from generator.publishing.views.results import ResultItem, result_items
from generator.publishing.views.told import RemovalItem, removal_item
from generator.publishing.views.words import (
    DIRECTION_WORDS,
    TYPE_WORDS,
    UNKNOWN,
    Badge,
    badge_of,
    percent,
    sentence,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.indicators.compliance import Compliance
    from generator.publishing.views.context import YearContext

_ONLY_LONGER = "Realizado: se informó solo de un período más largo"


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period of the activity: promised, done, and how it stands."""

    label: str
    programmed: str
    executed: str
    percent: str
    has_percent: bool
    badge: Badge
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class ActivityView:
    """One goal and its life in the year."""

    code: str
    published_code: str
    lead: tuple[str, ...]
    formula: str
    badge: Badge
    figures: tuple[KeyFigure, ...]
    facts: tuple[Fact, ...]
    chart: BarChart | None
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
        data=data_files(unit.path, "de la unidad"),
    )


def _view(context: YearContext, plan: UnitPlan, activity: Activity) -> ActivityView:
    position = plan.activities.index(activity)
    year = context.indicators.activity(plan.org_unit, activity.code, context.whole)
    current = context.indicators.activity(plan.org_unit, activity.code, context.current)
    method = context.annual.frame.method
    grain = grain_of_activity(plan, activity)
    found = [context.indicators.activity(plan.org_unit, activity.code, period) for period in grain.periods]
    return ActivityView(
        code=activity.code,
        published_code=_published_code(activity),
        lead=_lead(context, activity, current),
        formula=explain(current, as_percent=activity.is_percent, decimals=method.decimals),
        badge=badge_of(current, method),
        figures=_figures(context, activity, current, year),
        facts=_facts(activity),
        chart=_chart(context, activity, grain, found) if found else None,
        heading=grain.heading,
        caption=f"Programado y realizado por {grain.one}",
        rows=tuple(_row(context, activity, each) for each in found),
        summary_rows=_summary_rows(context, plan, activity, grain),
        results=result_items(context, plan, activity),
        caveats=caveat_items(activity),
        life=life(context, plan, activity),
        removal=removal_item(activity.removal or plan.removal),
        strategy=_strategy_link(context, activity),
        unit=context.unit_link(plan.org_unit),
        previous=_neighbour(context, plan, position - 1),
        following=_neighbour(context, plan, position + 1),
        note=activity.notes,
    )


def _published_code(activity: Activity) -> str:
    if activity.published_code is None:
        return ""
    if not activity.published_code:
        return "El documento publicado no le puso código; este se asignó para poder citarla."
    return f"El documento publicado escribe «{activity.published_code}»."


def _lead(context: YearContext, activity: Activity, found: Compliance) -> tuple[str, ...]:
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


def _figures(context: YearContext, activity: Activity, found: Compliance, year: Compliance) -> tuple[KeyFigure, ...]:
    method = context.annual.frame.method
    badge = badge_of(found, method)
    figures = [
        KeyFigure("Meta anual", annual_target(activity), activity.measure_unit, is_text=activity.annual_target is None),
        KeyFigure(f"Realizado {context.when}", executed(activity, found)),
        KeyFigure(
            f"Cumplimiento {context.when}",
            badge.label if found.raw is None else percent(found.raw, method),
            "" if found.raw is None else badge.label,
            is_text=found.raw is None,
        ),
    ]
    if not context.current.is_year and year.raw is not None:
        figures.append(KeyFigure("Avance sobre la meta del año", percent(year.raw, method)))
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


def _chart(context: YearContext, activity: Activity, grain: Grain, found: Sequence[Compliance]) -> BarChart:
    told = [each for each in found if each.executed is not None]
    busy = [each for each in found if each.programmed]
    summary = f"Hay metas en {len(busy)} de {len(found)} {grain.many}; se ha informado en {len(told)}."
    if busy:
        highest = max(busy, key=lambda each: each.programmed or Decimal(0))
        when = the_period(highest.period, year=False)
        summary += f" El {grain.one} con más programado es {when}, con {programmed(activity, highest)}."
    longer = not told and any(each.state is State.NO_BREAKDOWN for each in found)
    return bar_chart(
        f"Programado y realizado por {grain.one}, {context.annual.year}",
        summary,
        [Group(column_name(each.period), each.programmed, _drawn(activity, each)) for each in found],
        as_percent=is_ratio(activity),
        without_results=_ONLY_LONGER if longer else NOT_TOLD,
    )


def _drawn(activity: Activity, found: Compliance) -> Decimal | None:
    """Return what a chart draws as done: of demand, the part of what was requested."""
    if activity.target_type is not TargetType.DEMAND:
        return found.executed
    return found.executed / found.requested if found.executed is not None and found.requested else None


def _row(
    context: YearContext, activity: Activity, found: Compliance, *, label: str = "", total: bool = False
) -> PeriodRow:
    method = context.annual.frame.method
    unreadable = activity.unreadable.get(found.period)
    original = ""
    if found.state is State.REMOVED:  # what was promised stays visible
        by_period = {target.period: target.quantity.label for target in activity.targets}
        original = by_period.get(found.period, "")
    return PeriodRow(
        label=label or sentence(found.period.short_label),
        programmed=f"«{unreadable}»" if unreadable else original or programmed(activity, found),
        executed=executed(activity, found),
        percent=percent(found.raw, method),
        has_percent=found.raw is not None,
        badge=badge_of(found, method),
        is_total=total,
    )


def _summary_rows(context: YearContext, plan: UnitPlan, activity: Activity, grain: Grain) -> tuple[PeriodRow, ...]:
    """Return the periods longer than those that stand one by one, up to the year."""
    year = context.annual.year
    parts = [*quarters(year), *semesters(year)] if grain.periods else []
    longer = [period for period in parts if len(period) > len(grain.periods[0])]

    def row(period: Period, label: str = "", *, total: bool = False) -> PeriodRow:
        found = context.indicators.activity(plan.org_unit, activity.code, period)
        return _row(context, activity, found, label=label, total=total)

    rows = [row(period) for period in longer]
    if context.current not in (*grain.periods, *longer, context.whole):
        rows.append(row(context.current, f"Acumulado, {context.current.short_label}"))
    return (*rows, row(context.whole, "Año, contra la meta anual", total=True))


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
