"""An official report as a workbook: what it says on the first sheet, then a sheet for each table.

Figures are numbers with the decimals that the report shows. Text is written as text, so that `=…` never runs.
"""

from __future__ import annotations

import re
from datetime import datetime, time
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from generator.core.frozen import Frozen
from generator.publishing.official.document import Paragraph, Points, Table
from generator.publishing.official.wording import CONTENTS, colophon, data_day, dated, requests, safe
from generator.publishing.official.xlsx_looks import FONT, Looks, height_of, text_of
from generator.publishing.official.xlsx_table import TableSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

    from generator.publishing.official.document import Block, OfficialReport, Part

COVER = "Informe"
_A4 = 9
_COVER_WIDTH = 90
_FOOT_LIMIT = 200
_MAX_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_TAKEN_BY_EXCEL = "history"
_DEEPEST_HEADING = 3


def xlsx_bytes(report: OfficialReport) -> bytes:
    """Return a report as an .xlsx file; the same report gives the same bytes."""
    file = BytesIO()
    workbook = Workbook(file, {"in_memory": True, "default_format_properties": dict(FONT)})
    workbook.set_properties(
        {
            "title": safe(report.title),
            "subject": safe(report.period),
            "author": safe(report.institution),
            "created": datetime.combine(report.as_of, time()),
        }
    )
    looks = Looks(workbook)
    tables = tuple(_tables(report.parts))
    names = sheet_names(tables)
    cover = workbook.add_worksheet(COVER)
    _write_cover(cover, looks, report, tuple(zip(names, tables, strict=True)))
    _set_paper(cover, report)
    for name, table in zip(names, tables, strict=True):
        sheet = workbook.add_worksheet(name)
        TableSheet(sheet, looks, table).write(report, COVER)
        _set_paper(sheet, report)
    workbook.close()
    return file.getvalue()


def _set_paper(sheet: Worksheet, report: OfficialReport) -> None:
    """Let a sheet print on A4, as wide as one page, with the institution and the page number at its foot."""
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.8)
    institution = text_of(report.institution)[:_FOOT_LIMIT].replace("&", "&&")
    sheet.set_footer(f"&L&8{institution}&R&8Página &P de &N")


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


def _write_cover(cover: Worksheet, looks: Looks, report: OfficialReport, named: Sequence[tuple[str, Table]]) -> None:
    cover.set_column(0, 0, _COVER_WIDTH)
    cover.hide_gridlines(2)
    for row, line in enumerate(_cover(report, named)):
        cover.set_row(row, height_of(line.text, _COVER_WIDTH, line.look))
        if line.sheet:
            place = line.sheet.replace("'", "''")
            cover.write_url(row, 0, f"internal:'{place}'!A1", looks.of(line.look), text_of(line.text))
        elif line.text:
            cover.write_string(row, 0, text_of(line.text), looks.of(line.look))


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
