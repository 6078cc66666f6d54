"""The registry of a year: every report as the plans have it, chained so that none can be changed unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.editing.plan_text import PROGRESS, SHARES, entry_text, share_text
from generator.proof.chain import GENESIS, REGISTRY, Told, Withdrawal, digest_of, links, registry_text
from generator.proof.checkpoint import CHAINS, Chain
from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.core.model import AnnualPlan, ProgressEntry, UnitPlan
    from generator.proof.chain import Link
    from generator.publishing.views.context import YearContext


def registry_files(context: YearContext) -> Iterator[OutputFile]:
    """Yield the registry of a year and where its chains stand; neither, where nobody has reported."""
    chains = [chain for plan in context.annual.plans for chain in _chains(context.annual, plan)]
    if any(own for _, own in chains):
        entries = (link for _, own in chains for link in own)
        yield OutputFile(f"{context.base}{REGISTRY}", registry_text(entries).encode())
        yield OutputFile(f"{context.base}{CHAINS}", "".join(chain.line for chain, _ in chains).encode())


def _chains(annual: AnnualPlan, plan: UnitPlan) -> Iterator[tuple[Chain, tuple[Link, ...]]]:
    """Yield the chains of a plan: of its reports and, if it told any, of percentages without their activities."""
    told: dict[str, Iterable[str | Told]] = {
        PROGRESS: map(_told, plan.progress),
        SHARES: map(share_text, plan.reported_shares),
    }
    name = _name(annual, plan.org_unit)
    former = tuple(_name(annual, old) for old in annual.institution.by_id[plan.org_unit].former_ids)
    for kind, entries in told.items():
        own = tuple(links(name, kind, entries))
        if own or kind == PROGRESS:
            head = own[-1].head if own else GENESIS
            yield Chain(name, kind, len(own), head, former), own


def _told(entry: ProgressEntry) -> Told:
    text, taken = entry_text(entry), entry.redaction
    if not taken:
        return Told(text, digest_of(text))
    return Told(text, taken.digest, Withdrawal(taken.date.isoformat(), taken.owner, taken.reason))


def _name(annual: AnnualPlan, unit: str) -> str:
    return f"{annual.institution.id}/{annual.year}/{unit}"
