"""Rows of what follows from promises and reports: indicators, averages, changes, and the list of states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.indicators.states import State
from generator.publishing.open_data.rows.plans import plan_key
from generator.publishing.open_data.rows.values import count, day, flag, number, percent
from generator.publishing.open_data.rows.years import year_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.core.model import AnnualPlan, UnitPlan
    from generator.data_set.shape import Row
    from generator.history.steps import Step, UnitStory
    from generator.indicators.annual import YearIndicators
    from generator.indicators.rollup import Rollup
    from generator.reporters.changes.shape import Item


def state_rows() -> Iterator[Row]:
    """Yield a row per state."""
    for state in State:
        yield (state.value, state.label, state.explanation)


def indicator_rows(indicators: YearIndicators, plan: UnitPlan) -> Iterator[Row]:
    """Yield a row per activity and period."""
    key = plan_key(indicators.annual, plan)
    for activity in plan.activities:
        for period in indicators.periods:
            found = indicators.activity(plan.org_unit, activity.code, period)
            yield (
                *key,
                activity.code,
                period.code,
                number(found.programmed),
                number(found.executed),
                number(found.requested),
                percent(found.raw),
                number(found.additional),
                found.state.value,
                found.band.id if found.band else None,
                flag(value=found.in_progress),
                flag(value=found.below_threshold),
            )


def unit_average_rows(indicators: YearIndicators, plan: UnitPlan) -> Iterator[Row]:
    """Yield a row per period with the average of a unit."""
    found = (indicators.unit(plan.org_unit, period) for period in indicators.periods)
    yield from _averages(indicators.annual, "unidad", found)


def year_average_rows(indicators: YearIndicators) -> Iterator[Row]:
    """Yield a row per period with the average of each authority and strategic element, and of the institution."""
    annual = indicators.annual
    for unit in annual.institution.authorities:
        found = (indicators.authority(unit.id, period) for period in indicators.periods)
        yield from _averages(annual, "autoridad", found)
    for element in annual.strategy.elements if annual.strategy else ():
        found = (indicators.element(element.code, period) for period in indicators.periods)
        yield from _averages(annual, "estrategia", found)
    yield from _averages(annual, "institucion", map(indicators.institution, indicators.periods))


def _averages(annual: AnnualPlan, kind: str, rollups: Iterable[Rollup]) -> Iterator[Row]:
    key = (*year_key(annual), kind)
    for found in rollups:
        yield (
            *key,
            found.subject,
            found.period.code,
            percent(found.mean),
            found.state.value,
            found.band.id if found.band else None,
            str(len(found.measured)),
            str(len(found.members)),
            str(found.reported),
            str(found.due),
            flag(value=found.in_progress),
            flag(value=found.below_threshold),
            flag(value=found.as_reported),
        )


def change_rows(annual: AnnualPlan, plan: UnitPlan, story: UnitStory) -> Iterator[Row]:
    """Yield a row per change of what is promised."""
    key = plan_key(annual, plan)
    changes = ((step, item) for step in story.steps for item in step.promises)
    for index, (step, item) in enumerate(changes, 1):
        yield (*key, str(index), *_change(step, item))


def _change(step: Step, item: Item) -> Row:
    row, later = step.row, step.published
    return (
        item.subject.code or None,
        count(step.version.number) if step.version else None,
        str(step.earlier.number),
        day(row.date) if row else None,
        day(later.day) if later else None,
        (later.commit or None) if later else None,
        row.owner if row else None,
        row.reason if row else None,
        item.kind,
        item.risk,
        " ".join(item.past_codes) or None,
        item.sentence,
        item.before,
        item.after,
    )
