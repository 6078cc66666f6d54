"""An institution's part of the site, as a task that any process or machine can do: bytes in, bytes out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from generator.cache.digests import PartKeys, digest
from generator.cache.named import with_reports
from generator.cache.rows import NO_ROWS
from generator.core.cycles import without_search
from generator.core.frozen import replace
from generator.core.language import speaking
from generator.editing.simulate import simulate
from generator.history.record import NO_RECORD, as_known_on
from generator.indicators.method import default_method
from generator.pipeline import judged, seen_on
from generator.project import engine_schemas, engine_templates
from generator.publishing import addresses
from generator.publishing.batches import NO_KEYS, Batch, put
from generator.publishing.build import in_the_past
from generator.publishing.editor.form import editor_page
from generator.publishing.official.periods import report_periods
from generator.publishing.pages import render
from generator.publishing.parts import Maker, ignore, institution_part, page_list, second_half
from generator.reading.read import read_all
from generator.stopwatch import Stopwatch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from generator.cache.rows import StandingRows
    from generator.core.model import AnnualPlan
    from generator.core.problem import Problem
    from generator.history.record import Record
    from generator.pipeline import Checked
    from generator.publishing.batches import Keys
    from generator.publishing.open_data.files import Portion
    from generator.publishing.open_data.kept import YearRows
    from generator.publishing.page import OutputFile, Site
    from generator.publishing.parts import Show
    from generator.publishing.views.summary import InstitutionSummary
    from generator.reading.discover import SourceFile
    from generator.reading.document import Document


class Share(Enum):
    """Which work of an institution a task is: all of it, or one of its halves, which do not need one another."""

    ALL = "todo"
    FIRST = "primera mitad"
    SECOND = "segunda mitad"


@dataclass(frozen=True, slots=True)
class Task:
    """An institution's files, their past and what its pages share: all that a worker needs, as values.

    `today` is given where the site shows an earlier day: see `Moment`. `base` is the digest of what all keys of batches
    have in common, "" where nobody keeps anything; `standing` are the keys of what need not be made, with the sizes of
    its files; `rows` are those of units that stand. `share` tells which half of the work it is, if it was halved.
    `place` is a folder of this machine in which whoever makes the files writes them; "" if they are to be brought.
    """

    files: tuple[SourceFile, ...]
    site: Site
    as_of: date
    today: date | None = None
    record: Record = NO_RECORD
    base: str = ""
    standing: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    rows: StandingRows = NO_ROWS
    share: Share = Share.ALL
    place: str = ""

    def halves(self) -> tuple[Task, Task]:
        """Return the task as two, for as many processes; the answer to the second completes that to the first."""
        return replace(self, share=Share.FIRST), replace(self, share=Share.SECOND, rows=NO_ROWS)


@dataclass(frozen=True, slots=True)
class Part:
    """What came of a task: problems and, where none of them is an error, files and a summary; `seconds` by stage.

    `portions` are what of its data goes into those of the whole site, `rows` where those of its units are, `pages` the
    addresses of its pages. `share` is that of its task.
    """

    problems: tuple[Problem, ...]
    batches: tuple[Batch, ...] = ()
    summary: InstitutionSummary | None = None
    left_out: int = 0
    portions: tuple[Portion, ...] = ()
    rows: tuple[YearRows, ...] = ()
    pages: frozenset[str] = frozenset()
    seconds: Mapping[str, float] = field(default_factory=dict, compare=False)
    share: Share = Share.ALL

    def completed(self, second: Part) -> Part:
        """Return the first half of a part with the second."""
        return replace(
            self,
            batches=(*self.batches, *second.batches),
            pages=self.pages | second.pages,
            seconds={**Counter(self.seconds) + Counter(second.seconds)},
            share=Share.ALL,
        )

    def listed(self, site: Site) -> Part:
        """Return a whole part with the list of its pages, which halves know together."""
        if self.summary is None:
            return self
        batch, summary = page_list(site, self.summary, self.pages)
        return replace(self, batches=(*self.batches, batch), summary=summary)

    @property
    def files(self) -> Iterator[OutputFile]:
        """What was made."""
        return (output for batch in self.batches for output in batch.files or ())


def prepare() -> None:
    """Have what every part needs and takes time to be there: schemas, templates, and what writes Word and Excel."""
    from generator.publishing.official import docx, xlsx  # noqa: F401, PLC0415  heavy, and the first process needs none
    from generator.publishing.official.letterhead import letterhead  # noqa: PLC0415

    letterhead()
    default_method()
    _ = engine_schemas().gates


@without_search()
def make_part(task: Task, show: Show = ignore) -> Part:
    """Return an institution's part of the site; a function of its task and of the installed engine alone.

    `show` is given its first pages, for whoever waits for them; it changes nothing of the part. Where the task has a
    place, the files are written there.
    """
    watch = Stopwatch()
    part = _made(task, watch, show)
    if task.place:
        with watch.stage("escribir"):
            part = replace(part, batches=tuple(put(each, task.place) for each in part.batches))
    return replace(part, seconds=watch.seconds, share=task.share)


def _made(task: Task, watch: Stopwatch, show: Show) -> Part:
    with watch.stage("leer"):
        reading = read_all(task.files, engine_schemas(), default_method())
    with watch.stage("revisar"):
        checked = judged(reading, task.files, task.today or task.as_of)
    if checked.has_errors or not checked.institutions:
        return Part(checked.problems)
    checked, record = _seen(checked, task)
    plans = checked.annual_plans
    if task.site.simulated:
        plans = tuple(simulate(annual, task.as_of) for annual in plans)
    site = _named(in_the_past(task.site, checked.left_out), plans, task.as_of, checked.documents, record)
    (institution,) = checked.institutions
    keys = _keys(task, checked, site)
    maker = Maker(institution, plans, site, task.as_of, engine_templates(), watch, record, keys)
    if task.share is Share.SECOND:
        batches = second_half(maker)
        paths = (output.path for each in batches for output in each.files or ())
        return Part((), batches, pages=frozenset(addresses.pages_of(paths)))
    made = institution_part(maker, show=show, is_half=task.share is Share.FIRST)
    batches = (*made.batches, Batch("", tuple(_form_files(plans, site))))
    return Part(checked.problems, batches, made.summary, checked.left_out, made.portions, made.rows, made.pages)


def _seen(checked: Checked, task: Task) -> tuple[Checked, Record]:
    """Return what is shown and what is told of its past: where an earlier day is shown, without what was told since."""
    if not task.today:
        return checked, task.record
    known = seen_on(checked, task.as_of)
    reports = {annual.year: {report.id for report in annual.reports} for annual in known.annual_plans}
    return known, as_known_on(task.record, task.as_of, reports)


def _named(
    site: Site, plans: Sequence[AnnualPlan], as_of: date, documents: Mapping[str, Document], record: Record
) -> Site:
    """Return what pages share with the commits of official reports; simulated progress is drawn for a whole year."""
    reports = ((annual, period) for annual in plans for period in report_periods(annual, as_of))
    return with_reports(site, reports, {} if site.simulated else documents, record)


def whole_parts(parts: Iterator[Part], site: Site) -> Iterator[Part]:
    """Yield parts, of which halves come one after the other, whole, with the lists of their pages."""
    for part in parts:
        yield (part.completed(next(parts)) if part.share is Share.FIRST else part).listed(site)
        del part


def _keys(task: Task, checked: Checked, site: Site) -> Keys:
    """Return the keys of a task's batches; simulated progress is drawn for a whole year, so that nothing can stand."""
    if not task.base or task.site.simulated:
        return NO_KEYS
    sources = {source.file: source for source in task.files}
    base = digest(task.base, repr(site.without_revisions()))
    return PartKeys(base, sources, checked.documents, task.standing, task.rows)


def _form_files(plans: Sequence[AnnualPlan], site: Site) -> Iterator[OutputFile]:
    """Yield the pages of the web form, on a site that has one."""
    if site.editor:
        for annual in plans:
            with speaking(site.language):
                page = editor_page(annual, site.editor, engine_schemas().by_name)
            yield render(page, site, engine_templates())
