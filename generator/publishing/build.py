"""From checked plans to every file of the site but the search index, in parts that do not need one another.

An institution's part needs its own plans only; the portal's part needs a summary of each institution. So parts can be
made by several processes, or machines, and a site of hundreds of institutions never stands whole in memory.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator import __version__
from generator.core.wording import counted, date_in_words
from generator.history.record import NO_RECORD
from generator.indicators.annual import annual_indicators
from generator.publishing import addresses, downloads, downloads_of_years
from generator.publishing.addresses import NOT_FOUND
from generator.publishing.change_rows import change_files
from generator.publishing.editor.form import editor_index_page
from generator.publishing.editorial import Article, article_pages
from generator.publishing.forms import form_files
from generator.publishing.official.compose import official_report
from generator.publishing.official.files import report_files
from generator.publishing.page import Link, OutputFile, Page, Site
from generator.publishing.pages import render
from generator.publishing.views.activity import activity_page
from generator.publishing.views.authority import authority_list_page, authority_page
from generator.publishing.views.changes import changes_page
from generator.publishing.views.comparison import comparison_page
from generator.publishing.views.context import YearContext
from generator.publishing.views.data import data_page
from generator.publishing.views.document import caveats_page, document_page
from generator.publishing.views.index import index_page, year_index_page
from generator.publishing.views.methodology import methodology_page, year_methodology_page
from generator.publishing.views.portal import home_page, institution_page, not_found_page, search_page
from generator.publishing.views.report import report_page
from generator.publishing.views.report_list import report_list_page
from generator.publishing.views.strategy import element_page, strategy_page
from generator.publishing.views.summary import InstitutionSummary, summarize
from generator.publishing.views.unit import unit_list_page, unit_page
from generator.publishing.views.verification import verification_page
from generator.publishing.views.year import year_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from generator.core.model import AnnualPlan, Institution, Method
    from generator.core.period import Period
    from generator.history.record import Record
    from generator.publishing.editor.backend import Backend
    from generator.publishing.official.document import OfficialReport
    from generator.stopwatch import Stopwatch

    Report = tuple[YearContext, Period, OfficialReport]


@dataclass(frozen=True, slots=True)
class InstitutionPart:
    """An institution's files, and what the portal tells of it."""

    files: tuple[OutputFile, ...]
    summary: InstitutionSummary


@dataclass(frozen=True)
class Portal:
    """What the portal's own part is made of."""

    articles: tuple[Article, ...]
    assets: tuple[tuple[str, bytes], ...]
    default_method: Method


def institution_part(  # noqa: PLR0913, PLR0917  what the pages are made of, and who counts the time
    institution: Institution,
    annual_plans: Sequence[AnnualPlan],
    site: Site,
    as_of: date,
    templates: Path,
    watch: Stopwatch,
    *,
    record: Record = NO_RECORD,
) -> InstitutionPart:
    """Return every file below an institution's address; `annual_plans` are its years, the oldest first."""
    several = len(annual_plans) > 1
    with watch.stage("calcular"):
        contexts = tuple(
            YearContext(annual, annual_indicators(annual, as_of), as_of, site, several, record)
            for annual in annual_plans
        )
        reports = tuple(report for context in contexts for report in year_reports(context))
        pages = institution_pages(institution, contexts, reports)
    with watch.stage("páginas"):
        files = [render(page, site, templates) for page in pages]
    with watch.stage("datos"):
        files += downloads.data_files(institution.id, contexts)
        files += downloads_of_years.data_files(institution.id, contexts)
        files += (output for context in contexts for output in change_files(context))
    with watch.stage("formularios"):
        files += (form for context in contexts for form in form_files(context))
    with watch.stage("Word y Excel"):
        for context, period, report in reports:
            files += report_files(addresses.report(context.base, period), report)
    return InstitutionPart(tuple(files), summarize(institution, contexts, pages))


def year_reports(context: YearContext) -> Iterator[Report]:
    """Yield the official reports of a year, with their periods."""
    for period in context.report_periods:
        yield context, period, official_report(context, period)


def institution_pages(
    institution: Institution, contexts: Sequence[YearContext], reports: Iterable[Report]
) -> tuple[Page, ...]:
    """Return every page of an institution."""
    return (
        institution_page(institution, contexts),
        *([comparison_page(institution, contexts)] if len(contexts) > 1 else ()),
        *(page for context in contexts for page in year_pages(context)),
        *(report_page(*each) for each in reports),
    )


