"""Data files beside the pages: one row per activity and period, in CSV (Spanish headers) and JSON.

Unknown is empty in CSV and `null` in JSON, never zero. Figures are exact, without separators; percentages carry no cap.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from generator.core.quantity import plain, round_half_up
from generator.indicators.method import period_list
from generator.indicators.rollup import codes_below
from generator.publishing import addresses
from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from generator.core.model import Activity, UnitPlan
    from generator.publishing.views.context import YearContext

PERCENT_DECIMALS = 6
COLUMNS = (
    ("institucion", "Identificador de la institución."),
    ("ejercicio", "Año fiscal."),
    ("autoridad", "Identificador de la autoridad de la que depende la unidad."),
    ("unidad", "Identificador de la unidad."),
    ("codigo", "Código de la actividad, único en su unidad."),
    ("actividad", "Nombre de la actividad, como lo dice el plan."),
    ("unidad_medida", "En qué se cuenta."),
    ("estrategia", "Código del elemento estratégico al que contribuye; vacío si no se vinculó."),
    ("periodo", "AAAA-MM, AAAA-T1 a T4, AAAA-S1, AAAA-S2, AAAA, o AAAA-MM..AAAA-MM para otro acumulado."),
    ("programado", "Lo prometido para el período. Una meta de 12 % es 0.12. Vacío: nada, o no se sabe."),
    ("realizado", "Lo hecho, según lo informado. Vacío: no se sabe; nunca se escribe cero por falta de informe."),
    ("solicitado", "En metas de demanda, lo solicitado: lo realizado es lo atendido de ello. Vacío en las demás."),
    ("porcentaje", "Cumplimiento en tanto por ciento, sin tope, con hasta seis decimales."),
    ("estado", "Por qué hay porcentaje o por qué no: medido, no-reportado, sin-programacion…"),
    ("banda", "Banda de la metodología en que cae el porcentaje."),
    ("fuente", "Archivo y línea donde está escrita la actividad."),
)
VERIFICATION_COLUMNS = (
    ("institucion", "Identificador de la institución."),
    ("ejercicio", "Año fiscal."),
    ("informe", "Nombre del archivo del informe."),
    ("tabla", "Cuadro o párrafo del informe donde está la cifra."),
    ("sujeto", "De qué es la cifra: institucion, unidad:…, autoridad:…, estrategia:… o actividad:…"),
    ("medida", "cumplimiento, promedio, adicional, programado o realizado."),
    ("periodo", "Como en los datos de actividades."),
    ("publicado", "La cifra como se imprimió: 82% o 1200."),
    ("recalculado", "La misma cifra con los datos y la metodología del ejercicio, con los decimales de la impresa."),
    ("exacto", "La recalculada con dos decimales o más."),
    ("resultado", "igual, diferente o no-recalculable."),
    ("razon", "Qué regla da la cifra impresa, o por qué no se puede recalcular."),
    ("nota", "Aclaración de quien transcribió el informe."),
    ("fuente", "Archivo y línea donde está escrita la cifra."),
)
_FIGURES = frozenset({"programado", "realizado", "solicitado", "porcentaje", "publicado", "recalculado", "exacto"})
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")

Row = dict[str, str | None]
Columns = tuple[tuple[str, str], ...]


def institution_files(institution_id: str, contexts: Sequence[YearContext]) -> Iterator[OutputFile]:
    """Yield the data files of an institution: all its years, one after another."""
    rows = [row for context in contexts for found in _rows_by_activity(context).values() for row in found]
    yield from _files(addresses.institution(institution_id), rows)


def year_files(context: YearContext) -> Iterator[OutputFile]:
    """Yield the data files of a year, its authorities, units, activities and strategic elements."""
    rows = _rows_by_activity(context)
    annual = context.annual

    def of(pairs: Iterable[tuple[UnitPlan, Activity]]) -> list[Row]:
        return [row for plan, activity in pairs for row in rows[plan.org_unit, activity.code]]

    yield from _files(context.base, of(annual.activities()))
    for plan in annual.plans:
        yield from _files(addresses.unit(context.base, plan.org_unit), of((plan, each) for each in plan.activities))
        for activity in plan.activities:
            yield from _files(addresses.activity(context.base, plan.org_unit, activity.code), of([(plan, activity)]))
    for unit in annual.institution.authorities:
        below = ((plan, each) for plan in annual.plans_below(unit.id) for each in plan.activities)
        yield from _files(addresses.authority(context.base, unit.id), of(below))
    if annual.reports:
        yield from _files(addresses.verification(context.base), _verification_rows(context), VERIFICATION_COLUMNS)
    if annual.strategy:
        linked = [(plan, activity) for plan, activity in annual.activities() if activity.strategy]
        yield from _files(addresses.strategy(context.base), of(linked))
        for element in annual.strategy.elements:
            codes = codes_below(annual.strategy, element.code)
            served = (pair for pair in linked if pair[1].strategy in codes)
            yield from _files(addresses.element(context.base, element.code), of(served))


def _verification_rows(context: YearContext) -> list[Row]:
    return [
        {
            "institucion": context.annual.institution.id,
            "ejercicio": str(context.annual.year),
            "informe": verdict.report.id,
            "tabla": verdict.figure.table,
            "sujeto": verdict.figure.subject.text,
            "medida": verdict.figure.measure.value,
            "periodo": verdict.figure.period.code,
            "publicado": verdict.figure.quantity.text,
            "recalculado": verdict.recomputed.text if verdict.recomputed else None,
            "exacto": _number(verdict.exact),
            "resultado": verdict.answer.value,
            "razon": verdict.reason or None,
            "nota": verdict.figure.notes or None,
            "fuente": f"{verdict.figure.origin.file}:{verdict.figure.origin.line}",
        }
        for verdict in context.verdicts
    ]


def _rows_by_activity(context: YearContext) -> Mapping[tuple[str, str], tuple[Row, ...]]:
    return {
        (plan.org_unit, activity.code): tuple(_rows(context, plan, activity))
        for plan, activity in context.annual.activities()
    }


def _rows(context: YearContext, plan: UnitPlan, activity: Activity) -> Iterator[Row]:
    annual = context.annual
    parent = annual.institution.by_id[plan.org_unit].parent
    for period in period_list(annual.year):
        found = context.indicators.activity(plan.org_unit, activity.code, period)
        yield {
            "institucion": annual.institution.id,
            "ejercicio": str(annual.year),
            "autoridad": parent,
            "unidad": plan.org_unit,
            "codigo": activity.code,
            "actividad": activity.name,
            "unidad_medida": activity.measure_unit or None,
            "estrategia": activity.strategy,
            "periodo": period.code,
            "programado": _number(found.programmed),
            "realizado": _number(found.executed),
            "solicitado": _number(found.requested),
            "porcentaje": _percent(found.raw),
            "estado": found.state.value,
            "banda": found.band.id if found.band else None,
            "fuente": f"{activity.origin.file}:{activity.origin.line}",
        }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _percent(value: Decimal | None) -> str | None:
    return None if value is None else plain(round_half_up(value, PERCENT_DECIMALS))


def _files(path: str, rows: list[Row], columns: Columns = COLUMNS) -> Iterator[OutputFile]:
    yield OutputFile(f"{path}datos.csv", csv_bytes(rows, columns))
    yield OutputFile(f"{path}datos.json", json_bytes(rows))


def csv_bytes(rows: Iterable[Row], columns: Columns = COLUMNS) -> bytes:
    """Return rows as CSV (RFC 4180, UTF-8); text that a spreadsheet would run as a formula gets an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(name for name, _ in columns)
    writer.writerows([_inert(name, row[name]) for name, _ in columns] for row in rows)
    return out.getvalue().encode()


def _inert(name: str, value: str | None) -> str:
    if value is None:
        return ""
    return f"'{value}" if value.startswith(_RISKY) and name not in _FIGURES else value


def json_bytes(rows: Iterable[Row]) -> bytes:
    """Return rows as JSON; figures are text so that no program loses digits."""
    return (
        json.dumps({"filas": list(rows)}, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"
    ).encode()
