"""The past of an institution's plans as pages need it: small frozen values that travel to whoever makes the pages.

Git is asked once, for all institutions, by `versions.records_of`. What is the same today is not carried twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from generator.core.model import UnitPlan
    from generator.core.period import Period


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a unit's goals: the commit that published it and its day ("" and `None` where it is not known).

    `plan` has the goals alone; it is `None` where they are those of the present file.
    """

    number: int
    commit: str
    day: date | None
    plan: UnitPlan | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A report, by what it says of itself (`dated` is its own date), and the day on which it was published."""

    period: Period
    dated: date
    is_correction: bool
    published: date


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """The past of a unit's plan: its versions in order, and when its reports were published, where that is known."""

    versions: tuple[Version, ...] = ()
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """The past of an institution's plans, by year and unit.

    `is_known`: there is a history at all. `since` is the day from which it is known, if it is only a part.
    """

    units: Mapping[tuple[int, str], UnitRecord] = field(default_factory=dict)
    is_known: bool = False
    since: date | None = None

    def unit(self, year: int, unit: str) -> UnitRecord:
        """Return the past of a unit's plan; that of a plan that git has never seen is empty."""
        return self.units.get((year, unit), UnitRecord())


NO_RECORD = Record()
"""Plans without a history: a zip, a folder outside git."""


def goals_of(plan: UnitPlan) -> UnitPlan:
    """Return what a plan promises, without what it has told since."""
    return replace(plan, progress=(), reported_shares=())
