"""The second half of the straight line: every file of a project's site, an institution at a time.

Institutions do not need one another, so each is a task for any executor: it is given the bytes of its files and gives
back the bytes of its pages. The portal comes last, from what each institution tells of itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from generator import __version__
from generator.core.problem import GeneratorError, has_errors
from generator.editing.simulate import simulate
from generator.history.record import NO_RECORD
from generator.history.repository import PART_OF_HISTORY
from generator.indicators.annual import annual_indicators
from generator.indicators.method import default_method
from generator.parallel import in_order, usable_cores, without_cycles
from generator.pipeline import judged, records, seen_on
from generator.project import engine_schemas, engine_templates
from generator.proof.checkpoint import Checkpoint
from generator.publishing import addresses
from generator.publishing.build import Portal, in_the_past, institution_part, portal_files, site_of
from generator.publishing.editor.form import editor_page
from generator.publishing.open_data.publish import stamp
from generator.publishing.open_data.whole import Whole
from generator.publishing.page import mark
from generator.publishing.pages import render
from generator.publishing.views.context import YearContext
from generator.reading.discover import discover
from generator.reading.read import read_all
from generator.stopwatch import Stopwatch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from generator.core.model import AnnualPlan
    from generator.core.problem import Problem
    from generator.history.record import Record
    from generator.moment import Moment
    from generator.parallel import Workers
    from generator.project import Project
    from generator.publishing.editorial import Article
    from generator.publishing.open_data.files import Tables
    from generator.publishing.page import OutputFile, Site
    from generator.publishing.views.summary import InstitutionSummary
    from generator.reading.discover import SourceFile


_WORTH_MORE = 8
"""From so many institutions on, starting processes takes less time than they save."""


@dataclass(frozen=True, slots=True)
class Task:
    """An institution's files, their past and what its pages share: all that a worker needs, as values.

    `today` is given where the site shows an earlier day: see `Moment`.
    """

    files: tuple[SourceFile, ...]
    site: Site
    as_of: date
    today: date | None = None
    record: Record = NO_RECORD


@dataclass(frozen=True, slots=True)
class Part:
    """What came of a task: problems and, where none of them is an error, files and a summary; `seconds` by stage."""

    problems: tuple[Problem, ...]
    files: tuple[OutputFile, ...] = ()
    summary: InstitutionSummary | None = None
    tables: Tables = field(default_factory=dict)
    left_out: int = 0
    seconds: Mapping[str, float] = field(default_factory=dict, compare=False)


@without_cycles()
def make_part(task: Task) -> Part:
    """Return an institution's part of the site; a function of its argument and of the installed engine alone."""
    watch = Stopwatch()
    with watch.stage("leer"):
        reading = read_all(task.files, engine_schemas(), default_method())
    with watch.stage("revisar"):
        checked = judged(reading, task.files, task.today or task.as_of)
    if checked.has_errors or not checked.institutions:
        return Part(checked.problems, seconds=watch.seconds)
    if task.today:
        checked = seen_on(checked, task.as_of)
    site = in_the_past(task.site, checked.left_out)
    plans = checked.annual_plans
    if task.site.simulated:
        plans = tuple(simulate(annual, task.as_of) for annual in plans)
    (institution,) = checked.institutions
    made = institution_part(institution, plans, site, task.as_of, engine_templates(), watch, record=task.record)
    files = (*made.files, *_form_files(plans, site))
    return Part(checked.problems, files, made.summary, made.tables, checked.left_out, watch.seconds)


def _form_files(plans: Sequence[AnnualPlan], site: Site) -> Iterator[OutputFile]:
    """Yield the pages of the web form, on a site that has one."""
    if site.editor:
        for annual in plans:
            yield render(editor_page(annual, site.editor, engine_schemas().by_name), site, engine_templates())


def processes_for(project: Project) -> int:
    """Return how many processes are worth their start: one, but for many institutions."""
    institutions = sum(1 for path in project.plans.glob("*/institucion.yaml"))
    return 1 if institutions < _WORTH_MORE else min(usable_cores(), institutions)


class UnsoundPlansError(Exception):
    """The plans have errors, so that nothing may be published; the build's `problems` say which."""


