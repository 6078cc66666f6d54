r"""A chain of hashes over what a unit reported: whoever kept one head can tell whether anything before it was changed.

The digest of an entry is the SHA-256 of its canonical text. A head is the SHA-256 of the text `head-before digest\n`,
and before the first entry the head is 64 zeros; so a chain that begins like an older one has the older one's head in
it. The same arithmetic as `sha256sum`: nobody needs this program to repeat it.
"""

from __future__ import annotations

import io
import json
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GENESIS = "0" * 64
REGISTRY = "registro.jsonl"
"""The file of a year in which every entry stands with its digest and the head after it."""


class DamagedError(ValueError):
    """What should prove something cannot be read: it was altered, or is something else."""


class Withdrawal(Frozen):
    """Who took text out of an entry that had been published, when and why."""

    day: str
    owner: str
    reason: str


class Link(Frozen):
    """An entry in the chain of a plan: `kind` is the list of the plan that holds it, `number` counts from 1.

    The digest of an entry from which text was withdrawn is that of its text before, so that the chain goes on.
    """

    plan: str
    kind: str
    number: int
    digest: str
    head: str
    text: str
    withdrawal: Withdrawal | None = None


class Told(Frozen):
    """An entry to be chained: its text as it stands, and the digest of what was published."""

    text: str
    digest: str
    withdrawal: Withdrawal | None = None


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def head_after(head: str, digest: str) -> str:
    """Return the head of a chain once an entry is added to it."""
    return digest_of(f"{head} {digest}\n")


def links(plan: str, kind: str, entries: Iterable[str | Told]) -> Iterator[Link]:
    """Yield the chain of a plan's entries, from their canonical texts in the order of the file."""
    head = GENESIS
    for number, entry in enumerate(entries, 1):
        told = Told(entry, digest_of(entry)) if isinstance(entry, str) else entry
        head = head_after(head, told.digest)
        yield Link(plan, kind, number, told.digest, head, told.text, told.withdrawal)


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
                **_withdrawn(link.withdrawal),
            },
            ensure_ascii=False,
        )
        + "\n"
        for link in chain
    )


def _withdrawn(withdrawal: Withdrawal | None) -> dict[str, object]:
    if withdrawal is None:
        return {}
    told = {"fecha": withdrawal.day, "responsable": withdrawal.owner, "motivo": withdrawal.reason}
    return {"retirado": told}


def read_registry(text: str) -> tuple[Link, ...]:
    """Return the entries of a registry, as it tells them: nothing is recomputed.

    Raises:
        DamagedError: it is not a registry.
    """
    return tuple(_link(line.removesuffix("\n")) for line in io.StringIO(text, newline="\n"))


def _link(line: str) -> Link:
    try:
        data = json.loads(line)
        json.dumps(data, ensure_ascii=False).encode()  # half a character, which JSON can hold and no text
    except (ValueError, RecursionError) as error:
        raise DamagedError(_not_a_link(line)) from error
    match data:
        case {
            "plan": str(plan),
            "clase": str(kind),
            "numero": int(number),
            "huella": str(digest),
            "cabeza": str(head),
            "texto": str(text),
        }:
            return Link(plan, kind, number, digest, head, text, _withdrawal(data.get("retirado"), line))
    raise DamagedError(_not_a_link(line))


def _withdrawal(told: object, line: str) -> Withdrawal | None:
    match told:
        case None:
            return None
        case {"fecha": str(day), "responsable": str(owner), "motivo": str(reason)}:
            return Withdrawal(day, owner, reason)
    raise DamagedError(_not_a_link(line))


def _not_a_link(line: str) -> str:
    return f"{REGISTRY} tiene una línea que no es un informe: {quoted(line[:80])}"
