"""The typed model: what an institution promised and reported, as frozen values.

Equality ignores where a value was written (`origin`), so moving lines changes nothing. `target` is what was promised
(the Spanish "meta"), `result` what was done (IATI's "actual").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from generator.core.period import Period
    from generator.core.problem import Origin
    from generator.core.quantity import Quantity


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


class MissingRule(Enum):
    """What a programmed month without a report does to a percentage; the value is the word in YAML."""

    INCOMPLETE = "incompleto"
    ZERO = "cero"
    OMIT = "omitir"


class Measure(Enum):
    """What a published figure measures; the value is the word in YAML."""

    COMPLIANCE = "cumplimiento"
    ADDITIONAL = "adicional"
    MEAN = "promedio"
    PROGRAMMED = "programado"
    EXECUTED = "realizado"


class SubjectKind(Enum):
    """What a published figure is about; the value is the word in YAML."""

    INSTITUTION = "institucion"
    UNIT = "unidad"
    AUTHORITY = "autoridad"
    ELEMENT = "estrategia"
    ACTIVITY = "actividad"


@dataclass(frozen=True, slots=True)
class OrgUnit:
    """A node of the institution's tree: a unit, or an authority when it has units below it."""

    id: str
    name: str
    parent: str | None
    origin: Origin = field(compare=False, repr=False)
    short_name: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InformationOffice:
    """Where citizens ask for information (LAIP): a unit and its public contact."""

    unit: str
    post: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class Institution:
    """A public body and its organisational tree, in the order of the file (parents before children)."""

    id: str
    name: str
    units: tuple[OrgUnit, ...]
    origin: Origin = field(compare=False, repr=False)
    acronym: str = ""
    country: str = "SV"
    website: str = ""
    information_office: InformationOffice | None = None

    @cached_property
    def by_id(self) -> Mapping[str, OrgUnit]:
        """Units by id; of two with the same id the first (a rule reports the second)."""
        return {unit.id: unit for unit in reversed(self.units)}

    def children(self, unit_id: str | None) -> tuple[OrgUnit, ...]:
        """Return the units directly below a unit; `None` gives the top of the tree."""
        return tuple(unit for unit in self.units if unit.parent == unit_id)

    def ancestors(self, unit_id: str) -> tuple[OrgUnit, ...]:
        """Return the units above, from the top down."""
        found: list[OrgUnit] = []
        parent = self.by_id[unit_id].parent
        while parent is not None:
            found.insert(0, self.by_id[parent])
            parent = self.by_id[parent].parent
        return tuple(found)

    @cached_property
    def authorities(self) -> tuple[OrgUnit, ...]:
        """Return the units that have others below them."""
        parents = {unit.parent for unit in self.units}
        return tuple(unit for unit in self.units if unit.id in parents)


@dataclass(frozen=True, slots=True)
class StrategicElement:
    """An axis, result, objective or action of the strategic plan."""

    code: str
    kind: str
    name: str
    parent: str | None
    origin: Origin = field(compare=False, repr=False)
    quantity: Quantity | None = None
    product_indicator: str = ""
    owner: str = ""
    owner_unit: str | None = None
    start_year: int | None = None
    notes: str = ""


@dataclass(frozen=True)
class Strategy:
    """A strategic plan: its elements in document order, parents before children."""

    id: str
    name: str
    first_year: int
    last_year: int
    elements: tuple[StrategicElement, ...]
    origin: Origin = field(compare=False, repr=False)
    notes: str = ""

    @cached_property
    def by_code(self) -> Mapping[str, StrategicElement]:
        """Elements by code."""
        return {element.code: element for element in reversed(self.elements)}

    def children(self, code: str | None) -> tuple[StrategicElement, ...]:
        """Return the elements directly below; `None` gives the top."""
        return tuple(element for element in self.elements if element.parent == code)

    def ancestors(self, code: str) -> tuple[StrategicElement, ...]:
        """Return the elements above, from the top down."""
        found: list[StrategicElement] = []
        parent = self.by_code[code].parent
        while parent is not None:
            found.insert(0, self.by_code[parent])
            parent = self.by_code[parent].parent
        return tuple(found)

    def descendants(self, code: str) -> tuple[StrategicElement, ...]:
        """Return everything below an element, in document order."""
        below: list[StrategicElement] = []
        for child in self.children(code):
            below += [child, *self.descendants(child.code)]
        return tuple(below)


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
    document: OfficialDocument = OfficialDocument()
    approved: date | None = None
    strategy: str | None = None
    budget: Budget | None = None
    sections: tuple[Section, ...] = ()
    changes: tuple[Change, ...] = ()
    reporting_days: int | None = None
    notes: str = ""


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


