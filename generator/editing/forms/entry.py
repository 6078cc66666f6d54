"""Reads the report that a filled form holds: its activities, its other work, and who tells it, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.core.model import Evidence, ProgressEntry, Result, TargetType, UnplannedWork
from generator.core.problem import Origin, Problem, Severity, Spot
from generator.core.wording import counted, the_period
from generator.editing.forms import cells
from generator.editing.forms.cells import CellError
from generator.editing.forms.layout import INPUTS, Field, Label, periods_of, row_key
from generator.editing.progress import UNWRITTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from generator.core.model import Activity, UnitPlan
    from generator.core.period import Period
    from generator.core.problem import Step
    from generator.editing.forms.filled import FilledSheet, Place
    from generator.editing.tables import Row

_Read = TypeVar("_Read")


def of_file(file: str, code: str, message: str, remedy: str) -> Problem:
    """Return a fault of a form as a whole."""
    return Problem(code, Severity.ERROR, Origin(file), message, remedy, spot=Spot(1))


class EntryReader:
    """Reads one form; a class because the problems and the places of what was read are gathered on the way."""

    def __init__(self, plan: UnitPlan, sheet: FilledSheet) -> None:
        self.plan = plan
        self.sheet = sheet
        self.problems: list[Problem] = []
        self.places: dict[tuple[Step, ...], Place] = {}

    def entry(self, day: date | None) -> ProgressEntry:
        """Return what the form says; where it has errors, what is left of it."""
        if Label.PERIOD in self.sheet.labelled:
            self.places[()] = self.sheet.labelled[Label.PERIOD]
        results = tuple(self.results())
        unplanned = tuple(self.unplanned())
        known = periods_of(self.plan)
        period = self.labelled(Label.PERIOD, "periodo", lambda text: cells.period(text, known))
        is_text = not self.sheet.sheet.name
        told = self.labelled(Label.DATE, "fecha", lambda text: cells.day(text, may_be_american=is_text)) or day
        summary = self.labelled(Label.SUMMARY, "resumen", cells.prose) or ""
        owner = self.labelled(Label.OWNER, "responsable", cells.line) or ""
        reason = self.labelled(Label.REASON, "motivo", cells.prose) or ""
        if period and period.year != self.plan.year:
            self.object_to_year(period)
        self.require(period, Label.PERIOD, "falta el período", "elíjalo de la lista")
        how = "año-mes-día, por ejemplo 2024-08-05" if is_text else "día/mes/año, por ejemplo 05/08/2024"
        self.require(told, Label.DATE, "falta la fecha del informe", f"escríbala como {how}")
        if not (results or unplanned or summary or self.problems):
            message = "el formulario no informa nada: ninguna actividad tiene «Realizado»"
            self.problems.append(
                of_file(self.sheet.sheet.file, "I514", message, "llene las celdas amarillas; 0 si no se hizo nada")
            )
        return ProgressEntry(
            period=period or known[0],
            date=told or known[0].start,
            results=results,
            origin=UNWRITTEN,
            owner=owner,
            summary=summary,
            is_correction=bool(reason),
            reason=reason,
            unplanned=unplanned,
        )

    def results(self) -> Iterator[Result]:
        """Yield what was done of the activities, in the order of the plan."""
        found: dict[str, Result] = {}
        told: dict[str, Place] = {}
        for row in self.sheet.activities:
            inputs = {field: self.sheet.place(row, at) for field, at in self.sheet.columns.items() if field in INPUTS}
            if not any(place.text for place in inputs.values()):
                continue
            activity = self.activity_of(row)
            if activity is None:
                continue
            if activity.code in told:
                other = f"la misma actividad está en la celda {told[activity.code].name}"
                self.object_to(inputs[Field.VALUE], "I514", other, "deje una sola fila con lo que se hizo")
            told[activity.code] = inputs[Field.VALUE]
            if result := self.result(activity, inputs):
                found[activity.code] = result
        yield from (found[activity.code] for activity in self.plan.activities if activity.code in found)

    def activity_of(self, row: Row) -> Activity | None:
        """Return the activity of a row, if its goal is the one that the form shows."""
        key = self.sheet.place(row, self.sheet.columns[Field.KEY])
        code, _, _ = key.text.rpartition("#")
        shown = self.sheet.place(row, self.sheet.columns.get(Field.CODE, key.index))
        activity = self.plan.by_code.get(code)
        if not code:
            where = self.sheet.place(row, row.filled[0])
            message = f"la fila {row.line} tiene datos y no es de ninguna actividad del plan"
            self.object_to(where, "I514", message, "escriba el trabajo no programado en su tabla, más abajo")
        elif activity is None:
            message = "la actividad ya no está en el plan"
            self.object_to(shown, "I512", message, "pida el formulario nuevo y copie en él sus datos")
        elif shown.text not in {code, key.text} and shown.text in self.plan.by_code:
            message = f"la fila dice ser de la actividad {shown.text}, y su clave es de la {code}"
            self.object_to(shown, "I514", message, "las filas se ordenaron a medias: llene un formulario nuevo")
        elif row_key(activity) != key.text:
            message = "la meta cambió después de hacer este formulario"
            self.object_to(shown, "I512", message, "vea la meta nueva en un formulario nuevo y copie en él sus datos")
        else:
            return activity
        return None

    def result(self, activity: Activity, inputs: Mapping[Field, Place]) -> Result | None:
        """Return what was done of an activity; `None` where the row has an error."""
        told = len(self.problems)
        path = ("actividades", activity.code)
        self.places[path] = inputs[Field.VALUE]
        if not inputs[Field.VALUE].text:
            message = "está vacía, y la fila tiene otros datos"
            remedy = "escriba cuánto se hizo, 0 si nada; o borre los demás datos de la fila"
            self.object_to(inputs[Field.VALUE], "I514", message, remedy)
        quantity = self.read(inputs[Field.VALUE], (*path, "valor"), lambda text: cells.figure(text, activity))
        requested = None
        if activity.target_type is TargetType.DEMAND:
            requested = self.read(inputs[Field.REQUESTED], (*path, "solicitado"), cells.count)
        evidence = self.evidence(activity, inputs, path)
        justification = self.read(inputs[Field.JUSTIFICATION], (*path, "justificacion"), cells.prose)
        measures = self.read(inputs[Field.MEASURES], (*path, "medidas"), cells.prose)
        notes = self.read(inputs[Field.NOTES], (*path, "nota"), cells.prose)
        if quantity is None or len(self.problems) > told:
            return None
        texts = justification or "", measures or "", notes or ""
        return Result(activity.code, quantity, UNWRITTEN, requested, *texts, evidence)

    def evidence(
        self, activity: Activity, inputs: Mapping[Field, Place], path: tuple[Step, ...]
    ) -> tuple[Evidence, ...]:
        """Return the documents of a row: as many titles as links, or none."""
        title, link = inputs[Field.EVIDENCE_TITLE], inputs[Field.EVIDENCE_URL]
        titles = [text for text in (self.read(title, None, cells.prose) or "").split("\n") if text]
        links = [text for text in (self.read(link, (*path, "evidencia"), cells.prose) or "").split("\n") if text]
        if not titles:
            titles = [activity.means_of_verification or "Evidencia"] * len(links)
        if len(titles) != len(links):
            message = (
                f"hay {counted(len(titles), 'título', 'títulos')} de evidencia y "
                f"{counted(len(links), 'enlace', 'enlaces')}"
            )
            self.object_to(link, "I514", message, "escriba un título y un enlace por línea, en el mismo orden")
            return ()
        for index in range(len(links)):
            self.places[*path, "evidencia", index, "titulo"] = title
        return tuple(Evidence(*pair) for pair in zip(titles, links, strict=True))

    def unplanned(self) -> Iterator[UnplannedWork]:
        """Yield the work that no goal announced."""
        for index, (name, unit, quantity) in enumerate(self.sheet.unplanned):
            path = ("no_programadas", index)
            self.places[path] = name
            if not name.text:
                filled = unit if unit.text else quantity
                self.object_to(
                    filled, "I514", "falta decir qué se hizo", f"escríbalo en la celda {name.name}, o borre la fila"
                )
            told = self.read(name, (*path, "nombre"), cells.line)
            counted_in = self.read(unit, (*path, "unidad_medida"), cells.line) or ""
            amount = self.read(quantity, (*path, "valor"), cells.amount)
            if told:
                yield UnplannedWork(told, counted_in, amount, UNWRITTEN)

    def labelled(self, label: Label, key: str, read: Callable[[str], _Read]) -> _Read | None:
        """Return what stands beside a label."""
        place = self.sheet.labelled.get(label)
        return self.read(place, (key,), read) if place else None

    def read(self, place: Place, path: tuple[Step, ...] | None, read: Callable[[str], _Read]) -> _Read | None:
        """Return what a cell says, `None` if it is empty or cannot be read."""
        if path is not None:
            self.places[path] = place
        if not place.text:
            return None
        try:
            return read(place.text)
        except CellError as error:
            self.object_to(place, "I513", error.message, error.remedy)
            return None

    def require(self, found: object, label: Label, message: str, remedy: str) -> None:
        """Object to what must be told and is not; a cell that could not be read was objected to before."""
        place = self.sheet.labelled.get(label)
        if place is None:
            lost = f"al formulario le falta «{label.value}»"
            self.problems.append(
                of_file(self.sheet.sheet.file, "I510", lost, "llene un formulario nuevo, sin borrar filas")
            )
        elif found is None and not place.text:
            self.object_to(place, "I514", message, remedy)

    def object_to_year(self, period: Period) -> None:
        """Object to a period of another year than the form's."""
        message = f"el período es {the_period(period)}, y el formulario es de {self.plan.year}"
        self.object_to(self.sheet.labelled[Label.PERIOD], "I511", message, "elija un período de la lista")

    def object_to(self, place: Place, code: str, message: str, remedy: str) -> None:
        """Note what is wrong in a cell."""
        what = self.sheet.what(place)
        where = f"celda {place.name}, {what}" if what else f"celda {place.name}"
        origin = Origin(self.sheet.sheet.file)
        self.problems.append(Problem(code, Severity.ERROR, origin, f"{where}: {message}", remedy, spot=place.spot))
