"""A language that does not exist, to see which words of a page go through the catalogue: each text comes as ⟦text⟧.

On a page in it, what stands outside the brackets is of an institution, a number, or a text that nobody can translate.
"""

from __future__ import annotations

import dataclasses
import re
from enum import Enum
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import yaml
from babel.messages.catalog import Catalog

from generator.core.frozen import Frozen, field_names
from tests import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

LANGUAGE = "qps"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNREAD = {"code", "script", "style"}
SPOKEN_ATTRIBUTES = ("alt", "aria-label", "data-titulo", "placeholder", "title")
NEITHER = {
    "Plan Abierto",
    "PAT",
    "POA",
    "POI",
    "CSV",
    "DOCX",
    "XLSX",
    "Excel",
    "JSON",
    "ZIP",
    "Parquet",
    "IATI",
    "true",
    "false",
}
"""Names and file types, which are the same in every language."""
ENOUGH_WORDS = 4
IN_ONE_LANGUAGE = {
    "guia/": "the guides are for the units, in Spanish",
    "desarrollo/": "the technical documentation is in English",
    r".+/informes/.+/": "official reports are what the institution signs, in Spanish",
}
"""The pages that are in one language on any site: they say so on their content, and their titles are in it too."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def write_catalogue(folder: Path) -> None:
    """Write the catalogue of the language below a folder of catalogues."""
    catalogue = Catalog("en", charset="utf-8")
    for message in texts.extracted():
        said = tuple(f"⟦{form}⟧" for form in texts.words(message.id))
        if message.id:
            catalogue.add(message.id, said if isinstance(message.id, tuple) else said[0])
    place = folder / LANGUAGE / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "sitio.mo").write_bytes(texts.compiled(catalogue))


@dataclasses.dataclass(frozen=True)
class Words:
    """What a reader meets at one place: the words, the language they are said to be in, and the element."""

    text: str
    language: str
    place: str
    outside: str
    """What stands outside of all brackets; they may open in one element and close in another."""


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Words] = []
        self._open: list[tuple[str, str]] = []
        self._depth = 0
        self.feed(html)

    @property
    def _language(self) -> str:
        return next((language for _, language in reversed(self._open) if language), "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        language = own.get("lang") or self._language
        said = {name: own[name] for name in SPOKEN_ATTRIBUTES if own.get(name)}
        if own.get("name") == "description":
            said["description"] = own["content"]
        self.found += [Words(text, language, name, _outside(text)[0]) for name, text in said.items()]
        if tag not in VOID:
            self._open.append((tag, own.get("lang", "")))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self._open]
        if data.strip() and not UNREAD & set(tags):
            place = next((tag for tag in ("title", "footer") if tag in tags), "text")
            text = " ".join(data.split())
            outside, self._depth = _outside(text, self._depth)
            self.found.append(Words(text, self._language, place, outside))


@dataclasses.dataclass(frozen=True)
class Written:
    """What institutions wrote: all of it, names of somebody or something, and prose, which is marked as Spanish."""

    everything: frozenset[str]
    names: tuple[str, ...]
    prose: frozenset[str]

    @classmethod
    def of(cls, everything: Iterable[str], names: Iterable[str] = ()) -> Written:
        """Of the texts of plans, some of which are names."""
        known = frozenset(" ".join(text.split()).rstrip(".") for text in everything if _WORD.search(text)) | NEITHER
        own = known & {" ".join(name.split()).rstrip(".") for name in names}
        prose = frozenset(text for text in known - own if len(text.split()) >= ENOUGH_WORDS)
        return cls(known, tuple(sorted(own, key=len, reverse=True)), prose)


def is_value(kind: type) -> bool:
    """Return whether a class is one of ours, of either kind."""
    return issubclass(kind, Frozen) or dataclasses.is_dataclass(kind)


def strings(value: Any) -> Iterator[str]:
    """Every text inside some value of the model, or of YAML."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from strings(each)
    elif is_value(type(value)):
        for name in field_names(type(value)):
            yield from strings(getattr(value, name))


def written_in(*folders: Path) -> Written:
    """What the plans of some folders say; names are those of institutions, of units and of plans."""
    files = [path for folder in folders for path in sorted(folder.rglob("*.yaml"))]
    data = {path: yaml.safe_load(path.read_text("utf-8-sig")) for path in files}
    names = [text for path, each in data.items() if path.stem == "institucion" for text in strings(each)]
    names += [str(each.get(key, "")) for each in data.values() for key in ("nombre", "titulo")]
    return Written.of(strings(list(data.values())), names)


def faults(pages: Mapping[str, bytes], known: Written) -> list[str]:
    """What is wrong on the pages of a site in the language that does not exist."""
    longest = sorted(known.everything, key=len, reverse=True)
    found: dict[str, str] = {}
    for path, data in pages.items():
        if path.endswith(".html") and not any(re.match(pattern, path) for pattern in IN_ONE_LANGUAGE):
            for words in _Reader(data.decode()).found:
                if fault := _fault(words, known, longest):
                    found.setdefault(fault, path)
    return [f"{fault} ({path})" for fault, path in found.items()]


def _fault(words: Words, known: Written, longest: list[str]) -> str:
    if "<span" in words.text:
        return f"escaped twice: {words.text}"
    if words.language == "es":
        return f"text of ours, marked as Spanish: {words.text}" if "⟦" in words.text else ""
    if words.language != LANGUAGE:
        return ""
    prose = _without(words.outside, known.names)
    if words.place == "text" and any(text in prose for text in known.prose):
        return f"of an institution, without its mark: {prose}"
    rest = _without(words.outside, longest)
    return f"not in the catalogue, in {words.place}: {words.text}" if _WORD.search(rest) else ""


def _without(text: str, known: Iterable[str]) -> str:
    for each in known:
        text = text.replace(each, "")
    return text


def _outside(text: str, depth: int = 0) -> tuple[str, int]:
    """Return what stands outside of all brackets, of which some may be open, and how many are open at the end."""
    kept = []
    for char in text:
        depth += (char == "⟦") - (char == "⟧")
        if depth == 0 and char != "⟧":
            kept.append(char)
    return "".join(kept), depth