def portal_files(
    portal: Portal, institutions: Sequence[InstitutionSummary], site: Site, templates: Path
) -> Iterator[OutputFile]:
    """Yield the files that are of no institution: front page, lists, editorial pages, assets."""
    pages = tuple(_portal_pages(portal, site, institutions))
    for page in pages:
        yield render(page, site, templates)
    yield from (OutputFile(name, data) for name, data in portal.assets)
    if site.url:
        below = [path for institution in institutions for path in institution.pages]
        yield _sitemap(site, (*(page.path for page in pages), *below))


def _sitemap(site: Site, paths: Iterable[str]) -> OutputFile:
    """Return the list of addresses for search engines (sitemaps.org)."""
    places = "".join(f"<url><loc>{escape(site.url + path)}</loc></url>\n" for path in paths if path != NOT_FOUND)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'
    return OutputFile("sitemap.xml", text.encode())


def site_of(  # noqa: PLR0913  what every page of a build shares
    articles: Sequence[Article],
    as_of: date,
    *,
    name: str,
    url: str = "",
    repository: str = "",
    revision: str = "",
    simulated: bool = False,
    with_pdf: bool = False,
    editor: Backend | None = None,
) -> Site:
    """Return what every page of a build shares."""
    has_guide = any(article.path.startswith(addresses.GUIDE) for article in articles)
    menu = (
        Link("Inicio", addresses.HOME),
        Link("Buscar", addresses.SEARCH),
        Link("A–Z", addresses.INDEX),
        Link("Datos", addresses.DATA),
        Link("Metodología", addresses.METHODOLOGY),
        *([Link("Guía", addresses.GUIDE)] if has_guide else ()),
    )
    return Site(
        name=name,
        as_of=date_in_words(as_of),
        as_of_iso=as_of.isoformat(),
        generator_version=__version__,
        menu=menu,
        more=(
            *(
                Link(article.title, article.path)
                for article in articles
                if article.path and not article.path.startswith((addresses.GUIDE, addresses.DEVELOPMENT))
            ),
            *([Link("Informar un mes", addresses.EDITOR)] if editor else ()),
        ),
        technical_path=next((each.path for each in articles if each.path.startswith(addresses.DEVELOPMENT)), ""),
        url=url,
        revision=revision,
        repository=repository,
        simulated=simulated,
        with_pdf=with_pdf,
        editor=editor,
    )


def in_the_past(site: Site, left_out: int) -> Site:
    """Return a site whose pages say that they show an earlier day; the same, where that leaves out nothing."""
    if not left_out:
        return site
    later = counted(left_out, "informe posterior", "informes posteriores")
    return replace(site, past=f"Vista de ese día, sin {later}; las metas son las de hoy.")


def _portal_pages(portal: Portal, site: Site, institutions: Sequence[InstitutionSummary]) -> Iterator[Page]:
    yield home_page(site, institutions)
    yield index_page(institutions)
    yield search_page()
    yield not_found_page()
    yield data_page(institutions)
    yield methodology_page(portal.default_method, institutions)
    yield from article_pages(portal.articles)
    if site.editor:
        yield editor_index_page(institutions)


def year_pages(context: YearContext) -> Iterable[Page]:
    """Yield every page of an institution's year but its official reports."""
    annual = context.annual
    yield year_page(context)
    yield unit_list_page(context)
    for plan in annual.plans:
        yield unit_page(context, plan)
        for activity in plan.activities:
            yield activity_page(context, plan, activity)
    if annual.institution.authorities:
        yield authority_list_page(context)
        for unit in annual.institution.authorities:
            yield authority_page(context, unit)
    if annual.strategy:
        yield strategy_page(context, annual.strategy)
        for element in annual.strategy.elements:
            yield element_page(context, annual.strategy, element)
    if annual.frame.sections:
        yield document_page(context)
    if context.report_periods:
        yield report_list_page(context)
    yield changes_page(context)
    if annual.verified_reports:
        yield verification_page(context)
    yield caveats_page(context)
    yield year_methodology_page(context)
    yield year_index_page(context)
