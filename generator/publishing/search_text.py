"""What of a page the search index is made of: a fifth of it or less, so that Pagefind parses that much less."""

from __future__ import annotations

import re

_BODY, _END_OF_HEAD = b" data-pagefind-body", b"</head>"
_MAIN, _END_OF_MAIN = b"<main ", b"</main>"
_FILTER = re.compile(rb"<meta [^>]* data-pagefind-filter=[^>]*>")
_LARGE = re.compile(rb'<(?:(div) class="caja[ "]|(details) class="cuenta"|(figure)[ >])')
"""Where a table, an account or a chart begins: figures, which nobody looks for, and most of the bytes of a page."""
_TAGS = {tag: re.compile(rb"<(/?)%b\b" % tag) for tag in (b"div", b"details", b"figure")}


def searched(page: bytes) -> bytes | None:
    """Return a page with no more than what is searched; `None` if nothing of it is.

    What it leaves out, the index would leave out: words are looked for in the main part, and a search is narrowed by
    what the head says.
    """
    if _BODY not in page:
        return None
    filters = _FILTER.findall(page, 0, page.index(_END_OF_HEAD))
    main = page[page.index(_MAIN) : page.rindex(_END_OF_MAIN)]
    start, middle, end = b"<!doctype html><html><head>", b"</head><body>", b"</main></body></html>"
    return b"".join((start, *filters, middle, *_without_large(main), end))


def _without_large(main: bytes) -> list[bytes]:
    pieces, at = [], 0
    while start := _LARGE.search(main, at):
        pieces.append(main[at : start.start()])
        tag = start.group(start.lastindex or 0)
        at = _end(main, start.start(), tag)
    return [*pieces, main[at:]]


def _end(text: bytes, start: int, tag: bytes) -> int:
    """Return where an element ends, which may have others of its tag inside."""
    depth = 0
    for found in _TAGS[tag].finditer(text, start):
        depth += -1 if found[1] else 1
        if not depth:
            return text.index(b">", found.end()) + 1
    return len(text)
