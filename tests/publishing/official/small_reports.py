"""Official reports of small years: what a test says of a plan is what it reads in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.core.frozen import replace
from generator.core.model import Content, OutlinePart, PublishedReport, ReportOutline, Section
from generator.core.period import Period
from generator.indicators.examples.plans import NOWHERE, YEAR
from generator.publishing.official.compose import official_report
from generator.publishing.official.document import Paragraph, Points, RowKind, Table
from tests.publishing.small_sites import context_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan
    from generator.publishing.official.document import Block, OfficialReport, Part


def period(key: str) -> Period:
    """A period of the small year: `feb`, `t1`, `s2`, `anual`, or `01..09`."""
    if ".." in key:
        first, last = key.split("..")
        return Period(YEAR, int(first), int(last))
    return Period.from_key(YEAR, key)


def report_of(annual: AnnualPlan, key: str, as_of: date | None = None, **choices: Any) -> OfficialReport:
    """The report of a period of a year."""
    return official_report(context_of(annual, as_of, **choices), period(key))


def with_outline(annual: AnnualPlan, *parts: OutlinePart, **choices: Any) -> AnnualPlan:
    """The same year with an outline of reports."""
    return replace(annual, frame=replace(annual.frame, outline=ReportOutline(parts, **choices)))


def only(annual: AnnualPlan, content: Content) -> AnnualPlan:
    """The same year, whose reports show a single content."""
    return with_outline(annual, OutlinePart("parte", "Parte", content=content))


def own(annual: AnnualPlan, key: str, *sections: Section, **choices: Any) -> AnnualPlan:
    """The same year with a report that the institution wrote."""
    made = PublishedReport(
        **{
            "id": key,
            "period": period(key),
            "title": "",
            "date": None,
            "figures": (),
            "origin": NOWHERE,
            "sections": sections,
            **choices,
        }
    )
    return replace(annual, reports=(*annual.reports, made))


def titles(report: OfficialReport) -> list[str]:
    """The headings of a report, in their order."""
    return [part.title for part in _every(report.parts)]


def blocks(report: OfficialReport) -> list[Block]:
    """The blocks of a report, in their order."""
    return [block for part in _every(report.parts) for block in part.blocks]


def tables(report: OfficialReport) -> list[Table]:
    """The tables of a report."""
    return [block for block in blocks(report) if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    """What the rows of a table say; a group's name stands alone."""
    return [[_plain(cell.text) for cell in row.cells] for row in table.rows]


def total(table: Table) -> list[str]:
    """What the total of a table says."""
    (found,) = [row for row in table.rows if row.kind is RowKind.TOTAL]
    return [_plain(cell.text) for cell in found.cells]


def prose(report: OfficialReport) -> str:
    """The paragraphs and points of a report."""
    texts = []
    for block in blocks(report):
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif isinstance(block, Points):
            texts += [f"{point.name}: {point.text}" if point.name else point.text for point in block.items]
    return _plain("\n".join(texts))


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _every(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _every(part.parts)
