"""What a unit told without the activities behind it, and how the page of a unit begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.quantity import format_percent
from generator.core.wording import counted, date_in_words, the_period
from generator.indicators.shares import is_removed
from generator.publishing.views.words import mean_text, percent, sentence, unknown_weight

if TYPE_CHECKING:
    from generator.core.model import ReportedShare, UnitPlan
    from generator.indicators.rollup import Rollup
    from generator.publishing.page import Source
    from generator.publishing.views.context import YearContext

_EXACT = 6


@dataclass(frozen=True, slots=True)
class ShareRow:
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
        "No cuenta: un cambio aprobado ya había eliminado la unidad." if is_removed(plan.removal, share.period) else ""
    )
    return ShareRow(
        period=sentence(share.period.label),
        percent=format_percent(share.percent, _EXACT),
        cut_off=f"al {date_in_words(share.as_of)}" if share.as_of else "",
        note=" ".join(text for text in (gone, share.notes) if text),
        source=context.source(share.origin),
    )


def unit_lead(context: YearContext, plan: UnitPlan) -> tuple[str, ...]:
    """Say what is known of a unit's year: what it promised, whether it was removed, and how it stands."""
    gone = f"Un cambio aprobado la eliminó desde {the_period(plan.removal.since)}." if plan.removal else ""
    return tuple(line for line in (_promised(context, plan), gone, _known(context, plan)) if line)


def _promised(context: YearContext, plan: UnitPlan) -> str:
    year = context.annual.year
    activities = counted(len(plan.activities), "actividad", "actividades")
    if plan.is_partial and plan.activities:
        part = f"{activities}{_removed(plan)}"
        return f"De las actividades de esta unidad para {year}, el documento publica solo una parte: {part}."
    if plan.activities:
        return f"Esta unidad se comprometió a {activities} para {year}{_removed(plan)}."
    if plan.reported_shares:
        return f"El documento no publica las actividades de esta unidad para {year}, solo los porcentajes que informó."
    if plan.progress:
        return f"El documento no publica metas de esta unidad para {year}, solo lo que informó haber hecho."
    return f"El documento no publica actividades de esta unidad para {year}."


def _removed(plan: UnitPlan) -> str:
    """Say how many goals a change removed while the unit stayed."""
    removed = [goal for goal in plan.activities if goal.removal]
    if not removed or plan.removal:
        return ""
    verb = "se eliminó" if len(removed) == 1 else "se eliminaron"
    return f"; después {verb} {len(removed)} por un cambio aprobado"


def _known(context: YearContext, plan: UnitPlan) -> str:
    rollup = context.indicators.unit(plan.org_unit, context.current)
    if not plan.has_reported:
        return "No ha publicado avances aquí: no se sabe cuánto se cumplió." if plan.activities else ""
    if rollup.mean is None:
        if not plan.activities and not plan.reported_shares:
            return "Sin una meta con qué compararlo, no hay porcentaje."
        why = unknown_weight(rollup) or f"{rollup.state.explanation[:1].lower()}{rollup.state.explanation[1:]}"
        return f"Ha informado, pero aún no hay porcentaje: {why.rstrip('.')}."
    if rollup.as_reported:
        return _told(context, rollup)
    mean = mean_text(rollup, context.annual.frame.method)
    measured = counted(len(rollup.measured), "actividad", "actividades")
    if rollup.is_partial:
        total = len(rollup.members)
        verb = "mide" if len(rollup.measured) == 1 else "miden"
        return f"Faltan informes: con los recibidos solo se {verb} {measured} de {total}, con un promedio de {mean}."
    return f"Su cumplimiento {context.when} es {mean}, promedio de {measured}."


def _told(context: YearContext, rollup: Rollup) -> str:
    mean = percent(rollup.mean, context.annual.frame.method)
    if rollup.cut_off is not None:
        return f"Al {date_in_words(rollup.cut_off)} su avance era {mean}, informado por la unidad, sin detalle."
    if len(rollup.shares) > 1:
        return (
            f"Su cumplimiento {context.when} es {mean}, promedio de los porcentajes que informó por mes, sin detalle."
        )
    return f"Su cumplimiento {context.when} es {mean}, informado por la unidad, sin detalle."
