"""What the pages above the institutions tell of each: small and frozen, so that it can come from another process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.publishing import addresses
from generator.publishing.page import Link
from generator.publishing.views.account_lines import ANCHOR
from generator.publishing.views.context import PUBLIC_NAMES
from generator.publishing.views.verification import printed_means
from generator.publishing.views.year import key_figures
from generator.publishing.views.year_lead import lead, silent_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.core.model import Institution
    from generator.publishing.feeds import News
    from generator.publishing.views.blocks import KeyFigure
    from generator.publishing.views.context import YearContext


class YearCard(Frozen):
    """A year of an institution; `label` is its plan in two words."""

    link: Link
    label: str
    institution: Link
    instrument: str
    lead: tuple[str, ...]
    printed: tuple[Link, ...]
    figures: tuple[KeyFigure, ...]
    units: Link
    method: Link
    questions: Link
    disclosure: Link
    period: str
    account: str


class YearSummary(Frozen):
    """A year as lists of years show it; `title` tells it apart from those of other institutions."""

    year: int
    title: str
    base: str
    card: YearCard
    units: tuple[Link, ...]
    has_activities: bool


class InstitutionSummary(Frozen):
    """An institution with its years, the oldest first, and how many pages it has."""

    link: Link
    years: tuple[YearSummary, ...]
    news: tuple[News, ...] = ()
    page_count: int = 0

    @property
    def has_comparison(self) -> bool:
        """Whether it has a page that sets its years side by side."""
        return len(self.years) > 1

    @property
    def comparison(self) -> str:
        """The address of that page."""
        return addresses.comparison(self.link.path.rstrip("/"))


def summarize(
    institution: Institution, contexts: Sequence[YearContext], news: tuple[News, ...] = ()
) -> InstitutionSummary:
    """Return what the pages above an institution tell of it, but for how many pages it has."""
    return InstitutionSummary(
        Link(institution.name, addresses.institution(institution.id)),
        tuple(_year(context) for context in contexts),
        news,
    )


def _year(context: YearContext) -> YearSummary:
    return YearSummary(
        year=context.annual.year,
        title=f"{context.annual.institution.name}, {context.annual.year}",
        base=context.base,
        card=year_card(context),
        units=tuple(context.unit_link(plan.org_unit) for plan in context.annual.plans),
        has_activities=any(plan.activities for plan in context.annual.plans),
    )


def year_card(context: YearContext) -> YearCard:
    """Return the card of a year."""
    institution = context.annual.institution
    silent = silent_units(context)
    return YearCard(
        link=Link(context.annual.frame.name, context.base),
        label=context.label,
        institution=Link(institution.name, addresses.institution(institution.id)),
        instrument=tr(PUBLIC_NAMES[context.annual.frame.instrument]),
        lead=lead(context, silent),
        printed=printed_means(context),
        figures=key_figures(context, silent),
        units=Link(tr("Ver las unidades"), addresses.units(context.base)),
        method=Link(context.annual.frame.method.version, addresses.year_methodology(context.base)),
        questions=Link(tr("Quién no reportó, qué bajó, quién responde"), addresses.questions(context.base)),
        disclosure=Link(tr("Qué está publicado y qué falta"), addresses.disclosure(context.base)),
        period=context.current.code,
        account=f"{context.base}#{ANCHOR}" if context.indicators.institution(context.current).mean is not None else "",
    )
