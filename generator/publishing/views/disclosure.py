"""What the law asks to publish of the plan, part by part: where it is, since when, who answers, and what is missing.

It tells what the site covers. Whether an institution complies with the law is not for a program to say.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import later, tr
from generator.core.model import Matter
from generator.core.wording import counted, date_in_words, listed
from generator.publishing import addresses
from generator.publishing.views.disclosed_files import DisclosedFile, files_of
from generator.publishing.views.due import reports_owed
from generator.publishing.views.update_calendar import Update, calendar_lead, updates
from generator.publishing.views.words import Badge, sentence
from generator.publishing.views.year import month_statuses
from generator.publishing.written import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.core.model import AbsenceAct, Asked, Law
    from generator.core.period import Period
    from generator.publishing.page import Link, Page
    from generator.publishing.views.context import YearContext

PUBLISHED = Badge("publicado", later("Publicado"), "●", "t-bien")
PARTLY = Badge("en-parte", later("Publicado en parte"), "◑", "t-medio")
ABSENT = Badge("inexistente", later("Inexistente, según acta"), "∅", "t-nulo")
NOT_YET = Badge("aun-no", later("Todavía no hay nada que publicar"), "…", "t-nulo")
LACKING = Badge("falta", later("Falta"), "○", "t-bajo")
_ARTICLE = re.compile(r"artículo (?P<article>\d+), numeral (?P<item>\d+)")
_COVERED = {PUBLISHED, PARTLY, ABSENT}
_NO_RESTRUCTURING = later(
    "No hay ningún plan ni proyecto publicado, ni un acta que diga que no existe: desde aquí no se sabe si lo hay."
)
NOBODY = later("no publicado")


class Act(Frozen):
    """An act of non-existence."""

    text: str
    url: str


class PartView(Frozen):
    """A part of what the law asks."""

    anchor: str
    title: str
    quote: str
    badge: Badge
    files: tuple[DisclosedFile, ...]
    owner: str
    notes: str
    act: Act | None
    missing: tuple[str, ...]
    units: tuple[Link, ...]
    """The units that lack something, named in `missing`."""


class DisclosureView(Frozen):
    """What the law asks, and what the site covers of it."""

    asks: str
    source: str
    lead: str
    year: str
    current: str
    parts: tuple[PartView, ...]
    calendar: str
    updates: tuple[Update, ...]


def disclosure_page(context: YearContext, sizes: Mapping[str, int]) -> Page:
    """Return the page of what the law asks to publish; `sizes` are those of the files of the site."""
    path = addresses.disclosure(context.base)
    law = context.site.law_of(context.annual.institution.country)
    parts = tuple(_part(context, asked, sizes) for asked in law.parts)
    view = DisclosureView(
        asks=tr(
            "Lo que pide la {name} ({acronym}), {provision}",
            name=law.name,
            acronym=law.acronym,
            provision=_provision(law),
        )
        if law.name
        else "",
        source=law.source,
        lead=_lead(law, parts),
        year=str(context.annual.year),
        current=_validity(context),
        parts=parts,
        calendar=calendar_lead(context),
        updates=updates(context),
    )
    return context.page(
        path,
        "divulgacion.html",
        tr("Divulgación, {year}", year=context.annual.year),
        tr(
            "Qué publica {name} de su plan de {year}, dónde está, de cuándo es y qué falta.",
            name=context.annual.institution.name,
            year=context.annual.year,
        ),
        view,
        current=path,
        origin=context.annual.frame.origin,
        data=(),
        shows_method=False,
    )


def _provision(law: Law) -> str:
    """Return an article and its number as the language being spoken cites them; anything else as it is written."""
    found = _ARTICLE.fullmatch(law.provision)
    return tr("artículo {article}, numeral {item}", **found.groupdict()) if found else written(law.provision)


def _lead(law: Law, parts: tuple[PartView, ...]) -> str:
    covered = sum(part.badge in _COVERED for part in parts)
    of = (
        tr(" de lo que nombra el {provision} de la {acronym}", provision=_provision(law), acronym=law.acronym)
        if law.name
        else ""
    )
    told = tr(
        "Aquí se responde a {covered} de las {parts}{of}.",
        covered=covered,
        parts=counted(len(parts), "parte", "partes"),
        of=of,
    )
    lacking = [part.title for part in parts if part.badge is LACKING]
    if lacking:
        told += tr(" Falta: {title}.", title=listed(title[:1].lower() + title[1:] for title in lacking))
    return told


def _validity(context: YearContext) -> str:
    """Say whether the plan is in force on the day of the data, as the Salvadoran portal does."""
    if context.annual.year == context.as_of.year:
        return tr("Sí")
    return (
        tr("No: el año terminó")
        if context.annual.year < context.as_of.year
        else tr("Todavía no: el año no ha empezado")
    )


def _part(context: YearContext, asked: Asked, sizes: Mapping[str, int]) -> PartView:
    told, frame = context.annual.frame.disclosure.part(asked.matter), context.annual.frame
    files = files_of(context, asked.matter, sizes)
    missing, units = _MISSING[asked.matter](context)
    return PartView(
        anchor=asked.matter.value,
        title=asked.title,
        quote=asked.quote,
        badge=_badge(context, asked.matter, has_files=bool(files), lacks=bool(missing)),
        files=files,
        owner=told.owner or frame.disclosure.owner or office_post(context),
        notes=told.notes,
        act=_act(told.act) if told.act else None,
        missing=() if told.act else missing,
        units=units,
    )


def _badge(context: YearContext, matter: Matter, *, has_files: bool, lacks: bool) -> Badge:
    if context.annual.frame.disclosure.part(matter).act:
        return ABSENT
    if has_files:
        return PARTLY if lacks else PUBLISHED
    if matter is Matter.RESULTS and not any(month.end < context.as_of for month in context.whole.months):
        return NOT_YET
    return LACKING


def office_post(context: YearContext) -> str:
    """Return the post at the head of the office of information: a post answers, and a unit is none."""
    office = context.annual.institution.information_office
    if office is None:
        return tr(NOBODY)
    return office.post or tr(
        "{nobody}; la oficina de información es {unit}", nobody=tr(NOBODY), unit=context.name_of(office.unit)
    )


def _act(act: AbsenceAct) -> Act:
    return Act(
        tr("Acta de inexistencia {code}, del {issued}", code=act.code, issued=date_in_words(act.issued)), act.url
    )


Missing = tuple[tuple[str, ...], tuple["Link", ...]]
"""What is missing, in sentences, and the units that they name."""


def _of_plan(context: YearContext) -> Missing:
    return tuple(_lacks_of_plan(context)), ()


def _lacks_of_plan(context: YearContext) -> Iterator[str]:
    institution, frame = context.annual.institution, context.annual.frame
    without = [
        unit.name
        for unit in institution.units
        if not institution.children(unit.id) and unit.id not in context.annual.by_unit
    ]
    if without:
        yield tr(
            "No hay plan de {without}: {without2}.",
            without=counted(len(without), "unidad", "unidades"),
            without2=listed(without),
        )
    if not frame.document.url:
        yield tr("No se ha indicado dónde está el documento oficial.")
    if not frame.approved and not frame.document.date:
        yield tr("No se ha indicado cuándo se aprobó.")


def _of_results(context: YearContext) -> Missing:
    if not any(plan.has_reported for plan in context.annual.plans):
        over = any(month.end < context.as_of for month in context.whole.months)
        none = tr("Ninguna unidad ha publicado avances de este año.")
        return ((f"{none} {reports_owed(context)}".rstrip(),) if over else ()), ()
    late = [status for status in month_statuses(context) if not status.is_complete]
    told = (
        tr("{month}: unidades que han informado, {reported}", month=sentence(each.month), reported=each.reported)
        for each in late
    )
    since = (_lapsed(context, each.closes) for each in late)
    return tuple(f"{month}{lapsed}." for month, lapsed in zip(told, since, strict=True)), ()


def _lapsed(context: YearContext, month: Period) -> str:
    """Say since when the reports of a month are late, where the institution has set a time."""
    days = context.annual.frame.reporting_days
    last = month.end + timedelta(days=days or 0)
    return tr("; el plazo venció el {last}", last=date_in_words(last)) if days and last < context.as_of else ""


def _of_targets(context: YearContext) -> Missing:
    without = [plan.org_unit for plan in context.annual.plans if not plan.activities]
    if not without:
        return (), ()
    told = tr("De {without} no se publican metas:", without=counted(len(without), "unidad", "unidades"))
    return (told,), tuple(context.unit_link(unit) for unit in without)


def _of_restructuring(context: YearContext) -> Missing:
    if context.annual.frame.disclosure.restructuring.documents:
        return (), ()
    return (tr(_NO_RESTRUCTURING),), ()


_MISSING: Mapping[Matter, Callable[[YearContext], Missing]] = {
    Matter.PLAN: _of_plan,
    Matter.RESULTS: _of_results,
    Matter.TARGETS: _of_targets,
    Matter.RESTRUCTURING: _of_restructuring,
}
