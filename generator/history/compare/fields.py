"""What every comparison shares: pairs of things with the same name, and fields that differ."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeVar

from generator.core.frozen import Frozen
from generator.core.vocabulary import fold
from generator.history.changes import Change, Place, Step, Value
from generator.history.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from generator.core.period import Period
    from generator.core.problem import Origin

T = TypeVar("T")
TEXTS = frozenset({Kind.REWORDED, Kind.MEASURE_UNIT_CHANGED, Kind.PROOF_CHANGED, Kind.TEXT_CHANGED})
"""Texts that say the same if they differ in their accents and capitals alone."""


class Field(Frozen):
    """A field of the model, the key that plans spell it with (after those that hold it), and what a change of it is."""

    name: str
    key: str
    kind: Kind


class Pair(Frozen):
    """One thing in two states: what it is, and where each state is written."""

    place: Place
    before: Origin | None
    after: Origin | None

    def change(  # noqa: PLR0913  a change has that many parts
        self,
        kind: Kind,
        key: str = "",
        before: Value = None,
        after: Value = None,
        *,
        steps: tuple[Step, ...] = (),
        touches: tuple[Period, ...] = (),
        period: Period | None = None,
        reason: str = "",
    ) -> Change:
        """Return a change of this thing, or of one of its keys."""
        at = key.split(".") if key else ()
        origins = (self.before and self.before.at(*at), self.after and self.after.at(*at))
        return Change(kind, self.place, key, before, after, steps, touches, period, reason, *origins)


def changed_fields(
    fields: Iterable[Field], before: object, after: object, pair: Pair, touches: tuple[Period, ...] = ()
) -> Iterator[Change]:
    """Yield a change for each field that differs between two things of the same shape."""
    for each in fields:
        old, new = getattr(before, each.name), getattr(after, each.name)
        if not same(old, new):
            is_spelling = each.kind in TEXTS and fold(old) == fold(new)
            kind = Kind.SPELLING_CHANGED if is_spelling else each.kind
            yield pair.change(kind, each.key, old, new, touches=() if is_spelling else touches)


def same(one: object, other: object) -> bool:
    """Return whether two values say the same: how a text is broken into lines is not part of it."""
    if isinstance(one, str) and isinstance(other, str):
        return plain_text(one) == plain_text(other)
    return one == other


def plain_text(text: str) -> str:
    """Return a text in its canonical characters, with its words one space apart."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def paired(
    before: Iterable[T], after: Iterable[T], key: Callable[[T], Hashable]
) -> Iterator[tuple[T | None, T | None]]:
    """Yield the things with the same key side by side: in the order of `after`, then those that are no longer there.

    Of several with one key the first goes with the first.
    """
    left: dict[Hashable, list[T]] = {}
    for item in before:
        left.setdefault(key(item), []).append(item)
    for item in after:
        candidates = left.get(key(item))
        yield (candidates.pop(0) if candidates else None), item
    for items in left.values():
        for item in items:
            yield item, None
