"""The text of a Word report in its order, and the paper of each part: wide tables, with their heading, lie across."""

from __future__ import annotations

from itertools import count, groupby
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.publishing.official.document import Paragraph, Points, Table
from generator.publishing.official.docx_blocks import paragraph, points, run, signature_block, table_block
from generator.publishing.official.letterhead import BULLETS, REFERENCES
from generator.publishing.official.widths import is_wide
from generator.publishing.official.wording import CONTENTS, colophon, data_day, dated, requests

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.publishing.official.document import Block, OfficialReport, Part

_MIN_CONTENTS = 8
_CONTENTS_DEPTH = 2
_DEEPEST_HEADING = 3
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


class Body(Frozen):
    """A text in WordprocessingML, and the numbers of its numbered lists."""

    text: str
    numbered_lists: tuple[int, ...]


class _Paper(Frozen):
    """A way to lay the sheet, A4; in twentieths of a point."""

    width: int
    height: int
    side: int
    orientation: str = ""

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.side

    def section(self, references: str = "") -> str:
        """Return what ends a section on this paper; the first one says what stands at head and foot of all."""
        return (
            f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{self.orientation}/>'
            f'<w:pgMar w:top="1304" w:right="{self.side}" w:bottom="1191" w:left="{self.side}"'
            f' w:header="680" w:footer="624" w:gutter="0"/>{"<w:titlePg/>" if references else ""}</w:sectPr>'
        )


_PORTRAIT = _Paper(11906, 16838, 1418)
_LANDSCAPE = _Paper(16838, 11906, 1134, ' w:orient="landscape"')
_LAST_LINE = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
"""The paragraph that ends a section is as low as can be, so that it never needs a page of its own."""


class _Placed(Frozen):
    """A part without the parts below it: its number in the document, its level from 1 and its paper."""

    part: Part
    number: int
    level: int
    paper: _Paper

    @property
    def anchor(self) -> str:
        """The name of its bookmark, as Word itself gives them to what its table of contents lists."""
        return f"_Toc{self.number:08}"


def body_of(report: OfficialReport) -> Body:
    """Return the text of a report."""
    writer = _Writer()
    placed = _placed(report)
    listed = [each for each in placed if each.level <= _CONTENTS_DEPTH]
    pieces = [(each.paper, writer.part(each)) for each in placed]
    last = pieces[-1][0] if pieces else _PORTRAIT
    pieces.append((last, "".join(_closing(report, last))))
    cover = "".join(_title_block(report))
    if len(listed) < _MIN_CONTENTS:
        pieces.insert(0, (_PORTRAIT, cover))
    sections = [
        (paper, "".join(text for _, text in group)) for paper, group in groupby(pieces, key=lambda piece: piece[0])
    ]
    if len(listed) >= _MIN_CONTENTS:  # the cover and the table of contents have a page of their own
        sections.insert(0, (_PORTRAIT, cover + _contents(listed)))
    return Body("".join(_ended(sections)), tuple(writer.numbered_lists))


def _placed(report: OfficialReport) -> tuple[_Placed, ...]:
    """Return every part in the order of reading, with its place in the document."""
    parts = (each for chapter in report.parts for each in _on_paper(chapter))
    return tuple(_Placed(part, number, level, paper) for number, (part, level, paper) in enumerate(parts, 1))


def _on_paper(chapter: Part) -> Iterator[tuple[Part, int, _Paper]]:
    """Yield a chapter's parts; one without tables lies as the tables that follow it in the chapter."""
    parts = tuple(_flat(chapter, 1))
    papers: list[_Paper] = []
    paper = _PORTRAIT
    for part, _ in reversed(parts):
        if tables := [block for block in part.blocks if isinstance(block, Table)]:
            paper = _LANDSCAPE if any(map(is_wide, tables)) else _PORTRAIT
        papers.append(paper)
    for (part, level), paper in zip(parts, reversed(papers), strict=True):
        yield part, level, paper


def _flat(part: Part, level: int) -> Iterator[tuple[Part, int]]:
    yield part, level
    for below in part.parts:
        yield from _flat(below, level + 1)


def _ended(sections: Sequence[tuple[_Paper, str]]) -> Iterator[str]:
    """Yield the sections, each with the properties that end it; the last one's stand in the body itself."""
    references = REFERENCES
    for paper, text in sections[:-1]:
        yield f"{text}<w:p><w:pPr>{_LAST_LINE}{paper.section(references)}</w:pPr></w:p>"
        references = ""
    paper, text = sections[-1]
    yield text + paper.section(references)


def _title_block(report: OfficialReport) -> Iterator[str]:
    yield paragraph(run(report.institution), "Institucion")
    yield paragraph(run(report.title), "Title")
    for text in (report.subtitle, report.period, data_day(report)):
        if text:
            yield paragraph(run(text), "Subtitle")
    for notice in report.notices:
        yield paragraph(run(notice), "Aviso")
    for text in requests(report):
        yield paragraph(run(text), "Solicitud")


def _contents(listed: Sequence[_Placed]) -> str:
    """Return the table of contents: titles that lead to their parts, until Word adds the pages when asked to.

    It is a field, so that whoever edits the document updates it with a click; as it stands here nothing in it is wrong.
    """
    begin = (
        f'{_FIELD.format("begin")}<w:r><w:instrText xml:space="preserve">'
        f' TOC \\o "1-{_CONTENTS_DEPTH}" \\h \\z \\u </w:instrText></w:r>{_FIELD.format("separate")}'
    )
    lines = [
        f'<w:hyperlink w:anchor="{each.anchor}" w:history="1">{run(each.part.title)}</w:hyperlink>' for each in listed
    ]
    lines[0] = begin + lines[0]
    lines[-1] += _FIELD.format("end")
    entries = "".join(paragraph(line, f"TOC{each.level}") for line, each in zip(lines, listed, strict=True))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{paragraph(run(CONTENTS), 'TOCHeading')}{entries}</w:sdtContent></w:sdt>"
    )


def _closing(report: OfficialReport, paper: _Paper) -> Iterator[str]:
    """Yield the end of the report: place and date, the signatures, and where the figures come from."""
    if place := dated(report):
        yield paragraph(run(place), "Lugar")
    if report.signatures:
        yield signature_block(report.signatures, paper.text_width)
    for text in colophon(report):
        yield paragraph(run(text), "Procedencia")


class _Writer:
    """Writes part after part; a class because tables and lists are numbered through the document."""

    def __init__(self) -> None:
        self.tables = count(1)
        self.next_list = count(BULLETS + 1)
        self.numbered_lists: list[int] = []

    def part(self, placed: _Placed) -> str:
        """Return the heading of a part and its blocks."""
        heading = (
            f'<w:bookmarkStart w:id="{placed.number}" w:name="{placed.anchor}"/>{run(placed.part.title)}'
            f'<w:bookmarkEnd w:id="{placed.number}"/>'
        )
        blocks = "".join(self.block(block, placed.paper) for block in placed.part.blocks)
        return paragraph(heading, f"Heading{min(placed.level, _DEEPEST_HEADING)}") + blocks

    def block(self, block: Block, paper: _Paper) -> str:
        """Return a block of a part."""
        if isinstance(block, Paragraph):
            return paragraph(run(block.text), "Normal")
        if isinstance(block, Points):
            return points(block.items, self.numbered() if block.is_numbered else BULLETS)
        return table_block(block, next(self.tables), paper.text_width)

    def numbered(self) -> int:
        """Return the number of a new numbered list."""
        self.numbered_lists.append(next(self.next_list))
        return self.numbered_lists[-1]
