"""How the page of a strategic plan begins: what it has, what starts in the year, and what contributes to none of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.core.language import later_plural, tr
from generator.core.wording import counted, listed

if TYPE_CHECKING:
    from generator.core.model import StrategicElement, Strategy
    from generator.publishing.views.context import YearContext

KIND_WORDS = {
    "eje": later_plural("eje", "ejes"),
    "resultado": later_plural("resultado", "resultados"),
    "linea": later_plural("línea de acción", "líneas de acción"),
    "objetivo": later_plural("objetivo", "objetivos"),
    "accion": later_plural("acción", "acciones"),
}


def strategy_lead(context: YearContext, strategy: Strategy) -> tuple[str, ...]:
    """Say what a strategic plan has and, in a year, what starts and how many goals contribute to none of it."""
    year = context.annual.year
    lead = [f"{strategy.name}: {_kinds(strategy.elements)}."]
    starting = tuple(element for element in strategy.elements if element.start_year == year)
    if starting:
        verb = tr("se inicia") if len(starting) == 1 else tr("se inician")
        lead.append(tr("En {year} {verb} {kinds}.", year=year, verb=verb, kinds=_kinds(starting)))
    linked = [bool(activity.strategy) for _, activity in context.annual.activities()]
    if any(linked) and not all(linked):
        lead.append(_apart(len(linked), linked.count(False)))
    return tuple(lead)


def _apart(number: int, unlinked: int) -> str:
    """Say how many goals of the year contribute to no element."""
    return tr(
        "De {goals} del plan del año, {unlinked} sin vincular a ningún elemento.",
        goals=counted(number, "actividad", "actividades"),
        unlinked=counted(unlinked, "está", "están"),
    )


def _kinds(elements: tuple[StrategicElement, ...]) -> str:
    """Say how many elements of each kind there are: `9 objetivos y 21 acciones`."""
    counts = Counter(element.kind for element in elements)
    return listed(counted(number, *KIND_WORDS[kind]) for kind, number in counts.items())
