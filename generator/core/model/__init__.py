"""The typed model: what an institution promised and reported, as frozen values.

Equality ignores where a value was written (`origin`), so moving lines changes nothing. `target` is what was promised
(the Spanish "meta"), `result` what was done (IATI's "actual").
"""

from __future__ import annotations

from generator.core.model.annual import AnnualPlan
from generator.core.model.disclosure import (
    NO_LAW,
    AbsenceAct,
    Asked,
    DisclosedDocument,
    DisclosedPart,
    Disclosure,
    Law,
    Matter,
)
from generator.core.model.institution import InformationOffice, Institution, OrgUnit, StrategicElement, Strategy
from generator.core.model.outline import Content, OutlinePart, ReportOutline, Signatory
from generator.core.model.plan import (
    DOUBTED_RESULT,
    Activity,
    Caveat,
    Direction,
    Evidence,
    ProgressEntry,
    Redaction,
    Removal,
    ReportedShare,
    Result,
    Target,
    TargetType,
    UnitPlan,
    UnplannedWork,
)
from generator.core.model.report import Measure, PublishedFigure, PublishedReport, Relation, Subject, SubjectKind
from generator.core.model.year import (
    Averaging,
    Band,
    Budget,
    Change,
    Method,
    MissingRule,
    Named,
    OfficialDocument,
    RemovedRule,
    Section,
    UnitWeight,
    UnscheduledRule,
    YearFrame,
)

__all__ = [
    "DOUBTED_RESULT",
    "NO_LAW",
    "AbsenceAct",
    "Activity",
    "AnnualPlan",
    "Asked",
    "Averaging",
    "Band",
    "Budget",
    "Caveat",
    "Change",
    "Content",
    "Direction",
    "DisclosedDocument",
    "DisclosedPart",
    "Disclosure",
    "Evidence",
    "InformationOffice",
    "Institution",
    "Law",
    "Matter",
    "Measure",
    "Method",
    "MissingRule",
    "Named",
    "OfficialDocument",
    "OrgUnit",
    "OutlinePart",
    "ProgressEntry",
    "PublishedFigure",
    "PublishedReport",
    "Redaction",
    "Relation",
    "Removal",
    "RemovedRule",
    "ReportOutline",
    "ReportedShare",
    "Result",
    "Section",
    "Signatory",
    "StrategicElement",
    "Strategy",
    "Subject",
    "SubjectKind",
    "Target",
    "TargetType",
    "UnitPlan",
    "UnitWeight",
    "UnplannedWork",
    "UnscheduledRule",
    "YearFrame",
]
