"""What was published beside what would take its place: what the rules of the past compare."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from generator.core.frozen import Frozen, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from generator.core.model import Institution, ProgressEntry, PublishedReport, UnitPlan, YearFrame
    from generator.core.model.reach import Span
    from generator.core.problem import Problem

T = TypeVar("T")


class Pair(Frozen, Generic[T]):
    """What a file said when it was published, and what it says now."""

    base: T
    new: T


class Gone(Frozen):
    """A published file that is no longer there.

    `heir` is what seems to be it under another id, if there is such: a new plan with the same activities, a new
    institution with the same name.
    """

    file: str
    heir: UnitPlan | Institution | None = None


def _unknown(_entry: ProgressEntry) -> str:
    """Return no digest: where nobody says how they are made, no text can be withdrawn."""
    return ""


class Past(Frozen):
    """The published files that changed, each with what it says now, and when they were changed.

    `reporting` has the frames, by file, of the years that had published progress. `unreadable` are the problems of
    published files that could not be read. `digest_of` gives the digest that a report has in its unit's chain.
    """

    days: Span
    plans: tuple[Pair[UnitPlan], ...] = ()
    frames: tuple[Pair[YearFrame], ...] = ()
    reports: tuple[Pair[PublishedReport], ...] = ()
    reporting: frozenset[str] = frozenset()
    gone: tuple[Gone, ...] = ()
    unreadable: tuple[Problem, ...] = ()
    digest_of: Callable[[ProgressEntry], str] = _unknown


def content_of(entry: ProgressEntry) -> ProgressEntry:
    """Return a report as it counts: in what order its activities are written does not."""
    return replace(entry, results=tuple(sorted(entry.results, key=lambda result: result.code)))


def facts_of(entry: ProgressEntry) -> Hashable:
    """Return what no withdrawal may touch: when, of what, and every figure."""
    figures = sorted((one.code, one.quantity.text, str(one.requested)) for one in entry.results)
    works = [work.quantity and work.quantity.text for work in entry.unplanned]
    return entry.period, entry.date, entry.is_correction, tuple(figures), tuple(works)


def is_withdrawal(base: ProgressEntry, new: ProgressEntry, digest_of: Callable[[ProgressEntry], str]) -> bool:
    """Return whether a report only lost texts since it was published, and says so with the digest that it had."""
    return new.redaction is not None and new.redaction.digest == digest_of(base) and facts_of(new) == facts_of(base)


def lost(
    base: Sequence[T], new: Sequence[T], same: Callable[[T], Hashable], kin: Callable[[T], Hashable]
) -> Iterator[tuple[T, T | None]]:
    """Yield each published item of which nothing equal is left, with the new item that took its place, if one did.

    Two items are equal if `same` gives the same of both; one takes the place of another of the same `kin`.
    """
    kept = Counter(map(same, new)) & Counter(map(same, base))
    missing = list(_beyond(base, kept, same))
    added = list(_beyond(new, kept, same))
    for item in missing:
        heir = next((other for other in added if kin(other) == kin(item)), None)
        if heir is not None:
            added.remove(heir)
        yield item, heir


def added(base: Sequence[T], new: Sequence[T], same: Callable[[T], Hashable]) -> Iterator[T]:
    """Yield the new items that equal no published one."""
    return _beyond(new, Counter(map(same, new)) & Counter(map(same, base)), same)


def _beyond(items: Sequence[T], kept: Counter[Hashable], same: Callable[[T], Hashable]) -> Iterator[T]:
    left = kept.copy()
    for item in items:
        if left[same(item)]:
            left[same(item)] -= 1
        else:
            yield item


class Noted(Protocol):
    """A published fact with its note to the public."""

    @property
    def notes(self) -> str:
        """The note, "" where there is none."""


N = TypeVar("N", bound=Noted)


def is_explained(base: N, new: N, fact: Callable[[N], Hashable]) -> bool:
    """Return whether what changed may: a fact with a note that is new, or a note that did not vanish."""
    if fact(base) == fact(new):
        return bool(new.notes) or not base.notes
    return bool(new.notes) and new.notes != base.notes