class SiteBuild:
    """The files of a project's site, all but the search index, as they are made; a class because problems gather."""

    def __init__(  # noqa: PLR0913  where, when, who, and what
        self,
        project: Project,
        moment: Moment,
        workers: Workers,
        *,
        simulated: bool = False,
        with_pdf: bool = False,
        make: Callable[[Task], Part] = make_part,
        on_part: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> None:
        """Prepare a build; nothing is read yet.

        `make` may be another way to an institution's part; `on_part` is told how many of how many are made.
        """
        self.project = project
        self.moment = moment
        self.workers = workers
        self.simulated = simulated
        self.with_pdf = with_pdf
        self.make = make
        self.on_part = on_part
        self.watch = Stopwatch()
        self.problems: tuple[Problem, ...] = ()
        self.file_count = 0
        self.left_out = 0
        self.history_notice = ""

    @property
    def checkpoint(self) -> Checkpoint:
        """What the site says of itself, but for its files."""
        return Checkpoint(
            f"Plan Abierto {__version__}",
            self.project.settings.site_url,
            self.moment.day.isoformat(),
            self.moment.revision,
            self.simulated,
        )

    def files(self) -> Iterator[OutputFile]:
        """Yield every file, once.

        Raises:
            UnsoundPlansError: at the end, when every plan has been read and some have errors.
            GeneratorError: there are no plans, or two files have the same address.
        """
        taken: set[str] = set()
        growing: set[str] = set()
        for output in self._parts():
            if output.path in taken and output.path not in growing:
                raise GeneratorError(
                    f"hay dos archivos para la misma dirección, {output.path}: "
                    "cambie el nombre de uno en docs/, o el de la carpeta de la institución"
                )
            taken.add(output.path)
            if output.continues:
                growing.add(output.path)
            with self.watch.stage("escribir"):  # whoever asked for the file has it until the next
                yield output
        yield mark(taken)

    def _parts(self) -> Iterator[OutputFile]:
        files, misplaced = discover(self.project.plans, self.project.label)
        self.file_count = len(files)
        problems = [*misplaced]
        articles = self.project.articles()
        site = self._site(articles)
        past = records(self.project, files, engine_schemas())
        self.history_notice = PART_OF_HISTORY if any(record.since for record in past.values()) else ""
        tasks = [
            Task(tuple(own), site, self.moment.day, self.moment.today, past.get(institution, NO_RECORD))
            for institution, own in groupby(files, lambda file: file.institution)
        ]
        summaries: list[InstitutionSummary] = []
        whole = Whole()
        yield from whole.start()
        for done, part in enumerate(in_order(self.workers, self.make, tasks), 1):
            problems += part.problems
            self.left_out += part.left_out
            self.watch.add(part.seconds)
            self.on_part(done, len(tasks))
            if part.summary and not has_errors(problems):
                summaries.append(part.summary)
                yield from part.files
                yield from whole.add(part.tables)
        self.problems = tuple(sorted(problems, key=lambda problem: problem.sort_key))
        if has_errors(problems):
            raise UnsoundPlansError
        yield from whole.finish(stamp(site, addresses.DATA, "todo", site.name))
        portal = Portal(articles, self._assets(site), default_method(), self.moment.day, whole.has_workbook)
        yield from portal_files(portal, summaries, in_the_past(site, self.left_out), self.project.templates)

    def _assets(self, site: Site) -> tuple[tuple[str, bytes], ...]:
        return (*self.project.assets(), *(self.project.editor_assets() if site.editor else ()))

    def _site(self, articles: Sequence[Article]) -> Site:
        return _site(self.project, self.moment, articles, simulated=self.simulated, with_pdf=self.with_pdf)


def year_context(project: Project, annual: AnnualPlan, moment: Moment) -> YearContext:
    """Return what the pages and reports of one year are made of."""
    site = _site(project, moment, project.articles(), simulated=False, with_pdf=False)
    return YearContext(annual, annual_indicators(annual, moment.day), moment.day, site)


def _site(project: Project, moment: Moment, articles: Sequence[Article], *, simulated: bool, with_pdf: bool) -> Site:
    settings = project.settings
    return site_of(
        articles,
        moment.day,
        name=settings.site_name,
        url=settings.site_url,
        repository=settings.repo_url,
        revision=moment.revision,
        simulated=simulated,
        with_pdf=with_pdf,
        editor=None if simulated else settings.editor,
        laws=project.laws(),
    )
