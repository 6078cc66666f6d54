"""An institution's part of the site, in batches that do not need one another: units, reports, the rest."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.language import speaking
from generator.history.record import NO_RECORD
from generator.indicators.annual import YearIndicators
from generator.publishing import addresses, downloads, downloads_of_years
from generator.publishing.batches import NO_KEYS, Batch, Keys, batch
from generator.publishing.build import shared_pages, unit_pages
from generator.publishing.calendars import institution_calendar, unit_calendar
from generator.publishing.feeds import institution_feed, news_of
from generator.publishing.forms import form_files
from generator.publishing.official.compose import official_report
from generator.publishing.official.files import report_files
from generator.publishing.open_data import exchange
from generator.publishing.open_data.kept import UnitRows, lengths_of
from generator.publishing.open_data.publish import institution_data, unit_data, unit_tables
from generator.publishing.pages import render
from generator.publishing.registry import registry_files
from generator.publishing.sitemap import institution_maps
from generator.publishing.views.context import YearContext
from generator.publishing.views.disclosure import disclosure_page
from generator.publishing.views.report import report_page
from generator.publishing.views.summary import InstitutionSummary, summarize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from generator.core.model import AnnualPlan, Institution, UnitPlan
    from generator.core.period import Period
    from generator.history.record import Record
    from generator.publishing.feeds import News
    from generator.publishing.open_data.files import Portion
    from generator.publishing.open_data.kept import YearRows
    from generator.publishing.page import OutputFile, Page, Site
    from generator.stopwatch import Stopwatch

    Show = Callable[[Sequence[OutputFile]], None]

_SECOND_BEGINS_WITH = 5
"""So many reports the second half makes before the first takes its share: it has less else to do, by the time that they
take of an institution of thirty units, of which one plan changed."""


def ignore(pages: Sequence[OutputFile]) -> None:
    """Do nothing with the first pages: they come again with the rest."""


class InstitutionPart(Frozen):
    """An institution's files, what the portal tells of it, what of its data goes into the whole site's, and where.

    `pages` are the addresses of all its pages that are known where it is made.
    """

    batches: tuple[Batch, ...]
    summary: InstitutionSummary
    portions: tuple[Portion, ...]
    rows: tuple[YearRows, ...]
    pages: frozenset[str]


class _Rest(Frozen):
    """What tells of several units, made: its files, and what else comes of it."""

    files: list[OutputFile]
    news: tuple[News, ...]
    portions: tuple[Portion, ...]


class Maker(Frozen, dict=True):
    """Makes the files of an institution, of what is told of it and on a day, and counts the time.

    `annual_plans` are its years, the oldest first; `keys` tell what of their files need not be made.
    """

    institution: Institution
    annual_plans: Sequence[AnnualPlan]
    site: Site
    as_of: date
    templates: Path
    watch: Stopwatch
    record: Record = NO_RECORD
    keys: Keys = NO_KEYS

    @cached_property
    def contexts(self) -> tuple[YearContext, ...]:
        """Each year while its pages are made."""
        several = len(self.annual_plans) > 1
        return tuple(
            YearContext(annual, YearIndicators(annual, self.as_of), self.as_of, self.site, several, self.record)
            for annual in self.annual_plans
        )

    def pages(self, make: Callable[[], Iterable[Page]], site: Site | None = None) -> list[OutputFile]:
        """Return pages as files, which name the commit of a `site`; of all the plans, if none is given."""
        with speaking(self.site.language), self.watch.stage("calcular"):
            pages = tuple(make())
        with speaking(self.site.language), self.watch.stage("páginas"):
            return [render(page, site or self.site, self.templates) for page in pages]

    def rows(self, context: YearContext, plan: UnitPlan) -> UnitRows:
        """Return a unit's rows."""
        with self.watch.stage("datos"):
            return UnitRows(
                downloads.unit_lines(context, plan), unit_tables(context, plan), exchange.unit_parts(context, plan)
            )

    def unit(self, context: YearContext, plan: UnitPlan, rows: UnitRows) -> Iterator[OutputFile]:
        """Yield a unit's data files, its calendar and its form."""
        with self.watch.stage("datos"):
            path = addresses.unit(context.base, plan.org_unit)
            yield downloads.sheet(path, (rows.lines,))
            yield from unit_data(context, plan, rows.tables)
            with speaking(self.site.language):
                calendar = tuple(unit_calendar(context, plan))
            yield from calendar
        with self.watch.stage("formularios"):
            yield from form_files(context, plan)

    def report(self, context: YearContext, period: Period) -> Iterator[OutputFile]:
        """Yield an official report: its page and its documents."""
        with self.watch.stage("calcular"):
            report = official_report(context, period)
        yield from self.pages(lambda: (report_page(context, period, report),), self.site.of_report(period))
        with self.watch.stage("Word y Excel"):
            yield from report_files(addresses.report(context.base, period), report)

    def rest(self, rows: Sequence[Sequence[UnitRows]]) -> _Rest:
        """Return what tells of several units but pages: data files of the years and of the institution."""
        institution, contexts = self.institution, self.contexts
        with self.watch.stage("datos"):
            lines = [[unit.lines for unit in year] for year in rows]
            files = [*downloads.data_files(institution.id, contexts, lines)]
            files += downloads_of_years.data_files(institution.id, contexts)
            tables = [[unit.tables for unit in year] for year in rows]
            data = institution_data(institution, contexts, tables, self.site)
            files += data.files
            for context, year in zip(contexts, rows, strict=True):
                files += exchange.year_files(context, [unit.exchange for unit in year])
            with speaking(self.site.language):
                files += institution_calendar(institution, contexts)
                news = news_of(contexts)
                files.append(institution_feed(institution, news, self.site, self.as_of))
            files += (output for context in contexts for output in registry_files(context))
        return _Rest(files, news, (*data.portions, downloads.portion(contexts, lines)))

    def shared(self) -> list[OutputFile]:
        """Return the pages that are neither a unit's nor an official report, but for those that tell of files."""
        return self.pages(lambda: shared_pages(self.institution, self.contexts, self.site, self.record))

    def disclosure(self, sizes: Mapping[str, int]) -> list[OutputFile]:
        """Return the pages that tell the size of other files."""
        return self.pages(lambda: [disclosure_page(context, sizes) for context in self.contexts])


