"""XML as text, one element after the other: indented, in UTF-8, the same for the same data.

A tree of objects, written and forgotten, takes three times as long, and a year's documents have 100,000 elements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.publishing.xml import attribute, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Self

_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>"
_INDENT = "  "


class XmlText:
    """A document that is written from its beginning to its end; a class because it remembers where it stands.

    It may be a part of another one, in which so many elements are around it: its `depth`.
    """

    def __init__(self, depth: int = 0) -> None:
        """Start with no element."""
        self._lines: list[str] = []
        self._indent = _INDENT * depth
        self._around: list[tuple[str, int]] = []

    def leaf(self, tag: str, text: str = "", /, **attributes: str) -> None:
        """Write an element without others in it."""
        inside = f">{escaped(text)}</{tag}>" if text else " />"
        self._lines.append(f"{self._indent}<{tag}{_told(attributes)}{inside}")

    def inside(self, tag: str, /, **attributes: str) -> Self:
        """Write an element around those that are written in the block of this one."""
        self._lines.append(f"{self._indent}<{tag}{_told(attributes)}>")
        self._around.append((tag, len(self._lines)))
        return self

    def __enter__(self) -> None:
        """Begin to write inside the element that was begun last."""
        self._indent += _INDENT

    def __exit__(self, *_: object) -> None:
        """End the innermost element."""
        self._indent = self._indent[: -len(_INDENT)]
        tag, inside = self._around.pop()
        if len(self._lines) > inside:
            self._lines.append(f"{self._indent}</{tag}>")
        else:
            self._lines[-1] = f"{self._lines[-1][:-1]} />"

    def add(self, parts: Iterable[bytes]) -> None:
        """Add parts that were written for this place."""
        self._lines += (part.decode() for part in parts)

    def document(self) -> bytes:
        """Return what was written as a document of its own."""
        return "\n".join((_DECLARATION, *self._lines, "")).encode()

    def part(self) -> bytes:
        """Return what was written as a part of another document."""
        return "\n".join(self._lines).encode()


def _told(attributes: Mapping[str, str]) -> str:
    if not attributes:  # as most have none
        return ""
    return "".join([f" {name}={attribute(value)}" for name, value in attributes.items()])
