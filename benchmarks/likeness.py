"""How alike two builds of the same plans are, kind of page by kind: their bytes, their words, and those they share.

    python -m benchmarks.likeness CARPETA OTRA

The line of a file where a figure is written counts for neither: a generator of pages does not keep it.
"""

from __future__ import annotations

import argparse
import html
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = re.compile(r"^.*?<body[^>]*>|<script.*?</script>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LINE = re.compile(r", línea \d+")
_LEVELS = {
    "unidades": ("unidades", "unidad", "actividad"),
    "autoridades": ("autoridades", "autoridad"),
    "estrategia": ("estrategia", "elemento"),
}
_HEADINGS = ("clase", "páginas", "KB", "KB de Hugo", "palabras", "palabras de Hugo", "en común", "solo de Hugo")


@dataclass(slots=True)
class Kind:
    """The pages of a kind that both builds have: of each build its bytes and words, and the words on both."""

    pages: int = 0
    own_bytes: int = 0
    other_bytes: int = 0
    own_words: int = 0
    other_words: int = 0
    common: int = 0

    def add(self, own: bytes, other: bytes) -> None:
        """Count an address that both builds have."""
        own_words, other_words = words(own.decode()), words(other.decode())
        self.pages += 1
        self.own_bytes += len(own)
        self.other_bytes += len(other)
        self.own_words += own_words.total()
        self.other_words += other_words.total()
        self.common += (own_words & other_words).total()


def words(page: str) -> Counter[str]:
    """Return what a page lets be read, word by word: also what is folded, or said only to a screen reader."""
    text = html.unescape(_TAG.sub(" ", _HEAD.sub(" ", page)))
    return Counter(_LINE.sub("", text).split())


def kind_of(address: str) -> str:
    """Return what a page is, by its address: `inst-001/2025/unidades/unidad-01/index.html` is a unit."""
    match address.split("/")[:-1]:
        case []:
            return "portada"
        case [top] if top.startswith("inst-"):
            return "institución"
        case [top, _] if top.startswith("inst-"):
            return "ejercicio"
        case [top, _, part, *rest] if top.startswith("inst-"):
            return _LEVELS.get(part, (f"ejercicio: {part}",))[len(rest)]
        case [top, *_]:
            return f"sitio: {top}"
    raise ValueError(address)


def compare(own: Path, other: Path) -> tuple[dict[str, Kind], dict[str, Kind]]:
    """Return the kinds of page that both builds have, and those of the pages that only the first has."""
    shared: dict[str, Kind] = {}
    alone: dict[str, Kind] = {}
    for path in sorted(own.rglob("index.html")):
        address = path.relative_to(own).as_posix()
        there = other / address
        found, data = (shared, there.read_bytes()) if there.exists() else (alone, b"")
        found.setdefault(kind_of(address), Kind()).add(path.read_bytes(), data)
    return shared, alone


def table(own: Path, other: Path) -> Iterator[str]:
    """Yield how alike two builds are, as lines of Markdown."""
    shared, alone = compare(own, other)
    yield f"| {' | '.join(_HEADINGS)} |"
    yield f"|---{'|---:' * (len(_HEADINGS) - 1)}|"
    for name, kind in shared.items():
        yield (
            f"| {name} | {kind.pages} | {kind.own_bytes / 1e3:.0f} | {kind.other_bytes / 1e3:.0f} | {kind.own_words} "
            f"| {kind.other_words} | {kind.common / kind.own_words:.1%} | {1 - kind.common / kind.other_words:.1%} |"
        )
    if alone:
        yield ""
        kinds = (f"{name} ({kind.pages}, {kind.own_bytes / 1e3:.0f} KB)" for name, kind in alone.items())
        yield f"Páginas que Hugo no hace: {', '.join(kinds)}."


def main() -> None:
    """Print how alike two builds are."""
    parser = argparse.ArgumentParser(description="Compara las páginas de dos construcciones de los mismos planes.")
    parser.add_argument("own", metavar="CARPETA", type=Path)
    parser.add_argument("other", metavar="OTRA", type=Path)
    chosen = parser.parse_args()
    print("\n".join(table(chosen.own, chosen.other)))  # noqa: T201  its answer


if __name__ == "__main__":
    main()
