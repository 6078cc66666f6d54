"""Writes plain data as the YAML of plans: one way to write each value, no folded lines, no surprises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.core.frozen import Frozen
from generator.core.hidden import HIDDEN_SET

_PLAIN_START = re.compile(r"[^\W\d_]|[¿¡«(]|[0-9]+ ?%? [^\W\d_]{2}")
_RESERVED = re.compile(r"y|n|yes|no|on|off|true|false|null|none|nan|inf", re.IGNORECASE)
_CUT_PLAIN = re.compile(r":(?: |$)| #|[\n\t]")
_BLOCK_TEXT = re.compile(r"\S.*\S|\S")
_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_]*")
_UNSAFE = re.compile(f"[{HIDDEN_SET}\u200c\u200d]")
_ESCAPED = re.compile(rf'["\\\n\t]|{_UNSAFE.pattern}')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


class Token(Frozen):
    """A number, percentage, date or word that is written bare."""

    text: str


class Quoted(Frozen):
    """A text that always stands in double quotes: codes, and figures that cannot be read."""

    text: str


class Flow(Frozen):
    """Entries written in one line: `{feb: 500, mar: 1100}`."""

    entries: Mapping[str, Token | Quoted]


Node = str | Token | Quoted | Flow | Mapping[str, "Node"] | Sequence["Node"]


def yaml_text(data: Mapping[str, Node]) -> str:
    """Return the text of a whole file; a last key that is a list can be continued by adding text at the end."""
    return "".join(f"{line}\n" for line in _mapping(data, ""))


def flow_text(value: Flow) -> str:
    """Return entries as they are written in one line."""
    return f"{{{', '.join(f'{key}: {_inline(entry)}' for key, entry in value.entries.items())}}}"


def _mapping(data: Mapping[str, Node], indent: str) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(f"{indent}{as_key(key)}:", value, indent)


def _entry(head: str, value: Node, indent: str) -> Iterator[str]:
    inner = f"{indent}  "
    if isinstance(value, str) and (block := block_lines(value)):
        yield f"{head} {block[0]}"
        yield from (f"{inner}{line}" if line else "" for line in block[1:])
    elif isinstance(value, str | Token | Quoted | Flow):
        yield f"{head} {_inline(value)}"
    elif isinstance(value, Mapping):
        yield head
        yield from _mapping(value, inner)
    elif value:
        yield head
        yield from _sequence(value, inner)
    else:
        yield f"{head} []"


def _sequence(items: Sequence[Node], indent: str) -> Iterator[str]:
    inner = f"{indent}  "
    for item in items:
        if isinstance(item, Mapping):
            first, *rest = _mapping(item, inner)
            yield f"{indent}- {first.removeprefix(inner)}"
            yield from rest
        else:
            yield from _entry(f"{indent}-", item, indent)


def _inline(value: str | Token | Quoted | Flow) -> str:
    if isinstance(value, Token):
        return value.text
    if isinstance(value, Quoted):
        return in_quotes(value.text)
    if isinstance(value, Flow):
        return flow_text(value)
    return value if fits_plain(value) else in_quotes(value)


def fits_plain(text: str) -> bool:
    """Whether every YAML reader takes the bare text as this text."""
    return bool(
        text == text.strip()
        and _PLAIN_START.match(text)
        and not _RESERVED.fullmatch(text)
        and not _CUT_PLAIN.search(text)
        and not _UNSAFE.search(text)
    )


def block_lines(text: str) -> list[str]:
    """Return a text of several lines line by line, as people read it, after its header; nothing if it cannot be."""
    header, body = ("|", text[:-1]) if text.endswith("\n") else ("|-", text)
    lines = body.split("\n")
    fits = lines[0] and lines[-1] and all(not line or _BLOCK_TEXT.fullmatch(line) for line in lines)
    return [header, *lines] if "\n" in text and fits and "\t" not in text and not _UNSAFE.search(text) else []


def as_key(text: str) -> str:
    """Return a text as a key: bare if it is a word, else in quotes."""
    return text if _PLAIN_KEY.fullmatch(text) and not _RESERVED.fullmatch(text) else in_quotes(text)


def in_quotes(text: str) -> str:
    """Return a text in double quotes."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    return _SHORT.get(char) or (f"\\u{ord(char):04x}" if char <= "\uffff" else f"\\U{ord(char):08x}")
