"""Sentences about plans as wholes, years, institutions and strategic plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import Change as ControlRow
from generator.core.wording import counted, date_in_words, listed, named, quoted
from generator.history.compare.year import BANDS
from generator.history.kinds import Kind
from generator.history.telling.said import Said, field_said
from generator.history.telling.words import MAX_TEXT, periods_in_short, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.core.model import UnitPlan
    from generator.history.changes import Change, Value
    from generator.history.telling.names import Names


def plan_whole(change: Change, names: Names) -> Said:
    """Say that a unit's plan came, was written where it was still to be written, or went."""
    if change.kind is Kind.PLAN_REMOVED:
        return Said(f"Borra el plan de la unidad, que tenía {_activities(change.before)}.")
    told = ", ".join((_activities(change.after), *_promised(names.plan_after(change.place))))
    if change.before is None:
        return Said(f"Agrega el plan de la unidad, con {told}.")
    return Said(f"Escribe por primera vez las metas de la unidad: {told}.")


def written_in_all(changes: Iterable[Change]) -> str:
    """Say how many units wrote their goals for the first time; "" if none did."""
    written = [change for change in changes if is_first_written(change)]
    if not written:
        return ""
    goals = sum(change.after for change in written if isinstance(change.after, int))
    units = counted(len(written), "unidad escribe", "unidades escriben")
    return f"{units} por primera vez sus metas: {_activities(goals)}."


def is_first_written(change: Change) -> bool:
    """Return whether a plan that was there and still to be written has goals now."""
    return change.kind is Kind.PLAN_ADDED and change.before is not None


def _promised(plan: UnitPlan | None) -> Iterator[str]:
    """Yield what a plan promises, in a few words: when, how many annual targets, and of which strategy."""
    goals = plan.activities if plan else ()
    if periods := {target.period for goal in goals for target in goal.targets}:
        yield f"con metas en {periods_in_short(periods)}"
    if annual := sum(goal.annual_target is not None for goal in goals):
        told = "todas con meta anual" if len(goals) > 1 else "con meta anual"
        yield told if annual == len(goals) else f"{annual} con meta anual"
    if linked := [goal.strategy for goal in goals if goal.strategy]:
        some = "" if len(linked) == len(goals) else f"{len(linked)} "
        verb = "vinculada" if len(linked) == 1 else "vinculadas"
        yield f"{some}{verb} a {counted(len({*linked}), 'elemento', 'elementos')} de la estrategia"


def _activities(count: object) -> str:
    number = count if isinstance(count, int) else 0
    return counted(number, "actividad", "actividades")


def year_whole(change: Change) -> Said:
    """Say that a year came or went."""
    count = change.after if change.kind is Kind.YEAR_ADDED else change.before
    plans = counted(count if isinstance(count, int) else 0, "plan de unidad", "planes de unidades")
    if change.kind is Kind.YEAR_ADDED:
        return Said(f"Agrega el ejercicio, con {plans}.")
    return Said(f"Borra el ejercicio, que tenía {plans}.")


def version(change: Change) -> Said:
    """Say that the version of the goals is another."""
    verb = "Sube" if change.kind is Kind.VERSION_RAISED else "Baja"
    return Said(f"{verb} la versión de las metas de {change.before} a {change.after}.")


def control_row(change: Change) -> Said:
    """Say that the change control has a row more, a row less, or one that was rewritten."""
    old, new = change.before, change.after
    if change.kind is Kind.HISTORY_ADDED:
        return Said(f"Agrega al control de cambios la {shown(new)}.")
    if change.kind is Kind.HISTORY_REMOVED:
        return Said(f"Borra del control de cambios la {shown(old)}.")
    assert isinstance(old, ControlRow)  # noqa: S101  an edited row was there
    assert isinstance(new, ControlRow)  # noqa: S101  and is
    pairs = (
        ("la fecha", date_in_words(old.date), date_in_words(new.date)),
        ("el responsable", quoted(old.owner, MAX_TEXT), quoted(new.owner, MAX_TEXT)),
        ("el motivo", quoted(old.reason, MAX_TEXT), quoted(new.reason, MAX_TEXT)),
    )
    told = "; ".join(f"{label}, de {was} a {now}" for label, was, now in pairs if was != now)
    return Said(f"Reescribe la fila de la versión {old.version} del control de cambios: {told}.")


def partial(change: Change) -> Said:
    """Say that a plan declares, or no longer does, that it publishes only a part of its goals."""
    if change.after:
        return Said(
            "Declara que publica solo una parte de sus actividades: su cifra es el porcentaje que informe la unidad, si"
            " informa alguno, y no el promedio de ellas."
        )
    return Said("Ya no declara que publica solo una parte de sus actividades: su cifra es el promedio de ellas.")


