"""A page of the site as tests look at it: its elements, its words, its links, and whether it is well formed."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SVG_EMPTY = {"line", "rect", "path", "text"}
UNREAD = {"script", "style"}


@dataclass(eq=False)
class Element:
    """An element: its name, its attributes, and the words inside it."""

    tag: str
    attributes: dict[str, str]
    above: tuple[Element, ...]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words inside, with single spaces."""
        return " ".join("".join(self.words).split())

    def has_class(self, name: str) -> bool:
        """Whether a word of its class attribute is the name."""
        return name in self.attributes.get("class", "").split()


class HtmlPage(HTMLParser):
    """A parsed page. `faults` are tags that do not nest, ids that repeat, attributes that repeat."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.faults: list[str] = []
        self.declarations: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{element.tag}> is not closed" for element in self._open]
        ids = [element.attributes["id"] for element in self.elements if "id" in element.attributes]
        self.faults += [f"the id «{name}» repeats" for name in {name for name in ids if ids.count(name) > 1}]
        self.ids = set(ids)

    def handle_decl(self, decl: str) -> None:
        self.declarations.append(decl)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> repeats an attribute: {names}")
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
        else:
            self.faults.append(f"</{tag}> closes {self._open[-1].tag if self._open else 'nothing'}")

    def handle_data(self, data: str) -> None:
        if not any(element.tag in UNREAD for element in self._open):
            for element in self._open:
                element.words.append(data)

    def all(self, tag: str, class_name: str = "") -> list[Element]:
        """The elements of a name, and of a class if one is given."""
        return [
            element
            for element in self.elements
            if element.tag == tag and (not class_name or element.has_class(class_name))
        ]

    def one(self, tag: str, class_name: str = "") -> Element:
        """The only element of a name and class."""
        found = self.all(tag, class_name)
        assert len(found) == 1, (tag, class_name, len(found))
        return found[0]

    @property
    def text(self) -> str:
        """What a reader reads."""
        return self.one("body").text

    def seen_and_said(self, cell: Element) -> str:
        """The mark of a cell of a matrix, and what is read aloud of it: all as one text."""
        seen, said = (span.text for span in self.all("span") if cell in span.above)
        return f"{seen.split()[0]} {said}"

    @property
    def references(self) -> Iterator[str]:
        """Every address that the page links to or loads."""
        for element in self.elements:
            for name in ("href", "src", "action", "data-indice"):
                if name in element.attributes:
                    yield element.attributes[name]


def is_outside(reference: str) -> bool:
    """Whether an address leads out of the site."""
    parts = urlsplit(reference)
    return bool(parts.scheme or parts.netloc)


def target_of(reference: str, path: str) -> tuple[str, str]:
    """The file below the site's root, and the fragment, that a reference on the page of a file leads to."""
    address, fragment = urldefrag(reference)
    plain = unquote(urlsplit(address).path)
    if not plain:
        return path, unquote(fragment)
    if plain.startswith("/"):  # the page of unknown addresses speaks of the site's root
        place = plain.removeprefix("/")
        return (f"{place}index.html" if place.endswith("/") or not place else place), unquote(fragment)
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), plain)), unquote(fragment)


def broken_links(pages: Mapping[str, HtmlPage], files: set[str]) -> list[str]:
    """Every reference of the pages (by file) that leads to no file of the site, or to no id of its page."""
    broken: list[str] = []
    for path, page in pages.items():
        for reference in page.references:
            if is_outside(reference):
                continue
            target, fragment = target_of(reference, path)
            if target not in files or (fragment and target in pages and fragment not in pages[target].ids):
                broken.append(f"{path}: {reference}")
    return broken
