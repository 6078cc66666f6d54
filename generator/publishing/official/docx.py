"""An official report as a Word document that a board can edit and sign: the same report gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import nsdecls

from generator.publishing.archive import PROPERTIES_PART, zipped
from generator.publishing.official.docx_blocks import paragraph, run
from generator.publishing.official.docx_body import body_of
from generator.publishing.official.letterhead import letterhead, numbering
from generator.publishing.official.properties import properties_part

if TYPE_CHECKING:
    from generator.publishing.official.document import OfficialReport

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def docx_bytes(report: OfficialReport) -> bytes:
    """Return a report as a .docx file: the letterhead with the report's text, head, lists and properties."""
    body = body_of(report)
    head = paragraph(run(f"{report.institution} · {report.title}"), "Header")
    own = {
        "word/document.xml": f"{_XML}<w:document {nsdecls('w', 'r')}><w:body>{body.text}</w:body></w:document>",
        "word/header1.xml": f"{_XML}<w:hdr {nsdecls('w')}>{head}</w:hdr>",
        "word/numbering.xml": f"{_XML}{numbering(body.numbered_lists)}",
        PROPERTIES_PART: properties_part(report),
    }
    return zipped({**letterhead().parts, **{name: text.encode() for name, text in own.items()}}.items())
