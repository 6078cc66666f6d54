"""Rows of a year's frame: method, official reports, texts, and published figures against recomputed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.quantity import plain
from generator.publishing.open_data.rows.values import count, day, document, flag, number, source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.core.model import AnnualPlan, Change, Named, OutlinePart, YearFrame
    from generator.data_set.shape import Row
    from generator.indicators.verification import Verdict
    from generator.publishing.open_data.rows.values import Cells


def year_key(annual: AnnualPlan) -> tuple[str, str]:
    """Return what begins every row of a year."""
    return annual.institution.id, str(annual.year)


def year_rows(annual: AnnualPlan) -> Iterator[Row]:
    """Yield the row of a year."""
    frame, budget = annual.frame, annual.frame.budget
    yield (
        *year_key(annual),
        frame.instrument,
        frame.name,
        day(frame.approved),
        frame.strategy,
        *((number(budget.amount), budget.currency, budget.note or None) if budget else (None, None, None)),
        *document(frame.document),
        count(frame.reporting_days),
        frame.notes or None,
        *_method(frame),
    )


def _method(frame: YearFrame) -> Cells:
    method = frame.method
    return (
        flag(value=not method.is_default),
        method.version,
        number(method.cap),
        number(method.threshold),
        method.missing.value,
        method.unscheduled.value,
        method.removed.value,
        method.averaging.value,
        str(method.decimals),
        flag(value=method.round_units_first),
        count(method.category_decimals),
        number(method.quarterly_target),
    )


def band_rows(annual: AnnualPlan) -> Iterator[Row]:
    """Yield a row per band."""
    for index, band in enumerate(annual.frame.method.bands, 1):
        limits = (number(band.lower), number(band.upper))
        yield (*year_key(annual), band.id, str(index), band.name, *limits, band.printed or None)


def weight_rows(annual: AnnualPlan) -> Iterator[Row]:
    """Yield a row per weight of a unit."""
    for weight in annual.frame.method.unit_weights:
        yield (*year_key(annual), weight.unit, number(weight.percent))


def control_rows(annual: AnnualPlan, unit: str | None, changes: Sequence[Change]) -> Iterator[Row]:
    """Yield a row per row of a change control."""
    for index, change in enumerate(changes, 1):
        yield (*year_key(annual), unit, str(index), change.version, day(change.date), change.owner, change.reason)


def report_rows(annual: AnnualPlan) -> Iterator[Row]:
    """Yield a row per official report."""
    for report in annual.reports:
        yield (
            *year_key(annual),
            report.id,
            report.period.code,
            report.title or None,
            day(report.date),
            report.owner or None,
            report.notes or None,
            *document(report.document),
        )


def verification_rows(annual: AnnualPlan, verdicts: Sequence[Verdict]) -> Iterator[Row]:
    """Yield a row per published figure."""
    for index, verdict in enumerate(verdicts, 1):
        figure = verdict.figure
        yield (
            *year_key(annual),
            verdict.report.id,
            str(index),
            figure.table,
            figure.subject.text,
            figure.measure.value,
            figure.period.code,
            figure.text,
            " + ".join(plain(part) for part in figure.parts) or None,
            verdict.recomputed.text if verdict.recomputed else None,
            number(verdict.exact),
            verdict.answer.value,
            verdict.reason or None,
            figure.notes or None,
            source(figure.origin),
        )


def text_rows(annual: AnnualPlan) -> Iterator[Row]:
    """Yield a row per text of the year's document, of its reports, and of what all reports have."""
    for index, cells in enumerate(_texts(annual), 1):
        yield (*year_key(annual), str(index), *cells)


def _texts(annual: AnnualPlan) -> Iterator[Cells]:
    frame = annual.frame
    for section in frame.sections:
        yield from _section(("plan", None, section.id), None, section.title, section.paragraphs, section.points)
    for report in annual.reports:
        for section in report.sections:
            place = ("informe", report.id, section.id)
            yield from _section(place, None, section.title, section.paragraphs, section.points)
    for part in frame.outline.parts:
        yield from _part(part, part.id)
    for signatory in frame.outline.signatures:
        yield ("informes", None, None, "firma", signatory.label or None, signatory.post)
    for kind, text in (("solicitud", frame.outline.request), ("lugar", frame.outline.place)):
        if text:
            yield ("informes", None, None, kind, None, text)


def _part(part: OutlinePart, path: str) -> Iterator[Cells]:
    content = part.content.value if part.content else None
    yield from _section(("informes", None, path), content, part.title, part.paragraphs, part.points)
    for below in part.parts:
        yield from _part(below, f"{path}/{below.id}")


def _section(
    place: Cells, content: str | None, title: str, paragraphs: Sequence[str], points: Sequence[Named]
) -> Iterator[Cells]:
    yield (*place, "seccion", content, title or None)
    for paragraph in paragraphs:
        yield (*place, "parrafo", None, paragraph)
    for point in points:
        yield (*place, "punto", point.name or None, point.text)
