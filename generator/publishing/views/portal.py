"""Pages above and beside the years: home, institution, search, not found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.publishing import addresses
from generator.publishing.page import Link, Page, Site
from generator.publishing.views.blocks import Fact
from generator.publishing.views.comparison import last_verdict
from generator.publishing.views.context import data_files
from generator.publishing.views.summary import year_card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.core.model import Institution, OrgUnit
    from generator.publishing.views.context import YearContext
    from generator.publishing.views.summary import InstitutionSummary, YearCard


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page: the latest year of each institution."""

    cards: tuple[YearCard, ...]
    is_single: bool


@dataclass(frozen=True, slots=True)
class TreeItem:
    """A node of the organisational tree."""

    link: Link | None
    name: str
    children: tuple[TreeItem, ...]


@dataclass(frozen=True, slots=True)
class InstitutionView:
    """An institution: its years, its tree and where to ask for information."""

    cards: tuple[YearCard, ...]
    verdict: tuple[str, ...]
    comparison_path: str
    tree: tuple[TreeItem, ...]
    facts: tuple[Fact, ...]
    website: str


@dataclass(frozen=True, slots=True)
class PlainView:
    """A page that is the same on every site."""


def home_page(site: Site, institutions: Sequence[InstitutionSummary]) -> Page:
    """Return the front page."""
    cards = tuple(institution.years[-1].card for institution in institutions if institution.years)
    return Page(
        path=addresses.HOME,
        template="inicio.html",
        title=site.name,
        description="Planes anuales de trabajo de instituciones públicas, y sus resultados, explicados y descargables.",
        view=HomeView(cards, is_single=len(cards) == 1),
        menu_path=addresses.HOME,
    )


def institution_page(institution: Institution, contexts: Sequence[YearContext]) -> Page:
    """Return the page of an institution."""
    office = institution.information_office
    unit = institution.by_id.get(office.unit) if office else None
    facts = (
        Fact("Oficina de información", unit.name if unit else ""),
        Fact("Cargo", office.post if office else ""),
        Fact("Correo", office.email if office else ""),
        Fact("Teléfono", office.phone if office else ""),
        Fact("Dirección", office.address if office else ""),
    )
    latest = contexts[-1] if contexts else None
    view = InstitutionView(
        cards=tuple(year_card(context) for context in reversed(contexts)),
        verdict=last_verdict(contexts),
        comparison_path=addresses.comparison(institution.id) if len(contexts) > 1 else "",
        tree=tuple(_node(institution, unit, latest) for unit in institution.children(None)),
        facts=tuple(fact for fact in facts if fact.text),
        website=institution.website,
    )
    return Page(
        path=addresses.institution(institution.id),
        template="institucion.html",
        title=institution.name,
        description=f"Planes anuales, unidades y oficina de información de {institution.name}.",
        view=view,
        breadcrumbs=(Link("Inicio", addresses.HOME),),
        downloads=data_files(addresses.institution(institution.id), "de la institución"),
    )


def _node(institution: Institution, unit: OrgUnit, context: YearContext | None) -> TreeItem:
    link = None
    if context and unit.id in context.annual.by_unit:
        link = context.unit_link(unit.id)
    elif context and institution.children(unit.id):
        link = Link(unit.name, addresses.authority(context.base, unit.id))
    children = tuple(_node(institution, child, context) for child in institution.children(unit.id))
    return TreeItem(link, unit.name, children)


def search_page() -> Page:
    """Return the search page; it works with the script of the search index, and points to the A to Z without."""
    return Page(
        addresses.SEARCH,
        "buscar.html",
        "Buscar",
        "Busque unidades, actividades y objetivos. Las tildes no hacen falta.",
        PlainView(),
        menu_path=addresses.SEARCH,
        searchable=False,
    )


def not_found_page() -> Page:
    """Return the page for addresses that do not exist."""
    return Page(
        addresses.NOT_FOUND,
        "404.html",
        "Página no encontrada",
        "Esta dirección no existe.",
        PlainView(),
        searchable=False,
    )
