"""What units told and then rewrote in its place, after it had been published, as git shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.wording import counted, date_in_words, listed, of_period
from generator.publishing.views.words import percent, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import UnitPlan
    from generator.history.record import EditedShare
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


def edits_lead(context: YearContext) -> str:
    """Say how many reports and percentages of a year were edited after they had been published; "" if none was."""
    records = [context.record.unit(plan.year, plan.org_unit) for plan in context.annual.plans]
    reports = sum(told.edited is not None for record in records for told in record.told)
    shares = sum(len(record.edited_shares) for record in records)
    found = [
        *([counted(reports, "informe", "informes")] if reports else ()),
        *([counted(shares, "porcentaje informado", "porcentajes informados")] if shares else ()),
    ]
    if not found:
        return ""
    verb = tr("Se editó") if reports + shares == 1 else tr("Se editaron")
    return sentence(tr("{verb} {found} después de publicarse.", verb=verb, found=listed(found)))
