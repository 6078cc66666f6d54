"""The page of one activity: what was promised, what was done, month by month, and where each figure comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.model import Direction
from generator.core.quantity import in_unit
from generator.core.wording import listed, the_period
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
from generator.publishing.views.due import nothing_due
from generator.publishing.views.goal_account import GoalAccount, goal_account
from generator.publishing.views.grain import grain_of_activity
from generator.publishing.views.lifeline import Life, first_promises, life
from generator.publishing.views.parts import ONLY, known_part
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
from generator.publishing.written import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.core.model import Activity, UnitPlan
    from generator.indicators.compliance import Compliance
    from generator.publishing.charts import BarChart
    from generator.publishing.line_chart import LineChart
    from generator.publishing.views.context import YearContext


class ActivityView(Frozen):
    """One goal and its life in the year."""

    code: str
    earlier_codes: str
    published_code: str
    lead: tuple[str, ...]
    account: GoalAccount | None
    badge: Badge
    removed: str
    is_doubted: bool
    figures: tuple[KeyFigure, ...]
    facts: tuple[Fact, ...]
    chart: BarChart | None
    sums: LineChart | None
    heading: str
    caption: str
    rows: tuple[PeriodRow, ...]
    summary_rows: tuple[PeriodRow, ...]
    results: tuple[ResultItem, ...]
    nothing_due: str
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
        tr(
            "Actividad {code} de {label}, {year}: meta, avance mensual y estado.",
            code=activity.code,
            label=unit.label,
            year=context.annual.year,
        ),
        _view(context, plan, activity),
        current=addresses.units(context.base),
        trail=(Link(tr("Unidades"), addresses.units(context.base)), unit),
        origin=activity.origin,
        part=f"{activity.code}, {context.short_link(plan.org_unit).label}",
        unit=unit.label,
        state=badge_of(
            context.indicators.activity(plan.org_unit, activity.code, context.current), context.annual.frame.method
        ).label,
        data=unit_data(unit.path, with_parquet=context.site.with_parquet),
    )


def _view(context: YearContext, plan: UnitPlan, activity: Activity) -> ActivityView:
    position = plan.activities.index(activity)
    current = context.indicators.activity(plan.org_unit, activity.code, context.current)
    part = known_part(context, plan, activity)
    method = context.annual.frame.method
    grain = grain_of_activity(plan, activity)
    found = [context.indicators.activity(plan.org_unit, activity.code, period) for period in grain.periods]
    first = first_promises(context, plan, activity)
    rows = tuple(period_row(context, activity, each, first=first.get(each.period, "")) for each in found)
    summary = summary_rows(context, plan, activity, grain)
    return ActivityView(
        code=activity.code,
        earlier_codes=listed(activity.previous_codes),
        published_code=_published_code(activity),
        lead=_lead(context, plan, activity, part or current),
        account=goal_account(context, plan, activity, [row.period for row in (*rows, *summary)]),
        badge=badge_of(current, method),
        removed=removed_since(plan.removal_of(activity)) if current.state is not State.REMOVED else "",
        is_doubted=bool(activity.doubt),
        figures=_part_figures(context, activity, part) if part else _figures(context, plan, activity, current),
        facts=_facts(activity),
        chart=period_chart(context, activity, grain, found) if found else None,
        sums=sums_chart(context, activity, grain, found),
        heading=grain.heading,
        caption=tr("Programado y realizado por {one}", one=grain.one),
        rows=rows,
        summary_rows=summary,
        results=result_items(context, plan, activity),
        nothing_due=nothing_due(context, [(plan, activity)]),
        caveats=caveat_items(activity),
        life=life(context, plan, activity),
        removal=goal_removal(context, plan, activity),
        strategy=_strategy_link(context, activity),
        unit=context.unit_link(plan.org_unit),
        previous=_neighbour(context, plan, position - 1),
        following=_neighbour(context, plan, position + 1),
        note=activity.notes,
        period=(part or current).period.code,
    )


def _published_code(activity: Activity) -> str:
    if activity.published_code is None:
        return ""
    if not activity.published_code:
        return tr("El documento publicado no le puso código; este se asignó para poder citarla.")
    return tr("El documento publicado escribe «{published_code}».", published_code=activity.published_code)


def _lead(context: YearContext, plan: UnitPlan, activity: Activity, found: Compliance) -> tuple[str, ...]:
    if gone := removed_lead(context, plan, activity):
        return gone
    promised = _promised(context.annual.year, activity)
    method = context.annual.frame.method
    if found.raw is not None:
        stands = tr(
            "{executed}: {percent} de lo programado",
            executed=executed(activity, found),
            percent=percent(found.raw, method),
        )
        if found.period != context.current:
            return (
                promised,
                tr(
                    "Lo realizado en {period} es {stands}; es {only}.",
                    period=the_period(found.period, year=False),
                    stands=stands,
                    only=tr(ONLY),
                ),
            )
        return (promised, tr("Lo realizado {when} es {stands}.", when=context.when, stands=stands))
    if not plan.told_of(activity.code) and (nothing := nothing_due(context, [(plan, activity)])):
        return (promised, nothing)
    verb = tr("Falta la cifra de") if found.state is State.NO_FIGURES else tr("Falta informar")
    lacking = f" {verb}: {listed(period.short_label for period in found.missing)}." if found.missing else ""
    return (promised, f"{found.state.explanation}{lacking}")


def _promised(year: int, activity: Activity) -> str:
    """Say the goal of the year as it is to be read: where less is better it is a limit, and a range has two."""
    unit_of = f" ({activity.measure_unit})" if activity.measure_unit else ""
    if activity.annual_target is None:
        return tr("El documento no publica una meta anual para esta actividad.")
    if limits := _limits(activity):
        return tr(
            "La meta de {year} es quedar entre {limits} y {limits2}{unit_of}.", year=year, unit_of=unit_of, **limits
        )
    goal = activity.annual_target.label
    if activity.direction is Direction.DESCENDING:
        return tr("La meta de {year} es {goal} o menos{unit_of}.", year=year, goal=goal, unit_of=unit_of)
    return tr("La meta de {year} es {goal}{unit_of}.", year=year, goal=goal, unit_of=unit_of)


def _limits(activity: Activity) -> Mapping[str, str]:
    """Return the limits of a range, as a sentence takes them; none, where there is no range."""
    if activity.range is None:
        return {}
    low, high = (in_unit(limit, as_percent=activity.is_percent) for limit in activity.range)
    return {"limits": low, "limits2": high}


def _figures(context: YearContext, plan: UnitPlan, activity: Activity, found: Compliance) -> tuple[KeyFigure, ...]:
    method = context.annual.frame.method
    badge = badge_of(found, method)
    year = context.indicators.activity(plan.org_unit, activity.code, context.whole)
    removal = plan.removal_of(activity)
    until = until_when(removal) if removal and year.is_cut_short and year.programmed is not None else ""
    when = until if until and found.is_cut_short else context.when
    figures = [
        KeyFigure(
            tr("Meta anual"),
            annual_target(activity),
            written(activity.measure_unit),
            is_text=activity.annual_target is None,
        ),
        *(
            [KeyFigure(tr("Programado {until}", until=until), programmed(activity, year), tr("lo demás se eliminó"))]
            if until
            else ()
        ),
        KeyFigure(tr("Realizado {when}", when=context.when), executed(activity, found)),
        KeyFigure(
            tr("Cumplimiento {when}", when=when),
            badge.label if found.raw is None else percent(found.raw, method),
            "" if found.raw is None else badge.label,
            is_text=found.raw is None,
        ),
    ]
    if not context.current.is_year and year.raw is not None and not until:
        figures.append(
            KeyFigure(tr("Avance sobre la meta del año"), percent(year.raw, method), period=year.period.code)
        )
    return (*figures, *_additional(activity, found))


def _part_figures(context: YearContext, activity: Activity, found: Compliance) -> tuple[KeyFigure, ...]:
    """Return the figures of the only part of the year that is published."""
    when = tr("en {period}", period=the_period(found.period, year=False))
    return (
        KeyFigure(tr("Meta anual"), annual_target(activity), written(activity.measure_unit), is_text=True),
        KeyFigure(tr("Programado {when}", when=when), programmed(activity, found), tr(ONLY)),
        KeyFigure(tr("Realizado {when}", when=when), executed(activity, found)),
        KeyFigure(tr("Cumplimiento {when}", when=when), percent(found.raw, context.annual.frame.method), tr(ONLY)),
        *_additional(activity, found),
    )


def _additional(activity: Activity, found: Compliance) -> tuple[KeyFigure, ...]:
    if not found.additional:
        return ()
    more = in_unit(found.additional, as_percent=activity.is_percent)
    return (KeyFigure(tr("Adicional a lo programado"), f"+{more}", tr("no compensa otras metas")),)


def _facts(activity: Activity) -> tuple[Fact, ...]:
    found = (
        Fact(tr("Proceso"), written(activity.process)),
        Fact(tr("Producto o resultado"), written(activity.product)),
        Fact(tr("Unidad de medida"), written(activity.measure_unit)),
        Fact(tr("Medio de verificación"), written(activity.means_of_verification) or tr("El plan no lo indica")),
        Fact(tr("Cómo se mide"), f"{tr(TYPE_WORDS[activity.target_type])}. {tr(DIRECTION_WORDS[activity.direction])}."),
        Fact(tr("Rango aceptable"), tr("de {limits} a {limits2}", **limits) if (limits := _limits(activity)) else ""),
        Fact(tr("Peso en el promedio de la unidad"), weight_text(activity.weight)),
        Fact(tr("Responsable"), written(activity.owner)),
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
