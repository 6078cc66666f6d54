"""The data files of an institution, of the whole of it and of each of its years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.publishing import addresses
from generator.publishing.open_data.content import institution_rows, shared_rows, unit_rows, year_rows
from generator.publishing.open_data.files import contents_of, folder_files, portions_of, together, unit_files, written
from generator.publishing.open_data.package import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.core.model import Institution, UnitPlan
    from generator.publishing.open_data.files import Contents, Portion, Tables
    from generator.publishing.page import OutputFile, Site
    from generator.publishing.views.context import YearContext


class InstitutionData(Frozen):
    """The data files of an institution, and what of them goes into the data set of the whole site."""

    files: tuple[OutputFile, ...]
    portions: tuple[Portion, ...]


def unit_tables(context: YearContext, plan: UnitPlan) -> Tables:
    """Return the tables of a unit."""
    return written(unit_rows(context, plan))


def unit_data(context: YearContext, plan: UnitPlan, tables: Tables) -> Iterator[OutputFile]:
    """Yield the data files of a unit."""
    site, annual = context.site, context.annual
    path = addresses.unit(context.base, plan.org_unit)
    name = f"{annual.institution.id}-{annual.year}-{plan.org_unit}"
    title = f"{annual.institution.by_id[plan.org_unit].name}: {annual.frame.name}"
    told = stamp(site.of(plan.origin.file), path, name, title)
    return unit_files(path, tables, told, with_parquet=site.with_parquet)


def institution_data(
    institution: Institution, contexts: Sequence[YearContext], units: Sequence[Iterable[Tables]], site: Site
) -> InstitutionData:
    """Return the data of an institution with all its years, and of each year; `units` has the tables of their units."""
    years = tuple(together((written(year_rows(context)), *own)) for context, own in zip(contexts, units, strict=True))
    strategies = {
        annual.strategy.id: annual.strategy for annual in (each.annual for each in contexts) if annual.strategy
    }
    own = written(institution_rows(institution, strategies.values()))
    tables = together((_shared(), own, *years))
    contents = contents_of(tables, with_parquet=site.with_parquet)
    of_years = [contents] if len(years) == 1 else [_of_year(*each) for each in zip(contexts, years, strict=True)]
    path = addresses.institution(institution.id)
    files = (
        *folder_files(path, contents, stamp(site, path, institution.id, institution.name)),
        *(output for context, year in zip(contexts, of_years, strict=True) for output in _year_files(context, year)),
    )
    return InstitutionData(files, portions_of(tables))


def _shared() -> Tables:
    return written(shared_rows())


def _of_year(context: YearContext, year: Tables) -> Contents:
    annual = context.annual
    own = written(institution_rows(annual.institution, (annual.strategy,) if annual.strategy else ()))
    return contents_of(together((_shared(), own, year)), with_parquet=context.site.with_parquet)


def _year_files(context: YearContext, contents: Contents) -> Iterator[OutputFile]:
    annual = context.annual
    name = f"{annual.institution.id}-{annual.year}"
    told = stamp(context.site, context.base, name, _title(context))
    return folder_files(context.base, contents, told)


def _title(context: YearContext) -> str:
    return f"{context.annual.institution.name}: {context.annual.frame.name}"


def stamp(site: Site, path: str, name: str, title: str) -> Stamp:
    """Return what tells the data set of an address apart."""
    return Stamp(name, title, site.as_of_iso, site.revision, f"{site.url}{path}" if site.url else "", site.simulated)
