"""From a filled form (.xlsx, .ods, .csv) back to a report, with every fault named by its cell.

Nothing is guessed: an empty cell is not a zero, a figure that reads in two ways is asked again, and a row whose goal
has changed since the form was made is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.problem import Origin, Problem, Severity, Spot
from generator.core.wording import listed
from generator.editing.forms.entry import EntryReader, of_file
from generator.editing.forms.filled import FilledSheet, Place, is_report, keys_in, reports_in
from generator.editing.forms.layout import FORM_VERSION, INPUTS, Field, FormKey, columns_of
from generator.editing.spreadsheets import read_source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from generator.core.model import AnnualPlan, ProgressEntry, UnitPlan
    from generator.core.problem import Step

_NO_FORM = (
    "el archivo no es un formulario de Plan Abierto",
    "use el formulario de su unidad: se descarga de su página, o se hace con pat formulario",
)


class FilledForm(Frozen):
    """What a form says: an entry for a unit's plan, and the cell of each part of it by its path in the entry."""

    annual: AnnualPlan
    plan: UnitPlan
    entry: ProgressEntry
    file: str
    places: Mapping[tuple[Step, ...], Place]

    def in_cells(self, problem: Problem) -> Problem:
        """Return a problem that adding the entry to the plan brings, told by the cell of the form that it is about."""
        path = problem.origin.path[2:]  # after `avances` and the number of the entry
        if problem.origin.file != self.plan.origin.file or problem.origin.path[:1] != ("avances",):
            return problem
        known = (self.places.get(path[:length]) for length in range(len(path), -1, -1))
        place = next((place for place in known if place), None)
        if place is None:
            return replace(problem, origin=Origin(self.file), spot=Spot(1))
        message = f"celda {place.name}: {problem.message}"
        return replace(problem, origin=Origin(self.file), message=message, spot=place.spot)


def read_form(
    name: str, data: bytes, annual_plans: Sequence[AnnualPlan], day: date | None = None
) -> tuple[FilledForm | None, tuple[Problem, ...]]:
    """Return what a filled form says, `None` with the problems if it cannot be taken; `day` dates it if it does not.

    Raises:
        GeneratorError: the component that reads spreadsheets is not installed.
    """
    source = read_source(name, data, is_report)
    if any(problem.severity is Severity.ERROR for problem in source.problems):
        return None, source.problems
    found = _identified(name, keys_in(source), annual_plans)
    if isinstance(found, Problem):
        return None, (found,)
    annual, plan = found
    sheet = _report_of(name, reports_in(source), plan)
    if isinstance(sheet, Problem):
        return None, (sheet,)
    reader = EntryReader(plan, sheet)
    entry = reader.entry(day)
    problems = tuple(sorted((*source.problems, *reader.problems), key=lambda problem: problem.sort_key))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return FilledForm(annual, plan, entry, sheet.sheet.file, reader.places), problems


def _identified(
    name: str, keys: Sequence[FormKey], annual_plans: Sequence[AnnualPlan]
) -> tuple[AnnualPlan, UnitPlan] | Problem:
    """Return the plan that the form is of."""
    if len(keys) != 1:
        several = "el archivo junta hojas de varios formularios", "envíe cada formulario en su propio archivo"
        return of_file(name, "I510", *(several if keys else _NO_FORM))
    (key,) = keys
    if key.form > FORM_VERSION:
        newer = "el formulario es de una versión más nueva de Plan Abierto", "actualice Plan Abierto y repita la orden"
        return of_file(name, "I510", *newer)
    years = {annual.year: annual for annual in annual_plans if annual.institution.id == key.institution}
    annual = years.get(key.year)
    if annual and key.unit in annual.by_unit:
        return annual, annual.by_unit[key.unit]
    if annual and key.unit in annual.unread:
        message = f"el plan de la unidad «{key.unit}» tiene errores y no se puede leer"
        return of_file(name, "I511", message, f"corríjalo antes: pat validar {key.unit}")
    if not years:
        message = f"el formulario es de otra institución: «{key.institution}»"
    elif annual is None:
        message = f"el formulario es de {key.year}, y hay planes de {listed(map(str, years))}"
    else:
        message = f"el formulario es de la unidad «{key.unit}», que no tiene plan de {key.year}"
    return of_file(name, "I511", message, "llene el formulario de un plan que esté aquí")


def _report_of(name: str, reports: Sequence[FilledSheet], plan: UnitPlan) -> FilledSheet | Problem:
    """Return the sheet of the report, with all the columns that it needs."""
    if len(reports) != 1:
        lost = "falta la hoja «Informe», o le falta su fila de títulos", "llene un formulario nuevo"
        twice = f"hay {len(reports)} hojas con el informe", "deje solo una y borre las demás"
        return of_file(name, "I510", *(twice if reports else lost))
    needed = (Field.KEY, *(field for field in columns_of(plan) if field in INPUTS))
    lost_columns = [f"«{field.value}»" for field in needed if field not in reports[0].columns]
    if lost_columns:
        message = f"al formulario le falta {listed(lost_columns)}: se borró su columna o se cambió su título"
        return of_file(reports[0].sheet.file, "I510", message, "llene un formulario nuevo, sin borrar columnas")
    return reports[0]
