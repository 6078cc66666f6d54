"""The pages that list by name, from A to Z: institutions and units, and everything of a year."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.vocabulary import fold
from generator.core.wording import counted
from generator.publishing import addresses
from generator.publishing.page import Link, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.publishing.views.context import YearContext
    from generator.publishing.views.summary import InstitutionSummary


MOST_INSTITUTIONS_WITH_UNITS = 20


class IndexEntry(Frozen):
    """An entry of the A to Z."""

    link: Link
    note: str


class IndexLetter(Frozen):
    """The entries of a letter."""

    letter: str
    anchor: str
    entries: tuple[IndexEntry, ...]


class IndexView(Frozen):
    """Everything with a name, in alphabetical order."""

    letters: tuple[IndexLetter, ...]
    more: tuple[Link, ...]
    lead: str


def index_page(institutions: Sequence[InstitutionSummary]) -> Page:
    """Return the A to Z of institutions and units; each year has its own for activities.

    Of many institutions it lists only their names: all their units would make a page too heavy for a phone.
    """
    entries = [IndexEntry(institution.link, tr("Institución")) for institution in institutions]
    years = [year for institution in institutions for year in institution.years]
    if len(institutions) <= MOST_INSTITUTIONS_WITH_UNITS:
        entries += [IndexEntry(unit, year.title) for year in years for unit in year.units]
    more = tuple(
        Link(tr("{title}: todas las actividades", title=year.title), addresses.year_index(year.base)) for year in years
    )
    view = IndexView(
        _letters(entries),
        more,
        tr(
            "Todas las instituciones y unidades, en orden alfabético. Esta página no necesita "
            "programas en el navegador."
        ),
    )
    return Page(
        addresses.INDEX,
        "a-z.html",
        tr("De la A a la Z"),
        tr("Índice alfabético de instituciones y unidades."),
        view,
        menu_path=addresses.INDEX,
        searchable=False,
    )


def _year_entries(context: YearContext) -> list[IndexEntry]:
    entries = [
        IndexEntry(
            Link(activity.name, addresses.activity(context.base, plan.org_unit, activity.code)),
            tr("Actividad {code}, {org_unit}", code=activity.code, org_unit=context.name_of(plan.org_unit)),
        )
        for plan, activity in context.annual.activities()
    ]
    entries += [IndexEntry(context.unit_link(plan.org_unit), tr("Unidad")) for plan in context.annual.plans]
    if context.annual.strategy:
        entries += [
            IndexEntry(
                Link(element.name, addresses.element(context.base, element.code)),
                tr("Estrategia, {code}", code=element.code),
            )
            for element in context.annual.strategy.elements
        ]
    return entries


def year_index_page(context: YearContext) -> Page:
    """Return the A to Z of a year: units, activities and strategic elements."""
    entries = _year_entries(context)
    path = addresses.year_index(context.base)
    view = IndexView(
        _letters(entries),
        (),
        tr(
            "{entries}: unidades, actividades y elementos estratégicos de {year}.",
            entries=counted(len(entries), "entrada", "entradas"),
            year=context.annual.year,
        ),
    )
    return context.page(
        path,
        "a-z.html",
        tr("De la A a la Z, {year}", year=context.annual.year),
        tr(
            "Índice alfabético de unidades y actividades de {name}, {year}.",
            name=context.annual.institution.name,
            year=context.annual.year,
        ),
        view,
        current=path,
        data=(),
        shows_method=False,
        searchable=False,
    )


def _letters(entries: Sequence[IndexEntry]) -> tuple[IndexLetter, ...]:
    by_letter: dict[str, list[IndexEntry]] = {}
    for entry in sorted(
        entries, key=lambda entry: (fold(entry.link.label).strip("«\"'¿¡ "), entry.note, entry.link.path)
    ):
        first = next((char for char in unicodedata.normalize("NFC", entry.link.label) if char.isalnum()), "#")
        letter = "Ñ" if first in "ñÑ" else fold(first)[:1].upper()
        by_letter.setdefault(letter if letter.isalpha() else "#", []).append(entry)
    return tuple(
        IndexLetter(letter, f"letra-{ord(letter):x}", tuple(found))
        for letter, found in sorted(by_letter.items(), key=lambda item: "N~" if item[0] == "Ñ" else item[0])
    )
