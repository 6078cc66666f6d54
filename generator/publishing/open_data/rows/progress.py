"""Rows of what a unit has told: reports and corrections, results, proofs, other work, percentages without detail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.indicators.shares import is_removed
from generator.publishing.open_data.rows.plans import plan_key
from generator.publishing.open_data.rows.values import day, flag, number, quantity, source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import AnnualPlan, UnitPlan
    from generator.data_set.shape import Row


def report_rows(annual: AnnualPlan, plan: UnitPlan) -> Iterator[Row]:
    """Yield a row per report of the unit, corrections included."""
    key = plan_key(annual, plan)
    for index, entry in enumerate(plan.progress, 1):
        taken = entry.redaction
        yield (
            *key,
            str(index),
            entry.period.code,
            day(entry.date),
            entry.owner or None,
            entry.summary or None,
            flag(value=entry.is_correction),
            entry.reason or None,
            *((day(taken.date), taken.owner, taken.reason, taken.digest) if taken else (None,) * 4),
            source(entry.origin),
        )


def result_rows(annual: AnnualPlan, plan: UnitPlan) -> Iterator[Row]:
    """Yield a row per result ever reported; what a correction replaced says that it no longer stands."""
    key = plan_key(annual, plan)
    for index, entry in enumerate(plan.progress, 1):
        for place, result in enumerate(entry.results, 1):
            standing = plan.current_results(plan.code_now(result.code)).get(entry.period)
            yield (
                *key,
                str(index),
                result.code,
                str(place),
                entry.period.code,
                *quantity(result.quantity),
                number(result.requested),
                result.justification or None,
                result.measures or None,
                result.notes or None,
                flag(value=standing is result),
                source(result.origin),
            )


def evidence_rows(annual: AnnualPlan, plan: UnitPlan) -> Iterator[Row]:
    """Yield a row per proof of a result."""
    key = plan_key(annual, plan)
    for index, entry in enumerate(plan.progress, 1):
        for result in entry.results:
            for place, proof in enumerate(result.evidence, 1):
                yield (*key, str(index), result.code, str(place), proof.title, proof.url)


def unplanned_rows(annual: AnnualPlan, plan: UnitPlan) -> Iterator[Row]:
    """Yield a row per work that no goal announced."""
    key = plan_key(annual, plan)
    for index, entry in enumerate(plan.progress, 1):
        for place, work in enumerate(entry.unplanned, 1):
            yield (*key, str(index), str(place), work.name, work.measure_unit or None, *quantity(work.quantity))


def share_rows(annual: AnnualPlan, plan: UnitPlan) -> Iterator[Row]:
    """Yield a row per percentage that the unit told without its activities."""
    key = plan_key(annual, plan)
    for index, share in enumerate(plan.reported_shares, 1):
        yield (
            *key,
            str(index),
            share.period.code,
            number(share.percent),
            day(share.as_of),
            flag(value=not is_removed(plan.removal, share.period)),
            share.notes or None,
            source(share.origin),
        )
