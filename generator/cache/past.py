"""What the history tells of each institution: a digest of its past, and the last commit that touched its plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.core.frozen import replace
from generator.core.problem import GeneratorError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.history.position import Position
    from generator.moment import Moment
    from generator.publishing.page import Site


def past_of(position: Position | None, known: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the digest of the past and the last commit of each institution: as `known`, if HEAD is the same."""
    if position is None:
        return {}
    if known.get("commit") == position.name:
        return known
    try:
        return {"commit": position.name, "de": position.digests(), "ultimos": latest_of(position)}
    except GeneratorError:  # then no page tells a history
        return {}


def latest_of(position: Position) -> Mapping[str, str] | None:
    """Return the last commit of each institution; in a part of a history it is not known.

    Raises:
        GeneratorError: the history cannot be read.
    """
    return None if position.repository.is_shallow else position.latest()


def own_site(site: Site, moment: Moment, latest: Mapping[str, str] | None, institution: str) -> Site:
    """Return what the pages of an institution share: they name the last commit of its own plans, if it is known."""
    if moment.changed is None or latest is None:
        return site
    revision = "" if institution in moment.changed else latest.get(institution, "")
    return replace(site, revision=revision, is_own=bool(revision))