def institution_part(maker: Maker, *, show: Show = ignore, is_half: bool = False) -> InstitutionPart:
    """Return every file below an institution's address but the list of its pages.

    `show` is given the pages of units and years, once all are made and before anything else is. If it `is_half`,
    somebody else makes the other, `second_half`.
    """
    institution, contexts, keys = maker.institution, maker.contexts, maker.keys
    units = [[_Unit.of(maker, context, plan) for plan in context.annual.plans] for context in contexts]
    shared = [] if is_half else maker.shared()
    show((*(page for year in units for unit in year for page in unit.pages or ()), *shared))
    rows = [[keys.rows(unit.key) or maker.rows(unit.context, unit.plan) for unit in year] for year in units]
    batches = [each for year in zip(contexts, units, rows, strict=True) for each in _unit_batches(maker, *year)]
    reports = _reports(maker)
    batches += _made_reports(maker, _reports_of_first(maker, reports) if is_half else reports)
    rest = maker.rest(rows)
    sizes = {path: size for each in batches for path, size in _sizes(each, keys)}
    sizes |= {output.path: len(output.data) for output in rest.files}
    last = maker.disclosure(sizes)
    made = (*batches, Batch("", (*shared, *rest.files, *last)))
    elsewhere = (addresses.report(each.base, period) for each in contexts for period in each.report_periods)
    here = addresses.pages_of((*sizes, *(output.path for output in (*shared, *last))))
    kept = tuple(
        lengths_of(context.base, [(unit.key, own) for unit, own in zip(year, found, strict=True)])
        for context, year, found in zip(contexts, units, rows, strict=True)
        if any(unit.key for unit in year)
    )
    with speaking(maker.site.language):
        summary = summarize(institution, contexts, rest.news)
    return InstitutionPart(made, summary, rest.portions, kept, frozenset((*elsewhere, *here)))


def page_list(site: Site, summary: InstitutionSummary, pages: Iterable[str]) -> tuple[Batch, InstitutionSummary]:
    """Return the list of the pages of an institution, and what the portal tells of it, which is also how many."""
    paths = sorted(pages)
    maps = institution_maps(site, summary.link.path, paths)
    return Batch("", tuple(maps)), replace(summary, page_count=len(paths))


class _Unit(Frozen):
    """A unit's plan with the key of its batch, and its pages, unless they stand."""

    context: YearContext
    plan: UnitPlan
    key: str
    pages: Sequence[OutputFile] | None

    @classmethod
    def of(cls, maker: Maker, context: YearContext, plan: UnitPlan) -> _Unit:
        key = maker.keys.unit(context, plan)
        if maker.keys.stands(key):
            return cls(context, plan, key, None)
        return cls(context, plan, key, maker.pages(lambda: unit_pages(context, plan), maker.site.of(plan.origin.file)))


def second_half(maker: Maker) -> tuple[Batch, ...]:
    """Return what needs no other file of an institution: pages that several units share, and most of the reports."""
    reports = _reports(maker)
    elsewhere = {each.place for each in _reports_of_first(maker, reports)}
    made = _made_reports(maker, (each for each in reports if each.place not in elsewhere))
    return (Batch("", tuple(maker.shared())), *made)


def _unit_batches(
    maker: Maker, context: YearContext, units: Sequence[_Unit], rows: Sequence[UnitRows]
) -> Iterator[Batch]:
    for unit, own in zip(units, rows, strict=True):
        made = None if unit.pages is None else (*unit.pages, *maker.unit(context, unit.plan, own))
        yield Batch(unit.key, made)


class _Report(Frozen):
    """An official report, and the key of what it is made of."""

    context: YearContext
    period: Period
    key: str

    @property
    def place(self) -> str:
        """Where it stands: which report of the institution it is."""
        return addresses.report(self.context.base, self.period)

    @property
    def is_last(self) -> bool:
        """Whether it is the last of its year."""
        return self.period == self.context.report_periods[-1]


def _reports(maker: Maker) -> tuple[_Report, ...]:
    return tuple(
        _Report(context, period, maker.keys.report(context, period))
        for context in maker.contexts
        for period in context.report_periods
    )


def _reports_of_first(maker: Maker, every: Sequence[_Report]) -> tuple[_Report, ...]:
    """Return the reports that the first half of an institution makes.

    The last of each year: a page tells how large its documents are, so it has to be made where that page is. And of
    others that are to be made, if these are many, as many as have both take the same time.
    """
    others = [each for each in every if not each.is_last and not maker.keys.stands(each.key)]
    shared = max(0, len(others) - _SECOND_BEGINS_WITH) // 2
    return (*(each for each in every if each.is_last), *others[len(others) - shared :])


def _made_reports(maker: Maker, reports: Iterable[_Report]) -> Iterator[Batch]:
    for each in reports:
        yield batch(maker.keys, each.key, partial(maker.report, each.context, each.period))


def _sizes(each: Batch, keys: Keys) -> Iterable[tuple[str, int]]:
    if each.files is None:
        return keys.sizes(each.key).items()
    return ((output.path, len(output.data)) for output in each.files)
