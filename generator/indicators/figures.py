"""What is promised and reported of an activity, ready to be asked for any period.

One rule for figures of unlike periods, for promises and reports alike:

- A figure counts in every period that holds it whole. It is never spread over shorter ones.
- Where a quarter and months of it are both given, the months count if they make up the whole quarter; if one is
  lacking, the quarter counts and its months are detail. So nothing is added twice, and every total is the sum of the
  finest figures that explain all of it.
- A period that holds only a part of a longer figure, and not every month of that part otherwise, has no breakdown.
"""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.model import Activity, Direction, Result, TargetType, UnitPlan
from generator.core.period import MONTHS_IN_YEAR, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ZERO = Decimal(0)
TOTALS = (TargetType.SUM, TargetType.MILESTONE)


class Figure(Frozen):
    """A number of units for a period; `requested` is the demand received, where it was told."""

    period: Period
    number: Decimal
    requested: Decimal | None = None


class Series(tuple[Figure, ...]):  # noqa: SLOT001  it keeps what it computes
    """The figures of a plan's year, in order of time."""

    @cached_property
    def before(self) -> tuple[int, ...] | None:
        """How many of them stand before each month (1 to 13), where all are of single months: so are nearly all."""
        months = [figure.period.first for figure in self if figure.period.is_month]
        if len(set(months)) < len(self):
            return None
        return (0, *(bisect_left(months, month) for month in range(1, MONTHS_IN_YEAR + 2)))


class Within(Frozen):
    """The figures that count in a period, in order of time; not `is_known` if a longer one had to be split for it."""

    figures: tuple[Figure, ...]
    is_known: bool = True


class Programmed(Frozen):
    """What an activity promises for a period.

    `number` is in units (a ratio for demand goals), `None` if nothing is promised or it cannot be known (`is_known`).
    `due` are the figures that a report must answer; `terms` those that make the number.
    """

    number: Decimal | None
    due: tuple[Figure, ...] = ()
    is_known: bool = True
    terms: tuple[Figure, ...] = ()


class Account(Frozen):
    """An activity of a unit with its figures read once; `reported` are the months (1 to 12) of its usable reports.

    `in_words` are the months of which the unit told its work in words, with or without figures of this activity.
    Of what an approved change removed from month `removed_from` on, only the targets until then are left.
    `published` are the months that the targets of a partial document cover; `None` where it tells the whole year.
    """

    unit: str
    activity: Activity
    targets: Series
    results: Series
    reported: frozenset[int]
    unreadable: tuple[Period, ...]
    removed_from: int | None = None
    in_words: frozenset[int] = frozenset()
    published: frozenset[int] | None = None

    def tells(self, period: Period) -> bool:
        """Return whether the document tells what was promised for every month of a period."""
        return self.published is None or self.published.issuperset(_numbers(period))

    def has_reported(self, period: Period) -> bool:
        """Return whether reports reach every month of a period."""
        return self.reported.issuperset(_numbers(period))


def accounts_of(plan: UnitPlan) -> Mapping[str, Account]:
    """Return the account of every activity by code, in the order of the plan; of two with the same code the first."""
    accounts: dict[str, Account] = {}
    in_words = _told_in_words(plan)
    for activity in plan.activities:
        if activity.code not in accounts:
            accounts[activity.code] = _account(plan, activity, plan.current_results(activity.code), in_words)
    return accounts


def accounts_until(accounts: Mapping[str, Account], plan: UnitPlan, month: int) -> Mapping[str, Account]:
    """Return the accounts of a plan without what was told of the months after one; `plan` lacks that already."""
    in_words = _told_in_words(plan)
    return {code: _until(account, in_words, month) for code, account in accounts.items()}


def _until(account: Account, in_words: frozenset[int], month: int) -> Account:
    told = Series(figure for figure in account.results if figure.period.last <= month)
    return replace(account, results=told, reported=_reported(account.activity, told), in_words=in_words)


def account_of(plan: UnitPlan, activity: Activity, results: Mapping[Period, Result]) -> Account:
    """Return the account of an activity of a plan from what stands reported of it in the plan's year."""
    return _account(plan, activity, results, _told_in_words(plan))


def _account(plan: UnitPlan, activity: Activity, results: Mapping[Period, Result], in_words: frozenset[int]) -> Account:
    told = tuple(
        Figure(period, result.quantity.number, result.requested)
        for period, result in results.items()
        if period.year == plan.year
    )
    removed_from = _removed_from(plan, activity)
    left = replace(activity, annual_target=None) if removed_from is not None else activity
    return Account(
        plan.org_unit,
        left,
        _in_order(
            Figure(target.period, target.quantity.number)
            for target in activity.targets
            if _is_left(target.period, removed_from)
        ),
        _in_order(told),
        _reported(activity, told),
        tuple(period for period in activity.unreadable if _is_left(period, removed_from)),
        removed_from,
        in_words,
        published_months(plan, activity),
    )


def _reported(activity: Activity, told: Iterable[Figure]) -> frozenset[int]:
    """Return the months (1 to 12) of the usable reports of an activity.

    A report of a demand goal that does not tell the demand received is kept, but answers no target.
    """
    is_demand = activity.target_type is TargetType.DEMAND
    usable = (figure for figure in told if figure.requested is not None or not is_demand)
    return frozenset(month for figure in usable for month in _numbers(figure.period))


def _told_in_words(plan: UnitPlan) -> frozenset[int]:
    """Return the months (1 to 12) of the plan's year of which the unit told its work in words."""
    told = (entry.period for entry in plan.progress if entry.summary and entry.period.year == plan.year)
    return frozenset(month for period in told for month in _numbers(period))


