"""An official report as a Word document that a board can edit and sign: the same report gives the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.publishing.official.docx_body import body_of
from generator.publishing.official.letterhead import LANGUAGE, NUMBERED, letterhead
from generator.publishing.official.wording import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as WordDocument

    from generator.publishing.official.document import OfficialReport

_PROPERTY_LIMIT = 255
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TEXT_PART = "word/document.xml"
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def docx_bytes(report: OfficialReport) -> bytes:
    """Return a report as a .docx file."""
    document = Document(BytesIO(letterhead().file))
    body = body_of(report)
    _number(document, body.numbered_lists)
    document.sections[0].header.paragraphs[0].text = safe(f"{report.institution} · {report.title}")
    _describe(document, report)
    return _packed(document, f"{_XML}<w:document {nsdecls('w', 'r')}><w:body>{body.text}</w:body></w:document>")


def _number(document: WordDocument, lists: Sequence[int]) -> None:
    """Let each numbered list begin at 1."""
    for number in lists:
        document.part.numbering_part.element.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{NUMBERED}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )


def _describe(document: WordDocument, report: OfficialReport) -> None:
    """Say what the document is, in its properties; their dates are those of the data, never the clock's."""
    properties = document.core_properties
    properties.title = safe(report.title)[:_PROPERTY_LIMIT]
    properties.subject = safe(report.period)[:_PROPERTY_LIMIT]
    properties.author = properties.last_modified_by = safe(report.institution)[:_PROPERTY_LIMIT]
    properties.language = LANGUAGE
    properties.comments = ""
    properties.created = properties.modified = datetime.combine(report.as_of, time(), UTC)


def _packed(document: WordDocument, text: str) -> bytes:
    """Return the file, with a fixed day in place of the clock's, which python-docx gives to its parts.

    The text takes the place of the empty one here, since python-docx would take it apart only to write it again.
    """
    written, packed = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as parts, ZipFile(packed, "w") as file:
        for name in parts.namelist():
            data = text.encode() if name == _TEXT_PART else parts.read(name)
            file.writestr(ZipInfo(name, _FIRST_DAY_OF_ZIP), data, ZIP_DEFLATED)
    return packed.getvalue()
