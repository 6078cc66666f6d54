"""The frame of a fiscal year: how it is measured, the official document and its narrative."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from generator.core.model.disclosure import NO_DISCLOSURE, Disclosure
from generator.core.model.outline import NO_OUTLINE, ReportOutline

if TYPE_CHECKING:
    from datetime import date

    from generator.core.problem import Origin


class MissingRule(Enum):
    """What a programmed month without a report does to a percentage; the value is the word in YAML."""

    INCOMPLETE = "incompleto"
    ZERO = "cero"
    OMIT = "omitir"


class UnscheduledRule(Enum):
    """What a unit with nothing programmed does to an average of units; the value is the word in YAML."""

    OMIT = "omitir"
    ZERO = "cero"


class RemovedRule(Enum):
    """What an approved change removed while a period ran does to its average; the value is the word in YAML."""

    UNTIL_THEN = "hasta_su_mes"
    WHOLE_PERIOD = "todo_el_periodo"


class Averaging(Enum):
    """Whether the members of an average count alike or by their weights; the value is the word in YAML."""

    SIMPLE = "simple"
    WEIGHTED = "ponderado"


@dataclass(frozen=True, slots=True)
class UnitWeight:
    """The part of an institution's average that is a unit's, in percent."""

    unit: str
    percent: Decimal
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Band:
    """A named range of compliance, in percent: `lower` is included, `upper` is not; `None` is open.

    `printed` is the range as the document words it, where that is not the same.
    """

    id: str
    name: str
    lower: Decimal
    upper: Decimal | None
    origin: Origin = field(compare=False, repr=False)
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Method:
    """How an institution measures in a year; printed, with its version, on every page that shows a percentage.

    `cap` and `threshold` are percent. `unit_weights`, where averages are weighted, are the units' parts of the
    institution's; those of activities stand in the plans. `round_units_first` averages figures already rounded to
    `decimals`, for institutions that publish so. Percentages are rounded to `category_decimals`, if set, before they
    are put in a band. `quarterly_target` is the part of the year, in percent, that each quarter must add.
    """

    version: str
    bands: tuple[Band, ...]
    origin: Origin = field(compare=False, repr=False)
    cap: Decimal | None = Decimal(100)
    threshold: Decimal | None = None
    missing: MissingRule = MissingRule.INCOMPLETE
    unscheduled: UnscheduledRule = UnscheduledRule.OMIT
    removed: RemovedRule = RemovedRule.UNTIL_THEN
    averaging: Averaging = Averaging.SIMPLE
    unit_weights: tuple[UnitWeight, ...] = ()
    decimals: int = 1
    round_units_first: bool = False
    category_decimals: int | None = None
    quarterly_target: Decimal | None = None
    is_default: bool = True

    @property
    def is_weighted(self) -> bool:
        """Whether the members of an average count by their weights, where they have them."""
        return self.averaging is Averaging.WEIGHTED


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the official form's change control."""

    version: str
    date: date
    owner: str
    reason: str
    origin: Origin = field(compare=False, repr=False)

    def is_of(self, version: int) -> bool:
        """Return whether it is the row of a version of the goals; `01` is version 1."""
        return self.version.lstrip("0") == str(version)


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """The approved document that the plan comes from; posts and units, never private persons."""

    code: str = ""
    version: str = ""
    date: date | None = None
    prepared_by: str = ""
    reviewed_by: str = ""
    authorized_by: str = ""
    url: str = ""


NO_DOCUMENT = OfficialDocument()
"""A document of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Named:
    """A named text: a value of the institution, a term and its definition, a strength."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a narrative: a heading with paragraphs or with named points.

    A plan's section has a title; that of a report may leave it to the part of the same id in the year's outline.
    """

    id: str
    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """The year's budget; `note` says how the source words it."""

    amount: Decimal
    currency: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class YearFrame:
    """The year's frame (`ejercicio.yaml`): instrument, document, budget, narrative, method, reports, change control."""

    institution: str
    year: int
    instrument: str
    name: str
    method: Method
    origin: Origin = field(compare=False, repr=False)
    document: OfficialDocument = NO_DOCUMENT
    approved: date | None = None
    strategy: str | None = None
    budget: Budget | None = None
    sections: tuple[Section, ...] = ()
    changes: tuple[Change, ...] = ()
    reporting_days: int | None = None
    notes: str = ""
    outline: ReportOutline = NO_OUTLINE
    disclosure: Disclosure = NO_DISCLOSURE
