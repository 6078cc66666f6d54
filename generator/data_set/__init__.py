"""The tables of the open data, declared once: every format, the dictionary and the way back come from here."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.data_set.of_disclosure import DISCLOSED, DISCLOSURE
from generator.data_set.of_figures import AVERAGES, CHANGES, INDICATORS, STATES
from generator.data_set.of_institutions import ELEMENTS, INSTITUTIONS, STRATEGIES, UNITS
from generator.data_set.of_plans import ACTIVITIES, CAVEATS, PLANS, TARGETS, VERSIONS
from generator.data_set.of_progress import EVIDENCE, PROGRESS, RESULTS, SHARES, UNPLANNED
from generator.data_set.of_years import BANDS, CONTROL, REPORTS, TEXTS, VERIFICATION, WEIGHTS, YEARS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.data_set.shape import Table

FORMAT_VERSION = "1.0"
"""The version of this data set's shape: the first number rises if something that programs use is taken away."""

TABLES: tuple[Table, ...] = (
    INSTITUTIONS,
    UNITS,
    STRATEGIES,
    ELEMENTS,
    YEARS,
    BANDS,
    WEIGHTS,
    PLANS,
    VERSIONS,
    CONTROL,
    ACTIVITIES,
    TARGETS,
    CAVEATS,
    PROGRESS,
    RESULTS,
    EVIDENCE,
    UNPLANNED,
    SHARES,
    INDICATORS,
    AVERAGES,
    STATES,
    CHANGES,
    REPORTS,
    VERIFICATION,
    TEXTS,
    DISCLOSURE,
    DISCLOSED,
)
BY_NAME: Mapping[str, Table] = MappingProxyType({table.name: table for table in TABLES})
