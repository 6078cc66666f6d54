"""The frame of a fiscal year: how it is measured, the official document and its narrative."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from generator.core.problem import Origin


class MissingRule(Enum):
    """What a programmed month without a report does to a percentage; the value is the word in YAML."""

    INCOMPLETE = "incompleto"
    ZERO = "cero"
    OMIT = "omitir"


@dataclass(frozen=True, slots=True)
class Band:
    """A named range of compliance, in percent: `lower` is included, `upper` is not; `None` is open."""

    id: str
    name: str
    lower: Decimal
    upper: Decimal | None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Method:
    """How an institution measures in a year; printed, with its version, on every page that shows a percentage.

    `cap` and `threshold` are percent. `round_units_first` averages figures already rounded to `decimals`, for
    institutions that publish so. Percentages are rounded to `category_decimals`, if set, before they are put in a
    band. `quarterly_target` is the part of the year, in percent, that each quarter must add.
    """

    version: str
    bands: tuple[Band, ...]
    origin: Origin = field(compare=False, repr=False)
    cap: Decimal | None = Decimal(100)
    threshold: Decimal | None = None
    missing: MissingRule = MissingRule.INCOMPLETE
    decimals: int = 1
    round_units_first: bool = False
    category_decimals: int | None = None
    quarterly_target: Decimal | None = None
    is_default: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the official form's change control."""

    version: str
    date: date
    owner: str
    reason: str
    origin: Origin = field(compare=False, repr=False)


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
    """A part of the plan's narrative: a heading with paragraphs or with named points."""

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
    """The year's frame (`ejercicio.yaml`): instrument, document, budget, narrative, method, change control."""

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
