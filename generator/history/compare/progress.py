"""What a unit has told, in two states: entries that came, corrections, and what was published and no longer stands.

An entry of the past state is looked for in the other: first the very same, then one of the same period, then one that
differs in its period alone. What is found with differences was edited; what is not found vanished; what is left over
was added. Results are compared under the code that their activity has now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from generator.core.frozen import Frozen, replace
from generator.core.vocabulary import WITHDRAWN
from generator.history.changes import Step
from generator.history.compare.fields import Field, Pair, changed_fields, paired, plain_text
from generator.history.compare.results import additions, plain_result, result_edits
from generator.history.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.core.model import ProgressEntry, Result, UnitPlan, UnplannedWork
    from generator.history.changes import Change

ENTRY = (
    Field("period", "periodo", Kind.PROGRESS_EDITED),
    Field("date", "fecha", Kind.PROGRESS_EDITED),
    Field("owner", "responsable", Kind.PROGRESS_EDITED),
    Field("summary", "resumen", Kind.PROGRESS_EDITED),
    Field("is_correction", "rectifica", Kind.PROGRESS_EDITED),
    Field("reason", "motivo", Kind.PROGRESS_EDITED),
)
SHARE = (
    Field("percent", "porcentaje", Kind.SHARE_EDITED),
    Field("as_of", "al", Kind.SHARE_EDITED),
    Field("notes", "nota", Kind.SHARE_EDITED),
)
UNPLANNED = "no_programadas"
REDACTION = (
    Field("date", "retirado.fecha", Kind.PROGRESS_EDITED),
    Field("owner", "retirado.responsable", Kind.PROGRESS_EDITED),
    Field("reason", "retirado.motivo", Kind.PROGRESS_EDITED),
    Field("digest", "retirado.huella", Kind.PROGRESS_EDITED),
)


_ENTRY_TEXTS = ("owner", "summary", "reason")
_RESULT_TEXTS = ("justification", "measures", "notes")
_TAKEN_OUT = "un texto que se retira"
_Texts = TypeVar("_Texts", "ProgressEntry", "Result")


class _Told(Frozen):
    """An entry: where it stands in the file, as it is written, and in a form that is equal if it says the same."""

    index: int
    entry: ProgressEntry
    plain: ProgressEntry


def progress_changes(before: UnitPlan, after: UnitPlan, pair: Pair) -> Iterator[Change]:
    """Yield what changed in the reports of a unit."""
    old, new = _told(before, after), _told(after, after)
    kept = _matched(old, new, lambda was, now: was.plain == now.plain)
    edited = [
        *_matched(old, new, lambda was, now: _mark(was) == _mark(now)),
        *_matched(old, new, lambda was, now: was.entry.period == now.entry.period),
        *_matched(old, new, lambda was, now: replace(was.plain, period=now.entry.period) == now.plain),
    ]
    for was in old:
        here = Pair(pair.place, was.entry.origin, None)
        steps = tuple(Step(result.code, result.quantity, None) for result in was.plain.results)
        yield here.change(Kind.PROGRESS_VANISHED, steps=steps, period=was.entry.period, reason=was.entry.reason)
    for was, now in edited:
        yield from _edits(was.plain, now.plain, pair)
    yield from _reordered([*kept, *edited], pair)
    for now in new:
        earlier = [told.plain for told in _told(after, after)[: now.index]]
        yield from additions(now.plain, earlier, pair, [_work_text(work) for work in now.plain.unplanned])


def _told(plan: UnitPlan, after: UnitPlan) -> list[_Told]:
    return [_Told(index, entry, _plain(entry, after)) for index, entry in enumerate(plan.progress)]


def _plain(entry: ProgressEntry, after: UnitPlan) -> ProgressEntry:
    """Return an entry with its parts in a fixed order, its texts as words and its codes as they are now."""
    results = (plain_result(result, after) for result in entry.results)
    works = (
        replace(work, name=plain_text(work.name), measure_unit=plain_text(work.measure_unit))
        for work in entry.unplanned
    )
    return replace(
        entry,
        owner=plain_text(entry.owner),
        summary=plain_text(entry.summary),
        reason=plain_text(entry.reason),
        results=tuple(sorted(results, key=lambda result: result.code)),
        unplanned=tuple(sorted(works, key=_work_text)),
    )


def _work_text(work: UnplannedWork) -> str:
    amount = work.quantity.label if work.quantity else ""
    return f"{work.name}: {amount} {work.measure_unit}".removesuffix(" ").removesuffix(":").strip()


def _mark(told: _Told) -> tuple[object, bool]:
    return told.entry.period, told.entry.is_correction


def _matched(old: list[_Told], new: list[_Told], is_match: Callable[[_Told, _Told], bool]) -> list[tuple[_Told, _Told]]:
    """Return the pairs that match, the first with the first, and take them out of both lists."""
    pairs = []
    for was in tuple(old):
        now = next((candidate for candidate in new if is_match(was, candidate)), None)
        if now is not None:
            old.remove(was)
            new.remove(now)
            pairs.append((was, now))
    return pairs


def _edits(was: ProgressEntry, now: ProgressEntry, pair: Pair) -> Iterator[Change]:
    """Yield what differs between an entry as it was published and as it stands."""
    here = Pair(pair.place, was.origin, now.origin)
    if was.redaction != now.redaction:
        yield from _redactions(was, now, here)
        was, now = _without_texts(was), _without_texts(now)  # what was taken out is not told again
    was = _unsaid(was, now)
    for change in changed_fields(ENTRY, was, now, here):
        yield replace(change, period=was.period)
    if was.unplanned != now.unplanned:
        steps = tuple(_work_steps(was, now))
        yield here.change(Kind.PROGRESS_EDITED, UNPLANNED, steps=steps, period=was.period)
    yield from result_edits(was, now, here)


def _redactions(was: ProgressEntry, now: ProgressEntry, here: Pair) -> Iterator[Change]:
    if was.redaction and now.redaction:
        for change in changed_fields(REDACTION, was.redaction, now.redaction, here):
            yield replace(change, period=was.period)
    else:
        before, after = (each.redaction.reason if each.redaction else None for each in (was, now))
        yield here.change(Kind.PROGRESS_EDITED, "retirado", before, after, period=was.period)


def _without_texts(entry: ProgressEntry) -> ProgressEntry:
    """Return an entry with its figures alone."""
    results = (replace(one, justification="", measures="", notes="", evidence=()) for one in entry.results)
    works = (replace(work, name="", measure_unit="") for work in entry.unplanned)
    return replace(entry, owner="", summary="", reason="", results=tuple(results), unplanned=tuple(works))


def _unsaid(was: ProgressEntry, now: ProgressEntry) -> ProgressEntry:
    """Return an entry without what is being taken out of it, even where nobody has declared so yet."""
    new = {result.code: result for result in now.results}
    results = (_hidden(one, new[one.code], _RESULT_TEXTS) if one.code in new else one for one in was.results)
    return replace(_hidden(was, now, _ENTRY_TEXTS), results=tuple(results))


def _hidden(was: _Texts, now: _Texts, fields: Sequence[str]) -> _Texts:
    taken = (name for name in fields if getattr(now, name) == WITHDRAWN and getattr(was, name))
    gone: dict[str, Any] = dict.fromkeys(taken, _TAKEN_OUT)
    return replace(was, **gone) if gone else was


def _work_steps(was: ProgressEntry, now: ProgressEntry) -> Iterator[Step]:
    for one, other in paired(was.unplanned, now.unplanned, lambda work: work.name):
        work = other or one
        if work is not None and one != other:
            yield Step(work.name, *(None if each is None else _work_text(each) for each in (one, other)))


def _reordered(pairs: list[tuple[_Told, _Told]], pair: Pair) -> Iterator[Change]:
    """Yield the periods whose entries stand in another order: the last of a period is the one that counts."""
    in_order = sorted(pairs, key=lambda each: each[0].index)
    for period in dict.fromkeys(was.entry.period for was, _ in in_order):
        places = [now.index for was, now in in_order if was.entry.period == period]
        if places != sorted(places):
            yield pair.change(Kind.PROGRESS_REORDERED, "avances", period=period)


def share_changes(before: UnitPlan, after: UnitPlan, pair: Pair) -> Iterator[Change]:
    """Yield what changed in the percentages that a unit told without the activities behind them."""
    for old, new in paired(before.reported_shares, after.reported_shares, lambda share: share.period):
        if old is not None and new is not None:
            here = Pair(pair.place, old.origin, new.origin)
            for change in changed_fields(SHARE, old, new, here):
                yield replace(change, period=new.period)
        elif new is not None:
            here = Pair(pair.place, None, new.origin)
            yield here.change(Kind.SHARE_ADDED, "", None, new.percent, period=new.period)
        elif old is not None:
            here = Pair(pair.place, old.origin, None)
            yield here.change(Kind.SHARE_REMOVED, "", old.percent, None, period=old.period)
