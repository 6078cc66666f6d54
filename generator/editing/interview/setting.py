"""What an interview is about: a unit's plan, the period it reports, and what is already known of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.editing.interview.answers import Texts
from generator.indicators.figures import accounts_of, within

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from generator.core.model import AnnualPlan, Result, UnitPlan
    from generator.core.period import Period
    from generator.indicators.figures import Account
    from generator.reading.schemas import Schemas


class Setting(Frozen, dict=True):
    """A report to be made: of whom, of when, dated on which `day`, and as seen on the day `as_of`.

    `owner` and `reason` are asked for where they are "".
    """

    annual: AnnualPlan
    plan: UnitPlan
    period: Period
    day: date
    as_of: date
    schemas: Schemas
    owner: str = ""
    reason: str = ""

    @cached_property
    def texts(self) -> Texts:
        """The reader of texts."""
        return Texts(self.schemas)

    @cached_property
    def accounts(self) -> Mapping[str, Account]:
        """What is promised and reported, by code; without what an approved change had removed by the period."""
        return {
            code: account
            for code, account in accounts_of(self.plan).items()
            if account.removed_from is None or self.period.first < account.removed_from
        }

    @cached_property
    def programmed(self) -> tuple[str, ...]:
        """The activities that the period must answer for: a target, or its last month, falls in it."""
        return tuple(code for code, account in self.accounts.items() if _is_due(account, self.period))

    @cached_property
    def standing(self) -> Mapping[str, Result]:
        """What stands reported of the period, by code."""
        found = {code: self.plan.current_results(code).get(self.period) for code in self.accounts}
        return {code: result for code, result in found.items() if result is not None}

    @cached_property
    def told_otherwise(self) -> Mapping[str, Period]:
        """The activities reported for a period that shares months with this one, and that period."""
        return {
            code: period
            for code in self.accounts
            for period in self.plan.current_results(code)
            if period != self.period and period.overlaps(self.period)
        }

    @property
    def open(self) -> tuple[str, ...]:
        """The activities of which this period can still be reported for the first time."""
        return tuple(code for code in self.accounts if code not in self.standing and code not in self.told_otherwise)

    @property
    def usual_owner(self) -> str:
        """The post that signed the last report, or that answers for the plan; "" if neither says."""
        owners = [entry.owner for entry in self.plan.progress if entry.owner]
        return owners[-1] if owners else self.plan.owner


def _is_due(account: Account, period: Period) -> bool:
    unreadable = any(month in period for month in account.unreadable)
    ends_here = any(
        figure.number and period in figure.period and figure.period.last == period.last for figure in account.targets
    )
    inside = within(account.targets, period).figures
    return unreadable or ends_here or any(figure.number for figure in inside)
