"""Whether a site is what its checkpoint says, and whether it only adds to an older one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.problem import GeneratorError
from generator.core.wording import counted, quoted
from generator.proof.chain import GENESIS, REGISTRY, DamagedError, Link, digest_of, head_after, read_registry
from generator.proof.checkpoint import CHECKPOINT, SUMS, Chain, Checkpoint, parse_checkpoint, read_sums
from generator.proof.folder import contents_of, registries_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    Chains = Mapping[tuple[str, str], tuple[Link, ...]]


class Site(Frozen):
    """A site as it lies in a folder: what it says of itself, and what is there."""

    checkpoint: Checkpoint
    sums: str
    digests: Mapping[str, str]
    unread: Mapping[str, str]
    chains: Chains


def read_checkpoint(path: Path) -> Checkpoint:
    """Return a checkpoint from its file, or from the folder of a site.

    Raises:
        GeneratorError: there is none, or it cannot be read.
    """
    file = path / CHECKPOINT if path.is_dir() else path
    try:
        text = text_of(file)
    except DamagedError as error:
        hint = ": ¿es un sitio de Plan Abierto?" if path.is_dir() else ""
        raise GeneratorError(f"no se pudo leer la constancia {file}: {error}{hint}") from error
    try:
        return parse_checkpoint(text.replace("\r\n", "\n"))  # as some mail programs save it
    except DamagedError as error:
        raise GeneratorError(f"{file} no es una constancia de Plan Abierto, o está dañada") from error


def read_site(folder: Path) -> Site:
    """Return a site from its folder.

    Raises:
        GeneratorError: it has no checkpoint, or what lists its files or its reports cannot be read.
    """
    checkpoint = read_checkpoint(folder)
    try:
        sums = text_of(folder / SUMS)
        chains = _by_plan(link for text in registries_of(folder) for link in read_registry(text))
    except DamagedError as error:
        raise GeneratorError(f"el sitio {folder} está incompleto o dañado: {error}") from error
    found = contents_of(folder)
    return Site(checkpoint, sums, found.digests, found.unread, chains)


def _by_plan(chain: Iterable[Link]) -> Chains:
    """Return the links of each plan and kind, which stand together.

    Raises:
        DamagedError: a plan has two chains: readers could be shown one, and this program the other.
    """
    chains: dict[tuple[str, str], tuple[Link, ...]] = {}
    for key, own in groupby(chain, lambda link: (link.plan, link.kind)):
        if key in chains:
            raise DamagedError(f"{REGISTRY} tiene dos cadenas de {quoted(key[0])}")
        chains[key] = tuple(own)
    return chains


def faults(site: Site) -> Iterator[str]:
    """Yield, in a sentence each, what is not as the site's own checkpoint says."""
    if digest_of(site.sums) != site.checkpoint.sums:
        yield f"{SUMS}: no es la lista de archivos que dice {CHECKPOINT}"
    yield from _file_faults(site)
    for chain in site.checkpoint.chains:
        yield from _chain_faults(chain, site.chains.get((chain.plan, chain.kind), ()))
    known = {(chain.plan, chain.kind) for chain in site.checkpoint.chains}
    for plan, kind in site.chains:
        if (plan, kind) not in known:
            yield f"{plan}: {REGISTRY} tiene {kind} que {CHECKPOINT} no dice"


def _file_faults(site: Site) -> Iterator[str]:
    try:
        listed = read_sums(site.sums)
    except DamagedError:
        yield f"{SUMS}: no se puede leer"
        return
    for path in sorted({*listed, *site.digests, *site.unread}):
        if path in site.unread:
            yield f"{path}: {site.unread[path]}"
        elif path not in site.digests:
            yield f"{path}: falta"
        elif path not in listed:
            yield f"{path}: no es del sitio"
        elif listed[path] != site.digests[path]:
            yield f"{path}: alterado"


def _chain_faults(chain: Chain, own: tuple[Link, ...]) -> Iterator[str]:
    head = GENESIS
    for number, link in enumerate(own, 1):
        head = head_after(head, link.digest)
        is_bound = link.withdrawal is not None or link.digest == digest_of(link.text)
        if not is_bound or (number, head) != (link.number, link.head):
            yield f"{chain.plan}: el informe {number} de {chain.kind} no corresponde a su huella"
            return
    if (len(own), head) != (chain.count, chain.head):
        yield f"{chain.plan}: {CHECKPOINT} dice otra cadena de {chain.kind} que {REGISTRY}"


def withdrawn(site: Site) -> Iterator[str]:
    """Yield, in a sentence each, the reports with text taken out: their digest proves only what they said before."""
    for own in site.chains.values():
        for link in own:
            if link.withdrawal:
                by = f"{link.withdrawal.owner}, el {link.withdrawal.day}: {link.withdrawal.reason}"
                yield f"{link.plan}: el informe {link.number} de {link.kind} tiene texto retirado por {by}"


def rewritten(site: Site, older: Checkpoint) -> Iterator[str]:
    """Yield, in a sentence each, what an older checkpoint has and the site does not: what was rewritten or removed."""
    now = {(name, chain.kind): chain for chain in site.checkpoint.chains for name in (chain.plan, *chain.former)}
    for chain in older.chains:
        current = now.get((chain.plan, chain.kind))
        links = site.chains.get((current.plan, current.kind), ()) if current else ()
        if len(links) < chain.count:
            missing = counted(chain.count - len(links), "informe", "informes")
            yield f"{chain.plan}: {_verb(chain.count - len(links))} {missing} de {chain.kind}, de {chain.count}"
        elif chain.count and links[chain.count - 1].head != chain.head:
            which = "su primer informe" if chain.count == 1 else f"alguno de sus primeros {chain.count} informes"
            yield f"{chain.plan}: {which} de {chain.kind} ya no dice lo mismo"
    if older.sums == site.checkpoint.sums and older != site.checkpoint:
        yield f"{CHECKPOINT}: de los mismos archivos dice otra cosa que la que se guardó"
    if older.revision and _differs(older, site.checkpoint):
        yield f"los dos dicen ser del commit {older.revision[:10]} y del mismo día, pero sus archivos no son iguales"


def _verb(count: int) -> str:
    return "falta" if count == 1 else "faltan"


def _differs(older: Checkpoint, newer: Checkpoint) -> bool:
    """Return whether two sites of the same data and day, at the same address, have different files."""
    same = replace(older, sums="", chains=()) == replace(newer, sums="", chains=())
    return same and older.sums != newer.sums
