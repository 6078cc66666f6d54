"""What stands below every account of a percentage: rounding, method, the version of the data, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import later, tr
from generator.core.model import MissingRule
from generator.core.quantity import format_percent
from generator.core.wording import counted, listed
from generator.publishing import addresses
from generator.publishing.page import Link
from generator.publishing.views.words import Badge, state_badge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.core.model import Method, UnitPlan
    from generator.indicators.states import State
    from generator.publishing.page import Source
    from generator.publishing.views.context import YearContext

ANCHOR = "cuenta"
"""The id of the account on a page: every percentage elsewhere links to it."""
SHOWN_LEFT_OUT = 12
_SILENCE = {
    MissingRule.INCOMPLETE: later("Lo que no se informó no cuenta como cero: queda fuera, y se dice."),
    MissingRule.ZERO: later("La metodología de este ejercicio cuenta como cero lo que no se informó."),
    MissingRule.OMIT: later("La metodología de este ejercicio deja fuera las metas que no se informaron."),
}


class LeftOut(Frozen):
    """What did not enter, and why."""

    badge: Badge
    names: str


class Basis(Frozen):
    """What an account rests on: its rules in words, the version of the method, and that of the data."""

    rules: tuple[str, ...]
    method: Link
    version: Source | None


def basis(context: YearContext, *rules: str, rounds_first: bool = False, plan: UnitPlan | None = None) -> Basis:
    """Return what the accounts of a year rest on, or those of a unit's plan, after the rules of the account itself."""
    method = context.annual.frame.method
    return Basis(
        (*(rule for rule in rules if rule), tr(_SILENCE[method.missing]), _rounding(method, first=rounds_first)),
        Link(method.version, addresses.year_methodology(context.base)),
        context.commit(context.site.revision_of(plan.origin.file) if plan else context.site.revision),
    )


def _rounding(method: Method, *, first: bool) -> str:
    shown = (
        tr("a {decimals}", decimals=counted(method.decimals, "decimal", "decimales"))
        if method.decimals
        else tr("a un número entero")
    )
    if first:
        return tr(
            "Cada unidad se redondea {shown} antes de promediar, y el resultado también; la mitad, hacia arriba.",
            shown=shown,
        )
    return tr(
        "Se calcula con cifras exactas y se redondea {shown} una sola vez, al mostrarlo; la mitad, hacia arriba.",
        shown=shown,
    )


def cap_rule(method: Method) -> str:
    """Say how much a percentage may add to an average."""
    if method.cap is None:
        return tr("Lo que pasa de la meta también entra en el promedio.")
    return tr("Cada porcentaje entra en el promedio con {cap} como máximo.", cap=format_percent(method.cap))


def left_out(found: Iterable[tuple[str, State]]) -> tuple[LeftOut, ...]:
    """Return what did not enter, by name, under the reason of each."""
    by_state: dict[State, list[str]] = {}
    for name, state in found:
        by_state.setdefault(state, []).append(name)
    return tuple(LeftOut(state_badge(state), listed(names, SHOWN_LEFT_OUT)) for state, names in by_state.items())


def at_account(link: Link) -> Link:
    """Return a link to the account of another page's percentages."""
    return Link(link.label, f"{link.path}#{ANCHOR}")
