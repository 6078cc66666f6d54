"""Every figure computed the plain way, one by one and from the start: what `YearIndicators` must agree with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.indicators.averages import average_of_activities, average_of_unit, average_of_units
from generator.indicators.compliance import Compliance, measure
from generator.indicators.figures import account_of, accounts_of

if TYPE_CHECKING:
    from datetime import date

    from generator.core.model import Activity, AnnualPlan, Method, UnitPlan
    from generator.core.period import Period
    from generator.indicators.rollup import Rollup


def compliance(plan: UnitPlan, activity: Activity, period: Period, method: Method, as_of: date) -> Compliance:
    """Return the compliance of an activity of a plan; for many periods, read its account once and `measure` that."""
    account = account_of(plan, activity, plan.current_results(activity.code))
    return measure(account, period, method, as_of)


def unit_rollup(plan: UnitPlan, period: Period, method: Method, as_of: date) -> Rollup:
    """Return the average of a unit: the simple mean of the capped percentages of its activities, or what it told."""
    measured = [measure(account, period, method, as_of) for account in accounts_of(plan).values()]
    return average_of_unit(plan, period, measured, method, as_of)


def authority_rollup(annual: AnnualPlan, unit_id: str, period: Period, as_of: date) -> Rollup:
    """Return the average of an authority: the simple mean of its own unit and of all the units below it."""
    method = annual.frame.method
    units = [unit_rollup(plan, period, method, as_of) for plan in annual.plans_below(unit_id)]
    return average_of_units(unit_id, period, units, method)


def institution_rollup(annual: AnnualPlan, period: Period, as_of: date) -> Rollup:
    """Return the average of an institution: the simple mean of its units, not of its authorities."""
    method = annual.frame.method
    units = [unit_rollup(plan, period, method, as_of) for plan in annual.plans]
    return average_of_units(annual.institution.id, period, units, method)


def strategy_rollup(annual: AnnualPlan, element_code: str, period: Period, as_of: date) -> Rollup:
    """Return the average of the activities linked to a strategic element or to anything below it."""
    below = annual.strategy.descendants(element_code) if annual.strategy else ()
    codes = {element_code, *(element.code for element in below)}
    found = [
        measure(account, period, annual.frame.method, as_of)
        for plan in annual.plans
        for account in accounts_of(plan).values()
        if account.activity.strategy in codes
    ]
    return average_of_activities(element_code, period, found, annual.frame.method)
