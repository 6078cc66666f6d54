"""Sentences about what units have told, and about what official reports printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.wording import counted, of_period, the_period
from generator.history.compare.progress import UNPLANNED
from generator.history.compare.results import REQUESTED, VALUE
from generator.history.compare.year import VALUE as PRINTED
from generator.history.kinds import Kind
from generator.history.telling.said import Said, because, field_said
from generator.history.telling.words import shown

if TYPE_CHECKING:
    from generator.history.changes import Change


def _of(change: Change) -> str:
    return of_period(change.period) if change.period else ""


def vanished(change: Change) -> Said:
    """Say that a published entry is gone."""
    what = "la rectificación" if change.reason else "el avance"
    told = counted(len(change.steps), "actividad", "actividades")
    return Said(f"Borra {what} {_of(change)}, ya {'publicada' if change.reason else 'publicado'}, con {told}.")


def entry_edited(change: Change) -> Said:
    """Say that a published entry reads otherwise."""
    if change.key == "periodo":
        text = f"Cambia el período de un avance ya publicado: era {_of(change)} y ahora es {_then(change)}."
        return Said(text)
    opening = f"edita el avance {_of(change)}, ya publicado: "
    if change.key == "rectifica":
        now = "pasa a ser" if change.after else "deja de ser"
        return Said(f"{opening[:1].upper()}{opening[1:]}{now} una rectificación.")
    if change.key == UNPLANNED:
        return Said(f"{opening[:1].upper()}{opening[1:]}cambia el trabajo no programado.")
    return field_said(change, opening)


def _then(change: Change) -> str:
    return f"de {shown(change.after)}".replace("de el ", "del ", 1)


def reordered(change: Change) -> Said:
    """Say that entries of one period changed places."""
    return Said(f"Cambia de orden los avances {_of(change)}: vale el último, y ahora es otro.")


def result_removed(change: Change) -> Said:
    """Say that a result is gone from a published entry."""
    return Said(f"Borra el resultado {_of(change)}, ya publicado, que era {shown(change.before)}.")


def result_inserted(change: Change) -> Said:
    """Say that a published entry tells a result that it did not."""
    return Said(f"Agrega un resultado, {shown(change.after)}, dentro del avance {_of(change)}, ya publicado.")


def result_edited(change: Change) -> Said:
    """Say that a published result reads otherwise."""
    if change.key == VALUE:
        change_of = f"de {shown(change.before)} a {shown(change.after)}"
        return Said(f"Edita el resultado {_of(change)}, ya publicado, sin rectificarlo: {change_of}.")
    return field_said(change, f"edita el resultado {_of(change)}, ya publicado: ")


def corrected(change: Change) -> Said:
    """Say that a later entry corrects a result or, without saying so, puts another in its place."""
    when = the_period(change.period) if change.period else ""
    asked = next((step for step in change.steps if step.key == REQUESTED), None)
    more = f"; lo solicitado, de {shown(asked.before)} a {shown(asked.after)}" if asked else ""
    if change.before == change.after:
        figures = f"sin cambiar la cifra, {shown(change.after)}{more}"
    else:
        figures = f"de {shown(change.before)} a {shown(change.after)}{more}"
    if change.kind is Kind.RESULT_REPLACED:
        return Said(f"Informa otra vez {when} sin decir que rectifica: {figures}.", has_parts=False)
    return Said(f"Rectifica {when}: {figures}.{because(change.reason)}", has_parts=False)


def progress(change: Change) -> Said:
    """Say that a unit has told a period."""
    results = sum(step.key != "" for step in change.steps)
    works = len(change.steps) - results
    told = [
        *([counted(results, "actividad", "actividades")] if results else ()),
        *([counted(works, "trabajo no programado", "trabajos no programados")] if works else ()),
    ]
    when = the_period(change.period) if change.period else ""
    if change.reason:
        what = f": {' y '.join(told)}" if told else ", solo en su texto"
        return Said(f"Rectifica {when}{what}.{because(change.reason)}")
    return Said(f"Informa {when}: {' y '.join(told)}." if told else f"Informa {when}, solo con un resumen.")


def share(change: Change) -> Said:
    """Say that a unit told a percentage without its activities, or that it reads otherwise."""
    if change.kind is Kind.SHARE_ADDED:
        after = shown(change.after, "porcentaje")
        return Said(f"Informa {after} {_in(change)}, sin el detalle de las actividades.")
    if change.kind is Kind.SHARE_REMOVED:
        return Said(f"Borra el porcentaje informado {_of(change)}, que era {shown(change.before, 'porcentaje')}.")
    return field_said(change, f"edita el porcentaje informado {_of(change)}: ")


def _in(change: Change) -> str:
    return f"en {the_period(change.period)}" if change.period else ""


def report(change: Change) -> Said:
    """Say that an official report came, went or reads otherwise."""
    if change.kind is Kind.REPORT_ADDED:
        return Said(f"Agrega el informe {shown(change.after)}.")
    if change.kind is Kind.REPORT_REMOVED:
        return Said(f"Borra el informe {shown(change.before)}.")
    return field_said(change, _in_figure(change))


def figure(change: Change) -> Said:
    """Say that a figure which a report printed came, went or reads otherwise; `reason` says which it is."""
    which = f"{change.reason}, {_of(change)}"
    if change.kind is Kind.FIGURE_ADDED:
        return Said(f"Agrega la cifra publicada {shown(change.after)}: {which}.")
    if change.kind is Kind.FIGURE_REMOVED:
        return Said(f"Borra la cifra publicada {shown(change.before)}: {which}.")
    if change.key != PRINTED:
        return field_said(change, _in_figure(change))
    return Said(f"Cambia la cifra publicada de {shown(change.before)} a {shown(change.after)}: {which}.")


def _in_figure(change: Change) -> str:
    """Return the opening of a sentence about a part of a printed figure, "" where the change is of a whole report."""
    return f"en la cifra publicada de «{change.reason}», {_of(change)}, " if change.period else ""
