"""The page that lists the official reports of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import later, tr
from generator.core.wording import date_in_words
from generator.publishing import addresses
from generator.publishing.official.periods import own_report, report_title
from generator.publishing.page import Link, Page
from generator.publishing.views.account_lines import ANCHOR
from generator.publishing.views.words import badge_of, mean_text, sentence

if TYPE_CHECKING:
    from generator.core.period import Period
    from generator.publishing.views.context import YearContext
    from generator.publishing.views.words import Badge

_KINDS = (
    later("Informes extraordinarios"),
    later("Informe anual"),
    later("Informes semestrales"),
    later("Informes trimestrales"),
    later("Informes mensuales"),
)
_LEAD = later("Cada informe dice lo que se sabe de su período, con los cuadros y el texto que la institución entrega.")
_LENGTHS = {1: 4, 3: 3, 6: 2, 12: 1}


class ReportLink(Frozen):
    """A report in the list; `title` is that of the institution's own, "" for one that only this site composes."""

    link: Link
    title: str
    date: str
    badge: Badge | None
    percent: str
    period: str
    account: str


class ReportGroup(Frozen):
    """Reports of periods of the same length."""

    title: str
    items: tuple[ReportLink, ...]


class ReportListView(Frozen):
    """The reports of a year."""

    lead: tuple[str, ...]
    groups: tuple[ReportGroup, ...]


def report_list_page(context: YearContext) -> Page:
    """Return the page that lists the official reports of a year."""
    path = addresses.reports(context.base)
    found: dict[str, list[Period]] = {kind: [] for kind in _KINDS}
    for period in context.report_periods:
        found[_kind(period)].append(period)
    view = ReportListView(
        lead=(tr(_LEAD),),
        groups=tuple(
            ReportGroup(tr(title), tuple(_item(context, period) for period in periods))
            for title, periods in found.items()
            if periods
        ),
    )
    return context.page(
        path,
        "informes.html",
        tr("Informes, {label}", label=context.label),
        tr(
            "Informes oficiales de {name} en {year}, por mes, trimestre y año.",
            name=context.annual.institution.name,
            year=context.annual.year,
        ),
        view,
        current=path,
        data=(),
        searchable=False,
    )


def _kind(period: Period) -> str:
    is_usual = ".." not in period.code
    return _KINDS[_LENGTHS[len(period)] if is_usual else 0]


def _item(context: YearContext, period: Period) -> ReportLink:
    own = own_report(context.annual, period)
    rollup = context.indicators.institution(period)
    method = context.annual.frame.method
    return ReportLink(
        link=Link(sentence(period.label), addresses.report(context.base, period)),
        title=report_title(context.annual, period) if own else "",
        date=date_in_words(own.date) if own and own.date else "",
        badge=badge_of(rollup, method) if context.annual.has_goals else None,
        percent=mean_text(rollup, method) if rollup.mean is not None else "",
        period=period.code,
        account=f"{context.base}#{ANCHOR}",
    )
