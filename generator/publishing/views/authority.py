"""Pages of authorities: the units below each, rolled up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.model import Subject, SubjectKind
from generator.core.wording import counted
from generator.publishing import addresses
from generator.publishing.page import Link, Page
from generator.publishing.views.blocks import (
    KeyFigure,
    Matrix,
    UnitItem,
    compliance_figure,
    matrix,
    unit_item,
)
from generator.publishing.views.counts import BadgeCount, unit_counts
from generator.publishing.views.mean_account import MeanAccount, mean_account
from generator.publishing.views.words import Badge, badge_of, mean_text, sentence, unknown_weight

if TYPE_CHECKING:
    from generator.core.model import OrgUnit
    from generator.indicators.rollup import Rollup
    from generator.publishing.views.context import YearContext


@dataclass(frozen=True, slots=True)
class AuthorityItem:
    """An authority in the list."""

    link: Link
    units: str
    activities: str
    badge: Badge
    percent: str
    has_percent: bool


@dataclass(frozen=True, slots=True)
class AuthorityListView:
    """All authorities of the year."""

    items: tuple[AuthorityItem, ...]
    period: str
    period_code: str


@dataclass(frozen=True, slots=True)
class AuthorityView:
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
        f"Autoridades, {context.label}",
        f"Cumplimiento de {context.annual.year} por autoridad de {context.annual.institution.name}.",
        AuthorityListView(items, context.when, context.current.code),
        current=path,
        data=(),
    )


def _item(context: YearContext, unit: OrgUnit) -> AuthorityItem:
    plans = context.annual.plans_below(unit.id)
    rollup = context.indicators.authority(unit.id, context.current)
    method = context.annual.frame.method
    return AuthorityItem(
        link=Link(unit.name, addresses.authority(context.base, unit.id)),
        units=counted(len(plans), "unidad", "unidades"),
        activities=counted(sum(len(plan.activities) for plan in plans), "actividad", "actividades"),
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
            ("Unidad", "unidades"),
        ),
        figures=(
            KeyFigure("Unidades", str(len(plans))),
            KeyFigure("Actividades", str(sum(len(plan.activities) for plan in plans))),
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
        f"Metas y avances de las unidades de {unit.name} en {context.annual.year}.",
        view,
        current=addresses.authorities(context.base),
        trail=(Link("Autoridades", addresses.authorities(context.base)),),
        origin=unit.origin,
    )


def _lead(context: YearContext, item: AuthorityItem, rollup: Rollup) -> tuple[str, ...]:
    promised = f"Reúne {item.units} con {item.activities} en {context.annual.year}."
    if rollup.mean is None:
        why = unknown_weight(rollup)
        return (promised, f"{sentence(why)}: no se da un promedio." if why else item.badge.explanation)
    kind = "ponderado" if rollup.weights else "simple"
    return (promised, f"Su cumplimiento {context.when} es {item.percent}, el promedio {kind} de sus unidades medidas.")
