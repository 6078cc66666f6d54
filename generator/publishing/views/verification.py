"""The page that compares what reports printed with what their own data give."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import later, tr
from generator.core.model import Measure, Relation, SubjectKind
from generator.core.quantity import format_number, format_percent
from generator.core.wording import counted, date_in_words, listed
from generator.indicators.verification import Answer, decimals_of
from generator.publishing import addresses
from generator.publishing.official.periods import report_title
from generator.publishing.page import Link, Page
from generator.publishing.views.blocks import KeyFigure
from generator.publishing.views.downloads import table_data
from generator.publishing.views.words import UNKNOWN, Badge, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from generator.core.model import PublishedFigure, PublishedReport, Subject
    from generator.core.quantity import Quantity
    from generator.indicators.verification import Verdict
    from generator.publishing.views.context import YearContext

ANSWERS = {
    Answer.EQUAL: Badge("igual", later("Igual"), "=", "t-bien"),
    Answer.COPIED: Badge("transcrita", later("Transcrita"), "≡", "t-nulo"),
    Answer.DIFFERENT: Badge("diferente", later("Diferente"), "≠", "t-bajo"),
    Answer.UNKNOWN: Badge("no-recalculable", later("No se puede recalcular"), "?", "t-nulo"),
}
_TOTALS = {
    Answer.EQUAL: later("Iguales, vueltas a calcular"),
    Answer.COPIED: later("Solo transcritas"),
    Answer.DIFFERENT: later("Diferentes"),
    Answer.UNKNOWN: later("No se pueden recalcular"),
}
MEASURES = {
    Measure.COMPLIANCE: later("cumplimiento"),
    Measure.MEAN: later("promedio"),
    Measure.ADDITIONAL: later("adicional"),
    Measure.PROGRAMMED: later("programado"),
    Measure.EXECUTED: later("realizado"),
    Measure.COUNT: later("conteo"),
}
RELATIONS = {Relation.EQUAL: "", Relation.MORE: later("más de "), Relation.LESS: later("menos de ")}


def relation(of: Relation) -> str:
    """Return what is said before a figure that is not exact: `más de `."""
    return tr(RELATIONS[of]) if RELATIONS[of] else ""


class FigureRow(Frozen):
    """A published figure: of what, printed, recomputed, and why they differ."""

    number: int
    table: str
    link: Link
    what: str
    when: str
    printed: str
    recomputed: str
    exact: str
    badge: Badge
    account: str
    reason: str
    note: str
    doubt: str
    period: str
    measure: str


class Difference(Frozen):
    """Printed figures of one thing that differ alike, told once: the first of them, and the periods of all."""

    row: FigureRow
    numbers: tuple[int, ...]
    what: str
    tables: str


class FigureTable(Frozen):
    """The figures of one table of a report, folded: those that differ stand first on the page."""

    caption: str
    summary: str
    rows: tuple[FigureRow, ...]


class ReportItem(Frozen):
    """A report, table by table."""

    anchor: str
    title: str
    path: str
    date: str
    owner: str
    note: str
    tables: tuple[FigureTable, ...]


class VerificationView(Frozen):
    """Totals first, then what is remarked of the year's document, then every figure."""

    lead: tuple[str, ...]
    figures: tuple[KeyFigure, ...]
    note: str
    different: tuple[Difference, ...]
    reports: tuple[ReportItem, ...]


def verification_page(context: YearContext) -> Page:
    """Return the page of the published figures against the recomputed ones."""
    path = addresses.verification(context.base)
    counts = Counter(verdict.answer for verdict in context.verdicts)
    figures = tuple(KeyFigure(tr(_TOTALS[answer]), str(counts[answer])) for answer in Answer)
    reports = tuple(_report(context, report) for report in context.annual.verified_reports)
    rows = [row for report in reports for table in report.tables for row in table.rows]
    view = VerificationView(
        lead=_lead(context, counts),
        figures=(KeyFigure(tr("Cifras publicadas"), str(len(context.verdicts))), *figures),
        note=context.annual.frame.notes,
        different=_differences([row for row in rows if row.badge is ANSWERS[Answer.DIFFERENT]]),
        reports=reports,
    )
    return context.page(
        path,
        "verificacion.html",
        tr("Verificación, {label}", label=context.label),
        tr(
            "Las cifras que publicó {name} en {year}, vueltas a calcular.",
            name=context.annual.institution.name,
            year=context.annual.year,
        ),
        view,
        current=path,
        origin=context.annual.verified_reports[0].origin,
        data=table_data(context.base, "verificacion", tr("Comparación")),
    )


def _differences(rows: list[FigureRow]) -> tuple[Difference, ...]:
    told = attrgetter("link", "measure", "printed", "recomputed", "account", "reason", "note", "doubt")
    return tuple(_difference(list(alike)) for _, alike in groupby(rows, key=told))


def _difference(alike: list[FigureRow]) -> Difference:
    return Difference(
        row=alike[0],
        numbers=tuple(row.number for row in alike),
        what=f"{alike[0].what}, {listed(row.when for row in alike)}",
        tables=" · ".join(dict.fromkeys(row.table for row in alike)),
    )


