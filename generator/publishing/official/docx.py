"""An official report as a Word document that a board can edit and sign: the same report gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.publishing.archive import SMALL, archive, member
from generator.publishing.official.docx_blocks import paragraph, run
from generator.publishing.official.docx_body import body_of
from generator.publishing.official.letterhead import DOCUMENT, HEAD, LISTS, NAMESPACES, letterhead, numbering
from generator.publishing.official.properties import properties_part
from generator.publishing.opc import PROPERTIES_PART, XML

if TYPE_CHECKING:
    from generator.publishing.official.document import OfficialReport


def docx_bytes(report: OfficialReport) -> bytes:
    """Return a report as a .docx file: the letterhead with the report's text, head, lists and properties."""
    body = body_of(report)
    head = paragraph(run(f"{report.institution} · {report.title}"), "Header")
    own = {
        DOCUMENT: f"{XML}<w:document {NAMESPACES}><w:body>{body.text}</w:body></w:document>",
        HEAD: f"{XML}<w:hdr {NAMESPACES}>{head}</w:hdr>",
        LISTS: f"{XML}{numbering(body.numbered_lists)}",
        PROPERTIES_PART: properties_part(report),
    }
    return archive({**letterhead(), **{name: member(text.encode(), SMALL) for name, text in own.items()}}.items())
