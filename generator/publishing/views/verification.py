"""The page that compares what reports printed with what their own data give."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.model import Measure, Relation, SubjectKind
from generator.core.quantity import format_number, format_percent
from generator.core.wording import counted, date_in_words
from generator.indicators.verification import Answer, decimals_of
from generator.publishing import addresses
from generator.publishing.official.periods import report_title
from generator.publishing.page import Link, Page
from generator.publishing.views.blocks import KeyFigure
from generator.publishing.views.downloads import table_data
from generator.publishing.views.words import UNKNOWN, Badge, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from generator.core.model import PublishedReport, Subject
    from generator.core.quantity import Quantity
    from generator.indicators.verification import Verdict
    from generator.publishing.page import Source
    from generator.publishing.views.context import YearContext

ANSWERS = {
    Answer.EQUAL: Badge("igual", "Igual", "=", "t-bien"),
    Answer.DIFFERENT: Badge("diferente", "Diferente", "≠", "t-bajo"),
    Answer.UNKNOWN: Badge("no-recalculable", "No se puede recalcular", "?", "t-nulo"),
}
_TOTALS = {
    Answer.EQUAL: "Iguales",
    Answer.DIFFERENT: "Diferentes",
    Answer.UNKNOWN: "No se pueden recalcular",
}
MEASURES = {
    Measure.COMPLIANCE: "cumplimiento",
    Measure.MEAN: "promedio",
    Measure.ADDITIONAL: "adicional",
    Measure.PROGRAMMED: "programado",
    Measure.EXECUTED: "realizado",
}
RELATIONS = {Relation.EQUAL: "", Relation.MORE: "más de ", Relation.LESS: "menos de "}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A published figure: of what, printed, recomputed, and why they differ."""

    link: Link
    what: str
    printed: str
    recomputed: str
    exact: str
    badge: Badge
    reason: str
    note: str
    source: Source
    period: str
    measure: str


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The figures of one table of a report."""

    caption: str
    summary: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class ReportItem:
    """A report, table by table."""

    anchor: str
    title: str
    path: str
    date: str
    owner: str
    note: str
    tables: tuple[FigureTable, ...]


@dataclass(frozen=True, slots=True)
class VerificationView:
    """Totals first, then every figure."""

    lead: tuple[str, ...]
    figures: tuple[KeyFigure, ...]
    reports: tuple[ReportItem, ...]


def verification_page(context: YearContext) -> Page:
    """Return the page of the published figures against the recomputed ones."""
    path = addresses.verification(context.base)
    counts = Counter(verdict.answer for verdict in context.verdicts)
    figures = tuple(KeyFigure(_TOTALS[answer], str(counts[answer])) for answer in Answer)
    view = VerificationView(
        lead=_lead(context, counts),
        figures=(KeyFigure("Cifras publicadas", str(len(context.verdicts))), *figures),
        reports=tuple(_report(context, report) for report in context.annual.verified_reports),
    )
    return context.page(
        path,
        "verificacion.html",
        f"Verificación, {context.label}",
        f"Las cifras que publicó {context.annual.institution.name} en {context.annual.year}, vueltas a calcular.",
        view,
        current=path,
        origin=context.annual.verified_reports[0].origin,
        data=table_data(context.base, "verificacion", "Comparación"),
    )


def _lead(context: YearContext, counts: Counter[Answer]) -> tuple[str, ...]:
    total = counted(len(context.verdicts), "cifra", "cifras")
    reports = counted(len(context.annual.verified_reports), "informe publicado", "informes publicados")
    if not counts[Answer.DIFFERENT]:
        known = "Ninguna de las que se pueden recalcular difiere."
    else:
        differ = counted(counts[Answer.DIFFERENT], "difiere", "difieren")
        known = f"De ellas {differ} de lo que dan sus propios datos; junto a cada una está la razón, si se encontró."
    first = f"Aquí se comparan {total} de {reports} con las que dan sus propios datos y la metodología del ejercicio."
    return (first, known)


def _report(context: YearContext, report: PublishedReport) -> ReportItem:
    tables: dict[str, list[Verdict]] = {}
    for verdict in context.verdicts:
        if verdict.report is report:
            tables.setdefault(verdict.figure.table, []).append(verdict)
    return ReportItem(
        anchor=f"informe-{report.id}",
        title=report.title or report_title(context.annual, report.period),
        path=addresses.report(context.base, report.period),
        date=date_in_words(report.date) if report.date else "",
        owner=report.owner,
        note=report.notes,
        tables=tuple(FigureTable(name, _summary(found), _rows(context, found)) for name, found in tables.items()),
    )


def _summary(verdicts: Sequence[Verdict]) -> str:
    counts = Counter(verdict.answer for verdict in verdicts)
    return ", ".join(f"{_TOTALS[answer].lower()}: {counts[answer]}" for answer in Answer if counts[answer])


def _rows(context: YearContext, verdicts: Sequence[Verdict]) -> tuple[FigureRow, ...]:
    return tuple(_row(context, verdict) for verdict in verdicts)


def _row(context: YearContext, verdict: Verdict) -> FigureRow:
    figure = verdict.figure
    printed = f"{RELATIONS[figure.relation]}{shown(figure.quantity)}"
    mine = shown(verdict.recomputed) if verdict.recomputed else UNKNOWN
    exact = _exact(verdict.exact, figure.quantity) if verdict.exact is not None else ""
    return FigureRow(
        link=subject_link(context, figure.subject),
        what=f"{sentence(MEASURES[figure.measure])}, {figure.period.short_label}",
        printed=printed,
        recomputed=mine if verdict.recomputed or verdict.answer is Answer.UNKNOWN else verdict.state.label,
        exact=exact if exact != mine else "",
        badge=ANSWERS[verdict.answer],
        reason=verdict.reason,
        note=figure.notes,
        source=context.source(figure.origin),
        period=figure.period.code,
        measure=figure.measure.value,
    )


def shown(quantity: Quantity) -> str:
    """Return a printed figure with as many decimals as it was printed with."""
    decimals = decimals_of(quantity)
    return (format_percent if quantity.is_percent else format_number)(quantity.value, decimals)


def _exact(value: Decimal, printed: Quantity) -> str:
    decimals = max(2, decimals_of(printed))
    return (format_percent if printed.is_percent else format_number)(value, decimals)


def subject_link(context: YearContext, subject: Subject) -> Link:
    """Return the name and the page of what a published figure is about."""
    annual = context.annual
    if subject.kind is SubjectKind.INSTITUTION:
        return Link(annual.institution.name, context.base)
    if subject.kind is SubjectKind.AUTHORITY:
        return Link(context.name_of(subject.unit), addresses.authority(context.base, subject.unit))
    if subject.kind is SubjectKind.ELEMENT:
        name = annual.strategy.by_code[subject.code].name if annual.strategy else ""
        return Link(f"{subject.code} {name}".strip(), addresses.element(context.base, subject.code))
    if subject.kind is SubjectKind.ACTIVITY:
        name = annual.by_unit[subject.unit].by_code[subject.code].name
        return Link(f"{subject.code} {name}", addresses.activity(context.base, subject.unit, subject.code))
    return context.unit_link(subject.unit)
