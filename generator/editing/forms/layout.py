"""What the form says and where, so that what writes it and what reads it cannot differ.

The form is found again by its words, not by its addresses: rows that were sorted and columns that were moved come back
right. Every row bears a key with the code of its activity and a digest of its goal, so that a figure is never taken
for another activity's, nor for a goal that has changed since.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cached_property
from hashlib import blake2s
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.model import Activity, AnnualPlan, Result, TargetType, UnitPlan
from generator.core.period import Period, months
from generator.core.quantity import plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

FORM_VERSION = 1
REPORT_SHEET = "Informe"
YEAR_SHEET = "Plan del año"
HELP_SHEET = "Instrucciones"
DATA_SHEET = "plan-abierto"
UNPLANNED_ROWS = 6
LONG, SHORT = 10_000, 1_000
"""The most letters of a text and of a line."""
PERIOD_CELL = (3, 2)
"""Where the period is chosen, from 0."""
FIRST_ROW = 6
"""The first activity's row in the report, from 0; in the sheet of the year it is `FIRST_YEAR_ROW`."""
FIRST_YEAR_ROW = 4
FIRST_PERIOD_COLUMN = 5
_DIGEST_BYTES = 4


class Field(Enum):
    """The columns of the report, by their headings."""

    CODE = "N°"
    NAME = "Actividad"
    MEASURE_UNIT = "Unidad de medida"
    MEANS = "Medio de verificación"
    PROGRAMMED = "Programado"
    VALUE = "Realizado"
    REQUESTED = "Solicitado"
    PERCENT = "% cumplido"
    ANNUAL = "Meta anual"
    ACCUMULATED = "Acumulado"
    MISSING = "Falta"
    CHECK = "Revise"
    JUSTIFICATION = "Justificación"
    MEASURES = "Medidas que se tomarán"
    NOTES = "Nota"
    EVIDENCE_TITLE = "Evidencia: título"
    EVIDENCE_URL = "Evidencia: enlace"
    KEY = "Clave"


INPUTS = (
    Field.VALUE,
    Field.REQUESTED,
    Field.JUSTIFICATION,
    Field.MEASURES,
    Field.NOTES,
    Field.EVIDENCE_TITLE,
    Field.EVIDENCE_URL,
)
"""The columns that the unit fills."""


class Label(Enum):
    """The texts beside the cells that are filled once; the cell is the next one to the right."""

    PERIOD = "Período que informa"
    SUMMARY = "Resumen del período"
    OWNER = "Responsable (un cargo, no una persona)"
    DATE = "Fecha del informe (día/mes/año)"
    REASON = "Motivo, solo si corrige un período ya informado"


UNPLANNED_NAME = "Qué se hizo"
UNPLANNED_QUANTITY = "Cantidad"


class FormKey(Frozen):
    """Which form it is: whose, of what year, and of which version of the goals."""

    institution: str
    year: int
    unit: str
    version: int
    form: int = FORM_VERSION

    @property
    def text(self) -> str:
        """The text that `find` reads back: `PA1/di/2024/programa-adn/1`."""
        return f"PA{self.form}/{self.institution}/{self.year}/{self.unit}/{self.version}"

    @classmethod
    def find(cls, text: str) -> FormKey | None:
        """Return the key inside a text, if there is one."""
        found = _FORM_KEY.search(text)
        if not found:
            return None
        return cls(found["institution"], int(found["year"]), found["unit"], int(found["version"]), int(found["form"]))


_FORM_KEY = re.compile(
    r"\bPA(?P<form>[0-9]{1,3})/(?P<institution>[a-z0-9-]{1,60})/(?P<year>[0-9]{4})"
    r"/(?P<unit>[a-z0-9-]{1,60})/(?P<version>[0-9]{1,6})\b"
)


