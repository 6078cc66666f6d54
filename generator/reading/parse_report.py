"""From a published report of valid shape to the typed model."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.core.model import Measure, PublishedFigure, PublishedReport, Subject
from generator.reading.values import Data, official_document, period, quantity, root, sections

if TYPE_CHECKING:
    from generator.reading.document import Document, Path


def parse_report(document: Document, report_id: str) -> PublishedReport:
    """Return the report; `report_id` is the name of its file without `.yaml`."""
    data = root(document)
    return PublishedReport(
        id=report_id,
        period=period(data["periodo"]),
        title=data["titulo"],
        date=date.fromisoformat(data["fecha"]),
        figures=tuple(_figure(document, item, ("publicado", index)) for index, item in enumerate(data["publicado"])),
        origin=document.origin(()),
        owner=data.get("responsable", ""),
        document=official_document(data.get("documento", {})),
        notes=data.get("nota", ""),
        sections=sections(data),
    )


def _figure(document: Document, item: Data, path: Path) -> PublishedFigure:
    return PublishedFigure(
        table=item["tabla"],
        subject=Subject.parse(item["sujeto"]),
        measure=Measure(item.get("medida", "cumplimiento")),
        period=period(item["periodo"]),
        quantity=quantity(item["valor"]),
        origin=document.origin(path),
        notes=item.get("nota", ""),
    )
