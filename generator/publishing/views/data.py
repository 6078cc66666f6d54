"""The page of open data: where every data file is, and the dictionary of its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.language import SPANISH, speaking, tr
from generator.core.vocabulary import slug
from generator.core.wording import listed
from generator.data_set import BY_NAME, TABLES
from generator.data_set.of_figures import INDICATORS
from generator.data_set.shape import Kind
from generator.publishing import addresses
from generator.publishing.downloads_of_years import COLUMNS as YEAR_COLUMNS
from generator.publishing.downloads_of_years import GOAL_COLUMNS
from generator.publishing.page import Download, Page
from generator.publishing.rows import DATA_NAME
from generator.publishing.views.blocks import Fact
from generator.publishing.views.comparison import average_files, goal_files
from generator.publishing.views.downloads import CSV, JSON, PARQUET, folder_data, packed_file, whole_data, year_exchange
from generator.publishing.written import written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from generator.data_set.shape import Column, Table
    from generator.publishing.rows import Column as PlainColumn
    from generator.publishing.views.summary import InstitutionSummary, YearSummary

_ALL = 99
_KINDS = {
    Kind.TEXT: "",
    Kind.INTEGER: "Número entero.",
    Kind.NUMBER: "Número.",
    Kind.BOOLEAN: "true o false.",
    Kind.DATE: "AAAA-MM-DD.",
    Kind.LIST: "",
}


class DataItem(Frozen):
    """The data files of a page; `note` says what one of them lacks."""

    title: str
    path: str
    downloads: tuple[Download, ...]
    note: str = ""


class DataGroup(Frozen):
    """The data files of an institution: of all its years, and of each."""

    title: str
    items: tuple[DataItem, ...]


class DataTable(Frozen):
    """A table: what a row is, what tells rows apart, where it is, and what each column means.

    `name` is the one its files have, where they have one in all folders.
    """

    anchor: str
    title: str
    note: str
    items: tuple[DataItem, ...]
    columns: tuple[Fact, ...]
    downloads: tuple[Download, ...] = ()
    name: str = ""


class DataView(Frozen):
    """Where the data are and what their columns mean.

    `left_out` says which tables the whole's workbook lacks, `packed` how those that are compressed are opened.
    """

    forms: tuple[Fact, ...]
    whole: tuple[Download, ...]
    left_out: str
    packed: str
    groups: tuple[DataGroup, ...]
    tables: tuple[DataTable, ...]
    others: tuple[DataTable, ...]


def data_page(
    institutions: Sequence[InstitutionSummary],
    *,
    has_catalogue: bool = False,
    with_parquet: bool = False,
    left_out: Sequence[Table] = (),
    packed: Collection[str] = (),
) -> Page:
    """Return the page of open data; a catalogue is there where the site knows its own address.

    `left_out` are the tables of the whole site that are too long for its workbook, `packed` the names of those whose
    files are compressed, its flat copy's among them.
    """
    flat = DATA_NAME in packed
    whole = whole_data(has_catalogue=has_catalogue, with_parquet=with_parquet, is_packed=flat) if institutions else ()
    return Page(
        addresses.DATA,
        "datos.html",
        tr("Datos abiertos"),
        tr("Todos los datos del sitio en Excel, CSV y JSON, y qué significa cada columna."),
        DataView(
            tuple(_forms(with_parquet=with_parquet)),
            tuple(_in_short(whole)),
            _left_out(left_out),
            _packed(packed),
            tuple(_group(institution, with_parquet=with_parquet) for institution in institutions),
            tuple(
                _declared(table, _files(table, with_parquet=with_parquet, is_packed=table.name in packed))
                for table in TABLES
                if institutions
            ),
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


def _packed(names: Collection[str]) -> str:
    if not names:
        return ""
    return tr(
        "Los archivos que terminan en {ending} están comprimidos, porque son muy largos: DuckDB, pandas y R los leen "
        "así, y 7-Zip los abre. Los de cada institución no lo están.",
        ending=addresses.PACKED,
    )


def _forms(*, with_parquet: bool) -> Iterator[Fact]:
    yield Fact("Excel", tr("Todas las tablas, una en cada hoja."))
    yield Fact("CSV", tr("Los indicadores, en una sola tabla: una fila por actividad y período."))
    yield Fact(tr("Paquete"), tr("Para programas: explica las tablas, que están en su carpeta en CSV y en JSON."))
    if with_parquet:
        yield Fact("Parquet", tr("Los indicadores, para programas; las demás tablas están en la misma carpeta."))
    yield Fact(tr("StratML e IATI"), tr("El plan y los resultados de un año, en estándares de intercambio."))


def _in_short(downloads: Iterable[Download]) -> Iterator[Download]:
    """Return files that stand beside the name of what they hold, by the name of their form alone."""
    forms = {
        addresses.DATA_XLSX: "Excel",
        f"{DATA_NAME}.csv": "CSV",
        f"{DATA_NAME}.csv{addresses.PACKED}": tr("CSV (.gz)"),
        addresses.PACKAGE: tr("Paquete"),
        addresses.JSON_SCHEMA: tr("Esquema de los JSON"),
        addresses.CATALOGUE: tr("Catálogo DCAT"),
        f"{INDICATORS.name}.parquet": "Parquet",
        addresses.STRATML_PLAN: tr("StratML, el plan"),
        addresses.STRATML_REPORT: tr("StratML, los resultados"),
        addresses.IATI: "IATI",
    }
    for download in downloads:
        yield replace(download, label=forms[download.path.rpartition("/")[2]])


def _group(institution: InstitutionSummary, *, with_parquet: bool) -> DataGroup:
    path = institution.link.path
    whole = DataItem(
        tr("Todos sus años"),
        path,
        tuple(_in_short(folder_data(path, tr("de la institución"), with_parquet=with_parquet))),
        _empty(has_activities=any(year.has_activities for year in institution.years)),
    )
    years = (_year(year, with_parquet=with_parquet) for year in institution.years)
    return DataGroup(institution.link.label, (whole, *years))


def _year(year: YearSummary, *, with_parquet: bool) -> DataItem:
    exchange = year_exchange(year.base) if year.units else ()
    files = (*folder_data(year.base, tr("del año"), with_parquet=with_parquet), *exchange)
    note = _empty(has_activities=year.has_activities)
    return DataItem(str(year.year), year.base, tuple(_in_short(files)), note)


def _empty(*, has_activities: bool) -> str:
    """Say that a table of indicators has no rows: who opens it should not have to wonder why."""
    if has_activities:
        return ""
    return tr("No se publicaron actividades: la tabla de indicadores no tiene filas. Lo informado está en las demás.")


def _files(table: Table, *, with_parquet: bool, is_packed: bool) -> Iterator[Download]:
    path = f"{addresses.DATA}{table.name}"
    csv, json = (tr("En CSV (.gz)"), tr("En JSON (.gz)")) if is_packed else (tr("En CSV"), tr("En JSON"))
    yield packed_file(csv, f"{path}.csv", CSV, is_packed=is_packed)
    yield packed_file(json, f"{path}.json", JSON, is_packed=is_packed)
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
        name=table.name,
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
