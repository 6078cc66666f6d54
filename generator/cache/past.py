"""What the history tells of institutions: a digest of their past, their last commits, and which are gone."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.problem import GeneratorError
from generator.history.position import NO_TRACES
from generator.history.record import GoneInstitution
from generator.moment import day_of
from generator.reading.discover import place_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from generator.history.position import Position, Traces
    from generator.moment import Moment
    from generator.publishing.page import Site
    from generator.reading.discover import FoundFile


def past_of(position: Position | None, known: Traces) -> Traces:
    """Return the past of each institution: as `known`, if the plans stand at the same commit."""
    if position is None:
        return NO_TRACES
    if known.name == position.name:
        return known
    try:
        return position.past(known)
    except GeneratorError:  # then no page tells a history
        return NO_TRACES


def gone_of(past: Traces, there: Container[str]) -> tuple[GoneInstitution, ...]:
    """Return the institutions that were published and are no longer `there`: one may be back before it is committed."""
    return tuple(
        GoneInstitution(name, day_of(datetime.fromisoformat(moment)))
        for folder, (name, moment) in sorted(past.gone.items())
        if folder not in there
    )


def shared_site(site: Site, moment: Moment, past: Traces) -> Site:
    """Return what the pages of every institution share: no commit, where the last of each is known."""
    return site if _latest(moment, past) is None else replace(site, revision="", is_own=True)


def own_site(site: Site, moment: Moment, past: Traces, institution: str, files: Sequence[FoundFile]) -> Site:
    """Return what the pages of an institution share: they name the last commit of its own plans, if it is known.

    A unit's pages name the last that touched its plan or what all plans of its year are made of, so that a report of
    one unit leaves alone the pages of all others. What was not committed has none. Official reports: `named`.
    """
    latest = _latest(moment, past)
    if latest is None:
        return site
    commits = _Commits(past.touched.get(institution, {}), moment.changed_by_institution.get(institution, frozenset()))
    plans = {file.inner for file in files if file.place.kind == "plan"}
    shared: defaultdict[int | None, set[str]] = defaultdict(set)
    for path in {*commits.touched, *commits.changed, *(file.inner for file in files)} - plans:
        place = place_of(path)
        shared[place.year if place else None].add(path)
    revisions = {file.file: commits.last_of({file.inner, *shared[None], *shared[file.place.year]}) for file in files}
    revision = "" if commits.changed else latest.get(institution, "")
    return replace(site, revision=revision, is_own=True, revisions=revisions)


class _Commits(Frozen):
    """The last commit of each file of an institution, and the files that differ from it."""

    touched: Mapping[str, tuple[int, str]]
    changed: frozenset[str]

    def last_of(self, paths: set[str]) -> str:
        """Return the last commit that touched any of some files; "" if one is not as it was committed, or never was."""
        if paths & self.changed or not paths <= self.touched.keys():
            return ""
        return max(self.touched[path] for path in paths)[1]


def _latest(moment: Moment, past: Traces) -> Mapping[str, str] | None:
    """Return the last commit of each institution, where it is known and pages are to name it."""
    return None if moment.changed is None else past.latest
