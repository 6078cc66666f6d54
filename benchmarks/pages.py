"""The pages of a project without its downloads, to compare with generators that make pages alone.

python -m benchmarks.pages PROYECTO CARPETA [--procesos N] [--con-informes]
"""

from __future__ import annotations

import argparse
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.core.cycles import of_one_command, without_search
from generator.history.record import NO_RECORD
from generator.indicators.annual import YearIndicators
from generator.moment import Moment
from generator.parallel import processes
from generator.pipeline import check
from generator.project import Project, engine_schemas, engine_templates
from generator.publishing.build import shared_pages, unit_pages
from generator.publishing.official.compose import official_report
from generator.publishing.pages import render
from generator.publishing.views.context import YearContext
from generator.publishing.views.report import report_page
from generator.publishing.views.summary import summarize
from generator.publishing.write import new_site, write_files
from generator.site_build import SiteBuild
from generator.site_part import Part, Task

if TYPE_CHECKING:
    from generator.publishing.editorial import Article

AS_OF = date(2026, 1, 20)
"""The year of the made-up plans is over and told."""


class Plans(Project):
    """A project whose site has no guide: it is not made of plans, and the others make none."""

    def articles(self) -> tuple[Article, ...]:
        """Return nothing."""
        return ()


@without_search()
def make_pages(task: Task, *, place: Path, with_reports: bool) -> Part:
    """Write an institution's pages; everything is read and checked as for a whole build."""
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
    templates = engine_templates()
    write_files((render(page, task.site, templates) for page in pages), place)
    return Part(checked.problems, summary=summarize(institution, contexts))


def main() -> None:
    """Write the pages where the arguments say."""
    parser = argparse.ArgumentParser(description="Hace las páginas de un proyecto, sin sus descargas.")
    parser.add_argument("project", metavar="PROYECTO", type=Path)
    parser.add_argument("folder", metavar="CARPETA", type=Path)
    parser.add_argument("--procesos", type=int, default=2, metavar="N")
    parser.add_argument("--con-informes", action="store_true")
    chosen = parser.parse_args()
    of_one_command()
    with new_site(chosen.folder) as site, processes(chosen.procesos) as workers:
        make = partial(make_pages, place=site, with_reports=chosen.con_informes)
        write_files(SiteBuild(Plans(chosen.project), Moment(AS_OF, ""), workers, make=make).files(), site)


if __name__ == "__main__":
    main()
