"""The empty Word document that every report is written on: Spanish, our styles, and the page numbers at the foot.

It is compressed once, so that a report only adds its text, head, lists and properties.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.publishing.archive import SMALL, member
from generator.publishing.official.properties import LANGUAGE
from generator.publishing.opc import DOCUMENT_LINKS, XML, around, links_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.publishing.archive import Member

NAMESPACES = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{DOCUMENT_LINKS}"'
DOCUMENT, HEAD, LISTS = "word/document.xml", "word/header1.xml", "word/numbering.xml"
"""The parts that each report has of its own, beside its properties."""
REFERENCES = (
    '<w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/>'
    '<w:footerReference w:type="first" r:id="rId3"/>'
)
"""The head and foot of the first section of a text; its first page, which has the title, has no head."""
_PARTS = {
    HEAD: "header",
    "word/footer1.xml": "footer",
    "word/footer2.xml": "footer",
    "word/styles.xml": "styles",
    "word/settings.xml": "settings",
    LISTS: "numbering",
}
"""What the parts beside the text are, in the order of their links: the references above count on it."""
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
BULLETS = 1
"""The list of bullets; each numbered list is one more, so that it begins at 1."""
_NUMBERED = 2
"""The definition that every numbered list refers to."""

_FONT = "Arial"
_INK, _ACCENT, _QUIET, _WARNING = "1C2430", "0A4F6B", "4B5563", "7A4B00"
_LINES = "8B8A83"
_TEXT_WIDTH = 9070
_INDENT = '<w:ind w:left="{0}" w:hanging="{1}"/>'
_TOGETHER = "<w:contextualSpacing/>"
"""No space between paragraphs of the same style."""
_PAGE_AT_RIGHT = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{_TEXT_WIDTH}"/></w:tabs>'


class _Style(Frozen):
    """A paragraph style: size in half points, spaces in twentieths of a point, lines in 240ths.

    Word knows its own styles by their English names and shows them in the user's language; `is_ours` is any other.
    `more` is what the schema has between spaces and alignment.
    """

    id: str
    name: str
    size: int = 21
    before: int = 0
    after: int = 0
    line: int = 240
    colour: str = _INK
    align: str = "left"
    level: int | None = None
    is_bold: bool = False
    keeps_next: bool = False
    is_ours: bool = False
    tabs: str = ""
    more: str = ""
    box: str = ""


_STYLES = (
    _Style("Normal", "Normal", after=120, line=276),
    _Style("Institucion", "Institución", 22, after=200, colour=_QUIET, is_bold=True, keeps_next=True, is_ours=True),
    _Style("Title", "Title", 40, after=80, colour=_ACCENT, is_bold=True, keeps_next=True),
    _Style("Subtitle", "Subtitle", 26, after=40, keeps_next=True),
    _Style("Heading1", "heading 1", 30, 360, 120, colour=_ACCENT, level=0, is_bold=True, keeps_next=True),
    _Style("Heading2", "heading 2", 25, 280, 80, colour=_ACCENT, level=1, is_bold=True, keeps_next=True),
    _Style("Heading3", "heading 3", 22, 200, 60, level=2, is_bold=True, keeps_next=True),
    _Style("TOCHeading", "TOC Heading", 30, 360, 120, colour=_ACCENT, is_bold=True, keeps_next=True),
    _Style("TOC1", "toc 1", 21, 60, 20, tabs=_PAGE_AT_RIGHT),
    _Style("TOC2", "toc 2", 20, 0, 20, tabs=_PAGE_AT_RIGHT, more=_INDENT.format(220, 0)),
    _Style("Caption", "caption", 19, 200, 80, is_bold=True, keeps_next=True),
    _Style("ListBullet", "List Bullet", after=60, line=276, more=_INDENT.format(360, 360)),
    _Style("ListNumber", "List Number", after=60, line=276, more=_INDENT.format(360, 360)),
    _Style("Header", "header", 17, colour=_QUIET),
    _Style("Footer", "footer", 17, colour=_QUIET, align="center"),
    _Style("Aviso", "Aviso", 21, 160, 160, is_ours=True, box=_WARNING),
    _Style("Solicitud", "Solicitud", 22, 200, 200, 276, is_ours=True, box=_ACCENT),
    _Style("TablaTexto", "Tabla texto", 17, 30, 30, is_ours=True),
    _Style("TablaNumero", "Tabla número", 17, 30, 30, align="right", is_ours=True),
    _Style("TablaEncabezado", "Tabla encabezado", 17, 40, 40, is_bold=True, keeps_next=True, is_ours=True),
    _Style("NotaTabla", "Nota de tabla", 17, 40, colour=_QUIET, is_ours=True),
    _Style("Lugar", "Lugar y fecha", before=400, after=240, keeps_next=True, is_ours=True),
    _Style("Firma", "Firma", 20, align="center", keeps_next=True, is_ours=True),
    _Style("Procedencia", "Procedencia", 17, 280, 20, colour=_QUIET, keeps_next=True, is_ours=True, more=_TOGETHER),
)
_OTHER_STYLES = f"""
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>
<w:uiPriority w:val="99"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>
<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/>
<w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="TablaOficial"><w:name w:val="Tabla oficial"/>
<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders>{
    "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_LINES}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
}</w:tblBorders></w:tblPr></w:style>"""

_DEFAULTS = f"""<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{_FONT}" w:eastAsia="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}"/>
<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>
</w:docDefaults>"""

# Without its compatibility mode Word opens the document as one of 2007, and says so in the title of the window.
_SETTINGS = f"""<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="{LANGUAGE}"/>
<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""

