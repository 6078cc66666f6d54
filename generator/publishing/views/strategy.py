"""Pages of the strategic plan: its tree, and each element with the activities that contribute to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.model import Measure, Subject, SubjectKind
from generator.core.wording import counted, date_in_words, listed, of_period
from generator.publishing import addresses
from generator.publishing.charts import bar_length
from generator.publishing.page import Link, Page
from generator.publishing.views.activity_list import ActivityItem, activity_item
from generator.publishing.views.blocks import Fact
from generator.publishing.views.mean_account import MeanAccount, mean_account
from generator.publishing.views.parts import element_part, in_part
from generator.publishing.views.strategy_lead import KIND_WORDS, strategy_lead
from generator.publishing.views.words import Badge, badge_of, percent, sentence
from generator.publishing.written import written

if TYPE_CHECKING:
    from generator.core.model import Activity, StrategicElement, Strategy, UnitPlan
    from generator.indicators.rollup import Rollup
    from generator.publishing.views.context import YearContext

_PERCENTAGES = {Measure.COMPLIANCE, Measure.MEAN}


class ElementItem(Frozen):
    """An element in the tree.

    `part` says of which part of the year its average is, and `part_code` for programs, where only that is published.
    """

    link: Link
    code: str
    kind: str
    quantity: str
    indicator: str
    owner: str
    starts_now: bool
    badge: Badge | None
    percent: str
    bar: str
    part: str
    part_code: str
    activities: str
    told: str
    proof: str
    children: tuple[ElementItem, ...]


class StrategyView(Frozen):
    """The strategic plan seen from one year."""

    lead: tuple[str, ...]
    note: str
    items: tuple[ElementItem, ...]
    year: str
    period_code: str
    has_links: bool


class ElementView(Frozen):
    """One element: what it promises and which activities contribute to it."""

    kind: str
    code: str
    lead: tuple[str, ...]
    account: MeanAccount | None
    facts: tuple[Fact, ...]
    owner_unit: Link | None
    children: tuple[ElementItem, ...]
    activities: tuple[ActivityItem, ...]
    percent: str
    bar: str
    badge: Badge | None
    item: ElementItem
    note: str
    year: str
    period: str
    period_code: str


def strategy_page(context: YearContext, strategy: Strategy) -> Page:
    """Return the page of the strategic plan."""
    path = addresses.strategy(context.base)
    view = StrategyView(
        lead=strategy_lead(context, strategy),
        note=strategy.notes,
        items=tuple(_item(context, strategy, element) for element in strategy.children(None)),
        year=str(context.annual.year),
        period_code=context.current.code,
        has_links=any(activity.strategy for _, activity in context.annual.activities()),
    )
    return context.page(
        path,
        "estrategia.html",
        strategy.name,
        tr(
            "Objetivos y acciones estratégicas de {name} y lo que aporta el {year}.",
            name=context.annual.institution.name,
            year=context.annual.year,
        ),
        view,
        current=path,
        origin=strategy.origin,
    )


def _linked(context: YearContext, strategy: Strategy, code: str) -> tuple[tuple[UnitPlan, Activity], ...]:
    codes = {code, *(element.code for element in strategy.descendants(code))}
    return tuple((plan, goal) for plan, goal in context.annual.activities() if goal.strategy in codes)


def _contributing(number: int, part: Rollup | None) -> str:
    """Say how many goals contribute to an element and, of a part of the year, how many of them have a percentage."""
    if not number:
        return ""
    goals = counted(number, "actividad", "actividades")
    if part and len(part.measured) < number:
        return tr("{goals}, {measured} con porcentaje", goals=goals, measured=len(part.measured))
    return goals


def _item(context: YearContext, strategy: Strategy, element: StrategicElement) -> ElementItem:
    linked = _linked(context, strategy, element.code)
    rollup = context.indicators.element(element.code, context.current)
    part = element_part(context, element.code, linked)
    mean = (part or rollup).mean
    method, told = context.annual.frame.method, _told(context, element)
    return ElementItem(
        link=Link(element.name, addresses.element(context.base, element.code)),
        code=element.code,
        kind=sentence(tr(KIND_WORDS[element.kind][0])),
        quantity=element.quantity.label if element.quantity else "",
        indicator=element.product_indicator,
        owner=element.owner,
        starts_now=element.start_year == context.annual.year,
        badge=badge_of(rollup, method) if linked else None,
        percent=percent(mean, method) if linked else "",
        bar=bar_length(mean) if linked else "",
        part=in_part(part) if part else "",
        part_code=part.period.code if part else "",
        activities=_contributing(len(linked), part),
        told=told,
        proof=addresses.verification(context.base) if told else "",
        children=tuple(_item(context, strategy, child) for child in strategy.children(element.code)),
    )


def _told(context: YearContext, element: StrategicElement) -> str:
    """Return the percentages that reports print of an element, with the day of each report; "" where none does."""
    subject = Subject(SubjectKind.ELEMENT, code=element.code)
    found: list[str] = []
    for report in context.annual.verified_reports:
        figures = [
            f"{figure.relation.value}{figure.quantity.label} {of_period(figure.period)}"
            for figure in report.figures
            if figure.subject == subject and figure.measure in _PERCENTAGES
        ]
        if figures:
            day = tr("el {date}", date=date_in_words(report.date)) if report.date else tr("sin fecha")
            found.append(f"{listed(dict.fromkeys(figures))} ({report.title}, {day})")
    return "; ".join(found)


def element_page(context: YearContext, strategy: Strategy, element: StrategicElement) -> Page:
    """Return the page of one strategic element."""
    item = _item(context, strategy, element)
    goals = _linked(context, strategy, element.code)
    linked = tuple(activity_item(context, plan, goal) for plan, goal in goals)
    part = element_part(context, element.code, goals)
    above = (Link(each.code, addresses.element(context.base, each.code)) for each in strategy.ancestors(element.code))
    known_unit = element.owner_unit if element.owner_unit in context.annual.institution.by_id else None
    view = ElementView(
        kind=item.kind,
        code=element.code,
        lead=_element_lead(context, item, linked, part),
        account=_account(context, element, part),
        facts=_facts(strategy, element),
        owner_unit=_owner_link(context, known_unit),
        children=item.children,
        activities=linked,
        percent=item.percent,
        bar=item.bar,
        badge=item.badge,
        item=item,
        note=element.notes,
        year=str(context.annual.year),
        period=context.when,
        period_code=item.part_code or context.current.code,
    )
    return context.page(
        addresses.element(context.base, element.code),
        "elemento.html",
        f"{element.code} {element.name}",
        tr(
            "{kind} de {name}: qué promete y qué actividades de {year} contribuyen.",
            kind=item.kind,
            name=strategy.name,
            year=context.annual.year,
        ),
        view,
        current=addresses.strategy(context.base),
        trail=(Link(tr("Estrategia"), addresses.strategy(context.base)), *above),
        origin=element.origin,
    )


def _account(context: YearContext, element: StrategicElement, part: Rollup | None) -> MeanAccount | None:
    asked = context.verified_periods.get(Subject(SubjectKind.ELEMENT, code=element.code), ())
    return mean_account(
        context,
        lambda period: context.indicators.element(element.code, period),
        (*asked, part.period) if part else asked,
        (tr("Actividad"), tr("actividades")),
    )


def _owner_link(context: YearContext, unit_id: str | None) -> Link | None:
    if unit_id is None:
        return None
    if unit_id in context.annual.by_unit:
        return context.unit_link(unit_id)
    if any(unit.id == unit_id for unit in context.annual.institution.authorities):
        return Link(context.name_of(unit_id), addresses.authority(context.base, unit_id))
    return None


def _element_lead(
    context: YearContext, item: ElementItem, linked: tuple[ActivityItem, ...], part: Rollup | None
) -> tuple[str, ...]:
    if not linked:
        return (
            (
                tr(
                    "Ninguna actividad del plan de {year} está vinculada a este elemento en el documento publicado.",
                    year=context.annual.year,
                )
            ),
        )
    first = tr(
        "{linked} a este elemento en {year}.",
        linked=counted(len(linked), "actividad contribuye", "actividades contribuyen"),
        year=context.annual.year,
    )
    if item.badge and not item.percent.startswith("—"):
        when = f" {item.part}" if item.part else ""
        average = f"{item.percent}{when}{_measured(part, len(linked))}"
        return (first, tr("Su cumplimiento promedio es {percent}.", percent=average))
    return (first, item.badge.explanation if item.badge else "")


def _measured(part: Rollup | None, number: int) -> str:
    """Say of how many goals the average of a part of the year is, if not of all."""
    measured = number if part is None else len(part.measured)
    if measured == number:
        return ""
    if measured == 1:
        return tr(": el de la única que se mide")
    return tr(": el de las {measured} que se miden", measured=measured)


def _facts(strategy: Strategy, element: StrategicElement) -> tuple[Fact, ...]:
    found = (
        Fact(tr("Plan estratégico"), written(strategy.name)),
        Fact(tr("Cantidad para todo el período"), element.quantity.label if element.quantity else ""),
        Fact(tr("Indicador de producto"), written(element.product_indicator)),
        Fact(tr("Responsable, según el documento"), written(element.owner)),
        Fact(tr("Inicia"), str(element.start_year) if element.start_year else ""),
    )
    return tuple(fact for fact in found if fact.text)
