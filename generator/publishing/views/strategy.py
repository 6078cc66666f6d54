"""Pages of the strategic plan: its tree, and each element with the activities that contribute to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.model import Subject, SubjectKind
from generator.core.wording import counted, listed
from generator.publishing import addresses
from generator.publishing.charts import bar_length
from generator.publishing.page import Link, Page
from generator.publishing.views.activity_list import ActivityItem, activity_item
from generator.publishing.views.blocks import Fact
from generator.publishing.views.mean_account import MeanAccount, mean_account
from generator.publishing.views.words import Badge, badge_of, percent, sentence

if TYPE_CHECKING:
    from generator.core.model import StrategicElement, Strategy
    from generator.publishing.views.context import YearContext

KIND_WORDS = {
    "eje": ("eje", "ejes"),
    "resultado": ("resultado", "resultados"),
    "linea": ("línea de acción", "líneas de acción"),
    "objetivo": ("objetivo", "objetivos"),
    "accion": ("acción", "acciones"),
}


@dataclass(frozen=True, slots=True)
class ElementItem:
    """An element in the tree."""

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
    activities: str
    children: tuple[ElementItem, ...]


@dataclass(frozen=True, slots=True)
class StrategyView:
    """The strategic plan seen from one year."""

    lead: tuple[str, ...]
    note: str
    items: tuple[ElementItem, ...]
    year: str
    period_code: str
    has_links: bool


@dataclass(frozen=True, slots=True)
class ElementView:
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
    note: str
    year: str
    period: str
    period_code: str


def strategy_page(context: YearContext, strategy: Strategy) -> Page:
    """Return the page of the strategic plan."""
    path = addresses.strategy(context.base)
    lead = [f"{strategy.name}: {_kinds(strategy.elements)}."]
    starting = tuple(element for element in strategy.elements if element.start_year == context.annual.year)
    if starting:
        verb = "se inicia" if len(starting) == 1 else "se inician"
        lead.append(f"En {context.annual.year} {verb} {_kinds(starting)}.")
    view = StrategyView(
        lead=tuple(lead),
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
        f"Objetivos y acciones estratégicas de {context.annual.institution.name} "
        f"y lo que aporta el {context.annual.year}.",
        view,
        current=path,
        origin=strategy.origin,
    )


def _kinds(elements: tuple[StrategicElement, ...]) -> str:
    """Say how many elements of each kind there are: `9 objetivos y 21 acciones`."""
    counts = Counter(element.kind for element in elements)
    return listed(counted(number, *KIND_WORDS[kind]) for kind, number in counts.items())


def _linked(context: YearContext, strategy: Strategy, code: str) -> tuple[ActivityItem, ...]:
    codes = {code, *(element.code for element in strategy.descendants(code))}
    return tuple(
        activity_item(context, plan, activity)
        for plan, activity in context.annual.activities()
        if activity.strategy in codes
    )


def _item(context: YearContext, strategy: Strategy, element: StrategicElement) -> ElementItem:
    linked = _linked(context, strategy, element.code)
    rollup = context.indicators.element(element.code, context.current)
    method = context.annual.frame.method
    return ElementItem(
        link=Link(element.name, addresses.element(context.base, element.code)),
        code=element.code,
        kind=sentence(KIND_WORDS[element.kind][0]),
        quantity=element.quantity.label if element.quantity else "",
        indicator=element.product_indicator,
        owner=element.owner,
        starts_now=element.start_year == context.annual.year,
        badge=badge_of(rollup, method) if linked else None,
        percent=percent(rollup.mean, method) if linked else "",
        bar=bar_length(rollup.mean) if linked else "",
        activities=counted(len(linked), "actividad", "actividades") if linked else "",
        children=tuple(_item(context, strategy, child) for child in strategy.children(element.code)),
    )


def element_page(context: YearContext, strategy: Strategy, element: StrategicElement) -> Page:
    """Return the page of one strategic element."""
    item = _item(context, strategy, element)
    linked = _linked(context, strategy, element.code)
    above = tuple(
        Link(other.code, addresses.element(context.base, other.code)) for other in strategy.ancestors(element.code)
    )
    known_unit = element.owner_unit if element.owner_unit in context.annual.institution.by_id else None
    view = ElementView(
        kind=item.kind,
        code=element.code,
        lead=_element_lead(context, item, linked),
        account=mean_account(
            context,
            lambda period: context.indicators.element(element.code, period),
            context.verified_periods.get(Subject(SubjectKind.ELEMENT, code=element.code), ()),
            ("Actividad", "actividades"),
        ),
        facts=_facts(strategy, element),
        owner_unit=_owner_link(context, known_unit),
        children=item.children,
        activities=linked,
        percent=item.percent,
        bar=item.bar,
        badge=item.badge,
        note=element.notes,
        year=str(context.annual.year),
        period=context.when,
        period_code=context.current.code,
    )
    return context.page(
        addresses.element(context.base, element.code),
        "elemento.html",
        f"{element.code} {element.name}",
        f"{item.kind} de {strategy.name}: qué promete y qué actividades de {context.annual.year} contribuyen.",
        view,
        current=addresses.strategy(context.base),
        trail=(Link("Estrategia", addresses.strategy(context.base)), *above),
        origin=element.origin,
    )


def _owner_link(context: YearContext, unit_id: str | None) -> Link | None:
    if unit_id is None:
        return None
    if unit_id in context.annual.by_unit:
        return context.unit_link(unit_id)
    if any(unit.id == unit_id for unit in context.annual.institution.authorities):
        return Link(context.name_of(unit_id), addresses.authority(context.base, unit_id))
    return None


def _element_lead(context: YearContext, item: ElementItem, linked: tuple[ActivityItem, ...]) -> tuple[str, ...]:
    if not linked:
        return (
            (
                f"Ninguna actividad del plan de {context.annual.year} está "
                "vinculada a este elemento en el documento publicado."
            ),
        )
    first = (
        f"{counted(len(linked), 'actividad contribuye', 'actividades contribuyen')} "
        f"a este elemento en {context.annual.year}."
    )
    if item.badge and not item.percent.startswith("—"):
        return (first, f"Su cumplimiento promedio es {item.percent}.")
    return (first, item.badge.explanation if item.badge else "")


def _facts(strategy: Strategy, element: StrategicElement) -> tuple[Fact, ...]:
    found = (
        Fact("Plan estratégico", strategy.name),
        Fact("Cantidad para todo el período", element.quantity.label if element.quantity else ""),
        Fact("Indicador de producto", element.product_indicator),
        Fact("Responsable, según el documento", element.owner),
        Fact("Inicia", str(element.start_year) if element.start_year else ""),
    )
    return tuple(fact for fact in found if fact.text)
