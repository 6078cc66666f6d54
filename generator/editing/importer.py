"""The stage behind `pat importar`: from the bytes of a table to unit plans, with everything that does not reconcile.

A row that does not add up is imported as published and marked with a caveat; nothing is corrected in silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.model import Activity, Change, Institution, Target, UnitPlan
from generator.core.period import Period
from generator.core.problem import GeneratorError, Origin, Problem, Severity
from generator.core.wording import counted, listed, quoted
from generator.editing.assign import Entry, assign
from generator.editing.codes import stable_codes
from generator.editing.findings import caveats, finding
from generator.editing.sources import refused
from generator.editing.spreadsheets import read_source
from generator.editing.tables import Column, Table, find_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NO_TABLE = (
    "no se encontró ninguna tabla de plan de trabajo",
    "la tabla empieza con una fila de encabezados: N°, Actividad, Unidad de medida, Ene … Dic y Total meta",
)


class Counts(Frozen):
    """The summary of an import; every row is in exactly one of the last three."""

    units: int
    rows: int
    reconciled: int
    repaired: int
    unreconciled: int


class Imported(Frozen):
    """The plans of a table, in the order of the institution's tree, with the problems and notes of reading it."""

    plans: tuple[UnitPlan, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    counts: Counts


def import_table(  # noqa: PLR0913 what one import needs, by name
    source: bytes, name: str, institution: Institution, year: int, *, unit: str | None = None, change: Change
) -> Imported:
    """Return the unit plans that a table holds; `unit` imports only that unit, and names tables without a title.

    Raises:
        GeneratorError: the unit is not in the institution's tree, or spreadsheets cannot be read here.
    """
    if unit is not None and unit not in institution.by_id:
        raise GeneratorError(f"la unidad «{unit}» no está en el organigrama de {institution.name}")
    read = read_source(name, source)
    tables: list[Table] = []
    problems = list(read.problems)
    for sheet in read.sheets:
        found, faults = find_tables(sheet)
        tables += found
        problems += faults
    if not any(table.rows for table in tables) and not any(problem.severity is Severity.ERROR for problem in problems):
        problems += refused(name, *_NO_TABLE).problems
    assignment = assign(tables, institution, unit)
    entries = _with_codes(assignment.entries)
    problems += [*assignment.problems, *(problem for entry in entries for problem in _row_problems(entry))]
    return Imported(
        plans=tuple(_plans(entries, institution, year, change)),
        problems=tuple(sorted(problems, key=lambda problem: problem.sort_key)),
        notes=(*read.notes, *assignment.notes, *_code_notes(entries)),
        counts=_counts(entries),
    )


def _with_codes(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the rows with their stable codes, which are unique inside a unit."""
    codes: dict[str, Iterator[str]] = {
        unit.id: iter(stable_codes([entry.text(Column.CODE) for entry in entries if entry.unit.id == unit.id]))
        for unit in dict.fromkeys(entry.unit for entry in entries)
    }
    return tuple(replace(entry, code=next(codes[entry.unit.id])) for entry in entries)


def _code_notes(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield one note for each table with rows whose code is new."""
    tables: dict[str, list[str]] = {}
    for entry in entries:
        published = entry.text(Column.CODE)
        if published != entry.code:
            shown = f"línea {entry.row.line}: {quoted(published) if published else 'sin código'} → {entry.code}"
            tables.setdefault(entry.table.label, []).append(shown)
    for label, rows in tables.items():
        yield f"{label}: {counted(len(rows), 'fila recibió', 'filas recibieron')} un código estable ({listed(rows)})"


def _plans(entries: Sequence[Entry], institution: Institution, year: int, change: Change) -> Iterator[UnitPlan]:
    for unit in institution.units:
        activities = tuple(_activity(entry, year) for entry in entries if entry.unit.id == unit.id)
        if activities:
            yield UnitPlan(unit.id, year, 1, activities, Origin(activities[0].origin.file), changes=(change,))


def _activity(entry: Entry, year: int) -> Activity:
    published = entry.text(Column.CODE)
    months = zip(Period.whole_year(year).months, entry.judged.months, strict=True)
    return Activity(
        code=entry.code,
        name=entry.text(Column.ACTIVITY),
        targets=tuple(Target(month, cell.quantity, entry.origin) for month, cell in months if cell.quantity),
        annual_target=entry.judged.total.quantity,
        origin=entry.origin,
        published_code=None if published == entry.code else published,
        process=entry.text(Column.PROCESS),
        product=entry.text(Column.PRODUCT),
        measure_unit=entry.text(Column.MEASURE_UNIT),
        means_of_verification=entry.text(Column.MEANS),
        owner=entry.text(Column.OWNER),
        notes=entry.text(Column.NOTES),
        caveats=caveats(entry.judged, year, entry.origin),
    )


def _row_problems(entry: Entry) -> Iterator[Problem]:
    """Yield what the planner must know of a row, at the cell that tells it."""
    subject = f"{entry.unit.name}, actividad {entry.code} {quoted(entry.text(Column.ACTIVITY))}"
    if found := finding(entry.judged, subject):
        spot = entry.row.spot(entry.telling_cell)
        yield Problem(found.code, found.severity, entry.origin, found.message, found.remedy, subject, spot)
    for index in entry.untitled_cells:
        message = f"{subject}: la celda {quoted(entry.row.cell(index))} está en una columna sin título y no se importó"
        remedy = "ponga título a la columna, o borre la celda"
        yield Problem("I509", Severity.WARNING, entry.origin, message, remedy, subject, entry.row.spot(index))


def _counts(entries: Sequence[Entry]) -> Counts:
    outcomes = [entry.judged.outcome for entry in entries]
    reconciled = sum(outcome.is_reconciled for outcome in outcomes)
    repaired = sum(outcome.is_repaired for outcome in outcomes)
    units = len({entry.unit.id for entry in entries})
    return Counts(units, len(outcomes), reconciled, repaired, len(outcomes) - reconciled - repaired)
