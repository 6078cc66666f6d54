"""The honest states of a figure: why there is a percentage, or why there cannot be one.

LAIP art. 10 n. 8 asks for the plan and for the results obtained; "not reported", "not programmed" and "0 %" are three
different results, and none is shown as another.
"""

from __future__ import annotations

from enum import Enum
from typing import Self


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

    def __new__(cls, slug: str, label: str = "", explanation: str = "") -> Self:
        """Return the state whose value is the slug; the defaults let type checkers accept `State("medido")`."""
        state = object.__new__(cls)
        state._value_ = slug
        state.label = label
        state.explanation = explanation
        return state
