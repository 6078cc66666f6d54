"""What a sentence is made of, and the sentence of a field that changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.wording import quoted
from generator.history.telling.labels import LABELS
from generator.history.telling.runs import runs_of
from generator.history.telling.words import MAX_TEXT, shown

if TYPE_CHECKING:
    from generator.history.changes import Change
    from generator.reporters.changes.shape import Run

SHORT_TEXT = 40
"""A text up to this length is quoted whole, before and after; longer ones are shown word by word."""


class Said(Frozen):
    """A sentence and, where a text was reworded, its words; `has_parts` shows the steps of the change below it."""

    sentence: str
    runs: tuple[Run, ...] = ()
    has_parts: bool = True


def field_said(change: Change, opening: str = "") -> Said:
    """Return the sentence of a field that came, went or changed, after an opening such as `Edita el avance: `."""
    label = LABELS[change.key]
    before, after = shown(change.before, change.key), shown(change.after, change.key)
    runs: tuple[Run, ...] = ()
    if not _is_there(change.before):
        phrase = f"agrega {label}: {after}"
    elif not _is_there(change.after):
        verb = "eran" if label.startswith(("los ", "las ")) else "era"
        phrase = f"quita {label}, que {verb} {before}"
    elif isinstance(change.before, str) and isinstance(change.after, str) and _is_long(change.before, change.after):
        phrase, runs = f"cambia {label}", runs_of(change.before, change.after)
    else:
        of, to = ("del", "al") if isinstance(change.before, date) else ("de", "a")
        phrase = f"cambia {label} {of} {before} {to} {after}"
    return Said(_sentence(f"{opening}{phrase}", runs), runs)


def spelling(change: Change) -> Said:
    """Return the sentence of a text that differs in its accents and capitals alone."""
    runs = runs_of(str(change.before), str(change.after))
    where = f"En la sección {quoted(change.reason, MAX_TEXT)}, cambia" if change.reason else "Cambia"
    return Said(f"{where} tildes o mayúsculas, con las mismas palabras:", runs)


def _sentence(text: str, runs: tuple[Run, ...]) -> str:
    return f"{text[:1].upper()}{text[1:]}{':' if runs else '.'}"


def _is_there(value: object) -> bool:
    return value is not None and value != ""


def _is_long(before: str, after: str) -> bool:
    return max(len(before), len(after)) > SHORT_TEXT


def because(reason: str) -> str:
    """Return the end of a sentence that quotes a reason, "" where none is given."""
    return f" Motivo: {quoted(reason.removesuffix('.'), MAX_TEXT)}." if reason else ""
