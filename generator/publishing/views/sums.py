"""How a goal that adds up advances along the year: what was promised until each period, against what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.language import tr
from generator.core.model import TargetType
from generator.core.quantity import in_unit
from generator.core.wording import listed, the_period
from generator.indicators.formulas import ZERO
from generator.indicators.states import State
from generator.publishing.charts import Group
from generator.publishing.line_chart import LineChart, line_chart
from generator.publishing.views.grain import column_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from generator.core.model import Activity
    from generator.indicators.compliance import Compliance
    from generator.publishing.views.context import YearContext
    from generator.publishing.views.grain import Grain

_FEWEST = 2


def sums_chart(context: YearContext, activity: Activity, grain: Grain, found: Sequence[Compliance]) -> LineChart | None:
    """Return the chart of a goal that adds up; nothing where one period tells it all, or nothing is known by parts."""
    adds_up = activity.target_type in {TargetType.SUM, TargetType.MILESTONE}
    told = [each for each in found if each.programmed or each.executed is not None]
    if not adds_up or len(told) < _FEWEST or any(each.state is State.UNREADABLE for each in found):
        return None
    groups = [Group(column_name(each.period), each.programmed, each.executed) for each in found]
    return line_chart(
        tr("Acumulado, {one} a {one}, {year}", one=grain.one, year=context.annual.year),
        _summary(activity, found),
        groups,
        as_percent=activity.is_percent,
    )


def _summary(activity: Activity, found: Sequence[Compliance]) -> str:
    known = [each for each in found if each.executed is not None]
    if not known:
        in_words = any(each.state is State.NO_FIGURES for each in found)
        nothing = tr("no se informó ninguna cifra") if in_words else tr("nada se ha informado")
        return tr(
            "Lo programado suma {total}; {nothing}.",
            total=_total(activity, [each.programmed for each in found]),
            nothing=nothing,
        )
    until = [each for each in found if each.period.last <= known[-1].period.last]
    promised = _total(activity, [each.programmed for each in until])
    done = _total(activity, [each.executed for each in until])
    silent = listed(each.period.short_label for each in until if each.state is State.NOT_REPORTED)
    lacking = tr(" No suma lo que falta informar: {silent}.", silent=silent) if silent else ""
    last = the_period(known[-1].period, year=False)
    return tr(
        "Hasta {last} se había programado {promised} y se informó {done}.{lacking}",
        last=last,
        promised=promised,
        done=done,
        lacking=lacking,
    )


def _total(activity: Activity, values: Sequence[Decimal | None]) -> str:
    return in_unit(sum((value for value in values if value is not None), start=ZERO), as_percent=activity.is_percent)
