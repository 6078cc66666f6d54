"""Pages of authorities: the units below each, rolled up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import later, tr
from generator.core.model import Subject, SubjectKind
from generator.core.wording import counted, date_in_words
from generator.publishing import addresses
from generator.publishing.page import Link, Page
from generator.publishing.views.blocks import (
    KeyFigure,
    UnitItem,
    compliance_figure,
    unit_item,
)
from generator.publishing.views.counts import BadgeCount, unit_counts
from generator.publishing.views.matrix import Matrix, matrix
from generator.publishing.views.mean_account import MeanAccount, mean_account
from generator.publishing.views.words import Badge, badge_of, mean_text, sentence, unknown_weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.core.model import OrgUnit, UnitPlan
    from generator.indicators.rollup import Rollup
    from generator.publishing.views.context import YearContext


_UNPUBLISHED = later("No publicadas")


class AuthorityItem(Frozen):
    """An authority in the list."""

    link: Link
    units: str
    activities: str
    badge: Badge
    percent: str
    has_percent: bool


class AuthorityListView(Frozen):
    """All authorities of the year."""

    items: tuple[AuthorityItem, ...]
    period: str
    period_code: str


class AuthorityView(Frozen):
    """One authority: its roll-up and its units."""

    lead: tuple[str, ...]
    account: MeanAccount | None
    figures: tuple[KeyFigure, ...]
    counts: tuple[BadgeCount, ...]
    matrix: Matrix
    units: tuple[UnitItem, ...]
    period: str
    period_code: str


def authority_list_page(context: YearContext) -> Page:
    """Return the page that lists the authorities."""
    path = addresses.authorities(context.base)
    items = tuple(_item(context, unit) for unit in context.annual.institution.authorities)
    return context.page(
        path,
        "autoridades.html",
        tr("Autoridades, {label}", label=context.label),
        tr(
            "Cumplimiento de {year} por autoridad de {name}.",
            year=context.annual.year,
            name=context.annual.institution.name,
        ),
        AuthorityListView(items, context.when, context.current.code),
        current=path,
        data=(),
        searchable=False,
    )


def _item(context: YearContext, unit: OrgUnit) -> AuthorityItem:
    plans = context.annual.plans_below(unit.id)
    rollup = context.indicators.authority(unit.id, context.current)
    method = context.annual.frame.method
    return AuthorityItem(
        link=Link(unit.name, addresses.authority(context.base, unit.id)),
        units=counted(len(plans), "unidad", "unidades"),
        activities=_promised(plans),
        badge=badge_of(rollup, method),
        percent=mean_text(rollup, method),
        has_percent=rollup.mean is not None,
    )


def authority_page(context: YearContext, unit: OrgUnit) -> Page:
    """Return the page of one authority."""
    item = _item(context, unit)
    plans = context.annual.plans_below(unit.id)
    rollup = context.indicators.authority(unit.id, context.current)
    view = AuthorityView(
        lead=_lead(context, item, rollup),
        account=mean_account(
            context,
            lambda period: context.indicators.authority(unit.id, period),
            context.verified_periods.get(Subject(SubjectKind.AUTHORITY, unit.id), ()),
            (tr("Unidad"), tr("unidades")),
        ),
        figures=(
            KeyFigure(tr("Unidades"), str(len(plans))),
            _activities(plans),
            compliance_figure(context, rollup, one="unidad", many="unidades"),
        ),
        counts=unit_counts(context, plans),
        matrix=matrix(context, plans),
        units=tuple(unit_item(context, plan) for plan in plans),
        period=context.when,
        period_code=context.current.code,
    )
    return context.page(
        addresses.authority(context.base, unit.id),
        "autoridad.html",
        unit.name,
        tr("Metas y avances de las unidades de {name} en {year}.", name=unit.name, year=context.annual.year),
        view,
        current=addresses.authorities(context.base),
        trail=(Link(tr("Autoridades"), addresses.authorities(context.base)),),
        origin=unit.origin,
    )


def _promised(plans: Sequence[UnitPlan]) -> str:
    number = sum(len(plan.activities) for plan in plans)
    return counted(number, "actividad", "actividades") if number else tr(_UNPUBLISHED)


def _activities(plans: Sequence[UnitPlan]) -> KeyFigure:
    number = sum(len(plan.activities) for plan in plans)
    if not number:
        return KeyFigure(tr("Actividades"), tr(_UNPUBLISHED), is_text=True)
    return KeyFigure(tr("Actividades"), str(number))


def _lead(context: YearContext, item: AuthorityItem, rollup: Rollup) -> tuple[str, ...]:
    if item.activities == tr(_UNPUBLISHED):
        promised = tr(
            "Reúne {units}; no se publicaron sus actividades de {year}.", units=item.units, year=context.annual.year
        )
    else:
        promised = tr(
            "Reúne {units} con {activities} en {year}.",
            units=item.units,
            activities=item.activities,
            year=context.annual.year,
        )
    if rollup.mean is None:
        why = unknown_weight(rollup)
        return (promised, tr("{why}: no se da un promedio.", why=sentence(why)) if why else item.badge.explanation)
    kind = tr("ponderado") if rollup.weights else tr("simple")
    known = tr("Su cumplimiento {when} es {percent}", when=context.when, percent=item.percent)
    if rollup.cut_off is not None:
        known = tr("Al {cut_off} su avance era {percent}", cut_off=date_in_words(rollup.cut_off), percent=item.percent)
    return (promised, tr("{known}, el promedio {kind} de sus unidades medidas.", known=known, kind=kind))
