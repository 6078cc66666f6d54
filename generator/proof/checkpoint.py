"""The checkpoint of a site («constancia»): a small text that binds every byte of it and every month reported.

Whoever keeps a copy (an archive, a newspaper, a citizen) can later prove that the site has changed, or that a newer one
only adds to it; as the checkpoints of transparency logs do (C2SP tlog-checkpoint), without their tree: the chains are
short, and one line for each lets anybody see which unit's was rewritten. Its last line is the digest of those above.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.proof.chain import DamagedError, digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

CHECKPOINT = "constancia.txt"
SUMS = "sumas.txt"
CHAINS = "cadenas.txt"
"""The file of a year with the lines of its chains, as the checkpoint has them."""

_FIRST = "Constancia de Plan Abierto 1"
_LAST = "huella: "
_HEADER_LINES = 6
_SUM = re.compile(r"([0-9a-f]{64})  (.+)")
_CHAIN = re.compile(r"(\S+) (\S+) ([0-9]{1,9}) ([0-9a-f]{64})(?: antes (\S+(?: \S+)*))?")
_HEADER = re.compile(r"(programa|sitio|fecha|commit|simulado|sumas): ?(.*)")


class Chain(Frozen):
    """Where the chain of a plan stands: how many entries, and the head; `former` are the names that the plan had."""

    plan: str
    kind: str
    count: int
    head: str
    former: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The chain as the checkpoint says it."""
        former = f" antes {' '.join(self.former)}" if self.former else ""
        return f"{self.plan} {self.kind} {self.count} {self.head}{former}\n"


class Checkpoint(Frozen):
    """What a site says of itself: `sums` is the digest of the list of its files, `revision` the commit, if known."""

    program: str
    url: str
    day: str
    revision: str
    is_simulated: bool
    sums: str = ""
    chains: tuple[Chain, ...] = ()

    @property
    def text(self) -> str:
        """The checkpoint as it is published."""
        simulated = "sí" if self.is_simulated else "no"
        header = {
            "programa": self.program,
            "sitio": self.url,
            "fecha": self.day,
            "commit": self.revision,
            "simulado": simulated,
            "sumas": self.sums,
        }
        lines = (f"{name}: {value}".rstrip() + "\n" for name, value in header.items())
        body = f"{_FIRST}\n{''.join(lines)}{''.join(chain.line for chain in self.chains)}"
        return f"{body}{_LAST}{digest_of(body)}\n"


def parse_checkpoint(text: str) -> Checkpoint:
    """Return the checkpoint that a text says.

    Raises:
        DamagedError: it is not one.
    """
    body, _, own = text.rpartition(_LAST)
    first, *lines = body.splitlines() or [""]
    header = {match[1]: match[2] for match in map(_HEADER.fullmatch, lines[:_HEADER_LINES]) if match}
    if first != _FIRST or len(header) != _HEADER_LINES or own != f"{digest_of(body)}\n":
        raise DamagedError(first[:80])
    return Checkpoint(
        program=header["programa"],
        url=header["sitio"],
        day=header["fecha"],
        revision=header["commit"],
        is_simulated=header["simulado"] == "sí",
        sums=header["sumas"],
        chains=tuple(parse_chain(line) for line in lines[_HEADER_LINES:]),
    )


def parse_chain(line: str) -> Chain:
    """Return the chain that a line says.

    Raises:
        DamagedError: it says none.
    """
    match = _CHAIN.fullmatch(line)
    if not match:
        raise DamagedError(line[:80])
    plan, kind, count, head, former = match.groups()
    return Chain(plan, kind, int(count), head, tuple((former or "").split()))


def seals(
    lines: Iterable[bytes], chains: Callable[[], Iterable[Chain]], about: Checkpoint
) -> Iterator[tuple[str, bytes]]:
    """Yield the two files that seal a site, by their names, part by part: `about` with what the files say.

    `lines` are those of all files in the order of their paths, some at a time; `chains` are asked for when all of them
    have come.
    """
    whole = sha256()
    for part in lines:
        whole.update(part)
        yield SUMS, part
    yield CHECKPOINT, replace(about, sums=whole.hexdigest(), chains=tuple(chains())).text.encode()


def chains_of(texts: Iterable[str]) -> Iterator[Chain]:
    """Yield the chains that the files of years say.

    Raises:
        DamagedError: a line says none.
    """
    for text in texts:
        yield from map(parse_chain, text.splitlines())


def line_of(path: str, digest: str) -> str:
    """Return the path of a file and its digest as `sha256sum --check` reads them."""
    return f"{digest}  {path}\n"


def read_sums(text: str) -> dict[str, str]:
    """Return the digest of each file, by its path.

    Raises:
        DamagedError: a line is no digest and path.
    """
    digests = {}
    for line in text.splitlines():
        match = _SUM.fullmatch(line)
        if not match:
            raise DamagedError(line[:80])
        digests[match[2]] = match[1]
    return digests
