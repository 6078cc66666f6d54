"""The public body: its tree of units, its strategic plan, and where citizens ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.core.problem import Origin
    from generator.core.quantity import Quantity


@dataclass(frozen=True, slots=True)
class OrgUnit:
    """A node of the institution's tree: a unit, or an authority when it has units below it.

    `former_ids` are the ids, and so the names of files, that it had in what was published before; `reviewers` the
    accounts that approve changes of its plan and of those below it.
    """

    id: str
    name: str
    parent: str | None
    origin: Origin = field(compare=False, repr=False)
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InformationOffice:
    """Where citizens ask for information (LAIP): a unit and its public contact."""

    unit: str
    post: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class Institution:
    """A public body and its organisational tree, in the order of the file (parents before children).

    `reviewers` are the accounts that approve its changes where no unit says otherwise.
    """

    id: str
    name: str
    units: tuple[OrgUnit, ...]
    origin: Origin = field(compare=False, repr=False)
    acronym: str = ""
    country: str = "SV"
    website: str = ""
    information_office: InformationOffice | None = None
    reviewers: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, OrgUnit]:
        """Units by id; of two with the same id the first (a rule reports the second)."""
        return {unit.id: unit for unit in reversed(self.units)}

    def children(self, unit_id: str | None) -> tuple[OrgUnit, ...]:
        """Return the units directly below a unit; `None` gives the top of the tree."""
        return tuple(unit for unit in self.units if unit.parent == unit_id)

    def ancestors(self, unit_id: str) -> tuple[OrgUnit, ...]:
        """Return the units above, from the top down."""
        found: list[OrgUnit] = []
        parent = self.by_id[unit_id].parent
        while parent is not None:
            found.insert(0, self.by_id[parent])
            parent = self.by_id[parent].parent
        return tuple(found)

    @cached_property
    def authorities(self) -> tuple[OrgUnit, ...]:
        """Return the units that have others below them."""
        parents = {unit.parent for unit in self.units}
        return tuple(unit for unit in self.units if unit.id in parents)


@dataclass(frozen=True, slots=True)
class StrategicElement:
    """An axis, result, objective or action of the strategic plan."""

    code: str
    kind: str
    name: str
    parent: str | None
    origin: Origin = field(compare=False, repr=False)
    quantity: Quantity | None = None
    product_indicator: str = ""
    owner: str = ""
    owner_unit: str | None = None
    start_year: int | None = None
    notes: str = ""


@dataclass(frozen=True)
class Strategy:
    """A strategic plan: its elements in document order, parents before children."""

    id: str
    name: str
    first_year: int
    last_year: int
    elements: tuple[StrategicElement, ...]
    origin: Origin = field(compare=False, repr=False)
    notes: str = ""

    @cached_property
    def by_code(self) -> Mapping[str, StrategicElement]:
        """Elements by code."""
        return {element.code: element for element in reversed(self.elements)}

    def children(self, code: str | None) -> tuple[StrategicElement, ...]:
        """Return the elements directly below; `None` gives the top."""
        return tuple(element for element in self.elements if element.parent == code)

    def ancestors(self, code: str) -> tuple[StrategicElement, ...]:
        """Return the elements above, from the top down."""
        found: list[StrategicElement] = []
        parent = self.by_code[code].parent
        while parent is not None:
            found.insert(0, self.by_code[parent])
            parent = self.by_code[parent].parent
        return tuple(found)

    def descendants(self, code: str) -> tuple[StrategicElement, ...]:
        """Return everything below an element, in document order."""
        below: list[StrategicElement] = []
        for child in self.children(code):
            below += [child, *self.descendants(child.code)]
        return tuple(below)
