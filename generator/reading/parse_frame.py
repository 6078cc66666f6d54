"""From an `ejercicio.yaml` of valid shape to the year's frame and method."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import (
    Averaging,
    Band,
    Budget,
    Content,
    Method,
    MissingRule,
    OutlinePart,
    RemovedRule,
    ReportOutline,
    Signatory,
    UnitWeight,
    UnscheduledRule,
    YearFrame,
)
from generator.core.vocabulary import DEFAULT_CURRENCY
from generator.reading.parse_disclosure import disclosure
from generator.reading.values import (
    Data,
    changes,
    official_document,
    optional_date,
    optional_decimal,
    points,
    root,
    sections,
)

if TYPE_CHECKING:
    from generator.reading.document import Document, Path


def parse_frame(document: Document, default_method: Method) -> YearFrame:
    """Return the year's frame; what `metodologia` leaves out comes from the default method."""
    data = root(document)
    return YearFrame(
        institution=data["institucion"],
        year=data["ejercicio"],
        instrument=data["instrumento"],
        name=data["nombre"],
        method=_method(document, data.get("metodologia"), default_method),
        origin=document.origin(()),
        document=official_document(data.get("documento", {})),
        approved=optional_date(data.get("aprobacion")),
        strategy=data.get("estrategia"),
        budget=_budget(data.get("presupuesto")),
        sections=sections(data),
        changes=changes(document),
        reporting_days=data.get("plazo_informe"),
        notes=data.get("nota", ""),
        outline=_outline(data.get("informes", {})),
        disclosure=disclosure(data.get("divulgacion", {})),
    )


def _outline(data: Data) -> ReportOutline:
    return ReportOutline(
        parts=_parts(data),
        signatures=tuple(Signatory(item["cargo"], item.get("etiqueta", "")) for item in data.get("firmas", ())),
        request=data.get("solicitud", ""),
        place=data.get("lugar", ""),
    )


def _parts(data: Data) -> tuple[OutlinePart, ...]:
    return tuple(
        OutlinePart(
            id=item["id"],
            title=item.get("titulo", ""),
            paragraphs=tuple(item.get("parrafos", ())),
            points=points(item),
            content=Content(item["cuadro"]) if "cuadro" in item else None,
            parts=_parts(item),
        )
        for item in data.get("partes", ())
    )


def _method(document: Document, data: Data | None, default: Method) -> Method:
    if data is None:
        return default
    path: Path = ("metodologia",)
    cap = data.get("tope")
    bands = tuple(_band(document, item, (*path, "bandas", index)) for index, item in enumerate(data.get("bandas", ())))
    return replace(
        default,
        version=data["version"],
        origin=document.origin(path),
        is_default=False,
        bands=bands or default.bands,
        cap=default.cap if cap is None else None if cap == "ninguno" else Decimal(cap),
        threshold=optional_decimal(data.get("umbral")),
        missing=MissingRule(data.get("sin_reporte", default.missing.value)),
        unscheduled=UnscheduledRule(data.get("sin_programacion", default.unscheduled.value)),
        removed=RemovedRule(data.get("eliminado_en_el_periodo", default.removed.value)),
        averaging=Averaging(data.get("promedio", default.averaging.value)),
        unit_weights=tuple(
            UnitWeight(unit, Decimal(weight), document.origin((*path, "pesos", unit)))
            for unit, weight in data.get("pesos", {}).items()
        ),
        decimals=data.get("decimales", default.decimals),
        round_units_first=data.get("redondear_primero", default.round_units_first),
        category_decimals=data.get("decimales_categoria", default.category_decimals),
        quarterly_target=optional_decimal(data.get("meta_trimestral")),
    )


def _band(document: Document, item: Data, path: Path) -> Band:
    return Band(
        item["id"],
        item["nombre"],
        Decimal(item["desde"]),
        optional_decimal(item.get("hasta")),
        document.origin(path),
        item.get("impreso", ""),
    )


def _budget(data: Data | None) -> Budget | None:
    return (
        None
        if data is None
        else Budget(Decimal(data["monto"]), data.get("moneda", DEFAULT_CURRENCY), data.get("nota", ""))
    )
