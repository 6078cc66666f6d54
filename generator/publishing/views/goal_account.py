"""The account of a goal: each percentage of its page with its numbers in place, and where every number is written."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.model import Subject, SubjectKind
from generator.core.quantity import format_number, in_unit, plain
from generator.core.wording import of_period
from generator.indicators.explain import explain
from generator.indicators.explanation import inputs_of
from generator.indicators.formulas import Formula
from generator.indicators.states import State
from generator.publishing.views.account_lines import Basis, LeftOut, basis, left_out
from generator.publishing.views.blocks import is_ratio
from generator.publishing.views.words import DIRECTION_WORDS, TYPE_WORDS, percent, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.core.model import Activity, UnitPlan
    from generator.core.period import Period
    from generator.indicators.explanation import Explanation, Input
    from generator.indicators.figures import Figure
    from generator.publishing.page import Source
    from generator.publishing.views.context import YearContext

FORMULAS = {
    Formula.MORE_IS_BETTER: "mas-es-mejor",
    Formula.LESS_IS_BETTER: "menos-es-mejor",
    Formula.REACHED: "alcanza",
    Formula.NOT_EXCEEDED: "no-excede",
    Formula.IN_RANGE: "dentro-del-rango",
    Formula.UNDER_RANGE: "bajo-el-rango",
    Formula.OVER_RANGE: "sobre-el-rango",
    Formula.SILENCE: "sin-informe",
}
"""The names of the formulas for programs that read the page."""
_NO_LOSS = (State.MEASURED, State.NOT_SCHEDULED)


class InputRow(Frozen):
    """A figure that enters: its number in the list, what it is, how much (also exact, for programs), and where."""

    number: int
    what: str
    text: str
    exact: str
    requested: str
    source: Source


class SumRow(Frozen):
    """A percentage: its period, its formula, the account in figures, and the numbers of the inputs that enter."""

    label: str
    period: str
    formula: str
    text: str
    inputs: str


class GoalAccount(Frozen):
    """All the percentages of a goal, explained."""

    title: str
    kind: str
    limits: str
    decimals: int
    rows: tuple[SumRow, ...]
    inputs: tuple[InputRow, ...]
    left_out: tuple[LeftOut, ...]
    basis: Basis


def goal_account(
    context: YearContext, plan: UnitPlan, activity: Activity, periods: Iterable[Period]
) -> GoalAccount | None:
    """Return the account of a goal, the year so far first; nothing where no period has a percentage."""
    told = context.verified_periods.get(Subject(SubjectKind.ACTIVITY, plan.org_unit, activity.code), ())
    asked = tuple(dict.fromkeys((context.current, context.whole, *periods, *told)))
    figures = context.indicators
    found = [each for period in asked if (each := figures.explanation(plan.org_unit, activity.code, period))]
    if not found:
        return None
    inputs = inputs_of(plan, activity, found)
    numbers = {(each.is_goal, each.figure): number for number, each in enumerate(inputs, 1)}
    current = figures.activity(plan.org_unit, activity.code, context.current).raw
    method = context.annual.frame.method
    return GoalAccount(
        title=percent(current, method) if current is not None else "",
        kind=activity.target_type.value,
        limits=" ".join(plain(limit) for limit in activity.range) if activity.range else "",
        decimals=method.decimals,
        rows=tuple(_sum_row(context, plan, activity, each, numbers) for each in found),
        inputs=tuple(_input_row(context, activity, each, number) for number, each in enumerate(inputs, 1)),
        left_out=_left_out(context, plan, activity, asked),
        basis=basis(
            context, f"{tr(TYPE_WORDS[activity.target_type])}. {tr(DIRECTION_WORDS[activity.direction])}.", plan=plan
        ),
    )


def _sum_row(
    context: YearContext,
    plan: UnitPlan,
    activity: Activity,
    found: Explanation,
    numbers: Mapping[tuple[bool, Figure], int],
) -> SumRow:
    measured = context.indicators.activity(plan.org_unit, activity.code, found.period)
    decimals = context.annual.frame.method.decimals
    entered = (*[numbers[True, goal] for goal in found.goals], *[numbers[False, done] for done in found.results])
    return SumRow(
        label=sentence(found.period.short_label),
        period=found.period.code,
        formula=FORMULAS[found.working.formula],
        text=explain(measured, as_percent=activity.is_percent, decimals=decimals),
        inputs=_runs(entered),
    )


@lru_cache(maxsize=1024)  # goals of the same months number their figures alike
def _runs(numbers: tuple[int, ...]) -> str:
    """Return the runs of some numbers, in order: `1–4, 9`."""
    runs = []
    for _, run in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]):
        first, *others = [number for _, number in run]
        runs.append(f"{first}–{others[-1]}" if others else str(first))
    return ", ".join(runs)


def _input_row(context: YearContext, activity: Activity, found: Input, number: int) -> InputRow:
    figure = found.figure
    is_annual = found.is_goal and figure.period.is_year
    what = tr("Meta anual") if is_annual else tr("Meta") if found.is_goal else tr("Informado")
    when = "" if is_annual else f" {of_period(figure.period, year=False)}"
    as_percent = is_ratio(activity) if found.is_goal else activity.is_percent and figure.requested is None
    text = in_unit(figure.number, as_percent=as_percent)
    asked = "" if figure.requested is None else tr(" de {requested}", requested=format_number(figure.requested))
    return InputRow(
        number=number,
        what=f"{what}{when}",
        text=f"{text}{asked}",
        exact=plain(figure.number),
        requested="" if figure.requested is None else plain(figure.requested),
        source=context.source(found.origin),
    )


def _left_out(
    context: YearContext, plan: UnitPlan, activity: Activity, periods: Sequence[Period]
) -> tuple[LeftOut, ...]:
    """Return the periods without a percentage though something was promised or done in them."""
    states = ((each, context.indicators.activity(plan.org_unit, activity.code, each).state) for each in periods)
    return left_out((period.short_label, state) for period, state in states if state not in _NO_LOSS)
