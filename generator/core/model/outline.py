"""The structure of an institution's official reports: which parts they have, who signs, what they ask."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen

if TYPE_CHECKING:
    from generator.core.model.year import Named


class Content(Enum):
    """What a part of a report shows of the figures; the value is the word in YAML."""

    PRESENTATION = "presentacion"
    METHOD = "metodologia"
    BANDS = "bandas"
    PLANNED = "formulacion"
    SUMMARY = "resumen"
    CONSOLIDATED = "consolidado"
    UNITS = "unidades"
    MONTHS = "meses"
    AUTHORITIES = "autoridades"
    RESULTS = "estrategia"
    LINES = "lineas"
    ACTIVITIES = "actividades"
    BELOW_THRESHOLD = "bajo-umbral"
    JUSTIFICATIONS = "justificaciones"
    ADDITIONAL = "adicional"
    UNPLANNED = "no-programado"
    WORK = "trabajo"
    SYNTHESES = "sintesis"
    SILENT = "sin-informar"
    DIFFERENCES = "diferencias"


class OutlinePart(Frozen):
    """A part of every report of a year: its own words, what it shows of the figures, then its own parts.

    Without a title, what it brings continues what stands before it.
    """

    id: str
    title: str = ""
    paragraphs: tuple[str, ...] = ()
    points: tuple[Named, ...] = ()
    content: Content | None = None
    parts: tuple[OutlinePart, ...] = ()


class Signatory(Frozen):
    """A post that signs, never a person; `label` is what its signature attests."""

    post: str
    label: str = ""


class ReportOutline(Frozen):
    """What every report of a year has; without parts, those that serve any institution."""

    parts: tuple[OutlinePart, ...] = ()
    signatures: tuple[Signatory, ...] = ()
    request: str = ""
    place: str = ""


NO_OUTLINE = ReportOutline()
"""The outline of an institution that has chosen nothing."""
