"""The page of open data: where every data file is, and what its columns mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.vocabulary import slug
from generator.publishing import addresses
from generator.publishing.change_rows import CHANGE_COLUMNS
from generator.publishing.downloads import COLUMNS, TOLD_COLUMNS, VERIFICATION_COLUMNS
from generator.publishing.downloads_of_years import COLUMNS as YEAR_COLUMNS
from generator.publishing.downloads_of_years import GOAL_COLUMNS
from generator.publishing.page import Download, Page
from generator.publishing.views.blocks import Fact
from generator.publishing.views.comparison import average_files, goal_files
from generator.publishing.views.context import data_files, told_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.publishing.rows import Column
    from generator.publishing.views.summary import InstitutionSummary, YearSummary


@dataclass(frozen=True, slots=True)
class DataItem:
    """The data files of a page."""

    title: str
    path: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A kind of data file: what a row is, where there are some, and what each column means."""

    anchor: str
    title: str
    note: str
    items: tuple[DataItem, ...]
    columns: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """Where the data are and what their columns mean."""

    tables: tuple[DataTable, ...]


def data_page(institutions: Sequence[InstitutionSummary]) -> Page:
    """Return the page of open data."""
    return Page(
        addresses.DATA,
        "datos.html",
        "Datos abiertos",
        "Todos los datos del sitio en CSV y JSON, y qué significa cada columna.",
        DataView(tuple(table for table in _tables(institutions) if table.items)),
        menu_path=addresses.DATA,
    )


def _tables(institutions: Sequence[InstitutionSummary]) -> Iterator[DataTable]:
    years = [year for institution in institutions for year in institution.years]
    yield _table(
        "Actividades",
        "Hay una fila por actividad y período.",
        (DataItem(year.title, year.base, data_files(year.base, "del año")) for year in years),
        COLUMNS,
    )
    yield _table(
        "Porcentajes que las unidades informaron sin detalle",
        "Hay una fila por porcentaje: el documento no publica las actividades de las que salen.",
        (DataItem(year.title, year.base, told_files(year.base, "del año")) for year in years if year.has_told),
        TOLD_COLUMNS,
    )
    yield _table(
        "Cambios en las metas",
        "Hay una fila por cambio de lo prometido. Donde no hubo, el archivo tiene solo los encabezados.",
        (_change_item(year) for year in years),
        CHANGE_COLUMNS,
    )
    yield _table(
        "Cifras publicadas, vueltas a calcular",
        "Hay una fila por cifra que imprimió un informe oficial.",
        (_verification_item(year) for year in years if year.has_verification),
        VERIFICATION_COLUMNS,
    )
    compared = [institution for institution in institutions if institution.has_comparison]
    yield _table(
        "Los años, uno junto a otro",
        "Hay una fila por año y unidad, y una de la institución en cada año.",
        (DataItem(each.link.label, each.comparison, average_files(each.comparison)) for each in compared),
        YEAR_COLUMNS,
    )
    yield _table(
        "Qué pasó con cada meta de un año a otro",
        "Hay una fila por actividad de cualquiera de los dos años.",
        (DataItem(each.link.label, each.comparison, goal_files(each.comparison)) for each in compared),
        GOAL_COLUMNS,
    )


def _table(title: str, note: str, items: Iterable[DataItem], columns: Iterable[Column]) -> DataTable:
    facts = tuple(Fact(column.name, column.meaning) for column in columns)
    return DataTable(slug(title), title, note, tuple(items), facts)


def _change_item(year: YearSummary) -> DataItem:
    path = addresses.changes(year.base)
    return DataItem(year.title, path, data_files(path, "de los cambios"))


def _verification_item(year: YearSummary) -> DataItem:
    path = addresses.verification(year.base)
    return DataItem(year.title, path, data_files(path, "de la comparación"))
