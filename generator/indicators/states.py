"""The honest states of a figure: why there is a percentage, or why there cannot be one.

LAIP art. 10 n. 8 asks for the plan and for the results obtained; "not reported", "not programmed" and "0 %" are three
different results, and none is shown as another.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable


class State(Enum):
    """What is known of an activity, or of a group of them, in a period.

    The value is the word of downloads and style sheets (ASCII); `label` and `explanation` are what citizens read.
    """

    label: str
    explanation: str

    MEASURED = (
        "medido",
        "Medido",
        "Hay meta y hay resultado, y con ellos se calcula el porcentaje de cumplimiento.",
    )
    NOT_SCHEDULED = (
        "sin-programacion",
        "Sin programación",
        "No se programó nada para este período; no cuenta a favor ni en contra.",
    )
    UNPLANNED = (
        "ejecutado-sin-programacion",
        "Ejecutado sin programación",
        "Se hizo trabajo en un período sin meta; se muestra lo realizado, pero no hay con qué compararlo.",
    )
    NOT_REPORTED = (
        "no-reportado",
        "No reportado",
        "Había una meta, el período ya terminó y no se ha informado ningún resultado; no se sabe si se cumplió.",
    )
    INCOMPLETE = (
        "incompleto",
        "Incompleto",
        "Se informó solo una parte de lo programado; habrá porcentaje cuando se informe lo que falta.",
    )
    NOT_DUE = (
        "aun-no-vence",
        "Aún no vence",
        "El período todavía no termina; se medirá cuando venza.",
    )
    NO_DEMAND = (
        "sin-demanda",
        "Sin demanda",
        "La meta consiste en atender lo que se solicite, y en este período no hubo solicitudes.",
    )
    NO_BREAKDOWN = (
        "sin-desglose",
        "Sin desglose",
        "La meta o el resultado se publicó solo para un período más largo; repartirlo sería inventar cifras.",
    )
    UNREADABLE = (
        "meta-ilegible",
        "Meta ilegible",
        "La meta publicada en el documento oficial no se puede leer como número; se conserva tal como se publicó.",
    )
    NO_LIMITS = (
        "sin-limites",
        "Sin límites",
        "El resultado debe quedar dentro de un rango y el documento no dice sus límites; se muestra lo realizado.",
    )
    REMOVED = (
        "eliminada",
        "Eliminada",
        "Un cambio aprobado la eliminó; no cuenta a favor ni en contra, y lo que se había prometido sigue a la vista.",
    )

    def __new__(cls, slug: str, label: str = "", explanation: str = "") -> Self:
        """Return the state whose value is the slug; the defaults let type checkers accept `State("medido")`."""
        state = object.__new__(cls)
        state._value_ = slug
        state.label = label
        state.explanation = explanation
        return state


_ANSWERED = frozenset({State.UNPLANNED, State.NO_DEMAND})
_PRECEDENCE = (
    State.INCOMPLETE,
    State.NOT_REPORTED,
    State.UNREADABLE,
    State.NO_LIMITS,
    State.NO_BREAKDOWN,
    State.NOT_DUE,
    State.NO_DEMAND,
    State.UNPLANNED,
    State.NOT_SCHEDULED,
    State.REMOVED,
)


def state_of(states: Iterable[State]) -> State:
    """Return the one state of a group.

    Measured, if anything is. Else incomplete, if a part of what was due was reported (some of an activity, or some
    activities and not others); else the first that occurs of: not reported, unreadable, without limits, without
    breakdown, not due, without demand, unplanned. A group where nothing else is, or nobody, is not scheduled.
    """
    found = frozenset(states)
    if State.MEASURED in found:
        return State.MEASURED
    if State.NOT_REPORTED in found and found & _ANSWERED:
        return State.INCOMPLETE
    return next((state for state in _PRECEDENCE if state in found), State.NOT_SCHEDULED)
