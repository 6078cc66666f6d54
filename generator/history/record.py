"""The past of an institution's plans as pages need it: small frozen values that travel to whoever makes the pages.

Git is asked once, for all institutions, by `versions.records_of`. What is the same today is not carried twice.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import field

from generator.core.frozen import Frozen, replace

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from generator.core.model import Change, PublishedFigure, UnitPlan
    from generator.core.period import Period


class Version(Frozen):
    """A version of a unit's goals: the commit that published it and its day ("" and `None` where it is not known).

    `plan` has the goals alone; it is `None` where they are those of the present file.
    """

    number: int
    commit: str
    day: date | None
    plan: UnitPlan | None = None


class Told(Frozen):
    """A report, by what it says of itself (`dated` is its own date), and the day on which it was published.

    `published` is `None` where that is not known. `edited` is the day of a change in its place, against the rule that a
    published report is corrected by a later one.
    """

    period: Period
    dated: date
    is_correction: bool
    published: date | None
    edited: date | None = None


class EditedShare(Frozen):
    """A told percentage that is not what was published first (`before`); `after` is `None` if it is gone."""

    period: Period
    before: Decimal
    after: Decimal | None
    edited: date


class ControlRecord(Frozen):
    """Which commit published each row of a change control, by its version.

    Of rows of the same version, of which the later correct the first, also by their turn. `every` is the commit of all
    rows, where the file has had one state.
    """

    rows: Mapping[tuple[str, int], str] = field(default_factory=dict)
    every: str = ""

    def commits_of(self, changes: Iterable[Change]) -> Iterator[str]:
        """Yield the commit that published each row; "" where it is not known."""
        return (self.rows.get(key, self.every) for key in row_keys(changes))


def row_keys(changes: Iterable[Change]) -> Iterator[tuple[str, int]]:
    """Yield what names each row of a change control: its version, and which of the rows of that version it is."""
    turns: Counter[str] = Counter()
    for row in changes:
        version = row.version.lstrip("0")
        turns[version] += 1
        yield version, turns[version]


class Beginning(Frozen):
    """A commit that altered a file below its first so many `lines`, and which no later one altered further up.

    "" is what is in no commit yet.
    """

    lines: int
    commit: str


class UnitRecord(Frozen):
    """The past of a unit's plan: its versions in order, and when its reports were published, where that is known.

    `unannounced` is there if the goals of today are not those of the last version, which nobody raised: the commit that
    published them so, and its day. `control` is the past of its change control, `beginnings` that of its file, the
    oldest first.
    """

    versions: tuple[Version, ...] = ()
    told: tuple[Told, ...] = ()
    unannounced: Version | None = None
    edited_shares: tuple[EditedShare, ...] = ()
    control: ControlRecord = ControlRecord()
    beginnings: tuple[Beginning, ...] = ()

    def commit_of(self, lines: int) -> str | None:
        """Return the commit since which the first lines of the file are as they are; `None` where it is not known."""
        above = (each.commit for each in reversed(self.beginnings) if each.lines < lines)
        return next(above, None)


class EditedFigure(Frozen):
    """A figure that a report printed and that is not what was published first; `after` is `None` if it is gone."""

    before: PublishedFigure
    after: PublishedFigure | None
    edited: date


class EditedReport(Frozen):
    """An official report of which figures were edited; or that is `gone` since a day, with as many as it `printed`."""

    id: str
    title: str
    figures: tuple[EditedFigure, ...] = ()
    gone: date | None = None
    printed: int = 0


class GoneInstitution(Frozen):
    """An institution that was published and is no longer there: its name, and the day on which it was taken away."""

    name: str
    day: date


class Record(Frozen):
    """The past of an institution's plans, by year and unit; `frames` is that of its own plan of each year.

    `reports` are the official reports of each year of which what they printed was edited.
    `is_known`: there is a history at all. `since` is the day from which it is known, if it is only a part. `order` has
    the place in that history of each commit that pages can name as the last of some files, or of beginnings of files.
    """

    units: Mapping[tuple[int, str], UnitRecord] = field(default_factory=dict)
    frames: Mapping[int, ControlRecord] = field(default_factory=dict)
    reports: Mapping[int, tuple[EditedReport, ...]] = field(default_factory=dict)
    is_known: bool = False
    since: date | None = None
    order: Mapping[str, int] = field(default_factory=dict)

    def unit(self, year: int, unit: str) -> UnitRecord:
        """Return the past of a unit's plan; that of a plan that git has never seen is empty."""
        return self.units.get((year, unit), UnitRecord())

    def frame(self, year: int) -> ControlRecord:
        """Return the past of the institution's own plan of a year."""
        return self.frames.get(year, ControlRecord())


def as_known_on(record: Record, day: date, reports: Mapping[int, Container[str]]) -> Record:
    """Return a past without what git tells of what a view of an earlier day leaves out.

    `reports` are the ids of the official reports of each year that it shows. What git tells of all else stays: it is
    how what is shown came to be as it is.
    """
    return replace(
        record,
        units={key: _unit_known_on(unit, day) for key, unit in record.units.items()},
        reports={
            year: tuple(report for report in edited if report.gone or report.id in reports.get(year, ()))
            for year, edited in record.reports.items()
        },
    )


def _unit_known_on(unit: UnitRecord, day: date) -> UnitRecord:
    """Return the past of a unit without reports that bear a later day, nor percentages told and edited later."""
    return replace(
        unit,
        told=tuple(told for told in unit.told if told.dated <= day),
        edited_shares=tuple(share for share in unit.edited_shares if min(share.edited, share.period.end) <= day),
    )


NO_RECORD = Record()
"""Plans without a history: a zip, a folder outside git."""


def goals_of(plan: UnitPlan) -> UnitPlan:
    """Return what a plan promises, without what it has told since."""
    return replace(plan, progress=(), reported_shares=())
