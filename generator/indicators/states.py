"""The honest states of a figure: why there is a percentage, or why there cannot be one.

LAIP art. 10 n. 8 asks for the plan and for the results obtained; "not reported", "not programmed" and "0 %" are three
different results, and none is shown as another.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Self

from generator.core.language import later, tr

if TYPE_CHECKING:
    from collections.abc import Iterable


class State(Enum):
    """What is known of an activity, or of a group of them, in a period.

    The value is the word of downloads and style sheets (ASCII); `label` and `explanation` are what citizens
    read, in the language being spoken.
    """

    word: str
    meaning: str

    MEASURED = (
        "medido",
        later("Medido"),
        later("Hay meta y hay resultado, y con ellos se calcula el porcentaje de cumplimiento."),
    )
    NOT_SCHEDULED = (
        "sin-programacion",
        later("Sin programación"),
        later("No se programó nada para este período; no cuenta a favor ni en contra."),
    )
    UNPLANNED = (
        "ejecutado-sin-programacion",
        later("Ejecutado sin programación"),
        later("Se hizo trabajo en un período sin meta; se muestra lo realizado, pero no hay con qué compararlo."),
    )
    NOT_REPORTED = (
        "no-reportado",
        later("No reportado"),
        later("Había una meta, el período ya terminó y no se ha informado ningún resultado; no se sabe si se cumplió."),
    )
    NO_FIGURES = (
        "sin-cifras",
        later("Sin cifras"),
        later("La unidad contó lo que hizo sin dar la cifra que pide la meta; no se puede calcular un porcentaje."),
    )
    INCOMPLETE = (
        "incompleto",
        later("Incompleto"),
        later("Se informó solo una parte de lo programado; habrá porcentaje cuando se informe lo que falta."),
    )
    NOT_DUE = (
        "aun-no-vence",
        later("Aún no vence"),
        later("El período todavía no termina; se medirá cuando venza."),
    )
    NO_DEMAND = (
        "sin-demanda",
        later("Sin demanda"),
        later("La meta consiste en atender lo que se solicite, y en este período no hubo solicitudes."),
    )
    NO_BREAKDOWN = (
        "sin-desglose",
        later("Sin desglose"),
        later("La meta o el resultado se publicó solo para un período más largo; repartirlo sería inventar cifras."),
    )
    UNREADABLE = (
        "meta-ilegible",
        later("Meta ilegible"),
        later(
            "La meta publicada en el documento oficial no se puede leer como número; se conserva tal como se publicó."
        ),
    )
    NO_LIMITS = (
        "sin-limites",
        later("Sin límites"),
        later(
            "El resultado debe quedar dentro de un rango y el documento no dice sus límites; se muestra lo realizado."
        ),
    )
    PARTLY_PUBLISHED = (
        "publicado-en-parte",
        later("Publicado en parte"),
        later("El documento publica solo una parte de lo programado; un porcentaje de esa parte no sería el de todo."),
    )
    REMOVED = (
        "eliminada",
        later("Eliminada"),
        later(
            "Un cambio aprobado la eliminó; no cuenta a favor ni en contra, "
            "y lo que se había prometido sigue a la vista."
        ),
    )

    def __new__(cls, slug: str, word: str = "", meaning: str = "") -> Self:
        """Return the state whose value is the slug; the defaults let type checkers accept `State("medido")`."""
        state = object.__new__(cls)
        state._value_ = slug
        state.word = word
        state.meaning = meaning
        return state

    @property
    def label(self) -> str:
        """The word, in the language being spoken."""
        return tr(self.word)

    @property
    def explanation(self) -> str:
        """What the word means, in the language being spoken."""
        return tr(self.meaning)


_ANSWERED = frozenset({State.NO_FIGURES, State.UNPLANNED, State.NO_DEMAND, State.PARTLY_PUBLISHED})
_PRECEDENCE = (
    State.INCOMPLETE,
    State.NOT_REPORTED,
    State.NO_FIGURES,
    State.UNREADABLE,
    State.NO_LIMITS,
    State.NO_BREAKDOWN,
    State.PARTLY_PUBLISHED,
    State.NOT_DUE,
    State.NO_DEMAND,
    State.UNPLANNED,
    State.NOT_SCHEDULED,
    State.REMOVED,
)


def state_of(states: Iterable[State]) -> State:
    """Return the one state of a group.

    Measured, if anything is. Else incomplete, if a part of what was due was reported (some of an activity, or some
    activities and not others); else the first that occurs of: not reported, told without figures, unreadable, without
    limits, without breakdown, published in part, not due, without demand, unplanned. A group where nothing else is, or
    nobody, is not scheduled.
    """
    found = frozenset(states)
    if State.MEASURED in found:
        return State.MEASURED
    if State.NOT_REPORTED in found and found & _ANSWERED:
        return State.INCOMPLETE
    return next((state for state in _PRECEDENCE if state in found), State.NOT_SCHEDULED)
