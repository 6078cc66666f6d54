"""Data files beside the pages: one row per activity and period, of each unit, year and institution.

Figures are exact, without separators; percentages carry no cap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.quantity import plain, round_half_up
from generator.indicators.method import period_list
from generator.indicators.shares import is_removed
from generator.publishing import addresses
from generator.publishing.rows import Column, Row, Written, figure, files, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from generator.core.model import Activity, UnitPlan
    from generator.publishing.page import OutputFile
    from generator.publishing.views.context import YearContext

PERCENT_DECIMALS = 6
TOLD_NAME = "porcentajes"
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
VERIFICATION_COLUMNS = (
    Column("institucion", "Identificador de la institución."),
    Column("ejercicio", "Año fiscal."),
    Column("informe", "Nombre del archivo del informe."),
    Column("tabla", "Cuadro o párrafo del informe donde está la cifra."),
    Column("sujeto", "De qué es la cifra: institucion, unidad:…, autoridad:…, estrategia:… o actividad:…"),
    Column("medida", "cumplimiento, promedio, adicional, programado o realizado."),
    Column("periodo", "Como en los datos de actividades."),
    figure("publicado", "La cifra como se imprimió: 82%, 1200 o, si dice «más de», >100%."),
    Column(
        "recalculado",
        "La misma cifra con los datos y la metodología del ejercicio, con los decimales de la impresa.",
        is_figure=True,
    ),
    figure("exacto", "La recalculada con dos decimales o más."),
    Column("resultado", "igual, diferente o no-recalculable."),
    Column("razon", "Qué regla da la cifra impresa, o por qué no se puede recalcular."),
    Column("nota", "Aclaración de quien transcribió el informe."),
    Column("fuente", "Archivo y línea donde está escrita la cifra."),
)

TOLD_COLUMNS = (
    Column("institucion", "Identificador de la institución."),
    Column("ejercicio", "Año fiscal."),
    Column("autoridad", "Identificador de la autoridad de la que depende la unidad."),
    Column("unidad", "Identificador de la unidad."),
    Column("periodo", "Como en los datos de actividades."),
    figure("porcentaje", "El cumplimiento en tanto por ciento, como lo informó la unidad."),
    Column("al", "Fecha de corte, si se acumuló antes de que terminara el período."),
    Column("cuenta", "si; o no, si un cambio aprobado ya había eliminado la unidad."),
    Column("nota", "Aclaración de quien lo transcribió."),
    Column("fuente", "Archivo y línea donde está escrito."),
)


def data_files(institution_id: str, contexts: Sequence[YearContext]) -> Iterator[OutputFile]:
    """Yield the data files of an institution with all its years, then of each year and unit."""
    years = [_rows_by_unit(context) for context in contexts]
    yield from files(addresses.institution(institution_id), [part for year in years for part in year.values()], COLUMNS)
    for context, year in zip(contexts, years, strict=True):
        yield from _year_files(context, year)


def _year_files(context: YearContext, units: Mapping[str, Written]) -> Iterator[OutputFile]:
    yield from files(context.base, tuple(units.values()), COLUMNS)
    for unit, written in units.items():
        yield from files(addresses.unit(context.base, unit), (written,), COLUMNS)
    if context.annual.verified_reports:
        rows = write(_verification_rows(context), VERIFICATION_COLUMNS)
        yield from files(addresses.verification(context.base), (rows,), VERIFICATION_COLUMNS)
    yield from _told_files(context)


def _told_files(context: YearContext) -> Iterator[OutputFile]:
    """Yield the percentages that units told without their activities, of the year and of each unit that told any."""
    told = {plan.org_unit: list(_told_rows(context, plan)) for plan in context.annual.plans if plan.reported_shares}
    written = {unit: write(rows, TOLD_COLUMNS) for unit, rows in told.items()}
    if written:
        yield from files(context.base, tuple(written.values()), TOLD_COLUMNS, TOLD_NAME)
    for unit, part in written.items():
        yield from files(addresses.unit(context.base, unit), (part,), TOLD_COLUMNS, TOLD_NAME)


def _told_rows(context: YearContext, plan: UnitPlan) -> Iterator[Row]:
    for share in plan.reported_shares:
        yield (
            context.annual.institution.id,
            str(context.annual.year),
            context.annual.institution.by_id[plan.org_unit].parent,
            plan.org_unit,
            share.period.code,
            plain(share.percent),
            share.as_of.isoformat() if share.as_of else None,
            "no" if is_removed(plan.removal, share.period) else "si",
            share.notes or None,
            f"{share.origin.file}:{share.origin.line}",
        )


def _rows_by_unit(context: YearContext) -> Mapping[str, Written]:
    return {
        plan.org_unit: write([row for activity in plan.activities for row in _rows(context, plan, activity)], COLUMNS)
        for plan in context.annual.plans
    }


def _verification_rows(context: YearContext) -> list[Row]:
    return [
        (
            context.annual.institution.id,
            str(context.annual.year),
            verdict.report.id,
            verdict.figure.table,
            verdict.figure.subject.text,
            verdict.figure.measure.value,
            verdict.figure.period.code,
            verdict.figure.text,
            verdict.recomputed.text if verdict.recomputed else None,
            number_text(verdict.exact),
            verdict.answer.value,
            verdict.reason or None,
            verdict.figure.notes or None,
            f"{verdict.figure.origin.file}:{verdict.figure.origin.line}",
        )
        for verdict in context.verdicts
    ]


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
        number_text(activity.weight),
    )
    source = f"{activity.origin.file}:{activity.origin.line}"
    for period in period_list(annual.year):
        found = context.indicators.activity(plan.org_unit, activity.code, period)
        yield (
            *goal,
            period.code,
            number_text(found.programmed),
            number_text(found.executed),
            number_text(found.requested),
            percent_text(found.raw),
            found.state.value,
            found.band.id if found.band else None,
            source,
        )


def number_text(value: Decimal | None) -> str | None:
    """Return a figure as data files write it: exact, without separators."""
    return None if value is None else plain(value)


def percent_text(value: Decimal | None) -> str | None:
    """Return a percentage as data files write it, with at most six decimals."""
    return None if value is None else plain(round_half_up(value, PERCENT_DECIMALS))