def method(change: Change) -> Said:
    """Say that the year measures otherwise."""
    return Said("Cambia las bandas con que se califica.") if change.key == BANDS else field_said(change)


def deadline(change: Change) -> Said:
    """Say that units have more or fewer days to report, and what that does to what was told already."""
    before, after = change.before, change.after
    if not isinstance(after, int):
        return Said(f"Quita el plazo para informar, que era de {_days(before)}: ya no se dirá quién informó a tiempo.")
    if not isinstance(before, int):
        return Said(f"Fija un plazo para informar, de {_days(after)}: se dirá quién informó a tiempo.")
    longer = "más largo, un informe que llegó tarde puede quedar a tiempo"
    shorter = "más corto, un informe que llegó a tiempo puede quedar tarde"
    effect = longer if after > before else shorter
    return Said(f"Cambia el plazo para informar de {_days(before)} a {_days(after)}. Con uno {effect}.")


def _days(number: Value) -> str:
    return counted(number, "día", "días") if isinstance(number, int) else ""


def rules_changed(changes: Iterable[Change]) -> str:
    """Return what changed of how a year is judged, to be said where nobody says why."""
    kinds = {change.kind for change in changes}
    told = {Kind.METHOD_CHANGED: "la metodología", Kind.DEADLINE_CHANGED: "el plazo para informar"}
    return listed(words for kind, words in told.items() if kind in kinds)


def text(change: Change) -> Said:
    """Say that the narrative reads otherwise; `reason` is the heading of the section."""
    section = f"la sección {quoted(change.reason, MAX_TEXT)}"
    if change.before is None:
        return Said(f"Agrega {section}.")
    if change.after is None:
        return Said(f"Quita {section}.")
    return field_said(change, f"en {section}, ")


def institution_whole(change: Change) -> Said:
    """Say that an institution came or went."""
    if change.kind is Kind.INSTITUTION_ADDED:
        return Said(f"Agrega la institución {named(str(change.after))}.")
    return Said(f"Borra la institución {named(str(change.before))}.")


def org_unit(change: Change, names: Names) -> Said:
    """Say that a unit came to the tree, left it, moved in it or has another name."""
    if change.kind is Kind.ORG_UNIT_ADDED:
        return Said(f"Agrega al organigrama la unidad {named(str(change.after))}.")
    if change.kind is Kind.ORG_UNIT_REMOVED:
        return Said(f"Quita del organigrama la unidad {named(str(change.before))}.")
    name = named(names.unit(change.place))
    if change.kind is Kind.ORG_UNIT_RENAMED:
        return _renamed(change, name)
    if change.kind is Kind.ORG_UNIT_CHANGED:
        return field_said(change, f"en el organigrama, unidad {name}: ")
    before = "estaba en lo más alto" if change.before is None else f"dependía de {_unit(change.before, change, names)}"
    after = "está en lo más alto" if change.after is None else f"depende de {_unit(change.after, change, names)}"
    return Said(f"Cambia de lugar en el organigrama la unidad {name}: {before} y ahora {after}.")


def _renamed(change: Change, name: str) -> Said:
    if change.before is None:
        return Said(f"Declara que la unidad {name} se identificaba antes como {shown(change.after)}.")
    if change.after is None:
        return Said(f"Ya no declara que la unidad {name} se identificaba antes como {shown(change.before)}.")
    change_of = f"de {shown(change.before)} a {shown(change.after)}"
    return Said(f"Cambia los identificadores anteriores que declara la unidad {name}, {change_of}.")


def _unit(unit: Value, change: Change, names: Names) -> str:
    return named(names.unit(replace(change.place, unit=str(unit))))


def strategy(change: Change) -> Said:
    """Say that a strategic plan came, went or reads otherwise."""
    if change.kind is Kind.STRATEGY_ADDED:
        return Said(f"Agrega el plan estratégico {shown(change.after)}.")
    if change.kind is Kind.STRATEGY_REMOVED:
        return Said(f"Borra el plan estratégico {shown(change.before)}.")
    return field_said(change, "en el plan estratégico, ")


def element(change: Change) -> Said:
    """Say that an element of a strategic plan came, went or reads otherwise."""
    code = change.place.code
    if change.kind is Kind.ELEMENT_ADDED:
        return Said(f"Agrega al plan estratégico el elemento {code}, {shown(change.after)}.")
    if change.kind is Kind.ELEMENT_REMOVED:
        return Said(f"Borra del plan estratégico el elemento {code}, {shown(change.before)}.")
    return field_said(change, f"en el plan estratégico, elemento {code}: ")
