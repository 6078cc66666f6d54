"""From an official report of valid shape to the typed model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Measure, PublishedFigure, PublishedReport, Relation, Subject
from generator.core.quantity import Quantity
from generator.reading.values import Data, official_document, optional_date, period, quantity, root, sections

if TYPE_CHECKING:
    from generator.reading.document import Document, Path

_SIGNS = (Relation.MORE.value, Relation.LESS.value)


def parse_report(document: Document, report_id: str) -> PublishedReport:
    """Return the report; `report_id` is the name of its file without `.yaml`."""
    data = root(document)
    return PublishedReport(
        id=report_id,
        period=period(data["periodo"]),
        title=data.get("titulo", ""),
        date=optional_date(data.get("fecha")),
        figures=tuple(
            _figure(document, item, ("publicado", index)) for index, item in enumerate(data.get("publicado", ()))
        ),
        origin=document.origin(()),
        owner=data.get("responsable", ""),
        document=official_document(data.get("documento", {})),
        notes=data.get("nota", ""),
        sections=sections(data),
    )


def _figure(document: Document, item: Data, path: Path) -> PublishedFigure:
    value = str(item["valor"])
    relation = value[0] if value.startswith(_SIGNS) else ""
    return PublishedFigure(
        table=item["tabla"],
        subject=Subject.parse(item["sujeto"]),
        measure=Measure(item.get("medida", "cumplimiento")),
        period=period(item["periodo"]),
        quantity=Quantity.parse(value.removeprefix(relation)) if relation else quantity(item["valor"]),
        origin=document.origin(path),
        notes=item.get("nota", ""),
        relation=Relation(relation),
        parts=tuple(quantity(part).value for part in item.get("sumandos", ())),
    )
