"""All the figures of an institution's year, each computed once, on first use."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.indicators.averages import average_of_activities, average_of_unit, average_of_units
from generator.indicators.compliance import Compliance, measure
from generator.indicators.explanation import Explanation, explanation_of
from generator.indicators.figures import Account, accounts_of, accounts_until, published_months
from generator.indicators.method import period_list
from generator.indicators.rollup import Rollup, reported_months
from generator.indicators.states import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from generator.core.model import AnnualPlan
    from generator.core.period import Period


@dataclass(frozen=True)
class YearIndicators:
    """Lookups of the figures of a year, as known on the day `as_of`, by unit, code or element and period.

    Unknown units and codes raise `KeyError`. Equal plans and days give equal figures; the memo is invisible, and so is
    `later`: the same year with what was told after month `until`, from which figures are taken that are the same.
    """

    annual: AnnualPlan
    as_of: date
    later: YearIndicators | None = field(default=None, repr=False, compare=False)
    until: int = field(default=0, repr=False, compare=False)
    _measured: dict[tuple[str, Period], Mapping[str, Compliance]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _averages: dict[tuple[str, str, Period], Rollup] = field(default_factory=dict, repr=False, compare=False)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods to publish."""
        return period_list(self.annual.year)

    def activity(self, unit: str, code: str, period: Period) -> Compliance:
        """Return the compliance of an activity."""
        return self.activities(unit, period)[code]

    def activities(self, unit: str, period: Period) -> Mapping[str, Compliance]:
        """Return the compliance of every activity of a unit, by code, in the order of the plan."""
        key = (unit, period)
        if key not in self._measured:
            self._measured[key] = self._measure(unit, period)
        return self._measured[key]

    def doubted(self, unit: str, period: Period) -> int:
        """Return how many percentages of a unit's activities in a period are of results that are doubted."""
        activities = self.annual.by_unit[unit].activities
        return sum(self.activity(unit, each.code, period).raw is not None for each in activities if each.doubt)

    def published_part(self, unit: str, code: str) -> Period | None:
        """Return the only part of the year of which a goal is published, if it is a period to publish."""
        plan = self.annual.by_unit[unit]
        months = published_months(plan, plan.by_code[code])
        if months is None:
            return None
        return next((each for each in self.periods if months == frozenset(month.first for month in each.months)), None)

    def published_parts(self, unit: str | None, period: Period) -> tuple[Period, ...]:
        """Return the parts of a period of which alone some goals are published: of one unit, or of all."""
        units = self.annual.by_unit if unit is None else (unit,)
        partly = (
            self.published_part(each, code)
            for each in units
            for code, found in self.activities(each, period).items()
            if found.state is State.PARTLY_PUBLISHED
        )
        return tuple(sorted({part for part in partly if part}))

    def explanation(self, unit: str, code: str, period: Period) -> Explanation | None:
        """Return what the percentage of an activity is made of; `None` where it has none."""
        return explanation_of(self.activity(unit, code, period), self.annual.frame.method)

    def unit(self, unit: str, period: Period) -> Rollup:
        """Return the average of a unit's own plan."""
        key = ("unit", unit, period)
        if self.later and self._stands(unit, period) and not self.later.annual.by_unit[unit].reported_shares:
            return self.later.unit(unit, period)
        if key not in self._averages:
            found = tuple(self.activities(unit, period).values())
            plan, method = self.annual.by_unit[unit], self.annual.frame.method
            self._averages[key] = average_of_unit(plan, period, found, method, self.as_of)
        return self._averages[key]

    def authority(self, unit_id: str, period: Period) -> Rollup:
        """Return the average of a unit of the tree and of all below it."""
        return self._of_units("authority", unit_id, period, self._units_below[unit_id])

    def institution(self, period: Period) -> Rollup:
        """Return the average of the institution's units."""
        return self._of_units("institution", self.annual.institution.id, period, tuple(self.annual.by_unit))

    def element(self, code: str, period: Period) -> Rollup:
        """Return the average of the activities linked to a strategic element or to anything below it."""
        key = ("element", code, period)
        if self.later and self._all_stand(period):
            return self.later.element(code, period)
        if key not in self._averages:
            linked = self._linked.get(code, ())
            found = tuple(self.activity(unit, activity, period) for unit, activity in linked)
            self._averages[key] = average_of_activities(code, period, found, self.annual.frame.method)
        return self._averages[key]

    def reported_months(self, unit: str) -> frozenset[Period]:
        """Return the months of which a unit has reported anything."""
        return self._reported[unit]

    def _measure(self, unit: str, period: Period) -> Mapping[str, Compliance]:
        if self.later and self._stands(unit, period):
            return self.later.activities(unit, period)
        method = self.annual.frame.method
        return {code: measure(account, period, method, self.as_of) for code, account in self._accounts[unit].items()}

    def _of_units(self, kind: str, subject: str, period: Period, units: tuple[str, ...]) -> Rollup:
        key = (kind, subject, period)
        if self.later and self._all_stand(period):
            return self.later._of_units(kind, subject, period, units)  # noqa: SLF001  of the same class
        if key not in self._averages:
            found = tuple(self.unit(unit, period) for unit in units)
            self._averages[key] = average_of_units(subject, period, found, self.annual.frame.method)
        return self._averages[key]

    def _stands(self, unit: str, period: Period) -> bool:
        """Whether nothing told later is of a period: it was over, and no report of the unit is longer than a month."""
        return self.later is not None and period.last <= self.until and unit in self.later.told_by_month

    def _all_stand(self, period: Period) -> bool:
        """Whether nothing told later is of a period in any unit, also no percentage that a unit tells of itself."""
        return self.later is not None and period.last <= self.until and self.later.is_told_by_month

    @cached_property
    def is_told_by_month(self) -> bool:
        """Whether all that units tell are their activities, each month by itself."""
        plans = self.annual.by_unit
        return self.told_by_month.issuperset(plans) and not any(plan.reported_shares for plan in plans.values())

    @cached_property
    def told_by_month(self) -> frozenset[str]:
        """The units all of whose reports are of single months."""
        return frozenset(
            unit
            for unit, accounts in self._accounts.items()
            if all(account.results.before is not None for account in accounts.values())
        )

    @cached_property
    def _accounts(self) -> Mapping[str, Mapping[str, Account]]:
        if self.later is None:
            return {plan.org_unit: accounts_of(plan) for plan in self.annual.plans}
        known = self.later._accounts  # noqa: SLF001  of the same class
        return {plan.org_unit: accounts_until(known[plan.org_unit], plan, self.until) for plan in self.annual.plans}

    @cached_property
    def _reported(self) -> Mapping[str, frozenset[Period]]:
        return {plan.org_unit: reported_months(plan) for plan in self.annual.plans}

    @cached_property
    def _units_below(self) -> Mapping[str, tuple[str, ...]]:
        """The units with a plan by each unit of the tree that stands at or above them."""
        institution = self.annual.institution
        below: dict[str, list[str]] = {unit.id: [] for unit in institution.units}
        for plan in self.annual.by_unit:
            above = institution.ancestors(plan) if plan in institution.by_id else ()
            for unit_id in (*(unit.id for unit in above), plan):
                below.setdefault(unit_id, []).append(plan)
        return {unit_id: tuple(plans) for unit_id, plans in below.items()}

    @cached_property
    def _linked(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The activities by each strategic element that they serve, directly or through one below it."""
        linked: dict[str, list[tuple[str, str]]] = {}
        for unit, accounts in self._accounts.items():
            for code, account in accounts.items():
                for element in self._line_of(account.activity.strategy):
                    linked.setdefault(element, []).append((unit, code))
        return {element: tuple(found) for element, found in linked.items()}

    def _line_of(self, code: str | None) -> tuple[str, ...]:
        strategy = self.annual.strategy
        if code is None:
            return ()
        if strategy is None or code not in strategy.by_code:
            return (code,)
        return (*(element.code for element in strategy.ancestors(code)), code)
