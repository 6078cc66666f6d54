"""Two states of a year's frame: its document, its narrative, how it measures, and what its reports printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import reach
from generator.core.quantity import plain
from generator.core.vocabulary import fold
from generator.history.changes import Place, Step
from generator.history.compare.disclosure import disclosure_changes
from generator.history.compare.fields import Field, Pair, changed_fields, paired, plain_text, same
from generator.history.compare.unit import control_changes
from generator.history.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.core.model import (
        AnnualPlan,
        Budget,
        Measure,
        Method,
        OutlinePart,
        PublishedFigure,
        PublishedReport,
        ReportOutline,
        Section,
        Subject,
    )
    from generator.core.period import Period
    from generator.history.changes import Change

FIELDS = (
    Field("instrument", "instrumento", Kind.YEAR_CHANGED),
    Field("name", "nombre", Kind.YEAR_CHANGED),
    Field("approved", "aprobacion", Kind.YEAR_CHANGED),
    Field("strategy", "estrategia", Kind.YEAR_CHANGED),
    Field("notes", "nota", Kind.YEAR_CHANGED),
)
DEADLINE = (Field("reporting_days", "plazo_informe", Kind.DEADLINE_CHANGED),)
BUDGET = (
    Field("amount", "presupuesto.monto", Kind.YEAR_CHANGED),
    Field("currency", "presupuesto.moneda", Kind.YEAR_CHANGED),
    Field("note", "presupuesto.nota", Kind.YEAR_CHANGED),
)
METHOD = (
    Field("version", "metodologia.version", Kind.METHOD_CHANGED),
    Field("cap", "metodologia.tope", Kind.METHOD_CHANGED),
    Field("threshold", "metodologia.umbral", Kind.METHOD_CHANGED),
    Field("missing", "metodologia.sin_reporte", Kind.METHOD_CHANGED),
    Field("decimals", "metodologia.decimales", Kind.METHOD_CHANGED),
    Field("round_units_first", "metodologia.redondear_primero", Kind.METHOD_CHANGED),
    Field("category_decimals", "metodologia.decimales_categoria", Kind.METHOD_CHANGED),
    Field("quarterly_target", "metodologia.meta_trimestral", Kind.METHOD_CHANGED),
    Field("averaging", "metodologia.promedio", Kind.METHOD_CHANGED),
    Field("unscheduled", "metodologia.sin_programacion", Kind.METHOD_CHANGED),
    Field("removed", "metodologia.eliminado_en_el_periodo", Kind.METHOD_CHANGED),
)
DOCUMENT = (
    Field("code", "documento.codigo", Kind.YEAR_CHANGED),
    Field("version", "documento.version", Kind.YEAR_CHANGED),
    Field("date", "documento.fecha", Kind.YEAR_CHANGED),
    Field("prepared_by", "documento.elaborado_por", Kind.YEAR_CHANGED),
    Field("reviewed_by", "documento.revisado_por", Kind.YEAR_CHANGED),
    Field("authorized_by", "documento.autorizado_por", Kind.YEAR_CHANGED),
    Field("url", "documento.url", Kind.YEAR_CHANGED),
)
REPORT = (
    Field("period", "periodo", Kind.REPORT_CHANGED),
    Field("title", "titulo", Kind.REPORT_CHANGED),
    Field("date", "fecha", Kind.REPORT_CHANGED),
    Field("owner", "responsable", Kind.REPORT_CHANGED),
    Field("notes", "nota", Kind.REPORT_CHANGED),
)
FIGURE = (Field("notes", "nota", Kind.REPORT_CHANGED),)
OUTLINE = (
    Field("place", "informes.lugar", Kind.YEAR_CHANGED),
    Field("request", "informes.solicitud", Kind.YEAR_CHANGED),
)
BANDS, METHOD_VERSION = "metodologia.bandas", "metodologia.version"
SECTIONS, PARTS, VALUE = "secciones", "sumandos", "valor"


def frame_changes(old: AnnualPlan, new: AnnualPlan, place: Place) -> Iterator[Change]:
    """Yield what changed in the frame of a year; its method measures what had been told before too."""
    before, after = old.frame, new.frame
    pair = Pair(place, before.origin, after.origin)
    yield from _method_changes(before.method, after.method, pair, reach.of_method(after.year, old.plans))
    yield from control_changes(before.changes, after.changes, pair)
    yield from changed_fields(FIELDS, before, after, pair)
    yield from changed_fields(DEADLINE, before, after, pair, reach.of_method(after.year, old.plans))
    yield from changed_fields(DOCUMENT, before.document, after.document, pair)
    yield from _budget_changes(before.budget, after.budget, pair)
    yield from _section_changes(before.sections, after.sections, pair)
    yield from _outline_changes(before.outline, after.outline, pair)
    yield from disclosure_changes(before.disclosure, after.disclosure, pair)


def _outline_changes(before: ReportOutline, after: ReportOutline, pair: Pair) -> Iterator[Change]:
    """Yield what changed in the structure that the reports of a year have."""
    yield from changed_fields(OUTLINE, before, after, pair)
    for key, text_of in (("firmas", _signatures), ("partes", _outline_parts)):
        one, other = text_of(before), text_of(after)
        if not same(one, other):
            yield pair.change(Kind.YEAR_CHANGED, f"informes.{key}", one or None, other or None)


def _signatures(outline: ReportOutline) -> str:
    return "; ".join(sorted(f"{each.label}: {each.post}" for each in outline.signatures))


def _outline_parts(outline: ReportOutline) -> str:
    return "; ".join(sorted(_outline_part(part) for part in outline.parts))


def _outline_part(part: OutlinePart) -> str:
    points = (f"{point.name}: {point.text}" for point in part.points)
    content = part.content.value if part.content else ""
    below = (_outline_part(other) for other in part.parts)
    return ", ".join(text for text in (part.id, part.title, content, *part.paragraphs, *points, *below) if text)


def _method_changes(before: Method, after: Method, pair: Pair, touches: tuple[Period, ...]) -> Iterator[Change]:
    bands = tuple(
        Step(new.id if new else old.id if old else "", old, new)
        for old, new in paired(before.bands, after.bands, lambda band: band.id)
        if old != new
    )
    if bands:
        yield pair.change(Kind.METHOD_CHANGED, BANDS, steps=bands, touches=touches)
    weights = tuple(_weights(method) for method in (before, after))
    if weights[0] != weights[1]:
        yield pair.change(Kind.METHOD_CHANGED, "metodologia.pesos", *weights, touches=touches)
    yield from changed_fields(METHOD, before, after, pair, touches)


def _weights(method: Method) -> str | None:
    listed = sorted(f"{each.unit}: {plain(each.percent)}" for each in method.unit_weights)
    return "; ".join(listed) or None


def _budget_changes(before: Budget | None, after: Budget | None, pair: Pair) -> Iterator[Change]:
    if before is not None and after is not None:
        yield from changed_fields(BUDGET, before, after, pair)
    elif before is not after:
        amounts = (None if each is None else each.amount for each in (before, after))
        yield pair.change(Kind.YEAR_CHANGED, "presupuesto", *amounts)


def _section_changes(before: Iterable[Section], after: Iterable[Section], pair: Pair) -> Iterator[Change]:
    """Yield what changed in a narrative, whatever the order of its sections."""
    for old, new in paired(before, after, lambda section: section.id):
        title = new.title if new else old.title if old else ""
        texts = _texts(old), _texts(new)
        for part in ("titulo", "parrafos", "puntos") if old and new else ("",):
            one, other = texts[0].get(part), texts[1].get(part)
            if not same(one, other):
                is_spelling = bool(one and other) and fold(one or "") == fold(other or "")
                kind = Kind.SPELLING_CHANGED if is_spelling else Kind.TEXT_CHANGED
                yield pair.change(kind, f"{SECTIONS}.{part}".rstrip("."), one, other, reason=title)


def _texts(section: Section | None) -> dict[str, str]:
    """Return the parts of a section as text, and the whole of it under ""."""
    if section is None:
        return {}
    points = (f"{point.name}: {point.text}" if point.name else point.text for point in section.points)
    parts = {"titulo": section.title, "parrafos": "\n\n".join(section.paragraphs), "puntos": "\n".join(points)}
    return {**parts, "": "\n\n".join(text for text in parts.values() if text)}


def report_changes(old: PublishedReport | None, new: PublishedReport | None, place: Place) -> Iterator[Change]:
    """Yield what changed in an official report: its narrative, and the figures that it printed."""
    if old is not None and new is not None:
        pair = Pair(place, old.origin, new.origin)
        yield from changed_fields(REPORT, old, new, pair)
        yield from (
            replace(change, kind=Kind.REPORT_CHANGED)
            for change in changed_fields(DOCUMENT, old.document, new.document, pair)
        )
        yield from _section_changes(old.sections, new.sections, pair)
        yield from _figure_changes(old, new, place)
    elif new is not None:
        yield Pair(place, None, new.origin).change(Kind.REPORT_ADDED, "", None, new.title)
    elif old is not None:
        yield Pair(place, old.origin, None).change(Kind.REPORT_REMOVED, "", old.title, None)


def _figure_changes(old: PublishedReport, new: PublishedReport, place: Place) -> Iterator[Change]:
    for one, other in paired(old.figures, new.figures, _key_of_figure):
        figure = other or one
        assert figure is not None  # noqa: S101  of a pair one side at least is there
        about = f"{figure.table}: {figure.subject.text} ({figure.measure.value})"
        pair = Pair(place, *(None if each is None else each.origin for each in (one, other)))
        if one is not None and other is not None:
            found = _edits_of_figure(one, other, pair)
        else:
            kind = Kind.FIGURE_ADDED if one is None else Kind.FIGURE_REMOVED
            found = iter([pair.change(kind, "publicado", one, other)])
        yield from (replace(change, period=figure.period, reason=about) for change in found)


def _edits_of_figure(one: PublishedFigure, other: PublishedFigure, pair: Pair) -> Iterator[Change]:
    if one.text != other.text:
        yield pair.change(Kind.FIGURE_CHANGED, VALUE, one, other)
    sums = (" + ".join(map(plain, each.parts)) or None for each in (one, other))
    if one.parts != other.parts:
        yield pair.change(Kind.FIGURE_CHANGED, PARTS, *sums)
    yield from changed_fields(FIGURE, one, other, pair)


def _key_of_figure(figure: PublishedFigure) -> tuple[str, Subject, Measure, Period]:
    return plain_text(figure.table), figure.subject, figure.measure, figure.period
