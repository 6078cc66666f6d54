"""What every file of Office has around its parts: kinds and links (Open Packaging Conventions, ISO/IEC 29500-2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DOCUMENT_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PROPERTIES_PART = "docProps/core.xml"
"""Where Office's files say what they are."""
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = "core-properties"


def around(main: str, kinds: Mapping[str, str], *, has_properties: bool) -> dict[str, str]:
    """Return the parts that tell what kind each part is, and which one a program opens.

    `kinds` are the content types of the file's own parts by their places, among them that of `main`.
    """
    kinds, links = dict(kinds), {main: f"{DOCUMENT_LINKS}/officeDocument"}
    if has_properties:
        kinds[PROPERTIES_PART] = f"application/vnd.openxmlformats-package.{_CORE}+xml"
        links[PROPERTIES_PART] = f"{_PACKAGE}/relationships/metadata/{_CORE}"
    return {"[Content_Types].xml": _content_types(kinds), "_rels/.rels": links_part(links)}


def links_part(kinds: Mapping[str, str]) -> str:
    """Return the part that links another to targets, of which `kinds` tells what they are; the first is `rId1`."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(kinds.items(), 1)
    )
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _content_types(kinds: Mapping[str, str]) -> str:
    listed = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    return (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )
