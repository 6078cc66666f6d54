"""Gives every row of the tables to a unit of the institution, and sets aside the rows that are no activity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.problem import Origin, Problem, Severity, Spot
from generator.core.vocabulary import fold
from generator.core.wording import closest, counted, listed, quoted
from generator.editing.reconcile import Outcome, Reconciled, reconcile
from generator.editing.tables import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.core.model import Institution, OrgUnit

_TOTALS = re.compile(r"(sub ?)?total(es)?( general(es)?)?:?|sumas?:?")
_LABELLED = re.compile(
    r"(?:nombre de la )?(?:unidad(?: organizativa| responsable)?|dependencia|area)\s*:\s*(?P<name>.+)"
)
_TOLD = "diga la unidad al importar, por su identificador: --unidad IDENTIFICADOR"
_LONG = 10_000
_SHORT = 1_000
_LIMITS = dict.fromkeys(Column, _SHORT) | {Column.PRODUCT: _LONG, Column.NOTES: _LONG, Column.CODE: 40}


class Entry(Frozen):
    """A row that is an activity of a unit, with the judgement of its figures."""

    table: Table
    row: Row
    unit: OrgUnit
    judged: Reconciled
    code: str = ""

    @property
    def origin(self) -> Origin:
        """Where the row stands."""
        return Origin(self.table.file, line=self.row.line)

    def text(self, column: Column) -> str:
        """Return the text of a column; "" where the table has none."""
        return self.row.cell(self.table.header.columns.get(column))

    @property
    def telling_cell(self) -> int | None:
        """The column to show with the row's problem: a month that cannot be read, or the total."""
        header = self.table.header
        if self.judged.unreadable_months:
            return header.months[self.judged.unreadable_months[0][0] - 1]
        return header.columns.get(Column.TOTAL)

    @property
    def untitled_cells(self) -> tuple[int, ...]:
        """The filled columns that have no heading, without the total of a shifted row."""
        header = self.table.header
        known = {*header.columns.values(), *header.months, *header.others}
        if self.judged.outcome is Outcome.SHIFTED:
            known.add(header.extra)
        return tuple(index for index in self.row.filled if index not in known)


