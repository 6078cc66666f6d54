"""From pages to HTML: which template a page has, and where its links lead."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.publishing.addresses import NOT_FOUND, file_of
from generator.publishing.page import OutputFile, Page, Site
from generator.publishing.templates import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


def render(page: Page, site: Site, templates: Path) -> OutputFile:
    """Return a page as HTML; links in it are relative to where it stands."""
    links = _links(page.path) if page.path != NOT_FOUND else _absolute_links(site)
    html = (
        environment(templates, site.language)
        .get_template(page.template)
        .render(page=page, view=page.view, site=site, **links)
    )
    return OutputFile(file_of(page.path), html.encode())


def render_alone(page: Page, style: str, templates: Path) -> str:
    """Return the page of an official report as one file with its style inside, and with the links of its place."""
    sheet = Markup(style)  # noqa: S704  our own style sheet, which is no text of a user
    return (
        environment(templates)
        .get_template("suelto.html")
        .render(page=page, view=page.view, style=sheet, **_links(page.path))
    )


def _absolute_links(site: Site) -> Mapping[str, Callable[[str], str]]:
    """Return links for the page of unknown addresses, which is shown at any depth."""
    root = urlsplit(site.url).path or "/"

    def file(target: str) -> str:
        return f"{root}{target}"

    return {"file": file, "url": file}


def _links(path: str) -> Mapping[str, Callable[[str], str]]:
    """Return links from a page; but for what is below it, pages of one folder have the same."""
    above = path[: path.rfind("/", 0, -1) + 1]

    def file(target: str) -> str:
        return _way(path, target) if target.startswith(path) else f"../{_way(above, target)}"

    def url(target: str) -> str:
        """Link to the file itself, so that pages also open from a folder."""
        return _page_way(path, target) if target.startswith(path) else f"../{_page_way(above, target)}"

    return {"file": file, "url": url}


@lru_cache(maxsize=4096)
def _way(folder: str, target: str) -> str:
    """Return the way from a folder to a file: up to the folder that both share, then down."""
    here, there = folder.split("/")[:-1], target.split("/")
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])


@lru_cache(maxsize=4096)
def _page_way(folder: str, target: str) -> str:
    page, hash_sign, fragment = target.partition("#")
    return f"{_way(folder, file_of(page))}{hash_sign}{fragment}"
