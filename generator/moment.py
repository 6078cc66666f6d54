"""The day of the data: the only place that reads the clock."""

from __future__ import annotations

import os
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cached_property
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError
from generator.history.line import head

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.project import Project

SAN_SALVADOR = timezone(timedelta(hours=-6), "America/El_Salvador")
"""El Salvador keeps UTC-6 all year, so no time zone database is needed."""


class Moment(Frozen, dict=True):
    """The day of a build's data, and the commit that they come from.

    `revision` is "" where the plans differ from the commit, or there is none. `today` is given only where an earlier
    day was asked for: plans are then judged as of today, so that what was told since `day` is no report of the future
    but is left out. `changed` are the paths, in the folder of plans, of what differs from the commit; `None` where
    pages are to name no other commit than `revision`. `has_later`: the plans, as they are read, are of a later day
    than the one that was asked for, so that their goals may be other than those of that day.
    """

    day: date
    revision: str
    today: date | None = None
    changed: frozenset[str] | None = None
    has_later: bool = False

    @property
    def judged_on(self) -> date:
        """The day as of which the plans are judged."""
        return self.today or self.day

    @cached_property
    def changed_by_institution(self) -> Mapping[str, frozenset[str]]:
        """What of `changed` is below the folder of each institution."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for path in self.changed or ():
            found[path.partition("/")[0]].add(path)
        return {name: frozenset(paths) for name, paths in found.items()}


def moment_of(project: Project, asked: date | None) -> Moment:
    """Return the moment of a build: the day asked for, else `SOURCE_DATE_EPOCH`, else the commit's, else today.

    So equal commits give equal sites, whenever they are built.

    Raises:
        GeneratorError: `SOURCE_DATE_EPOCH` is not a number of seconds.
    """
    commit = head(project.plans) if project.plans.is_dir() else None
    clean = commit if commit and not commit.changed else None
    known = day_of(clean.moment) if clean else today()
    day = asked or _day_of_epoch() or known
    is_past = asked is not None and asked < today()
    changed = frozenset(commit.changed) if commit else None
    has_later = is_past and commit is not None and (clean is None or day_of(clean.moment) > day)
    return Moment(day, clean.hash if clean else "", today() if is_past else None, changed, has_later)


def day_of(moment: datetime) -> date:
    """Return the day of a moment in El Salvador."""
    return moment.astimezone(SAN_SALVADOR).date()


def today() -> date:
    """Return the day in El Salvador: at one in the morning UTC it is still the day before."""
    return datetime.now(SAN_SALVADOR).date()


def _day_of_epoch() -> date | None:
    """Return the day that `SOURCE_DATE_EPOCH` names, if it is set (reproducible-builds.org)."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC).astimezone(SAN_SALVADOR).date()
    except (ValueError, OverflowError, OSError) as error:
        raise GeneratorError(f"SOURCE_DATE_EPOCH no es un número de segundos: «{text}»") from error
