"""Official reports as pages: the list of a year's reports, and each report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.language import SPANISH, speaking, tr
from generator.publishing import addresses
from generator.publishing.official.files import DOCX_NAME, XLSX_NAME
from generator.publishing.official.pdf import PDF_NAME
from generator.publishing.official.periods import own_report
from generator.publishing.official.wording import colophon, data_day, dated, requests
from generator.publishing.page import Download, Link, Page
from generator.publishing.views.downloads import XLSX
from generator.publishing.views.report_blocks import part_items
from generator.publishing.views.words import sentence

if TYPE_CHECKING:
    from generator.core.period import Period
    from generator.publishing.official.document import OfficialReport, Signature
    from generator.publishing.views.context import YearContext
    from generator.publishing.views.report_blocks import PartItem


class ReportView(Frozen):
    """A whole report; `verification` is the page of its printed figures, "" where it has none.

    `ends_wide` says that its last part lies across the sheet, and so what closes it. `previous` and `following` are
    the reports of periods as long as its own.
    """

    institution: str
    subtitle: str
    period: str
    data_day: str
    notices: tuple[str, ...]
    request: tuple[str, ...]
    contents: tuple[Link, ...]
    parts: tuple[PartItem, ...]
    ends_wide: bool
    place: str
    signatures: tuple[Signature, ...]
    has_pdf: bool
    colophon: tuple[str, ...]
    verification: str
    previous: Link | None
    following: Link | None


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


def report_page(context: YearContext, period: Period, report: OfficialReport) -> Page:
    """Return the page of an official report."""
    path = addresses.report(context.base, period)
    own = own_report(context.annual, period)
    page = context.page(
        path,
        "informe.html",
        report.title,
        tr(
            "{title}: {period}. Informe oficial de {institution}, con sus cuadros y su texto.",
            title=report.title,
            period=report.period,
            institution=report.institution,
        ),
        _in_spanish(context, period, report),
        current=addresses.reports(context.base),
        trail=(Link(tr("Informes"), addresses.reports(context.base)),),
        origin=own.origin if own else context.annual.frame.origin,
        part=period.label,
        shows_method=bool(report.method),
    )
    return replace(page, downloads=_documents(path, with_pdf=context.site.with_pdf))


def _in_spanish(context: YearContext, period: Period, report: OfficialReport) -> ReportView:
    """Return what the template prints in Spanish, as the institution delivers it, on a site of any language."""
    with speaking(SPANISH):
        return report_view(context, period, report)


def report_view(context: YearContext, period: Period, report: OfficialReport) -> ReportView:
    """Return what the template of a report prints."""
    own = own_report(context.annual, period)
    parts = part_items(report.parts)
    alike = [other for other in context.report_periods if len(other) == len(period)]
    earlier = [other for other in alike if other.last < period.last]
    later = [other for other in alike if other.first > period.first]
    return ReportView(
        institution=report.institution,
        subtitle=report.subtitle,
        period=report.period,
        data_day=data_day(report),
        notices=report.notices,
        request=requests(report),
        contents=tuple(Link(part.title, part.anchor) for part in parts),
        parts=parts,
        ends_wide=bool(parts) and parts[-1].is_wide,
        place=dated(report),
        signatures=report.signatures,
        has_pdf=context.site.with_pdf,
        colophon=colophon(report),
        verification=f"{addresses.verification(context.base)}#informe-{own.id}" if own and own.figures else "",
        previous=_step(context, earlier[-1]) if earlier else None,
        following=_step(context, later[0]) if later else None,
    )


def _documents(path: str, *, with_pdf: bool) -> tuple[Download, ...]:
    """Return the files of a report, which stand beside its page."""
    return (
        *((Download(tr("PDF (para leer e imprimir)"), f"{path}{PDF_NAME}", PDF),) if with_pdf else ()),
        Download(tr("Word (para editar y firmar)"), f"{path}{DOCX_NAME}", DOCX),
        Download(tr("Excel (los cuadros)"), f"{path}{XLSX_NAME}", XLSX),
    )


def _step(context: YearContext, period: Period) -> Link:
    return Link(sentence(period.label), addresses.report(context.base, period))
