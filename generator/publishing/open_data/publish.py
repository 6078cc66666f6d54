"""Every data file below an institution's address: of its units, its years, and the whole of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.publishing import addresses
from generator.publishing.open_data.content import institution_rows, shared_rows, unit_rows, year_rows
from generator.publishing.open_data.files import folder_files, together, unit_files, written
from generator.publishing.open_data.iati import iati
from generator.publishing.open_data.package import Stamp
from generator.publishing.open_data.stratml import stratml
from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.core.model import Institution
    from generator.publishing.open_data.files import Tables
    from generator.publishing.page import Site
    from generator.publishing.views.context import YearContext


@dataclass(frozen=True, slots=True)
class InstitutionData:
    """The data files of an institution, and its tables for the data set of the whole site."""

    files: tuple[OutputFile, ...]
    tables: Tables


def institution_data(institution: Institution, contexts: Sequence[YearContext], site: Site) -> InstitutionData:
    """Return the data of an institution with all its years, of each year, and of each unit."""
    years = tuple(_year_tables(context) for context in contexts)
    strategies = {
        annual.strategy.id: annual.strategy for annual in (each.annual for each in contexts) if annual.strategy
    }
    own = written(institution_rows(institution, strategies.values()))
    tables = together((_shared(), own, *(year for year, _ in years)))
    path = addresses.institution(institution.id)
    files = (
        *folder_files(path, tables, stamp(site, path, institution.id, institution.name)),
        *(output for context, year in zip(contexts, years, strict=True) for output in _year_files(context, *year)),
    )
    return InstitutionData(files, tables)


def _shared() -> Tables:
    return written(shared_rows())


def _year_tables(context: YearContext) -> tuple[Tables, Mapping[str, Tables]]:
    """Return the tables of a year, and of each of its units."""
    units = {plan.org_unit: written(unit_rows(context, plan)) for plan in context.annual.plans}
    return together((written(year_rows(context)), *units.values())), units


def _year_files(context: YearContext, year: Tables, units: Mapping[str, Tables]) -> Iterator[OutputFile]:
    annual = context.annual
    for unit, tables in units.items():
        yield from unit_files(addresses.unit(context.base, unit), tables)
    own = written(institution_rows(annual.institution, (annual.strategy,) if annual.strategy else ()))
    name = f"{annual.institution.id}-{annual.year}"
    told = stamp(context.site, context.base, name, _title(context))
    yield from folder_files(context.base, together((_shared(), own, year)), told)
    if annual.plans:
        folder = addresses.data(context.base)
        yield OutputFile(f"{folder}{addresses.STRATML_PLAN}", stratml(context, with_results=False))
        yield OutputFile(f"{folder}{addresses.STRATML_REPORT}", stratml(context, with_results=True))
        yield OutputFile(f"{folder}{addresses.IATI}", iati(context))


def _title(context: YearContext) -> str:
    return f"{context.annual.institution.name}: {context.annual.frame.name}"


def stamp(site: Site, path: str, name: str, title: str) -> Stamp:
    """Return what tells the data set of an address apart."""
    return Stamp(name, title, site.as_of_iso, site.revision, f"{site.url}{path}" if site.url else "", site.simulated)
