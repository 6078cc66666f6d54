"""An official report as a workbook: what it says on the first sheet, then a sheet for each table.

Figures are numbers with the decimals that the report shows. Text is written as text, so that `=…` never runs.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.publishing.official.document import Paragraph, Points, Table
from generator.publishing.official.properties import properties_part
from generator.publishing.official.wording import CONTENTS, colophon, data_day, dated, requests, safe
from generator.publishing.official.xlsx_looks import Looks, height_of
from generator.publishing.official.xlsx_sheet import Rows, Sheet, defined_names, words
from generator.publishing.official.xlsx_table import TableSheet
from generator.publishing.workbooks import Frame, workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.publishing.official.document import Block, OfficialReport, Part

COVER = "Informe"
_COVER_WIDTH = 90
_MAX_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_TAKEN_BY_EXCEL = "history"
_DEEPEST_HEADING = 3


def xlsx_bytes(report: OfficialReport) -> bytes:
    """Return a report as an .xlsx file; the same report gives the same bytes."""
    looks = Looks()
    tables = tuple(_tables(report.parts))
    named = tuple(zip(sheet_names(tables), tables, strict=True))
    sheets = (
        _cover_sheet(looks, report, named),
        *(TableSheet(looks, table).sheet(name, report, COVER) for name, table in named),
    )
    names = tuple(sheet.name for sheet in sheets)
    frame = Frame(names, looks.part(), defined_names(sheets), properties_part(report))
    return workbook(frame, (sheet.xml.encode() for sheet in sheets))


def _tables(parts: Iterable[Part]) -> Iterator[Table]:
    """Yield the tables of a report in the order of reading."""
    for part in parts:
        yield from (block for block in part.blocks if isinstance(block, Table))
        yield from _tables(part.parts)


def sheet_names(tables: Iterable[Table]) -> tuple[str, ...]:
    """Return a name for the sheet of each table: one that Excel takes, and unlike every other whatever its capitals."""
    taken = {COVER.lower(), _TAKEN_BY_EXCEL}
    names = []
    for number, table in enumerate(tables, 1):
        wanted = _NOT_IN_NAMES.sub(" ", safe(table.sheet))[:_MAX_NAME].strip("' ") or f"Tabla {number}"
        marks = (f" ({again})" for again in count(2))
        name = wanted
        while name.lower() in taken:
            mark = next(marks)
            name = wanted[: _MAX_NAME - len(mark)] + mark
        taken.add(name.lower())
        names.append(name)
    return tuple(names)


class _Line(Frozen):
    """A row of the cover: a text, its look, and the sheet that it leads to."""

    text: str
    look: str = "text"
    sheet: str = ""


def _cover_sheet(looks: Looks, report: OfficialReport, named: Sequence[tuple[str, Table]]) -> Sheet:
    rows = Rows()
    for line in _cover(report, named):
        if line.sheet:
            rows.link(line.sheet)
        cell = words(line.text, looks.of(line.look)) if line.text else ""
        rows.add(cell, height_of(line.text, _COVER_WIDTH, line.look))
    view = '<sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/>'
    return Sheet(COVER, rows.xml(view, (_COVER_WIDTH,), report))


def _cover(report: OfficialReport, named: Sequence[tuple[str, Table]]) -> Iterator[_Line]:
    yield _Line(report.institution, "institution")
    yield _Line(report.title, "title")
    for text in (report.subtitle, report.period, data_day(report)):
        if text:
            yield _Line(text, "subtitle")
    yield from (_Line(notice, "notice") for notice in report.notices)
    yield from (_Line(text, "request") for text in requests(report))
    yield _Line("")
    if named:
        yield _Line(CONTENTS, "heading 1")
        yield from (_Line(table.caption, "link", name) for name, table in named)
        yield _Line("")
    sheets = iter(named)
    for part in report.parts:
        yield from _part(part, 1, sheets)
    if place := dated(report):
        yield _Line(place)
    if report.signatures:
        yield from (_Line(": ".join(filter(None, (each.label, each.post)))) for each in report.signatures)
        yield _Line("")
    yield from (_Line(text, "small") for text in colophon(report))


def _part(part: Part, level: int, sheets: Iterator[tuple[str, Table]]) -> Iterator[_Line]:
    """Yield the heading, the prose and the parts below a part; where a table stands, the way to its sheet."""
    yield _Line(part.title, f"heading {min(level, _DEEPEST_HEADING)}")
    for block in part.blocks:
        yield from _block(block, sheets)
    yield _Line("")
    for below in part.parts:
        yield from _part(below, level + 1, sheets)


def _block(block: Block, sheets: Iterator[tuple[str, Table]]) -> Iterator[_Line]:
    if isinstance(block, Paragraph):
        yield _Line(block.text)
    elif isinstance(block, Points):
        for number, point in enumerate(block.items, 1):
            mark = f"{number}." if block.is_numbered else "•"
            yield _Line(f"{mark} {f'{point.name}: ' if point.name else ''}{point.text}", "item")
    else:
        name, table = next(sheets)
        yield _Line(f"{table.caption} (hoja {name})", "link", name)
