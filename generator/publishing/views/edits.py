"""What was published and then rewritten in its place, as git shows it: what units told, and what reports printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.model import SubjectKind
from generator.core.wording import counted, date_in_words, listed, named, of_period
from generator.publishing.views.verification import MEASURES, relation, shown
from generator.publishing.views.words import percent, sentence
from generator.publishing.written import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Activity, OrgUnit, PublishedFigure, StrategicElement, Subject, UnitPlan
    from generator.history.record import EditedFigure, EditedShare
    from generator.publishing.page import Link
    from generator.publishing.views.context import YearContext


class Edit(Frozen):
    """A report, or a told percentage, that was rewritten after it had been published, and when."""

    unit: Link
    sentence: str


def unit_edits(context: YearContext, plan: UnitPlan) -> Iterator[Edit]:
    """Yield what a unit rewrote of what it had told: its reports, then the percentages without activities behind."""
    record, link = context.record.unit(plan.year, plan.org_unit), context.short_link(plan.org_unit)
    for told in record.told:
        if told.edited:
            said = tr(
                "El informe {period} se editó el {edited}, ya publicado",
                period=of_period(told.period),
                edited=date_in_words(told.edited),
            )
            yield Edit(link, said)
    for share in record.edited_shares:
        yield Edit(link, _share_said(context, share))


def _share_said(context: YearContext, share: EditedShare) -> str:
    method = context.annual.frame.method
    period, day, before = of_period(share.period), date_in_words(share.edited), percent(share.before, method)
    if share.after is None:
        return tr(
            "El porcentaje informado {period} se borró el {day}, ya publicado: era {before}",
            period=period,
            day=day,
            before=before,
        )
    return tr(
        "El porcentaje informado {period} se editó el {day}, ya publicado: era {before} y ahora es {after}",
        period=period,
        day=day,
        before=before,
        after=percent(share.after, method),
    )


def report_edits(context: YearContext) -> Iterator[str]:
    """Yield what was edited of the figures that official reports printed, and the reports that are gone."""
    for report in context.record.reports.get(context.annual.year, ()):
        name = named(report.title) if report.title else report.id
        if report.gone is not None:
            yield _gone_said(name, date_in_words(report.gone), report.printed)
        for figure in report.figures:
            yield _figure_said(context, name, figure)


def _gone_said(name: str, day: str, printed: int) -> str:
    if not printed:
        return tr("El informe {name} se borró el {day}, ya publicado.", name=name, day=day)
    return tr(
        "El informe {name} se borró el {day}, ya publicado, con {figures}.",
        name=name,
        day=day,
        figures=counted(printed, "cifra impresa", "cifras impresas"),
    )


def _figure_said(context: YearContext, report: str, edit: EditedFigure) -> str:
    figure = edit.before
    what = tr(
        "En {report}, {subject}, {measure} {period}",
        report=report,
        subject=_subject_name(context, figure.subject),
        measure=tr(MEASURES[figure.measure]),
        period=of_period(figure.period),
    )
    day, before = date_in_words(edit.edited), _printed(figure)
    if edit.after is None:
        return tr("{what}: la cifra se borró el {day}; era {before}.", what=what, day=day, before=before)
    notes = "" if edit.after.notes == figure.notes else edit.after.notes  # one that was there before explains nothing
    return tr(
        "{what}: se editó el {day}; era {before} y ahora es {after}. {note}",
        what=what,
        day=day,
        before=before,
        after=_printed(edit.after),
        note=tr("Nota: {note}", note=written(notes)) if notes else tr("Ninguna nota dice por qué."),
    )


def _printed(figure: PublishedFigure) -> str:
    return f"{relation(figure.relation)}{shown(figure.quantity)}"


def _subject_name(context: YearContext, subject: Subject) -> str:
    """Return what a figure is about by its code and its name; by its code alone, where that is no longer there."""
    annual = context.annual
    if subject.kind is SubjectKind.INSTITUTION:
        return annual.institution.acronym or annual.institution.name
    found: StrategicElement | Activity | OrgUnit | None = None
    if subject.kind is SubjectKind.ELEMENT and annual.strategy:
        found = annual.strategy.by_code.get(subject.code)
    elif subject.kind is SubjectKind.ACTIVITY and subject.unit in annual.by_unit:
        found = annual.by_unit[subject.unit].by_code.get(subject.code)
    elif not subject.code:
        found = annual.institution.by_id.get(subject.unit)
    return named(f"{subject.code} {found.name if found else ''}".strip() or subject.unit)


def edits_lead(context: YearContext) -> str:
    """Say how much of what was told and printed of a year was edited after it had been published; "" if nothing was."""
    records = [context.record.unit(plan.year, plan.org_unit) for plan in context.annual.plans]
    reports = sum(told.edited is not None for record in records for told in record.told)
    shares = sum(len(record.edited_shares) for record in records)
    edited = context.record.reports.get(context.annual.year, ())
    figures = sum(len(report.figures) for report in edited)
    gone = sum(report.gone is not None for report in edited)
    found = [
        *([counted(reports, "informe", "informes")] if reports else ()),
        *([counted(shares, "porcentaje informado", "porcentajes informados")] if shares else ()),
        *([counted(figures, "cifra impresa", "cifras impresas")] if figures else ()),
    ]
    verb = tr("Se editó") if reports + shares + figures == 1 else tr("Se editaron")
    said = [sentence(tr("{verb} {found} después de publicarse.", verb=verb, found=listed(found)))] if found else []
    if gone:
        verb = tr("Se borró") if gone == 1 else tr("Se borraron")
        reports_gone = counted(gone, "informe oficial ya publicado", "informes oficiales ya publicados")
        said.append(f"{verb} {reports_gone}.")
    return " ".join(said)
