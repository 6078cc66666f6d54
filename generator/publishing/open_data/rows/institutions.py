"""Rows of an institution, its units and its strategic plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.publishing.open_data.rows.values import count, quantity, several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Institution, Strategy
    from generator.data_set.shape import Row


def institution_rows(institution: Institution) -> Iterator[Row]:
    """Yield the row of an institution."""
    office = institution.information_office
    yield (
        institution.id,
        institution.name,
        institution.acronym or None,
        institution.country,
        institution.website or None,
        *(
            (value or None for value in (office.unit, office.post, office.email, office.phone, office.address))
            if office
            else (None,) * 5
        ),
        several(institution.reviewers),
    )


def unit_rows(institution: Institution) -> Iterator[Row]:
    """Yield a row per unit of the tree."""
    for index, unit in enumerate(institution.units, 1):
        yield (
            institution.id,
            unit.id,
            str(index),
            unit.parent,
            unit.name,
            unit.short_name or None,
            several(unit.aliases),
            several(unit.former_ids),
            several(unit.reviewers),
        )


def strategy_rows(institution: Institution, strategy: Strategy) -> Iterator[Row]:
    """Yield the row of a strategic plan."""
    years = (count(strategy.first_year), count(strategy.last_year))
    yield (institution.id, strategy.id, strategy.name, *years, strategy.notes or None)


def element_rows(institution: Institution, strategy: Strategy) -> Iterator[Row]:
    """Yield a row per element of a strategic plan."""
    for index, element in enumerate(strategy.elements, 1):
        yield (
            institution.id,
            strategy.id,
            element.code,
            str(index),
            element.kind,
            element.parent,
            element.name,
            *quantity(element.quantity),
            element.product_indicator or None,
            element.owner or None,
            element.owner_unit,
            count(element.start_year),
            element.notes or None,
        )
