"""From checked plans to every file of the site but the search index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator import __version__
from generator.core.problem import GeneratorError
from generator.core.wording import date_in_words
from generator.indicators.annual import annual_indicators
from generator.publishing import addresses, downloads
from generator.publishing.addresses import NOT_FOUND
from generator.publishing.editorial import Article, article_pages
from generator.publishing.page import Link, OutputFile, Page, Site, mark
from generator.publishing.pages import render
from generator.publishing.views.activity import activity_page
from generator.publishing.views.authority import authority_list_page, authority_page
from generator.publishing.views.context import YearContext
from generator.publishing.views.document import caveats_page, document_page
from generator.publishing.views.index import index_page, year_index_page
from generator.publishing.views.methodology import methodology_page, year_methodology_page
from generator.publishing.views.portal import (
    data_page,
    home_page,
    institution_page,
    not_found_page,
    search_page,
)
from generator.publishing.views.strategy import element_page, strategy_page
from generator.publishing.views.unit import unit_list_page, unit_page
from generator.publishing.views.verification import verification_page
from generator.publishing.views.year import year_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from generator.core.model import AnnualPlan, Institution, Method


@dataclass(frozen=True)
class Material:
    """All that a site is made of; equal materials give equal bytes."""

    institutions: tuple[Institution, ...]
    annual_plans: tuple[AnnualPlan, ...]
    articles: tuple[Article, ...]
    assets: tuple[tuple[str, bytes], ...]
    default_method: Method
    as_of: date
    site_name: str
    site_url: str = ""
    repository: str = ""
    revision: str = ""
    simulated: bool = False


def site_files(material: Material, templates: Path) -> Iterator[OutputFile]:
    """Yield every file of the site: pages, data files and assets.

    Raises:
        GeneratorError: two of them have the same address.
    """
    taken: set[str] = set()
    for output in _every_file(material, templates):
        if output.path in taken:
            raise GeneratorError(
                f"hay dos archivos para la misma dirección, {output.path}: "
                "cambie el nombre de uno en docs/, o el de la carpeta de la institución"
            )
        taken.add(output.path)
        yield output
    yield mark(taken)


def _every_file(material: Material, templates: Path) -> Iterator[OutputFile]:
    site = _site(material)
    contexts = tuple(
        YearContext(annual, annual_indicators(annual, material.as_of), material.as_of, site)
        for annual in material.annual_plans
    )
    pages = (*_shared_pages(material, site, contexts), *(page for context in contexts for page in year_pages(context)))
    for page in pages:
        yield render(page, site, templates)
    yield from downloads.data_files(
        [(institution.id, _of(institution, contexts)) for institution in material.institutions]
    )
    yield from (OutputFile(name, data) for name, data in material.assets)
    if site.url:
        yield _sitemap(site, pages)


def _sitemap(site: Site, pages: Sequence[Page]) -> OutputFile:
    """Return the list of addresses for search engines (sitemaps.org)."""
    places = "".join(
        f"<url><loc>{escape(site.url + page.path)}</loc></url>\n" for page in pages if page.path != NOT_FOUND
    )
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'
    return OutputFile("sitemap.xml", text.encode())


def _site(material: Material) -> Site:
    has_guide = any(article.path.startswith(addresses.GUIDE) for article in material.articles)
    menu = (
        Link("Inicio", addresses.HOME),
        Link("Buscar", addresses.SEARCH),
        Link("A–Z", addresses.INDEX),
        Link("Datos", addresses.DATA),
        Link("Metodología", addresses.METHODOLOGY),
        *([Link("Guía", addresses.GUIDE)] if has_guide else ()),
    )
    return Site(
        name=material.site_name,
        as_of=date_in_words(material.as_of),
        as_of_iso=material.as_of.isoformat(),
        generator_version=__version__,
        menu=menu,
        more=tuple(
            Link(article.title, article.path)
            for article in material.articles
            if article.path and not article.path.startswith(addresses.GUIDE)
        ),
        url=material.site_url,
        revision=material.revision,
        repository=material.repository,
        simulated=material.simulated,
    )


def _shared_pages(material: Material, site: Site, contexts: Sequence[YearContext]) -> Iterator[Page]:
    yield home_page(site, contexts)
    for institution in material.institutions:
        yield institution_page(institution, _of(institution, contexts))
    yield index_page(contexts)
    yield search_page()
    yield not_found_page()
    yield data_page(contexts, downloads.COLUMNS, downloads.VERIFICATION_COLUMNS)
    yield methodology_page(material.default_method, contexts)
    yield from article_pages(material.articles)


def _of(institution: Institution, contexts: Sequence[YearContext]) -> tuple[YearContext, ...]:
    return tuple(context for context in contexts if context.annual.institution.id == institution.id)


def year_pages(context: YearContext) -> Iterable[Page]:
    """Yield every page of an institution's year."""
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
    if annual.reports:
        yield verification_page(context)
    yield caveats_page(context)
    yield year_methodology_page(context)
    yield year_index_page(context)
