"""A unit that begins: its place in the tree of its institution, and its first plan of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError
from generator.editing.org_tree import with_unit
from generator.editing.scaffold import plan_text_to_fill

if TYPE_CHECKING:
    from generator.core.model import Change, Institution, OrgUnit


class NewUnit(Frozen):
    """What is asked for: a unit by its identifier and, unless the tree has it already, its names and its authority."""

    institution: Institution
    id: str
    name: str = ""
    short_name: str = ""
    below: str | None = None

    @property
    def known(self) -> OrgUnit | None:
        """The unit, if the tree has it already."""
        return self.institution.by_id.get(self.id)

    def require_news(self, year: int | None) -> None:
        """Refuse what would add nothing, or would change what is there.

        Raises:
            GeneratorError: the tree has the unit already, and no plan of it is asked for, or other names.
        """
        if self.known is None:
            return
        if self.name or self.short_name or self.below:
            raise GeneratorError(
                f"«{self.id}» ya está en el organigrama: {self.known.name}; cámbiela en {self.known.origin.file}"
            )
        if year is None:
            raise GeneratorError(
                f"«{self.id}» ya está en el organigrama; para escribir su plan, agregue --ejercicio AÑO"
            )

    def tree(self, file: str, before: bytes) -> bytes:
        """Return the institution's file with the unit in its tree."""
        names = {"nombre": self.name, **({"nombre_corto": self.short_name} if self.short_name else {})}
        return with_unit(file, before, {"id": self.id, **names}, self.below)

    def plan_text(self, year: int, change: Change) -> str:
        """Return the text of its plan of a year, with an example to fill in."""
        return plan_text_to_fill(self.id, self.known.name if self.known else self.name, year, change)
