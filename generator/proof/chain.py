r"""A chain of hashes over what a unit reported: whoever kept one head can tell whether anything before it was changed.

The digest of an entry is the SHA-256 of its canonical text. A head is the SHA-256 of the text `head-before digest\n`,
and before the first entry the head is 64 zeros; so a chain that begins like an older one has the older one's head in
it. The same arithmetic as `sha256sum`: nobody needs this program to repeat it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GENESIS = "0" * 64
REGISTRY = "registro.jsonl"
"""The file of a year in which every entry stands with its digest and the head after it."""


class DamagedError(ValueError):
    """What should prove something cannot be read: it was altered, or is something else."""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry in the chain of a plan: `kind` is the list of the plan that holds it, `number` counts from 1."""

    plan: str
    kind: str
    number: int
    digest: str
    head: str
    text: str


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def head_after(head: str, digest: str) -> str:
    """Return the head of a chain once an entry is added to it."""
    return digest_of(f"{head} {digest}\n")


def links(plan: str, kind: str, texts: Iterable[str]) -> Iterator[Link]:
    """Yield the chain of a plan's entries, from their canonical texts in the order of the file."""
    head = GENESIS
    for number, text in enumerate(texts, 1):
        digest = digest_of(text)
        head = head_after(head, digest)
        yield Link(plan, kind, number, digest, head, text)


def registry_text(chain: Iterable[Link]) -> str:
    """Return entries as JSON Lines, with the keys in Spanish."""
    return "".join(
        json.dumps(
            {
                "plan": link.plan,
                "clase": link.kind,
                "numero": link.number,
                "huella": link.digest,
                "cabeza": link.head,
                "texto": link.text,
            },
            ensure_ascii=False,
        )
        + "\n"
        for link in chain
    )


def read_registry(text: str) -> tuple[Link, ...]:
    """Return the entries of a registry, as it tells them: nothing is recomputed.

    Raises:
        DamagedError: it is not a registry.
    """
    return tuple(_link(line) for line in text.splitlines())


def _link(line: str) -> Link:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise DamagedError(line[:80]) from error
    match data:
        case {
            "plan": str(plan),
            "clase": str(kind),
            "numero": int(number),
            "huella": str(digest),
            "cabeza": str(head),
            "texto": str(text),
        }:
            return Link(plan, kind, number, digest, head, text)
    raise DamagedError(line[:80])
