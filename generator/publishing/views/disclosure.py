"""What the law asks to publish of the plan, part by part: where it is, since when, who answers, and what is missing.

It tells what the site covers. Whether an institution complies with the law is not for a program to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from generator.core.model import Matter
from generator.core.wording import counted, date_in_words, listed
from generator.publishing import addresses
from generator.publishing.views.disclosed_files import DisclosedFile, files_of
from generator.publishing.views.update_calendar import Update, calendar_lead, updates
from generator.publishing.views.words import Badge, sentence
from generator.publishing.views.year import month_statuses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.core.model import AbsenceAct, Asked, Law
    from generator.core.period import Period
    from generator.publishing.page import Link, Page
    from generator.publishing.views.context import YearContext

PUBLISHED = Badge("publicado", "Publicado", "●", "t-bien")
PARTLY = Badge("en-parte", "Publicado en parte", "◑", "t-medio")
ABSENT = Badge("inexistente", "Inexistente, según acta", "∅", "t-nulo")
NOT_YET = Badge("aun-no", "Todavía no hay nada que publicar", "…", "t-nulo")
LACKING = Badge("falta", "Falta", "○", "t-bajo")
_COVERED = {PUBLISHED, PARTLY, ABSENT}
_NO_RESTRUCTURING = (
    "No hay ningún plan ni proyecto publicado, ni un acta que diga que no existe: desde aquí no se sabe si lo hay."
)
NOBODY = "La institución no lo ha indicado"


@dataclass(frozen=True, slots=True)
class Act:
    """An act of non-existence."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class PartView:
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


@dataclass(frozen=True, slots=True)
class DisclosureView:
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
        asks=f"Lo que pide la {law.name} ({law.acronym}), {law.provision}" if law.name else "",
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
        f"Divulgación, {context.annual.year}",
        f"Qué publica {context.annual.institution.name} de su plan de {context.annual.year}, "
        "dónde está, de cuándo es y qué falta.",
        view,
        current=path,
        origin=context.annual.frame.origin,
        data=(),
        shows_method=False,
    )


def _lead(law: Law, parts: tuple[PartView, ...]) -> str:
    covered = sum(part.badge in _COVERED for part in parts)
    of = f" de lo que nombra el {law.provision} de la {law.acronym}" if law.name else ""
    told = f"Aquí se responde a {covered} de las {counted(len(parts), 'parte', 'partes')}{of}."
    lacking = [part.title for part in parts if part.badge is LACKING]
    if lacking:
        told += f" Falta: {listed(title[:1].lower() + title[1:] for title in lacking)}."
    return told


def _validity(context: YearContext) -> str:
    """Say whether the plan is in force on the day of the data, as the Salvadoran portal does."""
    if context.annual.year == context.as_of.year:
        return "Sí"
    return "No: el año terminó" if context.annual.year < context.as_of.year else "Todavía no: el año no ha empezado"


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
    """Return the post of the office of information, or the unit where it names none."""
    office = context.annual.institution.information_office
    return NOBODY if office is None else office.post or context.name_of(office.unit)


def _act(act: AbsenceAct) -> Act:
    return Act(f"Acta de inexistencia {act.code}, del {date_in_words(act.issued)}", act.url)


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
        yield f"No hay plan de {counted(len(without), 'unidad', 'unidades')}: {listed(without)}."
    if not frame.document.url:
        yield "No se ha indicado dónde está el documento oficial."
    if not frame.approved and not frame.document.date:
        yield "No se ha indicado cuándo se aprobó."


def _of_results(context: YearContext) -> Missing:
    if not any(plan.has_reported for plan in context.annual.plans):
        over = any(month.end < context.as_of for month in context.whole.months)
        return (("Ninguna unidad ha publicado avances de este año.",) if over else ()), ()
    by_name = {month.short_label: month for month in context.whole.months}
    late = [status for status in month_statuses(context) if not status.is_complete]
    told = (f"{sentence(each.month)}: unidades que han informado, {each.reported}" for each in late)
    since = (_lapsed(context, by_name[each.month]) for each in late)
    return tuple(f"{month}{lapsed}." for month, lapsed in zip(told, since, strict=True)), ()


def _lapsed(context: YearContext, month: Period) -> str:
    """Say since when the reports of a month are late, where the institution has set a time."""
    days = context.annual.frame.reporting_days
    last = month.end + timedelta(days=days or 0)
    return f"; el plazo venció el {date_in_words(last)}" if days and last < context.as_of else ""


def _of_targets(context: YearContext) -> Missing:
    without = [plan.org_unit for plan in context.annual.plans if not plan.activities]
    if not without:
        return (), ()
    told = f"De {counted(len(without), 'unidad', 'unidades')} no se publican metas:"
    return (told,), tuple(context.unit_link(unit) for unit in without)


def _of_restructuring(context: YearContext) -> Missing:
    if context.annual.frame.disclosure.restructuring.documents:
        return (), ()
    return (_NO_RESTRUCTURING,), ()


_MISSING: Mapping[Matter, Callable[[YearContext], Missing]] = {
    Matter.PLAN: _of_plan,
    Matter.RESULTS: _of_results,
    Matter.TARGETS: _of_targets,
    Matter.RESTRUCTURING: _of_restructuring,
}
