"""Whether a report can be made at all, and what a person is told before the first question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import GeneratorError
from generator.core.wording import counted, date_in_words, listed, of_period, the_period
from generator.editing.interview.card import in_period

if TYPE_CHECKING:
    from generator.editing.interview.setting import Setting

_HOW = "Enter salta una pregunta; < vuelve a la anterior; ? la explica; Ctrl+C sale sin escribir nada."


def require_possible(setting: Setting, *, corrects: bool) -> None:
    """Refuse, before anything is asked, what could not be written at the end.

    Raises:
        GeneratorError: the period has not begun or the day is impossible; it is reported already, or has nothing to
            correct.
    """
    period, name = setting.period, the_period(setting.period)
    if period.start > setting.as_of:
        raise GeneratorError(f"{name} todavía no empieza: hoy es {date_in_words(setting.as_of)}")
    if not period.start <= setting.day <= setting.as_of:
        day = date_in_words(setting.day)
        raise GeneratorError(f"la fecha del informe, {day}, debe estar entre el comienzo {of_period(period)} y hoy")
    reported = [entry for entry in setting.plan.progress if entry.period == period]
    again = f"pat avance {setting.plan.org_unit} {period.code}"
    if corrects and not reported:
        raise GeneratorError(f"no hay nada informado {of_period(period)} que corregir; para informarlo: {again}")
    waiting = [code for code in setting.programmed if code in setting.open]
    if not corrects and not waiting and reported:
        day = date_in_words(reported[-1].date)
        raise GeneratorError(f"{name} ya está informado ({day}); para corregirlo: {again} --rectifica")
    if not corrects and not waiting and setting.told_otherwise:
        other = listed(dict.fromkeys(the_period(other) for other in setting.told_otherwise.values()))
        raise GeneratorError(f"lo programado {in_period(period)} ya está informado en {other}")


def opening(setting: Setting, *, corrects: bool) -> str:
    """Return what is about to be asked."""
    annual, period = setting.annual, setting.period
    unit = annual.institution.by_id.get(setting.plan.org_unit)
    kind = "Rectificación" if corrects else "Informe"
    lines = [
        f"{unit.name if unit else setting.plan.org_unit} · {annual.frame.name} · {annual.institution.name}",
        f"{kind} {of_period(period)}, con fecha {date_in_words(setting.day)}",
    ]
    if not corrects:
        lines += _extent(setting)
    if period.end >= setting.as_of:
        lines.append(f"Cuidado: {the_period(period)} todavía no termina. Lo que falte se tendrá que rectificar.")
    return "\n".join([*lines, "", _HOW])


def _extent(setting: Setting) -> list[str]:
    waiting = [code for code in setting.programmed if code in setting.open]
    done = [code for code in setting.programmed if code not in waiting]
    goals = counted(len(setting.programmed), "actividad tiene meta", "actividades tienen meta")
    lines = [f"{goals} {in_period(setting.period)}, de {len(setting.accounts)} del plan."]
    if done:
        lines.append(f"Ya está informado: {listed(done)}. Se pregunta por lo demás.")
    return lines
