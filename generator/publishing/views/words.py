"""Small words and marks that every view uses: badges of state and of band, percentages, ranges."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from generator.core.model import Direction, TargetType
from generator.core.quantity import format_percent
from generator.indicators.explain import covered_text
from generator.indicators.states import State

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from generator.core.model import Band, Method
    from generator.indicators.rollup import Rollup

UNKNOWN = "—"
_RANK_MARKS = (("●", "t-bien"), ("◕", "t-alto"), ("◑", "t-medio"), ("◔", "t-bajo"))
_STATE_MARKS = {
    State.MEASURED: "●",
    State.NOT_SCHEDULED: "·",
    State.UNPLANNED: "+",
    State.NOT_REPORTED: "○",
    State.INCOMPLETE: "◍",
    State.NOT_DUE: "…",
    State.NO_DEMAND: "∅",
    State.NO_BREAKDOWN: "≈",
    State.UNREADABLE: "?",
    State.NO_LIMITS: "↔",
    State.REMOVED: "×",
}
TYPE_WORDS = {
    TargetType.SUM: "Se suman los meses",
    TargetType.LEVEL: "Vale el último dato",
    TargetType.MILESTONE: "Se cumple o no se cumple",
    TargetType.DEMAND: "Lo atendido entre lo solicitado",
}
DIRECTION_WORDS = {
    Direction.ASCENDING: "Más es mejor",
    Direction.DESCENDING: "Menos es mejor",
    Direction.RANGE: "Debe quedar dentro de un rango",
}


@dataclass(frozen=True, slots=True)
class Badge:
    """A state or a band as a reader meets it: word, shape and tone; `tone` is a class of the style sheet."""

    id: str
    label: str
    mark: str
    tone: str
    explanation: str = ""


RUNNING = Badge(
    "en-curso",
    "En curso",
    "▸",
    "t-nulo",
    "El período no ha terminado; es lo realizado hasta ahora frente a toda la meta del período.",
)
CUT_OFF = Badge(
    "al-corte",
    "Al corte",
    "▸",
    "t-nulo",
    "Acumulado hasta una fecha en que el período no había terminado; no es el resultado final.",
)
PARTIAL = Badge(
    "parcial", "Parcial", "◌", "t-nulo", "Promedio de lo que se informó; faltan informes que pueden cambiarlo."
)


def state_badge(state: State) -> Badge:
    """Return the badge of a state without a percentage."""
    return Badge(state.value, state.label, _STATE_MARKS[state], "t-nulo", state.explanation)


def ranked_bands(method: Method) -> list[Band]:
    """Return the bands of a method, the best first."""
    return sorted(method.bands, key=lambda band: band.lower, reverse=True)


def band_badge(band: Band, method: Method) -> Badge:
    """Return the badge of a band: its mark and tone come from its rank among the method's bands."""
    return _badge(band, sum(other.lower > band.lower for other in method.bands), len(method.bands))


@lru_cache(maxsize=256)  # a site shows few bands, each on every page
def _badge(band: Band, position: int, count: int) -> Badge:
    mark, tone = _RANK_MARKS[_rank(position, count)]
    return Badge(band.id, band.name, mark, tone, range_text(band))


def _rank(position: int, count: int) -> int:
    """Spread `count` bands over the four marks: the best takes the first, the worst the last."""
    last = len(_RANK_MARKS) - 1
    if position == count - 1:
        return last
    return min(position if count > last else position * last // (count - 1), last - 1)


def range_text(band: Band) -> str:
    """Say a band's range in words: `de 80 % a menos de 100 %`."""
    lower = format_percent(band.lower)
    return f"de {lower} a menos de {format_percent(band.upper)}" if band.upper is not None else f"{lower} o más"


class Figure(Protocol):
    """A compliance or an average: what a badge is made of."""

    @property
    def state(self) -> State:
        """What is known."""
        ...

    @property
    def band(self) -> Band | None:
        """The band of its percentage."""
        ...

    @property
    def in_progress(self) -> bool:
        """Whether its period still runs."""
        ...

    @property
    def cut_off(self) -> date | None:
        """The day to which it was accumulated, if that was before its period ended."""
        ...

    @property
    def is_partial(self) -> bool:
        """Whether reports are lacking that could change it."""
        ...


def badge_of(figure: Figure, method: Method) -> Badge:
    """Return the badge of a figure: its band, why a percentage has none (partial, its period runs), or its state."""
    if figure.band:
        return band_badge(figure.band, method)
    if figure.state is State.MEASURED and figure.is_partial:
        return PARTIAL
    if figure.state is State.MEASURED and figure.cut_off is not None:
        return CUT_OFF
    return RUNNING if figure.state is State.MEASURED and figure.in_progress else state_badge(figure.state)


def percent(value: Decimal | None, method: Method) -> str:
    """Return a percentage with the method's decimals, or a dash where it is unknown."""
    return UNKNOWN if value is None else format_percent(value, method.decimals)


def mean_text(rollup: Rollup, method: Method) -> str:
    """Return an average with the weight that it is of: `85.9 % sobre el 85 % del peso programado`, or a dash."""
    covered = covered_text(rollup) if rollup.mean is not None else ""
    return f"{percent(rollup.mean, method)}{f' {covered}' if covered else ''}"


def unknown_weight(rollup: Rollup) -> str:
    """Say of a weighted average that there is none because too little weight has a result; "" of any other."""
    if rollup.mean is not None or not rollup.covered:
        return ""
    return f"solo tiene porcentaje el {format_percent(rollup.covered, 2)} del peso programado, menos de la mitad"


def sentence(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]
