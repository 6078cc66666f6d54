"""Which commit each official report names: the last that touched anything that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.cache.extent import lines_told
from generator.core.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.core.model import AnnualPlan, UnitPlan
    from generator.core.period import Period
    from generator.history.record import Record
    from generator.publishing.page import Site
    from generator.reading.document import Document


def with_reports(
    site: Site, reports: Iterable[tuple[AnnualPlan, Period]], documents: Mapping[str, Document], record: Record
) -> Site:
    """Return what an institution's pages share, with the commits of some official reports, if the site tells any.

    Of a plan that has no document a report is made of the whole file.
    """
    if not site.is_own:
        return site
    named = {period.code: _commit(site, annual, period, documents, record) for annual, period in reports}
    return replace(site, of_reports=named)


def _commit(site: Site, annual: AnnualPlan, period: Period, documents: Mapping[str, Document], record: Record) -> str:
    """Return the commit of a report; "" if anything that it is made of is not as some commit left it."""
    found = {site.revision_of(annual.frame.origin.file)}  # that of all files of the year but the plans
    for plan in annual.plans:
        begun = _begun(annual, plan, period, documents, record)
        found.add(site.revision_of(plan.origin.file) if begun is None else begun)
    return max(found, key=record.order.__getitem__) if found <= record.order.keys() else ""


def _begun(
    annual: AnnualPlan, plan: UnitPlan, period: Period, documents: Mapping[str, Document], record: Record
) -> str | None:
    """Return the commit of what a report takes of a plan, if that is a beginning of its file, of which it is known."""
    document = documents.get(plan.origin.file)
    lines = lines_told(annual, plan, period, document) if document else None
    return None if lines is None else record.unit(annual.year, plan.org_unit).commit_of(lines)
