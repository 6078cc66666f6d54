"""The account of an average: who enters it with how much, in each period, who is left out, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.quantity import format_number, format_percent, plain
from generator.indicators.explain import WEIGHT_DECIMALS, explain_mean
from generator.indicators.states import State
from generator.publishing import addresses
from generator.publishing.page import Link
from generator.publishing.views.account_lines import Basis, LeftOut, at_account, basis, cap_rule, left_out
from generator.publishing.views.grain import column_name
from generator.publishing.views.site_average import site_average
from generator.publishing.views.words import Badge, percent, state_badge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from generator.core.model import Method, UnitPlan
    from generator.core.period import Period
    from generator.indicators.rollup import Member, Rollup
    from generator.publishing.page import Source
    from generator.publishing.views.context import YearContext

_DECIMALS = 2


class Value(Frozen):
    """A term of an average: as it is read, and exact for programs."""

    text: str
    exact: str


class MeanCell(Frozen):
    """What somebody adds to an average in a period; without values, the badge tells why."""

    values: tuple[Value, ...]
    badge: Badge | None = None


class MeanRow(Frozen):
    """An activity or a unit in the averages of each period; `source` is where its goals begin."""

    link: Link
    code: str
    weight: Value | None
    cells: tuple[MeanCell, ...]
    source: Source | None


class MeanColumn(Frozen):
    """A period: its average, the account of it in figures, and how many did not enter it, by reason."""

    name: str
    period: str
    mean: str
    text: str
    out: str


class MeanTable(Frozen):
    """Who enters the averages of some periods. `told` is what the unit told without detail, period by period."""

    caption: str
    columns: tuple[MeanColumn, ...]
    rows: tuple[MeanRow, ...]
    told: tuple[MeanCell, ...]
    has_sources: bool


class MeanAccount(Frozen):
    """The averages of a page, explained: first that of the headline, alone; those of the other periods apart."""

    title: str
    what: str
    asked: MeanTable
    others: MeanTable | None
    is_weighted: bool
    decimals: int
    rounds_first: bool
    cap: str
    left_out: tuple[LeftOut, ...]
    basis: Basis


def mean_account(
    context: YearContext,
    rollup_of: Callable[[Period], Rollup],
    periods: Iterable[Period],
    what: tuple[str, str],
    plan: UnitPlan | None = None,
) -> MeanAccount | None:
    """Return the account of the averages of somebody, that of the headline first; nothing where there is no average.

    `what` are the members: `("Actividad", "actividades")`; `plan` is that of a unit, if they are all in it.
    """
    asked = dict.fromkeys((context.current, context.whole, *periods))
    found = [rollup for period in asked if (rollup := rollup_of(period)).mean is not None]
    if not found:
        return None
    method, first, rest = context.annual.frame.method, found[0], sorted(found[1:], key=lambda each: _order(each.period))
    of_units = any(member.code is None for each in found for member in each.members)
    rounds_first = method.round_units_first and of_units
    others = tr("Lo que entra en cada promedio: {what}, en porcentaje", what=what[1])
    return MeanAccount(
        title=percent(first.mean, method) if first.period == context.current else "",
        what=what[0],
        asked=_table(context, [first], tr("Lo que entra en el promedio: {what}", what=what[1]), has_sources=True),
        others=_table(context, rest, others, has_sources=False) if rest else None,
        is_weighted=any(each.weights for each in found),
        decimals=method.decimals,
        rounds_first=rounds_first,
        cap="" if method.cap is None else plain(method.cap),
        left_out=_left_out(context, first),
        basis=basis(
            context,
            site_average(context, first) if of_units else "",
            *_rules(found, method),
            rounds_first=rounds_first,
            plan=plan,
        ),
    )


def _order(period: Period) -> tuple[bool, bool, int, int]:
    """Return the place of a period among others: months, quarters, semesters, those up to a month, the year."""
    return period.is_year, ".." in period.code, len(period.months), period.first


def _table(context: YearContext, found: Sequence[Rollup], caption: str, *, has_sources: bool) -> MeanTable:
    columns = tuple(_column(context, each) for each in found)
    return MeanTable(caption, columns, _rows(context, found), _told(found), has_sources)


def _rules(found: Sequence[Rollup], method: Method) -> tuple[str, ...]:
    if all(each.as_reported for each in found):
        return (tr("Es lo que la unidad informó, sin las actividades de las que sale; no se puede volver a calcular."),)
    kind = tr("ponderado: cada término, por su peso") if any(each.weights for each in found) else tr("simple")
    told = (
        tr("Donde la unidad informó solo el porcentaje, vale ese.") if any(each.as_reported for each in found) else ""
    )
    return (tr("Promedio {kind}.", kind=kind), cap_rule(method), told)


def _column(context: YearContext, found: Rollup) -> MeanColumn:
    method = context.annual.frame.method
    return MeanColumn(
        name=_name(found.period),
        period=found.period.code,
        mean=percent(found.mean, method),
        text=explain_mean(found, method.decimals),
        out=_out(found),
    )


def _out(found: Rollup) -> str:
    """Say how many did not enter an average, by reason: `no reportado, 2; sin programación, 5`."""
    counts = Counter(member.state for member in (() if found.as_reported else found.left_out))
    return "; ".join(f"{state.label.lower()}, {number}" for state, number in counts.items())


def _name(period: Period) -> str:
    if period.is_year:
        return tr("Año")
    if ".." in period.code:
        return f"{column_name(period.months[0])}–{tr(period.months[-1].key)}"
    return column_name(period)


def _rows(context: YearContext, found: Sequence[Rollup]) -> tuple[MeanRow, ...]:
    """Return a row for everybody who enters any of the averages."""
    entered = [each for each in found if not each.as_reported]
    names = dict.fromkeys((member.unit, member.code) for each in entered for member in each.measured)
    by_period = [
        {} if each.as_reported else {(member.unit, member.code): member for member in each.members} for each in found
    ]
    return tuple(_row(context, name, [members.get(name) for members in by_period]) for name in names)


def _row(context: YearContext, name: tuple[str, str | None], members: Sequence[Member | None]) -> MeanRow:
    unit, code = name
    plan = context.annual.by_unit[unit]
    weight = next((member.weight for member in members if member and member.weight is not None), None)
    if code is None:
        link, origin = context.short_link(unit), plan.origin
    else:
        activity = plan.by_code[code]
        link, origin = Link(activity.name, addresses.activity(context.base, unit, code)), activity.origin
    is_measured = any(member and member.value is not None and member.state is State.MEASURED for member in members)
    return MeanRow(
        link=at_account(link) if is_measured else link,
        code=code or "",
        weight=None if weight is None else Value(format_percent(weight, WEIGHT_DECIMALS), plain(weight)),
        cells=tuple(MeanCell(()) if member is None else _cell(member) for member in members),
        source=context.source(origin),
    )


def _cell(member: Member) -> MeanCell:
    if member.value is None:
        return MeanCell((), state_badge(member.state))
    return MeanCell((_value(member.value),))


def _value(value: Decimal) -> Value:
    return Value(format_number(value, _DECIMALS), plain(value))


def _told(found: Sequence[Rollup]) -> tuple[MeanCell, ...]:
    if not any(each.as_reported for each in found):
        return ()
    return tuple(MeanCell(tuple(_value(value) for value in each.share_values)) for each in found)


def _left_out(context: YearContext, found: Rollup) -> tuple[LeftOut, ...]:
    if found.as_reported:
        return ()
    return left_out((member.code or context.short_link(member.unit).label, member.state) for member in found.left_out)
