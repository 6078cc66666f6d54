"""Words that every format of an official report shares, and text made safe for formats that cannot hold all of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.core.hidden import HIDDEN_SET
from generator.core.wording import counted, date_in_words, listed

if TYPE_CHECKING:
    from generator.publishing.official.document import OfficialReport, Table

CONTENTS = "Contenido"
EMPTY_TABLE = "Sin datos en este periodo."
_SURROGATES = "\ud800-\udfff"
_UNSAFE = re.compile(f"[{HIDDEN_SET}{_SURROGATES}]")


@lru_cache(maxsize=10_000)  # reports repeat most of their words
def safe(text: str) -> str:
    """Return a text with a visible sign for each character that XML forbids or nobody sees."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def dated(report: OfficialReport) -> str:
    """Return where and when a report was made; "" for one that nobody signs and that bears no date."""
    if not (report.signatures or report.date):
        return ""
    return ", ".join(text for text in (report.place, date_in_words(report.date or report.as_of)) if text)


def data_day(report: OfficialReport) -> str:
    """Return the day of the data, for the title block."""
    return f"Datos al {date_in_words(report.as_of)}"


def requests(report: OfficialReport) -> tuple[str, ...]:
    """Return the paragraphs of what a report asks."""
    return tuple(text for text in report.request.split("\n\n") if text)


def colophon(report: OfficialReport) -> tuple[str, ...]:
    """Return how the figures were made and where they come from, for the end of the report."""
    revision = f"Versión de los datos: {report.revision}." if report.revision else ""
    address = f"En línea: {report.url}" if report.url else ""
    return tuple(text for text in (report.method, report.source, revision, address) if text)


def table_description(table: Table) -> str:
    """Return what a table holds, for who hears it instead of seeing it."""
    labels = (f"{column.group}: {column.label}" if column.group else column.label for column in table.columns)
    return (
        f"Tabla de {counted(len(table.rows), 'fila', 'filas')} con las columnas {listed(labels, len(table.columns))}."
    )
