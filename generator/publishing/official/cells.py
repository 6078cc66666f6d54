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
    from generator.publishing.official.scope import Scope

TOLD_MARK = " †"
_PARTIAL = " (parcial)"


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
    return percentage(rollup.mean, method, f"{_PARTIAL if rollup.is_partial else ''}{mark}")


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


def notes_on_means(scope: Scope, means: Iterable[tuple[str, Rollup]]) -> Iterator[str]:
    """Yield, of the average of each column, how many units it is of, and which have no part in it and why."""
    for label, rollup in means:
        if rollup.mean is None:
            continue
        units = counted(len(rollup.measured), "unidad", "unidades")
        out = [f"{scope.name_of(member.unit)} ({member.state.label.lower()})" for member in rollup.left_out]
        kind = "ponderado" if scope.method.unit_weights else "simple"
        yield f"{label}: promedio {kind} de {units}{f'; no entra {listed(out)}' if out else ''}."


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