_LIST = f"""<w:abstractNum w:abstractNumId="{{}}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">
<w:start w:val="1"/><w:numFmt w:val="{{}}"/><w:lvlText w:val="{{}}"/><w:lvlJc w:val="left"/>
<w:pPr>{_INDENT.format(360, 360)}</w:pPr></w:lvl></w:abstractNum>"""
_LISTS = f"""{_LIST.format(BULLETS, "bullet", "•")}{_LIST.format(_NUMBERED, "decimal", "%1.")}
<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="{BULLETS}"/></w:num>"""

_FIELD = '<w:fldSimple w:instr=" {} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_FOOT = f"""<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>
<w:r><w:t xml:space="preserve">Página </w:t></w:r>{_FIELD.format("PAGE")}
<w:r><w:t xml:space="preserve"> de </w:t></w:r>{_FIELD.format("NUMPAGES")}</w:p></w:ftr>"""


@cache
def letterhead() -> Mapping[str, Member]:
    """Return the parts of the empty document that every report has, compressed."""
    kinds = {DOCUMENT: f"{_TYPES}.document.main+xml"} | {part: f"{_TYPES}.{kind}+xml" for part, kind in _PARTS.items()}
    links = {part.removeprefix("word/"): f"{DOCUMENT_LINKS}/{kind}" for part, kind in _PARTS.items()}
    parts = {
        **around(DOCUMENT, kinds, has_properties=True),
        "word/_rels/document.xml.rels": links_part(links),
        "word/styles.xml": f"{XML}{_style_sheet()}",
        "word/settings.xml": f"{XML}{_SETTINGS}",
        "word/footer1.xml": f"{XML}{_FOOT}",
        "word/footer2.xml": f"{XML}{_FOOT}",
    }
    return {name: member(text.encode(), SMALL) for name, text in parts.items()}


def numbering(lists: Iterable[int]) -> str:
    """Return the lists of a document: of bullets, and numbered ones, each of which begins at 1."""
    numbered = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{_NUMBERED}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in lists
    )
    return f"<w:numbering {NAMESPACES}>{_LISTS}{numbered}</w:numbering>"


def _style_sheet() -> str:
    paragraphs = "".join(map(_style, _STYLES))
    return f"<w:styles {NAMESPACES}>{_DEFAULTS}{paragraphs}{_OTHER_STYLES}</w:styles>"


def _style(style: _Style) -> str:
    """Return a style in WordprocessingML, whose schema fixes the order of everything."""
    is_normal = style.id == "Normal"
    border = f'w:val="single" w:sz="6" w:space="6" w:color="{style.box}"'
    borders = "".join(f"<w:{side} {border}/>" for side in ("top", "left", "bottom", "right"))
    paragraph = (
        "<w:keepNext/><w:keepLines/>" if style.keeps_next else "",
        "<w:widowControl/>",
        f"<w:pBdr>{borders}</w:pBdr>" if style.box else "",
        style.tabs,
        f'<w:spacing w:before="{style.before}" w:after="{style.after}" w:line="{style.line}" w:lineRule="auto"/>',
        style.more,
        f'<w:jc w:val="{style.align}"/>',
        "" if style.level is None else f'<w:outlineLvl w:val="{style.level}"/>',
    )
    run = (
        "<w:b/><w:bCs/>" if style.is_bold else "",
        f'<w:color w:val="{style.colour}"/><w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>',
    )
    kind = 'w:default="1"' if is_normal else 'w:customStyle="1"' if style.is_ours else ""
    base = "" if is_normal else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph" {kind} w:styleId="{style.id}"><w:name w:val="{style.name}"/>{base}'
        f"<w:qFormat/><w:pPr>{''.join(paragraph)}</w:pPr><w:rPr>{''.join(run)}</w:rPr></w:style>"
    )