class Assignment(Frozen):
    """The activities of every unit, in the order of the tables."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def assign(tables: Sequence[Table], institution: Institution, only: str | None) -> Assignment:
    """Return the rows with their units; `only` passes over other units, and owns the tables that name none."""
    work = _Work(institution, only)
    entries = tuple(entry for table in tables for entry in work.entries(table))
    return Assignment(entries, tuple(work.problems), tuple(work.notes))


class _Work:
    """Takes table after table; a class because they share the known names, the problems and the notes."""

    def __init__(self, institution: Institution, only: str | None) -> None:
        self.institution = institution
        self.only = institution.by_id[only] if only is not None else None
        self.names = _names(institution)
        self.problems: list[Problem] = []
        self.notes: list[str] = []

    def entries(self, table: Table) -> Iterator[Entry]:
        """Yield the activities of a table."""
        self.report_columns(table)
        passed_over: dict[str, int] = {}
        for row, unit in self.owned(table):
            if self.only not in {None, unit}:
                passed_over[unit.name] = passed_over.get(unit.name, 0) + 1
            elif self.is_activity(table, row):
                yield Entry(table, row, unit, _judge(table, row))
        if passed_over:
            others = listed(f"{name} ({count})" for name, count in passed_over.items())
            self.notes.append(f"{table.label}: se dejaron fuera las filas de otras unidades: {others}")

    def owned(self, table: Table) -> Iterator[tuple[Row, OrgUnit]]:
        """Yield the rows whose unit is known; each unknown name is one problem."""
        column = table.header.columns.get(Column.UNIT)
        texts, place = table.titles, table.title_row.spot()
        reported: set[tuple[str, ...]] = set()
        for row in table.rows:
            if _TOTALS.fullmatch(fold(row.cell(row.filled[0]))):
                self.notes.append(f"{table.label}: la fila de totales (línea {row.line}) no se importó")
                continue
            if column is not None and (row.cell(column) or row is table.rows[0]):
                texts, place = (row.cell(column),), row.spot(column)  # a merged cell keeps its text in its first row
            unit = self.unit_of(texts)
            if unit:
                yield row, unit
            elif texts not in reported:
                reported.add(texts)
                self.report_unit(table, place, texts)

    def unit_of(self, texts: Sequence[str]) -> OrgUnit | None:
        """Return the unit that one of the texts names, or the only one wanted where they name none."""
        found = (self.names.get(_name_in(text), ()) for text in texts)
        return next((units[0] for units in found if len(units) == 1), self.only)

    def report_unit(self, table: Table, place: Spot, texts: Sequence[str]) -> None:
        """Note that a name is of no unit, or of several."""
        name = next((text for text in texts if text), "")
        close = closest(_name_in(name), [unit.name for unit in self.institution.units])
        if not name:
            message = "la tabla no dice de qué unidad es y no se importó"
            remedy = f"escriba el nombre de la unidad en la línea anterior a los encabezados, o {_TOLD}"
        elif len(self.names.get(_name_in(name), ())) > 1:
            message = f"{quoted(name)} es el nombre de varias unidades y sus filas no se importaron"
            remedy = f"use el nombre completo de la unidad, o {_TOLD}"
        else:
            like = f"; el más parecido es «{close}»" if close else ""
            message = f"{quoted(name)} no es ninguna unidad del organigrama y sus filas no se importaron{like}"
            remedy = (
                f"si es otro nombre de una unidad, agréguelo a su «otros_nombres» en institucion.yaml, o {_TOLD}; si "
                "la unidad es nueva, agréguela con pat nuevo unidad"
            )
        self.problems.append(Problem("I506", Severity.ERROR, Origin(table.file), message, remedy, spot=place))

    def is_activity(self, table: Table, row: Row) -> bool:
        """Whether a row can be an activity; if not, a problem says why."""
        fault = _fault(table, row)
        if fault:
            spot, message, remedy = fault
            self.problems.append(Problem("I508", Severity.ERROR, Origin(table.file), message, remedy, spot=spot))
        return not fault

    def report_columns(self, table: Table) -> None:
        """Warn of each column that has texts and a heading that says nothing."""
        for index, name in table.header.others.items():
            row = next((row for row in table.rows if row.cell(index)), None)
            if row:
                message = f"{table.label}: la columna {quoted(name)} no es del formulario y no se importó"
                remedy = "si hace falta, copie sus textos a una columna del formulario"
                origin = Origin(table.file)
                self.problems.append(Problem("I509", Severity.WARNING, origin, message, remedy, spot=row.spot(index)))


def _name_in(text: str) -> str:
    """Return the name that a title gives, folded: of `Unidad: Compras` what follows the label."""
    folded = fold(text)
    found = _LABELLED.fullmatch(folded)
    return found["name"] if found else folded


def _names(institution: Institution) -> Mapping[str, tuple[OrgUnit, ...]]:
    """Return the units by every name they have; a full name is stronger than a short one or an alias."""
    full: dict[str, tuple[OrgUnit, ...]] = {}
    other: dict[str, tuple[OrgUnit, ...]] = {}
    for unit in institution.units:
        full[fold(unit.name)] = (*full.get(fold(unit.name), ()), unit)
        for name in dict.fromkeys(fold(name) for name in (unit.short_name, *unit.aliases) if name):
            other[name] = (*other.get(name, ()), unit)
    return other | full


def _judge(table: Table, row: Row) -> Reconciled:
    header = table.header
    total = row.cell(header.columns.get(Column.TOTAL))
    return reconcile([row.cell(index) for index in header.months], total, row.cell(header.extra))


def _fault(table: Table, row: Row) -> tuple[Spot, str, str] | None:
    """Say why a row cannot be an activity."""
    columns = table.header.columns
    if not row.cell(columns[Column.ACTIVITY]):
        message = f"la fila de la línea {row.line} no dice qué actividad es y no se importó"
        return row.spot(columns[Column.ACTIVITY]), message, "escriba la actividad, o borre la fila"
    for column, index in columns.items():
        length, limit = len(row.cell(index)), _LIMITS[column]
        if length > limit:
            letters = counted(length, "letra", "letras")
            message = f"«{column.value}» de la línea {row.line} tiene {letters} y la fila no se importó"
            return row.spot(index), message, f"el máximo es {limit}: acorte el texto"
    return None
