"""What a unit told without the activities behind it, and how the page of a unit begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.language import plural, tr
from generator.core.quantity import format_percent
from generator.core.wording import counted, date_in_words, the_period
from generator.indicators.shares import is_removed
from generator.publishing.views.due import nothing_due
from generator.publishing.views.words import mean_text, percent, sentence, unknown_weight
from generator.publishing.written import together, written

if TYPE_CHECKING:
    from generator.core.model import ReportedShare, UnitPlan
    from generator.indicators.rollup import Rollup
    from generator.publishing.page import Source
    from generator.publishing.views.context import YearContext

_EXACT = 6


class ShareRow(Frozen):
    """A percentage that a unit told without detail."""

    period: str
    percent: str
    cut_off: str
    note: str
    source: Source


def share_rows(context: YearContext, plan: UnitPlan) -> tuple[ShareRow, ...]:
    """Return the percentages that a unit told, in the order of the file."""
    return tuple(_share_row(context, plan, share) for share in plan.reported_shares)


def _share_row(context: YearContext, plan: UnitPlan, share: ReportedShare) -> ShareRow:
    gone = (
        tr("No cuenta: un cambio aprobado ya había eliminado la unidad.")
        if is_removed(plan.removal, share.period)
        else ""
    )
    # The page says of which folder.
    text = tr("{file}, línea {line}", file=share.origin.file.rpartition("/")[2], line=share.origin.line)
    return ShareRow(
        period=sentence(share.period.label),
        percent=format_percent(share.percent, _EXACT),
        cut_off=tr("al {as_of}", as_of=date_in_words(share.as_of)) if share.as_of else "",
        note=together(gone, written(share.notes)),
        source=replace(context.source(share.origin), text=text),
    )


def unit_lead(context: YearContext, plan: UnitPlan) -> tuple[str, ...]:
    """Say what is known of a unit's year: what it promised, whether it was removed, and how it stands."""
    gone = (
        tr("Un cambio aprobado la eliminó desde {since}.", since=the_period(plan.removal.since)) if plan.removal else ""
    )
    return tuple(
        line for line in (_promised(context, plan), gone, _known(context, plan), _doubted(context, plan)) if line
    )


def _doubted(context: YearContext, plan: UnitPlan) -> str:
    """Say how many results are doubted of those that make the unit's percentage."""
    rollup = context.indicators.unit(plan.org_unit, context.current)
    number = context.indicators.doubted(plan.org_unit, context.current)
    if not number or rollup.mean is None or rollup.as_reported:
        return ""
    if number == 1:
        return tr("1 resultado está en duda: su comentario contradice la cifra, o no la explica.")
    return tr(
        "{number} resultados están en duda: sus comentarios contradicen la cifra, o no la explican.", number=number
    )


def _promised(context: YearContext, plan: UnitPlan) -> str:
    year, deleted = context.annual.year, len(context.story.units[plan.org_unit].deleted)
    activities = counted(len(plan.activities) + deleted, "actividad", "actividades")
    if plan.is_partial and plan.activities:
        part = f"{activities}{_removed(plan)}{_deleted(deleted)}"
        return tr(
            "De las actividades de esta unidad para {year}, el documento publica solo una parte: {part}.",
            year=year,
            part=part,
        )
    if plan.activities:
        return tr(
            "Esta unidad se comprometió a {activities} para {year}{removed}.",
            activities=activities,
            year=year,
            removed=f"{_removed(plan)}{_deleted(deleted)}",
        )
    if plan.reported_shares:
        return tr(
            "El documento no publica las actividades de esta unidad para {year}, solo los porcentajes que informó.",
            year=year,
        )
    if plan.progress:
        return tr(
            "El documento no publica metas de esta unidad para {year}, solo lo que informó haber hecho.", year=year
        )
    return tr("El plan de {year} publicado aquí no tiene actividades de esta unidad.", year=year)


def _removed(plan: UnitPlan) -> str:
    """Say how many goals a change removed while the unit stayed."""
    removed = [goal for goal in plan.activities if goal.removal]
    if not removed or plan.removal:
        return ""
    verb = plural(len(removed), "se eliminó", "se eliminaron")
    return tr("; después {verb} {removed} por un cambio aprobado", verb=verb, removed=len(removed))


def _deleted(number: int) -> str:
    """Say how many goals vanished from the plan, without a change that removed them."""
    return (
        tr("; {number} ya no {verb} en el plan", number=number, verb=plural(number, "está", "están")) if number else ""
    )


def _known(context: YearContext, plan: UnitPlan) -> str:
    rollup = context.indicators.unit(plan.org_unit, context.current)
    if not plan.has_reported:
        unknown = tr("No ha publicado avances aquí: no se sabe cuánto se cumplió.") if plan.activities else ""
        return nothing_due(context, ((plan, goal) for goal in plan.activities)) or unknown
    if rollup.mean is None:
        if not plan.activities and not plan.reported_shares:
            return tr("Sin una meta con qué compararlo, no hay porcentaje.")
        why = unknown_weight(rollup) or f"{rollup.state.explanation[:1].lower()}{rollup.state.explanation[1:]}"
        return tr("Ha informado, pero aún no hay porcentaje: {why}.", why=why.rstrip("."))
    if rollup.as_reported:
        return _told(context, rollup)
    mean = mean_text(rollup, context.annual.frame.method)
    measured = counted(len(rollup.measured), "actividad", "actividades")
    if rollup.is_partial:
        total = len(rollup.members)
        verb = plural(len(rollup.measured), "mide", "miden")
        return tr(
            "Faltan informes: con los recibidos solo se {verb} {measured} de {total}, con un promedio de {mean}.",
            verb=verb,
            measured=measured,
            total=total,
            mean=mean,
        )
    return tr(
        "Su cumplimiento {when} es {mean}, promedio de {measured}.", when=context.when, mean=mean, measured=measured
    )


def _told(context: YearContext, rollup: Rollup) -> str:
    mean = percent(rollup.mean, context.annual.frame.method)
    if rollup.cut_off is not None:
        return tr(
            "Al {cut_off} su avance era {mean}, informado por la unidad, sin detalle.",
            cut_off=date_in_words(rollup.cut_off),
            mean=mean,
        )
    if len(rollup.shares) > 1:
        return tr(
            "Su cumplimiento {when} es {mean}, promedio de los porcentajes que informó por mes, sin detalle.",
            when=context.when,
            mean=mean,
        )
    return tr("Su cumplimiento {when} es {mean}, informado por la unidad, sin detalle.", when=context.when, mean=mean)