def row_key(activity: Activity) -> str:
    """Return the key of an activity's row: its code and a digest of what it promises, `1.4#3f2a9c1b`."""
    promised = [
        activity.name,
        activity.measure_unit,
        activity.target_type.value,
        activity.direction.value,
        *(plain(limit) for limit in activity.range or ()),
        *(f"{target.period.code} {target.quantity.text}" for target in activity.targets),
        activity.annual_target.text if activity.annual_target else "",
    ]
    digest = blake2s("\n".join(promised).encode(), digest_size=_DIGEST_BYTES).hexdigest()
    return f"{activity.code}#{digest}"


def columns_of(plan: UnitPlan) -> tuple[Field, ...]:
    """Return the columns of a unit's form: what was requested is asked only where a goal depends on it."""
    has_demand = any(activity.target_type is TargetType.DEMAND for activity in plan.activities)
    return tuple(field for field in Field if has_demand or field is not Field.REQUESTED)


def periods_of(plan: UnitPlan) -> tuple[Period, ...]:
    """Return the periods a unit may report: the months, and the longer ones that its plan uses, in order of time."""
    used = {target.period for activity in plan.activities for target in activity.targets}
    used |= {entry.period for entry in plan.progress if entry.period.year == plan.year}
    return tuple(sorted(used.union(months(plan.year)), key=lambda period: (period.last, len(period))))


def next_period(plan: UnitPlan, as_of: date) -> Period:
    """Return the period to report: the first one with a goal and no report; the last one over, if none lacks."""
    told = {(entry.period, result.code) for entry in plan.progress for result in entry.results}
    periods = periods_of(plan)
    due = {
        target.period
        for activity in plan.activities
        for target in activity.targets
        if target.quantity.value
        and (target.period, activity.code) not in told
        and not (activity.removal and activity.removal.since.start <= target.period.start)
    }
    waiting = [period for period in periods if period in due]
    over = [period for period in periods if period.end < as_of]
    return (waiting or over[-1:] or list(periods))[0]


class FormRow(Frozen):
    """An activity with its rows in both sheets, from 0, and what stands reported of it."""

    activity: Activity
    row: int
    year_row: int
    results: Mapping[Period, Result]

    @property
    def is_demand(self) -> bool:
        """Whether its goal is to attend what is requested."""
        return self.activity.target_type is TargetType.DEMAND


class Form(Frozen, dict=True):
    """A form to write: of a unit's plan, for a period that the unit may still change."""

    annual: AnnualPlan
    plan: UnitPlan
    period: Period

    @property
    def key(self) -> FormKey:
        """Which form it is."""
        return FormKey(self.annual.institution.id, self.plan.year, self.plan.org_unit, self.plan.version)

    @property
    def unit_name(self) -> str:
        """The name of the unit."""
        return self.annual.institution.by_id[self.plan.org_unit].name

    @cached_property
    def columns(self) -> tuple[Field, ...]:
        """The columns of the report."""
        return columns_of(self.plan)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods that the unit may choose."""
        return periods_of(self.plan)

    @cached_property
    def rows(self) -> tuple[FormRow, ...]:
        """The activities in the order of the plan; one of demand takes three rows in the year's sheet, others two."""
        rows: list[FormRow] = []
        year_row = FIRST_YEAR_ROW
        for index, activity in enumerate(self.plan.activities):
            row = FormRow(activity, FIRST_ROW + index, year_row, self.plan.current_results(activity.code))
            rows.append(row)
            year_row += 3 if row.is_demand else 2
        return tuple(rows)

    @cached_property
    def measure_units(self) -> tuple[str, ...]:
        """What the plan counts in, without repeats."""
        return tuple(dict.fromkeys(each.measure_unit for each in self.plan.activities if each.measure_unit))

    @property
    def total_column(self) -> int:
        """The column of the year's sheet after its periods: the annual target, and what adds up so far."""
        return FIRST_PERIOD_COLUMN + len(self.periods)

    def column(self, field: Field) -> int:
        """Return where a column of the report stands."""
        return self.columns.index(field)
