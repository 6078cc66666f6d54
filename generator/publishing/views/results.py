"""What a unit told of an activity, report by report, with its reasons and proofs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.model import TargetType
from generator.core.quantity import format_number, in_unit
from generator.core.wording import date_in_words
from generator.publishing.views.words import sentence

if TYPE_CHECKING:
    from generator.core.model import Activity, ProgressEntry, Result, UnitPlan
    from generator.publishing.page import Source
    from generator.publishing.views.context import YearContext


class ProofItem(Frozen):
    """A document that proves a result."""

    title: str
    url: str


class ResultItem(Frozen):
    """What the unit told of this activity in a period."""

    title: str
    value: str
    date: str
    justification: str
    measures: str
    note: str
    is_correction: bool
    reason: str
    evidence: tuple[ProofItem, ...]
    source: Source


def result_items(context: YearContext, plan: UnitPlan, activity: Activity) -> tuple[ResultItem, ...]:
    """Return what stands and what was corrected of an activity, the newest report first."""
    return tuple(_result(context, activity, entry, result) for entry, result in reversed(plan.told_of(activity.code)))


def _result(context: YearContext, activity: Activity, entry: ProgressEntry, result: Result) -> ResultItem:
    is_demand = activity.target_type is TargetType.DEMAND
    value = in_unit(result.quantity.number, as_percent=activity.is_percent and not is_demand)
    asked = (
        tr(" de {requested} solicitadas", requested=format_number(result.requested))
        if result.requested is not None
        else ""
    )
    return ResultItem(
        title=sentence(entry.period.label),
        value=f"{value}{asked}",
        date=date_in_words(entry.date),
        justification=result.justification,
        measures=result.measures,
        note=result.notes,
        is_correction=entry.is_correction,
        reason=entry.reason,
        evidence=tuple(ProofItem(proof.title, proof.url) for proof in result.evidence),
        source=context.source(result.origin),
    )
