"""Pages above and beside the years: home, institution, search, not found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import later, spoken, tr
from generator.publishing import addresses
from generator.publishing.page import Following, Link, Page, Site
from generator.publishing.views.blocks import Fact
from generator.publishing.views.comparison import last_verdict
from generator.publishing.views.disclosure import NOBODY
from generator.publishing.views.downloads import ATOM, folder_data, following
from generator.publishing.views.index import MOST_INSTITUTIONS_WITH_UNITS
from generator.publishing.views.summary import year_card
from generator.publishing.views.vanished import vanished_institutions, vanished_years
from generator.publishing.written import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.core.model import Institution, OrgUnit
    from generator.history.record import GoneInstitution, Record
    from generator.publishing.views.context import YearContext
    from generator.publishing.views.summary import InstitutionSummary, YearCard


class HomeView(Frozen):
    """The front page: the latest year of each institution, and which institutions are gone."""

    cards: tuple[YearCard, ...]
    vanished: tuple[str, ...]
    is_single: bool


class TreeItem(Frozen):
    """A node of the organisational tree."""

    link: Link | None
    name: str
    children: tuple[TreeItem, ...]


class InstitutionView(Frozen):
    """An institution: its years, its tree and where to ask for information."""

    cards: tuple[YearCard, ...]
    vanished: tuple[str, ...]
    verdict: tuple[str, ...]
    comparison_path: str
    tree: tuple[TreeItem, ...]
    facts: tuple[Fact, ...]
    website: str


class PlainView(Frozen):
    """A page that is the same on every site."""


SAID_BY_SCRIPT = (
    later("Ninguna página dice «{text}». Con palabras que empiezan de forma parecida: "),
    later("No hay páginas con todas las palabras de «{text}». Con alguna: "),
    later("No hay resultados para «{text}»."),
    later("No hay páginas así."),
    later("1 resultado"),
    later("{number} resultados"),
)
"""The texts of `estilo/buscar.js`."""


class SearchView(Frozen):
    """The search page: what it may be narrowed by, with the label and the word for all of it.

    `texts` is what the script says, as JSON, in another language than its own.
    """

    filters: tuple[tuple[str, str, str], ...]
    texts: str


class AccessibilityView(Frozen):
    """The accessibility statement: whom to tell of a barrier."""

    institutions: tuple[Link, ...]


def home_page(site: Site, institutions: Sequence[InstitutionSummary], gone: Sequence[GoneInstitution] = ()) -> Page:
    """Return the front page."""
    cards = tuple(institution.years[-1].card for institution in institutions if institution.years)
    return Page(
        path=addresses.HOME,
        template="inicio.html",
        title=site.name,
        description=tr(
            "Planes anuales de trabajo de instituciones públicas, y sus resultados, explicados y descargables."
        ),
        view=HomeView(cards, vanished_institutions(institutions, gone), is_single=len(cards) == 1),
        menu_path=addresses.HOME,
        following=(Following(tr("Novedades de {name} (Atom)", name=site.name), addresses.feed(addresses.HOME), ATOM),),
    )


def _contact(institution: Institution) -> tuple[Fact, ...]:
    """Return how to ask for information; what is not known of the office is said, for citizens look for it here."""
    office = institution.information_office
    if office is None:
        return ()
    unit = institution.by_id.get(office.unit)
    told = (
        Fact(tr("Oficina de información"), unit.name if unit else ""),
        Fact(tr("Cargo"), written(office.post)),
        Fact(tr("Correo"), office.email or tr(NOBODY)),
        Fact(tr("Teléfono"), office.phone or tr(NOBODY)),
        Fact(tr("Dirección"), written(office.address)),
    )
    return tuple(fact for fact in told if fact.text)


def institution_page(
    institution: Institution, contexts: Sequence[YearContext], record: Record, *, with_parquet: bool
) -> Page:
    """Return the page of an institution."""
    latest = contexts[-1] if contexts else None
    view = InstitutionView(
        cards=tuple(year_card(context) for context in reversed(contexts)),
        vanished=vanished_years(record, [context.annual.year for context in contexts]),
        verdict=last_verdict(contexts),
        comparison_path=addresses.comparison(institution.id) if len(contexts) > 1 else "",
        tree=tuple(_node(institution, unit, latest) for unit in institution.children(None)),
        facts=_contact(institution),
        website=institution.website,
    )
    return Page(
        path=addresses.institution(institution.id),
        template="institucion.html",
        title=institution.name,
        description=tr("Planes anuales, unidades y oficina de información de {name}.", name=institution.name),
        view=view,
        breadcrumbs=(Link(tr("Inicio"), addresses.HOME),),
        downloads=folder_data(
            addresses.institution(institution.id), tr("de la institución"), with_parquet=with_parquet
        ),
        following=following(institution, with_calendar=any(context.has_calendar for context in contexts)),
        filters=(("institucion", institution.name),),
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
        tr("Buscar"),
        tr("Busque unidades, actividades y objetivos. Las tildes no hacen falta."),
        SearchView(
            (
                ("institucion", tr("Institución"), tr("Todas")),
                ("ejercicio", tr("Año"), tr("Todos")),
                ("unidad", tr("Unidad"), tr("Todas")),
                ("estado", tr("Estado"), tr("Todos")),
            ),
            json.dumps({text: tr(text) for text in SAID_BY_SCRIPT}, ensure_ascii=False) if spoken() else "",
        ),
        menu_path=addresses.SEARCH,
        searchable=False,
    )


def accessibility_page(institutions: Sequence[InstitutionSummary]) -> Page:
    """Return what was tested of the site's accessibility, and what was not."""
    named = institutions if len(institutions) <= MOST_INSTITUTIONS_WITH_UNITS else ()
    return Page(
        addresses.ACCESSIBILITY,
        "accesibilidad.html",
        tr("Accesibilidad"),
        tr("Qué se ha probado para que cualquier persona pueda usar este sitio, y qué no."),
        AccessibilityView(tuple(institution.link for institution in named)),
    )


def not_found_page() -> Page:
    """Return the page for addresses that do not exist."""
    return Page(
        addresses.NOT_FOUND,
        "404.html",
        tr("Página no encontrada"),
        tr("Esta dirección no existe."),
        PlainView(),
        searchable=False,
    )
