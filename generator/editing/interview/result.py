"""Asks what was done of one activity, and what its goal and the method want to know besides."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import Activity, Direction, Evidence, Result, TargetType
from generator.core.quantity import Quantity, format_number, format_percent
from generator.core.wording import quoted
from generator.editing.interview.answers import is_address, read_count, read_quantity
from generator.editing.interview.card import in_period
from generator.editing.interview.conversation import NotUnderstoodError, Question, Talk, ask
from generator.editing.interview.texts import ask_needed_text, ask_text
from generator.editing.progress import UNWRITTEN
from generator.rules.r318_justification import percent_to_justify

if TYPE_CHECKING:
    from generator.editing.interview.setting import Setting

_NOTHING = Decimal(0)
_HELP_DONE = (
    "Lo que se hizo en ese período, no lo acumulado: {example}. Si no se hizo nada, escriba 0. Si todavía no se sabe, "
    "oprima Enter: quedará como «No reportado», que no es lo mismo que 0."
)
_EXAMPLES = {
    TargetType.SUM: "1200, 1,234.5 o 12 %, como está en el plan",
    TargetType.LEVEL: "cuánto hay al final, por ejemplo 85 %",
    TargetType.MILESTONE: "1 si se cumplió",
    TargetType.DEMAND: "cuánto se pidió y cuánto se atendió",
}
_HELP_WHY = "Se publica junto a la cifra. Diga la causa, sin nombrar a personas."
_HELP_MEASURES = "Qué se hará para recuperar lo que falta, y cuándo."
_HELP_PROOF = (
    "Pegue la dirección de un documento que lo comprueba (https://…), o escriba una aclaración para quien lea el plan. "
    "Puede agregar varias; Enter sigue con lo demás."
)


def ask_result(setting: Setting, code: str, intro: str, before: Result | None = None) -> Talk[Result | None]:
    """Ask for an activity's result; `None` if it stays unreported.

    With `before`, the result to be corrected, an empty answer keeps what it says.
    """
    activity = setting.accounts[code].activity
    is_demand = activity.target_type is TargetType.DEMAND
    told = yield from (_ask_demand if is_demand else _ask_quantity)(setting, activity, intro, before)
    if told is None:
        return None
    why = yield from _ask_why(setting, activity, told)
    return (yield from _ask_proof(setting, activity, why))


def _ask_quantity(setting: Setting, activity: Activity, intro: str, before: Result | None) -> Talk[Result | None]:
    otherwise = f"Enter = dejar {before.quantity.label}" if before else "Enter = no informar"
    question = Question(
        prompt=f"Hecho {in_period(setting.period)} ({otherwise})",
        help=_HELP_DONE.format(example=_EXAMPLES[activity.target_type]),
        intro=intro,
    )
    quantity = yield from ask(question, partial(read_quantity, activity=activity))
    if quantity is None:
        return before
    return replace(before or _empty(activity), quantity=quantity)


def _ask_demand(setting: Setting, activity: Activity, intro: str, before: Result | None) -> Talk[Result | None]:
    known = before.requested if before else None
    otherwise = "Enter = no informar" if known is None else f"Enter = dejar {format_number(known)}"
    question = Question(
        prompt=f"Solicitado {in_period(setting.period)} ({otherwise})",
        help=_HELP_DONE.format(example=_EXAMPLES[TargetType.DEMAND]),
        intro=intro,
    )
    requested = yield from ask(question, read_count)
    requested = known if requested is None else requested
    if requested is None:
        return None
    attended = _NOTHING
    if requested:
        attended = yield from _ask_attended(requested, before)
    return replace(before or _empty(activity), quantity=Quantity(attended), requested=requested)


def _ask_attended(requested: Decimal, before: Result | None) -> Talk[Decimal]:
    def read(text: str) -> Decimal:
        attended = read_count(text)
        if attended is None and before:
            attended = before.quantity.value
        if attended is None:
            raise NotUnderstoodError("escriba cuánto se atendió; 0 si nada")
        if attended > requested:
            raise NotUnderstoodError(f"no se puede atender más de lo solicitado, que fue {format_number(requested)}")
        return attended

    otherwise = f" (Enter = dejar {before.quantity.label})" if before else ""
    question = Question(
        f"De {format_number(requested)}, cuánto se atendió{otherwise}", "Cuántas de esas solicitudes se atendieron."
    )
    return (yield from ask(question, read))


def _ask_why(setting: Setting, activity: Activity, result: Result) -> Talk[Result]:
    """Ask why a result stayed below its target: an answer is needed where the method says so."""
    more_is_better = activity.direction is Direction.ASCENDING and activity.target_type is not TargetType.DEMAND
    target = next((target for target in activity.targets if target.period == setting.period), None)
    if target is None or not more_is_better:
        return result
    if result.quantity.number >= target.quantity.number:
        return replace(result, justification="", measures="")  # a correction that reaches it has nothing to explain
    threshold = setting.annual.frame.method.threshold
    percent = None if threshold is None else percent_to_justify(activity, target, result.quantity, threshold)
    if percent is None or threshold is None or result.justification:
        question = Question(f"Por qué no se llegó a lo programado ({_otherwise(result.justification)})", _HELP_WHY)
        why = yield from ask_text(question, setting.texts.text)
    else:
        asked = f"Eso es el {format_percent(percent)} de lo programado; bajo el {format_percent(threshold)} se explica."
        why = yield from ask_needed_text(Question("Por qué", _HELP_WHY, intro=asked), setting.texts.text)
    if not why and not result.justification:
        return result
    question = Question(f"Medidas que se tomarán ({_otherwise(result.measures)})", _HELP_MEASURES)
    measures = yield from ask_text(question, setting.texts.text)
    return replace(result, justification=why or result.justification, measures=measures or result.measures)


def _otherwise(known: str) -> str:
    return f"Enter = dejar {quoted(known, 40)}" if known else "Enter = no decirlo"


def _ask_proof(setting: Setting, activity: Activity, result: Result) -> Talk[Result]:
    """Ask for documents and a note until nothing more is given; what was there before stays."""
    proofs, notes = list(result.evidence), [result.notes] if result.notes else []
    while True:
        question = Question("Evidencia (https://…) o nota (Enter = seguir)", _HELP_PROOF)
        text = yield from ask_text(question, setting.texts.address_or_note)
        if not text:
            return replace(result, evidence=tuple(proofs), notes="\n\n".join(notes))
        if is_address(text):
            title = activity.means_of_verification or "Evidencia"
            named = Question(f"Título del documento (Enter = {quoted(title)})", "Cómo se llama el documento.")
            proofs.append(Evidence((yield from ask_text(named, setting.texts.line)) or title, text))
        else:
            notes.append(text)


def _empty(activity: Activity) -> Result:
    return Result(activity.code, Quantity(_NOTHING), UNWRITTEN)
