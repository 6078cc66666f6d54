"""What the HTML of an editorial page may hold: what Markdown makes, and a few tags of plain text.

A proposal may bring any text to `docs/`. The pages forbid scripts by themselves (their Content-Security-Policy), but a
copy of one elsewhere would not. What a page may not hold is refused by name: cleaned in silence, nobody would know.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_TAGS = """a abbr b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre s
small span strong sub summary sup table tbody td tfoot th thead tr u ul"""
_ATTRIBUTES = "alt aria-label class colspan height href id lang role rowspan src start tabindex title width"
TAGS = frozenset(_TAGS.split())
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
_ALIGNMENT = re.compile(r"text-align: (left|right|center);")
_ADDRESS = re.compile(r"(https?:|mailto:|tel:|[^:]*\Z|[^:]*[/?#])", re.IGNORECASE)
_HIDDEN = re.compile(r"[\x00-\x20]+")


def harm(html: str) -> str:
    """Return what a text has that no page may, as its writer knows it; "" of a harmless one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Remembers the first harm; a class because that is how the standard library reads HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self._note(f"<{tag}>")
        for name, value in attrs:
            if name == "style" and _ALIGNMENT.fullmatch(value or ""):
                continue  # of a column
            if name not in ATTRIBUTES:
                self._note(f"{name}=")
            elif name in {"href", "src"} and not _ADDRESS.match(_HIDDEN.sub("", value or "")):
                self._note(f"{name}=«{value}»")

    def handle_comment(self, data: str) -> None:
        if "<" in data or ">" in data:
            self._note("un comentario con < o >")

    def handle_decl(self, decl: str) -> None:
        self._note(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self._note(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self._note(f"<?{data}>")

    def _note(self, what: str) -> None:
        self.found = self.found or what
