"""The pages of a project without its downloads, to compare with generators that make pages alone.

python -m benchmarks.pages PROYECTO CARPETA [--procesos N] [--con-informes]
"""

from __future__ import annotations

import argparse
from datetime import date
from functools import partial
from pathlib import Path

from generator.history.record import NO_RECORD
from generator.indicators.annual import YearIndicators
from generator.moment import Moment
from generator.parallel import processes, without_cycles
from generator.pipeline import check
from generator.project import Project, engine_schemas, engine_templates
from generator.publishing.batches import Batch
from generator.publishing.build import shared_pages, unit_pages
from generator.publishing.official.compose import official_report
from generator.publishing.pages import render
from generator.publishing.views.context import YearContext
from generator.publishing.views.report import report_page
from generator.publishing.views.summary import summarize
from generator.publishing.write import write_site
from generator.site_build import SiteBuild
from generator.site_part import Part, Task

AS_OF = date(2026, 1, 20)
"""The year of the made-up plans is over and told."""


@without_cycles()
def make_pages(task: Task, *, with_reports: bool) -> Part:
    """Return an institution's pages; everything is read and checked as for a whole build."""
    checked = check(task.files, engine_schemas(), task.as_of)
    if checked.has_errors:
        return Part(checked.problems)
    (institution,) = checked.institutions
    contexts = tuple(
        YearContext(annual, YearIndicators(annual, task.as_of), task.as_of, task.site)
        for annual in checked.annual_plans
    )
    pages = [*shared_pages(institution, contexts, task.site, NO_RECORD)]
    for context in contexts:
        pages += (page for plan in context.annual.plans for page in unit_pages(context, plan))
        if with_reports:
            pages += (report_page(context, each, official_report(context, each)) for each in context.report_periods)
    files = tuple(render(page, task.site, engine_templates()) for page in pages)
    return Part(checked.problems, (Batch("", files),), summarize(institution, contexts))


def main() -> None:
    """Write the pages where the arguments say."""
    parser = argparse.ArgumentParser(description="Hace las páginas de un proyecto, sin sus descargas.")
    parser.add_argument("project", metavar="PROYECTO", type=Path)
    parser.add_argument("folder", metavar="CARPETA", type=Path)
    parser.add_argument("--procesos", type=int, default=2, metavar="N")
    parser.add_argument("--con-informes", action="store_true")
    chosen = parser.parse_args()
    make = partial(make_pages, with_reports=chosen.con_informes)
    with processes(chosen.procesos) as workers:
        made = SiteBuild(Project(chosen.project), Moment(AS_OF, ""), workers, make=make)
        write_site(made.files(), chosen.folder, lambda _: None)


if __name__ == "__main__":
    main()
