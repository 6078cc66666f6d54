"""What the history tells of institutions: a digest of their past, their last commits, and which are gone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.problem import GeneratorError
from generator.history.position import NO_PAST
from generator.history.record import GoneInstitution
from generator.moment import day_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from generator.history.position import Past, Position
    from generator.moment import Moment
    from generator.publishing.page import Site


def past_of(position: Position | None, known: Past) -> Past:
    """Return the past of each institution: as `known`, if the plans stand at the same commit."""
    if position is None:
        return NO_PAST
    if known.name == position.name:
        return known
    try:
        return position.past(known)
    except GeneratorError:  # then no page tells a history
        return NO_PAST


def gone_of(past: Past, there: Container[str]) -> tuple[GoneInstitution, ...]:
    """Return the institutions that were published and are no longer `there`: one may be back before it is committed."""
    return tuple(
        GoneInstitution(name, day_of(datetime.fromisoformat(moment)))
        for folder, (name, moment) in sorted(past.gone.items())
        if folder not in there
    )


def own_site(site: Site, moment: Moment, latest: Mapping[str, str] | None, institution: str) -> Site:
    """Return what the pages of an institution share: they name the last commit of its own plans, if it is known."""
    if moment.changed is None or latest is None:
        return site
    revision = "" if institution in moment.changed else latest.get(institution, "")
    return replace(site, revision=revision, is_own=bool(revision))
