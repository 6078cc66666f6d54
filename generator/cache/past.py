"""What the history tells of institutions: a digest of their past, their last commits, and which are gone."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.problem import GeneratorError
from generator.history.position import NO_PAST
from generator.history.record import GoneInstitution
from generator.moment import day_of
from generator.reading.discover import place_of

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from generator.history.position import Past, Position
    from generator.moment import Moment
    from generator.publishing.page import Site
    from generator.reading.discover import FoundFile


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


def shared_site(site: Site, moment: Moment, past: Past) -> Site:
    """Return what the pages of every institution share: no commit, where the last of each is known."""
    return site if _is_unknown(moment, past) else replace(site, revision="", is_own=True)


def changed_of(moment: Moment, institution: str) -> frozenset[str]:
    """Return the paths of what of an institution differs from the commit that the plans stand at."""
    return frozenset(path for path in moment.changed or () if path.partition("/")[0] == institution)


def own_site(site: Site, moment: Moment, past: Past, institution: str, files: Sequence[FoundFile]) -> Site:
    """Return what the pages of an institution share: they name the last commit of its own plans, if it is known.

    A unit's pages name the last that touched its plan or what all plans of its year are made of, so that a report of
    one unit leaves alone the pages of all others. What was not committed has none.
    """
    if _is_unknown(moment, past):
        return site
    changed, touched = changed_of(moment, institution), past.touched.get(institution, {})
    plans = {file.inner for file in files if file.place.kind == "plan"}
    shared: defaultdict[int | None, list[str]] = defaultdict(list)
    for path in sorted({*touched, *changed} - plans):
        place = place_of(path)
        shared[place.year if place else None].append(path)
    latest = "" if changed or past.latest is None else past.latest.get(institution, "")
    revisions = {}
    for file in files:
        made_of = {file.inner, *shared[None], *shared[file.place.year]}
        is_known = file.inner in touched and not made_of & changed
        revisions[file.file] = max(touched[path] for path in made_of & touched.keys())[1] if is_known else ""
    return replace(site, revision=latest, is_own=True, revisions=revisions)


def _is_unknown(moment: Moment, past: Past) -> bool:
    return moment.changed is None or past.latest is None
