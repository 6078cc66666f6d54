"""Words in XML. The standard library's `xml.sax.saxutils`, which has the same, imports all that speaks HTTP."""

from __future__ import annotations

from html import escape

_IN_ATTRIBUTES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}
)


def escaped(text: str) -> str:
    """Return words as they stand between tags."""
    return escape(text, quote=False)


def attribute(text: str) -> str:
    """Return words as the value of an attribute, in their quotes."""
    return f'"{text.translate(_IN_ATTRIBUTES)}"'
