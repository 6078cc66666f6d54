"""An activity period by period: the rows of its table, up to the year, and its chart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.language import later, tr
from generator.core.model import Activity, TargetType, UnitPlan
from generator.core.period import Period, quarters, semesters
from generator.core.wording import the_period
from generator.indicators.states import State
from generator.publishing.charts import NOT_TOLD, BarChart, Group, bar_chart
from generator.publishing.views.blocks import executed, is_ratio, programmed
from generator.publishing.views.grain import Grain, column_name
from generator.publishing.views.removals import until_when
from generator.publishing.views.words import Badge, badge_of, percent, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.indicators.compliance import Compliance
    from generator.publishing.views.context import YearContext

_ONLY_LONGER = later("Realizado: se informó solo de un período más largo")


class PeriodRow(Frozen):
    """A period of the activity: promised, done, and how it stands; `first` is what it promised until it was over."""

    period: Period
    label: str
    programmed: str
    executed: str
    percent: str
    has_percent: bool
    badge: Badge
    is_total: bool = False
    first: str = ""


def period_chart(context: YearContext, activity: Activity, grain: Grain, found: Sequence[Compliance]) -> BarChart:
    """Return what was programmed and done by period, as bars."""
    told = [each for each in found if each.executed is not None]
    busy = [each for each in found if each.programmed]
    goals = {"busy": len(busy), "found": len(found), "many": grain.many, "told": len(told)}
    if any(each.state is State.PARTLY_PUBLISHED for each in found):
        summary = tr("Se publican metas de {busy} de {found} {many}; se ha informado en {told}.", **goals)
    else:
        summary = tr("Hay metas en {busy} de {found} {many}; se ha informado en {told}.", **goals)
    if busy:
        most = max(each.programmed or Decimal(0) for each in busy)
        highest = [each for each in busy if each.programmed == most]
        if len(highest) == 1:
            when = the_period(highest[0].period, year=False)
            summary += tr(
                " El {one} con más programado es {when}, con {programmed}.",
                one=grain.one,
                when=when,
                programmed=programmed(activity, highest[0]),
            )
        else:
            summary += tr(
                " Lo más programado en un {one} es {programmed}",
                one=grain.one,
                programmed=programmed(activity, highest[0]),
            )
            summary += tr(", en {highest} de ellos.", highest=len(highest))
    longer = not told and any(each.state is State.NO_BREAKDOWN for each in found)
    return bar_chart(
        tr("Programado y realizado por {one}, {year}", one=grain.one, year=context.annual.year),
        summary,
        [Group(column_name(each.period), each.programmed, _drawn(activity, each)) for each in found],
        as_percent=is_ratio(activity),
        without_results=tr(_ONLY_LONGER if longer else NOT_TOLD),
    )


def _drawn(activity: Activity, found: Compliance) -> Decimal | None:
    """Return what a chart draws as done: of demand, the part of what was requested."""
    if activity.target_type is not TargetType.DEMAND:
        return found.executed
    return found.executed / found.requested if found.executed is not None and found.requested else None


def period_row(  # noqa: PLR0913  a row, and how it is named
    context: YearContext,
    activity: Activity,
    found: Compliance,
    *,
    label: str = "",
    total: bool = False,
    first: str = "",
) -> PeriodRow:
    """Return the row of a period."""
    method = context.annual.frame.method
    unreadable = activity.unreadable.get(found.period)
    original = ""
    if found.state is State.REMOVED:  # what was promised stays visible
        by_period = {target.period: target.quantity.label for target in activity.targets}
        original = by_period.get(found.period, "")
    return PeriodRow(
        period=found.period,
        label=label or sentence(found.period.short_label),
        programmed=f"«{unreadable}»" if unreadable else original or programmed(activity, found),
        executed=executed(activity, found),
        percent=percent(found.raw, method),
        has_percent=found.raw is not None,
        badge=badge_of(found, method),
        is_total=total,
        first=first,
    )


def summary_rows(context: YearContext, plan: UnitPlan, activity: Activity, grain: Grain) -> tuple[PeriodRow, ...]:
    """Return the periods longer than those that stand one by one, up to the year."""
    year = context.annual.year
    parts = [*quarters(year), *semesters(year)] if grain.periods else []
    longer = [period for period in parts if len(period) > len(grain.periods[0])]

    def row(period: Period, label: str = "", *, total: bool = False) -> PeriodRow:
        found = context.indicators.activity(plan.org_unit, activity.code, period)
        return period_row(context, activity, found, label=label, total=total)

    rows = [row(period) for period in longer]
    if context.current not in (*grain.periods, *longer, context.whole):
        rows.append(row(context.current, tr("Acumulado, {short_label}", short_label=context.current.short_label)))
    whole = context.indicators.activity(plan.org_unit, activity.code, context.whole)
    named = tr("Año") if whole.state is State.PARTLY_PUBLISHED else tr("Año, contra la meta anual")
    total = row(context.whole, named, total=True)
    removal = plan.removal_of(activity)
    if removal and whole.is_cut_short and whole.programmed is not None:
        total = replace(total, label=tr("Año, contra lo programado {until_when}", until_when=until_when(removal)))
    return (*rows, total)