def published_months(plan: UnitPlan, activity: Activity) -> frozenset[int] | None:
    """Return the months (1 to 12) of which a partial document tells a goal's target; `None` where it tells the year.

    In a complete plan a month without a target has nothing programmed. Where the document publishes only a part, as
    a report of the fourth quarter does, the other months are unknown, unless it tells the annual target.
    """
    told = (*(target.period for target in activity.targets), *activity.unreadable)
    if not plan.is_partial or activity.annual_target is not None or not told:
        return None
    return frozenset(month for period in told for month in _numbers(period))


def _removed_from(plan: UnitPlan, activity: Activity) -> int | None:
    """Return the first month (1 to 12) of the plan's year in which an approved change had removed the activity."""
    removal = plan.removal_of(activity)
    if removal is None or removal.since.year > plan.year:
        return None
    return 1 if removal.since.year < plan.year else removal.since.first


def _is_left(period: Period, removed_from: int | None) -> bool:
    return removed_from is None or period.last < removed_from


def programmed(account: Account, period: Period) -> Programmed:
    """Return what an activity promises for a period.

    Totals (`suma`, `hito`) add the targets inside it; a level (`nivel`) is the last of them; a rate (`demanda`) is the
    last of them or, since a rate holds for each part of its period, the one that covers it. The whole year takes the
    annual target where there is one, as the official form has its own column for it; else the targets inside.
    A zero is a promise only where less is better.
    """
    activity, annual = account.activity, account.activity.annual_target
    found = within(account.targets, period)
    due = _promises(activity, found)
    if period.is_year and annual is not None:
        whole = (Figure(period, annual.number),)
        if not due and is_promise(activity, annual.number):
            due = whole
        return Programmed(annual.number, due, terms=whole)
    if activity.target_type is TargetType.DEMAND:
        rate = _rate(account, period, due)
        return Programmed(rate[0].number if rate else None, due, terms=rate)
    if not account.targets and annual is not None and is_promise(activity, annual.number):
        return Programmed(None, is_known=False)
    return _of_targets(activity, found, due)


def accumulated(account: Account, period: Period) -> Programmed:
    """Return what the targets promise from January to the end of a period; of the year, what is `programmed`."""
    if period.is_year:
        return programmed(account, period)
    found = within(account.targets, Period.to_date(period.year, period.last))
    return _of_targets(account.activity, found, _promises(account.activity, found))


def _of_targets(activity: Activity, found: Within, due: tuple[Figure, ...]) -> Programmed:
    terms = due or found.figures
    number = combined(activity.target_type, terms) if found.is_known else None
    return Programmed(number, due, found.is_known, terms)


def _promises(activity: Activity, found: Within) -> tuple[Figure, ...]:
    """Return the targets that promise something."""
    if _zero_promises(activity):
        return found.figures
    return tuple([target for target in found.figures if target.number])


def combined(target_type: TargetType, figures: tuple[Figure, ...]) -> Decimal | None:
    """Return several figures as one: their sum, or the last one of a level; `None` of nothing."""
    if not figures:
        return None
    if target_type is TargetType.LEVEL:
        return figures[-1].number
    return sum([figure.number for figure in figures], _ZERO)


def _rate(account: Account, period: Period, due: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the one figure that is the rate of a period; nothing if there is none."""
    annual = account.activity.annual_target
    if not account.targets and annual is not None:
        return due or (Figure(Period.whole_year(period.year), annual.number),)
    return (due or tuple(target for target in account.targets if target.period.overlaps(period)))[-1:]


def is_promise(activity: Activity, number: Decimal) -> bool:
    """Return whether a target promises something: where more is better, zero does not."""
    return bool(number) or _zero_promises(activity)


def _zero_promises(activity: Activity) -> bool:
    return activity.direction is not Direction.ASCENDING


def within(figures: Series, period: Period) -> Within:
    """Return the figures of a plan's year that count in a period of it (see the rule at the head of this module)."""
    if figures and figures[0].period.year != period.year:
        return Within(())
    if figures.before is not None:
        return Within(figures[figures.before[period.first] : figures.before[period.last + 1]])
    inside = [figure for figure in figures if figure.period in period]
    across = [figure for figure in figures if figure.period not in period and figure.period.overlaps(period)]
    counted, is_known = _without_repeats(inside)
    if across and is_known:
        covered = {month for figure in counted for month in _numbers(figure.period)}
        split = {month for figure in across for month in _numbers(figure.period) if month in _numbers(period)}
        is_known = split <= covered
    return Within(counted, is_known)


def _without_repeats(figures: list[Figure]) -> tuple[tuple[Figure, ...], bool]:
    """Return the figures without those that others repeat, and whether all could be told apart."""
    counted: list[Figure] = []
    for figure in sorted(figures, key=lambda each: -len(each.period)):
        parts = {
            month
            for other in figures
            if other.period != figure.period and other.period in figure.period
            for month in _numbers(other.period)
        }
        if len(parts) == len(figure.period) or any(figure.period in longer.period for longer in counted):
            continue
        if any(figure.period.overlaps(longer.period) for longer in counted):
            return (), False
        counted.append(figure)
    return _in_order(counted), True


def _in_order(figures: Iterable[Figure]) -> Series:
    return Series(sorted(figures, key=lambda figure: (figure.period.last, figure.period.first)))


def _numbers(period: Period) -> range:
    return range(period.first, period.last + 1)
