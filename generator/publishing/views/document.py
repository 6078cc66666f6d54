"""The plan's narrative, and the known faults of the published document."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.wording import counted, listed
from generator.indicators.verification import Answer
from generator.publishing import addresses
from generator.publishing.page import Link, Page
from generator.publishing.views.blocks import CaveatItem, Fact
from generator.publishing.views.verification import MEASURES, relation, shown, subject_link
from generator.publishing.views.versions import ChangeRow, frame_rows
from generator.publishing.views.words import sentence
from generator.publishing.views.year import facts
from generator.publishing.written import together, written

if TYPE_CHECKING:
    from generator.core.model import Section
    from generator.indicators.verification import Verdict
    from generator.publishing.views.context import YearContext


class DocumentView(Frozen):
    """The document's sections, in their order."""

    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    changes: tuple[ChangeRow, ...]
    note: str


class CaveatRow(Frozen):
    """An activity with its faults."""

    link: Link
    code: str
    caveats: tuple[CaveatItem, ...]


class CaveatGroup(Frozen):
    """A unit's activities with faults."""

    unit: Link
    rows: tuple[CaveatRow, ...]


class DifferenceRow(Frozen):
    """A figure that a report prints and its own data do not give."""

    link: Link
    text: str
    reason: str


class CaveatsView(Frozen):
    """What does not add up in what was published; apart, what was merely not published."""

    lead: str
    differences: tuple[DifferenceRow, ...]
    verification_path: str
    groups: tuple[CaveatGroup, ...]
    unpublished_lead: str
    unpublished: tuple[CaveatGroup, ...]


def document_page(context: YearContext) -> Page:
    """Return the page of the plan's narrative."""
    frame = context.annual.frame
    path = addresses.document(context.base)
    return context.page(
        path,
        "documento.html",
        tr("El documento: {name}", name=frame.name),
        tr("Introducción, marco normativo, misión, visión y demás secciones del {name}.", name=frame.name),
        DocumentView(frame.sections, facts(context), frame_rows(context), frame.notes),
        current=path,
        origin=frame.origin,
        data=(),
        shows_method=False,
    )


def caveats_page(context: YearContext) -> Page:
    """Return the page of the known faults of what was published."""
    wrong, unpublished = (_groups(context, is_unpublished=kind) for kind in (False, True))
    different = [each for each in context.verdicts if each.answer is Answer.DIFFERENT]
    differences = tuple(_difference(context, list(alike)) for _, alike in groupby(different, key=_told_alike))
    view = CaveatsView(
        lead=_lead(_number(wrong), len(different)),
        differences=differences,
        verification_path=addresses.verification(context.base),
        groups=wrong,
        unpublished_lead=_unpublished_lead(_number(unpublished)),
        unpublished=unpublished,
    )
    return context.page(
        addresses.caveats(context.base),
        "salvedades.html",
        tr("Salvedades del documento, {year}", year=context.annual.year),
        tr("Cifras del {name} que no cuadran, no se leen o no se publicaron.", name=context.annual.frame.name),
        view,
        current=context.base,
        data=(),
        shows_method=False,
    )


def _groups(context: YearContext, *, is_unpublished: bool) -> tuple[CaveatGroup, ...]:
    """Return the activities with caveats of one kind, by unit."""
    groups: dict[str, list[CaveatRow]] = {}
    for plan, activity in context.annual.activities():
        found = tuple(each for each in activity.caveats if each.is_of_silence is is_unpublished)
        if found:
            path = addresses.activity(context.base, plan.org_unit, activity.code)
            row = CaveatRow(Link(activity.name, path), activity.code, tuple(CaveatItem(each.note) for each in found))
            groups.setdefault(plan.org_unit, []).append(row)
    return tuple(CaveatGroup(context.unit_link(unit), tuple(rows)) for unit, rows in groups.items())


def _number(groups: tuple[CaveatGroup, ...]) -> int:
    return sum(len(group.rows) for group in groups)


def _told_alike(verdict: Verdict) -> tuple[object, ...]:
    """Return what two differences have in common when one sentence tells both, but for their periods."""
    figure = verdict.figure
    printed = (relation(figure.relation), shown(figure.quantity))
    mine = shown(verdict.recomputed) if verdict.recomputed else ""
    return figure.subject, figure.measure, printed, mine, verdict.reason, figure.notes


def _difference(context: YearContext, alike: list[Verdict]) -> DifferenceRow:
    verdict = alike[0]
    figure = verdict.figure
    mine = tr("; con sus propios datos, {shown}", shown=shown(verdict.recomputed)) if verdict.recomputed else ""
    text = tr(
        "{measures}, {short_label}: impreso {relations}{shown}{mine}.",
        measures=sentence(tr(MEASURES[figure.measure])),
        short_label=listed(each.figure.period.short_label for each in alike),
        relations=relation(figure.relation),
        shown=shown(figure.quantity),
        mine=mine,
    )
    return DifferenceRow(subject_link(context, figure.subject), text, together(verdict.reason, written(figure.notes)))


def _lead(activities: int, differences: int) -> str:
    if not activities and not differences:
        return tr("No se conoce ninguna cifra de lo publicado que no cuadre.")
    goals = counted(activities, "actividad tiene", "actividades tienen")
    figures = counted(differences, "cifra impresa difiere", "cifras impresas difieren")
    parts = (
        *([tr("{goals} en lo publicado algo que no cuadra o no se puede leer", goals=goals)] if activities else ()),
        *([tr("{figures} de lo que dan sus propios datos", figures=figures)] if differences else ()),
    )
    kept = tr("Todo se conserva tal como se publicó, con su explicación: nada se corrigió en silencio.")
    return f"{listed(parts)}. {kept}"


def _unpublished_lead(activities: int) -> str:
    if not activities:
        return ""
    goals = counted(activities, "actividad", "actividades")
    return tr("De {goals} falta un dato en lo publicado. No es un error: es algo que no se publicó.", goals=goals)
