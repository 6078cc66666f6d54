"""Small sites in memory: what a test says of a plan is what it sees on the page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.cache.registry import NOTHING
from generator.core.frozen import replace
from generator.core.language import SPANISH, speaking
from generator.core.model import OrgUnit
from generator.core.wording import date_in_words
from generator.history.record import NO_RECORD, Record
from generator.indicators.annual import YearIndicators
from generator.indicators.examples.plans import NOWHERE, annual_plan, end_of_year
from generator.indicators.method import default_method
from generator.project import Project
from generator.publishing.build import Portal, editorial_files, portal_files, with_menu
from generator.publishing.open_data.of_site import SiteData
from generator.publishing.open_data.publish import stamp
from generator.publishing.page import Site, gathered
from generator.publishing.parts import Maker, institution_part, page_list
from generator.publishing.views.context import YearContext
from generator.site_data import data_pieces
from generator.stopwatch import Stopwatch
from tests.html_pages import HtmlPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from generator.core.model import AnnualPlan, Institution, UnitPlan
    from generator.publishing.editorial import Article
    from generator.publishing.page import OutputFile

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "site_templates"
BASE = "institucion/2030/"
UNIT = f"{BASE}unidades/unidad-a/"


@dataclass(frozen=True)
class Material:
    """What a site is made of."""

    institutions: tuple[Institution, ...]
    annual_plans: tuple[AnnualPlan, ...]
    as_of: date
    articles: tuple[Article, ...] = ()
    assets: tuple[tuple[str, bytes], ...] = ()
    site_name: str = "Sitio de prueba"
    site_url: str = ""
    repository: str = ""
    revision: str = ""
    simulated: bool = False
    with_pdf: bool = False
    with_parquet: bool = False
    record: Record = NO_RECORD
    language: str = SPANISH

    @property
    def site(self) -> Site:
        """What every page shares."""
        with speaking(self.language):
            site = Site(
                name=self.site_name,
                as_of=date_in_words(self.as_of),
                as_of_iso=self.as_of.isoformat(),
                generator_version=__version__,
                url=self.site_url,
                revision=self.revision,
                repository=self.repository,
                simulated=self.simulated,
                with_pdf=self.with_pdf,
                with_parquet=self.with_parquet,
                laws=Project(ROOT).laws(),
                language=self.language,
            )
            return with_menu(site, self.articles)


def material(*annuals: AnnualPlan, as_of: date | None = None, **choices: Any) -> Material:
    """What a site of some years is made of."""
    institutions = tuple({annual.institution.id: annual.institution for annual in annuals}.values())
    day = as_of or end_of_year()
    return Material(**{"institutions": institutions, "annual_plans": annuals, "as_of": day, **choices})


def site_files(made_of: Material) -> Iterator[OutputFile]:
    """Every file of a site, in the order in which they are made."""
    summaries = []
    made: dict[str, bytes] = {}
    portions = {}
    for institution in made_of.institutions:
        own = [annual for annual in made_of.annual_plans if annual.institution.id == institution.id]
        maker = Maker(institution, own, made_of.site, made_of.as_of, TEMPLATES, Stopwatch(), made_of.record)
        part = institution_part(maker)
        pages, summary = page_list(made_of.site, part.summary, part.pages)
        summaries.append(summary)
        portions[institution.id] = part.portions
        files = [output for batch in (*part.batches, pages) for output in batch.files or ()]
        made |= {output.path: output.data for output in files}
        yield from files
    told = stamp(made_of.site, "datos/", "todo", made_of.site_name)
    data = SiteData(portions, made.__getitem__, with_parquet=made_of.with_parquet)
    for piece in data_pieces(data, "", told, NOTHING):
        for batch in piece.batches:
            yield from batch.files or ()
    with speaking(made_of.language):
        articles = list(editorial_files(made_of.articles, made_of.site, TEMPLATES))
        written = tuple(article.path for article in made_of.articles)
        portal = Portal(made_of.assets, default_method(), made_of.as_of, data, written)
        portal_own = list(portal_files(portal, summaries, made_of.site, TEMPLATES))
    yield from (*articles, *portal_own)


def files_of(*annuals: AnnualPlan, as_of: date | None = None, **choices: Any) -> dict[str, bytes]:
    """Every file of a site, by its path."""
    return gathered(site_files(material(*annuals, as_of=as_of, **choices)))


def pages_of(*annuals: AnnualPlan, as_of: date | None = None, **choices: Any) -> Mapping[str, HtmlPage]:
    """Every page of a site, by its address."""
    found = files_of(*annuals, as_of=as_of, **choices)
    return {name.removesuffix("index.html"): HtmlPage(data.decode()) for name, data in found.items() if ".html" in name}


def context_of(annual: AnnualPlan, as_of: date | None = None, **choices: Any) -> YearContext:
    """A year while its pages are made."""
    day = as_of or end_of_year()
    return YearContext(annual, YearIndicators(annual, day), day, material(annual, as_of=day, **choices).site)


def named(annual: AnnualPlan, names: Mapping[str, str]) -> AnnualPlan:
    """The same year with other names for its units, by id."""
    units = tuple(replace(unit, name=names.get(unit.id, unit.name)) for unit in annual.institution.units)
    return replace(annual, institution=replace(annual.institution, units=units))


def of_institution(annual: AnnualPlan, id_: str, name: str, year: int | None = None) -> AnnualPlan:
    """The same year as that of another institution."""
    frame = replace(annual.frame, institution=id_, year=year or annual.year)
    plans = tuple(replace(plan, year=year or annual.year) for plan in annual.plans)
    return replace(annual, institution=replace(annual.institution, id=id_, name=name), frame=frame, plans=plans)


def year_of(*plans: UnitPlan, **choices: Any) -> AnnualPlan:
    """The year of an institution, from its plans."""
    return annual_plan(*plans, **choices)


def unit(id_: str, name: str, parent: str | None = None) -> OrgUnit:
    """A unit of a tree."""
    return OrgUnit(id_, name, parent, NOWHERE)
