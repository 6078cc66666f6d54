"""The months in which the institution updates what it publishes, and whether each brought what it should."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import later, tr
from generator.core.period import MONTH_NAMES, Period
from generator.core.wording import counted, listed
from generator.indicators.shares import is_removed
from generator.publishing.views.discipline import closes_in
from generator.publishing.views.words import Badge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.publishing.views.context import YearContext

CURRENT = Badge("al-dia", later("Al día"), "●", "t-bien")
STALE = Badge("desactualizado", later("Desactualizado"), "○", "t-bajo")
NOT_YET = Badge("aun-no", later("Todavía no toca"), "…", "t-nulo")
NOTHING_DUE = Badge("sin-metas", later("Nada que traer"), "·", "t-nulo")
_MONTHS = 12


class Update(Frozen):
    """An update of the calendar: its month, what it should bring, and how it stands."""

    month: str
    brings: str
    badge: Badge
    lacks: str


def calendar_lead(context: YearContext) -> str:
    """Say what the institution has told of when it updates."""
    months = context.annual.frame.disclosure.months
    if not months:
        return tr(
            "La institución no ha indicado en qué meses actualiza lo que publica; por eso no se "
            "puede decir si está al día."
        )
    named = listed((tr(MONTH_NAMES[month - 1]) for month in months), limit=_MONTHS)
    return tr(
        "La institución ha indicado que actualiza en {named}. Cada vez debe traer lo ocurrido desde la anterior.",
        named=named,
    )


def updates(context: YearContext) -> tuple[Update, ...]:
    """Return the updates that should bring the results of a year: the last one falls in the year after it."""
    months = context.annual.frame.disclosure.months
    if not months:
        return ()
    year = context.annual.year
    after_the_first = [month for month in months if month > 1]
    due = [(year, month) for month in after_the_first] + [(year + 1, months[0])]
    starts = [1, *(month for _, month in due[:-1]), _MONTHS + 1]
    brought = [range(first, last) for first, last in pairwise(starts)]
    return tuple(_update(context, *when, span) for when, span in zip(due, brought, strict=True) if span)


def _update(context: YearContext, year: int, month: int, span: Sequence[int]) -> Update:
    covered = [Period.month(context.annual.year, number) for number in span]
    names = [tr(MONTH_NAMES[covered[at].first - 1]) for at in (0, -1)]
    brings = names[0] if len(covered) == 1 else tr("de {names} a {names2}", names=names[0], names2=names[1])
    label = tr("{period} de {year}", period=tr(MONTH_NAMES[month - 1]), year=year)
    if Period.month(year, month).end >= context.as_of:
        return Update(label, brings, NOT_YET, "")
    due, missing = _reports(context, covered)
    if not due:
        return Update(label, brings, NOTHING_DUE, "")
    if not missing:
        return Update(label, brings, CURRENT, "")
    verb = tr("Falta") if missing == 1 else tr("Faltan")
    lacks = tr(
        "{verb} {missing} de {due} de unidades", verb=verb, missing=missing, due=counted(due, "informe", "informes")
    )
    return Update(label, brings, STALE, lacks)


def _reports(context: YearContext, covered: Sequence[Period]) -> tuple[int, int]:
    """Return how many reports of units and months were due, and how many of them are lacking."""
    due = [
        (plan.org_unit, month)
        for plan in context.annual.plans
        for month in covered
        if closes_in(plan, month) and not is_removed(plan.removal, month)
    ]
    return len(due), sum(month not in context.indicators.reported_months(unit) for unit, month in due)
