"""What a reader asks about: an institution, a year, a unit by any of its ids; and whether there is any of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.naming import institution_named
from generator.core.problem import GeneratorError
from generator.core.wording import did_you_mean, listed, quoted
from generator.history.changes import Place
from generator.history.kinds import Aspect

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.core.model import Institution
    from generator.history.changes import Change, Side

_FILE_NAME = "escriba el nombre de su archivo"


class Scope(Frozen):
    """What a reader asks about; "" and `None` are all.

    `others` are the other ids that the unit has had or has. `shadowed` are versions of goals that have the name of a
    git revision too: name and full name of each.
    """

    institution: str = ""
    year: int | None = None
    unit: str = ""
    others: frozenset[str] = frozenset()
    shadowed: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What is left out, and what a name was taken for, in sentences; none where there is nothing to say."""
        known = f", que también es o fue {listed(map(quoted, sorted(self.others)))}" if self.others else ""
        parts = [
            *([f"la unidad «{self.unit}»{known}"] if self.unit else ()),
            *([f"la institución «{self.institution}»"] if self.institution else ()),
            *([f"el ejercicio {self.year}"] if self.year is not None else ()),
        ]
        return (*([f"Solo {', '.join(parts)}."] if parts else ()), *self._taken())

    def _taken(self) -> Iterator[str]:
        """Say which of two things of one name was taken, and how to ask for the other."""
        if self.shadowed:
            names, full = (listed(each) for each in zip(*dict.fromkeys(self.shadowed), strict=True))
            what = "es una versión" if " " not in names else "son versiones"
            yield (
                f"Aquí {names} {what} de las metas de la unidad. En git hay además una revisión con ese nombre: para "
                f"compararla, escriba {full}."
            )

    def holds(self, place: Place) -> bool:
        """Return whether a place is part of it."""
        return (
            self.institution in {"", place.institution}
            and self.year in {None, place.year}
            and (not self.unit or (place.unit in {self.unit, *self.others} and place.year is not None))
        )

    def concerns(self, change: Change) -> bool:
        """Return whether a change is part of it: how and by when a year measures concerns each of its units."""
        if change.kind.aspect in {Aspect.METHOD, Aspect.CALENDAR} and not change.place.unit:
            return replace(self, unit="").holds(change.place)
        return self.holds(change.place)

    def through_renames(self, institutions: Collection[Institution]) -> Scope:
        """Return the scope with the id of its institution, and every id of its unit that some trees declare.

        Raises:
            GeneratorError: several institutions are called as the one that was asked for.
        """
        if (named := institution_named(institutions, self.institution)) != self.institution:
            return replace(self, institution=named).through_renames(institutions)
        found = {self.unit, *self.others}
        if self.unit:
            for each in institutions:
                if self.institution in {"", each.id}:
                    for unit in each.units:
                        formers = {former for former in unit.former_ids if former not in each.by_id}
                        found |= {unit.id, *formers} if found & {unit.id, *formers} else set()
        return replace(self, others=frozenset(found - {self.unit}))

    def require_any(self, sides: Collection[Side]) -> None:
        """Refuse to say that nothing changed of what is not there.

        Raises:
            GeneratorError: none of the states has anything of it.
        """
        places = {place for side in sides for place in _places(side)}
        if any(self.holds(place) for place in places):
            return
        here = {place for place in places if replace(self, year=None, unit="").holds(place)}
        years = sorted({place.year for place in here if place.year is not None})
        if not here:
            known = sorted({place.institution for place in places})
            what, advice = (
                f"la institución {quoted(self.institution)}",
                did_you_mean(self.institution, known, _FILE_NAME),
            )
        elif self.year is not None and self.year not in years:
            what, advice = f"el ejercicio {self.year}", f"sí {listed(map(str, years))}" if years else "no tiene ninguno"
        else:
            units = sorted({place.unit for place in here if place.unit and self.year in {None, place.year}})
            what, advice = f"un plan de la unidad {quoted(self.unit)}", did_you_mean(self.unit, units, _FILE_NAME)
            what += f" en {self.year}" if self.year is not None else ""
        raise GeneratorError(f"en lo que se compara no está {what}; {advice}")


def _places(side: Side) -> Iterator[Place]:
    """Yield what a state has, read or not."""
    for institution in side.institutions:
        yield Place(institution.id)
    for annual in side.annual_plans:
        yield Place(annual.institution.id, annual.year)
        measured = (*(plan.org_unit for plan in annual.plans), *(each.id for each in annual.institution.authorities))
        yield from (Place(annual.institution.id, annual.year, unit) for unit in measured)
    for key in side.unread:
        yield Place(key.institution, key.year, key.stem if key.kind == "plan" else "")
