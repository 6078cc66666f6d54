"""The plan of a unit: what it promised, and what it has told since."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from generator.core.model.year import Change
    from generator.core.period import Period
    from generator.core.problem import Origin
    from generator.core.quantity import Quantity


DOUBTED_RESULT = "R344"
"""The rule of a result at its goal whose own comment says otherwise."""
_LACKING = frozenset({"R302", "R318", "R319", "R322"})
"""The rules of what a document leaves out; it prints nothing that is wrong."""


class TargetType(Enum):
    """How the months of a goal make a year; the value is the word in YAML."""

    SUM = "suma"
    LEVEL = "nivel"
    MILESTONE = "hito"
    DEMAND = "demanda"


class Direction(Enum):
    """Which results are good; the value is the word in YAML."""

    ASCENDING = "ascendente"
    DESCENDING = "descendente"
    RANGE = "rango"


@dataclass(frozen=True, slots=True)
class Target:
    """What is promised for a period."""

    period: Period
    quantity: Quantity
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Removal:
    """An approved change that takes a unit or an activity out from a month on; what it promised stays visible."""

    since: Period
    reason: str
    origin: Origin = field(compare=False, repr=False)
    act: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Caveat:
    """A fault of the published source kept as published: the rule it breaks, why, and cells that cannot be read."""

    rule: str
    note: str
    unreadable: tuple[tuple[Period, str], ...]
    origin: Origin = field(compare=False, repr=False)

    @property
    def is_of_silence(self) -> bool:
        """Whether nothing published is wrong: something is only lacking (an annual goal, limits, a means of proof)."""
        return self.rule in _LACKING

    @property
    def doubts_result(self) -> bool:
        """Whether it says that a result is contradicted by what is told of it."""
        return self.rule == DOUBTED_RESULT


@dataclass(frozen=True, slots=True)
class Activity:
    """A goal of a unit: what will be done, how it is counted and proved, and its targets by period.

    `published_code` is what the source prints where it differs from the stable `code` ("" if it prints none);
    `None` means that both are the same. `previous_codes` are those that it had before, from the oldest on. `weight` is
    its part of the unit's average, in percent, where averages are weighted.
    """

    code: str
    name: str
    targets: tuple[Target, ...]
    annual_target: Quantity | None
    origin: Origin = field(compare=False, repr=False)
    published_code: str | None = None
    process: str = ""
    product: str = ""
    measure_unit: str = ""
    means_of_verification: str = ""
    strategy: str | None = None
    target_type: TargetType = TargetType.SUM
    direction: Direction = Direction.ASCENDING
    range: tuple[Decimal, Decimal] | None = None
    owner: str = ""
    notes: str = ""
    caveats: tuple[Caveat, ...] = ()
    removal: Removal | None = None
    previous_codes: tuple[str, ...] = ()
    weight: Decimal | None = None

    @property
    def is_percent(self) -> bool:
        """Whether its quantities read as percentages: the annual target does, or every target where there is none."""
        if self.annual_target is not None:
            return self.annual_target.is_percent
        return bool(self.targets) and all(target.quantity.is_percent for target in self.targets)

    @property
    def counts_percents(self) -> frozenset[bool]:
        """Whether its quantities are percentages: one answer, or both where it mixes them; a zero is of either kind.

        Where all are zero, as they are written. None, if it has no quantity.
        """
        quantities = [target.quantity for target in self.targets]
        if self.annual_target is not None:
            quantities.append(self.annual_target)
        return frozenset(each.is_percent for each in quantities if each.value) or frozenset(
            each.is_percent for each in quantities
        )

    @property
    def unreadable(self) -> Mapping[Period, str]:
        """The periods whose published target cannot be read as a number, with the text as published."""
        return {period: text for caveat in self.caveats for period, text in caveat.unreadable}

    @property
    def doubt(self) -> str:
        """Why its result is doubted, in the words of who transcribed it; "" where nobody declared it."""
        return " ".join(caveat.note for caveat in self.caveats if caveat.doubts_result)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document that proves a result."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a unit reports of an activity in a period; `requested` is the demand received (demand goals only)."""

    code: str
    quantity: Quantity
    origin: Origin = field(compare=False, repr=False)
    requested: Decimal | None = None
    justification: str = ""
    measures: str = ""
    notes: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class UnplannedWork:
    """Work reported that no goal announced; `None` if the report does not say how much."""

    name: str
    measure_unit: str
    quantity: Quantity | None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Redaction:
    """Text taken out of a published report because it should never have been there; `digest` is of the original."""

    date: date
    owner: str
    reason: str
    digest: str
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ProgressEntry:
    """One report of a unit; a correction repeats the period with the results it replaces and a reason."""

    period: Period
    date: date
    results: tuple[Result, ...]
    origin: Origin = field(compare=False, repr=False)
    owner: str = ""
    summary: str = ""
    is_correction: bool = False
    reason: str = ""
    unplanned: tuple[UnplannedWork, ...] = ()
    redaction: Redaction | None = None


