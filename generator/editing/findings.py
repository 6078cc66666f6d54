"""What an import says of a row: to the planner (problems) and to citizens (the notes kept in the plan)."""

from __future__ import annotations

from generator.core.frozen import Frozen
from generator.core.model import Caveat
from generator.core.period import MONTH_NAMES, Period
from generator.core.problem import Origin, Severity
from generator.core.quantity import plain
from generator.core.wording import listed, quoted
from generator.editing.reconcile import Outcome, Reconciled

_KEPT = "Se conserva como se publicó, sin corregir nada."
_ASK = "pregunte a la unidad qué cifra vale; mientras tanto se escribe como se publicó, con una salvedad"
_ASK_MONTHS = "pregunte a la unidad en qué meses lo hará; mientras tanto se escribe solo la meta del año"


class Finding(Frozen):
    """A problem of a row, before it has a place."""

    code: str
    severity: Severity
    message: str
    remedy: str


def finding(row: Reconciled, subject: str) -> Finding | None:
    """Return what a planner must know of a row, `None` if it adds up as written; `subject` names unit and activity."""
    if row.outcome is Outcome.EXACT:
        return None
    code, severity, words = {
        Outcome.UNEQUAL: ("I501", Severity.ERROR, _unequal),
        Outcome.TOTAL_MISSING: ("I502", Severity.ERROR, _total_missing),
        Outcome.UNREADABLE: ("I503", Severity.ERROR, _unreadable),
        Outcome.FRACTION: ("I504", Severity.WARNING, _fraction),
        Outcome.SHIFTED: ("I505", Severity.WARNING, _shifted),
    }[row.outcome]
    message, remedy = words(row)
    return Finding(code, severity, f"{subject}: {message}", remedy)


def _unequal(row: Reconciled) -> tuple[str, str]:
    if not row.is_programmed:
        return f"ningún mes tiene meta y «Total meta» dice {row.total.text}", _ASK_MONTHS
    verb = "falta" if row.gap > 0 else "sobra"
    plural = "" if abs(row.gap) <= 1 else "n"
    message = f"los meses suman {row.label(row.sum)} y «Total meta» dice {row.total.text}"
    return f"{message}: {verb}{plural} {row.label(abs(row.gap))}", _ASK


def _total_missing(row: Reconciled) -> tuple[str, str]:
    if not row.is_programmed:
        return "no tiene metas por mes ni «Total meta»", "pregunte a la unidad qué prometió y complete la fila"
    message = f"«Total meta» está vacío y los meses suman {row.label(row.sum)}"
    return (
        message,
        f"si esa es la meta del año, escriba {row.label(row.sum)} en «Total meta»; si no, pregunte a la unidad",
    )


def _unreadable(row: Reconciled) -> tuple[str, str]:
    cells = _said(row)
    if row.total.is_unreadable:
        cells.append(f"«Total meta» dice {quoted(row.total.text)}")
    message = f"{listed(cells)}, {_not_read(len(cells))}"
    if not row.total.quantity:
        return f"{message}; los meses que se leen suman {row.label(row.sum)}", _ASK
    message = f"{message}; los demás meses suman {row.label(row.sum)} y «Total meta» dice {row.total.text}"
    if len(cells) == 1 and row.gap > 0:
        month = MONTH_NAMES[row.unreadable_months[0][0] - 1]
        return message, f"para que sume, {month} tendría que ser {row.label(row.gap)}: confírmelo con la unidad"
    return message, _ASK


def _fraction(row: Reconciled) -> tuple[str, str]:
    message = f"mezcla porcentajes y números; leídos como fracciones, los meses suman {plain(row.sum)}"
    message = f"{message}, igual que «Total meta» ({row.total.text})"
    return message, "confirme que 100 % equivale a 1, o escriba toda la fila del mismo modo"


def _shifted(row: Reconciled) -> tuple[str, str]:
    message = f"las cifras están corridas una columna a la derecha (en «Total meta» hay {row.published[-2] or 'nada'} y"
    message += f" después {row.published[-1]}); sin una de las celdas vacías los meses suman {row.label(row.sum)}"
    return f"{message}, igual que el total, y así se importó", "confirme los meses con la unidad y corrija la tabla"


def _not_read(count: int) -> str:
    return "que no se puede leer como cifra" if count == 1 else "que no se pueden leer como cifras"


def _said(row: Reconciled) -> list[str]:
    return [f"{MONTH_NAMES[month - 1]} dice {quoted(text)}" for month, text in row.unreadable_months]


def caveats(row: Reconciled, year: int, origin: Origin) -> tuple[Caveat, ...]:
    """Return the notes that tell citizens what the published row says and that it was kept so."""
    return tuple(
        Caveat(rule, note, unreadable, origin)
        for rule, note, unreadable in (
            _shift_note(row),
            _unreadable_note(row, year),
            _total_note(row),
            _unequal_note(row),
        )
        if note
    )


_Note = tuple[str, str, tuple[tuple[Period, str], ...]]
_NOTHING: _Note = ("", "", ())


def _shift_note(row: Reconciled) -> _Note:
    if row.outcome is not Outcome.SHIFTED:
        return _NOTHING
    note = (
        "En el documento publicado las cifras de esta actividad están corridas una columna a la derecha; en el total"
        f" anual aparece {row.published[-2] or 'una celda vacía'} y, en una columna sin título, {row.published[-1]}."
        " Se leyeron una columna a la izquierda, porque solo así los meses suman el total"
        f" ({row.total_label}). Las cifras no se cambiaron."
    )
    return "I505", note, ()


def _unreadable_note(row: Reconciled, year: int) -> _Note:
    cells = row.unreadable_months
    if not cells:
        return _NOTHING
    note = f"En el documento publicado, {listed(_said(row))}, {_not_read(len(cells))}."
    note += f" Los demás meses suman {row.label(row.sum)}"
    note += f" y el total anual publicado es {row.total_label}. {_KEPT}" if row.total.quantity else f". {_KEPT}"
    return "R303", note, tuple((Period.month(year, month), text) for month, text in cells)


def _total_note(row: Reconciled) -> _Note:
    if row.total.quantity:
        return _NOTHING
    said = (
        f"dice {quoted(row.total.text)}, que no se puede leer como cifra" if row.total.is_unreadable else "está vacío"
    )
    months = f"los meses suman {row.label(row.sum)}" if row.is_programmed else "ningún mes tiene meta"
    note = f"En el documento publicado el total anual {said}; {months}. {_KEPT}"
    return "R302" if row.is_programmed else "R330", note, ()


def _unequal_note(row: Reconciled) -> _Note:
    if row.outcome is not Outcome.UNEQUAL or not row.is_programmed:
        return _NOTHING
    note = (
        f"En el documento publicado los meses suman {row.label(row.sum)} y el total anual es {row.total_label};"
        f" la diferencia es {row.label(abs(row.gap))}. {_KEPT}"
    )
    return "R301", note, ()
