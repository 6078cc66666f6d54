"""Results of activities inside the reports of a unit: what came, what was corrected, what was edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.history.changes import Step
from generator.history.compare.fields import Field, Pair, changed_fields, paired, plain_text
from generator.history.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.core.model import ProgressEntry, Result, UnitPlan
    from generator.history.changes import Change, Value

RESULT = (
    Field("quantity", "valor", Kind.RESULT_EDITED),
    Field("requested", "solicitado", Kind.RESULT_EDITED),
    Field("justification", "justificacion", Kind.RESULT_EDITED),
    Field("measures", "medidas", Kind.RESULT_EDITED),
    Field("notes", "nota", Kind.RESULT_EDITED),
)
VALUE, REQUESTED, EVIDENCE = "valor", "solicitado", "evidencia"


def plain_result(result: Result, after: UnitPlan) -> Result:
    """Return a result under the code that its activity has now, with its texts as words and its proofs in order."""
    return replace(
        result,
        code=after.code_now(result.code),
        justification=plain_text(result.justification),
        measures=plain_text(result.measures),
        notes=plain_text(result.notes),
        evidence=tuple(sorted(result.evidence, key=lambda proof: (proof.url, proof.title))),
    )


def result_edits(was: ProgressEntry, now: ProgressEntry, pair: Pair) -> Iterator[Change]:
    """Yield what differs between the results of an entry as it was published and as it stands."""
    period = was.period
    for old, new in paired(was.results, now.results, lambda result: result.code):
        if old is not None and new is not None:
            here = Pair(replace(pair.place, code=new.code), old.origin, new.origin)
            for change in changed_fields(RESULT, old, new, here):
                yield replace(change, period=period)
            if old.evidence != new.evidence:
                proofs = (_proofs(old), _proofs(new))
                yield here.change(Kind.RESULT_EDITED, EVIDENCE, *proofs, period=period)
        elif new is not None:
            here = Pair(replace(pair.place, code=new.code), None, new.origin)
            yield here.change(Kind.RESULT_INSERTED, "", None, new.quantity, period=period)
        elif old is not None:
            here = Pair(replace(pair.place, code=old.code), old.origin, None)
            yield here.change(Kind.RESULT_REMOVED, "", old.quantity, None, period=period)


def additions(
    entry: ProgressEntry, earlier: Sequence[ProgressEntry], pair: Pair, works: Sequence[str]
) -> Iterator[Change]:
    """Yield what an added entry does: which standing results it replaces, and what it tells for the first time."""
    standing = {result.code: result for told in earlier if told.period == entry.period for result in told.results}
    kind = Kind.RESULT_CORRECTED if entry.is_correction else Kind.RESULT_REPLACED
    for result in entry.results:
        if old := standing.get(result.code):
            here = Pair(replace(pair.place, code=result.code), old.origin, result.origin)
            asked = _requested_step(old.requested, result.requested)
            change = here.change(
                kind, VALUE, old.quantity, result.quantity, steps=asked, period=entry.period, reason=entry.reason
            )
            yield replace(change, dated=entry.date)
    fresh = [result for result in entry.results if result.code not in standing]
    if fresh or works or not entry.results:
        told = tuple(Step(result.code, None, result.quantity) for result in fresh)
        more = tuple(Step("", None, work) for work in works)
        here = Pair(pair.place, None, entry.origin)
        change = here.change(
            Kind.PROGRESS_ADDED, "", None, entry.date, steps=(*told, *more), period=entry.period, reason=entry.reason
        )
        yield replace(change, dated=entry.date)


def _requested_step(old: Value, new: Value) -> tuple[Step, ...]:
    return (Step(REQUESTED, old, new),) if old != new else ()


def _proofs(result: Result) -> str | None:
    return "; ".join(f"{proof.title} ({proof.url})" for proof in result.evidence) or None
