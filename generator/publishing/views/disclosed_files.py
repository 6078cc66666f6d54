"""Where each part of what the law asks is: pages and files of the site, and documents elsewhere, with their dates."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import later, tr
from generator.core.model import Matter
from generator.core.quantity import format_number
from generator.core.wording import date_in_words, of_period
from generator.publishing import addresses
from generator.publishing.official.files import DOCX_NAME, XLSX_NAME
from generator.publishing.rows import DATA_NAME
from generator.publishing.views.days import plan_days, result_days
from generator.publishing.views.words import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from generator.core.model import DisclosedDocument
    from generator.publishing.views.context import YearContext

PAGE = later("Página web")
_KILO = 1024


class DisclosedFile(Frozen):
    """A document in the table: `path` is of the site, `file` of a file of it, `url` of elsewhere."""

    label: str
    kind: str
    created: str
    updated: str
    path: str | None = None
    file: str = ""
    url: str = ""


def files_of(context: YearContext, matter: Matter, sizes: Mapping[str, int]) -> tuple[DisclosedFile, ...]:
    """Return where a part is published, here and elsewhere; `sizes` are those of the site's files, in bytes."""
    own = _HERE[matter](context, sizes)
    elsewhere = (_elsewhere(each) for each in context.annual.frame.disclosure.part(matter).documents)
    return (*own, *elsewhere)


def _plan(context: YearContext, sizes: Mapping[str, int]) -> Iterator[DisclosedFile]:
    if not context.annual.plans:
        return
    frame, days = context.annual.frame, _days(plan_days(context))
    yield DisclosedFile(frame.name, tr(PAGE), *days, path=context.base)
    if frame.sections:
        yield DisclosedFile(tr("El texto del plan"), tr(PAGE), *days, path=addresses.document(context.base))
    if frame.document.url:
        created = date_in_words(frame.document.date) if frame.document.date else UNKNOWN
        yield DisclosedFile(
            tr("El documento oficial"), _kind(frame.document.url), created, UNKNOWN, url=frame.document.url
        )
    made, base = date_in_words(context.as_of), context.base
    yield _file(tr("Las actividades, en CSV"), "CSV", f"{base}{DATA_NAME}.csv", made, sizes)
    yield _file(tr("Las tablas del año, en Excel"), "XLSX", f"{addresses.data(base)}{addresses.DATA_XLSX}", made, sizes)


def _results(context: YearContext, sizes: Mapping[str, int]) -> Iterator[DisclosedFile]:
    days = _days(result_days(context))
    if any(plan.has_reported for plan in context.annual.plans):
        yield DisclosedFile(tr("Cumplimiento de cada unidad"), tr(PAGE), *days, path=context.base)
    if context.report_periods:
        last = context.report_periods[-1]
        path = addresses.report(context.base, last)
        yield DisclosedFile(tr("Todos los informes oficiales"), tr(PAGE), *days, path=addresses.reports(context.base))
        made = date_in_words(context.as_of)
        for name, kind, program in ((DOCX_NAME, "DOCX", tr("Word")), (XLSX_NAME, "XLSX", tr("Excel"))):
            yield _file(
                tr("Informe {last}, en {program}", last=of_period(last), program=program),
                kind,
                f"{path}{name}",
                made,
                sizes,
            )
    if context.annual.verified_reports:
        path = addresses.verification(context.base)
        yield DisclosedFile(tr("Cifras publicadas, vueltas a calcular"), tr(PAGE), *days, path=path)


def _targets(context: YearContext, _sizes: Mapping[str, int]) -> Iterator[DisclosedFile]:
    if context.annual.plans:
        days = _days(plan_days(context))
        yield DisclosedFile(
            tr("Metas y objetivos, unidad por unidad"), tr(PAGE), *days, path=addresses.units(context.base)
        )
        yield DisclosedFile(tr("Cambios en las metas"), tr(PAGE), *days, path=addresses.changes(context.base))


def _none(_context: YearContext, _sizes: Mapping[str, int]) -> Iterator[DisclosedFile]:
    yield from ()


_HERE: Mapping[Matter, Callable[[YearContext, Mapping[str, int]], Iterator[DisclosedFile]]] = {
    Matter.PLAN: _plan,
    Matter.RESULTS: _results,
    Matter.TARGETS: _targets,
    Matter.RESTRUCTURING: _none,
}


def _file(label: str, kind: str, path: str, made: str, sizes: Mapping[str, int]) -> DisclosedFile:
    """Return a file that the site generates: it is of the day of its data, whenever what it tells was decided."""
    return DisclosedFile(label, f"{kind}, {size_in_words(sizes[path])}", made, made, file=path)


def _elsewhere(document: DisclosedDocument) -> DisclosedFile:
    kind = ", ".join(text for text in (document.format or _kind(document.url), document.size) if text)
    created, updated = (date_in_words(day) if day else UNKNOWN for day in (document.issued, document.updated))
    return DisclosedFile(document.name, kind, created, updated, url=document.url)


def _kind(url: str) -> str:
    """Return the type that an address ends in, `PDF`; without one it is a page."""
    name = url.partition("?")[0].rpartition("/")[2]
    return name.rpartition(".")[2].upper() if "." in name else tr(PAGE)


def _days(days: Sequence[date]) -> tuple[str, str]:
    return (date_in_words(days[0]), date_in_words(days[-1])) if days else (UNKNOWN, UNKNOWN)


def size_in_words(size: int) -> str:
    """Return the size of a file: `840 B`, `12.4 KB`, `1.2 MB`."""
    if size < _KILO:
        return f"{size} B"
    kilos = Decimal(size) / _KILO
    return (
        tr("{kilos} KB", kilos=format_number(kilos, 1))
        if kilos < _KILO
        else tr("{kilos} MB", kilos=format_number(kilos / _KILO, 1))
    )