@dataclass(frozen=True, slots=True)
class Activity:
    """A goal of a unit: what will be done, how it is counted and proved, and its targets by period.

    `published_code` is what the source prints where it differs from the stable `code` ("" if it prints none);
    `None` means that both are the same.
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

    @property
    def is_percent(self) -> bool:
        """Whether its quantities read as percentages: the annual target does, or every target where there is none."""
        if self.annual_target is not None:
            return self.annual_target.is_percent
        return bool(self.targets) and all(target.quantity.is_percent for target in self.targets)

    @property
    def unreadable(self) -> Mapping[Period, str]:
        """The periods whose published target cannot be read as a number, with the text as published."""
        return {period: text for caveat in self.caveats for period, text in caveat.unreadable}


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

    @cached_property
    def by_code(self) -> Mapping[str, Activity]:
        """Activities by code; of two with the same code the first (a rule reports the second)."""
        return {activity.code: activity for activity in reversed(self.activities)}

    def current_results(self, code: str) -> Mapping[Period, Result]:
        """Return what stands reported of an activity by period: a later entry for a period replaces an earlier one."""
        return {entry.period: result for entry in self.progress for result in entry.results if result.code == code}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a published figure is about: `unit` is a unit or an authority, `code` an activity or an element."""

    kind: SubjectKind
    unit: str = ""
    code: str = ""

    @classmethod
    def parse(cls, text: str) -> Subject:
        """Read `institucion`, `unidad:<id>`, `autoridad:<id>`, `estrategia:<code>` or `actividad:<unit>/<code>`.

        Raises:
            ValueError: the kind is none of these.
        """
        word, _, rest = text.partition(":")
        kind = SubjectKind(word)
        if kind is SubjectKind.ELEMENT:
            return cls(kind, code=rest)
        unit, _, code = rest.partition("/")
        return cls(kind, unit, code)

    @property
    def text(self) -> str:
        """The text that `parse` reads back."""
        rest = "/".join(part for part in (self.unit, self.code) if part)
        return f"{self.kind.value}:{rest}" if rest else self.kind.value


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A figure as a report prints it; `notes` says why it differs, where a person knows."""

    table: str
    subject: Subject
    measure: Measure
    period: Period
    quantity: Quantity
    origin: Origin = field(compare=False, repr=False)
    notes: str = ""


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """An official report of progress: its narrative, and the figures that it prints; `id` is the name of its file."""

    id: str
    period: Period
    title: str
    date: date
    figures: tuple[PublishedFigure, ...]
    origin: Origin = field(compare=False, repr=False)
    owner: str = ""
    document: OfficialDocument = OfficialDocument()
    notes: str = ""
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class AnnualPlan:
    """An institution's year: its frame, its units' plans in the order of the tree, its strategic plan, and reports.

    `unread` names the units and the strategy whose files are there but have errors: they are missing, yet not absent.
    """

    institution: Institution
    frame: YearFrame
    plans: tuple[UnitPlan, ...]
    strategy: Strategy | None = None
    unread: frozenset[str] = frozenset()
    reports: tuple[PublishedReport, ...] = ()

    @property
    def year(self) -> int:
        """The fiscal year."""
        return self.frame.year

    @cached_property
    def by_unit(self) -> Mapping[str, UnitPlan]:
        """Plans by unit id."""
        return {plan.org_unit: plan for plan in self.plans}

    def plans_below(self, unit_id: str) -> tuple[UnitPlan, ...]:
        """Return the plans of a unit and of every unit below it, in the order of the tree."""
        return tuple(
            plan
            for plan in self.plans
            if plan.org_unit == unit_id
            or (
                plan.org_unit in self.institution.by_id
                and any(unit.id == unit_id for unit in self.institution.ancestors(plan.org_unit))
            )
        )

    def activities(self) -> Iterator[tuple[UnitPlan, Activity]]:
        """Yield every activity with the plan it belongs to."""
        for plan in self.plans:
            for activity in plan.activities:
                yield plan, activity
