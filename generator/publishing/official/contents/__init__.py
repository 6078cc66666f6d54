"""What the parts of a report show of the figures: one function per content, from the scope to blocks and parts."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.core.model import Content
from generator.publishing.official.contents.activities import activities
from generator.publishing.official.contents.additional import additional
from generator.publishing.official.contents.authorities import authorities
from generator.publishing.official.contents.bands import bands
from generator.publishing.official.contents.consolidated import consolidated
from generator.publishing.official.contents.differences import differences
from generator.publishing.official.contents.justifications import justifications
from generator.publishing.official.contents.lines import lines
from generator.publishing.official.contents.months import by_month
from generator.publishing.official.contents.planned import planned
from generator.publishing.official.contents.prose import method, presentation, summary
from generator.publishing.official.contents.results import results
from generator.publishing.official.contents.shortfalls import below_threshold
from generator.publishing.official.contents.silent import silent
from generator.publishing.official.contents.units import units
from generator.publishing.official.contents.work import syntheses, unplanned, work

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.publishing.official.scope import Filling, Scope

CONTENTS: Mapping[Content, Callable[[Scope, str], Filling]] = MappingProxyType(
    {
        Content.PRESENTATION: presentation,
        Content.METHOD: method,
        Content.BANDS: bands,
        Content.PLANNED: planned,
        Content.SUMMARY: summary,
        Content.CONSOLIDATED: consolidated,
        Content.UNITS: units,
        Content.MONTHS: by_month,
        Content.AUTHORITIES: authorities,
        Content.RESULTS: results,
        Content.LINES: lines,
        Content.ACTIVITIES: activities,
        Content.BELOW_THRESHOLD: below_threshold,
        Content.JUSTIFICATIONS: justifications,
        Content.ADDITIONAL: additional,
        Content.UNPLANNED: unplanned,
        Content.WORK: work,
        Content.SYNTHESES: syntheses,
        Content.SILENT: silent,
        Content.DIFFERENCES: differences,
    }
)
"""Each takes the scope and the id of the part that asks for it, from which its own parts make theirs."""
