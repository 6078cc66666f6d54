"""Rows of what an institution discloses elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Matter
from generator.core.model.disclosure import NOT_TOLD
from generator.data_set.of_disclosure import WHOLE
from generator.publishing.open_data.rows.values import day, several
from generator.publishing.open_data.rows.years import year_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import AnnualPlan, DisclosedPart
    from generator.data_set.shape import Row


def disclosure_rows(annual: AnnualPlan) -> Iterator[Row]:
    """Yield a row for what is said of all parts, and one for each part of which something is said."""
    said = annual.frame.disclosure
    months = several(str(month) for month in said.months)
    if said.owner or months:
        yield (*year_key(annual), WHOLE, said.owner or None, months, None, None, None, None)
    for matter, part in _parts(annual):
        act = part.act
        found = (act.code, day(act.issued), act.url or None) if act else (None, None, None)
        yield (*year_key(annual), matter.value, part.owner or None, None, part.notes or None, *found)


def disclosed_rows(annual: AnnualPlan) -> Iterator[Row]:
    """Yield a row per document."""
    for matter, part in _parts(annual):
        for index, each in enumerate(part.documents, 1):
            told = (day(each.issued), day(each.updated), each.format or None, each.size or None)
            yield (*year_key(annual), matter.value, str(index), each.name, each.url, *told)


def _parts(annual: AnnualPlan) -> Iterator[tuple[Matter, DisclosedPart]]:
    said = annual.frame.disclosure
    return ((matter, said.part(matter)) for matter in Matter if said.part(matter) != NOT_TOLD)
