"""The interview of a month's report: its activities one by one, other work, a summary, and leave to write it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import ProgressEntry, Result, UnplannedWork
from generator.core.wording import of_period
from generator.editing.interview.answers import read_amount, read_code, read_yes
from generator.editing.interview.card import card, result_text
from generator.editing.interview.conversation import Question, Talk, ask
from generator.editing.interview.result import ask_result
from generator.editing.interview.summary import summary
from generator.editing.interview.texts import ask_needed_text, ask_text
from generator.editing.progress import UNWRITTEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.editing.interview.setting import Setting

Script = Callable[["Setting"], Talk[ProgressEntry]]
"""An interview about a setting."""

SUMMARY = "resumen"
"""What is typed in place of a code to correct the summary alone."""
_HELP_OTHERS = "Trabajo de actividades del plan que no tenían meta en este período. Sus códigos:"
_HELP_UNPLANNED = "Trabajo que no está en el plan. Se publica aparte y no cambia ningún porcentaje."
_HELP_SUMMARY = "Dos o tres frases para quien lea el plan: qué se logró y qué no."
_HELP_OWNER = "El cargo de quien responde por el informe; nunca el nombre de una persona."
_HELP_REASON = "Por qué se corrige lo informado. Se publica, junto a la cifra anterior y la nueva."
_HELP_CORRECT = "La cifra anterior no se borra: quedan a la vista las dos y el motivo."
_HELP_WRITE = "Hasta aquí no se ha escrito nada. Con < vuelve a la última pregunta."


def with_leave(setting: Setting, script: Script) -> Talk[ProgressEntry | None]:
    """Play a script, show what would be written and ask for leave, unless nothing was told; `None` without leave."""
    entry = yield from script(setting)
    return entry if says_nothing(entry) or (yield from ask_leave(setting, entry)) else None


def ask_leave(setting: Setting, entry: ProgressEntry) -> Talk[bool]:
    """Show what would be written and ask whether to."""
    question = Question("¿Escribirlo? (s/n)", _HELP_WRITE, intro=summary(setting, entry))
    return (yield from ask(question, read_yes))


def says_nothing(entry: ProgressEntry) -> bool:
    """Return whether nothing was told at all."""
    return not (entry.results or entry.unplanned or entry.summary)


def first_report(setting: Setting) -> Talk[ProgressEntry]:
    """Ask for a report of what was not reported yet."""
    results: dict[str, Result] = {}
    codes = [code for code in setting.programmed if code in setting.open]
    left_out = ""
    for number, code in enumerate(codes, 1):
        intro = f"{left_out}[{number} de {len(codes)}]  {card(setting.accounts[code], setting.period)}"
        result = yield from ask_result(setting, code, intro)
        left_out = "" if result else f"{code} queda sin informar, que no es lo mismo que 0.\n\n"
        results |= {code: result} if result else {}
    others = [code for code in setting.open if code not in codes]
    results |= yield from _ask_others(setting, others, left_out)
    unplanned = yield from _ask_unplanned(setting, "" if others else left_out)
    told = yield from _ask_summary(setting, "Resumen")
    owner = yield from _ask_owner(setting)
    return replace(_entry(setting, results, told, owner), unplanned=unplanned)


def correction(setting: Setting) -> Talk[ProgressEntry]:
    """Ask what changes of what was reported."""
    reason = setting.reason
    if not reason:
        reason = yield from ask_needed_text(Question("Motivo de la corrección", _HELP_REASON), setting.texts.text)
    corrected: dict[str, Result] = {}
    listing = _reported(setting)
    intro = f"Lo informado {of_period(setting.period)}:\n{listing}"
    while True:
        otherwise = "ninguna más" if corrected else "nada"
        question = Question(
            f"Código de la actividad que corrige, o {SUMMARY} (Enter = {otherwise})",
            f"{_HELP_CORRECT}\n{listing}",
            intro=intro,
        )
        code = yield from ask(question, partial(read_code, codes=(*setting.standing, SUMMARY)))
        if code in {"", SUMMARY}:
            break
        before = corrected.get(code, setting.standing[code])
        result = yield from ask_result(setting, code, card(setting.accounts[code], setting.period), before)
        changes = result is not None and result != setting.standing[code]
        intro = "" if changes else f"{code} queda como estaba."
        corrected.pop(code, None)
        corrected |= {code: result} if result and changes else {}
    told = owner = ""
    if corrected or code:
        told = yield from _ask_summary(setting, "Resumen nuevo")
    if corrected or told:
        owner = yield from _ask_owner(setting)
    return replace(_entry(setting, corrected, told, owner), is_correction=True, reason=reason)


def _ask_summary(setting: Setting, asked: str) -> Talk[str]:
    return ask_text(Question(f"{asked} (Enter = ninguno)", _HELP_SUMMARY), setting.texts.text)


def _entry(setting: Setting, results: Mapping[str, Result], told: str, owner: str) -> ProgressEntry:
    """Return what was told, with its results in the plan's order."""
    return ProgressEntry(
        period=setting.period,
        date=setting.day,
        results=tuple(results[code] for code in setting.accounts if code in results),
        origin=UNWRITTEN,
        owner=owner,
        summary=told,
    )


def _ask_others(setting: Setting, codes: Sequence[str], left_out: str) -> Talk[Mapping[str, Result]]:
    results: dict[str, Result] = {}
    intro = left_out.rstrip()
    while left := [code for code in codes if code not in results]:
        question = Question(
            f"¿Hizo algo en otras actividades del plan? Código (Enter = {'ninguna más' if results else 'no'})",
            f"{_HELP_OTHERS}\n{_listing(setting, left)}",
            intro=intro,
        )
        code = yield from ask(question, partial(read_code, codes=left))
        if not code:
            break
        result = yield from ask_result(setting, code, card(setting.accounts[code], setting.period))
        results |= {code: result} if result else {}
        intro = ""
    return results


def _ask_unplanned(setting: Setting, left_out: str) -> Talk[tuple[UnplannedWork, ...]]:
    found: list[UnplannedWork] = []
    intro = left_out.rstrip()
    while True:
        otherwise = "nada más" if found else "no"
        asked = f"¿Algo que no estaba en el plan? Qué se hizo (Enter = {otherwise})"
        name = yield from ask_text(Question(asked, _HELP_UNPLANNED, intro=intro), setting.texts.line)
        intro = ""
        if not name:
            return tuple(found)
        question = Question("En qué se cuenta: Personas, Documento… (Enter = no se cuenta)", _HELP_UNPLANNED)
        unit = yield from ask_text(question, setting.texts.line)
        quantity = None
        if unit:
            question = Question(f"Cuánto, en {unit} (Enter = no se sabe)", _HELP_UNPLANNED)
            quantity = yield from ask(question, read_amount)
        found.append(UnplannedWork(name, unit, quantity, UNWRITTEN))


def _ask_owner(setting: Setting) -> Talk[str]:
    if setting.owner:
        return setting.owner
    known = setting.usual_owner
    question = Question(f"Cargo de quien informa (Enter = {known or 'no decirlo'})", _HELP_OWNER)
    return (yield from ask_text(question, setting.texts.line)) or known


def _listing(setting: Setting, codes: Sequence[str]) -> str:
    return "\n".join(f"   {code}  {setting.accounts[code].activity.name}" for code in codes)


def _reported(setting: Setting) -> str:
    """Return what stands reported, one activity in each line."""
    lines = []
    for code, result in setting.standing.items():
        activity = setting.accounts[code].activity
        done = result_text(activity, result.quantity.number, result.requested)
        lines.append(f"   {code}  {activity.name}: {done}")
    return "\n".join(lines)
