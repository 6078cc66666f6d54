"""Small words and marks that every view uses: badges of state and of band, percentages, ranges."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup

from generator.core.frozen import Frozen, replace
from generator.core.language import later, spoken, tr
from generator.core.model import Direction, TargetType
from generator.core.period import MONTH_NAMES
from generator.core.quantity import format_percent
from generator.indicators.explain import covered_text
from generator.indicators.method import is_common
from generator.indicators.states import State
from generator.publishing.written import written

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
    State.NO_FIGURES: "¶",
    State.INCOMPLETE: "◍",
    State.NOT_DUE: "…",
    State.NO_DEMAND: "∅",
    State.NO_BREAKDOWN: "≈",
    State.UNREADABLE: "?",
    State.NO_LIMITS: "↔",
    State.PARTLY_PUBLISHED: "⊂",
    State.REMOVED: "×",
}
TYPE_WORDS = {
    TargetType.SUM: later("Se suman los meses"),
    TargetType.LEVEL: later("Vale el último dato"),
    TargetType.MILESTONE: later("Se cumple o no se cumple"),
    TargetType.DEMAND: later("Lo atendido entre lo solicitado"),
}
DIRECTION_WORDS = {
    Direction.ASCENDING: later("Más es mejor"),
    Direction.DESCENDING: later("Menos es mejor"),
    Direction.RANGE: later("Debe quedar dentro de un rango"),
}


_ONE_PIECE = Markup("<span>{}{}</span>")


class Badge(Frozen):
    """A state or a band as a reader meets it: word, shape and tone; `tone` is a class of the style sheet.

    Its word and its meaning are said in the language being spoken, but for a band that an institution named:
    that one stays as it is written. `until` tells the day of a figure that stops before its period ends.
    """

    id: str
    word: str
    mark: str
    tone: str
    meaning: str = ""
    is_written: bool = False
    until: str = ""

    @property
    def label(self) -> str:
        """What the reader sees, as text."""
        word = self.word if self.is_written else tr(self.word)
        return f"{word}, {self.until}" if self.until else word

    @property
    def shown(self) -> str:
        """What the reader sees, on a page: words of an institution are marked in another language."""
        if not self.is_written:
            return self.label
        word, rest = written(self.word), self.label[len(self.word) :]
        # A badge spaces its parts: what follows a marked word stays in one piece with it.
        return _ONE_PIECE.format(word, rest) if rest and isinstance(word, Markup) else word + rest

    @property
    def explanation(self) -> str:
        """What it says of a figure."""
        return tr(self.meaning) if self.meaning else ""


DOUBT = Badge(
    "en-duda",
    later("Resultado en duda"),
    "⚠",
    "t-medio",
    later("El comentario de alguna actividad contradice la cifra que entra en el promedio, o no la explica."),
)
RUNNING = Badge(
    "en-curso",
    later("En curso"),
    "▸",
    "t-nulo",
    later("El período no ha terminado; es lo realizado hasta ahora frente a toda la meta del período."),
)
CUT_OFF = Badge(
    "al-corte",
    later("Al corte"),
    "▸",
    "t-nulo",
    later("Acumulado hasta una fecha en que el período no había terminado; no es el resultado final."),
)
PARTIAL = Badge(
    "parcial",
    later("Parcial"),
    "◌",
    "t-nulo",
    later("Promedio de lo que se informó; faltan informes que pueden cambiarlo."),
)


def state_badge(state: State) -> Badge:
    """Return the badge of a state without a percentage."""
    return Badge(state.value, state.word, _STATE_MARKS[state], "t-nulo", state.meaning)


def ranked_bands(method: Method) -> list[Band]:
    """Return the bands of a method, the best first."""
    return sorted(method.bands, key=lambda band: band.lower, reverse=True)


def band_badge(band: Band, method: Method) -> Badge:
    """Return the badge of a band: its mark and tone come from its rank among the method's bands."""
    better = [other for other in method.bands if other.lower > band.lower]
    return _badge(band, len(better), len(method.bands), spoken())


@lru_cache(maxsize=256)  # a site shows few bands, each on every page
def _badge(band: Band, position: int, count: int, _language: object) -> Badge:
    mark, tone = _RANK_MARKS[_rank(position, count)]
    return Badge(band.id, band.name, mark, tone, range_text(band), is_written=not is_common(band))


def _rank(position: int, count: int) -> int:
    """Spread `count` bands over the four marks: the best takes the first, the worst the last."""
    last = len(_RANK_MARKS) - 1
    if position == count - 1:
        return last
    return min(position if count > last else position * last // (count - 1), last - 1)


def range_text(band: Band) -> str:
    """Say a band's range in words: `de 80 % a menos de 100 %`."""
    lower = format_percent(band.lower)
    return (
        tr("de {lower} a menos de {upper}", lower=lower, upper=format_percent(band.upper))
        if band.upper is not None
        else tr("{lower} o más", lower=lower)
    )


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
        badge = band_badge(figure.band, method)
        return badge if figure.cut_off is None else replace(badge, until=until(figure.cut_off))
    if figure.state is State.MEASURED and figure.is_partial:
        return PARTIAL
    if figure.state is State.MEASURED and figure.cut_off is not None:
        return CUT_OFF
    return RUNNING if figure.state is State.MEASURED and figure.in_progress else state_badge(figure.state)


def until(day: date) -> str:
    """Say until when something was accumulated: `al 30 de septiembre`."""
    return tr("al {day} de {month}", day=day.day, month=tr(MONTH_NAMES[day.month - 1]))


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
    return tr(
        "solo tiene porcentaje el {covered} del peso programado, menos de la mitad",
        covered=format_percent(rollup.covered, 2),
    )


@lru_cache(maxsize=1024)  # most are names of periods
def sentence(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]
