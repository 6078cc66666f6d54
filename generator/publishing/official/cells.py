"""Cells of a report's tables: the same fact reads the same in every table and in every format."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.quantity import format_number, format_percent
from generator.core.wording import counted, date_in_words, listed
from generator.indicators.states import State
from generator.publishing.official.document import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.core.model import Method
    from generator.indicators.rollup import Rollup
    from generator.publishing.official.document import Row
    from generator.publishing.official.scope import Scope

TOLD_MARK = " †"
NO_FIGURES_NOTE = f"{State.NO_FIGURES.label}: se contó lo hecho sin dar la cifra que pide la meta."
_WEIGHT_DECIMALS = 2


def words(text: str, href: str = "") -> Cell:
    """Return a cell of words."""
    return Cell(text, href=href)


def number(value: int) -> Cell:
    """Return a cell with a count."""
    return Cell(format_number(Decimal(value)), Decimal(value))


def percentage(value: Decimal, method: Method, mark: str = "") -> Cell:
    """Return a cell with a percentage, shown with the method's decimals."""
    return Cell(f"{format_percent(value, method.decimals)}{mark}", value, is_percent=True)


def average(rollup: Rollup, method: Method, *, marks_told: bool) -> Cell:
    """Return a cell with an average, or with what is known instead: a state in words, never a zero or a blank."""
    if rollup.mean is None:
        return words(rollup.state.label)
    mark = TOLD_MARK if marks_told and rollup.as_reported else ""
    lacks = ["parcial"] if rollup.is_partial else []
    if rollup.covered is not None and not rollup.is_of_all_weight:
        lacks.append(f"{format_percent(rollup.covered, _WEIGHT_DECIMALS)} del peso")
    said = f" ({', '.join(lacks)})" if lacks else ""
    return percentage(rollup.mean, method, f"{said}{mark}")


def all_told(rollups: Iterable[Rollup]) -> bool:
    """Return whether every percentage of a table was told without the activities behind it."""
    known = [rollup for rollup in rollups if rollup.mean is not None]
    return all(rollup.as_reported for rollup in known)


def notes_on(rollups: Iterable[Rollup]) -> Iterator[str]:
    """Yield what a reader must know of a table's percentages: which were told, cut off before the end, or partial."""
    known = [rollup for rollup in rollups if rollup.mean is not None]
    told = [rollup.as_reported for rollup in known]
    if any(told):
        yield (
            "Son los porcentajes que informaron las unidades, sin el detalle de sus actividades."
            if all(told)
            else f"{TOLD_MARK.strip()} Informado por la unidad, sin el detalle de sus actividades."
        )
    for day in sorted({rollup.cut_off for rollup in known if rollup.cut_off}):
        yield f"Del año, lo acumulado al {date_in_words(day)}, cuando no había terminado."
    if any(rollup.is_partial for rollup in known):
        yield "(parcial): promedio de lo informado; faltan informes que pueden cambiarlo."
    if not all(rollup.is_of_all_weight for rollup in known):
        yield "(… del peso): qué parte del peso programado en el período tiene porcentaje, y de ella es el promedio."


def notes_on_means(scope: Scope, means: Iterable[tuple[str, Rollup]]) -> Iterator[str]:
    """Yield, of the average of each column, how many units it is of, and which have no part in it and why."""
    for label, rollup in means:
        if rollup.mean is None:
            continue
        units = counted(len(rollup.measured), "unidad", "unidades")
        out = [f"{scope.name_of(member.unit)} ({member.state.label.lower()})" for member in rollup.left_out]
        kind = "ponderado" if scope.method.unit_weights else "simple"
        verb = "entra" if len(out) == 1 else "entran"
        apart = f"; no {verb} {listed(out)}" if out else ""
        yield f"{label}: promedio {kind} de {units}{apart}.{not_due_yet(rollup)}"


def no_figures_notes(rows: Iterable[Row]) -> Iterator[str]:
    """Yield what it means that somebody told no figures, for a table that says so."""
    label = State.NO_FIGURES.label
    if any(cell.text == label for row in rows for cell in row.cells):
        yield NO_FIGURES_NOTE


def not_due_yet(rollup: Rollup) -> str:
    """Say how many activities are in no average since nothing of theirs is due; "" for none. It follows a sentence."""
    waiting = dict(rollup.counts).get(State.NOT_DUE.value, 0)
    if not waiting:
        return ""
    verb = "entra" if waiting == 1 else "entran"
    return f" No {verb} {counted(waiting, 'actividad que aún no vence', 'actividades que aún no vencen')}."


def notes_on_units(scope: Scope, rollups: Iterable[Rollup]) -> Iterator[str]:
    """Yield, of units with nothing programmed and of removed ones, why they have no percentage."""
    seen: set[str] = set()
    for rollup in rollups:
        plan = scope.annual.by_unit.get(rollup.subject)
        if plan is None or rollup.subject in seen:
            continue
        if rollup.state is State.REMOVED and plan.removal:
            seen.add(rollup.subject)
            yield f"{scope.name_of(rollup.subject)}: eliminada por un cambio aprobado. {plan.removal.reason}"
        elif rollup.state is State.NOT_SCHEDULED and not plan.activities and plan.notes:
            seen.add(rollup.subject)
            yield f"{scope.name_of(rollup.subject)}: {plan.notes}"
