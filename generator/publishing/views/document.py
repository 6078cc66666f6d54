"""The plan's narrative, and the known faults of the published document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.wording import counted
from generator.publishing import addresses
from generator.publishing.page import Link, Page
from generator.publishing.views.blocks import CaveatItem, Fact, caveat_items
from generator.publishing.views.versions import ChangeRow, frame_rows
from generator.publishing.views.year import facts

if TYPE_CHECKING:
    from generator.core.model import Section
    from generator.publishing.views.context import YearContext


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The document's sections, in their order."""

    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    changes: tuple[ChangeRow, ...]
    note: str


@dataclass(frozen=True, slots=True)
class CaveatRow:
    """An activity with its faults."""

    link: Link
    code: str
    caveats: tuple[CaveatItem, ...]


@dataclass(frozen=True, slots=True)
class CaveatGroup:
    """A unit's activities with faults."""

    unit: Link
    rows: tuple[CaveatRow, ...]


@dataclass(frozen=True, slots=True)
class CaveatsView:
    """Every known fault of the year's document."""

    lead: str
    groups: tuple[CaveatGroup, ...]


def document_page(context: YearContext) -> Page:
    """Return the page of the plan's narrative."""
    frame = context.annual.frame
    path = addresses.document(context.base)
    return context.page(
        path,
        "documento.html",
        f"El documento: {frame.name}",
        f"Introducción, marco normativo, misión, visión y demás secciones del {frame.name}.",
        DocumentView(frame.sections, facts(context), frame_rows(context), frame.notes),
        current=path,
        origin=frame.origin,
        data=(),
        shows_method=False,
    )


def caveats_page(context: YearContext) -> Page:
    """Return the page of the known faults of the published document."""
    groups: dict[str, list[CaveatRow]] = {}
    for plan, activity in context.annual.activities():
        if activity.caveats:
            path = addresses.activity(context.base, plan.org_unit, activity.code)
            row = CaveatRow(Link(activity.name, path), activity.code, caveat_items(activity))
            groups.setdefault(plan.org_unit, []).append(row)
    total = sum(len(rows) for rows in groups.values())
    lead = (
        f"{counted(total, 'actividad tiene', 'actividades tienen')} en el "
        "documento oficial cifras que no cuadran o no se pueden leer. "
        "Aquí se conservan tal como se publicaron, con su explicación: nada se corrigió en silencio."
        if total
        else "No se conoce ninguna cifra del documento oficial que no cuadre."
    )
    view = CaveatsView(lead, tuple(CaveatGroup(context.unit_link(unit), tuple(rows)) for unit, rows in groups.items()))
    return context.page(
        addresses.caveats(context.base),
        "salvedades.html",
        f"Salvedades del documento, {context.annual.year}",
        f"Cifras del {context.annual.frame.name} que no cuadran o no se leen, conservadas como se publicaron.",
        view,
        current=context.base,
        data=(),
        shows_method=False,
    )
