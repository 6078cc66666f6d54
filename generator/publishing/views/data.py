"""The page of open data: where every data file is, and the dictionary of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.language import SPANISH, speaking, tr
from generator.core.vocabulary import slug
from generator.core.wording import listed
from generator.data_set import BY_NAME, TABLES
from generator.data_set.shape import Kind
from generator.publishing import addresses
from generator.publishing.downloads_of_years import COLUMNS as YEAR_COLUMNS
from generator.publishing.downloads_of_years import GOAL_COLUMNS
from generator.publishing.page import Download, Page
from generator.publishing.views.blocks import Fact
from generator.publishing.views.comparison import average_files, goal_files
from generator.publishing.views.downloads import CSV, JSON, PARQUET, folder_data, whole_data, year_exchange
from generator.publishing.written import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.data_set.shape import Column, Table
    from generator.publishing.rows import Column as PlainColumn
    from generator.publishing.views.summary import InstitutionSummary

_ALL = 99
_KINDS = {
    Kind.TEXT: "",
    Kind.INTEGER: "Número entero.",
    Kind.NUMBER: "Número.",
    Kind.BOOLEAN: "true o false.",
    Kind.DATE: "AAAA-MM-DD.",
    Kind.LIST: "",
}


@dataclass(frozen=True, slots=True)
class DataItem:
    """The data files of a page."""

    title: str
    path: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table: what a row is, what tells rows apart, where it is, and what each column means."""

    anchor: str
    title: str
    note: str
    items: tuple[DataItem, ...]
    columns: tuple[Fact, ...]
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True)
class DataView:
    """Where the data are and what their columns mean; `left_out` says which tables the whole's workbook lacks."""

    whole: tuple[Download, ...]
    left_out: str
    with_parquet: bool
    packages: tuple[DataItem, ...]
    tables: tuple[DataTable, ...]
    others: tuple[DataTable, ...]


def data_page(
    institutions: Sequence[InstitutionSummary],
    *,
    has_catalogue: bool = False,
    with_parquet: bool = False,
    left_out: Sequence[Table] = (),
) -> Page:
    """Return the page of open data; a catalogue is there where the site knows its own address.

    `left_out` are the tables of the whole site that are too long for its workbook.
    """
    whole = whole_data(has_catalogue=has_catalogue, with_parquet=with_parquet) if institutions else ()
    return Page(
        addresses.DATA,
        "datos.html",
        tr("Datos abiertos"),
        tr("Todos los datos del sitio en Excel, CSV y JSON, y qué significa cada columna."),
        DataView(
            whole,
            _left_out(left_out),
            with_parquet,
            tuple(_packages(institutions, with_parquet=with_parquet)),
            tuple(_declared(table, _files(table, with_parquet=with_parquet)) for table in TABLES if institutions),
            tuple(table for table in _others(institutions) if table.items),
        ),
        menu_path=addresses.DATA,
        downloads=whole,
    )


def _left_out(tables: Sequence[Table]) -> str:
    if not tables:
        return ""
    return tr(
        "En el Excel de todo el sitio no caben estas tablas: {tables}. Están enteras en CSV y JSON, y las filas de "
        "cada institución en su propio Excel.",
        tables=listed([table.title for table in tables], _ALL),
    )


def _packages(institutions: Sequence[InstitutionSummary], *, with_parquet: bool) -> Iterator[DataItem]:
    for institution in institutions:
        path = institution.link.path
        yield DataItem(
            institution.link.label, path, folder_data(path, tr("de la institución"), with_parquet=with_parquet)
        )
        for year in institution.years:
            exchange = year_exchange(year.base) if year.units else ()
            data = folder_data(year.base, tr("del año"), with_parquet=with_parquet)
            yield DataItem(year.title, year.base, (*data, *exchange))


def _files(table: Table, *, with_parquet: bool) -> Iterator[Download]:
    path = f"{addresses.DATA}{table.name}"
    yield Download(tr("En CSV"), f"{path}.csv", CSV)
    yield Download(tr("En JSON"), f"{path}.json", JSON)
    if with_parquet:
        yield Download(tr("En Parquet"), f"{path}.parquet", PARQUET)


def _declared(table: Table, files: Iterable[Download]) -> DataTable:
    """Return a declared table; its dictionary is that of the data package, in Spanish on a site of any language."""
    with speaking(SPANISH):
        meanings = tuple(_meaning(column) for column in table.columns)
        key, linked = listed(table.key, _ALL), listed([BY_NAME[each.table].title for each in table.references], _ALL)
    links = f" Se une con: {linked}." if linked else ""
    return DataTable(
        anchor=slug(table.name),
        title=table.title,
        note=f"Cada fila es: {table.meaning[0].lower()}{table.meaning[1:]} La distinguen: {key}.{links}",
        items=(),
        columns=tuple(
            Fact(written(column.name), written(meaning))
            for column, meaning in zip(table.columns, meanings, strict=True)
        ),
        downloads=tuple(files),
    )


def _meaning(column: Column) -> str:
    kind = f"Número, en {column.unit}." if column.unit else _KINDS[column.kind]
    values = f"Valores: {listed(column.values, _ALL)}." if column.values else ""
    return " ".join(part for part in (column.meaning, values, kind) if part)


def _others(institutions: Sequence[InstitutionSummary]) -> Iterator[DataTable]:
    compared = [institution for institution in institutions if institution.has_comparison]
    yield _table(
        tr("Los años, uno junto a otro"),
        tr("Hay una fila por año y unidad, y una de la institución en cada año."),
        (DataItem(each.link.label, each.comparison, average_files(each.comparison)) for each in compared),
        YEAR_COLUMNS,
    )
    yield _table(
        tr("Qué pasó con cada meta de un año a otro"),
        tr("Hay una fila por actividad de cualquiera de los dos años."),
        (DataItem(each.link.label, each.comparison, goal_files(each.comparison)) for each in compared),
        GOAL_COLUMNS,
    )


def _table(title: str, note: str, items: Iterable[DataItem], columns: Iterable[PlainColumn]) -> DataTable:
    facts = tuple(Fact(written(column.name), written(column.meaning)) for column in columns)
    return DataTable(slug(title), title, note, tuple(items), facts)
