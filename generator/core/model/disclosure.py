"""What a law asks institutions to publish of their plans, and what an institution says of how it does."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date


class Matter(Enum):
    """What a part of an obligation is about; the value is the word in YAML."""

    PLAN = "plan"
    RESULTS = "resultados"
    TARGETS = "metas"
    RESTRUCTURING = "reestructuracion"


class Asked(Frozen):
    """A part of an obligation: what it is about, its name, and the words of the law."""

    matter: Matter
    title: str
    quote: str = ""


class Law(Frozen):
    """What the law of a country asks to publish of plans; `source` says where its words were taken from."""

    country: str
    name: str
    acronym: str
    provision: str
    source: str
    parts: tuple[Asked, ...]


NO_LAW = Law(
    "",
    "",
    "",
    "",
    "",
    (
        Asked(Matter.PLAN, "El plan"),
        Asked(Matter.RESULTS, "Los resultados"),
        Asked(Matter.TARGETS, "Las metas y objetivos de cada unidad"),
        Asked(Matter.RESTRUCTURING, "Los planes de reestructuración o modernización"),
    ),
)
"""The same four parts, for a country whose law nobody has described."""


class DisclosedDocument(Frozen):
    """A document that the institution publishes elsewhere."""

    name: str
    url: str
    issued: date | None = None
    updated: date | None = None
    format: str = ""
    size: str = ""


class AbsenceAct(Frozen):
    """The act that says that a document does not exist."""

    code: str
    issued: date
    url: str = ""


class DisclosedPart(Frozen):
    """What an institution says of a part of the obligation in a year."""

    owner: str = ""
    notes: str = ""
    documents: tuple[DisclosedDocument, ...] = ()
    act: AbsenceAct | None = None


NOT_TOLD = DisclosedPart()
"""A part of which the institution says nothing."""


class Disclosure(Frozen):
    """How an institution discloses a year: the post in charge, the months in which it updates, and each part."""

    owner: str = ""
    months: tuple[int, ...] = ()
    plan: DisclosedPart = NOT_TOLD
    results: DisclosedPart = NOT_TOLD
    targets: DisclosedPart = NOT_TOLD
    restructuring: DisclosedPart = NOT_TOLD

    def part(self, matter: Matter) -> DisclosedPart:
        """Return what is said of a part."""
        by_matter = {
            Matter.PLAN: self.plan,
            Matter.RESULTS: self.results,
            Matter.TARGETS: self.targets,
            Matter.RESTRUCTURING: self.restructuring,
        }
        return by_matter[matter]


NO_DISCLOSURE = Disclosure()
"""What is known of an institution that has said nothing."""
