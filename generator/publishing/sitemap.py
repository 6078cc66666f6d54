"""The lists of addresses for search engines (sitemaps.org): the portal's, one of each institution, and their index.

A list may hold so many addresses and no more; and one that is made where its pages are needs no others in memory.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.publishing.page import Site

INDEX = "sitemap.xml"
PORTAL = "sitemap-portal.xml"
MOST = 50_000
"""The addresses that a list may hold (sitemaps.org)."""


def institution_maps(site: Site, base: str, paths: Sequence[str]) -> Iterator[OutputFile]:
    """Yield the lists of an institution's pages; nothing, where the site does not know its address."""
    for place, name in enumerate(_names(base, len(paths)) if site.url else ()):
        yield OutputFile(name, _list(site, "urlset", "url", paths[place * MOST : (place + 1) * MOST]))


def portal_maps(site: Site, paths: Iterable[str], institutions: Iterable[tuple[str, int]]) -> Iterator[OutputFile]:
    """Yield the list of the portal's own pages, and the index; nothing, where the site does not know its address.

    `institutions` are the address of each, and how many pages it has.
    """
    if site.url:
        yield OutputFile(PORTAL, _list(site, "urlset", "url", paths))
        maps = (name for base, count in institutions for name in _names(base, count))
        yield OutputFile(INDEX, _list(site, "sitemapindex", "sitemap", (PORTAL, *maps)))


def _names(base: str, count: int) -> Iterator[str]:
    """Yield where the lists of so many pages are."""
    for place in range(0, count, MOST):
        yield f"{base}sitemap-{place // MOST + 1}.xml" if place else f"{base}sitemap.xml"


def _list(site: Site, root: str, entry: str, paths: Iterable[str]) -> bytes:
    places = "".join(f"<{entry}><loc>{escape(site.url + path, quote=False)}</loc></{entry}>\n" for path in paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</{root}>\n'
    ).encode()
