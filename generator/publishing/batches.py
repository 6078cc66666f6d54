"""Files that are made together, under a key that says what they are made of; what stands already is not made again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import field

from generator.core.frozen import Frozen
from generator.publishing.stamps import put_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.core.model import UnitPlan
    from generator.core.period import Period
    from generator.publishing.open_data.kept import UnitRows
    from generator.publishing.page import OutputFile
    from generator.publishing.stamps import Stamp
    from generator.publishing.views.context import YearContext


class Batch(Frozen):
    """Files and their key: the digest of all that they are made of, "" if nobody asks.

    `files` is `None` where files of that key stand already. Files that are too large for memory are made as they are
    asked for, once; `paths` then says which. `written` are those that whoever made them has written already, where the
    new files of a site wait.
    """

    key: str
    files: Iterable[OutputFile] | None
    paths: tuple[str, ...] = ()
    written: Mapping[str, Stamp] = field(default_factory=dict)


class Keys(Protocol):
    """The keys of an institution's batches, and which of them stand."""

    def unit(self, context: YearContext, plan: UnitPlan) -> str:
        """Return the key of a unit's pages and form."""

    def report(self, context: YearContext, period: Period) -> str:
        """Return the key of an official report and its documents."""

    def stands(self, key: str) -> bool:
        """Return whether what has this key need not be made."""

    def sizes(self, key: str) -> Mapping[str, int]:
        """Return the size of each file of a batch that stands, by its path."""

    def rows(self, key: str) -> UnitRows | None:
        """Return the rows of the unit whose pages and form have a key, if they are known."""


class NoKeys:
    """For whoever keeps nothing from one build to the next."""

    def unit(self, context: YearContext, plan: UnitPlan) -> str:  # noqa: ARG002  the shape of `Keys`
        """Return no key."""
        return ""

    def report(self, context: YearContext, period: Period) -> str:  # noqa: ARG002  the shape of `Keys`
        """Return no key."""
        return ""

    def stands(self, key: str) -> bool:  # noqa: ARG002  the shape of `Keys`
        """Return that nothing stands."""
        return False

    def sizes(self, key: str) -> Mapping[str, int]:
        """Refuse: nothing stands."""
        raise KeyError(key)

    def rows(self, key: str) -> UnitRows | None:  # noqa: ARG002  the shape of `Keys`
        """Return that none are known."""
        return None


NO_KEYS = NoKeys()


def put(each: Batch, root: str) -> Batch:
    """Return a batch whose files are written below a folder and no longer in memory."""
    return Batch(each.key, (), written=put_all(root, each.files)) if each.files else each


def batch(keys: Keys, key: str, make: Callable[[], Iterable[OutputFile]]) -> Batch:
    """Return the batch of a key, which is made if it does not stand."""
    return Batch(key, None if keys.stands(key) else tuple(make()))
