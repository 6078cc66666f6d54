"""From the `divulgacion` of an `ejercicio.yaml` of valid shape to what an institution says of how it discloses."""

from __future__ import annotations

from datetime import date

from generator.core.model import AbsenceAct, DisclosedDocument, DisclosedPart, Disclosure
from generator.reading.values import Data, optional_date


def disclosure(data: Data) -> Disclosure:
    """Return how an institution discloses a year."""
    return Disclosure(
        owner=data.get("responsable", ""),
        months=tuple(sorted(data.get("meses", ()))),
        plan=_part(data.get("plan", {})),
        results=_part(data.get("resultados", {})),
        targets=_part(data.get("metas", {})),
        restructuring=_part(data.get("reestructuracion", {})),
    )


def _part(data: Data) -> DisclosedPart:
    return DisclosedPart(
        owner=data.get("responsable", ""),
        notes=data.get("nota", ""),
        documents=tuple(_document(item) for item in data.get("documentos", ())),
        act=_act(data.get("acta")),
    )


def _document(data: Data) -> DisclosedDocument:
    return DisclosedDocument(
        name=data["nombre"],
        url=data["url"],
        issued=optional_date(data.get("fecha")),
        updated=optional_date(data.get("actualizado")),
        format=data.get("formato", ""),
        size=data.get("tamano", ""),
    )


def _act(data: Data | None) -> AbsenceAct | None:
    return None if data is None else AbsenceAct(data["codigo"], date.fromisoformat(data["fecha"]), data.get("url", ""))
