"""From activities to units, and from these to authorities, strategic elements and the institution.

An average is the simple mean of exact values: ICJ (POA 2023) and INSAFOCOOP (fourth quarter of 2023) publish simple
means too. Where the year's method says so, activities and units count by their weights; a strategic element is always
averaged simply, since the weight of an activity is its part of its own unit.

What has no percentage is left out, counted and named with its state. It is no zero, unless the method says so of units
without programming: the 50 % and 64 % that ICJ published, against the 58 % and 68 % that its own note asks for, come
from counting one unit so.

A weighted average is told with the weight that it covers, and not at all below half of what was programmed: where the
activity that weighs 88 of 100 lacks a report, the other 12 are not the unit.

What an approved change removed while the period ran counts until then, unless the method leaves it out of the whole
period: so INSAFOCOOP averages its year (87 %, and not 86 %) without the unit whose plan was eliminated in October.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import MissingRule, RemovedRule, UnscheduledRule
from generator.core.quantity import round_half_up
from generator.indicators.formulas import ZERO
from generator.indicators.method import band_of, below_threshold, capped, has_own_bands, mean_of
from generator.indicators.rollup import Member, Rollup, covered_weight, ordered, weights_of
from generator.indicators.shares import (
    cut_off_of,
    is_cut_short,
    is_removed,
    share_values,
    shares_for,
    state_without_share,
)
from generator.indicators.states import State, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from generator.core.model import Method, ReportedShare, UnitPlan
    from generator.core.period import Period
    from generator.indicators.compliance import Compliance

_HEADLINE = Decimal(50)
"""The least weight, in percent of what was programmed, at which an average may bear the name of the whole."""
NO_WEIGHTS: Mapping[str, Decimal | None] = MappingProxyType({})


def average_of_unit(
    plan: UnitPlan, period: Period, measured: Sequence[Compliance], method: Method, as_of: date
) -> Rollup:
    """Return the average of a unit's activities or, where they do not tell it, what the unit reported of itself.

    Of a plan that holds only a part of its activities (`is_partial`) it is what the unit reported, or nothing: the mean
    of those that happen to be published is not the unit's. Of a unit that was removed while the period ran, it is what
    it did until then, whatever the averages above take of it.
    """
    inside = method if plan.removal is None else replace(method, removed=RemovedRule.UNTIL_THEN)
    weights = {each.code: each.weight for each in plan.activities} if method.is_weighted else NO_WEIGHTS
    own = average_of_activities(plan.org_unit, period, measured, inside, weights)
    return replace(_known(own, plan, period, method, as_of), is_cut_short=is_cut_short(plan.removal, period))


def _known(own: Rollup, plan: UnitPlan, period: Period, method: Method, as_of: date) -> Rollup:
    if is_removed(plan.removal, period):
        return replace(own, state=State.REMOVED)
    if own.mean is not None and not plan.is_partial:
        return own
    if shares := shares_for(plan, period):
        return _as_reported(own, shares, method)
    if not plan.reported_shares:
        return own if own.mean is None else _without_mean(own, State.PARTLY_PUBLISHED)
    if plan.activities and not plan.is_partial:
        return own
    state = state_without_share(plan, period, as_of)
    lacks = state in {State.NOT_REPORTED, State.INCOMPLETE}
    return replace(_without_mean(own, state), due=int(lacks), reported=0)


def _without_mean(own: Rollup, state: State) -> Rollup:
    return replace(own, state=state, mean=None, band=None, below_threshold=False, in_progress=False, covered=None)


def _as_reported(own: Rollup, shares: tuple[ReportedShare, ...], method: Method) -> Rollup:
    values, cut_off = share_values(shares, method), cut_off_of(shares)
    mean = mean_of(values)
    is_final = mean is not None and cut_off is None
    return replace(
        own,
        state=State.MEASURED,
        mean=mean,
        band=band_of(mean, method) if mean is not None and (is_final or has_own_bands(method)) else None,
        below_threshold=mean is not None and is_final and below_threshold(mean, method),
        in_progress=cut_off is not None,
        due=1,
        reported=1,
        shares=shares,
        share_values=values,
        cut_off=cut_off,
        covered=None,
    )


def average_of_activities(
    subject: str,
    period: Period,
    measured: Sequence[Compliance],
    method: Method,
    weights: Mapping[str, Decimal | None] = NO_WEIGHTS,
) -> Rollup:
    """Return the mean of the capped exact percentages of those activities that have one, weighted where `weights` are.

    `weights` are in percent, by code.
    """
    left = [each for each in measured if not _leaves(each, method)]
    members = tuple(_activity_member(each, method, weights.get(each.activity_code)) for each in measured)
    return _rollup(
        subject,
        period,
        members,
        method,
        in_progress=any(each.in_progress for each in left),
        counts=Counter(member.outcome for member in members),
        due=sum(each.is_due for each in left),
        reported=sum(each.is_reported for each in left),
    )


def _activity_member(each: Compliance, method: Method, weight: Decimal | None) -> Member:
    if _leaves(each, method):
        return Member(each.unit, each.activity_code, None, State.REMOVED, weight=weight)
    return Member(each.unit, each.activity_code, each.capped, each.state, each.band, weight=weight)


def average_of_units(subject: str, period: Period, units: Sequence[Rollup], method: Method) -> Rollup:
    """Return the mean of those units that have a value, weighted where the method gives weights.

    The values are exact, or rounded half up first where the method says so (INSAFOCOOP averages whole percentages).
    A percentage that a unit reported of itself counts at most the cap, as those of activities do. A unit with nothing
    programmed is a zero where the method says so and any other unit has a value.

    Where all that runs was told to the same day, the average has a band too if the institution wrote its bands: it
    grades such figures itself.
    """
    left = [unit for unit in units if not _leaves(unit, method)]
    weights = {each.unit: each.percent for each in method.unit_weights} if method.is_weighted else NO_WEIGHTS
    fills = method.unscheduled is UnscheduledRule.ZERO and any(unit.mean is not None for unit in left)
    counts: Counter[str] = Counter()
    for unit in units:
        counts.update(dict(unit.counts))
    whole = _rollup(
        subject,
        period,
        tuple(_unit_member(unit, method, weights.get(unit.subject), fills=fills) for unit in units),
        method,
        in_progress=any(unit.in_progress for unit in left),
        counts=counts,
        due=sum(unit.due for unit in left),
        reported=sum(unit.reported for unit in left),
    )
    cut_off = max(_cut_offs(left), default=None)
    running = {unit.cut_off for unit in left if unit.in_progress}
    if cut_off is None or running != {cut_off} or whole.mean is None or whole.is_partial or not has_own_bands(method):
        return replace(whole, cut_off=cut_off)
    return replace(whole, cut_off=cut_off, band=band_of(whole.mean, method))


def _unit_member(unit: Rollup, method: Method, weight: Decimal | None, *, fills: bool) -> Member:
    """Return a unit as a member; `fills` makes a zero of nothing programmed."""
    if _leaves(unit, method):
        return Member(unit.subject, None, None, State.REMOVED, weight=weight)
    value = ZERO if fills and unit.state is State.NOT_SCHEDULED else _unit_value(unit.mean, method)
    return Member(unit.subject, None, value, unit.state, unit.band, unit.as_reported, weight, unit.covered)


def _leaves(each: Compliance | Rollup, method: Method) -> bool:
    """Return whether the method leaves out what was removed while the period ran."""
    return each.is_cut_short and method.removed is RemovedRule.WHOLE_PERIOD


def _cut_offs(units: Iterable[Rollup]) -> Iterator[date]:
    return (unit.cut_off for unit in units if unit.cut_off is not None)


def _unit_value(mean: Decimal | None, method: Method) -> Decimal | None:
    if mean is None:
        return None
    return capped(round_half_up(mean, method.decimals) if method.round_units_first else mean, method)


def _rollup(  # noqa: PLR0913 - the two averages differ in just these
    subject: str,
    period: Period,
    members: tuple[Member, ...],
    method: Method,
    *,
    in_progress: bool,
    counts: Counter[str],
    due: int,
    reported: int,
) -> Rollup:
    measured = [member for member in members if member.value is not None]
    mean = mean_of((member.value for member in measured if member.value is not None), weights_of(measured))
    state, covered = state_of(member.state for member in members), covered_weight(members)
    if mean is not None and covered is not None and covered < _HEADLINE:
        mean, state = None, _state_of_a_lesser_part(members)
    is_whole = due == reported or method.missing is not MissingRule.INCOMPLETE
    is_final = mean is not None and not in_progress and is_whole
    return Rollup(
        subject=subject,
        period=period,
        state=state,
        mean=mean,
        band=band_of(mean, method) if mean is not None and is_final else None,
        below_threshold=mean is not None and is_final and below_threshold(mean, method),
        in_progress=in_progress,
        members=members,
        counts=ordered(counts),
        due=due,
        reported=reported,
        covered=covered,
    )


def _state_of_a_lesser_part(members: tuple[Member, ...]) -> State:
    """Return why what is measured gives no average: reports lack or, if none does, what the rest is."""
    lacking = [member.state for member in members if member.value is None or member.covered is not None]
    if {State.NOT_REPORTED, State.NO_FIGURES, State.MEASURED}.intersection(lacking):
        return State.INCOMPLETE
    return state_of(lacking)
