"""Two states of how an institution discloses a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Matter
from generator.history.compare.fields import Pair, same
from generator.history.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import AbsenceAct, DisclosedDocument, DisclosedPart, Disclosure
    from generator.history.changes import Change


def disclosure_changes(before: Disclosure, after: Disclosure, pair: Pair) -> Iterator[Change]:
    """Yield what changed in how a year is disclosed."""
    texts = [
        ("responsable", before.owner, after.owner),
        ("meses", *(", ".join(map(str, each.months)) for each in (before, after))),
        *((matter.value, _part(before.part(matter)), _part(after.part(matter))) for matter in Matter),
    ]
    for key, one, other in texts:
        if not same(one, other):
            yield pair.change(Kind.YEAR_CHANGED, f"divulgacion.{key}", one or None, other or None)


def _part(part: DisclosedPart) -> str:
    act = _act(part.act) if part.act else ""
    return "; ".join(text for text in (part.owner, part.notes, act, *map(_document, part.documents)) if text)


def _act(act: AbsenceAct) -> str:
    return f"acta {act.code} {act.issued.isoformat()} {act.url}".strip()


def _document(document: DisclosedDocument) -> str:
    days = (day.isoformat() if day else "" for day in (document.issued, document.updated))
    return ", ".join(text for text in (document.name, document.url, *days, document.format, document.size) if text)
