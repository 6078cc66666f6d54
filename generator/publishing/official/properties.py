"""What an official report is, in the properties of its file; their dates are those of the data, never the clock's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.publishing.official.wording import safe
from generator.publishing.xml import escaped

if TYPE_CHECKING:
    from generator.publishing.official.document import OfficialReport

LANGUAGE = "es-SV"
_LIMIT = 255
_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def properties_part(report: OfficialReport) -> str:
    """Return the properties of a report as XML."""
    author = _cut(report.institution)
    day = f'xsi:type="dcterms:W3CDTF">{report.as_of.isoformat()}T00:00:00Z'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties {_NAMESPACES}>'
        f"<dc:title>{_cut(report.title)}</dc:title><dc:subject>{_cut(report.period)}</dc:subject>"
        f"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"<dcterms:created {day}</dcterms:created><dcterms:modified {day}</dcterms:modified>"
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )


def _cut(text: str) -> str:
    return escaped(safe(text)[:_LIMIT])
