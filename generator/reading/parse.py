"""From a unit's plan of valid shape to the typed model, from Spanish keys to the code's words.

Every function takes data that has passed its schema, so nothing here can fail on shape.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.model import (
    Activity,
    Caveat,
    Direction,
    Evidence,
    ProgressEntry,
    ReportedShare,
    Result,
    Target,
    TargetType,
    UnitPlan,
    UnplannedWork,
)
from generator.core.period import Period
from generator.reading.values import (
    Data,
    changes,
    optional_date,
    optional_decimal,
    optional_quantity,
    period,
    quantity,
    redaction,
    removal,
    root,
)

if TYPE_CHECKING:
    from generator.reading.document import Document, Path


def parse_plan(document: Document) -> UnitPlan:
    """Return the plan of one unit."""
    data = root(document)
    year = data["ejercicio"]
    return UnitPlan(
        org_unit=data["unidad"],
        year=year,
        version=data["version"],
        activities=tuple(
            _activity(document, item, ("actividades", index), year) for index, item in enumerate(data["actividades"])
        ),
        origin=document.origin(()),
        owner=data.get("responsable", ""),
        objective=data.get("objetivo", ""),
        changes=changes(document),
        progress=tuple(
            _entry(document, item, ("avances", index)) for index, item in enumerate(data.get("avances") or ())
        ),
        notes=data.get("nota", ""),
        reported_shares=tuple(
            _share(document, item, ("avances_informados", index))
            for index, item in enumerate(data.get("avances_informados") or ())
        ),
        removal=removal(document, data.get("eliminado"), ("eliminado",)),
        is_partial=data.get("actividades_parciales", False),
    )


def _share(document: Document, item: Data, path: Path) -> ReportedShare:
    return ReportedShare(
        period=period(item["periodo"]),
        percent=Decimal(item["porcentaje"]),
        origin=document.origin(path),
        as_of=optional_date(item.get("al")),
        notes=item.get("nota", ""),
    )


def _activity(document: Document, item: Data, path: Path, year: int) -> Activity:
    limits = item.get("rango")
    return Activity(
        code=item["codigo"],
        name=item["nombre"],
        targets=_targets(document, item["metas"], (*path, "metas"), year),
        annual_target=optional_quantity(item.get("meta_anual")),
        origin=document.origin(path),
        published_code=item.get("codigo_publicado"),
        process=item.get("proceso", ""),
        product=item.get("producto", ""),
        measure_unit=item.get("unidad_medida", ""),
        means_of_verification=item.get("medio_verificacion", ""),
        strategy=item.get("estrategia"),
        target_type=TargetType(item.get("tipo_meta", "suma")),
        direction=Direction(item.get("sentido", "ascendente")),
        range=limits and (quantity(limits["minimo"]).number, quantity(limits["maximo"]).number),
        owner=item.get("responsable", ""),
        notes=item.get("nota", ""),
        caveats=tuple(
            _caveat(document, caveat, (*path, "salvedades", index), year)
            for index, caveat in enumerate(item.get("salvedades", ()))
        ),
        removal=removal(document, item.get("eliminado"), (*path, "eliminado")),
        previous_codes=tuple(item.get("codigos_anteriores", ())),
        weight=optional_decimal(item.get("peso")),
    )


def _targets(document: Document, items: Data, path: Path, year: int) -> tuple[Target, ...]:
    targets = (
        Target(Period.from_key(year, key), quantity(value), document.origin((*path, key)))
        for key, value in items.items()
    )
    return tuple(sorted(targets, key=lambda target: target.period))


def _caveat(document: Document, item: Data, path: Path, year: int) -> Caveat:
    unreadable = tuple((Period.from_key(year, key), text) for key, text in item.get("ilegibles", {}).items())
    return Caveat(item["regla"], item["nota"], unreadable, document.origin(path))


def _entry(document: Document, item: Data, path: Path) -> ProgressEntry:
    return ProgressEntry(
        period=period(item["periodo"]),
        date=date.fromisoformat(item["fecha"]),
        results=tuple(
            _result(document, code, value, (*path, "actividades", code))
            for code, value in item.get("actividades", {}).items()
        ),
        origin=document.origin(path),
        owner=item.get("responsable", ""),
        summary=item.get("resumen", ""),
        is_correction=item.get("rectifica", False),
        reason=item.get("motivo", ""),
        unplanned=tuple(
            UnplannedWork(
                work["nombre"],
                work.get("unidad_medida", ""),
                optional_quantity(work.get("valor")),
                document.origin((*path, "no_programadas", index)),
            )
            for index, work in enumerate(item.get("no_programadas", ()))
        ),
        redaction=redaction(document, item.get("retirado"), (*path, "retirado")),
    )


def _result(document: Document, code: str, item: Data, path: Path) -> Result:
    return Result(
        code=code,
        quantity=quantity(item["valor"]),
        origin=document.origin(path),
        requested=optional_decimal(item.get("solicitado")),
        justification=item.get("justificacion", ""),
        measures=item.get("medidas", ""),
        notes=item.get("nota", ""),
        evidence=tuple(Evidence(proof["titulo"], proof["url"]) for proof in item.get("evidencia", ())),
    )
