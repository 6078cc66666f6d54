"""Digests of what parts of a site are made of: equal digests, equal bytes.

Whatever can change a byte of a part stands in its key: the engine with its templates and libraries, the settings and
options of the site, the day, the bytes of the plans and their past. A key that says too much costs time; one that says
too little publishes what is no longer true.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from functools import cached_property
from typing import TYPE_CHECKING

from generator.cache.extent import lines_told
from generator.core.frozen import Frozen
from generator.project import engine_files, engine_libraries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.cache.rows import StandingRows
    from generator.core.model import AnnualPlan, UnitPlan
    from generator.core.period import Period
    from generator.publishing.editorial import Article
    from generator.publishing.open_data.kept import UnitRows
    from generator.publishing.views.context import YearContext
    from generator.reading.discover import SourceFile
    from generator.reading.document import Document

_SHAPING = ("babel", "jinja2", "markdown", "markupsafe", "pagefind", "pyarrow", "pyyaml", "xlsxwriter")
"""The libraries whose version can change a byte of the site."""


def engine_digest() -> str:
    """Return a digest of all that shapes a site but its plans: this engine, its templates, and its libraries."""
    libraries = engine_libraries(_SHAPING)  # without Pagefind a site has no search
    return digest(repr((sys.version_info[:2], zlib.ZLIB_RUNTIME_VERSION, libraries)), *_flat(engine_files()))


def digest(*parts: str | bytes) -> str:
    """Return a digest of texts and bytes, which cannot be mistaken for one another."""
    found = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode()
        found.update(b"%d\0" % len(data))
        found.update(data)
    return found.hexdigest()


def institution_key(base: str, files: Iterable[SourceFile], past: str) -> str:
    """Return the key of an institution's whole part: what all share, its files, and the digest of their past."""
    return digest("institución", base, past, *_flat((source.file, source.data) for source in files))


def articles_key(base: str, articles: Iterable[Article]) -> str:
    """Return the key of the editorial pages."""
    return digest("páginas", base, *(text for article in articles for text in (article.name, article.text)))


def _flat(named: Iterable[tuple[str, bytes]]) -> Iterable[str | bytes]:
    return (part for pair in named for part in pair)


class PartKeys(Frozen, dict=True):
    """The keys of what is made inside an institution, so that a change of one plan leaves alone what it cannot reach.

    A unit's pages are made of its own plan, of its past, and of what `_shared` says of the rest. A report is made of
    the plans as they stood when its period ended, which is the beginning of their files. `standing` are the keys of
    what was made before and is still there, with the sizes of its files, which a page tells; `standing_rows` are the
    rows of units.
    """

    base: str
    sources: Mapping[str, SourceFile]
    documents: Mapping[str, Document]
    standing: Mapping[str, Mapping[str, int]]
    standing_rows: StandingRows

    def stands(self, key: str) -> bool:
        """Return whether what has this key need not be made."""
        return key in self.standing

    def sizes(self, key: str) -> Mapping[str, int]:
        """Return the size of each file of a batch that stands, by its path."""
        return self.standing[key]

    def rows(self, key: str) -> UnitRows | None:
        """Return the rows of the unit whose pages and form have a key, if they are known."""
        return self._rows.get(key)

    def unit(self, context: YearContext, plan: UnitPlan) -> str:
        """Return the key of a unit's pages and form."""
        year = context.annual.year
        past = repr((context.record.unit(year, plan.org_unit), context.record.is_known, context.record.since))
        file = plan.origin.file
        named = context.site.revision_of(file)
        return digest("unidad", *self._shared(context), plan.org_unit, past, named, self.sources[file].data)

    def report(self, context: YearContext, period: Period) -> str:
        """Return the key of an official report and its documents."""
        alike = [each for each in context.report_periods if len(each) == len(period)]
        earlier = [each.code for each in alike if each.last < period.last][-1:]
        later = [each.code for each in alike if each.first > period.first][:1]
        told = (self._told(context.annual, plan, period) for plan in context.annual.plans)
        of_frame = context.annual.frame.origin.file  # all but plans have the same commit
        named = repr((context.site.of_report(period).revision, context.site.revision_of(of_frame)))
        return digest("informe", *self._shared(context), period.code, repr((earlier, later)), named, *told)

    def _shared(self, context: YearContext) -> Sequence[str | bytes]:
        """Return what every part of a year is made of: all files but the plans, and which plans and pages there are."""
        annual = context.annual
        menu = (
            context.has_other_years,
            context.has_calendar,
            bool(context.report_periods),
            [plan.org_unit for plan in annual.plans],
        )
        return (self.base, str(annual.year), repr(menu), self._common[annual.year])

    @cached_property
    def _rows(self) -> Mapping[str, UnitRows]:
        return self.standing_rows.by_key()

    @cached_property
    def _common(self) -> Mapping[int | None, str]:
        years = {source.year for source in self.sources.values()}
        return {year: self._digest_of(year) for year in years}

    def _digest_of(self, year: int | None) -> str:
        common = (
            (source.file, source.data)
            for source in self.sources.values()
            if source.kind != "plan" and source.year in {None, year}
        )
        return digest(*_flat(common))

    def _told(self, annual: AnnualPlan, plan: UnitPlan, period: Period) -> bytes:
        """Return what of a plan's file a report is made of."""
        source, document = self.sources[plan.origin.file], self.documents[plan.origin.file]
        count = lines_told(annual, plan, period, document)
        return source.data if count is None else "\n".join([*document.lines[:count], ""]).encode()
