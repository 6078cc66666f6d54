"""Asks for texts: optional or not, and without the personal data that cannot be taken back once published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.wording import listed
from generator.editing.interview.answers import read_yes
from generator.editing.interview.conversation import NotUnderstoodError, Question, Talk, ask
from generator.rules.r329_personal_data import personal_data_in

if TYPE_CHECKING:
    from collections.abc import Callable

_HELP = "Ni nombres de particulares, ni su DUI, NIT, teléfono o correo. Los de la institución sí pueden ir."


def ask_text(question: Question, read: Callable[[str], str]) -> Talk[str]:
    """Ask for a text that may be left out ("")."""
    return (yield from _without_personal_data(question, read))


def ask_needed_text(question: Question, read: Callable[[str], str]) -> Talk[str]:
    """Ask for a text that cannot be left out."""

    def needed(text: str) -> str:
        if found := read(text):
            return found
        raise NotUnderstoodError("aquí hace falta un texto")

    return (yield from _without_personal_data(question, needed))


def _without_personal_data(question: Question, read: Callable[[str], str]) -> Talk[str]:
    text = yield from ask(question, read, keeps=True)
    while kinds := personal_data_in(text):
        again = yield from ask(_warning(text, kinds), read, keeps=True)
        if again == text and (
            yield from ask(Question("¿Dejarlo, porque no es de una persona? (s/n)", _HELP), read_yes)
        ):
            return text
        text = again
    return text


def _warning(text: str, kinds: list[str]) -> Question:
    return Question(
        prompt="Quite ese dato y oprima Enter",
        help=_HELP,
        intro=f"Cuidado: ese texto parece contener {listed(kinds)}. Lo que se publica queda en el historial y no se "
        "puede retirar del todo.",
        draft=text,
    )
