"""The account of a goal: each percentage of its page with its numbers in place, and where every number is written."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.model import Subject, SubjectKind
from generator.core.quantity import format_number, in_unit, plain
from generator.core.wording import of_period
from generator.indicators.explain import explain
from generator.indicators.formulas import Formula
from generator.indicators.states import State
from generator.publishing.views.account_lines import Basis, LeftOut, basis, left_out
from generator.publishing.views.blocks import is_ratio
from generator.publishing.views.words import DIRECTION_WORDS, TYPE_WORDS, percent, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.core.model import Activity, UnitPlan
    from generator.core.period import Period
    from generator.indicators.explanation import Explanation, Input
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
_NO_LOSS = frozenset({State.MEASURED, State.NOT_SCHEDULED})


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
    inputs = _numbered(found)
    current = figures.activity(plan.org_unit, activity.code, context.current).raw
    method = context.annual.frame.method
    return GoalAccount(
        title=percent(current, method) if current is not None else "",
        kind=activity.target_type.value,
        limits=" ".join(plain(limit) for limit in activity.range) if activity.range else "",
        decimals=method.decimals,
        rows=tuple(_sum_row(context, plan, activity, each, inputs) for each in found),
        inputs=tuple(_input_row(context, activity, each, number) for each, number in inputs.items()),
        left_out=_left_out(context, plan, activity, asked),
        basis=basis(
            context, f"{tr(TYPE_WORDS[activity.target_type])}. {tr(DIRECTION_WORDS[activity.direction])}.", plan=plan
        ),
    )


def _numbered(found: Sequence[Explanation]) -> dict[Input, int]:
    """Number every figure that enters any percentage: goals first, each kind in order of time."""
    every = {each for explanation in found for each in explanation.inputs}
    ranked = sorted(every, key=lambda each: (not each.is_goal, each.period.last, -len(each.period)))
    return {each: number for number, each in enumerate(ranked, 1)}


def _sum_row(
    context: YearContext, plan: UnitPlan, activity: Activity, found: Explanation, inputs: dict[Input, int]
) -> SumRow:
    measured = context.indicators.activity(plan.org_unit, activity.code, found.period)
    decimals = context.annual.frame.method.decimals
    return SumRow(
        label=sentence(found.period.short_label),
        period=found.period.code,
        formula=FORMULAS[found.working.formula],
        text=explain(measured, as_percent=activity.is_percent, decimals=decimals),
        inputs=", ".join(_runs([inputs[each] for each in found.inputs])),
    )


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Yield the runs of some numbers, in order: `1–4`, `9`."""
    for _, run in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]):
        first, *others = [number for _, number in run]
        yield f"{first}–{others[-1]}" if others else str(first)


def _input_row(context: YearContext, activity: Activity, found: Input, number: int) -> InputRow:
    what = (
        tr("Meta anual") if found.is_goal and found.period.is_year else tr("Meta") if found.is_goal else tr("Informado")
    )
    when = "" if found.is_goal and found.period.is_year else f" {of_period(found.period, year=False)}"
    as_percent = is_ratio(activity) if found.is_goal else activity.is_percent and found.requested is None
    text = in_unit(found.number, as_percent=as_percent)
    asked = "" if found.requested is None else tr(" de {requested}", requested=format_number(found.requested))
    return InputRow(
        number=number,
        what=f"{what}{when}",
        text=f"{text}{asked}",
        exact=plain(found.number),
        requested="" if found.requested is None else plain(found.requested),
        source=context.source(found.origin),
    )


def _left_out(
    context: YearContext, plan: UnitPlan, activity: Activity, periods: Sequence[Period]
) -> tuple[LeftOut, ...]:
    """Return the periods without a percentage though something was promised or done in them."""
    states = ((each, context.indicators.activity(plan.org_unit, activity.code, each).state) for each in periods)
    return left_out((period.short_label, state) for period, state in states if state not in _NO_LOSS)
