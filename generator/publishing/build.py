"""From checked plans to every file of the site but the search index, in parts that do not need one another.

An institution's part needs its own plans only; the portal's part needs a summary of each institution. So parts can be
made by several processes, or machines, and a site of hundreds of institutions never stands whole in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.language import speaking, tr
from generator.core.wording import counted
from generator.publishing import addresses
from generator.publishing.addresses import NOT_FOUND
from generator.publishing.editor.form import editor_index_page
from generator.publishing.editorial import Article, article_pages
from generator.publishing.feeds import portal_feed
from generator.publishing.open_data.dcat import catalogue_files, with_json_ld
from generator.publishing.page import Link, OutputFile, Page, Site
from generator.publishing.pages import render
from generator.publishing.sitemap import portal_maps
from generator.publishing.views.activity import activity_page
from generator.publishing.views.authority import authority_list_page, authority_page
from generator.publishing.views.changes import changes_page
from generator.publishing.views.comparison import comparison_page
from generator.publishing.views.data import data_page
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
from generator.publishing.views.report_list import report_list_page
from generator.publishing.views.strategy import element_page, strategy_page
from generator.publishing.views.unit import unit_list_page, unit_page
from generator.publishing.views.verification import verification_page
from generator.publishing.views.year import year_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from generator.core.model import Institution, Method, UnitPlan
    from generator.history.record import GoneInstitution, Record
    from generator.publishing.open_data.of_site import SiteData
    from generator.publishing.views.context import YearContext
    from generator.publishing.views.summary import InstitutionSummary


class Portal(Frozen):
    """What the portal's own part is made of; of the data of the whole site it tells which files there are.

    `articles` are the addresses of editorial pages, `gone` the institutions that were published and no longer are.
    """

    assets: tuple[tuple[str, bytes], ...]
    default_method: Method
    as_of: date
    data: SiteData
    articles: tuple[str, ...]
    gone: tuple[GoneInstitution, ...] = ()


def shared_pages(
    institution: Institution, contexts: Sequence[YearContext], site: Site, record: Record
) -> Iterator[Page]:
    """Yield the pages of an institution that are neither a unit's nor an official report."""
    front = institution_page(institution, contexts, record, with_parquet=site.with_parquet)
    yield with_json_ld(front, site, institution.name)
    if len(contexts) > 1:
        yield comparison_page(institution, contexts)
    for context, earlier in zip(contexts, (None, *contexts), strict=False):
        yield from year_pages(context, earlier)


def unit_pages(context: YearContext, plan: UnitPlan) -> Iterator[Page]:
    """Yield the pages of a unit and of its activities: they tell nothing of what other units promised or did."""
    yield unit_page(context, plan)
    for activity in plan.activities:
        yield activity_page(context, plan, activity)


def portal_files(
    portal: Portal, institutions: Sequence[InstitutionSummary], site: Site, templates: Path
) -> Iterator[OutputFile]:
    """Yield the files that are of no institution: front page, lists, assets."""
    pages = tuple(_portal_pages(portal, site, institutions))
    for page in pages:
        yield render(page, site, templates)
    yield from (OutputFile(name, data) for name, data in portal.assets)
    yield portal_feed((news for institution in institutions for news in institution.news), site, portal.as_of)
    yield from catalogue_files(site, institutions)
    own = (page.path for page in pages if page.path != NOT_FOUND)
    yield from portal_maps(site, (*own, *portal.articles), ((each.link.path, each.page_count) for each in institutions))


def editorial_files(articles: Sequence[Article], site: Site, templates: Path) -> Iterator[OutputFile]:
    """Yield the editorial pages."""
    for page in article_pages(articles):
        yield render(page, site, templates)


def with_menu(site: Site, articles: Sequence[Article]) -> Site:
    """Return a site with its menu, and the pages that are not in it."""
    has_guide = any(article.path.startswith(addresses.GUIDE) for article in articles)
    menu = (
        Link(tr("Inicio"), addresses.HOME),
        Link(tr("Buscar"), addresses.SEARCH),
        Link(tr("A–Z"), addresses.INDEX),
        Link(tr("Datos"), addresses.DATA),
        Link(tr("Metodología"), addresses.METHODOLOGY),
        *([Link(tr("Guía"), addresses.GUIDE)] if has_guide else ()),
    )
    return replace(
        site,
        menu=menu,
        more=(
            *(
                Link(article.title, article.path)
                for article in articles
                if article.path and not article.path.startswith((addresses.GUIDE, addresses.DEVELOPMENT))
            ),
            Link(tr("Accesibilidad"), addresses.ACCESSIBILITY),
            *([Link(tr("Informar un mes"), addresses.EDITOR)] if site.editor else ()),
        ),
        technical_path=next((each.path for each in articles if each.path.startswith(addresses.DEVELOPMENT)), ""),
    )


def with_later_plans(site: Site) -> Site:
    """Return a site whose pages say that they show an earlier day, though the plans are of a later one."""
    with speaking(site.language):
        return replace(site, past=tr("Vista de ese día; las metas y la historia de sus cambios son las de hoy."))


def in_the_past(site: Site, left_out: int) -> Site:
    """Return a site whose pages say what they leave out of an earlier day; the same, where that is nothing."""
    if not left_out:
        return site
    with speaking(site.language):
        left = counted(left_out, "informe posterior", "informes posteriores")
        if site.past:  # there is a history, and it goes on
            said = tr("Vista de ese día, sin {left}; las metas y la historia de sus cambios son las de hoy.", left=left)
        else:
            said = tr("Vista de ese día, sin {left}; las metas son las de hoy.", left=left)
        return replace(site, past=said)


def _portal_pages(portal: Portal, site: Site, institutions: Sequence[InstitutionSummary]) -> Iterator[Page]:
    yield home_page(site, institutions, portal.gone)
    yield index_page(institutions)
    yield search_page()
    yield not_found_page()
    data = data_page(
        institutions,
        has_catalogue=bool(site.url),
        with_parquet=site.with_parquet,
        left_out=portal.data.left_out,
        packed=portal.data.packed,
    )
    yield with_json_ld(data, site, site.name)
    yield methodology_page(portal.default_method, institutions)
    yield accessibility_page(institutions)
    if site.editor:
        yield editor_index_page(institutions)


def year_pages(context: YearContext, earlier: YearContext | None = None) -> Iterable[Page]:
    """Yield every page of an institution's year but those of its units and its official reports."""
    annual = context.annual
    yield with_json_ld(year_page(context), context.site, annual.institution.name)
    yield questions_page(context)
    yield unit_list_page(context)
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
    yield changes_page(context, earlier)
    if annual.verified_reports:
        yield verification_page(context)
    yield caveats_page(context)
    yield year_methodology_page(context)
    yield year_index_page(context)
