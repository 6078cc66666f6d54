"""The second half of the straight line: every file of a project's site, an institution at a time.

Institutions do not need one another, so each is a task for any executor: it is given the bytes of its files and gives
back the bytes of its pages. The portal comes last, from what each institution tells of itself.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from generator import __version__
from generator.cache.digests import engine_digest
from generator.cache.keeping import Keeping
from generator.cache.past import gone_of, past_of
from generator.cache.piece import EDITORIAL, PORTAL, NewFiles, Piece, free, is_institution
from generator.cache.values import Told
from generator.core.frozen import replace
from generator.core.language import speaking
from generator.core.problem import GeneratorError, has_errors
from generator.core.wording import date_in_words
from generator.history.position import NO_TRACES, position_of
from generator.indicators.method import default_method
from generator.parallel import in_order, usable_cores
from generator.proof.checkpoint import CHECKPOINT, SUMS, Checkpoint
from generator.publishing import addresses
from generator.publishing.batches import Batch
from generator.publishing.build import (
    Portal,
    editorial_files,
    in_the_past,
    portal_files,
    with_later_plans,
    with_menu,
)
from generator.publishing.open_data.of_site import SiteData
from generator.publishing.open_data.publish import stamp
from generator.publishing.page import MARK, OutputFile, Site, mark
from generator.publishing.rows import DATA_NAME
from generator.reading.discover import find
from generator.site_data import data_pieces
from generator.site_institutions import Institutions
from generator.site_part import Part, Task, make_part, whole_parts
from generator.stopwatch import Stopwatch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.cache.registry import Register
    from generator.core.problem import Problem
    from generator.moment import Moment
    from generator.parallel import Workers
    from generator.project import Project
    from generator.publishing.editorial import Article
    from generator.publishing.open_data.files import Portion
    from generator.publishing.views.summary import InstitutionSummary
    from generator.reading.discover import FoundFile


_WORTH_MORE = 8
"""From so many institutions on, starting processes takes less time than they save."""


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
        with_parquet: bool = False,
        make: Callable[[Task], Part] = make_part,
        on_part: Callable[[int, int], None] = lambda _done, _all: None,
        register: Register | None = None,
    ) -> None:
        """Prepare a build; nothing is read yet.

        `make` may be another way to an institution's part; `on_part` is told how many of how many are made. `register`
        is of the site that stands, of which what is still true is not made again; `None` if nobody keeps one.
        `makes_one` then says that the plans of one institution alone are others, and that nothing is wrong so far.
        """
        self.project = project
        self.moment = moment
        self.workers = workers
        self.simulated = simulated
        self.with_pdf = with_pdf
        self.with_parquet = with_parquet
        self.make = make
        self.on_part = on_part
        self.register = register
        self.watch = Stopwatch()
        self.problems: tuple[Problem, ...] = ()
        self.file_count = 0
        self.left_out = 0
        self.past = NO_TRACES
        self.history_notice = ""
        self.makes_one = False

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

    def files(self, read: Callable[[str], bytes] | None = None) -> Iterator[OutputFile]:
        """Yield every file, once; for whoever keeps nothing.

        The tables of the whole site come in pieces, made of those of institutions, which `read` gives back; without it
        these are held in memory.

        Raises:
            UnsoundPlansError: at the end, when every plan has been read and some have errors.
            GeneratorError: there are no plans, or two files have the same address.
        """
        held: dict[str, bytes] = {}
        for piece in self.pieces(NewFiles(read or held.__getitem__)):
            data = f"{addresses.institution(piece.name)}{DATA_NAME}" if piece.told.portions and not read else None
            for batch in piece.batches:
                for output in batch.files or ():
                    if data and output.path.startswith(data):
                        held[output.path] = output.data
                    yield output

    def pieces(self, new: NewFiles) -> Iterator[Piece]:
        """Yield what each institution brings, then the portal; batches of keys that the register has may be empty.

        Raises:
            UnsoundPlansError: at the end, when every plan has been read and some have errors.
            GeneratorError: there are no plans, or two files have the same address.
        """
        folders: set[str] = set()
        taken = {MARK, SUMS, CHECKPOINT}
        for piece in self._pieces(new):
            if is_institution(piece.name):
                folders.add(piece.name)
            else:
                taken.update(free(piece.paths(self.keeping.known), folders, taken))
            with self.watch.stage("escribir"):  # whoever asked for the files has them until the next
                yield piece
            del piece  # its files are let go before the next is waited for, here and wherever it passes
        yield Piece(" marca", "", (Batch("", (mark({*folders, *taken}),)),))

    def _pieces(self, new: NewFiles) -> Iterator[Piece]:
        files, misplaced = find(self.project.plans, self.project.label)
        self.file_count = len(files)
        self.problems = misplaced
        problems = [*misplaced]
        articles = self.project.articles()
        site = self._site(articles)
        summaries: dict[str, InstitutionSummary] = {}
        portions: dict[str, Sequence[Portion]] = {}
        editorial: list[Piece] = []

        def meanwhile() -> None:
            with suppress(GeneratorError):  # told when their turn comes: errors of plans go first
                editorial.append(self._editorial(articles, site))

        for piece in self._institutions(files, site, new, meanwhile):
            problems += piece.told.problems
            self.left_out += piece.told.left_out
            if piece.told.summary and not has_errors(problems):
                summaries[piece.name] = piece.told.summary
                portions[piece.name] = piece.told.portions
                yield piece
            del piece
        self.problems = tuple(sorted(problems, key=lambda problem: problem.sort_key))
        if has_errors(problems):
            raise UnsoundPlansError
        names = sorted(summaries)
        data = SiteData({name: portions[name] for name in names}, new.read, with_parquet=self.with_parquet)
        told = stamp(site, addresses.DATA, "todo", site.name)
        yield from data_pieces(data, self.keeping.engine, told, self.keeping.known)
        seen = in_the_past(site, self.left_out)
        yield editorial[0] if editorial and seen is site else self._editorial(articles, seen)
        written = tuple(sorted(article.path for article in articles if article.path != addresses.HOME))
        portal = Portal(self._assets(seen), default_method(), self.moment.day, data, written, gone_of(self.past, names))
        with speaking(seen.language):
            made = tuple(portal_files(portal, [summaries[name] for name in names], seen, self.project.templates))
        yield Piece(PORTAL, "", (Batch("", made),))

    def _institutions(
        self, files: Sequence[FoundFile], site: Site, new: NewFiles, meanwhile: Callable[[], None]
    ) -> Iterator[Piece]:
        """Yield the piece of each institution: those that are made, in order, and then those that stand.

        What stands is looked at while the first are being made, and then `meanwhile` is done.
        """
        found = {name: tuple(own) for name, own in groupby(files, lambda file: file.institution)}
        position, self.history_notice = position_of(self.project.plans)
        self.past = past_of(position, self.keeping.known.past)
        given = Institutions(found, site, self.past, self.keeping)
        changed = given.changed()
        self.makes_one = len(changed) == 1 and not has_errors(self.problems)
        new = new if self.workers.shares_disk else replace(new, place="")
        tasks = given.tasks(changed, position, new, in_halves=len(changed) < self.workers.count)
        for done, part in enumerate(whole_parts(in_order(self.workers, self.make, tasks, meanwhile), site), 1):
            of = given.made.popleft()
            self.watch.add(part.seconds)
            base = self.keeping.base(given.site)
            told = Told(part.problems, part.summary, part.left_out, part.portions, part.rows, base)
            yield Piece(of.name, of.key, part.batches, told, pasts=of.pasts)
            self.on_part(done, max(done, len(changed)))
            del part, told, of
        self.workers.let_go()
        self.history_notice = next(iter(given.notices), self.history_notice)
        for name, told in given.standing.items():
            yield Piece(name, self.keeping.known.places[name].key, told=told, stands=True)

    @cached_property
    def keeping(self) -> Keeping:
        """What stands, and the keys of what is made."""
        return Keeping(engine_digest(), self.moment, self.register)

    def _editorial(self, articles: Sequence[Article], site: Site) -> Piece:
        """Return the editorial pages: as they stand, or made. They tell nothing of plans, and name no commit."""
        site = replace(site, revision="")
        key = self.keeping.articles_key(site, articles)
        if self.keeping.known.is_whole(EDITORIAL, key):
            return Piece(EDITORIAL, key, stands=True)
        with speaking(site.language):
            files = tuple(editorial_files(articles, site, self.project.templates))
        return Piece(EDITORIAL, key, (Batch(key, files),))

    def _assets(self, site: Site) -> tuple[tuple[str, bytes], ...]:
        return (*self.project.assets(), *(self.project.editor_assets() if site.editor else ()))

    def _site(self, articles: Sequence[Article]) -> Site:
        site = site_of(self.project, self.moment, articles, simulated=self.simulated)
        site = replace(site, with_pdf=self.with_pdf, with_parquet=self.with_parquet)
        return with_later_plans(site) if self.moment.has_later else site


def site_of(project: Project, moment: Moment, articles: Sequence[Article], *, simulated: bool) -> Site:
    """Return what every page of a build shares."""
    settings = project.settings
    with speaking(settings.language):
        site = Site(
            name=settings.site_name,
            as_of=date_in_words(moment.day),
            as_of_iso=moment.day.isoformat(),
            generator_version=__version__,
            url=settings.site_url,
            revision=moment.revision,
            repository=settings.repo_url,
            simulated=simulated,
            editor=None if simulated else settings.editor,
            laws=project.laws(),
            language=settings.language,
        )
        return with_menu(site, articles)
