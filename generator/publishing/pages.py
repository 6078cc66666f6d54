"""From pages to HTML: the only module that knows the templates."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.publishing.addresses import NOT_FOUND, file_of
from generator.publishing.page import OutputFile, Page, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@lru_cache(maxsize=4)
def environment(templates: Path) -> Environment:
    """Return the environment of the site's templates: everything escaped, nothing undefined."""
    env = Environment(
        loader=FileSystemLoader([templates / "tema", templates / "paginas"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals["_"] = lambda text: text
    return env


def render(page: Page, site: Site, templates: Path) -> OutputFile:
    """Return a page as HTML; links in it are relative to where it stands."""
    links = _links(page.path) if page.path != NOT_FOUND else _absolute_links(site)
    html = environment(templates).get_template(page.template).render(page=page, view=page.view, site=site, **links)
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
    here = path.split("/")[:-1]

    @cache
    def file(target: str) -> str:
        """Return the way from the page to a file: up to the folder that both share, then down."""
        there = target.split("/")
        shared = 0
        for one, other in zip(here, there[:-1], strict=False):
            if one != other:
                break
            shared += 1
        return "../" * (len(here) - shared) + "/".join(there[shared:])

    @cache
    def url(target: str) -> str:
        """Link to the file itself, so that pages also open from a folder."""
        page, hash_sign, fragment = target.partition("#")
        return f"{file(file_of(page))}{hash_sign}{fragment}"

    return {"file": file, "url": url}
