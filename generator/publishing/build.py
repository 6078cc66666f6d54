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
from generator.publishing.calendars import calendar_files
from generator.publishing.editor.form import editor_index_page
from generator.publishing.editorial import Article, article_pages
from generator.publishing.feeds import institution_feed, news_of, portal_feed
from generator.publishing.forms import form_files
from generator.publishing.official.compose import official_report
from generator.publishing.official.files import report_files
from generator.publishing.open_data.dcat import catalogue_files, with_json_ld
from generator.publishing.open_data.publish import institution_data
from generator.publishing.page import Link, OutputFile, Page, Site
from generator.publishing.pages import render
from generator.publishing.registry import registry_files
from generator.publishing.views.activity import activity_page
from generator.publishing.views.authority import authority_list_page, authority_page
from generator.publishing.views.changes import changes_page
from generator.publishing.views.comparison import comparison_page
from generator.publishing.views.context import YearContext
from generator.publishing.views.data import data_page
from generator.publishing.views.disclosure import disclosure_page
from generator.publishing.views.document import caveats_page, document_page
from generator.publishing.views.index import index_page, year_index_page
from generator.publishing.views.methodology import methodology_page, year_methodology_page
from generator.publishing.views.portal import (
    accessibility_page,
    home_page,
    institution_page,
    not_found_page,
    search_page,
)
from generator.publishing.views.questions import questions_page
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

    from generator.core.model import AnnualPlan, Institution, Law, Method
    from generator.core.period import Period
    from generator.history.record import Record
    from generator.publishing.editor.backend import Backend
    from generator.publishing.official.document import OfficialReport
    from generator.publishing.open_data.files import Tables
    from generator.stopwatch import Stopwatch

    Report = tuple[YearContext, Period, OfficialReport]


@dataclass(frozen=True, slots=True)
class InstitutionPart:
    """An institution's files, what the portal tells of it, and its tables for the data of the whole site."""

    files: tuple[OutputFile, ...]
    summary: InstitutionSummary
    tables: Tables


@dataclass(frozen=True)
class Portal:
    """What the portal's own part is made of."""

    articles: tuple[Article, ...]
    assets: tuple[tuple[str, bytes], ...]
    default_method: Method
    as_of: date
    has_workbook: bool = False


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
        pages = (with_json_ld(pages[0], site, institution.name), *pages[1:])
    with watch.stage("páginas"):
        files = [render(page, site, templates) for page in pages]
    with watch.stage("datos"):
        files += downloads.data_files(institution.id, contexts)
        files += downloads_of_years.data_files(institution.id, contexts)
        data = institution_data(institution, contexts, site)
        files += data.files
        files += calendar_files(institution, contexts)
        news = news_of(contexts)
        files.append(institution_feed(institution, news, site, as_of))
        files += (output for context in contexts for output in registry_files(context))
    with watch.stage("formularios"):
        files += (form for context in contexts for form in form_files(context))
    with watch.stage("Word y Excel"):
        for context, period, report in reports:
            files += report_files(addresses.report(context.base, period), report)
    with watch.stage("páginas"):
        last = _disclosure_pages(contexts, files)
        files += [render(page, site, templates) for page in last]
    return InstitutionPart(tuple(files), summarize(institution, contexts, (*pages, *last), news), data.tables)


def _disclosure_pages(contexts: Iterable[YearContext], files: Iterable[OutputFile]) -> tuple[Page, ...]:
    """Return the pages that tell the size of other files."""
    sizes = {output.path: len(output.data) for output in files}
    return tuple(disclosure_page(context, sizes) for context in contexts)


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
    yield portal_feed((news for institution in institutions for news in institution.news), site, portal.as_of)
    yield from catalogue_files(site, institutions)
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
    laws: tuple[Law, ...] = (),
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
            Link("Accesibilidad", addresses.ACCESSIBILITY),
            *([Link("Informar un mes", addresses.EDITOR)] if editor else ()),
        ),
        technical_path=next((each.path for each in articles if each.path.startswith(addresses.DEVELOPMENT)), ""),
        url=url,
        revision=revision,
        repository=repository,
        simulated=simulated,
        with_pdf=with_pdf,
        editor=editor,
        laws=laws,
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
    yield with_json_ld(
        data_page(institutions, has_catalogue=bool(site.url), has_workbook=portal.has_workbook), site, site.name
    )
    yield methodology_page(portal.default_method, institutions)
    yield accessibility_page(institutions)
    yield from article_pages(portal.articles)
    if site.editor:
        yield editor_index_page(institutions)


def year_pages(context: YearContext) -> Iterable[Page]:
    """Yield every page of an institution's year but its official reports."""
    annual = context.annual
    yield with_json_ld(year_page(context), context.site, annual.institution.name)
    yield questions_page(context)
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
