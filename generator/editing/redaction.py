"""The digest that a report has in its unit's chain: that of its text as it was first published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.editing.plan_text import entry_text
from generator.proof.chain import digest_of

if TYPE_CHECKING:
    from generator.core.model import ProgressEntry


def entry_digest(entry: ProgressEntry) -> str:
    """Return the digest of a report; of one whose text was taken out, that of the report before."""
    return entry.redaction.digest if entry.redaction else digest_of(entry_text(entry))
