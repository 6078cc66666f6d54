"""Writes data as YAML in a random layout that any person could have typed, with comments all over it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping

PLAIN = re.compile(r"[A-Za-zÁÉÍÓÚÑáéíóúñ¿][^\n:#,\[\]{}\"'\\]*[^\s:#,\[\]{}\"'\\]")
WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n", "none", "nan", "inf"}


@dataclass
class Layout:
    """One random way of writing; `remarks` is how often a comment or blank line appears, 0 for never."""

    chance: random.Random
    remarks: float = 0.15
    folds: bool = True

    def __post_init__(self) -> None:
        self.written: list[str] = []
        self.in_block = False

    def text(self, data: Mapping[str, Any]) -> str:
        """The whole file."""
        lines = list(self.alone(0))
        lines += self.mapping(data, 0)
        lines += self.alone(0)
        text = "\n".join(lines)
        return text if self.maybe(0.2) and not text.endswith("\n") else f"{text}\n"

    def maybe(self, probability: float = 0.5) -> bool:
        return self.chance.random() < probability

    def comment(self) -> str:
        """A new comment, which can look like YAML."""
        number = len(self.written)
        text = self.chance.choice(("#", "# ", "#:", "# - ", "# a: ", "# «")) + f"nota {number}"
        self.written.append(text)
        return text

    def alone(self, indent: int) -> Iterator[str]:
        """Sometimes comments and blank lines, indented in many ways."""
        while self.maybe(self.remarks):
            if self.maybe():
                yield ""
                continue
            # A comment that is indented like the lines of a text in block form would be one of them.
            yield " " * (0 if self.in_block else self.chance.choice((indent, indent, 0, indent + 2))) + self.comment()
            self.in_block = False

    def beside(self) -> str:
        """Sometimes a comment at the end of a line."""
        return " " * self.chance.randrange(1, 4) + self.comment() if self.maybe(self.remarks) else ""

    def mapping(self, data: Mapping[str, Any], indent: int) -> Iterator[str]:
        keys = list(data)
        if not any(isinstance(value, dict) and "valor" in value for value in data.values()):
            self.chance.shuffle(keys)  # the order of results means something; that of keys does not
        for key in keys:
            yield from self.alone(indent)
            yield from self.entry(" " * indent + self.key(key) + ":", data[key], indent)

    def entry(self, head: str, value: Any, indent: int) -> Iterator[str]:
        self.in_block = False
        if isinstance(value, dict | list) and (not value or (self.maybe(0.4) and self.fits_flow(value))):
            yield from self.flow(f"{head} ", value, indent, self.beside())
        elif isinstance(value, dict):
            yield f"{head}{self.beside()}"
            yield from self.mapping(value, indent + self.chance.randrange(1, 5))
        elif isinstance(value, list):
            yield f"{head}{self.beside()}"
            yield from self.list(value, indent + self.chance.choice((0, 1, 2, 4)))
        else:
            yield from self.scalar(head, value, indent)

    def list(self, data: list[Any], indent: int) -> Iterator[str]:
        for item in data:
            yield from self.alone(indent)
            dash = " " * indent + "-" + " " * self.chance.randrange(1, 4)
            if isinstance(item, dict) and not (self.maybe(0.3) and self.fits_flow(item)):
                lines = list(self.mapping(item, len(dash)))
                while not lines[0].strip() or lines[0].lstrip()[0] == "#":
                    yield lines.pop(0)
                yield dash + lines[0].lstrip()
                yield from lines[1:]
            elif isinstance(item, dict | list):
                yield from self.flow(dash, item, indent, self.beside())
            else:
                yield from self.scalar(dash.rstrip(), item, indent)

    def fits_flow(self, value: Any) -> bool:
        """Whether nothing in it needs several lines."""
        inner = value.values() if isinstance(value, dict) else value
        return all(self.fits_flow(item) if isinstance(item, dict | list) else "\n" not in str(item) for item in inner)

    def flow(self, head: str, value: Any, indent: int, beside: str) -> Iterator[str]:
        brackets = "{}" if isinstance(value, dict) else "[]"
        items = list(value.items()) if isinstance(value, dict) else [(None, item) for item in value]
        if items and isinstance(value, dict) and not any(isinstance(item, dict) for _, item in items):
            self.chance.shuffle(items)
        parts = [(f"{self.key(key)}: " if key else "") + self.inline(item) for key, item in items]
        if len(parts) > 1 and self.maybe(0.3):  # over several lines, where comments can stand
            yield f"{head}{brackets[0]}{self.beside()}"
            for number, part in enumerate(parts):
                yield from self.alone(indent + 3)
                yield f"{' ' * (indent + 3)}{part}{',' if number < len(parts) - 1 else ''}{self.beside()}"
            yield f"{' ' * (indent + 1)}{brackets[1]}{beside}"
        else:
            yield f"{head}{brackets[0]}{', '.join(parts)}{brackets[1]}{beside}"

    def inline(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.key(key)}: {self.inline(item)}" for key, item in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self.inline(item) for item in value) + "]"
        return self.quoted(value) if isinstance(value, str) else self.figure(value)

    def scalar(self, head: str, value: Any, indent: int) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{head} {self.figure(value)}{self.beside()}"
            return
        lines = value.split("\n")
        shows = all((line.isprintable() and line.strip() == line) or not line for line in lines)
        is_plain = bool(shows and lines[0] and lines[-1])
        if is_plain and len(lines) > 1 and self.maybe(0.7):
            yield f"{head} |-{self.beside()}"
            inner = " " * (indent + self.chance.randrange(1, 5))
            yield from (f"{inner}{line}" if line else "" for line in lines)
            self.in_block = True
        elif self.folds and is_plain and len(lines) == 1 and " " in value and "  " not in value and self.maybe(0.2):
            yield f"{head} >-{self.beside()}"
            inner = " " * (indent + self.chance.randrange(1, 5))
            yield from (f"{inner}{word}" for word in value.split(" "))
            self.in_block = True
        else:
            yield f"{head} {self.quoted(value)}{self.beside()}"

    def key(self, text: str) -> str:
        return text if re.fullmatch(r"[a-z_]+", text) and text not in WORDS and self.maybe(0.8) else self.double(text)

    def quoted(self, text: str) -> str:
        if self.maybe(0.6) and text.isprintable() and PLAIN.fullmatch(text) and text.lower() not in WORDS:
            return text
        if self.maybe() and text.isprintable():
            return "'" + text.replace("'", "''") + "'"
        return self.double(text)

    def double(self, text: str) -> str:
        escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
        return (
            '"'
            + "".join(escapes.get(char) or (char if char.isprintable() else f"\\U{ord(char):08x}") for char in text)
            + '"'
        )

    def figure(self, value: Any) -> str:
        if isinstance(value, bool):
            return str(value).lower()
        return format(value, "f") if isinstance(value, Decimal) else str(value)
