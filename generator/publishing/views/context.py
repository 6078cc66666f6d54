"""What every page of an institution's year needs: the plan, its indicators, its addresses and its navigation."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from generator.core.language import SPANISH, later, speaking, spoken, tr
from generator.core.period import Period
from generator.core.wording import of_period
from generator.history.record import NO_RECORD
from generator.history.steps import year_story
from generator.indicators.annual import YearIndicators
from generator.indicators.verification import verify
from generator.publishing import addresses
from generator.publishing.official.periods import report_periods
from generator.publishing.page import Link, Page, Section, Site, Source
from generator.publishing.views.downloads import folder_data, following, has_calendar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from generator.core.model import AnnualPlan, OrgUnit, Subject
    from generator.core.problem import Origin
    from generator.history.record import Record
    from generator.history.steps import YearStory
    from generator.indicators.verification import Verdict
    from generator.publishing.page import Download, View
    from generator.publishing.views.activity_list import ActivityItem

PUBLIC_NAMES = {
    "PAT": later("Plan Anual de Trabajo"),
    "POA": later("Plan Operativo Anual"),
    "POI": later("Plan Operativo Institucional"),
    "informe": later("Informe de actividades"),
}
_REPORT = later("Informe")


@dataclass(frozen=True)
class YearContext:
    """An institution's year while its pages are made."""

    annual: AnnualPlan
    indicators: YearIndicators
    as_of: date
    site: Site
    has_other_years: bool = False
    record: Record = NO_RECORD
    said: dict[object, tuple[Verdict, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The verdicts in each language: data files and official reports have them in Spanish."""
    items: dict[tuple[str, str], ActivityItem] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The activities as lists show them, by unit and code: an activity stands in many lists."""
    cuts: dict[int, YearContext] = field(default_factory=dict, repr=False, compare=False)
    """The year as it stood at the end of a month, for the reports that end there: of March, and of its quarter."""

    @cached_property
    def base(self) -> str:
        """The address of the year."""
        return addresses.year(self.annual.institution.id, self.annual.year)

    @property
    def label(self) -> str:
        """The year's plan in two words: `PAT 2024`, `Informe 2021`."""
        instrument = self.annual.frame.instrument
        return f"{tr(_REPORT) if instrument == 'informe' else instrument} {self.annual.year}"

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The published figures, each compared with the recomputed one, in the language being spoken."""
        language = spoken()
        if language not in self.said:
            self.said[language] = verify(self.annual, self.indicators)
        return self.said[language]

    @cached_property
    def verified_periods(self) -> Mapping[Subject, tuple[Period, ...]]:
        """The periods of the published figures by what they are about: each is explained where its subject is."""
        found: dict[Subject, dict[Period, None]] = {}
        for verdict in self.verdicts:
            found.setdefault(verdict.figure.subject, {})[verdict.figure.period] = None
        return {subject: tuple(periods) for subject, periods in found.items()}

    @cached_property
    def story(self) -> YearStory:
        """What the past tells of the goals, in the Spanish of `pat comparar`."""
        with speaking(SPANISH):
            return year_story(self.annual, self.record, self.as_of)

    @cached_property
    def original(self) -> YearIndicators:
        """The figures that there would be with the goals as they were first."""
        return YearIndicators(self.story.original, self.as_of)

    @cached_property
    def report_periods(self) -> tuple[Period, ...]:
        """The periods that have an official report."""
        return report_periods(self.annual, self.as_of)

    @cached_property
    def whole(self) -> Period:
        """The year as a period."""
        return Period.whole_year(self.annual.year)

    @cached_property
    def current(self) -> Period:
        """The accumulated period to speak of: January to the last month that is over, or the year."""
        over = [month for month in self.whole.months if month.end < self.as_of]
        return Period.to_date(self.annual.year, over[-1].last) if over else self.whole

    @property
    def when(self) -> str:
        """The accumulated period as the end of a sentence: `en 2024`, `de enero a octubre`, `del primer trimestre`."""
        return tr("en {year}", year=self.annual.year) if self.current.is_year else of_period(self.current, year=False)

    @cached_property
    def has_calendar(self) -> bool:
        """Whether a unit has promised something by a date."""
        return any(has_calendar(plan) for plan in self.annual.plans)

    @cached_property
    def compared_periods(self) -> tuple[Period, ...]:
        """The accumulated periods by which other years may be set beside this one."""
        return tuple(Period.to_date(self.annual.year, month) for month in range(1, 12)) if self.has_other_years else ()

    def unit_link(self, unit_id: str) -> Link:
        """Return the link to a unit's plan."""
        return Link(self.name_of(unit_id), addresses.unit(self.base, unit_id))

    def short_link(self, unit_id: str) -> Link:
        """Return the link to a unit's plan, with the name that fits a table."""
        return Link(self.short_name(self.annual.institution.by_id[unit_id]), addresses.unit(self.base, unit_id))

    def name_of(self, unit_id: str) -> str:
        """Return the public name of a unit."""
        return self.annual.institution.by_id[unit_id].name

    def short_name(self, unit: OrgUnit) -> str:
        """Return the name that fits a table."""
        return unit.short_name or unit.name

    def year_links(self) -> tuple[Link, ...]:
        """Return the trail to the year: home, institution, year."""
        institution = self.annual.institution
        return (
            Link(tr("Inicio"), addresses.HOME),
            Link(institution.acronym or institution.name, addresses.institution(institution.id)),
            Link(self.label, self.base),
        )

    def section(self, current: str) -> Section:
        """Return the navigation of the year."""
        return Section(self.label, self._section_links, current, addresses.year_methodology(self.base))

    @cached_property
    def _section_links(self) -> tuple[Link, ...]:
        frame, institution = self.annual.frame, self.annual.institution
        return (
            Link(tr("Resumen"), self.base),
            Link(tr("Preguntas"), addresses.questions(self.base)),
            Link(tr("Unidades"), addresses.units(self.base)),
            *([Link(tr("Autoridades"), addresses.authorities(self.base))] if institution.authorities else ()),
            *([Link(tr("Estrategia"), addresses.strategy(self.base))] if self.annual.strategy else ()),
            *([Link(tr("Documento"), addresses.document(self.base))] if frame.sections else ()),
            *([Link(tr("Informes"), addresses.reports(self.base))] if self.report_periods else ()),
            Link(tr("Cambios"), addresses.changes(self.base)),
            *([Link(tr("Verificación"), addresses.verification(self.base))] if self.annual.verified_reports else ()),
            *([Link(tr("Otros años"), addresses.comparison(institution.id))] if self.has_other_years else ()),
            Link(tr("Divulgación"), addresses.disclosure(self.base)),
            Link(tr("A–Z"), addresses.year_index(self.base)),
            Link(tr("Metodología"), addresses.year_methodology(self.base)),
        )

    def source(self, origin: Origin) -> Source:
        """Return where something is written, linked when the repository is public."""
        file, line = origin.file, origin.line
        revision = self.site.revision_of(file)
        url = f"{self.site.repository}/blob/{revision}/{file}" if self.site.repository and revision else ""
        if line <= 1:
            return Source(tr(file), url)
        before, after = _around_line(file, spoken())
        return Source(f"{before}{line}{after}", url and f"{url}#L{line}")

    def commit(self, name: str) -> Source | None:
        """Return a commit, linked when the repository is public; nothing where it is not known."""
        if not name:
            return None
        return Source(name[:10], f"{self.site.repository}/commit/{name}" if self.site.repository else "")

    def page(  # noqa: PLR0913  a page has that many parts
        self,
        path: str,
        template: str,
        title: str,
        description: str,
        view: View,
        *,
        current: str,
        trail: tuple[Link, ...] = (),
        origin: Origin | None = None,
        part: str = "",
        data: tuple[Download, ...] | None = None,
        shows_method: bool = True,
        searchable: bool = True,
        unit: str = "",
        state: str = "",
    ) -> Page:
        """Return a page of this year, inside its navigation; `part` tells apart pages of the same title.

        `data` are its data files; the year's, if nothing is said. A search may be narrowed to `unit` and `state`.
        """
        institution = self.annual.institution
        place = f"{institution.acronym or institution.name}, {self.label}"
        return Page(
            path=path,
            template=template,
            title=title,
            description=description,
            view=view,
            context=f"{part}, {place}" if part else place,
            breadcrumbs=(*(self.year_links() if path != self.base else self.year_links()[:-1]), *trail),
            section=self.section(current),
            downloads=self.data_files if data is None else data,
            method=self.annual.frame.method.version if shows_method else "",
            source=self.source(origin) if origin else None,
            searchable=searchable,
            following=following(institution, with_calendar=self.has_calendar),
            filters=self._filters(unit, state),
        )

    @property
    def data_files(self) -> tuple[Download, ...]:
        """The data files of the year."""
        return folder_data(self.base, tr("del año"), with_parquet=self.site.with_parquet)

    def _filters(self, unit: str, state: str) -> tuple[tuple[str, str], ...]:
        institution = self.annual.institution
        found = (
            ("institucion", institution.name),
            ("ejercicio", str(self.annual.year)),
            ("unidad", unit),
            ("estado", state),
        )
        return tuple((name, value) for name, value in found if value)


@lru_cache(maxsize=256)  # a plan has hundreds of figures, each with its line
def _around_line(file: str, _language: object) -> tuple[str, str]:
    """Return what stands before and after the number of a line of a file."""
    before, _, after = tr("{file}, línea {line}", file=file, line="\0").partition("\0")
    return before, after
