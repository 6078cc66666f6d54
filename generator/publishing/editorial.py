"""Editorial pages: Markdown of `docs/`, written by the project's team, in the same layout as the data pages.

`docs/guia/index.md` is published as `guia/`, `docs/guia/avance.md` as `guia/avance/`, as MkDocs does. Links between
Markdown files become links between pages; one that leads nowhere is an error of the site's builder.
"""

from __future__ import annotations

import posixpath
import re
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from markupsafe import Markup

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.problem import GeneratorError
from generator.publishing import addresses
from generator.publishing.harmless import harm
from generator.publishing.page import Link, Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXTENSIONS = ("tables", "toc", "fenced_code", "admonition", "sane_lists", "attr_list")
_LINK = re.compile(
    r'(?P<before><[a-z][^<>]*?\s(?:href|src)=)"(?P<target>[^"#:]*)(?P<fragment>#[^"]*)?"'
)  # inside a tag: what a text only quotes is left alone
_TITLE = re.compile(r"^# +(?P<title>.+?) *#*$", re.MULTILINE)
_MARKS = re.compile(r"[`*]|\s*\{[^}]*\}$")


class Article(Frozen):
    """A Markdown file: its name below `docs/` and its text."""

    name: str
    text: str

    @property
    def path(self) -> str:
        """The address of its page."""
        stem = self.name.removesuffix(".md")
        folder, _, last = stem.rpartition("/")
        if last == "index":
            return f"{folder}/" if folder else ""
        return f"{stem}/"

    @property
    def title(self) -> str:
        """The text of its first heading, or its name."""
        found = _TITLE.search(self.text)
        return _MARKS.sub("", found["title"]) if found else self.name


class ArticleView(Frozen):
    """An editorial page: its HTML, its language where it is not that of the site, and the other pages of its folder."""

    html: Markup
    language: str
    siblings: tuple[Link, ...]


def article_pages(articles: Sequence[Article]) -> tuple[Page, ...]:
    """Return the pages of the articles.

    Raises:
        GeneratorError: a link between articles leads nowhere, or a text holds HTML that no page may.
    """
    by_name = {article.name: article for article in articles}
    return tuple(_page(article, by_name) for article in articles if article.path != addresses.HOME)


def _page(article: Article, by_name: Mapping[str, Article]) -> Page:
    from markdown import markdown  # noqa: PLC0415  see tests/cli/test_start.py

    html = markdown(article.text, extensions=list(EXTENSIONS), output_format="html")
    if found := harm(html):
        raise GeneratorError(f"docs/{article.name} lleva {found}, que ninguna página publica: escríbalo en Markdown")
    html = _boxed(html)
    folder = posixpath.dirname(article.name)
    siblings = tuple(
        Link(other.title, other.path)
        for other in by_name.values()
        if posixpath.dirname(other.name) == folder and folder
    )
    trail = [Link(tr("Inicio"), addresses.HOME)]
    parent = by_name.get(f"{folder}/index.md")
    if parent and parent is not article:
        trail.append(Link(parent.title, parent.path))
    return Page(
        path=article.path,
        template="texto.html",
        title=article.title,
        description=_description(html),
        view=ArticleView(
            Markup(_relinked(html, article, by_name)),  # noqa: S704  the team's own text
            "en" if article.path.startswith(addresses.DEVELOPMENT) else "",
            siblings if len(siblings) > 1 else (),
        ),
        breadcrumbs=tuple(trail),
        menu_path=addresses.GUIDE if article.path.startswith(addresses.GUIDE) else None,
        searchable=not article.path.startswith((addresses.GUIDE, addresses.DEVELOPMENT)),
    )


def _boxed(html: str) -> str:
    """Return the text with every table in a box that scrolls sideways on a phone, like those of the data pages.

    What scrolls can be reached with the keyboard, code too.
    """
    number = count(1)
    opened = re.sub(
        r"<table>",
        lambda _: f'<div class="caja" tabindex="0" role="region" aria-label="Tabla {next(number)}">\n<table>',
        html,
    )
    return opened.replace("</table>", "</table>\n</div>").replace("<pre>", '<pre tabindex="0">')


def _relinked(html: str, article: Article, by_name: Mapping[str, Article]) -> str:
    def replace(found: re.Match[str]) -> str:
        target, fragment = found["target"], found["fragment"] or ""
        if not target or target.startswith("/"):
            return found.group()
        name = posixpath.normpath(posixpath.join(posixpath.dirname(article.name), unquote(target)))
        if target.endswith(".md"):
            if name not in by_name:
                raise GeneratorError(f"docs/{article.name} enlaza a {target}, que no existe")
            destination = addresses.file_of(by_name[name].path)
        elif target.endswith("/"):
            destination = addresses.file_of(f"{name}/")
        else:
            destination = name
        return f'{found["before"]}"{quote(posixpath.relpath(destination, article.path))}{fragment}"'

    return _LINK.sub(replace, html)


def _description(html: str) -> str:
    found = re.search(r"<p>(.*?)</p>", html, re.DOTALL)
    text = re.sub(r"<[^>]+>", "", found.group(1)) if found else ""
    return str(Markup(" ".join(text.split())[:200]).unescape())  # noqa: S704  the team's own text, escaped again by the layout