@dataclass(frozen=True, slots=True)
class ReportedShare:
    """A percentage that a unit reported without the activities behind it.

    `as_of` is the cut-off day of a figure accumulated while its period still ran; `None` if the period was over.
    """

    period: Period
    percent: Decimal
    origin: Origin = field(compare=False, repr=False)
    as_of: date | None = None
    notes: str = ""


@dataclass(frozen=True)
class UnitPlan:
    """The plan of one unit for one year, with the progress it has reported, in the order of the file.

    `is_partial`: the source publishes only some of the unit's activities, so that their mean is not the unit's.
    """

    org_unit: str
    year: int
    version: int
    activities: tuple[Activity, ...]
    origin: Origin = field(compare=False, repr=False)
    owner: str = ""
    objective: str = ""
    changes: tuple[Change, ...] = ()
    progress: tuple[ProgressEntry, ...] = ()
    notes: str = ""
    reported_shares: tuple[ReportedShare, ...] = ()
    removal: Removal | None = None
    is_partial: bool = False

    @property
    def has_reported(self) -> bool:
        """Whether the unit has reported anything: of its goals, of other work, or only a percentage."""
        return bool(self.progress or self.reported_shares)

    @property
    def promises_nothing(self) -> bool:
        """Whether it is still to be written: a first version in which nothing was promised or told."""
        return self.version == 1 and not self.activities and not self.has_reported

    @cached_property
    def by_code(self) -> Mapping[str, Activity]:
        """Activities by code; of two with the same code the first (a rule reports the second)."""
        return {activity.code: activity for activity in reversed(self.activities)}

    def code_now(self, code: str) -> str:
        """Return the code that an activity has now, from one that it may have had when it was reported."""
        return self._successors.get(code, code)

    def removal_of(self, goal: Activity) -> Removal | None:
        """Return the change that removed an activity, alone or with its unit: the first, if there are both."""
        both = [removal for removal in (goal.removal, self.removal) if removal is not None]
        return min(both, key=lambda removal: removal.since.start, default=None)

    def current_results(self, code: str) -> Mapping[Period, Result]:
        """Return what stands reported of an activity by period: a later entry for a period replaces an earlier one."""
        return self._standing.get(code, {})

    def told_of(self, code: str) -> tuple[tuple[ProgressEntry, Result], ...]:
        """Return every result told of an activity, with its report, in the order of the file."""
        return tuple(self._told.get(code, ()))

    @cached_property
    def _told(self) -> Mapping[str, Sequence[tuple[ProgressEntry, Result]]]:
        """The results by the activity's code now, read once."""
        told: dict[str, list[tuple[ProgressEntry, Result]]] = {}
        for entry in self.progress:
            for result in entry.results:
                told.setdefault(self.code_now(result.code), []).append((entry, result))
        return told

    @cached_property
    def _standing(self) -> Mapping[str, Mapping[Period, Result]]:
        """What stands reported by the activity's code now, read once."""
        return {code: {entry.period: result for entry, result in told} for code, told in self._told.items()}

    @cached_property
    def _successors(self) -> Mapping[str, str]:
        """The code now by each previous code; a code still in use is nobody's previous one (a rule reports it)."""
        return {
            old: activity.code
            for activity in self.activities
            for old in activity.previous_codes
            if old not in self.by_code
        }