def printed_means(context: YearContext) -> tuple[Link, ...]:
    """Say which averages the institution printed of itself are not what its own data give, and where it is told."""
    found: dict[str, Link] = {}
    for number, verdict in enumerate(context.verdicts, start=1):
        figure = verdict.figure
        is_of_all = figure.subject.kind is SubjectKind.INSTITUTION and figure.period == context.current
        if is_of_all and verdict.answer is Answer.DIFFERENT and verdict.recomputed:
            text = tr(
                "La institución publicó {printed} como promedio de este mismo período; "
                "con sus propios datos da {mine}.",
                printed=f"{relation(figure.relation)}{shown(figure.quantity)}",
                mine=shown(verdict.recomputed),
            )
            found.setdefault(text, Link(text, f"{addresses.verification(context.base)}#diferencia-{number}"))
    return tuple(found.values())


def _lead(context: YearContext, counts: Counter[Answer]) -> tuple[str, ...]:
    total = counted(len(context.verdicts), "cifra", "cifras")
    reports = counted(len(context.annual.verified_reports), "informe publicado", "informes publicados")
    if not counts[Answer.DIFFERENT]:
        known = tr("Ninguna de las que se pueden recalcular difiere.")
    else:
        differ = counted(counts[Answer.DIFFERENT], "difiere", "difieren")
        known = tr(
            "De ellas {differ} de lo que dan sus propios datos; junto a cada una está la razón, si se encontró.",
            differ=differ,
        )
    first = tr(
        "Aquí se comparan {total} de {reports} con las que dan sus propios datos y la metodología del ejercicio.",
        total=total,
        reports=reports,
    )
    copied = counts[Answer.COPIED]
    if not copied:
        return (first, known)
    if not counts[Answer.EQUAL]:
        return (
            first,
            tr("{known} Ninguna sale de una cuenta: solo se ve que se copiaron como se imprimieron.", known=known),
        )
    apart = tr(
        "De las iguales, {counts} se volvieron a calcular; otras {copied} {one} de ninguna "
        "cuenta: solo se ve que se copiaron como se imprimieron.",
        counts=counts[Answer.EQUAL],
        copied=copied,
        one=tr("no sale") if copied == 1 else tr("no salen"),
    )
    return (first, known, apart)


def _report(context: YearContext, report: PublishedReport) -> ReportItem:
    tables: dict[str, dict[int, Verdict]] = {}
    for number, verdict in enumerate(context.verdicts, start=1):
        if verdict.report is report:
            tables.setdefault(verdict.figure.table, {})[number] = verdict
    return ReportItem(
        anchor=f"informe-{report.id}",
        title=report.title or report_title(context.annual, report.period),
        path=addresses.report(context.base, report.period),
        date=date_in_words(report.date) if report.date else "",
        owner=report.owner,
        note=report.notes,
        tables=tuple(_table(context, name, found) for name, found in tables.items()),
    )


def _table(context: YearContext, name: str, verdicts: Mapping[int, Verdict]) -> FigureTable:
    counts = Counter(verdict.answer for verdict in verdicts.values())
    summary = ", ".join(f"{tr(_TOTALS[answer]).lower()}: {counts[answer]}" for answer in Answer if counts[answer])
    rows = tuple(_row(context, number, verdict) for number, verdict in verdicts.items())
    return FigureTable(name, summary, rows)


def _row(context: YearContext, number: int, verdict: Verdict) -> FigureRow:
    figure = verdict.figure
    printed = f"{relation(figure.relation)}{shown(figure.quantity)}"
    mine = shown(verdict.recomputed) if verdict.recomputed else UNKNOWN
    exact = _exact(verdict.exact, figure.quantity) if verdict.exact is not None else ""
    if verdict.uncapped:
        mine, exact = tr("{exact}; {mine} con el tope", exact=exact, mine=mine), ""
    return FigureRow(
        number=number,
        table=figure.table,
        link=subject_link(context, figure.subject),
        what=sentence(tr(MEASURES[figure.measure])),
        when=figure.period.short_label,
        printed=printed,
        recomputed=mine if verdict.recomputed or verdict.answer is Answer.UNKNOWN else verdict.state.label,
        exact=exact if exact != mine else "",
        badge=ANSWERS[verdict.answer],
        account=verdict.account,
        reason=verdict.reason.removeprefix(verdict.account),
        note=figure.notes,
        doubt=_doubt(context, figure),
        period=figure.period.code,
        measure=figure.measure.value,
    )


def _doubt(context: YearContext, figure: PublishedFigure) -> str:
    """Return why a printed percentage is doubted, though it is what its figures give; "" where nobody declared it."""
    subject = figure.subject
    if subject.kind is not SubjectKind.ACTIVITY or figure.measure is not Measure.COMPLIANCE:
        return ""
    return context.annual.by_unit[subject.unit].by_code[subject.code].doubt


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
