"""One year of a project, for whoever writes an official report without a site: as its site would write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.cache.named import with_reports
from generator.cache.past import own_site, shared_site
from generator.history.pasts import Pasts
from generator.history.position import NO_TRACES, position_of
from generator.history.record import NO_RECORD
from generator.indicators.annual import YearIndicators
from generator.pipeline import records
from generator.publishing.views.context import YearContext
from generator.reading.discover import find
from generator.site_build import site_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.core.model import AnnualPlan
    from generator.core.period import Period
    from generator.moment import Moment
    from generator.pipeline import Checked
    from generator.project import Project


def year_context(
    project: Project, checked: Checked, annual: AnnualPlan, moment: Moment, reports: Sequence[Period] = ()
) -> YearContext:
    """Return what the pages and some official reports of one year of a checked project are made of.

    Raises:
        GeneratorError: the history of the plans cannot be read.
    """
    site = site_of(project, moment, project.articles(), simulated=False)
    name = annual.institution.id
    position, _ = position_of(project.plans) if moment.changed is not None else (None, "")
    position = position and position.of([name])
    past = position.past(NO_TRACES) if position else NO_TRACES
    files = [file for file in find(project.plans, project.label)[0] if file.institution == name]
    own = own_site(shared_site(site, moment, past), moment, past, name, files)
    if own.is_own:
        sources = tuple(source for source in checked.sources if source.institution == name)
        record = records(position, sources, project.schemas, Pasts(), annual.year)[0].get(name, NO_RECORD)
        own = with_reports(own, ((annual, period) for period in reports), checked.documents, record)
    return YearContext(annual, YearIndicators(annual, moment.day), moment.day, own)
