"""The copy for spreadsheets beside the pages: one row per activity and period, of each unit, year, institution, of all.

Figures are exact, without separators; percentages carry no cap.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from functools import partial
from typing import TYPE_CHECKING

from generator.indicators.method import period_list
from generator.publishing import addresses
from generator.publishing.open_data.files import Portion, digest_of
from generator.publishing.open_data.rows.values import number, percent
from generator.publishing.page import OutputFile
from generator.publishing.rows import DATA_NAME, Column, csv_lines, figure, safe_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.core.model import Activity, UnitPlan
    from generator.data_set.shape import Row
    from generator.publishing.open_data.growing import GrowingFile
    from generator.publishing.views.context import YearContext

COLUMNS = (
    Column("institucion", "Identificador de la institución."),
    Column("ejercicio", "Año fiscal."),
    Column("autoridad", "Identificador de la autoridad de la que depende la unidad."),
    Column("unidad", "Identificador de la unidad."),
    Column("codigo", "Código de la actividad, único en su unidad."),
    Column("actividad", "Nombre de la actividad, como lo dice el plan."),
    Column("unidad_medida", "En qué se cuenta."),
    Column("estrategia", "Código del elemento estratégico al que contribuye; vacío si no se vinculó."),
    figure("peso", "Qué parte del promedio de la unidad es suya, en tanto por ciento; vacío si todas pesan igual."),
    Column("periodo", "AAAA-MM, AAAA-T1 a T4, AAAA-S1, AAAA-S2, AAAA, o AAAA-MM..AAAA-MM para otro acumulado."),
    Column(
        "programado",
        "Lo prometido para el período. Una meta de 12 % es 0.12. Vacío: nada, o no se sabe.",
        is_figure=True,
    ),
    Column(
        "realizado",
        "Lo hecho, según lo informado. Vacío: no se sabe; nunca se escribe cero por falta de informe.",
        is_figure=True,
    ),
    Column(
        "solicitado",
        "En metas de demanda, lo solicitado: lo realizado es lo atendido de ello. Vacío en las demás.",
        is_figure=True,
    ),
    figure("porcentaje", "Cumplimiento en tanto por ciento, sin tope, con hasta seis decimales."),
    Column("estado", "Por qué hay porcentaje o por qué no: medido, no-reportado, sin-programacion…"),
    Column("banda", "Banda de la metodología en que cae el porcentaje."),
    Column("fuente", "Archivo y línea donde está escrita la actividad."),
)


def data_files(
    institution_id: str, contexts: Sequence[YearContext], years: Sequence[Sequence[bytes]]
) -> Iterator[OutputFile]:
    """Yield the indicators as one flat table for spreadsheets, of an institution and of each year.

    `years` has the lines of their units.
    """
    yield sheet(addresses.institution(institution_id), [part for year in years for part in year])
    for context, year in zip(contexts, years, strict=True):
        yield sheet(context.base, year)


def portion(contexts: Sequence[YearContext], years: Iterable[Sequence[bytes]]) -> Portion:
    """Return what an institution brings to the table of the whole site."""
    rows = sum(len(period_list(context.annual.year)) for context in contexts for _ in context.annual.activities())
    return Portion(DATA_NAME, rows, digest_of(part for year in years for part in year))


def whole_sheet(
    growing: GrowingFile, portions: Iterable[tuple[str, Portion]], read: Callable[[str], bytes]
) -> Iterator[OutputFile]:
    """Yield the table of the whole site in pieces: those of institutions, one after the other."""
    yield growing.more(sheet(addresses.HOME, ()).data)
    for institution_id, own in portions:
        yield growing.part(own.digest, partial(_own_lines, institution_id, read))


def _own_lines(institution_id: str, read: Callable[[str], bytes]) -> bytes:
    empty = sheet(addresses.institution(institution_id), ())
    return read(empty.path)[len(empty.data) :]


def sheet_path(*, is_packed: bool) -> str:
    """Return where the table of the whole site is."""
    return f"{addresses.HOME}{DATA_NAME}.csv{addresses.PACKED if is_packed else ''}"


def sheet(path: str, parts: Sequence[bytes]) -> OutputFile:
    """Return `datos.csv` for spreadsheets: with the mark by which Excel knows UTF-8."""
    heading = csv_lines([[column.name for column in COLUMNS]])
    return OutputFile(f"{path}{DATA_NAME}.csv", b"".join((BOM_UTF8, heading, *parts)))


def unit_lines(context: YearContext, plan: UnitPlan) -> bytes:
    """Return the lines of a unit, written once for all files that hold them."""
    rows = [row for activity in plan.activities for row in _rows(context, plan, activity)]
    return safe_lines(rows, [column.is_figure for column in COLUMNS])


def _rows(context: YearContext, plan: UnitPlan, activity: Activity) -> Iterator[Row]:
    annual = context.annual
    goal = (
        annual.institution.id,
        str(annual.year),
        annual.institution.by_id[plan.org_unit].parent,
        plan.org_unit,
        activity.code,
        activity.name,
        activity.measure_unit or None,
        activity.strategy,
        number(activity.weight),
    )
    source = f"{activity.origin.file}:{activity.origin.line}"
    for period in period_list(annual.year):
        found = context.indicators.activity(plan.org_unit, activity.code, period)
        yield (
            *goal,
            period.code,
            number(found.programmed),
            number(found.executed),
            number(found.requested),
            percent(found.raw),
            found.state.value,
            found.band.id if found.band else None,
            source,
        )
