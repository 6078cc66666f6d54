"""The data files, feeds and calendars that pages offer, by what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.language import later, tr
from generator.data_set.of_figures import INDICATORS
from generator.publishing import addresses
from generator.publishing.page import Download, Following
from generator.publishing.rows import DATA_NAME

if TYPE_CHECKING:
    from generator.core.model import Institution, UnitPlan

CSV, JSON, JSON_LD, XML = "text/csv", "application/json", "application/ld+json", "application/xml"
ATOM, ICS = "application/atom+xml", "text/calendar"
PARQUET = "application/vnd.apache.parquet"
ZIP, GZIP = "application/zip", "application/gzip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_INDICATORS_CSV = later("Indicadores: CSV")


def following(institution: Institution, *, with_calendar: bool) -> tuple[Following, ...]:
    """Return how to be told of what is new of an institution."""
    path = addresses.institution(institution.id)
    name = institution.acronym or institution.name
    return (
        Following(tr("Novedades de {name} (Atom)", name=name), addresses.feed(path), ATOM),
        *(
            [Following(tr("Entregas y plazos de {name} (calendario)", name=name), addresses.calendar(path), ICS)]
            if with_calendar
            else ()
        ),
    )


def data_files(path: str, of: str, *, what: str = "Datos", name: str = DATA_NAME) -> tuple[Download, ...]:
    """Return the data files that stand at an address: what they hold, and `of` whose they are: `de la unidad`."""
    labels = (
        tr("{what} {of} en CSV (hoja de cálculo)", what=what, of=of),
        tr("{what} {of} en JSON (programas)", what=what, of=of),
    )
    return (
        Download(labels[0], f"{path}{name}.csv", CSV, tr("{what}: CSV", what=what)),
        Download(labels[1], f"{path}{name}.json", JSON, tr("{what}: JSON", what=what)),
    )


def has_calendar(plan: UnitPlan) -> bool:
    """Return whether a unit has promised something by a date."""
    return any(activity.targets for activity in plan.activities)


def calendar_file(base: str, plan: UnitPlan) -> tuple[Download, ...]:
    """Return the calendar of a unit that has promised something by a date; `base` is the year's address."""
    if not has_calendar(plan):
        return ()
    path = addresses.calendar(addresses.unit(base, plan.org_unit))
    return (Download(tr("Entregas y plazos de la unidad (calendario)"), path, ICS, tr("Calendario")),)


def unit_data(path: str, *, with_parquet: bool) -> tuple[Download, ...]:
    """Return the data files of a unit; `path` is the address of its page."""
    return (
        Download(tr("Datos de la unidad en Excel"), f"{path}{addresses.DATA_XLSX}", XLSX, "Excel"),
        Download(
            tr("Indicadores de la unidad en CSV (hoja de cálculo)"), f"{path}{DATA_NAME}.csv", CSV, tr(_INDICATORS_CSV)
        ),
        Download(tr("Datos de la unidad en JSON (programas)"), f"{path}{addresses.UNIT_JSON}", JSON, "JSON"),
        Download(tr("Paquete de datos de la unidad (ZIP con CSV)"), f"{path}{addresses.DATA_ZIP}", ZIP, "ZIP"),
        *_parquet(path, tr("de la unidad"), with_parquet=with_parquet),
    )


def folder_data(path: str, of: str, *, with_parquet: bool) -> tuple[Download, ...]:
    """Return the data files of a year or an institution: `of` says whose they are: `del año`."""
    folder = addresses.data(path)
    return (
        Download(tr("Datos {of} en Excel", of=of), f"{folder}{addresses.DATA_XLSX}", XLSX, "Excel"),
        Download(
            tr("Indicadores {of} en CSV (hoja de cálculo)", of=of), f"{path}{DATA_NAME}.csv", CSV, tr(_INDICATORS_CSV)
        ),
        Download(
            tr("Paquete de datos {of} (programas)", of=of), f"{folder}{addresses.PACKAGE}", JSON, tr("Paquete de datos")
        ),
        *_parquet(path, of, with_parquet=with_parquet),
    )


def _parquet(path: str, of: str, *, with_parquet: bool) -> tuple[Download, ...]:
    """Return the table that most ask of, on a site that has Parquet; the others stand beside it."""
    file = f"{addresses.data(path)}{INDICATORS.name}.parquet"
    label = tr("Indicadores {of} en Parquet (programas)", of=of)
    return (Download(label, file, PARQUET, tr("Indicadores: Parquet")),) if with_parquet else ()


def table_data(path: str, table: str, what: str) -> tuple[Download, ...]:
    """Return the files of one table of a year's data set; `path` is the year's address."""
    return data_files(addresses.data(path), tr("del año"), what=what, name=table)


def year_exchange(base: str) -> tuple[Download, ...]:
    """Return the files of a year in standards of exchange."""
    folder = addresses.data(base)
    return (
        Download(tr("Plan del año en StratML"), f"{folder}{addresses.STRATML_PLAN}", XML),
        Download(tr("Resultados del año en StratML"), f"{folder}{addresses.STRATML_REPORT}", XML),
        Download(tr("Resultados del año en IATI"), f"{folder}{addresses.IATI}", XML),
    )


def packed_file(label: str, path: str, media_type: str, *, is_packed: bool) -> Download:
    """Return a file that is compressed, or not."""
    return Download(label, f"{path}{addresses.PACKED}", GZIP) if is_packed else Download(label, path, media_type)


def whole_data(*, has_catalogue: bool, with_parquet: bool, is_packed: bool = False) -> tuple[Download, ...]:
    """Return what describes the data set of the whole site; `is_packed` says that its flat copy is compressed."""
    folder = addresses.DATA
    catalogue = (
        Download(tr("Catálogo del sitio en DCAT (portales de datos)"), f"{folder}{addresses.CATALOGUE}", JSON_LD),
    )
    return (
        Download(tr("Datos de todo el sitio en Excel"), f"{folder}{addresses.DATA_XLSX}", XLSX),
        packed_file(
            tr("Indicadores {of} en CSV (hoja de cálculo)", of=tr("de todo el sitio")),
            f"{addresses.HOME}{DATA_NAME}.csv",
            CSV,
            is_packed=is_packed,
        ),
        Download(tr("Paquete de datos de todo el sitio (programas)"), f"{folder}{addresses.PACKAGE}", JSON),
        Download(tr("Esquema de los archivos JSON (programas)"), f"{folder}{addresses.JSON_SCHEMA}", JSON),
        *(catalogue if has_catalogue else ()),
        *_parquet(addresses.HOME, tr("de todo el sitio"), with_parquet=with_parquet),
    )
